"""Films on other sites: whose links are taken, and who gets data when a film is played.

Addresses are made from the link alone. Nothing is fetched, neither while editing nor while showing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

YOUTUBE = "youtube.com"
VIMEO = "vimeo.com"
_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_YOUTUBE_PATH = re.compile(r"/(?:embed|shorts|live|v)/([^/]+)/?")
_VIMEO_PATH = re.compile(r"/(?:video/|channels/[\w-]+/|album/\d+/video/)?(\d{5,12})(?:/(\w+))?/?")
_PEERTUBE_PATH = re.compile(r"/(?:w|videos/watch|videos/embed)/([A-Za-z0-9-]{8,40})/?")
_FRAME = re.compile(r"""<iframe\b[^>]*\bsrc=["']([^"']+)""", re.IGNORECASE)
_TIME = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?")


@dataclass(frozen=True, slots=True)
class ExternalFilm:
    """A film on another site. `receiver` is who gets data as soon as it plays, in words."""

    page_url: str
    frame_url: str
    receiver: str = ""

    @property
    def page_host(self) -> str:
        """Where a link to the film leads."""
        return _bare(urlsplit(self.page_url).netloc)

    @property
    def frame_host(self) -> str:
        """Where the player comes from."""
        return _bare(urlsplit(self.frame_url).netloc)

    @property
    def frame_origin(self) -> str:
        """What the content security policy has to allow on this page."""
        return f"https://{urlsplit(self.frame_url).netloc}"


def external_film(text: str) -> ExternalFilm | None:
    """The film that a pasted link (or embedding code) leads to; None for sites not allowed."""
    found = _FRAME.search(text)
    link = (found[1] if found else text).strip()
    parts = urlsplit(link if "//" in link else f"https://{link}")
    host = _bare(parts.netloc.lower())
    allowed = settings.FILM_HOSTS
    for name, (hosts, read) in _SERVICES.items():
        if host in hosts:
            return read(parts) if name in allowed else None
    return _peertube(parts) if host in allowed else None


def allowed_sites() -> str:
    """The names of the sites whose films may be shown, as a list in a sentence."""
    known = {YOUTUBE: "YouTube", VIMEO: "Vimeo"}
    names = [known.get(host, host) for host in settings.FILM_HOSTS]
    if len(names) < 2:
        return "".join(names)
    return _("%(list)s or %(last)s") % {"list": ", ".join(names[:-1]), "last": names[-1]}


def _bare(host: str) -> str:
    return host.removeprefix("www.")


def _youtube(parts: SplitResult) -> ExternalFilm | None:
    query = parse_qs(parts.query)
    path = _YOUTUBE_PATH.fullmatch(parts.path)
    if path:
        key = path[1]
    elif parts.netloc.lower().endswith("youtu.be"):
        key = parts.path.strip("/")
    else:
        key = query.get("v", [""])[0]
    if not _YOUTUBE_ID.fullmatch(key):
        return None
    start = _seconds(query.get("t", query.get("start", [""]))[0])
    options = {"autoplay": 1, "rel": 0, **({"start": start} if start else {})}
    page = {"v": key, **({"t": start} if start else {})}
    return ExternalFilm(
        f"https://www.youtube.com/watch?{urlencode(page)}",
        f"https://www.youtube-nocookie.com/embed/{key}?{urlencode(options)}",
        _("Google Ireland Limited, Ireland"),
    )


def _vimeo(parts: SplitResult) -> ExternalFilm | None:
    found = _VIMEO_PATH.fullmatch(parts.path)
    if not found:
        return None
    key, code = found[1], found[2] or parse_qs(parts.query).get("h", [""])[0]
    if not code.isalnum():
        code = ""
    options = {**({"h": code} if code else {}), "autoplay": 1, "dnt": 1}
    return ExternalFilm(
        f"https://vimeo.com/{key}" + (f"/{code}" if code else ""),
        f"https://player.vimeo.com/video/{key}?{urlencode(options)}",
        _("Vimeo.com, Inc., USA"),
    )


def _peertube(parts: SplitResult) -> ExternalFilm | None:
    found = _PEERTUBE_PATH.fullmatch(parts.path)
    if not found:
        return None
    host = parts.netloc.lower()
    # p2p=0: other viewers would otherwise see the address of the visitor's connection.
    options = urlencode({"autoplay": 1, "p2p": 0})
    return ExternalFilm(
        f"https://{host}/w/{found[1]}", f"https://{host}/videos/embed/{found[1]}?{options}"
    )


def _seconds(text: str) -> int:
    """“90”, “90s” and “1m30s” are the same."""
    found = _TIME.fullmatch(text)
    if not found:
        return 0
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


_Reader = Callable[[SplitResult], ExternalFilm | None]
_SERVICES: dict[str, tuple[frozenset[str], _Reader]] = {
    YOUTUBE: (
        frozenset({"youtube.com", "m.youtube.com", "youtu.be", "youtube-nocookie.com"}),
        _youtube,
    ),
    VIMEO: (frozenset({"vimeo.com", "player.vimeo.com"}), _vimeo),
}
