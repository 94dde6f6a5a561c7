"""The district map."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from .samples import LONG_TITLE, URL
from .specimens import ALL_PARTS, EMPTY, ENGLISH, LONG, MANY, SHORT, USUAL, States, Subject

MAPS = Subject("karte", _("Map"))


def _tile(code: str, col: int, row: int, **more: Any) -> dict[str, Any]:
    note = "Landkreis, 1. Staffel, seit"
    tile = {"code": code, "name": code, "url": URL, "col": col, "row": row, "tone": 1}
    return {**tile, "note": note, "year": 2020, **more}


def _groups() -> list[dict[str, Any]]:
    items = [{"label": "Odenwaldkreis", "url": URL, "note": "Erbach"}, {"label": "Fulda"}]
    return [{"title": "1. Staffel", "tone": 1, "items": items}]


def _choices(many: int, label: str) -> dict[str, Any]:
    items = [{"label": f"{label} {one}", "count": one, "url": URL} for one in range(1, many + 1)]
    return {"items": items, "all_url": URL}


def _some() -> list[dict[str, Any]]:
    return [
        _tile("KB", 1, 1, joint_east=True, joint_south=True, joint_cross=True),
        _tile("KS", 2, 1, tone=2, joint_south=True),
        _tile("MR", 1, 2, tone=3, joint_east=True),
        _tile("HR", 2, 2, tone=4),
        _tile("WI", 1, 3, tone="", url="", note="Stadt, nimmt nicht teil", year="", city=True),
        _tile("OF", 2, 3, tone="in", city=True),
    ]


@MAPS.shows("components/tile_map.html")
def tile_map() -> States:
    legend = [
        {"tone": 1, "label": "1. Staffel, 2020"},
        {"tone": "", "label": "ohne Zentrum"},
        {"tone": "in", "city": True, "label": "kreisfreie Stadt"},
        {"joint": True, "label": "grenzen aneinander"},
    ]
    many = [
        _tile(f"K{col}{row}", col, row, tone=row % 9) for row in range(1, 9) for col in range(1, 6)
    ]
    wordy = [_tile("HEF", 1, 1, name=LONG_TITLE), _tile("LDK", 2, 1, name="Schwalm-Eder-Kreis")]
    return {
        SHORT: {"map": {"tiles": [_tile("KB", 1, 1)], "label": "Kurze Karte"}},
        _("Part chosen"): {"map": {"tiles": [{**_some()[0], "off": True}, *_some()[1:]]}},
        USUAL: {
            "map": {
                "tiles": _some(),
                "legend": legend,
                "as_of": "Stand: 1. Juli 2023",
                "label": "Karte",
            }
        },
        LONG: {"map": {"tiles": wordy, "label": "Lange Namen"}},
        MANY: {"map": {"tiles": many, "legend": legend, "corner": True, "label": "Viele Kreise"}},
        ENGLISH: {"map": {"tiles": _some(), "as_of": "As of 1 July 2023", "label": "Map"}},
    }


@MAPS.shows("components/tile_label.html", '<p class="kitt-tile">{}</p>')
def tile_label() -> States:
    return {
        USUAL: {"tile": _tile("KB", 1, 1, name="Waldeck-Frankenberg")},
        SHORT: {"tile": {"code": "KB", "name": "Waldeck-Frankenberg"}},
    }


@MAPS.shows("components/member_filter.html")
def member_filter() -> States:
    chosen = {"active": True, "chosen": ["1. Staffel", "Stadt"]}
    return {
        SHORT: {"filter": _choices(2, "Staffel")},
        _("One chosen"): {"filter": {**_choices(4, "Staffel"), **chosen}},
        EMPTY: {"filter": {**_choices(4, "Staffel"), **chosen, "empty": True}},
        LONG: {"filter": _choices(3, LONG_TITLE)},
        MANY: {"filter": _choices(20, "Staffel")},
    }


@MAPS.shows("components/members.html")
def members() -> States:
    tiles = {"tiles": _some(), "columns": 2, "label": "Mitglieder"}
    former = [{"label": "Gießen", "url": URL, "note": "bis 2017"}]
    full = {"groups": _groups(), "map": tiles, "filter": _choices(3, "Staffel")}
    return {
        SHORT: {"groups": _groups()},
        USUAL: full,
        ALL_PARTS: {**full, "former": former, "absent": "5 Landkreise fehlen", "absent_url": URL},
        LONG: {"groups": [{"title": LONG_TITLE, "items": [{"label": LONG_TITLE}]}]},
    }
