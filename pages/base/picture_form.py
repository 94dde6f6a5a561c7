"""The form of pictures in the admin."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.images.forms import BaseImageForm

from .metadata import without_metadata


class PictureForm(BaseImageForm):
    """A damaged file is an error of the form, not of the site. No picture without its rights."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("credit", "licence"):
            if name in self.fields:
                self.fields[name].required = True
        if "file" not in self.fields:  # the form after several were uploaded
            return
        field = self.fields["file"]
        read = field.to_python

        def to_python(data: Any) -> Any:
            try:
                file = read(data)
                if file:
                    without_metadata(file.read())
                    file.seek(0)
            except (OSError, SyntaxError) as error:
                raise ValidationError(
                    _("This picture is damaged or incomplete. Please upload it once more.")
                ) from error
            return file

        # Wagtail's field opens the picture by itself and lets the error through.
        field.to_python = to_python
