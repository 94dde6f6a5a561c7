"""What several files share, and what each of them needs for itself."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from pages.base.models import KittDocument, KittImage

MOST = 30
"""Files at once."""
_CAMERA = re.compile(r"^(img|dsc|dscn|dscf|pxl|photo|image|foto|bild|p|mvimg|scan)?[\s\d]*$", re.I)


class _Files(forms.FileField):
    """One or several files, as they come; each is looked at by itself."""

    widget = type("Several", (forms.ClearableFileInput,), {"allow_multiple_selected": True})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = [one for one in (data or []) if one]
        if not files:
            raise ValidationError(_("Please choose at least one file."))
        if len(files) > MOST:
            words = _("These are %(n)d files. Please upload at most %(most)d at once.")
            raise ValidationError(words % {"n": len(files), "most": MOST})
        return files


class _Shared(forms.Form):
    """Where the files are kept. Collections are those to which the person may add."""

    model: Any
    files: Any = _Files(label=gettext_lazy("Files"))
    collection = forms.ModelChoiceField(
        Collection.objects.none(), label=gettext_lazy("Collection"), empty_label=None
    )
    again = forms.BooleanField(
        label=gettext_lazy("Also upload what is there already"), required=False
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        policy = policy_registry.get_by_type(self.model)
        rows = policy.collections_user_has_permission_for(user, "add")
        field: Any = self.fields["collection"]
        field.queryset = rows
        self.fields["files"].help_text = self.limits()
        if len(rows) < 2:
            field.widget = forms.HiddenInput()
            field.initial = rows.first()

    def limits(self) -> str:
        """Which files can be used."""
        of_pictures = self.model is KittImage
        room = "IMAGES" if of_pictures else "DOCS"
        endings = getattr(settings, f"WAGTAIL{room}_EXTENSIONS")
        most = getattr(settings, f"WAGTAIL{room}_MAX_UPLOAD_SIZE")
        words = _("Up to %(number)d at once, each with at most %(size)s: %(kinds)s.")
        kinds = ", ".join(one.upper() for one in endings)
        return words % {"number": MOST, "size": filesizeformat(most), "kinds": kinds}

    def shared(self) -> dict[str, Any]:
        """What all files get."""
        own = {"files", "again"}
        return {name: value for name, value in self.cleaned_data.items() if name not in own}


class PicturesForm(_Shared):
    """The rights of several pictures."""

    model = KittImage
    field_order = ("files", "credit", "licence", "source", "people_shown", "consent_noted")

    credit = forms.CharField(
        label=gettext_lazy("Credit"),
        max_length=160,
        help_text=gettext_lazy("Who made the pictures? e.g. “Foto: Petra Muster”"),
    )
    licence = forms.CharField(
        label=gettext_lazy("Licence"),
        max_length=160,
        help_text=gettext_lazy("What may be done with them? e.g. “free for press reports”"),
    )
    source = forms.CharField(
        label=gettext_lazy("Origin"),
        max_length=250,
        required=False,
        help_text=gettext_lazy("Where the pictures come from: an address, an agency, a contract."),
    )
    people_shown = forms.BooleanField(
        label=gettext_lazy("People can be recognised"), required=False
    )
    consent_noted = forms.BooleanField(
        label=gettext_lazy("The people shown have agreed"),
        required=False,
        help_text=gettext_lazy("Without their consent pictures with people are not shown."),
    )
    usable_until = forms.DateField(
        label=gettext_lazy("Usable until"), required=False, widget=AdminDateInput()
    )


class DocumentsForm(_Shared):
    """The language of several documents."""

    model = KittDocument
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=list(KittDocument._meta.get_field("language").choices or ()),
    )


class PictureWords(forms.ModelForm):
    """What a picture is called, and what is seen in it."""

    class Meta:
        model = KittImage
        fields = ["title", "alt_text", "caption"]
        widgets = {"caption": forms.Textarea(attrs={"rows": 2})}


class DocumentWords(forms.ModelForm):
    """What a document is called, and what stands in it."""

    class Meta:
        model = KittDocument
        fields = ["title", "description", "language", "pages_count"]


def title_from(name: str, number: int) -> str:
    """A first title: the name of the file in words, unless a camera has made it up."""
    words = re.sub(r"[_\-.]+", " ", PurePath(name).stem).strip()
    if not _CAMERA.match(words):
        return words[:1].upper() + words[1:250]
    day = date_format(timezone.localdate(), "d.m.Y")
    return _("File %(number)d of %(date)s") % {"number": number, "date": day}
