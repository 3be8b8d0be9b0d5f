"""What Vega needs to write numbers and dates in a language."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any

from babel import Locale
from babel.dates import format_date

from dashboard.words.language import MINUS, MISSING, for_language

SUNDAY_FIRST = (6, 0, 1, 2, 3, 4, 5)


@functools.cache
def locale(language: str) -> dict[str, dict[str, Any]]:
    """For `alt.Locale(time=, number=)`: names of days and months, date formats, digit grouping, minus."""
    words, names = for_language(language), Locale.parse(language, sep="-")
    days = names.days["format"]
    months = [dt.date(2000, month, 1) for month in range(1, 13)]
    time = {
        "dateTime": words("axis-date-time"),
        "date": words("axis-date"),
        "time": "%H:%M:%S",
        "periods": [words("axis-morning"), words("axis-afternoon")],
        "days": [days["wide"][day] for day in SUNDAY_FIRST],
        "shortDays": [days["abbreviated"][day] for day in SUNDAY_FIRST],
        "months": [format_date(month, words("axis-month"), locale=names) for month in months],
        "shortMonths": [words.short_month(month) for month in months],
    }
    number = {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["¥", ""], "minus": MINUS, "nan": MISSING}
    return {"time": time, "number": number}


@functools.cache
def axis_number(language: str) -> str:
    """A Vega expression that labels `datum.value` in full, or from 10,000 on in 万 and 亿 (k and M)."""
    words = for_language(language)
    text = "format(datum.value, ',')"
    for scale in ("small", "large"):
        size, unit = float(words(f"axis-scale-{scale}.size")), words(f"axis-scale-{scale}.unit")
        text = f"abs(datum.value) >= {size:.0f} ? format(datum.value / {size:.0f}, '~f') + '{unit}' : {text}"
    return text
