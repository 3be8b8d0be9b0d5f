"""The words of a language: messages with their values, numbers, dates, periods, and sentences put together."""

from __future__ import annotations

import datetime as dt
import functools
import math
import numbers
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from dashboard.words.catalogue import NO_BREAK_SPACE, catalogue, keys, message

MISSING = "–"
MINUS = "−"
# Fluent refuses parts beyond 2,500 characters; no message needs more of a value than this.
LONGEST_VALUE = 500
REMEMBERED = 20_000
# Marks that turn the direction of all that follows, our own words too.
OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")

Value = str | int | float | None


@dataclass(frozen=True)
class Words:
    """The words of one language. `words("key", name=value)` is the message, `words("key.attribute")` its attribute.

    Numbers in a message are grouped and kept to one decimal, a missing value is "–", text is passed through as it is
    (its first 500 characters, without marks that turn the direction of what follows). Rates and differences are in
    percent and percentage points (91.4, not 0.914).
    """

    language: str

    def __call__(self, key: str, /, **values: Value) -> str:
        """The message; MissingWords where the key, or a value it speaks of, is missing."""
        return _said(self, key, tuple(values.items()))

    def has(self, key: str) -> bool:
        """Whether the catalogue has this message or attribute."""
        return key in keys(self.language)

    def metric(self, metric: str, part: str = "") -> str:
        """A metric's name, or a part of its words: short, definition, why, formula, source, unit, yes, no."""
        return self(_key("metric", metric) + (f".{part}" if part else ""))

    def counted(self, metric: str, value: Value) -> str:
        """A metric's number with its measure word: 2 件, "2 tickets", "1 ticket"; "–" where there is none."""
        return MISSING if _missing(value) else self(_key("metric", metric) + ".counted", n=value)

    def coded(self, group: str, code: str | int) -> str:
        """The word for a code of the data (level, provincial); a code that has no word is shown as it is."""
        key = _key(group, str(code))
        return self(key) if self.has(key) else str(code)

    # Numbers

    def rate(self, percent: float | None) -> str:
        """91.4%, 92%; "–" where there is none."""
        return MISSING if percent is None or _missing(percent) else f"{self._number(percent)}%"

    def points(self, difference: float | None) -> str:
        """A difference with its sign, to one decimal: +5.7, −2, 0; "–" where there is none."""
        if difference is None or _missing(difference):
            return MISSING
        return ("+" if self.direction(difference) == "up" else "") + self._number(difference)

    def direction(self, difference: float) -> str:
        """up, down or same, judged on what `points` shows."""
        shown = _rounded(difference)
        return "up" if shown > 0 else "down" if shown < 0 else "same"

    def count(self, value: float | None) -> str:
        """1,436; "–" where there is none."""
        return MISSING if value is None or _missing(value) else self._number(value)

    def exact(self, value: float | None) -> str:
        """68.14, 1,200: to two decimals; "–" where there is none."""
        if value is None or _missing(value):
            return MISSING
        return str(format_decimal(round(value, 2), "#,##0.##", locale=_locale(self.language)))

    def k_of_n(self, k: int, n: int, unit: str = "") -> str:
        """32/35, with a unit 32/35 间; in English "32 of 35"."""
        return self("format-k-of-n-unit", k=k, n=n, unit=unit) if unit else self("format-k-of-n", k=k, n=n)

    # Dates and periods

    def date(self, day: dt.date) -> str:
        """2025年5月19日, 2025-05-19."""
        return self._date(day, "format-date")

    def short_date(self, day: dt.date) -> str:
        """11月16日, "16 Nov"."""
        return self._date(day, "format-short-date")

    def weekday(self, day: dt.date) -> str:
        """周三, Wednesday."""
        return self._date(day, "format-weekday")

    def time(self, moment: dt.datetime | dt.time) -> str:
        """19:32:05."""
        return format_time(moment, "HH:mm:ss", locale=_locale(self.language))

    def clock(self, moment: dt.datetime | dt.time) -> str:
        """19:32."""
        return format_time(moment, "HH:mm", locale=_locale(self.language))

    def day(self, day: dt.date, year: int | None = None) -> str:
        """11月16日, "16 Nov" in the year that needs no saying; of another one with it: 2025年5月19日, 2025-05-19."""
        return self.short_date(day) if day.year == year else self.date(day)

    def moment(self, moment: dt.datetime, year: int | None = None) -> str:
        """11月26日 10:42, "26 Nov 10:42" in the year that needs no saying; of another one with it."""
        return f"{self.day(moment, year)}{NO_BREAK_SPACE}{self.clock(moment)}"

    def span(self, first: dt.date, last: dt.date) -> str:
        """11月16日—22日, "16–22 Nov"; over two months 10月28日—11月3日, "28 Oct – 3 Nov"."""
        if first == last:
            return self.short_date(first)
        if (first.year, first.month) != (last.year, last.month):
            return self("format-span-months", first=self.short_date(first), last=self.short_date(last))
        start, end = self._date(first, "format-span-first"), self._date(last, "format-span-last")
        return self("format-span", first=start, last=end)

    def week(self, number: int) -> str:
        """第12周, "Week 12"."""
        return self("format-week", number=number)

    def week_dates(self, number: int | None, first: dt.date, last: dt.date) -> str:
        """第11周（11月16日—22日）, "Week 11 (16–22 Nov)"; the dates alone where the week has no number."""
        days = self.span(first, last)
        return days if number is None else self("format-week-dates", week=self.week(number), days=days)

    def term(self, name: str) -> str:
        """2023—2024学年第一学期, "Term 1, 2023–2024" from 2023-2024-1; another name as it is."""
        parts = re.fullmatch(r"(\d{4})-(\d{4})-(\d)", name)
        return self("format-term", first=parts[1], last=parts[2], number=int(parts[3])) if parts else name

    def short_term(self, name: str) -> str:
        """23—24第一学期, "23–24 term 1" from 2023-2024-1, for axes; another name as it is."""
        parts = re.fullmatch(r"\d\d(\d\d)-\d\d(\d\d)-(\d)", name)
        return self("format-short-term", first=parts[1], last=parts[2], number=int(parts[3])) if parts else name

    def school_year(self, name: str) -> str:
        """2023—2024学年, 2023–2024 from 2023-2024; another name as it is."""
        parts = re.fullmatch(r"(\d{4})-(\d{4})", name)
        return self("format-school-year", first=parts[1], last=parts[2]) if parts else name

    def month(self, day: dt.date) -> str:
        """2024年10月, "October 2024"."""
        return self._date(day, "format-month")

    def short_month(self, day: dt.date) -> str:
        """2024年10月, "Oct 2024"."""
        return self._date(day, "format-short-month")

    def year(self, year: int) -> str:
        """2026年, 2026."""
        return self("format-year", year=str(year))

    def period(self, kind: str, first: dt.date, number: int | None = None, term: str | None = None) -> str:
        """A period's name from what `Period` says of it: 第11周, 2024年10月; "Week 11", "October 2024", "All time"."""
        match kind:
            case "day":
                return self.short_date(first)
            case "week":
                return self.span(first, first + dt.timedelta(days=6)) if number is None else self.week(number)
            case "month":
                return self.month(first)
            case "term":
                return self.term(term or "")
            case "school_year":
                return self.school_year(term or "")
            case "year":
                return self.year(first.year)
        return self(_key("period", kind))

    def when(self, kind: str, first: dt.date, number: int | None = None, term: str | None = None) -> str:
        """The period within a sentence (`$when` of the messages): 第11周, "in week 11"; 2024年, "in 2024"."""
        if kind == "week" and number is not None:
            return self("when-numbered-week", number=number)
        return self(_key("when", kind), name=self.period(kind, first, number, term))

    # Sentences: parts that are None or empty are left out

    def clauses(self, *parts: str | None) -> str:
        """Parts of one thought, joined by commas."""
        return self("format-comma").join(filter(None, parts))

    def sentence(self, *thoughts: str | None) -> str:
        """Thoughts joined by semicolons, with a capital where the language has them, and a full stop."""
        text = self("format-semicolon").join(filter(None, thoughts))
        return self.capital(text) + self("format-stop") if text else ""

    def capital(self, text: str) -> str:
        """The text with a capital at its start, where the language has them."""
        return text[:1].upper() + text[1:]

    def sentences(self, *sentences: str | None) -> str:
        """Whole sentences, one after the other."""
        return self("format-between-sentences").join(filter(None, sentences))

    def listed(self, things: Iterable[str]) -> str:
        """305、402、605; "305, 402, 605"."""
        return self("format-list").join(filter(None, things))

    def dotted(self, *parts: str | None) -> str:
        """Things side by side: 幸福里·第11周, "幸福里 · Week 11"."""
        return self("format-dot").join(filter(None, parts))

    def _number(self, value: float) -> str:
        return _numbered(self.language, value)

    def _date(self, day: dt.date, pattern: str) -> str:
        return _dated(self.language, day, self(pattern))

    def _told(self, value: Value) -> str | int | float:
        if isinstance(value, str):
            value = OVERRIDES.sub("", value)
            return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
        if value is None or _missing(value):
            return MISSING
        shown = _rounded(value)
        if shown < 0:
            return self._number(value)
        return int(shown) if shown == shown.to_integral_value() else float(shown)


