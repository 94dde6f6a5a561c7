"""Districts and municipalities of an invented state, for tests that need just one."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify

from pages.places.models import District, Municipality


def district(name: str = "Beispielkreis", **fields: Any) -> District:
    """A county of that name; the same one when it is there already."""
    slug = fields.pop("slug", "") or slugify(_plain(name))
    found = District.objects.filter(slug=slug).first()
    if found:
        return found
    fields.setdefault("short_name", name)
    fields.setdefault("kind", District.Kind.COUNTY)
    return District.objects.create(name=name, slug=slug, **fields)


def municipality(name: str = "Beispielstadt", **fields: Any) -> Municipality:
    """A municipality of that name; the same one when it is there already."""
    found = Municipality.objects.filter(name=name).first()
    if found:
        return found
    if "district" not in fields:
        fields["district"] = district()
    return Municipality.objects.create(name=name, **fields)


def _plain(name: str) -> str:
    for sign, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        name = name.lower().replace(sign, plain)
    return name
