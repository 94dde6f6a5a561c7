"""The blocks of all bodies: few, flat, each with icon, description and preview."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .film_rules import film_errors
from .table_block import TableBlock
from .web_address_block import WebAddressBlock

TEXT_FEATURES = ["h2", "h3", "bold", "ul", "ol", "link", "document-link"]
PLAIN_FEATURES = ["bold", "ul", "ol", "link"]


def with_sample_picture(context: dict[str, Any]) -> dict[str, Any]:
    """For previews of blocks that show a picture: a drawn one."""
    from .presentation import drawn

    return {**context, "sample_picture": drawn("nachbarschaft", "preview", 5, 2)}


class TextBlock(blocks.RichTextBlock):
    """Running text with headings, lists and links."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/text.html"
        description = _("Running text with headings, lists and links.")
        preview_value = "<h2>Wer mitmacht</h2><p>Sechzehn Landkreise beraten vor Ort.</p>"


class PictureBlock(blocks.StructBlock):
    """A picture from the library; caption and credit come with it."""

    image = ImageChooserBlock(label=_("Picture"))
    alt_text = blocks.CharBlock(
        label=_("What can be seen here?"),
        required=False,
        max_length=250,
        help_text=_(
            "One sentence for people who cannot see the picture: what matters for this text. "
            "Empty: the description from the library."
        ),
    )
    decorative = blocks.BooleanBlock(
        label=_("Only decoration"),
        required=False,
        help_text=_("It says nothing that is not in the text. Screen readers skip it."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"
        description = _("A picture with caption and credit.")
        preview_template = "blocks/previews/picture.html"
        preview_value = {"image": None, "alt_text": "", "decorative": True}

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        return with_sample_picture(super().get_preview_context(value, parent_context))


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with name and office."""

    text = blocks.TextBlock(label=_("Words"), help_text=_("Without quotation marks."))
    speaker = blocks.CharBlock(label=_("Speaker"), max_length=120)
    office = blocks.CharBlock(label=_("Office"), max_length=160, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"
        description = _("A quote with speaker and office.")
        preview_value = {
            "text": "Wer hilft, braucht jemanden, der zuhört.",
            "speaker": "Beispielperson",
            "office": "Vereinsvorsitz",
        }


class FactBoxBlock(blocks.StructBlock):
    """The essentials at a glance, beside the text."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        template = "blocks/fact_box.html"
        description = _("Figures and dates in a box of their own.")
        preview_value = {"heading": "Auf einen Blick", "text": "<ul><li>vier Staffeln</li></ul>"}


class DocumentsBlock(blocks.StructBlock):
    """Files for download; kind and size are added by themselves."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80, required=False)
    documents = blocks.ListBlock(DocumentChooserBlock(label=_("Document")), label=_("Documents"))

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "blocks/documents.html"
        description = _("A list of files for download.")
        preview_template = "blocks/previews/documents.html"
        preview_value = {"heading": "Zum Herunterladen", "documents": []}

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_preview_context(value, parent_context)
        sample = {"title": "Leitfaden für Vereine", "url": "", "kind": "PDF", "size": "180 kB"}
        return {**context, "sample_files": [sample]}


class LinkBlock(blocks.StructBlock):
    """One link: to a page of the site or to another website."""

    label = blocks.CharBlock(
        label=_("Link text"),
        max_length=120,
        help_text=_("Say where the link leads, not “here”."),
    )
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = WebAddressBlock(label=_("Or web address"), required=False)

    class Meta:
        icon = "link"
        label = _("Link")
        template = "blocks/link.html"
        description = _("A link to a page or another website.")
        preview_value = {"label": "Förderung für Vereine", "url": "https://www.example.org/"}


class LinksBlock(blocks.StructBlock):
    """Links that lead on."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80, required=False)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"))

    class Meta:
        icon = "link"
        label = _("Links")
        template = "blocks/links.html"
        description = _("A list of links that lead on.")
        preview_value = {
            "heading": "Dazu passt",
            "links": [{"label": "Förderung für Vereine", "url": "https://www.example.org/"}],
        }


class StepsBlock(blocks.StructBlock):
    """What to do, one step after the other."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("Step"), max_length=80)),
                ("text", blocks.RichTextBlock(label=_("Text"), features=PLAIN_FEATURES)),
            ],
        ),
        label=_("Steps"),
    )

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "blocks/steps.html"
        description = _("A guide in numbered steps.")
        preview_value = {
            "heading": "So bewerben Sie sich",
            "steps": [{"title": "Konzept schreiben", "text": "<p>Zwei Seiten reichen.</p>"}],
        }


class VideoBlock(blocks.StructBlock):
    """A film from the own document store or on another site; nothing plays by itself."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    video = DocumentChooserBlock(label=_("Video file (MP4 or WebM)"), required=False)
    subtitles = DocumentChooserBlock(
        label=_("Subtitles of the file (WebVTT)"),
        required=False,
        help_text=_("In the language of the page. The file ends in .vtt."),
    )
    link = blocks.CharBlock(
        label=_("Or link to a film on another site"),
        max_length=500,
        required=False,
        help_text=_("From the address bar or from “Share”. It is loaded only after a click."),
    )
    poster = ImageChooserBlock(label=_("Still picture"), required=False)
    length = blocks.CharBlock(
        label=_("Length"), max_length=20, help_text=_("e.g. 3:40 minutes"), required=False
    )
    transcript = blocks.RichTextBlock(
        label=_("What is said or signed"), features=PLAIN_FEATURES, required=False
    )

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"
        description = _("A film that plays after a click, with length and transcript.")
        preview_template = "blocks/previews/video.html"
        preview_value = {"title": "Was Sie hier finden", "length": "3:40 Minuten"}

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        return with_sample_picture(super().get_preview_context(value, parent_context))

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        errors = film_errors(value)
        if errors:
            raise StructBlockValidationError(errors)
        return value


class BodyBlock(blocks.StreamBlock):
    """The body of pages."""

    text = TextBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    fact_box = FactBoxBlock()
    documents = DocumentsBlock()
    links = LinksBlock()
    steps = StepsBlock()
    video = VideoBlock()
    table = TableBlock()


class ReleaseBodyBlock(blocks.StreamBlock):
    """The body of press releases."""

    text = TextBlock()
    quote = QuoteBlock()
    picture = PictureBlock()
    fact_box = FactBoxBlock()
    documents = DocumentsBlock()
    links = LinksBlock()


class NavigationItemBlock(blocks.StructBlock):
    """An item of a menu: a page, one of the site's lists, or a web address."""

    label = blocks.CharBlock(label=_("Text"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    route = blocks.ChoiceBlock(
        label=_("Or a list"),
        required=False,
        choices=[
            ("opportunities", _("Opportunities")),
            ("events", _("Events")),
            ("courses", _("Courses")),
            ("contact-points", _("Contact points")),
            ("organisations", _("Organisations")),
        ],
    )
    url = WebAddressBlock(label=_("Or web address"), required=False)

    class Meta:
        icon = "link"
        label = _("Menu item")
        template = "blocks/link.html"
        description = _("An item of a menu.")
        preview_value = {"label": "Termine", "route": "events"}


class FooterColumnBlock(blocks.StructBlock):
    """A column of the footer."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=40)
    links = blocks.ListBlock(NavigationItemBlock(), label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Column")
        template = "blocks/links.html"
        description = _("A column of links in the footer.")
        preview_value = {"heading": "Mitmachen", "links": []}
