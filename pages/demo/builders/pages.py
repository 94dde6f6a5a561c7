"""Pages with the least that they need around them. `publish=False` leaves a draft.

Every builder takes the fields of its page as keyword arguments; what is not given is made.
"""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from django.utils.text import slugify
from wagtail.models import Locale, Page

from pages.base.models import StandardPage
from pages.press.models import NewsroomPage, PressReleasePage, ReleaseOrganisation
from pages.profiles.models import CentreIndexPage, CentrePage, CityIndexPage, CityPage
from pages.programmes.models import Programme, ProgrammeIndexPage, ProgrammePage

from .around import contact, organisation, visiting
from .places import municipality
from .programmes import membership, programme
from .tree import add, home, section, site, stream

_numbers = count(1)
_BODY = stream([("text", "<p>Wer helfen will, findet hier Rat.</p>")])
_MANY = ("programmes", "districts", "topics", "partners")


def standard_page(
    title: str = "", *, parent: Page | None = None, publish: bool = True, **fields: Any
) -> StandardPage:
    """A standard page, below the start page unless `parent` is given."""
    site()
    fields = {"body": _BODY, **fields}
    return _page(StandardPage, title or "Seite", parent or home("de"), publish, fields)


def page_below_home(model: type[Any], title: str, fields: dict[str, Any]) -> Any:
    """A page of any type below the start page; `publish=False` among the fields leaves a draft."""
    site()
    parent, publish = fields.pop("parent", None) or home("de"), fields.pop("publish", True)
    return _page(model, fields.pop("title", title), parent, publish, fields)


def newsroom(**fields: Any) -> NewsroomPage:
    """The newsroom."""
    found = NewsroomPage.objects.filter(locale__language_code="de").first()
    return found or section(NewsroomPage, "Aktuelles", "aktuelles", **fields)


def release(title: str = "", *, publish: bool = True, **fields: Any) -> PressReleasePage:
    """A press release; `lead_organisations` and `supporting_organisations` keep their order."""
    rows = [
        ReleaseOrganisation(organisation=one, role=role)
        for role, key in (("lead", "lead_organisations"), ("support", "supporting_organisations"))
        for one in fields.pop(key, [])
    ]
    for place, row in enumerate(rows):
        row.sort_order = place
    parent = fields.pop("parent", None) or newsroom()
    fields = {"lead": "Vier Landkreise bauen Beratung auf.", "body": _BODY, **fields}
    if "press_contact" not in fields:
        fields["press_contact"] = contact()
    return _page(
        PressReleasePage, title or "Mitteilung", parent, publish, fields, organisations=rows
    )


def programme_index(**fields: Any) -> ProgrammeIndexPage:
    """The overview of the programmes."""
    found = ProgrammeIndexPage.objects.filter(locale__language_code="de").first()
    return found or section(ProgrammeIndexPage, "Programme", "programme", **fields)


def programme_page(
    for_programme: Programme | None = None, *, publish: bool = True, **fields: Any
) -> ProgrammePage:
    """The page of a programme."""
    parent = fields.pop("parent", None) or programme_index()
    fields.setdefault("programme", for_programme or programme())
    fields = {"idea": "<p>Rat und Hilfe an einem Ort.</p>", **fields}
    title = fields.pop("title", "") or str(fields["programme"])
    return _page(ProgrammePage, title, parent, publish, fields)


def centre_index(for_programme: Programme | None = None, **fields: Any) -> CentreIndexPage:
    """The overview of the coordination centres."""
    found = CentreIndexPage.objects.filter(locale__language_code="de").first()
    if found:
        return found
    fields.setdefault("programme", for_programme or programme(members_are="districts"))
    return section(CentreIndexPage, "Koordinierungszentren", "koordinierungszentren", **fields)


def centre(title: str = "", *, publish: bool = True, **fields: Any) -> CentrePage:
    """The profile of a coordination centre, confirmed on the day it is made."""
    if "membership" not in fields:
        fields["membership"] = membership()
    joined = fields["membership"]
    parent = fields.pop("parent", None) or centre_index(joined and joined.programme)
    title = title or (joined.district.name if joined else "Beispielkreis")
    if "host" not in fields:
        fields["host"] = organisation(f"Kreisverwaltung {title}")
    if "visiting" not in fields:
        fields["visiting"] = visiting(f"Zentrum {title}")
    fields = {
        "portrait": "Das Zentrum berät Vereine im ganzen Kreis.",
        "aims": "<ul><li>Vereine entlasten</li></ul>",
        "projects": "<p>Vereinsfrühstück im Kreishaus.</p>",
        "confirmed_on": dt.date.today(),  # noqa: DTZ011 (a calendar day, not a moment)
        **fields,
    }
    return _page(CentrePage, title, parent, publish, fields)


def city_index(for_programme: Programme | None = None, **fields: Any) -> CityIndexPage:
    """The overview of the engaged cities."""
    found = CityIndexPage.objects.filter(locale__language_code="de").first()
    if found:
        return found
    fields.setdefault("programme", for_programme or programme(members_are="municipalities"))
    return section(CityIndexPage, "Engagierte Städte", "engagierte-staedte", **fields)


def city(title: str = "", *, publish: bool = True, **fields: Any) -> CityPage:
    """The profile of an engaged city, confirmed on the day it is made."""
    if "membership" not in fields:
        place = municipality(title or f"Beispielstadt {next(_numbers)}")
        network = Programme.objects.filter(members_are="municipalities").first()
        network = network or programme(members_are="municipalities")
        fields["membership"] = membership(network, municipality=place)
    joined = fields["membership"]
    parent = fields.pop("parent", None) or city_index(joined and joined.programme)
    title = title or (joined.municipality.name if joined else "Beispielstadt")
    if "project_owner" not in fields:
        fields["project_owner"] = organisation(f"Magistrat {title}")
    fields = {
        "portrait": "Die Stadt bringt Vereine und Verwaltung an einen Tisch.",
        "confirmed_on": dt.date.today(),  # noqa: DTZ011 (a calendar day, not a moment)
        **fields,
    }
    return _page(CityPage, title, parent, publish, fields)


def _page(
    model: type[Any],
    title: str,
    parent: Page,
    publish: bool,
    fields: dict[str, Any],
    **rows: Any,
) -> Any:
    slug = fields.pop("slug", "") or _free_slug(title, parent)
    many = {name: fields.pop(name) for name in _MANY if name in fields}
    fields.setdefault("teaser", "Ein Satz für Listen und Suche.")
    locale = fields.pop("locale", None) or Locale.objects.get(language_code="de")
    page = model(title=title, slug=slug, locale=locale, **fields)
    for name, value in {**many, **rows}.items():
        setattr(page, name, value)
    return add(page, parent, publish)


def _free_slug(title: str, parent: Page) -> str:
    plain = title.lower()
    for sign, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        plain = plain.replace(sign, letters)
    slug = slugify(plain)
    taken = set(parent.get_children().values_list("slug", flat=True))
    return slug if slug not in taken else f"{slug}-{next(_numbers)}"
