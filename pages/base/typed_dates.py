"""Days and times as people type them: “1.3.2026”, “01.03.26”, “1. März 2026”, “14 Uhr”.

What is shown, “01.03.2026 14:00”, can be typed again and means the same.
"""

from __future__ import annotations

import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

DAY = _("Please enter the date like this: 01.03.2026.")
NO_SUCH_DAY = _("This day does not exist. Please enter the date like this: 01.03.2026.")
NO_YEAR = _("Please enter the year as well, like this: 01.03.2026.")
TIME = _("Please enter the time like this: 14:30.")
MOMENT = _("Please enter day and time like this: 01.03.2026 14:30.")
TIME_MISSING = _("Please enter the time as well, like this: 01.03.2026 14:30.")

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jan january",
            "februar feber feb february",
            "märz maerz mär mrz mar march",
            "april apr",
            "mai may",
            "juni jun june",
            "juli jul july",
            "august aug",
            "september sept sep",
            "oktober okt oct october",
            "november nov",
            "dezember dez dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_NUMBERS = re.compile(r"^(\d{1,2})[./-] ?(\d{1,2})(?:[./-] ?(\d{4}|\d{2})?)?$")
_WORDS = re.compile(r"^(\d{1,2})\.? ?([a-zä]+)\.?(?: ?(\d{4}|\d{2}))?$", re.IGNORECASE)
_MACHINE = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_WEEKDAY = re.compile(
    r"^(?:mo|di|mi|do|fr|sa|so|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)\b[., ]*",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^(\d{1,2})(?:[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?|h(\d{2}))? ?(?:uhr|h)?(?: ?(\d{2}))?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:^|[ ,T]+)(?:um |ab )?(\d{1,2}(?::\d{2}(?::\d{2})?|\.\d{2})? ?(?:uhr|h)(?: ?\d{2})?"
    r"|\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?|(?<=\d{4} )\d{1,2}\.\d{2})$",
    re.IGNORECASE,
)


def day(typed: str) -> dt.date:
    """The day that somebody typed."""
    text = _WEEKDAY.sub("", " ".join(typed.split()))
    if found := _MACHINE.match(text):
        year, month, number = found.groups()
    elif found := _NUMBERS.match(text):
        number, month, year = found.groups()
    elif (found := _WORDS.match(text)) and found[2].lower() in _MONTHS:
        number, month, year = found[1], str(_MONTHS[found[2].lower()]), found[3]
    else:
        raise ValidationError(DAY, code="invalid")
    if not year:
        raise ValidationError(NO_YEAR, code="invalid")
    try:
        return dt.date(_full_year(year), int(month), int(number))
    except ValueError as error:
        raise ValidationError(NO_SUCH_DAY, code="invalid") from error


def _full_year(year: str) -> int:
    """Two digits mean the years from 1970 to 2069."""
    if len(year) > 2:
        return int(year)
    return int(year) + (2000 if int(year) < 70 else 1900)


def time_of_day(typed: str) -> dt.time:
    """The time that somebody typed."""
    found = _TIME.match(" ".join(typed.split()))
    if not found:
        raise ValidationError(TIME, code="invalid")
    hour, *minutes = found.groups()
    try:
        return dt.time(int(hour), int(next(filter(None, minutes), 0)))
    except ValueError as error:
        raise ValidationError(TIME, code="invalid") from error


def moment(typed: str) -> dt.datetime:
    """Day and time that somebody typed, without a time zone."""
    text = " ".join(typed.split())
    clock = _CLOCK.search(text)
    if not clock:
        day(text)
        raise ValidationError(TIME_MISSING, code="invalid")
    date = text[: clock.start()].rstrip(" ,")
    if not date:
        raise ValidationError(MOMENT, code="invalid")
    return dt.datetime.combine(day(date), time_of_day(clock[1]))
