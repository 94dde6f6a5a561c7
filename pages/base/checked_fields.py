"""Model fields that bring what is typed into one form, and say what to type when they cannot.

The cleaner hangs on the field, so that forms, imports and the API share it. A stored value that
does not pass is left alone: somebody who corrects the phone number is not asked about the street.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from . import cleaners


class _Remembering(DeferredAttribute):
    """Keeps the value with which an object was made, beside the present one."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        return super().__get__(instance, cls)

    def __set__(self, instance: Any, value: Any) -> None:
        name = self.field.attname
        instance.__dict__.setdefault(f"_first_{name}", value)
        instance.__dict__[name] = value


class CheckedField(models.CharField):
    """Base of the checked fields: a text that `cleaner` brings into form."""

    descriptor_class = _Remembering
    cleaner: cleaners.Cleaner
    kind = "text"
    """What browsers offer for typing: the attributes `inputmode` and `autocomplete`."""
    wrong: tuple[str, ...] = ()
    """Inputs that are refused, for those who prove it."""

    def deconstruct(self) -> Any:
        # To migrations it is the text that it is stored as.
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def clean(self, value: Any, model_instance: Any) -> Any:
        value = self.to_python(value)
        if self._is_untouched(value, model_instance):
            return value
        return super().clean(type(self).cleaner(value or ""), model_instance)

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        """What comes without having been checked is brought into form where that is possible."""
        value = super().pre_save(model_instance, add)
        if self._is_untouched(value, model_instance):
            return value
        try:
            value = type(self).cleaner(value or "")
        except ValidationError:
            return value
        setattr(model_instance, self.attname, value)
        return value

    def _is_untouched(self, value: Any, instance: Any) -> bool:
        first = instance.__dict__.get(f"_first_{self.attname}") if instance else None
        known = instance is not None and instance.pk is not None and bool(first)
        return known and str(value or "").strip() == str(first).strip()

    def formfield(self, **kwargs: Any) -> Any:
        kwargs.pop("assume_scheme", None)
        widget = forms.TextInput(attrs={"inputmode": self.kind, "autocomplete": "off"})
        field: Any = super().formfield(**{"widget": widget, **kwargs})
        # How long it may be is judged when it is in form, not while it is typed.
        field.max_length = None
        field.widget.attrs.pop("maxlength", None)
        field.validators = []
        return field


class PhoneField(CheckedField):
    """A phone number as people dial it: “0561 787-2010”."""

    cleaner = staticmethod(cleaners.phone)
    kind = "tel"
    wrong = ("787", "Frau Muster", "0561", "0561 78720105555555")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 30, "blank": True, **kwargs})


class PostcodeField(CheckedField):
    """A German postcode."""

    cleaner = staticmethod(cleaners.postcode)
    kind = "numeric"
    wrong = ("3539", "353901", "Gießen", "00123")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 5, "blank": True, **kwargs})


class StreetField(CheckedField):
    """Street and number."""

    cleaner = staticmethod(cleaners.street)
    wrong = ("12", "Goethestr. 12, 34117 Kassel", "info@kassel.example")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 120, "blank": True, **kwargs})


class WebAddressField(CheckedField, models.URLField):
    """An address on the web, with its scheme."""

    cleaner = staticmethod(cleaners.web_address)
    kind = "url"
    wrong = ("kassel", "info@kassel.example", "ftp://kassel.example", "www.kassel")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"blank": True, **kwargs})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": forms.CharField, **kwargs})


class MailAddressField(CheckedField, models.EmailField):
    """An e-mail address."""

    cleaner = staticmethod(cleaners.mail_address)
    kind = "email"
    wrong = ("kassel.example", "www.kassel.example", "info@", "a@b@c.example")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"blank": True, **kwargs})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.EmailField", args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": forms.CharField, **kwargs})


class WebAddressInput(forms.CharField):
    """An address on the web in a form that has no model, such as a block."""

    def clean(self, value: Any) -> str:
        return cleaners.web_address(super().clean(value))
