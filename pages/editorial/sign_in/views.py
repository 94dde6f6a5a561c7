"""Pages of signing in that django-allauth does not have."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache

from pages.base.models import User

from . import factors

logger = logging.getLogger(__name__)
View = Callable[..., Any]


def in_editors_language(view: View) -> View:
    """The view in the language that the person has chosen for the admin, else in German."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with translation.override(_language(request)):
            response = view(request, *args, **kwargs)
            if hasattr(response, "render"):
                response.render()
            response.headers["Content-Language"] = translation.get_language()
        return response

    return answer


@never_cache
def identity_unknown(request: HttpRequest) -> HttpResponse:
    """For people whom the identity provider knows and we do not."""
    context = {"contacts": contacts()}
    return TemplateResponse(request, "editorial/sign_in/unknown.html", context, status=403)


@never_cache
def identity_failed(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "editorial/sign_in/identity_failed.html", {}, status=502)


def reaching_provider(view: View) -> View:
    """The view of allauth that asks the identity provider, which may be down or talk nonsense."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return view(request, *args, **kwargs)
        except OSError as error:  # that is what all errors of requests are
            logger.warning("The identity provider cannot be reached: %s", error)
            return HttpResponseRedirect(reverse("identity_failed"))

    return answer


@never_cache
@login_required
def enrol(request: HttpRequest) -> HttpResponse:
    """Asks those who may publish for a second factor, before anything else."""
    if not factors.must_enrol(request.user):
        return HttpResponseRedirect("/admin/")
    return TemplateResponse(request, "editorial/sign_in/enrol.html", {})


def no_rights(request: HttpRequest) -> HttpResponse:
    """Says to somebody who is signed in but may do nothing whom to ask."""

    def answer(request: HttpRequest) -> HttpResponse:
        context = {"contacts": contacts()}
        return TemplateResponse(request, "editorial/sign_in/no_rights.html", context, status=403)

    response: HttpResponse = never_cache(in_editors_language(answer))(request)
    return response


def contacts() -> list[User]:
    """Who manages people: whom to ask for an account or for rights."""
    people = User.objects.filter(
        is_active=True, groups__permissions__codename="manage_people", is_superuser=False
    )
    return list(people.exclude(groups__permissions__codename="change_group").distinct()[:5])


def too_many(request: HttpRequest) -> HttpResponse:
    """The answer to too many requests from one address."""
    return TemplateResponse(request, "429.html", {}, status=429)


def _language(request: HttpRequest) -> str:
    profile = getattr(request.user, "wagtail_userprofile", None)
    chosen: str = profile.preferred_language if profile else ""
    return chosen or settings.LANGUAGE_CODE
