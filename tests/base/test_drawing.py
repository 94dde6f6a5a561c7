"""The drawn pictures: stable, small, and true to the rules of pieces and joints."""

import os
import re
import subprocess
import sys
from io import BytesIO
from itertools import pairwise, product
from pathlib import Path as FilePath
from typing import get_args

import pytest
from PIL import Image

from pages.base.drawing import (
    Drawing,
    alt_for_group,
    composition,
    group_picture,
    mark_svg,
    to_png,
    to_svg,
    write_icons,
)
from pages.base.drawing.chance import Chance
from pages.base.drawing.composition import Board, lay
from pages.base.drawing.figures import FIGURES, SPAN, Tones
from pages.base.drawing.palette import (
    COLOURS,
    GAP,
    JOINT,
    NIGHT_COLOURS,
    PALETTES,
    TILE,
    TOPICS,
    contrast,
    rgb,
)
from pages.base.drawing.people import SAFE_PART, WIDTH, line_up
from pages.base.drawing.raster import outline, to_image
from pages.base.drawing.shapes import Arc, Circle, Line, Polygon, Rect, Shape, path
from pages.base.drawing.singles import EMPTY, SINGLES

ROOT = FilePath(__file__).resolve().parents[2]
SIZES = ((3, 2), (4, 3), (5, 5), (7, 4))
SEEDS = [f"seed-{number}" for number in range(12)]
# One square of 40 units around (50, 50), drawn with each kind of shape.
SAMPLES: dict[type[Shape], Shape] = {
    Rect: Rect("p700", 30, 30, 40, 40),
    Circle: Circle("p700", 50, 50, 20),
    Polygon: Polygon("p700", ((30, 30), (70, 30), (70, 70), (30, 70))),
    type(path("p700", (0, 0))): path(
        "p700", (30, 50), Arc(70, 50, 20, 20), Line(70, 70), Arc(30, 70, 20, 5, False)
    ),
}


def laid_boards() -> list[Board]:
    return [lay(topic, *size, seed) for topic, size, seed in product(TOPICS, SIZES, SEEDS)]