# A page says the same hundreds of things at each run.


@functools.lru_cache(REMEMBERED)
def _numbered(language: str, value: float) -> str:
    text: str = format_decimal(_rounded(value), "#,##0.#", locale=_locale(language))
    return text.replace("-", MINUS)


@functools.lru_cache(REMEMBERED)
def _dated(language: str, day: dt.date, pattern: str) -> str:
    return format_date(day, pattern, locale=_locale(language))


@functools.lru_cache(REMEMBERED)
def _said(words: Words, key: str, values: tuple[tuple[str, Value], ...]) -> str:
    return message(words.language, key, {name: words._told(value) for name, value in values})


@functools.cache
def for_language(language: str) -> Words:
    """The words of zh-CN or en, read once; MissingWords for another language."""
    catalogue(language)
    return Words(language)


def _key(group: str, code: str) -> str:
    return f"{group}-{code}".replace("_", "-").replace("+", "-up")


def _missing(value: Value) -> bool:
    return value is None or (isinstance(value, numbers.Real) and math.isnan(value))


def _rounded(value: float) -> Decimal:
    # The first rounding takes away what binary fractions add: 5.65 is a half, not a little less.
    # The sum makes 0 of what is left of a small negative number: there is no −0.
    return Decimal(str(round(float(value), 9))).quantize(Decimal("0.1"), ROUND_HALF_UP) + 0


@functools.cache
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")
