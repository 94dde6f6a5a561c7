"""Typography of what visitors read, in one place: quotation marks, narrow spaces, line breaks.

Texts are stored and passed on as they are typed. Only the HTML of a public page is set, at the very
end (`{% typeset %}` in base.html), text by text and in the language of each text. Addresses, data
for copying, JSON-LD, feeds and calendars therefore hold plain values.
"""

from .hyphens import SOFT_HYPHEN, soft_hyphens
from .markup import set_markup
from .rules import NARROW_SPACE, NO_BREAK_SPACE, set_text

__all__ = [
    "NARROW_SPACE",
    "NO_BREAK_SPACE",
    "SOFT_HYPHEN",
    "set_markup",
    "set_text",
    "soft_hyphens",
]
