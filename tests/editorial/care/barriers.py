"""A page with 25 barriers, of those that editors really make, and what is said of each."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile

from pages.base.models import KittDocument
from pages.demo import builders

LONG = (
    "Wer sich in seiner Freizeit für andere Menschen einsetzt, sei es im Sportverein oder bei der"
    " Feuerwehr, der bekommt von uns auf Wunsch eine Bescheinigung, die bei Bewerbungen hilft."
)
TEXT = f"""
<h3>Rat für Vereine</h3>
<p>Wir beraten derzeit elf Vereine im ganzen Kreis.</p>
<p>Den Antrag finden Sie <a href="https://www.example.org/antrag">hier</a>.</p>
<p>Mehr unter <a href="https://www.example.org/rat">https://www.example.org/rat</a>.</p>
<p>Ein Bild ohne Wort führt weiter: <a href="https://www.example.org/ziel"></a></p>
<p>Lesen Sie den <a linktype="document" id="{{document}}">Leitfaden für Vereine</a>.</p>
<p>Klicken Sie auf den roten Knopf.</p>
<h2></h2>
<p><b>So melden Sie sich an</b></p>
<p>Das ist WICHTIG für alle, die mitmachen wollen.</p>
<p>Wir freuen uns auf Sie!!!</p>
<p>Alle Bürger*innen sind willkommen.</p>
<p>✅ Kommen Sie vorbei und bringen Sie Zeit mit.</p>
<p>Der genaue Ort folgt noch.</p>
<p>Rufen Sie uns an: 069 90009-110.</p>
<p>{LONG}</p>
<p>Die Ehrenamtskoordinierungsstelle hilft Ihnen gern.</p>
<p>Please find more information on the website of our partner.</p>
"""
# (rule, words that the remark must name)
BARRIERS = (
    ("cut-off", "Vereine und"),
    ("heading-skipped", "Rat für Vereine"),
    ("relative-date", "derzeit"),
    ("link-text", "hier"),
    ("link-address", "www.example.org/rat"),
    ("link-text", "keinen Text"),
    ("file-link", "Leitfaden für Vereine (PDF"),
    ("direction", "Klicken Sie"),
    ("heading-empty", "ohne Text"),
    ("heading-bold", "So melden Sie sich an"),
    ("capitals", "WICHTIG"),
    ("exclamation", "!!!"),
    ("gender-sign", "Bürgerinnen und Bürger"),
    ("typed-list", "✅"),
    ("placeholder", "folgt noch"),
    ("contact-text", "069 90009-110"),
    ("long-sentence", "Wer sich in seiner"),
    ("long-word", "Ehrenamts-Koordinierungsstelle"),
    ("foreign-words", "Please find more"),
    ("alt-missing", "keinen Alternativtext"),
    ("alt-file", "IMG_2034.jpg"),
    ("alt-words", "Foto von"),
    ("table-header", "Spalte 2"),
    ("film-text", "Unser Zentrum"),
    ("figure-date", "1.200 Freiwillige"),
)


def page_with_barriers(**fields: Any) -> Any:
    """The page, online: none of these barriers keeps it from going live."""
    document = KittDocument.objects.create(
        title="Leitfaden", file=ContentFile(b"%PDF-1.4 example", name="leitfaden.pdf")
    )
    image = builders.picture("Ohne Worte", alt_text="")
    table = {"caption": "Zeiten", "columns": ["Tag", ""], "rows": [["Montag", "9 bis 12 Uhr"]]}
    blocks = [
        ("text", TEXT.replace("{document}", str(document.pk))),
        ("picture", {"image": image.pk, "alt_text": "", "decorative": False}),
        ("picture", {"image": image.pk, "alt_text": "IMG_2034.jpg", "decorative": False}),
        ("picture", {"image": image.pk, "alt_text": "Foto von der Gruppe", "decorative": False}),
        ("table", table),
        ("video", {"title": "Unser Zentrum", "link": "https://vimeo.com/76979871"}),
        ("fact_box", {"heading": "In Zahlen", "text": "<p>1.200 Freiwillige helfen mit.</p>"}),
    ]
    return builders.standard_page(
        "Vereine beraten",
        teaser="Das Zentrum berät Vereine und",
        body=builders.stream(blocks),
        **fields,
    )
