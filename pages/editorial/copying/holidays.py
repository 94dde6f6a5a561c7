"""Public holidays, computed: days on which a seminar is rarely a good idea.

Source: the holiday laws of the federation and the states; Easter by the rule of Gauss, valid from
1900 to 2099.
"""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

_ON = {
    (1, 1): _("New Year"),
    (5, 1): _("Labour Day"),
    (10, 3): _("German Unity Day"),
    (12, 24): _("Christmas Eve"),
    (12, 25): _("Christmas Day"),
    (12, 26): _("Boxing Day"),
    (12, 31): _("New Year's Eve"),
}
_AFTER_EASTER = {
    -2: _("Good Friday"),
    0: _("Easter Sunday"),
    1: _("Easter Monday"),
    39: _("Ascension Day"),
    49: _("Whit Sunday"),
    50: _("Whit Monday"),
}
_CORPUS_CHRISTI = 60
_WITH_CORPUS_CHRISTI = frozenset({"08", "09", "06", "05", "07", "10"})
"""Codes of the states (first two digits of the official key) in which it is a holiday."""


def easter(year: int) -> dt.date:
    """Easter Sunday."""
    golden, start = year % 19, dt.date(year, 3, 21)
    moon = (19 * golden + 24) % 30
    week = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
    days = moon + week
    if days == 35 or (days == 34 and moon == 28 and golden > 10):
        days -= 7
    return start + dt.timedelta(days=days + 1)


def holiday(day: dt.date, state: str = "") -> str:
    """The name of the holiday on a day; empty on others. `state`: code of the federal state."""
    named = _ON.get((day.month, day.day)) or _AFTER_EASTER.get((day - easter(day.year)).days)
    if named:
        return str(named)
    if state in _WITH_CORPUS_CHRISTI and (day - easter(day.year)).days == _CORPUS_CHRISTI:
        return str(_("Corpus Christi"))
    return ""
