"""Group pictures: people without faces, shoulder to shoulder, in front of a quiet wall."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .chance import Chance
from .hair import HAIR_STYLES, Head
from .palette import GROUND, JOINT, contrast
from .shapes import Arc, Circle, Drawing, Line, Rect, Shape, path, polygon

WIDTH, HEIGHT = 1600, 900
# All people stand inside this part of the width, so a 3:2 crop cuts nobody.
SAFE_PART = 0.84

_WALL, _WALL_PIECE = "p100", "p150"
_BARE_HEADS = ("ap300", "sa300", "pf300")
_FACES = ("ap200", "sand", "li200", *_BARE_HEADS)
_CLOTHES = ("p900", "p700", "pf300", "p500", "li200", "pf700", "p800", "ap300", "p600")
_HAIR = ("p900", "p700", "pf800", "p600", "pf700", "p500")
_WIDEST_SHOULDERS = 370.0
# How much taller than the others somebody is, as a part of the shoulder width.
_STATURES = (-0.2, -0.1, 0.0, 0.1, 0.2)
_CONTRAST_OF_NEIGHBOURS = 1.4
_CONTRAST_OF_HAIR = 2.0
_CONTRAST_OF_FACE = 1.2
_CONTRAST_OF_CLOTH = 1.45


@dataclass(frozen=True)
class Person:
    """Somebody in the row; lengths in picture units."""

    left: float
    width: float
    stature: float
    shoulder: float
    cloth: str
    style: str
    head: Head
    collar: bool

    @property
    def right(self) -> float:
        """Where the next person begins."""
        return self.left + self.width

    @property
    def sleeve(self) -> float:
        """The height at which the round of the shoulder ends."""
        return self.shoulder + 0.36 * self.width


def group_picture(people: int, seed: str) -> Drawing:
    """A 16:9 picture of that many people side by side; same seed, same people."""
    chance = Chance(f"group:{people}:{seed}")
    group = line_up(people, chance)
    wall = [Rect(_WALL, 0, 0, WIDTH, HEIGHT), *_wall_pieces(chance)]
    hair = [shape for one in group for shape in HAIR_STYLES[one.style].behind(one.head)]
    bodies = [shape for one in group for shape in _body(one)]
    joints = [_joint(one, other) for one, other in pairwise(group)]
    return Drawing(WIDTH, HEIGHT, (*wall, *hair, *bodies, *joints))


def line_up(people: int, chance: Chance) -> list[Person]:
    """The people of a picture from left to right."""
    if people < 1:
        raise ValueError("A group picture shows at least one person.")
    width = min(WIDTH * SAFE_PART / people, _WIDEST_SHOULDERS)
    first_without_collar = chance.below(3)
    group: list[Person] = []
    for index in range(people):
        left = (WIDTH - people * width) / 2 + index * width
        group.append(_next_person(group, left, width, index % 3 != first_without_collar, chance))
    return group


def _next_person(
    group: Sequence[Person], left: float, width: float, collar: bool, chance: Chance
) -> Person:
    """Somebody who differs from the neighbour and, as far as possible, from all others."""
    before = group[-1] if group else None
    stature = chance.pick([part for part in _STATURES if not before or part != before.stature])
    cloth = _rarest(
        [tone for tone in _CLOTHES if not before or _apart(tone, before.cloth)],
        [person.cloth for person in group],
        chance,
    )
    style = _rarest(
        [name for name in HAIR_STYLES if not before or name != before.style],
        [person.style for person in group],
        chance,
    )
    faces = _BARE_HEADS if HAIR_STYLES[style].bare else _FACES
    face = _rarest(
        [tone for tone in faces if contrast(tone, cloth) >= _CONTRAST_OF_FACE],
        [person.head.face for person in group],
        chance,
    )
    hair = _rarest(
        [tone for tone in _HAIR if _suits(tone, face, cloth)],
        [person.head.hair for person in group],
        chance,
    )
    shoulder = HEIGHT * 0.57 - (0.225 + stature) * width
    radius = 0.3 * width
    head = Head(left + width / 2, shoulder - 0.9 * radius, radius, face, hair)
    return Person(left, width, stature, shoulder, cloth, style, head, collar)


def _apart(one: str, other: str) -> bool:
    return contrast(one, other) >= _CONTRAST_OF_NEIGHBOURS


def _suits(hair: str, face: str, cloth: str) -> bool:
    return contrast(hair, face) >= _CONTRAST_OF_HAIR and contrast(hair, cloth) >= _CONTRAST_OF_CLOTH


def _rarest(options: Sequence[str], used: Sequence[str], chance: Chance) -> str:
    """An option that was used least often so far."""
    count: Callable[[str], int] = used.count
    return min(chance.shuffled(options), key=count)


def _body(person: Person) -> Iterator[Shape]:
    middle, half = person.head.x, person.width / 2
    yield path(
        person.cloth,
        (person.left, HEIGHT),
        Line(person.left, person.sleeve),
        Arc(middle, person.shoulder, half, person.sleeve - person.shoulder),
        Arc(person.right, person.sleeve, half, person.sleeve - person.shoulder),
        Line(person.right, HEIGHT),
    )
    style = HAIR_STYLES[person.style]
    if person.collar and not style.hides_neck:
        yield _collar(person)
    yield Circle(person.head.face, middle, person.head.y, person.head.radius)
    yield from style.front(person.head)


def _collar(person: Person) -> Shape:
    tone = GROUND if contrast(GROUND, person.cloth) >= _CONTRAST_OF_NEIGHBOURS else "p700"
    middle, top, edge = person.head.x, person.shoulder, 0.12 * person.width
    tip = (middle, top + 0.26 * person.width)
    return polygon(tone, (middle - edge, top), (middle + edge, top), tip)


def _joint(one: Person, other: Person) -> Rect:
    """The place where two people stand shoulder to shoulder."""
    width = round(0.055 * one.width)
    top = max(one.sleeve, other.sleeve)
    return Rect(JOINT, one.right - width / 2, top, width, HEIGHT - top)


def _wall_pieces(chance: Chance) -> Iterator[Shape]:
    """A large quarter disc in every column of the wall, above or below."""
    size = HEIGHT / 2
    for left in (0, size, 2 * size, 3 * size):
        top = chance.pick((0, size))
        right, bottom = left + size, top + size
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        # The edge cuts the last column: there the quarter disc keeps its corner inside.
        turn = chance.pick((0, 3) if right > WIDTH else (0, 1, 2, 3))
        before, corner, after = (corners[(turn + step) % 4] for step in (-1, 0, 1))
        yield path(_WALL_PIECE, before, Line(*corner), Line(*after), Arc(*before, size, size))
