"""Memberships and tandems refuse what would count twice, in words that people understand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from pages.demo import builders
from pages.programmes.models import Membership, Tandem


@pytest.fixture
def member(site: object) -> Membership:
    return builders.membership(builders.programme(members_are="districts"))


def test_a_place_takes_part_once_at_a_time(member: Membership) -> None:
    again = Membership(programme=member.programme, district=member.district)
    again.joined_on = member.joined_on - dt.timedelta(days=400)
    again.left_on = member.joined_on + dt.timedelta(days=1)
    with pytest.raises(ValidationError, match=r"already|schon"):
        again.full_clean()
    again.left_on = member.joined_on
    again.full_clean()


def test_an_end_without_a_beginning_is_asked_for(member: Membership) -> None:
    lonely = Membership(programme=member.programme, left_on=dt.date(2026, 1, 1))
    lonely.municipality = builders.municipality("Neuhof")
    with pytest.raises(ValidationError) as error:
        lonely.full_clean()
    assert set(error.value.message_dict) == {"joined_on"}


def test_a_pair_is_the_same_pair_in_either_order(member: Membership) -> None:
    other = builders.membership(member.programme, district=builders.district("Landkreis Fulda"))
    pair = Tandem(first=other, second=member)
    pair.full_clean()
    pair.save()
    assert (pair.first, pair.second) == (member, other)
    with pytest.raises(ValidationError):
        Tandem(first=other, second=member).full_clean()


def test_partners_are_mutual_and_end_with_the_membership(member: Membership) -> None:
    other = builders.membership(member.programme, district=builders.district("Landkreis Fulda"))
    builders.tandem(other, member)
    assert member.partners() == [other]
    assert other.partners() == [member]
    Membership.objects.filter(pk=other.pk).update(left_on=dt.date(2024, 12, 31))
    assert member.partners() == []


def test_addresses_of_users_know_no_capitals(django_user_model: Any, client: Any) -> None:
    user = django_user_model(email="Neu@Kitt.example")
    user.set_password("lang-und-geheim")
    user.full_clean()
    user.save()
    assert user.email == "neu@kitt.example"
    with pytest.raises(ValidationError):
        django_user_model(email="NEU@kitt.example", password="x").full_clean()
    assert client.login(username="NEU@KITT.example", password="lang-und-geheim")
