"""What the management of people adds to the admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import rules, views


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("people/", views.index, name="people"),
        path("people/invite/", views.invite, name="invite_person"),
        path("people/<int:key>/", views.edit, name="edit_person"),
        path("people/<int:key>/hand-over/", views.hand_over, name="hand_over"),
        path("people/<int:key>/<slug:name>/", views.act, name="person_act"),
    ]


class PeopleItem(MenuItem):
    """Shown to those who manage people."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(rules.MANAGE))


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return PeopleItem(_("People"), reverse("people"), icon_name="group", order=900)
