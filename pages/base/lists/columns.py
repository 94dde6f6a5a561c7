"""The columns that several lists have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn

WIDE, WIDEST = "kitt-wide", "kitt-widest"
"""Columns that narrow screens, and all but wide ones, do without (see lists.css of this room)."""


class Standing(StatusTagColumn):
    """Draft, waits for approval, scheduled for …, published, taken offline, expired."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            "standing",
            label=kwargs.pop("label", gettext_lazy("State")),
            accessor=lambda row: row.standing.words if hasattr(row, "standing") else "",
            primary=lambda row: hasattr(row, "standing") and row.standing.public,
            sort_key=kwargs.pop("sort_key", "live"),
            **kwargs,
        )


class English(Column):
    """Whether the English text is there, out of date, a draft, or missing."""

    cell_template_name = "pages/base/admin/lists/translated.html"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("translated", label=gettext_lazy("English"), classname=WIDE, **kwargs)

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        found = context["raw_value"]
        url = self.edit_url(found.row) if found and found.row is not None else ""
        return {**context, "translated": found, "url": url}

    def edit_url(self, row: Any) -> str:
        from wagtail.admin.admin_url_finder import AdminURLFinder

        return str(AdminURLFinder().get_edit_url(row) or "")


class Day(Column):
    """A date in figures."""

    def __init__(
        self,
        name: str,
        label: Any = None,
        empty: Any = "",
        *,
        accessor: Callable[[Any], Any] | str | None = None,
        sort_key: str | None = None,
        classname: str = WIDE,
    ) -> None:
        super().__init__(
            name,
            label=label,
            accessor=accessor or name,
            sort_key=name if sort_key is None else sort_key or None,
            classname=f"{classname} kitt-day",
        )
        self.empty_value_display = empty

    def get_value(self, instance: Any) -> Any:
        return in_figures(super().get_value(instance))


def in_figures(moment: Any) -> str:
    """“24.11.2026”, with the time where there is one."""
    if moment is None or moment == "":
        return ""
    if hasattr(moment, "hour"):
        return date_format(timezone.localtime(moment), "d.m.Y, H:i")
    return date_format(moment, "d.m.Y")


class YesNo(Column):
    """A condition in words."""

    def get_value(self, instance: Any) -> str:
        return _("yes") if super().get_value(instance) else _("no")


def named(model: Any, name: str, **options: Any) -> Column:
    """A field of the row, with the name that the form gives it and choices in words."""
    field = model._meta.get_field(name)
    accessor = f"get_{name}_display" if field.choices else name
    options.setdefault("sort_key", name)
    options.setdefault("classname", WIDE)
    label = options.pop("label", capfirst(field.verbose_name))
    return Column(name, label=label, accessor=options.pop("accessor", accessor), **options)


def edited_on() -> Day:
    """When the newest version was written."""
    return Day("edited", gettext_lazy("Edited"), classname=WIDEST)


def team() -> Column:
    """Who keeps it up to date."""
    return Column("team", label=gettext_lazy("Team"), sort_key="team__name", classname=WIDEST)


def confirmed_on() -> Day:
    """When somebody last said that everything is still right."""
    return Day("confirmed_on", gettext_lazy("Last confirmed"), gettext_lazy("never"))
