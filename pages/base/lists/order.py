"""The order of a list that a person has chosen is kept for that person and that list."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from ..models import ListOrder


class KeptOrder:
    """Mixin of a list. Sorting keeps the order; an empty `ordering` in the address forgets it."""

    request: Any
    model: Any
    _not_kept = frozenset({"ord", "-ord"})
    """Wagtail's mode for moving pages with the mouse, which is no order to read in."""

    @property
    def list_name(self) -> str:
        """What the list is called in the table of orders."""
        return str(self.model._meta.label_lower)

    @cached_property
    def kept_order(self) -> str:
        """The order of last time; empty without one."""
        rows = ListOrder.objects.filter(user_id=self.request.user.pk, name=self.list_name)
        return rows.values_list("ordering", flat=True).first() or ""

    def get_ordering(self) -> Any:
        asked = self.request.GET.get("ordering")
        known: list[str] = self.get_valid_orderings()  # type: ignore[attr-defined]
        if asked == "" and self.kept_order:
            ListOrder.objects.filter(user_id=self.request.user.pk, name=self.list_name).delete()
            self.kept_order = ""
        elif asked in known and asked not in self._not_kept and asked != self.kept_order:
            ListOrder.objects.update_or_create(
                user_id=self.request.user.pk, name=self.list_name, defaults={"ordering": asked}
            )
            self.kept_order = asked
        if asked is None and self.kept_order in known and not self._by_relevance():
            return self.kept_order
        return super().get_ordering()  # type: ignore[misc]

    def _by_relevance(self) -> bool:
        return bool(self.is_searching)  # type: ignore[attr-defined]

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        buttons: list[Any] = list(super().header_more_buttons)  # type: ignore[misc]
        if self.kept_order:
            url = f"{self.request.path.removesuffix('results/')}?ordering="
            label = _("Sort as in the beginning")
            buttons.append(Button(label, url, icon_name="undo", priority=900))
        return buttons
