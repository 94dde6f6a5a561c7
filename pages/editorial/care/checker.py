"""Wagtail's content checker with the rules of WCAG 2.2 AA, in words that editors understand."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

Message = dict[str, Any]

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
EXPERIMENTAL = (
    "p-as-heading",
    "table-fake-caption",
    "td-has-header",
    "label-content-name-mismatch",
)
_OF_MARKS = ("landmark-complementary-is-top-level", "landmark-unique")
"""What the marks are accused of that Wagtail itself puts beside each finding."""
_WITHOUT = ("empty-meta-description",)
"""Search engines get the teaser where nobody has written a description."""


def _message(name: Any, advice: Any) -> Message:
    return {"error_name": name, "help_text": advice}


_OF_EDITORS: dict[str, Message] = {
    "image-alt": _message(
        _("Picture without alternative text"),
        _("Say in the block what the picture shows, or tick “Only decoration”."),
    ),
    "alt-text-quality": _message(
        _("Alternative text looks like a file name"),
        _("Say what can be seen, e.g. “Three volunteers plant a tree”."),
    ),
    "image-redundant-alt": _message(
        _("Alternative text repeats the text beside it"),
        _("Say something that the text does not say, or tick “Only decoration”."),
    ),
    "input-image-alt": _message(
        _("Picture button without text"), _("Give the button words that say what it does.")
    ),
    "role-img-alt": _message(
        _("Drawing without alternative text"), _("Say what it shows, or mark it as decoration.")
    ),
    "svg-img-alt": _message(
        _("Drawing without alternative text"), _("Say what it shows, or mark it as decoration.")
    ),
    "area-alt": _message(
        _("Part of a picture map without text"), _("Say where this part of the picture leads.")
    ),
    "object-alt": _message(
        _("Embedded object without text"), _("Say in the text what can be seen there.")
    ),
    "empty-heading": _message(
        _("Empty heading"), _("Write what the section is about, or delete the line.")
    ),
    "heading-order": _message(
        _("Heading level skipped"), _("After level 2 comes level 3, not level 4.")
    ),
    "p-as-heading": _message(
        _("Bold text instead of a heading"),
        _("Mark the line and choose “Heading” instead of bold."),
    ),
    "page-has-heading-one": _message(
        _("The page has no main heading"), _("Give the page a title.")
    ),
    "link-name": _message(_("Link without text"), _("Write where the link leads, or remove it.")),
    "link-in-text-block": _message(
        _("Link cannot be told from the text"), _("Links in running text must be underlined.")
    ),
    "identical-links-same-purpose": _message(
        _("Same link text, different targets"), _("Give each link its own words.")
    ),
    "button-name": _message(
        _("Button without text"), _("Give the button words that say what it does.")
    ),
    "input-button-name": _message(
        _("Button without text"), _("Give the button words that say what it does.")
    ),
    "summary-name": _message(_("Fold-out text without heading"), _("Say what is inside.")),
    "color-contrast": _message(
        _("Too little contrast"),
        _("Text must stand out from its ground by 4.5 to 1. Choose the colours of the site."),
    ),
    "label": _message(
        _("Field without label"), _("Each field needs words that say what belongs into it.")
    ),
    "select-name": _message(
        _("List without label"), _("Each list needs words that say what is chosen.")
    ),
    "target-size": _message(
        _("Target too small"),
        _("Links and buttons need 24 by 24 pixels, or distance to the next one."),
    ),
    "td-headers-attr": _message(
        _("Cell names a heading that is missing"), _("Make the table anew with the table block.")
    ),
    "td-has-header": _message(
        _("Cell without heading"), _("Name what stands in the column or in the row.")
    ),
    "th-has-data-cells": _message(
        _("Heading without cells"), _("Delete the empty column, or fill it.")
    ),
    "empty-table-header": _message(
        _("Column without heading"), _("Name what stands in the column.")
    ),
    "table-duplicate-name": _message(
        _("Table says the same twice"), _("Give the table one caption.")
    ),
    "table-fake-caption": _message(
        _("Caption in a cell"), _("Write the caption into the field “Caption”.")
    ),
    "scope-attr-valid": _message(
        _("Heading of the table belongs to nothing"), _("Make the table anew with the table block.")
    ),
    "list": _message(
        _("List with something that is no item"), _("Make the list anew with the toolbar.")
    ),
    "listitem": _message(_("Item without list"), _("Make the list anew with the toolbar.")),
    "definition-list": _message(
        _("List of terms is mixed up"), _("Make the list anew with the toolbar.")
    ),
    "dlitem": _message(_("Term without list"), _("Make the list anew with the toolbar.")),
    "video-caption": _message(
        _("Film without subtitles"), _("Upload a file with subtitles (.vtt).")
    ),
    "audio-caption": _message(_("Sound without text"), _("Write down what is said.")),
    "no-autoplay-audio": _message(_("Sound plays by itself"), _("Let people start it themselves.")),
    "frame-title": _message(
        _("Embedded page without title"), _("Say in a few words what is embedded.")
    ),
    "frame-title-unique": _message(
        _("Several embedded pages with the same title"), _("Give each its own title.")
    ),
    "valid-lang": _message(
        _("Unknown language"), _("The text is marked with a language that does not exist.")
    ),
    "html-has-lang": _message(
        _("The page has no language"), _("Please tell those who run the site.")
    ),
    "document-title": _message(_("The page has no title"), _("Give the page a title.")),
    "blink": _message(_("Text blinks"), _("Let it stand still.")),
    "marquee": _message(_("Text moves"), _("Let it stand still.")),
    "duplicate-id": _message(_("The same anchor twice"), _("Please tell those who run the site.")),
}
_OF_TECHNICIANS = _message(
    _("Mistake in the structure of the page"),
    _("This is not up to your text. Please tell those who run the site."),
)
_STRUCTURE = [
    "accesskeys",
    "aria-allowed-attr",
    "aria-allowed-role",
    "aria-braille-equivalent",
    "aria-command-name",
    "aria-conditional-attr",
    "aria-deprecated-role",
    "aria-dialog-name",
    "aria-hidden-body",
    "aria-hidden-focus",
    "aria-input-field-name",
    "aria-meter-name",
    "aria-progressbar-name",
    "aria-prohibited-attr",
    "aria-required-attr",
    "aria-required-children",
    "aria-required-parent",
    "aria-roles",
    "aria-tab-name",
    "aria-text",
    "aria-toggle-field-name",
    "aria-tooltip-name",
    "aria-treeitem-name",
    "aria-valid-attr",
    "aria-valid-attr-value",
    "autocomplete-valid",
    "avoid-inline-spacing",
    "bypass",
    "css-orientation-lock",
    "duplicate-id-aria",
    "focus-order-semantics",
    "form-field-multiple-labels",
    "frame-focusable-content",
    "frame-tested",
    "hidden-content",
    "html-lang-valid",
    "html-xml-lang-mismatch",
    "label-content-name-mismatch",
    "label-title-only",
    "landmark-banner-is-top-level",
    "landmark-complementary-is-top-level",
    "landmark-contentinfo-is-top-level",
    "landmark-main-is-top-level",
    "landmark-no-duplicate-banner",
    "landmark-no-duplicate-contentinfo",
    "landmark-no-duplicate-main",
    "landmark-one-main",
    "landmark-unique",
    "meta-refresh",
    "meta-refresh-no-exceptions",
    "meta-viewport",
    "meta-viewport-large",
    "nested-interactive",
    "presentation-role-conflict",
    "region",
    "scrollable-region-focusable",
    "server-side-image-map",
    "skip-link",
    "tabindex",
]


class ContentChecker(ContentCheckerItem):
    """All rules of WCAG 2.2 A and AA, and those of good practice that concern texts."""

    axe_include = ["main"]  # the frame of the page is not up to editors
    axe_exclude = ["wagtail-inline-userbar", "wagtail-userbar"]
    axe_run_only = list(TAGS)
    axe_rules = {
        **{code: {"enabled": True} for code in EXPERIMENTAL},
        **{code: {"enabled": False} for code in _OF_MARKS},
    }
    axe_custom_rules = [
        rule for rule in ContentCheckerItem.axe_custom_rules if rule["id"] not in _WITHOUT
    ]
    axe_messages = {**dict.fromkeys(_STRUCTURE, _OF_TECHNICIANS), **_OF_EDITORS}


def replace(items: list[Any]) -> None:
    """Put our checker in the place of Wagtail's."""
    for place, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[place] = ContentChecker(in_editor=item.in_editor)
