"""Every word on the screen: messages of the catalogues in locales/, numbers and dates as each language has them."""

from dashboard.words.catalogue import LANGUAGES, LOCALES, MissingWords
from dashboard.words.language import LONGEST_VALUE, Words, for_language
from dashboard.words.vega import axis_number, locale

__all__ = [
    "LANGUAGES",
    "LOCALES",
    "LONGEST_VALUE",
    "MissingWords",
    "Words",
    "axis_number",
    "for_language",
    "locale",
]
