"""How names of places are compared and sorted."""

from __future__ import annotations

import pytest
from django.forms import modelform_factory

from pages.places.forms import LinesWidget
from pages.places.imports.naming import district_names, spellings_of
from pages.places.imports.register import DistrictRow
from pages.places.models import District, Municipality
from pages.places.names import name_key, sort_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Gießen", "GIESSEN", "giessen", "Giessen "),
        ("Rosbach v. d. Höhe", "rosbach v.d.hoehe", "Rosbach v.d. Hohe"),
        ("Schlüchtern", "Schluechtern", "SCHLÜCHTERN", "Schlu\u0308chtern"),
        ("Main-Taunus", "Main Taunus", "maintaunus", "Main–Taunus"),
    ],
)
def test_spellings_of_one_name_meet(spellings: tuple[str, ...]) -> None:
    assert len({name_key(one) for one in spellings}) == 1


def test_different_names_stay_apart() -> None:
    assert len({name_key(one) for one in ("Kassel", "Kastel", "Landkreis Kassel")}) == 3


def test_umlauts_and_signs_do_not_change_the_order() -> None:
    names = ["Zell", "Österreich", "Otzberg", "Aßlar", "Assenheim", "Bad Orb", "Bad-Ems"]
    assert sorted(names, key=sort_key) == [
        "Assenheim", "Aßlar", "Bad-Ems", "Bad Orb", "Österreich", "Otzberg", "Zell",
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_database_sorts_like_a_german_list() -> None:
    district = District.objects.create(
        name="Kreis", short_name="Kreis", slug="kreis", kind="county"
    )
    for name in ("Zell", "Österreich", "Ober-Ramstadt", "Otzberg", "Äpfelsbach", "Arolsen"):
        Municipality.objects.create(name=name, district=district)
    assert [one.name for one in Municipality.objects.all()] == [
        "Äpfelsbach", "Arolsen", "Ober-Ramstadt", "Österreich", "Otzberg", "Zell",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "mark", "register", "shared", "name", "short", "slug"),
    [
        ("06531", "44", "Gießen", False, "Landkreis Gießen", "Gießen", "landkreis-giessen"),
        ("05978", "43", "Unna", False, "Kreis Unna", "Unna", "kreis-unna"),
        ("06633", "44", "Kassel", True, "Landkreis Kassel", "Landkreis Kassel", "landkreis-kassel"),
        ("06437", "44", "Odenwaldkreis", False, "Odenwaldkreis", "Odenwald", "odenwaldkreis"),
        ("06436", "44", "Main-Taunus-Kreis", False, "Main-Taunus-Kreis", "Main-Taunus",
         "main-taunus-kreis"),
        ("14521", "44", "Erzgebirgskreis", False, "Erzgebirgskreis", "Erzgebirgskreis",
         "erzgebirgskreis"),
        ("13072", "44", "Landkreis Rostock", False, "Landkreis Rostock", "Rostock",
         "landkreis-rostock"),
        ("05334", "45", "Städteregion Aachen", False, "Städteregion Aachen", "Städteregion Aachen",
         "staedteregion-aachen"),
        ("06415", "41", "Hanau", False, "Stadt Hanau", "Hanau", "stadt-hanau"),
        ("08111", "42", "Stuttgart", True, "Stadt Stuttgart", "Stuttgart", "stadt-stuttgart"),
        ("02000", "41", "Hamburg", False, "Hamburg", "Hamburg", "hamburg"),
    ],
)  # fmt: skip
def test_new_districts_of_any_state_get_sensible_names(
    key: str, mark: str, register: str, shared: bool, name: str, short: str, slug: str
) -> None:
    names = district_names(DistrictRow("", key, register, "", mark), shared=shared)
    assert (names.name, names.short_name, names.slug) == (name, short, slug)


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Limburg a.d. Lahn", ["Limburg an der Lahn", "Limburg"]),
        ("Rosbach v. d. Höhe", ["Rosbach vor der Höhe", "Rosbach"]),
        ("Oberursel (Taunus)", ["Oberursel"]),
        ("Höchst i. Odw.", ["Höchst"]),
        ("Bad Soden am Taunus", ["Bad Soden"]),
        ("Neu-Isenburg", []),
    ],
)
def test_new_municipalities_are_found_without_their_addition(
    name: str, spellings: list[str]
) -> None:
    assert spellings_of(name) == spellings


def test_spellings_are_edited_one_per_line() -> None:
    form_class = modelform_factory(
        District, fields=["spellings"], widgets={"spellings": LinesWidget}
    )
    form = form_class(instance=District(spellings=["Giessen", "LK Gießen"]))
    assert "Giessen\nLK Gießen</textarea>" in str(form["spellings"])
    form = form_class({"spellings": " Giessen \r\n\r\nKreis  Gießen\nGiessen"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["spellings"] == ["Giessen", "Kreis Gießen"]
    empty = form_class({"spellings": ""}, instance=District(spellings=["Giessen"]))
    assert empty.is_valid(), empty.errors
    assert empty.cleaned_data["spellings"] == []
