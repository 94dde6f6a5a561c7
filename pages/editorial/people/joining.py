"""What somebody sees who was invited."""

from __future__ import annotations

from allauth.socialaccount.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from . import invitations


@sensitive_post_parameters()
@never_cache
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password and open the account; or sign in with the identity provider."""
    invitation = invitations.by_token(token)
    if invitation is None:
        return TemplateResponse(request, "editorial/people/invitation_over.html", {}, status=404)
    form = SetPasswordForm(invitation.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not invitations.accept(invitation, request, form.cleaned_data["new_password1"]):
            return HttpResponseRedirect(request.path)
        logout(request)
        messages.success(request, _("Your account is open. Please sign in."))
        return HttpResponseRedirect(reverse("account_login"))
    context = {
        "form": form,
        "person": invitation.user,
        "by": invitation.made_by,
        "providers": get_adapter().list_providers(request),
    }
    return TemplateResponse(request, "editorial/people/join.html", context)
