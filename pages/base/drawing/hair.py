"""Heads without faces and their hair, each style one piece in one colour."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .shapes import Arc, Circle, Line, Shape, Step, path


@dataclass(frozen=True)
class Head:
    """A head by its middle and radius, with the tones of face and hair."""

    x: float
    y: float
    radius: float
    face: str
    hair: str

    def at(self, right: float, down: float) -> tuple[float, float]:
        """A point given in head radii from the middle."""
        return self.x + right * self.radius, self.y + down * self.radius

    def line(self, right: float, down: float) -> Line:
        """A straight step to such a point."""
        return Line(*self.at(right, down))

    def arc(
        self, right: float, down: float, rx: float, ry: float | None = None, turn: bool = True
    ) -> Arc:
        """A curved step to such a point; radii are in head radii, too."""
        height = rx if ry is None else ry
        return Arc(*self.at(right, down), rx * self.radius, height * self.radius, turn)

    def disc(self, colour: str, right: float, down: float, size: float) -> Circle:
        """A disc around such a point, sized in head radii."""
        return Circle(colour, *self.at(right, down), size * self.radius)

    def piece(self, start: tuple[float, float], *steps: Step) -> Shape:
        """An area in the colour of the hair."""
        return path(self.hair, self.at(*start), *steps)


Layer = Callable[[Head], Iterator[Shape]]


@dataclass(frozen=True)
class HairStyle:
    """What lies behind the shoulders and what lies over the face.

    ``bare``: the top of the head stands against the wall without hair around it.
    """

    behind: Layer
    front: Layer
    bare: bool = False
    hides_neck: bool = False


def _nothing(head: Head) -> Iterator[Shape]:
    yield from ()


def _crop(head: Head) -> Iterator[Shape]:
    yield head.disc(head.hair, 0, -0.17, 1.12)


def _bun(head: Head) -> Iterator[Shape]:
    yield head.disc(head.hair, 0, -0.14, 1.1)
    yield head.disc(head.hair, 0, -1.42, 0.4)


def _curls(head: Head) -> Iterator[Shape]:
    for right, down in ((-0.98, 0.02), (-0.86, -0.58), (-0.36, -1.0), (0.36, -1.0)):
        yield head.disc(head.hair, right, down, 0.46)
    yield head.disc(head.hair, 0.86, -0.58, 0.46)
    yield head.disc(head.hair, 0.98, 0.02, 0.46)


def _bob(head: Head) -> Iterator[Shape]:
    yield head.piece(
        (-1.18, 1.04), head.line(-1.18, 0), head.arc(1.18, 0, 1.18), head.line(1.18, 1.04)
    )


def _mane(head: Head) -> Iterator[Shape]:
    yield head.piece(
        (-1.18, 1.4), head.line(-1.18, 0.08), head.arc(1.18, 0.08, 1.18), head.line(1.18, 1.4)
    )


def _swept(head: Head) -> Iterator[Shape]:
    """A fringe swept to one side, from the temple up to the parting."""
    yield head.piece((-1.02, 0.04), head.arc(0.2, -1.0, 1.02), head.arc(-1.02, 0.04, 1.16))


def _parted(head: Head) -> Iterator[Shape]:
    """Hair parted in the middle that falls over the shoulders."""
    yield head.piece(
        (0, -1.1),
        head.arc(1.18, 0.08, 1.18),
        head.line(1.18, 1.5),
        head.arc(0.84, 1.5, 0.17),
        head.line(0.84, 0.3),
        head.arc(0, -0.98, 1.5),
        head.arc(-0.84, 0.3, 1.5),
        head.line(-0.84, 1.5),
        head.arc(-1.18, 1.5, 0.17),
        head.line(-1.18, 0.08),
        head.arc(0, -1.1, 1.18),
    )


def _straight(head: Head) -> Iterator[Shape]:
    """A short cut with a straight fringe."""
    yield head.piece(
        (-1.05, 0.14), head.arc(1.05, 0.14, 1.05, 1.3), head.arc(-1.05, 0.14, 1.05, 0.5, False)
    )


def _beard(head: Head) -> Iterator[Shape]:
    yield head.piece(
        (-1.02, 0.02), head.arc(1.02, 0.02, 1.02, 1.14, False), head.arc(-1.02, 0.02, 1.02, 0.72)
    )


def _scarf(head: Head) -> Iterator[Shape]:
    """A headscarf that frames the face and rests on the shoulders."""
    yield head.piece(
        (-1.14, 0),
        head.arc(1.14, 0, 1.14, 1.2),
        head.arc(1.3, 1.3, 5.36, turn=False),
        head.arc(-1.3, 1.3, 1.75, 0.8),
        head.arc(-1.14, 0, 5.36, turn=False),
    )
    yield head.disc(head.face, 0, 0.06, 0.82)


HAIR_STYLES: dict[str, HairStyle] = {
    "bob": HairStyle(_bob, _swept),
    "crop": HairStyle(_crop, _nothing),
    "bald": HairStyle(_nothing, _nothing, bare=True),
    "curls": HairStyle(_curls, _nothing),
    "straight": HairStyle(_nothing, _straight),
    "long": HairStyle(_mane, _parted),
    "beard": HairStyle(_nothing, _beard, bare=True),
    "bun": HairStyle(_bun, _swept),
    "scarf": HairStyle(_nothing, _scarf, hides_neck=True),
}
