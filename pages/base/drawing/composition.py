"""Compositions of figures and single tiles for a topic ("Fugenbilder")."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from .chance import Chance
from .figures import FIGURES, Figure, Tones
from .palette import GAP, GROUND, TILE, TOPICS, Palette, contrast, inks_differ, shows_on
from .shapes import Drawing, Rect, Shape, all_moved, moved
from .singles import EMPTY, SINGLES, suits

Cell = tuple[int, int]

_CELLS_PER_FIGURE = 5
_CELLS_PER_EMPTY_TILE = 5
_PITCH = TILE + GAP


@dataclass
class Board:
    """What lies where in a composition; cells are (column, row), counted from 0."""

    columns: int
    rows: int
    palette: Palette
    chance: Chance
    kinds: dict[Cell, str] = field(default_factory=dict)
    papers_at: dict[Cell, str] = field(default_factory=dict)
    inks_at: dict[Cell, str] = field(default_factory=dict)
    ink_use: Counter[str] = field(default_factory=Counter)
    papers: list[Shape] = field(default_factory=list)
    pieces: list[Shape] = field(default_factory=list)
    joints: list[Shape] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def cells(self) -> list[Cell]:
        """All cells in reading order."""
        return [(column, row) for row in range(self.rows) for column in range(self.columns)]

    def free_places(self, figure: Figure) -> list[Cell]:
        """The cells where the upper left tile of the figure could lie."""
        return [
            (column, row)
            for column, row in self.cells()
            if column + figure.columns <= self.columns
            and row + figure.rows <= self.rows
            and not any(cell in self.kinds for cell in _covered(figure, (column, row)))
        ]

    def drawing(self) -> Drawing:
        """The board as a picture: ground, papers, pieces and, on top, the joints."""
        width, height = self.columns * _PITCH - GAP, self.rows * _PITCH - GAP
        ground = Rect(GROUND, 0, 0, width, height)
        papers = sorted(self.papers, key=lambda paper: paper.colour)
        return Drawing(width, height, (ground, *papers, *self.pieces, *self.joints))


def composition(topic: str, columns: int, rows: int, seed: str) -> Drawing:
    """A picture of the topic, columns x rows tiles large, that depends on the seed alone.

    ``seed`` is a stable word such as ``thema-bildung``, a district key or a release slug.
    Teasers are 3 x 2 tiles, page heads 4 x 3, the hero 5 x 5, a 16:9 picture 7 x 4.
    """
    return lay(topic, columns, rows, seed).drawing()


def lay(topic: str, columns: int, rows: int, seed: str) -> Board:
    """The board of such a picture with all its tiles laid."""
    subject = TOPICS[topic]
    board = Board(columns, rows, subject.palette, Chance(f"{topic}:{columns}x{rows}:{seed}"))
    _place_figures(board, subject.figures)
    _place_singles(board)
    return board


def _place_figures(board: Board, names: Iterable[str]) -> None:
    """Lays one figure per five tiles, none of them twice."""
    wanted = math.ceil(board.columns * board.rows / _CELLS_PER_FIGURE)
    pairs = board.chance.shuffled(board.palette.ink_pairs())
    placed = 0
    for name in board.chance.shuffled(list(names)):
        places = board.free_places(FIGURES[name])
        if placed == wanted or not places:
            continue
        pair = min(pairs, key=lambda inks: board.ink_use[inks[0]] + board.ink_use[inks[1]])
        pairs.append(pairs.pop(pairs.index(pair)))
        _lay_figure(board, name, board.chance.pick(places), pair)
        placed += 1


def _lay_figure(board: Board, name: str, place: Cell, pair: tuple[str, str]) -> None:
    figure = FIGURES[name]
    cells = _covered(figure, place)
    one, two = pair
    accents = [ink for ink in board.palette.inks if ink not in pair and inks_differ(ink, one)]
    accent = board.chance.pick(accents) if accents else two
    paper = _paper_for(board, cells, (one, two, accent))
    for cell in cells:
        board.kinds[cell] = name
        board.papers_at[cell] = paper
    board.ink_use.update(pair)
    board.pairs.append(pair)
    x, y = place[0] * _PITCH, place[1] * _PITCH
    board.papers.extend(Rect(paper, *_corner(cell), TILE, TILE) for cell in cells)
    board.pieces.extend(all_moved(figure.draw(Tones(one, two, accent, paper)), x, y))
    board.joints.extend(all_moved(figure.joints, x, y))


def _place_singles(board: Board) -> None:
    """Fills the rest: about a fifth stays empty, no two equal singles side by side."""
    rest = [cell for cell in board.cells() if cell not in board.kinds]
    empty = round(board.columns * board.rows / _CELLS_PER_EMPTY_TILE)
    for cell in board.chance.shuffled(rest):
        if empty and EMPTY not in _kinds_around(board, cell):
            _lay_single(board, cell, EMPTY)
            empty -= 1
    used: Counter[str] = Counter()
    for cell in rest:
        if cell in board.kinds:
            continue
        around = _kinds_around(board, cell)
        allowed = [name for name in board.chance.shuffled(list(SINGLES)) if name not in around]
        name = min(allowed, key=lambda single: used[single])
        used[name] += 1
        _lay_single(board, cell, name)


def _lay_single(board: Board, cell: Cell, name: str) -> None:
    board.kinds[cell] = name
    if name == EMPTY:
        paper = _paper_for(board, [cell], ())
    else:
        ink = _ink_for(board, cell, name)
        paper = _paper_for(board, [cell], (ink,))
        board.ink_use[ink] += 1
        board.inks_at[cell] = ink
        board.pieces.append(moved(SINGLES[name](ink, board.chance.below(4)), *_corner(cell)))
    board.papers_at[cell] = paper
    board.papers.append(Rect(paper, *_corner(cell), TILE, TILE))


def _ink_for(board: Board, cell: Cell, name: str) -> str:
    """The least used ink that suits the piece and is not the neighbour's."""
    inks = [ink for ink in board.chance.shuffled(board.palette.inks) if suits(name, ink)]
    around = {board.inks_at.get(near) for near in _neighbours(cell)}
    return min(inks, key=lambda ink: (ink in around, board.ink_use[ink]))


def _paper_for(board: Board, cells: list[Cell], inks: tuple[str, ...]) -> str:
    """A paper that all inks show on, if possible none of the neighbours' papers."""
    papers = board.chance.shuffled(board.palette.papers)
    clear = [paper for paper in papers if all(shows_on(ink, paper) for ink in inks)]
    if not clear:
        return max(papers, key=lambda paper: min(contrast(ink, paper) for ink in inks))
    around = Counter(board.papers_at.get(near) for cell in cells for near in _neighbours(cell))
    return min(clear, key=lambda paper: around[paper])


def _covered(figure: Figure, place: Cell) -> list[Cell]:
    return [
        (place[0] + column, place[1] + row)
        for row in range(figure.rows)
        for column in range(figure.columns)
    ]


def _neighbours(cell: Cell) -> list[Cell]:
    column, row = cell
    return [(column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1)]


def _kinds_around(board: Board, cell: Cell) -> set[str]:
    return {board.kinds[near] for near in _neighbours(cell) if near in board.kinds}


def _corner(cell: Cell) -> tuple[int, int]:
    return cell[0] * _PITCH, cell[1] * _PITCH
