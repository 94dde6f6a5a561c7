"""How place names are compared and sorted: the only room that folds spellings."""

import re
import unicodedata

from django.utils.text import slugify

_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
)
_DIGRAPHS = re.compile(r"([aou])e")
_SIGNS = re.compile(r"[^a-z0-9]+")


def name_key(text: str) -> str:
    """Fold a place name so that all its spellings meet: umlauts, ß, signs, blanks and case.

    >>> name_key("Gießen") == name_key("GIESSEN") == name_key("giessen")
    True
    >>> name_key("Rosbach v. d. Höhe") == name_key("rosbach v.d.hoehe")
    True
    """
    folded = unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)
    folded = unicodedata.normalize("NFD", folded).encode("ascii", "ignore").decode()
    return _SIGNS.sub("", _DIGRAPHS.sub(r"\1", folded))


def sort_key(text: str) -> str:
    """Order of German lists after DIN 5007-1: ä sorts as a, ß as ss, signs do not count."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS)
    folded = unicodedata.normalize("NFD", folded).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9 ]+", " ", folded).strip()


def slug_of(text: str) -> str:
    """A name or title as part of an address.

    >>> slug_of("Gießen für alle")
    'giessen-fuer-alle'
    """
    return slugify(text.translate(_WRITTEN_OUT))


def listed_name(name: str, head: str) -> str:
    """A name as it stands in a list A to Z, its `head` in front.

    >>> listed_name("Landkreis Kassel", "Kassel")
    'Kassel (Landkreis)'
    """
    kind = name.removesuffix(f" {head}")
    return f"{head} ({kind})" if kind != name else name
