"""Opening hours are typed as rows of weekdays and times, and stored as one span per day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from pages.base.models import OpeningHours, VisitingDetails
from pages.base.week import VisitingForm, WeekField, WeekWidget, rows_of

NINE, NOON, TWO, FIVE = dt.time(9), dt.time(12), dt.time(14), dt.time(17)


class Form(VisitingForm):
    class Meta(VisitingForm.Meta):
        model = VisitingDetails
        fields = ["name", "week"]


def posted(*rows: tuple[str, str, str], **more: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update({"name": "Zentrum", "week-rows": "1", **more})
    for number, (days, opens, closes) in enumerate(rows):
        data.setlist(f"week-{number}-days", list(days))
        data[f"week-{number}-opens"], data[f"week-{number}-closes"] = opens, closes
    return data


@pytest.fixture
def zentrum(db: None) -> VisitingDetails:
    visiting = VisitingDetails.objects.create(name="Zentrum")
    for day in (0, 1):
        OpeningHours.objects.create(visiting=visiting, weekday=day, opens=NINE, closes=NOON)
    return visiting


def test_rows_become_hours_and_known_hours_stay(zentrum: VisitingDetails) -> None:
    monday = zentrum.hours.get(weekday=0)
    data = posted(("0", "9", "12 Uhr"), ("03", "14", "17:00"), ("", "", ""))
    form = Form(data, instance=zentrum, for_user=None)
    assert form.is_valid(), form.errors
    form.save()
    stored = OpeningHours.objects.filter(visiting=zentrum).values_list("weekday", "opens", "closes")
    assert list(stored) == [(0, NINE, NOON), (0, TWO, FIVE), (3, TWO, FIVE)]
    assert OpeningHours.objects.filter(pk=monday.pk, weekday=0, opens=NINE).exists()


def test_a_form_without_hours_leaves_them(zentrum: VisitingDetails) -> None:
    form = Form({"name": "Anders"}, instance=zentrum, for_user=None)
    assert form.is_valid(), form.errors
    form.save()
    assert zentrum.hours.count() == OpeningHours.objects.count() == 2


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ((("", "9", "12"),), "mindestens einen Wochentag"),
        ((("0", "9", ""),), "beide Uhrzeiten"),
        ((("0", "14", "9"),), "nach dem Beginn"),
        ((("0", "neun", "12"),), "14:30"),
        ((("01", "9", "12"), ("1", "11", "13")), "Am Dienstag überschneiden sich"),
    ],
)
def test_what_is_wrong_is_explained_and_kept(row: Any, message: str) -> None:
    form = Form(posted(*row), instance=VisitingDetails(name="Zentrum"), for_user=None)
    assert message in form.errors["week"][0]
    assert f'value="{row[0][1]}"' in str(form["week"])


SPANS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 11), st.integers(12, 23)),
    max_size=7,
    unique_by=lambda span: span[0],
)


@given(spans=SPANS)
def test_what_is_shown_can_be_sent_again(spans: list[tuple[int, int, int]]) -> None:
    hours = sorted((day, dt.time(opens), dt.time(closes)) for day, opens, closes in spans)
    rows = [("".join(map(str, row["days"])), row["opens"], row["closes"]) for row in rows_of(hours)]
    assert WeekField().clean(WeekWidget().value_from_datadict(posted(*rows), {}, "week")) == hours


def test_hours_that_touch_do_not_overlap() -> None:
    data = WeekWidget().value_from_datadict(posted(("0", "9", "12"), ("0", "12", "14")), {}, "week")
    assert len(WeekField().clean(data) or []) == 2
    with pytest.raises(ValidationError):
        WeekField().clean([{"days": [0], "opens": "12", "closes": "12"}])
