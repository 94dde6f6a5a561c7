"""The public addresses of this room; all of them work without scripts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core import signing
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from pages.base.context import current_language
from pages.base.meta import trail
from pages.base.public_forms import (
    Guard,
    PublicFormView,
    full_address,
    is_from_here,
    site_path,
)
from pages.base.public_forms.views import FORBIDDEN, TOO_MANY, allowed

from .forms import BarrierForm, CommentForm, ImprovementForm
from .models import Vote
from .presentation import barrier_view
from .reports import receive
from .votes import page_of, sign_vote, vote_of, wants_part

_SENT = "barrier-sent"
BAD_REQUEST = 400
VOTES = Guard("helpful", per_visitor=40, in_all=2000)
ANSWERS = {"ja": True, "nein": False}


class ReportBarrier(PublicFormView):
    """“Barriere melden”, with the address of the page in `?seite=`."""

    form_class = BarrierForm
    template = "pages/feedback/barrier_form.html"

    def initial(self) -> dict[str, Any]:
        return {"page": full_address(site_path(self.request.GET.get("seite", ""), self.request))}

    def prepare(self, form: BarrierForm) -> None:
        form.request = self.request

    def context(self, form: Any) -> dict[str, Any]:
        title = _("Report a barrier")
        head = _("Error: %(title)s") % {"title": title} if form.errors else title
        return {
            **barrier_view(),
            "breadcrumbs": trail((title, self.request.path)),
            "meta": {"title": head, "robots": "noindex"},
        }

    def done(self, form: BarrierForm) -> HttpResponse:
        sent = form.cleaned_data
        report = receive(
            form.read.nonce if form.read else "",
            problem=sent["problem"],
            page=sent["page"],
            email=sent["email"],
            language=current_language(),
        )
        token = {
            "number": report.number,
            "due": report.due_on.isoformat(),
            "mail": bool(report.email),
            "page": report.page,
        }
        signed = signing.dumps(token, salt=_SENT)
        return HttpResponseRedirect(f"{reverse('barrier-thanks')}?meldung={signed}")


@never_cache
@require_safe
def barrier_thanks(request: HttpRequest) -> HttpResponse:
    """The number of the report, and until when the answer comes. The address says it all."""
    try:
        sent = signing.loads(request.GET.get("meldung", ""), salt=_SENT)
    except BadSignature:
        return HttpResponseRedirect(reverse("barrier-report"))
    title = _("Thank you for your report")
    context = {
        "number": sent["number"],
        "due_on": dt.date.fromisoformat(sent["due"]),
        "mail": sent["mail"],
        "back": sent["page"],
        "breadcrumbs": trail((_("Report a barrier"), reverse("barrier-report"))),
        "meta": {"title": title, "robots": "noindex"},
    }
    return TemplateResponse(request, "pages/feedback/barrier_thanks.html", context)


@csrf_exempt
@never_cache
def vote(request: HttpRequest) -> HttpResponse:
    """Store an answer and lead to the thanks, where a comment can be added."""
    if request.method != "POST":
        return HttpResponseRedirect(f"/{current_language()}/")
    page, answer = page_of(request.POST.get("page", "")), request.POST.get("answer", "")
    if not page or answer not in ANSWERS:
        return refused(request, _("This answer could not be read."), BAD_REQUEST)
    if not is_from_here(request):
        return refused(request, _("Please answer on the page itself."), FORBIDDEN, page)
    if not allowed(request, VOTES):
        return refused(request, _("Please try again in an hour."), TOO_MANY, page)
    given = Vote.objects.create(page=page, helpful=ANSWERS[answer])
    if wants_part(request):
        return Comment.first(request, given)
    return HttpResponseRedirect(f"{reverse('helpful-thanks')}?antwort={sign_vote(given)}")


def refused(request: HttpRequest, reason: str, status: int, back: str = "") -> HttpResponse:
    """Say why an answer was not taken."""
    context = {
        "reason": reason,
        "back": back,
        "meta": {"title": _("Was this page helpful?"), "robots": "noindex"},
    }
    return TemplateResponse(request, "pages/feedback/refused.html", context, status=status)


class Comment(PublicFormView):
    """The thanks for an answer; with what was missing, if somebody likes to say it."""

    @property
    def form_class(self) -> type[CommentForm]:  # type: ignore[override]
        return ImprovementForm if self.given and self.given.helpful else CommentForm

    @property
    def template(self) -> str:  # type: ignore[override]
        part = "comment" if wants_part(self.request) else "helpful_thanks"
        return f"pages/feedback/{part}.html"

    @classmethod
    def first(cls, request: HttpRequest, given: Vote) -> HttpResponse:
        """The thanks as a part of the page on which the answer was given."""
        view = cls()
        view.setup(request)
        view.given = given
        return view.show(view.form_class())

    given: Vote | None = None
    finished = False

    def before(self) -> HttpResponse | None:
        self.given = vote_of(self.request.POST.get("vote") or self.request.GET.get("antwort", ""))
        self.finished = self.request.GET.get("fertig") == "1"
        return None if self.given else HttpResponseRedirect(f"/{current_language()}/")

    def done(self, form: CommentForm) -> HttpResponse:
        assert self.given
        Vote.objects.filter(pk=self.given.pk).update(comment=form.cleaned_data["comment"])
        if wants_part(self.request):
            self.finished = True
            return self.show(form)
        signed = sign_vote(self.given)
        return HttpResponseRedirect(f"{reverse('helpful-thanks')}?antwort={signed}&fertig=1")

    def context(self, form: Any) -> dict[str, Any]:
        assert self.given
        title = _("Thank you for your answer")
        head = _("Error: %(title)s") % {"title": title} if form.errors else title
        return {
            "vote": sign_vote(self.given),
            "helpful": self.given.helpful,
            "finished": self.finished,
            "back": self.given.page,
            "breadcrumbs": trail((title, self.request.path)),
            "meta": {"title": head, "robots": "noindex"},
        }
