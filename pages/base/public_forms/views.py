"""The view of a public form."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from .forms import Guard, PublicForm
from .limits import connection_of, within_limit
from .origin import is_from_here

OK, FORBIDDEN, TOO_MANY = 200, 403, 429
HOUR = "3600"


@method_decorator([csrf_exempt, never_cache], name="dispatch")
class PublicFormView(View):
    """Shows a form, checks it and hands it to `done`. Subclasses set form, template and texts."""

    form_class: type[PublicForm]
    template: str

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.before() or self.show(self.form_class(initial=self.initial()))

    def post(self, request: HttpRequest) -> HttpResponse:
        instead = self.before()
        if instead:
            return instead
        form = self.form_class(request.POST)
        self.prepare(form)
        status = self.check(form)
        return self.done(form) if status == OK and form.is_valid() else self.show(form, status)

    def before(self) -> HttpResponse | None:
        """What to answer instead when there is nothing to fill in."""
        return None

    def initial(self) -> dict[str, Any]:
        """What stands in the form at first."""
        return {}

    def prepare(self, form: Any) -> None:
        """Give the form what it needs to check itself."""

    def done(self, form: Any) -> HttpResponse:
        """Store what was sent and lead on."""
        raise NotImplementedError

    def context(self, form: Any) -> dict[str, Any]:
        """What the template needs beside the form."""
        return {}

    def check(self, form: PublicForm) -> int:
        """The status to answer with; reasons to refuse become errors of the form."""
        if not form.is_valid() and is_from_here(self.request):
            return OK
        if not is_from_here(self.request):
            form.add_error(
                None,
                _(
                    "Your browser did not say which page the form comes from. "
                    "Please send it once more from here."
                ),
            )
            return FORBIDDEN
        if not allowed(self.request, form.guard):
            form.add_error(
                None,
                _("A lot was sent within the last hour. Please try again in an hour."),
            )
            return TOO_MANY
        return OK

    def show(self, form: PublicForm, status: int = OK) -> HttpResponse:
        """The form, with its errors if it was sent."""
        context = {"form": form, **self.context(form)}
        response = TemplateResponse(self.request, self.template, context, status=status)
        if status == TOO_MANY:
            response["Retry-After"] = HOUR
        return response


def allowed(request: HttpRequest, guard: Guard) -> bool:
    """Count one more use of the form; whether neither this visitor nor all sent too much."""
    visitor = connection_of(request)
    if visitor and not within_limit(guard.name, visitor, guard.per_visitor):
        return False
    return within_limit(guard.name, "", guard.in_all)
