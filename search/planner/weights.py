"""How much the ways of saying a thing count; the word itself counts one."""

PARTS = 0.7
"""All parts of a compound."""

TELLING = 0.9
"""Of that: without the parts that say little, the "hilfe" of Computerhilfe."""

OTHER_LANGUAGE = 0.95
CORRECTED = 0.95

WEAK = 0.5
"""What weighs less than this does not count as what was asked for, only as related to it."""

SIMILAR = 0.5
"""A word that looks like one that is not in the index, times its likeness."""

PART = 0.8
"""Of that of all parts: a single part of a compound."""

LEAF = 0.4
"""Of that of a synonym: the synonym of a part of a word that nothing is found for."""

FILLER_RARITY = 0.15
PAIR = 0.25
"""Two words of the query next to each other, times the rarity of the more frequent one."""

FACET_SAID = 0.6
FACET_MEANT = 0.5
SPOKEN_OF = 0.8
"""The words by which a facet was said, in a text that may mean the same, times their rarity."""

MENTIONED = 0.4
"""What the speaker is, beside what is looked for."""

UNKNOWN = 0.5
"""A word that the index does not know in any way, beside others that it knows."""

SERVED = 0.45
"""Whom the help is for, of the rarity of the word: less than what kind of help it is."""

TOPIC = 0.3
"""A category that a word belongs to, for what does not have the word."""

TOPIC_SAID = 0.25
"""What being in that category adds, times the rarity of the word."""

APART = 0.95
"""The words of which one was made, wherever in a document."""

TRANSLATED = 0.3
"""What is written in the language of the site comes before what is not translated yet."""

OF_PARTS = 0.5
"""Of that: if only a part of the word belongs to the category."""