def digest_in_new_process(hash_seed: str) -> str:
    script = (
        "import hashlib; from pages.base.drawing import composition, group_picture, to_svg;"
        "svg = to_svg(composition('alle', 5, 5, 'start')) + to_svg(group_picture(6, 'start'));"
        "print(hashlib.sha256(svg.encode()).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_pictures_depend_on_the_seed_alone() -> None:
    assert digest_in_new_process("1") == digest_in_new_process("2")
    assert len({to_svg(composition("bildung", 4, 3, seed)) for seed in SEEDS}) == len(SEEDS)


def test_chance_is_fixed_for_good() -> None:
    # Published pictures would change if these numbers did.
    chance = Chance("thema-bildung")
    assert [chance.below(100) for _ in range(10)] == [12, 1, 80, 45, 70, 77, 89, 1, 34, 82]


def test_every_named_figure_and_colour_exists() -> None:
    assert {name for topic in TOPICS.values() for name in topic.figures} == set(FIGURES)
    inks = {tone for palette in PALETTES.values() for tone in palette.papers + palette.inks}
    assert inks <= set(COLOURS) and set(NIGHT_COLOURS) == set(COLOURS)
    assert JOINT not in inks


@pytest.mark.parametrize("name", FIGURES)
def test_figure_stays_in_its_tiles_and_is_amber_in_its_joint_only(name: str) -> None:
    figure = FIGURES[name]
    shapes = list(figure.draw(Tones("p900", "p500", "ap300", "sand")))
    width, height = (TILE if count == 1 else SPAN for count in (figure.columns, figure.rows))
    points = [point for shape in shapes for point in outline(shape)]
    assert all(-0.01 <= x <= width + 0.01 and -0.01 <= y <= height + 0.01 for x, y in points)
    assert {"p900", "p500"} <= {shape.colour for shape in shapes}
    assert JOINT not in {shape.colour for shape in shapes}
    assert figure.joints and all(joint.colour == JOINT for joint in figure.joints)


def test_amber_fills_gaps_between_tiles_only() -> None:
    for board in laid_boards():
        amber = [shape for shape in board.drawing().shapes if shape.colour == JOINT]
        assert amber
        for joint in amber:
            assert isinstance(joint, Rect)
            upright = joint.x % (TILE + GAP) == TILE and joint.width == GAP
            level = joint.y % (TILE + GAP) == TILE and joint.height == GAP
            assert upright or level


def test_board_follows_the_rules() -> None:
    for board in laid_boards():
        cells = board.columns * board.rows
        assert len(board.kinds) == cells
        figures = [name for name in board.kinds.values() if name in FIGURES]
        for name in set(figures):
            assert figures.count(name) == FIGURES[name].columns * FIGURES[name].rows
        assert 1 <= len(set(figures)) <= -(-cells // 5)
        assert list(board.kinds.values()).count(EMPTY) <= round(cells / 5)
        for (column, row), kind in board.kinds.items():
            if kind in SINGLES or kind == EMPTY:
                assert board.kinds.get((column + 1, row)) != kind
                assert board.kinds.get((column, row + 1)) != kind


def test_the_two_halves_of_a_figure_differ() -> None:
    for palette in PALETTES.values():
        pairs = palette.ink_pairs()
        assert len(pairs) >= 4
        assert all(contrast(*pair) >= 1.4 for pair in pairs)
    for board in laid_boards():
        assert set(board.pairs) <= set(board.palette.ink_pairs())


def test_people_stand_in_the_middle_and_amber_joins_them() -> None:
    margin = WIDTH * (1 - SAFE_PART) / 2
    for people, seed in product(range(1, 13), SEEDS):
        drawing = group_picture(people, seed)
        persons = [shape for shape in drawing.shapes if shape.colour not in ("p100", "p150")]
        points = [point for shape in persons for point in outline(shape)]
        assert margin - 0.01 <= min(x for x, _ in points)
        assert max(x for x, _ in points) <= WIDTH - margin + 0.01
        assert min(y for _, y in points) > 20
        row = line_up(people, Chance(f"group:{people}:{seed}"))
        joints = [shape for shape in drawing.shapes if shape.colour == JOINT]
        assert [joint.x + joint.width / 2 for joint in joints] == pytest.approx(
            [person.right for person in row[:-1]]
        )
        for one, other in pairwise(row):
            assert contrast(one.cloth, other.cloth) >= 1.4
            assert one.style != other.style


def test_both_renderers_know_every_shape() -> None:
    assert set(SAMPLES) == set(get_args(Shape))
    for shape in SAMPLES.values():
        drawing = Drawing(100, 100, (Rect("kreide", 0, 0, 100, 100), shape))
        assert to_svg(drawing).count("<path") == 2
        image = to_image(drawing, 200, 200)
        assert image.getpixel((100, 100)) == rgb("p700")
        for outside in ((50, 100), (150, 100), (100, 50), (100, 150), (62, 62)):
            corner_of_square = outside == (62, 62) and isinstance(shape, Rect | Polygon)
            if not corner_of_square:
                assert image.getpixel(outside) == rgb("kreide"), (shape, outside)


def test_svg_is_small_and_bare() -> None:
    for board in laid_boards():
        svg = to_svg(board.drawing())
        assert len(svg.encode()) < 5000
        assert "style" not in svg and "<text" not in svg and "e-" not in svg
    assert max(len(to_svg(group_picture(6, seed))) for seed in SEEDS) < 5000
    day = composition("kultur", 3, 2, "x")
    assert '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 376 248" width="376"' in to_svg(
        day
    )
    assert COLOURS["kreide"] in to_svg(day) and COLOURS["kreide"] not in to_svg(day, night=True)


@pytest.mark.parametrize("drawing", [group_picture(8, "x"), composition("rettung", 7, 4, "x")])
def test_photo_sized_files_are_light_and_true_in_colour(drawing: Drawing) -> None:
    data = to_png(drawing, 1600, 900)
    image = Image.open(BytesIO(data))
    assert image.format == "PNG" and image.size == (1600, 900)
    assert len(data) < 120_000
    found = {colour for _, colour in image.convert("RGB").getcolors(300) or []}
    assert {rgb(shape.colour) for shape in drawing.shapes} <= found
    assert Image.open(BytesIO(to_png(drawing, 320, 180, format="webp"))).format == "WEBP"


def test_alt_text_counts_in_words() -> None:
    assert alt_for_group(6, "de") == (
        "Zeichnung: Sechs Personen stehen Schulter an Schulter in einer Reihe."
    )
    assert alt_for_group(12, "en-gb").startswith("Drawing: Twelve people stand")
    assert "13 Personen" in alt_for_group(13, "de-ls")
    assert "Eine Person steht" in alt_for_group(1, "de")


def test_mark_and_stored_icons_agree(tmp_path: FilePath) -> None:
    write_icons(tmp_path)
    stored = ROOT / "static/src/icons"
    colours = re.compile("#[0-9A-F]{6}")
    drawn, kept = (
        set(colours.findall((folder / "favicon.svg").read_text())) for folder in (tmp_path, stored)
    )
    assert drawn == kept
    for folder in (tmp_path, stored):
        for name, size, padding in (("favicon-32.png", 32, 0), ("touch-icon-180.png", 180, 22)):
            icon = Image.open(folder / name).convert("RGB")
            assert icon.size == (size, size)
            scale = (size - 2 * padding) / 40
            for x, y, colour in ((5, 20, "p800"), (20, 6, "p700"), (36, 20, "p600")):
                found = icon.getpixel((round(padding + x * scale), round(padding + y * scale)))
                assert found == pytest.approx(rgb(colour), abs=3), (folder, name)
    assert len({mark_svg(), mark_svg(dark=True), mark_svg(deep=True)}) == 3
    assert 'aria-hidden="true" focusable="false"' in mark_svg()
