"""What group pictures say to people who do not see them."""

_NUMBERS = {
    "de": (
        "Zwei",
        "Drei",
        "Vier",
        "Fünf",
        "Sechs",
        "Sieben",
        "Acht",
        "Neun",
        "Zehn",
        "Elf",
        "Zwölf",
    ),
    "en": (
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
    ),
}
_ONE = {
    "de": "Zeichnung: Eine Person steht vor einer Wand.",
    "en": "Drawing: One person stands in front of a wall.",
}
_MANY = {
    "de": "Zeichnung: {number} Personen stehen Schulter an Schulter in einer Reihe.",
    "en": "Drawing: {number} people stand shoulder to shoulder in a row.",
}


def alt_for_group(people: int, language: str) -> str:
    """The alternative text of a group picture in German or, for any other code, English.

    ``language`` is a language code such as ``de`` or ``de-ls``. Numbers up to twelve are
    words.
    """
    if people < 1:
        raise ValueError("A group picture shows at least one person.")
    spoken = "de" if language.lower().split("-")[0] == "de" else "en"
    if people == 1:
        return _ONE[spoken]
    words = _NUMBERS[spoken]
    number = words[people - 2] if people - 2 < len(words) else str(people)
    return _MANY[spoken].format(number=number)
