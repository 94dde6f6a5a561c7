"""Beginning something new from what is there."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from pages.places.models import District
from pages.profiles.models import CentreIndexPage, CityIndexPage
from pages.programmes.models import Membership

from ..publishing import access
from . import making, rights
from .forms import CohortForm, ProfileForm, ReleaseForm, SeriesForm, TitleForm
from .holidays import holiday


def overview(request: HttpRequest) -> HttpResponse:
    """What a person may begin."""
    context = {"choices": list(choices(request.user))}
    return TemplateResponse(request, "editorial/copying/overview.html", context)


def choices(user: Any) -> Any:
    """Name, sentence and address of everything that a person may begin."""
    if rights.releases(user).exists():
        about = _("With the texts, contact, pictures and topics of an earlier one.")
        yield _("Press release from an earlier one"), about, reverse("copy_release")
    if rights.cohorts(user):
        about = _("With number, dates and grant after the last one, and its press release.")
        yield _("New cohort"), about, reverse("copy_cohort")
    if rights.profile_parents(user):
        about = _("With place, programme, team and the beginning of the texts.")
        yield _("New profile for …"), about, reverse("copy_profile")


def release(request: HttpRequest) -> HttpResponse:
    """“Mitteilung aus Vorlage”."""
    if not rights.may_write_releases(request.user):
        raise PermissionDenied
    initial = {"source": request.GET.get("from")}
    form = ReleaseForm(request.POST or None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        made = making.release_from(values["source"], values["title"], request.user)
        text = _("The draft is ready. Please check every date, number and name in the texts.")
        return _open(request, made, text)
    about = _(
        "Texts, contact, pictures and topics are taken over. Date, embargo, cohort and notes on "
        "changes stay empty; translations are made anew."
    )
    return _form(request, form, _("Press release from an earlier one"), about)


def cohort(request: HttpRequest) -> HttpResponse:
    """“Neue Staffel”."""
    form = CohortForm(request.POST or None, user=request.user)
    if not form.found:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        last = form.found[form.cleaned_data["last"]]
        with_release = bool(form.cleaned_data.get("with_release"))
        made, written = making.next_cohort(last, request.user, with_release=with_release)
        text = _("The cohort is there, hidden until a release announces it. It has no members yet.")
        if written is not None:
            button = messages.button(access.edit_url(request.user, written), _("Open the release"))
            messages.success(request, _("The release is begun as a draft."), buttons=[button])
        return _open(request, made, text)
    about = _(
        "Number, dates and grant follow the last cohort. It has no members at first, and nobody "
        "sees it until its press release is online."
    )
    return _form(request, form, _("New cohort"), about)


def profile(request: HttpRequest) -> HttpResponse:
    """“Neues Profil für …”."""
    parents = rights.profile_parents(request.user)
    if not parents:
        raise PermissionDenied
    form = ProfileForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        chosen = form.found[form.cleaned_data["place"]]
        made = making.profile_for(chosen, _overview_for(chosen, parents), request.user)
        text = _("The profile is begun as a draft.")
        if made.membership is None:
            text = _("The profile is begun as a draft. The place is not a member yet.")
        return _open(request, made, text)
    about = _("Only places that have no profile yet can be chosen.")
    return _form(request, form, _("New profile for …"), about)


def _overview_for(chosen: Any, parents: dict[int, Page]) -> Page:
    """The overview of the member's programme, or of the kind of place."""
    if isinstance(chosen, Membership):
        return parents[chosen.programme_id]
    kind = CentreIndexPage if isinstance(chosen, District) else CityIndexPage
    return next(page for page in parents.values() if isinstance(page, kind))


def offer(request: HttpRequest, key: int) -> HttpResponse:
    """“Angebot duplizieren”."""
    source = rights.offers(request.user).filter(pk=key).first()
    if source is None:
        raise PermissionDenied
    initial = {"title": _("%(title)s (copy)") % {"title": source.title[:150]}}
    form = TitleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = making.duplicate_offer(source, form.cleaned_data["title"], request.user)
        return _open(request, made, _("The copy is a draft. Please enter its dates."))
    about = _("Everything is taken over but the dates. The copy is a draft; the original stays.")
    return _form(request, form, _("Duplicate an opportunity"), about, source)


def series(request: HttpRequest, key: int) -> HttpResponse:
    """A series of drafts like one event; first the dates are shown, then they are made."""
    source = rights.events(request.user).filter(pk=key).first()
    if source is None:
        raise PermissionDenied
    first = max(timezone.localtime(source.starts_at).date() + dt.timedelta(days=7), _tomorrow())
    initial = {"first": first, "last": first.replace(month=12, day=31)}
    form = SeriesForm(request.POST or None, initial=initial)
    found: list[dt.date] = []
    if request.method == "POST" and form.is_valid():
        found = form.days
        if "make" in request.POST:
            return _make_series(request, source, found)
    context = {
        "form": form,
        "source": source,
        "title": _("Series of events"),
        "about": _("Place, price, registration and texts are those of this event."),
        "days": [{"day": day, "holiday": holiday(day, _state())} for day in found],
    }
    return TemplateResponse(request, "editorial/copying/form.html", context)


def _make_series(request: HttpRequest, source: Any, found: list[dt.date]) -> HttpResponse:
    ticked = {parse_date(day) for day in request.POST.getlist("day") if len(day) == 10}
    days = [day for day in found if day in ticked]
    if not days:
        messages.error(request, _("No date was ticked, so nothing was made."))
        return HttpResponseRedirect(request.get_full_path())
    made = making.events_of_series(source, days, request.user)
    text = ngettext("%(n)s draft was made.", "%(n)s drafts were made.", len(made))
    messages.success(request, text % {"n": len(made)})
    return HttpResponseRedirect(reverse(source.snippet_viewset.get_url_name("list")))


def _tomorrow() -> dt.date:
    return timezone.localdate() + dt.timedelta(days=1)


def _state() -> str:
    """The code of the federal state whose districts are stored."""
    key = District.objects.exclude(key="").values_list("key", flat=True).first()
    return str(key or "")[:2]


def _form(
    request: HttpRequest, form: Any, title: str, about: str, source: Any = None
) -> HttpResponse:
    context = {"form": form, "title": title, "about": about, "source": source}
    return TemplateResponse(request, "editorial/copying/form.html", context)


def _open(request: HttpRequest, made: Any, text: str) -> HttpResponse:
    messages.success(request, text)
    url = access.edit_url(request.user, made)
    if not url:
        raise Http404
    return HttpResponseRedirect(url)
