"""Forms of the admin for old addresses."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminPageChooser
from wagtail.contrib.redirects.forms import RedirectForm as WagtailRedirectForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from .lookup import is_public, look_up, own_path
from .redirects import leads_to, normal

MOST_BYTES = 2 * 1024 * 1024


class RedirectForm(WagtailRedirectForm):
    """One old address and its target: a page, or an address here or elsewhere."""

    redirect_link = forms.CharField(
        label=gettext_lazy("or to an address"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("A path like “/de/termine/”, or a full address with https://."),
    )

    class Meta(WagtailRedirectForm.Meta):
        fields = ("old_path", "redirect_page", "redirect_link", "is_permanent")
        labels = {
            "old_path": gettext_lazy("Old address"),
            "redirect_page": gettext_lazy("leads to the page"),
        }
        help_texts = {
            "old_path": gettext_lazy("The path behind the name of the website: “/alt/seite.html”."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("site", None)
        self.fields["redirect_page"].widget = AdminPageChooser()

    def clean_old_path(self) -> str:
        typed: str = self.cleaned_data["old_path"]
        path = own_path(typed)
        old = normal(path if path is not None else typed)
        if old == "/":
            raise ValidationError(_("The start page cannot be led elsewhere."))
        if is_public(old):
            text = _("At %s visitors find something: a redirect would never take effect.")
            raise ValidationError(text % old)
        if Redirect.objects.filter(old_path=old).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("There is a redirect for this address already."))
        return old

    def _get_validation_exclusions(self) -> set[str]:
        # The field of the model takes full addresses only; here a path is one as well.
        return {*super()._get_validation_exclusions(), "redirect_link"}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        page, link = data.get("redirect_page"), (data.get("redirect_link") or "").strip()
        if bool(page) == bool(link):
            raise ValidationError(_("Please choose a page or enter an address."))
        if link:
            data["redirect_link"] = self._checked(link, data.get("old_path", ""))
            self._prefer_page(data)
        self.instance.site = Site.objects.filter(is_default_site=True).first()
        return data

    def _checked(self, link: str, old: str) -> str:
        path = own_path(link)
        if path is None:
            if not link.startswith(("https://", "http://")):
                raise ValidationError({"redirect_link": _("This is no address.")})
            return link
        if path in look_up([path]):
            return path
        target = Redirect.objects.filter(old_path=normal(path)).first()
        if normal(path) == old or target is None or not leads_to(target, [old]):
            text = _("There is nothing at the target: %s") % path
            raise ValidationError({"redirect_link": text})
        return leads_to(target, [old])

    def _prefer_page(self, data: dict[str, Any]) -> None:
        """A page by its id: the redirect then follows when the page gets another address."""
        link = data["redirect_link"]
        found = look_up([link]).get(link)
        if found and found.page and "?" not in link and "#" not in link:
            data["redirect_page"], data["redirect_link"] = found.page, ""


class ListForm(forms.Form):
    """A file with old addresses."""

    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        help_text=gettext_lazy("Two columns: the old address and its target."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 2 MB. Please split it."))
        return file
