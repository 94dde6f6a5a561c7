"""What is typed into fields for numbers and addresses is brought into form, or explained."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.forms.models import formfield_for_dbfield

from pages.base import cleaners, typed_dates
from pages.base.blocks import LinkBlock
from pages.base.checked_fields import CheckedField, WebAddressField
from pages.base.date_fields import DayInput, MomentInput, TimeInput
from pages.base.forms import RecordForm
from pages.base.models import VisitingDetails

FIELDS = [
    field
    for model in apps.get_models()
    for field in model._meta.get_fields()
    if isinstance(field, CheckedField) and not field.remote_field
]
UNCHECKED = {"mail", "user", "invitation", "link", "barrierreport", "checkedlink"}
"""Not typed into forms of the admin by editors, or checked by the view that asks."""
ADDRESSES = ("phone", "postcode", "street", "website", "_url", "email")


def ours() -> list[Any]:
    return [
        field
        for model in apps.get_models()
        if model.__module__.startswith("pages.")
        for field in model._meta.local_fields
        if field.editable and field.get_internal_type() in ("CharField",)
    ]


def test_no_field_for_a_number_or_an_address_is_forgotten() -> None:
    forgotten = [
        str(field)
        for field in ours()
        if field.name.endswith(ADDRESSES)
        and not isinstance(field, CheckedField)
        and field.model._meta.app_label not in ("feedback", "editorial")
        and field.model._meta.model_name not in ("mail", "outgoingmail", "user")
    ]
    assert forgotten == []
    assert len(FIELDS) >= 20


@pytest.mark.django_db
@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_a_wrong_input_is_explained_with_an_example(field: Any) -> None:
    form_field = formfield_for_dbfield(field)
    assert field.wrong or field.max_length
    for wrong in field.wrong:
        typed = form_field.clean(wrong)  # kept as it is, so that the form shows it again
        with pytest.raises(ValidationError) as refused:
            field.clean(typed, field.model())
        (message,) = refused.value.messages
        assert typed == wrong
        assert message.startswith(("Bitte geben Sie", "Das ist eine"))
        assert "zum Beispiel" in message


RIGHT = {
    cleaners.phone: {
        "0561/7872010": "0561 7872010",
        "Tel.: (0561) 787 - 2010": "0561 787-2010",
        "+49 (0)561 787 20 10": "0561 7872010",
        "0049 5617872010": "0561 7872010",
        "069 90009-1": "069 90009-1",
        "116 117": "116117",
        "115": "115",
        "+43 1 588580": "+43 1 588580",
    },
    cleaners.postcode: {"D-35390": "35390", " 35 390 ": "35390"},
    cleaners.web_address: {
        "www.Kassel.example": "https://www.kassel.example",
        "http://kassel.example/A b": "http://kassel.example/Ab",
        "https//kassel.example": "https://kassel.example",
        "kassel.example?Seite=B": "https://kassel.example?Seite=B",
    },
    cleaners.mail_address: {"mailto:Info @Kassel.example;": "Info@kassel.example"},
    cleaners.street: {"Goethestr.12": "Goethestr. 12", " Am  Markt 5 a,": "Am Markt 5 a"},
}


@pytest.mark.parametrize("cleaner", RIGHT, ids=lambda one: one.__name__)
def test_usual_ways_of_writing_become_one(cleaner: Any) -> None:
    assert {typed: cleaner(typed) for typed in RIGHT[cleaner]} == RIGHT[cleaner]


PIECES = ["0", "561", "+49", " ", "-", "/", "(0)", "787", "2010", "www.", "kassel", ".example"]
PIECES += ["https://", "@", "str.", "Str", "Weg", "12", "a", "34117", "D-", ";", ":", "?x=Y", "ß"]


@given(typed=st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=30))
def test_what_is_in_form_stays_as_it_is(typed: str) -> None:
    for cleaner in RIGHT:
        try:
            clean = cleaner(typed)
        except ValidationError:
            continue
        assert cleaner(clean) == clean


@given(moment=st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2069, 12, 31)))
def test_shown_dates_can_be_typed_again(moment: dt.datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)
    assert typed_dates.moment(MomentInput().format_value(moment) or "") == moment
    assert typed_dates.day(DayInput().format_value(moment.date()) or "") == moment.date()
    assert typed_dates.time_of_day(TimeInput().format_value(moment.time()) or "") == moment.time()


@pytest.mark.parametrize(
    "typed",
    ["1.3.2026", "01.03.26", "1. März 2026", "1 mrz 26", "2026-03-01", "So, 1.3.2026", "1/3/2026"],
)
def test_dates_are_understood(typed: str) -> None:
    assert typed_dates.day(typed) == dt.date(2026, 3, 1)
    for time in ("14:30", "14.30 Uhr", "um 14:30 Uhr", ", 14 Uhr 30"):
        assert typed_dates.moment(f"{typed} {time}") == dt.datetime(2026, 3, 1, 14, 30)


def date_fields() -> list[Any]:
    kinds = ("DateField", "DateTimeField", "TimeField")
    return [
        field
        for model in apps.get_models()
        if model.__module__.startswith(("pages.", "search."))
        for field in model._meta.local_fields
        if field.editable and field.get_internal_type() in kinds
    ]


@pytest.mark.parametrize("field", date_fields(), ids=str)
def test_a_wrong_date_is_explained_with_an_example(field: Any) -> None:
    form_field = formfield_for_dbfield(field)
    for wrong in ("morgen", "31.2.2026", "1.3.", "25:00", "3000"):
        with pytest.raises(ValidationError) as refused:
            form_field.clean(wrong)
        assert any(example in refused.value.messages[0] for example in ("01.03.2026", "14:30"))


class VisitingForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = VisitingDetails
        fields = ["name", "street", "postcode", "phone", "email"]


def form_for(visiting: VisitingDetails, **changed: str) -> BaseForm:
    data = {name: getattr(visiting, name) for name in VisitingForm.base_fields} | changed
    return VisitingForm(data, instance=visiting, for_user=None)


@pytest.mark.django_db
def test_only_what_is_changed_is_judged() -> None:
    old = VisitingDetails.objects.create(name="Alt", postcode="3539", phone="787", street="12")
    form = form_for(VisitingDetails.objects.get(pk=old.pk), phone="0561/7872010")
    assert form.is_valid(), form.errors
    form.save()
    old.refresh_from_db()
    assert (old.phone, old.postcode, old.street) == ("0561 7872010", "3539", "12")

    form = form_for(VisitingDetails.objects.get(pk=old.pk), postcode="35390x")
    assert list(form.errors) == ["postcode"]
    assert 'value="35390x"' in str(form["postcode"])


@pytest.mark.django_db
def test_what_comes_without_a_form_is_brought_into_form() -> None:
    new = VisitingDetails.objects.create(name="Neu", phone="(0561) 787-2010", email="a@B.example")
    assert (new.phone, new.email) == ("0561 787-2010", "a@b.example")
    assert timezone.now() > timezone.make_aware(typed_dates.moment("1.1.2020 8 Uhr"))


def test_an_address_in_a_block_is_checked_too() -> None:
    link = LinkBlock().child_blocks["url"]
    assert link.clean("www.Kassel.example") == "https://www.kassel.example"
    for wrong in WebAddressField.wrong:
        with pytest.raises(ValidationError, match="zum Beispiel"):
            link.clean(wrong)
