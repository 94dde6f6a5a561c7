"""The data files of the example records: complete, in place, and well written."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pages.base.models import Category
from pages.demo.builders import stable_id
from pages.demo.record_data import RECORDS, WEEKDAYS, entries
from pages.events.models import ContactPoint, Course, Event
from pages.opportunities.models import Opportunity

PAGES = Path(__file__).parents[2] / "pages"
MODELS = {
    "opportunity": Opportunity,
    "event": Event,
    "course": Course,
    "contact_point": ContactPoint,
}
FACETS = {"field": "field", "activity": "activity", "audience": "audience"}
FACETS |= {"access": "accessibility"}
SENTENCE_END = (".", "?", "“", ":", "”")

DATED_WORDS = r"\b(derzeit\w*|heute|nun|jetzt|zurzeit|momentan|aktuell\w*|kürzlich|neuerdings)\b"
GENDER_SIGNS = r"\w([:*_/]-?)innen\b|\wInnen\b|\w[:*_/]in\b"


def everything() -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in MODELS:
        for entry in entries(kind):
            yield f"{kind} {entry['id']}", entry


def texts_of(entry: dict[str, Any]) -> dict[str, str]:
    """All German texts of an entry, those of its parts too."""
    flat = {name: value for name, value in entry.items() if isinstance(value, str)}
    for part in ("visiting", "contact"):
        flat |= {f"{part}.{k}": v for k, v in entry.get(part, {}).items() if isinstance(v, str)}
    return flat


def problems(found: list[str]) -> None:
    assert not found, "\n".join(found)


def test_teasers_are_whole_sentences_within_the_limit() -> None:
    found = []
    for where, entry in everything():
        for words in (entry, entry.get("en")):
            teaser = words["teaser"] if words else "."
            if len(teaser) > 200 or not teaser.endswith((".", "?", "“")):
                found.append(f"{where}: {teaser}")
    problems(found)


def test_paragraphs_end_with_their_sentence() -> None:
    found = []
    for where, entry in everything():
        for words in (entry, entry.get("en", entry)):
            paragraphs = re.findall(r"<p>(.*?)</p>", words["description"], re.S)
            assert paragraphs, where
            found += [f"{where}: {one}" for one in paragraphs if not one.endswith(SENTENCE_END)]
    problems(found)


def test_no_word_grows_old_and_no_sign_stands_inside_a_word() -> None:
    found = []
    for where, entry in (*everything(), *(("organisation", o) for o in entries("organisation"))):
        for name, text in texts_of(entry).items():
            for pattern in (DATED_WORDS, GENDER_SIGNS, r"!(?!\w)", r"<a\b", r'"'):
                if name not in ("id", "organisation") and (hit := re.search(pattern, text, re.I)):
                    if pattern == GENDER_SIGNS and not re.search(pattern, text):
                        continue
                    found.append(f"{where}.{name}: {hit[0]} in {text.strip()[:80]}")
    problems(found)


def test_no_two_descriptions_share_a_sentence() -> None:
    seen: dict[str, str] = {}
    found = []
    for where, entry in everything():
        plain = re.sub(r"<[^>]+>", " ", entry["description"] + " " + entry["teaser"])
        for sentence in re.split(r"(?<=[.?:])\s+", plain):
            words = " ".join(sentence.split()).lower()
            if len(words) > 40 and words in seen:
                found.append(f"{where} and {seen[words]}: {words}")
            seen.setdefault(words, where)
    problems(found)


def test_phone_numbers_and_addresses_lead_nowhere() -> None:
    text = "".join(path.read_text("utf-8") for path in RECORDS.rglob("*.toml"))
    phones = re.findall(r'^phone = "(.*)"$', text, re.M)
    mails = re.findall(r'^email = "(.*)"$', text, re.M)
    assert all(re.fullmatch(r"069 90009-\d{3}", phone) for phone in phones)
    assert all(re.fullmatch(r"[a-z0-9-]+@[a-z0-9.-]+\.example", mail) for mail in mails)
    assert [phone for phone, times in Counter(phones).items() if times > 1] == []
    streets = re.findall(r'^street = "(.*)"$', text, re.M)
    assert [one for one in streets if not re.match(r"(Muster|Beispiel)", one)] == []


def test_texts_fit_into_their_fields() -> None:
    found = []
    for kind, model in MODELS.items():
        for entry in entries(kind):
            for words in (entry, entry.get("en", {})):
                for name, text in words.items():
                    limit = next(
                        (f.max_length for f in model._meta.concrete_fields if f.name == name), None
                    )
                    if limit and isinstance(text, str) and len(text) > limit:
                        found.append(f"{kind} {entry['id']}.{name}: {len(text)} of {limit}")
    problems(found)


def test_ids_are_unique_and_give_unique_addresses() -> None:
    for kind in ("organisation", *MODELS):
        ids = [entry["id"] for entry in entries(kind)]
        assert [one for one, times in Counter(ids).items() if times > 1] == []
        assert len({stable_id(f"{kind.replace('_', '')}:{one}") for one in ids}) == len(ids)
    assert stable_id("opportunity:lesementor-giessen") == "dykzkj"


def test_what_entries_name_exists() -> None:
    organisations = {entry["id"] for entry in entries("organisation")}
    points = {entry["id"] for entry in entries("contact_point")}
    elsewhere = "".join(p.read_text("utf-8") for p in RECORDS.parent.glob("*.toml"))
    for where, entry in everything():
        for name in ("organisation", "organiser", "provider", "registration_with"):
            one = entry.get(name, "lesefunke-giessen")
            known = f'key = "{one}"' in elsewhere if ":" in one else one in organisations
            assert known, f"{where}: {one}"
        assert entry.get("contact_point") in (*points, None), where
        assert set(entry.get("weekdays", [])) <= set(WEEKDAYS), where
        assert entry.get("weekday", "mo") in WEEKDAYS, where


@pytest.mark.parametrize(
    ("kind", "least", "per_district"),
    [("organisation", 45, 1), ("opportunity", 125, 3), ("contact_point", 30, 1)],
)
def test_every_district_has_its_share(kind: str, least: int, per_district: int) -> None:
    places = json.loads((PAGES / "places" / "data" / "hessen.json").read_text("utf-8"))
    district_of = {place["name"]: place["district"] for place in places["municipalities"]}
    rows = list(entries(kind))
    named = [row["municipality"] for row in rows if "municipality" in row]
    counts = Counter(district_of[name] for name in named)
    assert len(rows) >= least
    assert [d["id"] for d in places["districts"] if counts[d["id"]] < per_district] == []


def test_all_categories_are_used_and_no_others() -> None:
    known = json.loads((PAGES / "base" / "data" / "categories.json").read_text("utf-8"))
    for name, facet in FACETS.items():
        used = {code for entry in entries("opportunity") for code in entry.get(name, [])}
        assert used == {row["code"] for row in known[Category.Facet(facet)]}, name


def test_all_kinds_of_offers_events_and_courses_occur() -> None:
    offers, events = list(entries("opportunity")), list(entries("event"))
    assert {one.get("state", "open") for one in offers} == set(Opportunity.State.values)
    assert {one["effort"] for one in offers} == set(Opportunity.Effort.values)
    assert {one.get("place", "onsite") for one in offers} >= {"onsite", "online", "statewide"}
    assert {one.get("state", "planned") for one in events} == set(Event.State.values)
    assert {one["module"] for one in entries("course")} == set(Course.Module.values)
    assert sum(one.get("starts_in_days", -1) > 0 for one in events) >= 12
    assert {0, 35} <= {one.get("price") for one in events}
    assert any(one.get("registration_opens_in_days", 0) > 0 for one in events)
    assert {one.get("source", "") for one in offers} == {"", "freinet-online", "People like me"}


def test_english_texts_have_the_structure_of_the_german_ones() -> None:
    counts: Counter[str] = Counter()
    for where, entry in everything():
        if "en" not in entry:
            continue
        counts[where.split()[0]] += 1
        tags = [re.findall(r"</?\w+>", words["description"]) for words in (entry, entry["en"])]
        assert tags[0] == tags[1], where
        texts = MODELS[where.split()[0]].translated_fields
        assert {one for one in texts if one in entry} == set(entry["en"]), where
    assert counts["opportunity"] >= 12 and counts["event"] >= 4 and counts["course"] >= 3
