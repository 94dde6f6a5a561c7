"""The pages on which the lead manages people."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.base.models import User

from ..models import Invitation
from ..sign_in.factors import with_factor
from . import acts, handover, invitations, rules
from .forms import HandOverForm, InviteForm, PersonForm, SearchForm

PER_PAGE = 50


def index(request: HttpRequest) -> HttpResponse:
    """The list of people."""
    rules.require_manager(request)
    form = SearchForm(request.GET)
    found = _matching(form.cleaned_data if form.is_valid() else {})
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    context = {"form": form, "page_obj": page, "now": timezone.now()}
    return TemplateResponse(request, "editorial/people/index.html", context)


def invite(request: HttpRequest) -> HttpResponse:
    """A form for somebody new."""
    rules.require_manager(request)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = form.save(commit=False)
        invitations.invite(person, form.cleaned_data["groups"], request)
        messages.success(request, _("The invitation to %s is on its way.") % person.email)
        return HttpResponseRedirect(reverse("people"))
    return TemplateResponse(request, "editorial/people/invite.html", {"form": form})


def edit(request: HttpRequest, key: int) -> HttpResponse:
    """Name, roles and teams of a person, and what can be done to the account."""
    person = _person(request, key)
    form = PersonForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        acts.assign(person, form.cleaned_data["groups"], request)
        messages.success(request, _("Saved: %s") % person)
        return HttpResponseRedirect(reverse("people"))
    fitting = [(name, act) for name, act in acts.ACTS.items() if act.fits(person)]
    context = {"person": person, "form": form, "acts": fitting}
    return TemplateResponse(request, "editorial/people/edit.html", context)


def act(request: HttpRequest, key: int, name: str) -> HttpResponse:
    """Ask once, then do it."""
    person = _person(request, key)
    chosen = acts.ACTS.get(name)
    if chosen is None or not chosen.fits(person):
        raise Http404
    if request.method == "POST":
        chosen.run(person, request)
        messages.success(request, str(chosen.done))
        return HttpResponseRedirect(reverse("people"))
    context = {"person": person, "act": chosen}
    return TemplateResponse(request, "editorial/people/act.html", context)


def hand_over(request: HttpRequest, key: int) -> HttpResponse:
    """Hand the work of a person over to another."""
    person = _person(request, key)
    form = HandOverForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        counts = handover.hand_over(person, form.cleaned_data["to"], request)
        words = {**counts, "to": form.cleaned_data["to"]}
        messages.success(
            request,
            _(
                "%(to)s now answers for: pages %(pages)s, locks %(locks)s, drafts %(submissions)s, "
                "links without an account %(links)s."
            )
            % words,
        )
        return HttpResponseRedirect(reverse("people"))
    context = {"person": person, "form": form, "amount": handover.amount(person)}
    return TemplateResponse(request, "editorial/people/hand_over.html", context)


def _person(request: HttpRequest, key: int) -> User:
    rules.require_manager(request)
    person = get_object_or_404(User, pk=key)
    rules.require_editable(request, person)
    return person


def _matching(wanted: dict[str, Any]) -> QuerySet[User]:
    open_ones = Invitation.objects.filter(user=OuterRef("pk"), accepted_at=None)
    people = User.objects.annotate(
        has_factor=Exists(with_factor().filter(user=OuterRef("pk"))), invited=Exists(open_ones)
    ).prefetch_related("groups")
    for word in wanted.get("q", "").split():
        parts = Q(email__icontains=word) | Q(first_name__icontains=word)
        people = people.filter(parts | Q(last_name__icontains=word))
    if wanted.get("group"):
        people = people.filter(groups=wanted["group"])
    states = {
        "active": Q(is_active=True),
        "invited": Q(invited=True),
        "closed": Q(is_active=False, invited=False),
    }
    return people.filter(states.get(wanted.get("state", ""), Q()))
