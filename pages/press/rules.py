"""Rules of press releases."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from pages.base.rules import Finding, rule

from .models import PressReleasePage


@rule(PressReleasePage)
def later_changes_are_explained(page: PressReleasePage) -> Iterator[Finding]:
    """After the first publishing, every change is either small or told to readers."""
    if not page.is_source or not page.first_published_at:
        return
    if not page.change_kind:
        yield Finding(
            rule="change-kind",
            field="change_kind",
            message=_(
                "This release is public already. Is the change small, or should readers know?"
            ),
            proposal=_("Choose one under “Change after publishing”."),
            blocks=True,
        )
    elif page.change_kind == PressReleasePage.ChangeKind.NOTED and not page.change_note.strip():
        yield Finding(
            rule="change-note",
            field="change_note",
            message=_("Please tell readers in one sentence what has changed."),
            blocks=True,
        )
