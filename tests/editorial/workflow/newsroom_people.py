"""A district with its editors, the lead, the press office, and forms as a browser sends them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from pages.base.models import Team, User
from pages.profiles.models import CentrePage


@dataclass
class World:
    """People and content of one county; another county stands beside it."""

    team: Team
    profile: CentrePage
    people: dict[str, User]

    def client(self, who: str) -> Client:
        client = Client()
        client.force_login(self.people[who], backend=None)
        return client


def person(name: str, group: str = "", **fields: Any) -> User:
    user = User.objects.create_user(
        f"{name}@kitt.example", "geheim-geheim", first_name=name.capitalize(), **fields
    )
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


class _Form(HTMLParser):
    """The values that a browser would send of the form that edits something."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.values: dict[str, list[str]] = {}
        self._inside = False
        self._select: str | None = None
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._inside = "data-edit-form" in given
        if not self._inside:
            return
        name, kind = given.get("name") or "", given.get("type") or "text"
        if tag == "input" and name and kind not in {"submit", "button", "file"}:
            if kind in {"checkbox", "radio"} and "checked" not in given:
                return
            self._add(name, given.get("value") or ("on" if kind == "checkbox" else ""))
        elif tag == "textarea":
            self._area = name
            self._add(name, "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in given:
            self._add(self._select, given.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            value = self.values[self._area].pop()
            self.values[self._area].append(value.removeprefix("\n"))
            self._area = None
        elif tag == "select":
            self._select = None
        elif tag == "form":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._area:
            self.values[self._area][-1] += data

    def _add(self, name: str, value: str) -> None:
        self.values.setdefault(name, []).append(value)


def form_of(html: str) -> dict[str, Any]:
    parser = _Form()
    parser.feed(html)
    return dict(parser.values)


def edit_url(obj: Any) -> str:
    from wagtail.admin.admin_url_finder import AdminURLFinder

    return str(AdminURLFinder().get_edit_url(obj))


def load(client: Client, obj: Any) -> dict[str, Any]:
    """The form as the person gets it, with what it was loaded from."""
    response = client.get(edit_url(obj))
    assert response.status_code == 200, response.status_code
    return {**form_of(response.content.decode()), **_written_by_scripts(obj)}


def _written_by_scripts(obj: Any) -> dict[str, Any]:
    """Stream fields: their inputs are made by the scripts of the form."""
    found: dict[str, Any] = {}
    draft = obj.get_latest_revision_as_object() if hasattr(obj, "latest_revision") else obj
    for field in draft._meta.get_fields():
        if isinstance(field, StreamField):
            rows = [
                (row.block_type, rich_text(str(row.value.source)))
                for row in getattr(draft, field.name)
            ]
            found |= nested_form_data({field.name: streamfield(rows)})
    return found


def send(client: Client, obj: Any, form: dict[str, Any], **changes: Any) -> Any:
    """Send the form with changes; `publish=True` and so on press a button."""
    data = dict(form)
    for name, value in changes.items():
        if value is True:
            data[f"action-{name}"] = "on"
        else:
            data[name] = value
    return client.post(edit_url(obj), data)


def save(client: Client, obj: Any, **changes: Any) -> Any:
    """Load the form, change it and send it."""
    response = send(client, obj, load(client, obj), **changes)
    assert response.status_code == 302, _complaints(response)
    return response


def _complaints(response: Any) -> str:
    html = response.content.decode()
    texts = re.findall(r"(?:error-message|messages|help-critical).{0,900}", html, re.DOTALL)
    return " | ".join(re.sub(r"<[^>]+>|\s+", " ", text) for text in texts)


def act(client: Client, obj: Any, action: str, comment: str = "") -> Any:
    """Approve ("approve") or return ("reject") from the list of what waits."""
    from wagtail.models import Page

    state = obj.current_workflow_state
    name = (
        "wagtailadmin_pages:workflow_action"
        if isinstance(obj, Page)
        else obj.snippet_viewset.get_url_name("workflow_action")
    )
    url = reverse(name, args=[obj.pk, action, state.current_task_state.pk])
    return client.post(url, {"comment": comment})
