"""What people type into fields for numbers and addresses, brought into the one form we keep.

Every cleaner takes what somebody typed and gives what is stored, or says in a `ValidationError`
what to type. What a cleaner gives it takes again and gives back unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.translation import gettext_lazy as _

Cleaner = Callable[[str], str]

HOME = "DE"
_PHONE_WORDS = re.compile(r"^(?:telefon|tel|fon|phone|mobil|handy)\b[.: ]*", re.IGNORECASE)
_PHONE_SIGNS = re.compile(r"^\+?[0-9 ()/.–—-]+$")
_TRUNK_ZERO = re.compile(r"\( ?0 ?\)")
_EXTENSION = re.compile(r"[-–—] ?([0-9]{1,5})$")
_SHORT_NUMBER = re.compile(r"^1(?:1[0-9]|16[0-9]{3}|18[0-9]{2,3})$")
"""Police, fire brigade, authorities (115), 116 117: dialled without an area code."""
_POSTCODE = re.compile(r"^(?:D ?-? ?)?([0-9]{5})$", re.IGNORECASE)
_NO_REGION = ("00", "05", "43", "62")
"""First two digits that no German postcode has."""
_SCHEME = re.compile(r"^(https?)(?:[:;]?/{1,3}|:)", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:(?![0-9])", re.IGNORECASE)
_HOST = re.compile(r"^[^/?#]*")
_MAIL = re.compile(r"^[^\s/@]+@[^\s/@]+$")
_SHORT_STREET = re.compile(r"str\.?(?=[ ]?[0-9])", re.IGNORECASE)

PHONE = _("Please enter the number with its area code, for example 0561 787-2010.")
POSTCODE = _("Please enter the five digits of the postcode, for example 35390.")
WEB = _("Please enter the web address as the browser shows it, for example www.kassel.example.")
WEB_IS_MAIL = _(
    "That is an e-mail address. Please enter a web address, for example www.kassel.example."
)
MAIL = _("Please enter an e-mail address with an @, for example info@kassel.example.")
MAIL_IS_WEB = _(
    "That is a web address. Please enter an e-mail address, for example info@kassel.example."
)
STREET = _("Please enter street and number here, for example Goethestr. 12.")
STREET_ONLY = _(
    "Please enter only street and number here, for example Goethestr. 12. "
    "Postcode and town have fields of their own."
)


def phone(typed: str) -> str:
    """“0561/7872010”, “+49 (0)561 787 20 10” → “0561 7872010”; an extension keeps its hyphen."""
    text = _PHONE_WORDS.sub("", _one_line(typed))
    if not text:
        return ""
    if _SHORT_NUMBER.match(text.replace(" ", "")):
        return text.replace(" ", "")
    if not _PHONE_SIGNS.match(text) or not text.lstrip("( ").startswith(("0", "+")):
        raise ValidationError(PHONE)
    if text.startswith(("+", "00")):
        text = _TRUNK_ZERO.sub(" ", text)
    try:
        number = phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException as error:
        raise ValidationError(PHONE) from error
    if not phonenumbers.is_valid_number(number):
        raise ValidationError(PHONE)
    if number.country_code != phonenumbers.country_code_for_region(HOME):
        form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
        return str(phonenumbers.format_number(number, form))
    return _german(number, text)


def _german(number: phonenumbers.PhoneNumber, text: str) -> str:
    """Area code, number, extension, as DIN 5008 writes them."""
    digits = phonenumbers.national_significant_number(number)
    area = phonenumbers.length_of_national_destination_code(number)
    rest = digits[area:]
    extension = _EXTENSION.search(text)
    if extension and len(extension[1]) < len(rest):
        rest = f"{rest[: -len(extension[1])]}-{extension[1]}"
    return f"0{digits[:area]} {rest}" if area else f"0{rest}"


def postcode(typed: str) -> str:
    """“D-35390”, “35 390” → “35390”."""
    text = _one_line(typed).replace(" ", "")
    if not text:
        return ""
    found = _POSTCODE.match(text)
    if not found or found[1].startswith(_NO_REGION):
        raise ValidationError(POSTCODE)
    return found[1]


def web_address(typed: str) -> str:
    """“www.kassel.example” → “https://www.kassel.example”; http stays where somebody typed it."""
    text = "".join(_one_line(typed).split())
    if not text:
        return ""
    if _MAIL.match(text) or text.lower().startswith("mailto:"):
        raise ValidationError(WEB_IS_MAIL)
    scheme = "https"
    while found := _SCHEME.match(text):
        scheme, text = found[1].lower(), text[found.end() :]
    if _ANY_SCHEME.match(text):
        raise ValidationError(WEB)
    host = _HOST.match(text)[0]  # type: ignore[index]  # matches anything
    address = f"{scheme}://{host.lower()}{text[len(host) :]}"
    try:
        URLValidator(schemes=["http", "https"], message=WEB)(address)
        known = "." in (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError as error:
        raise ValidationError(WEB) from error
    if not known:
        raise ValidationError(WEB)
    return address


def mail_address(typed: str) -> str:
    """“mailto:Info@Kassel.example;” → “Info@kassel.example”."""
    text = "".join(_one_line(typed).split()).rstrip(",;.")
    text = re.sub(r"^mailto:", "", text, flags=re.IGNORECASE)
    if not text:
        return ""
    if "@" not in text and text.lower().startswith(("http", "www.")):
        raise ValidationError(MAIL_IS_WEB)
    name, _at, host = text.rpartition("@")
    address = f"{name}@{host.lower()}"
    EmailValidator(message=MAIL)(address)
    return address


def street(typed: str) -> str:
    """“Goethestr.12” → “Goethestr. 12”. Names stay as they are written."""
    text = _one_line(typed).rstrip(",;")
    if not text:
        return ""
    if "@" in text or not any(sign.isalpha() for sign in text):
        raise ValidationError(STREET)
    if re.search(r"(?<![0-9])[0-9]{5}(?![0-9])", text):
        raise ValidationError(STREET_ONLY)
    text = _SHORT_STREET.sub(lambda found: f"{found[0].rstrip('.')}. ", text)
    return " ".join(text.split())


def _one_line(typed: str) -> str:
    visible = "".join(sign if sign.isprintable() else " " for sign in typed)
    return " ".join(visible.split())
