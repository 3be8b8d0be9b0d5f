"""Every word on the screen: messages of the catalogues in locales/, numbers and dates as each language has them."""

from dashboard.words.catalogue import LANGUAGES, LOCALES, MissingWords
from dashboard.words.language import LONGEST_VALUE, Words, for_language

__all__ = [
    "LANGUAGES",
    "LOCALES",
    "LONGEST_VALUE",
    "MissingWords",
    "Words",
    "for_language",
]
