"""Words on the screen: numbers and dates by hand, and that no text of the data is changed."""

from __future__ import annotations

import datetime as dt
import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.words import LONGEST_VALUE, MissingWords, Words, for_language

ZH, EN = for_language("zh-CN"), for_language("en")
NBSP = "\u00a0"
MONDAY, SUNDAY = dt.date(2026, 11, 16), dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (91.42857, "91.4%"),
        (92.0, "92%"),
        (100, "100%"),
        (0, "0%"),
        (88.25, "88.3%"),
        (100 * 77 / 90, "85.6%"),
        (5.05, "5.1%"),
        (None, "–"),
        (math.nan, "–"),
    ],
)
def test_a_rate_has_one_decimal_or_none(value: float | None, shown: str) -> None:
    assert (ZH.rate(value), EN.rate(value)) == (shown, shown)


@pytest.mark.parametrize(
    ("difference", "shown", "direction"),
    [
        (5.7, "+5.7", "up"),
        (91.4 - 85.75, "+5.7", "up"),
        (-2, "−2", "down"),
        (-1234.5, "−1,234.5", "down"),
        (0.04, "0", "same"),
        (-0.04, "0", "same"),
        (0.05, "+0.1", "up"),
        (-0.05, "−0.1", "down"),
    ],
)
def test_a_difference_has_a_sign_and_its_direction_is_the_one_shown(
    difference: float, shown: str, direction: str
) -> None:
    assert (ZH.points(difference), ZH.direction(difference)) == (shown, direction)


def test_no_difference_is_a_dash() -> None:
    assert (ZH.points(None), ZH.count(None), EN.count(math.nan)) == ("–", "–", "–")


@given(st.floats(-1e6, 1e6))
def test_a_difference_and_its_opposite_differ_in_sign_only(difference: float) -> None:
    swapped = EN.points(-difference).translate(str.maketrans("+−", "−+"))
    assert EN.points(difference) == swapped


def test_counts_are_grouped_and_rates_tell_k_of_n() -> None:
    assert (ZH.count(1436), ZH.count(7), EN.count(2.5)) == ("1,436", "7", "2.5")
    assert (ZH.k_of_n(32, 35), EN.k_of_n(32, 35)) == ("32/35", "32 of 35")
    assert (ZH.k_of_n(1436, 1533, "间"), EN.k_of_n(32, 35, "rooms")) == (f"1,436/1,533{NBSP}间", "32 of 35")


def test_a_number_never_breaks_from_its_measure_word() -> None:
    assert ZH.counted("tickets_stale", 2) == f"2{NBSP}件"
    assert ZH("attention-rooms-overdue", n=3) == f"3{NBSP}间寝室超 14{NBSP}天未走访"
    assert ZH("comparison-count", than="上周", difference="+1", unit="件") == f"较上周 +1{NBSP}件"


def test_english_counts_have_a_singular() -> None:
    assert [EN.counted("tickets_stale", n) for n in (0, 1, 2, 1200)] == [
        "0 tickets",
        "1 ticket",
        "2 tickets",
        "1,200 tickets",
    ]
    assert EN.counted("tickets_stale", pd.Series([1]).iloc[0]) == "1 ticket"
    assert EN.counted("days_to_close", 1.0) == "1 working day"
    assert EN.counted("days_to_close", None) == "–"


@pytest.mark.parametrize(
    ("said", "zh", "en"),
    [
        (lambda words: words.date(dt.date(2025, 5, 19)), "2025年5月19日", "2025-05-19"),
        (lambda words: words.short_date(MONDAY), "11月16日", "16 Nov"),
        (lambda words: words.weekday(dt.date(2026, 11, 18)), "周三", "Wednesday"),
        (lambda words: words.time(dt.datetime(2026, 11, 26, 19, 32, 5)), "19:32:05", "19:32:05"),
        (lambda words: words.clock(dt.datetime(2026, 11, 26, 9, 5)), "09:05", "09:05"),
        (
            lambda words: words.moment(dt.datetime(2026, 11, 26, 10, 42), 2026),
            f"11月26日{NBSP}10:42",
            f"26 Nov{NBSP}10:42",
        ),
        (
            lambda words: words.moment(dt.datetime(2016, 1, 27, 10, 42), 2026),
            f"2016年1月27日{NBSP}10:42",
            f"2016-01-27{NBSP}10:42",
        ),
        (lambda words: words.span(MONDAY, SUNDAY), "11月16日—22日", "16–22 Nov"),
        (
            lambda words: words.span(dt.date(2024, 12, 30), dt.date(2025, 1, 5)),
            "12月30日—1月5日",
            "30 Dec – 5 Jan",
        ),
        (lambda words: words.span(MONDAY, MONDAY), "11月16日", "16 Nov"),
        (lambda words: words.week(12), "第12周", "Week 12"),
        (lambda words: words.week_dates(11, MONDAY, SUNDAY), "第11周（11月16日—22日）", "Week 11 (16–22 Nov)"),
        (lambda words: words.week_dates(None, MONDAY, SUNDAY), "11月16日—22日", "16–22 Nov"),
        (lambda words: words.term("2023-2024-1"), "2023—2024学年第一学期", "Term 1, 2023–2024"),
        (lambda words: words.term("2023-2024-3"), "2023—2024学年第三学期", "Term 3, 2023–2024"),
        (lambda words: words.term("2024春"), "2024春", "2024春"),
        (lambda words: words.short_term("2023-2024-2"), "23—24第二学期", "23–24 term 2"),
        (lambda words: words.school_year("2023-2024"), "2023—2024学年", "2023–2024"),
        (lambda words: words.month(dt.date(2024, 10, 1)), "2024年10月", "October 2024"),
        (lambda words: words.year(2026), "2026年", "2026"),
    ],
)
def test_dates_and_periods_are_written_as_each_language_does(said, zh: str, en: str) -> None:  # type: ignore[no-untyped-def]
    assert (said(ZH), said(EN)) == (zh, en)


@pytest.mark.parametrize(
    ("kind", "number", "term", "zh", "en"),
    [
        ("day", None, None, ("11月16日", "11月16日"), ("16 Nov", "on 16 Nov")),
        ("week", 11, "2026-2027-1", ("第11周", "第11周"), ("Week 11", "in week 11")),
        ("week", None, None, ("11月16日—22日", "11月16日—22日"), ("16–22 Nov", "in the week of 16–22 Nov")),
        ("month", None, None, ("2026年11月", "2026年11月"), ("November 2026", "in November 2026")),
        (
            "term",
            None,
            "2026-2027-1",
            ("2026—2027学年第一学期", "2026—2027学年第一学期"),
            ("Term 1, 2026–2027", "in Term 1, 2026–2027"),
        ),
        (
            "school_year",
            None,
            "2026-2027",
            ("2026—2027学年", "2026—2027学年"),
            ("2026–2027", "in the school year 2026–2027"),
        ),
        ("year", None, None, ("2026年", "2026年"), ("2026", "in 2026")),
        ("all", None, None, ("累计", "累计"), ("All time", "in all")),
    ],
)
def test_a_period_has_a_name_and_a_place_in_a_sentence(
    kind: str, number: int | None, term: str | None, zh: tuple[str, str], en: tuple[str, str]
) -> None:
    assert (ZH.period(kind, MONDAY, number, term), ZH.when(kind, MONDAY, number, term)) == zh
    assert (EN.period(kind, MONDAY, number, term), EN.when(kind, MONDAY, number, term)) == en


def test_sentences_are_joined_of_the_parts_that_are_there() -> None:
    rate = ZH("answer-visits-coverage-numbers", when=ZH.when("week", MONDAY, 11), rate=ZH.rate(91.4286), k=32, n=35)
    higher = ZH("than-rate", direction="up", than=ZH("previous-week"), points=5.7)
    missed, stale = ZH("answer-visits-missed", n=3), ZH("answer-tickets-stale", n=2)
    answer = ZH.sentence(ZH.clauses(rate, higher, missed), stale)
    assert answer.replace(NBSP, " ") == (
        "第11周走访覆盖率 91.4%（32/35），比上周高 5.7 个百分点，还有 3 间寝室未走访；2 件意见超 10 个工作日未办结。"
    )
    assert ZH.sentence(ZH.clauses(rate, None, ""), None) == "第11周走访覆盖率 91.4%（32/35）。"
    assert ZH.sentence(None, "") == ""


def test_an_english_sentence_begins_with_a_capital() -> None:
    rate = EN("answer-visits-coverage-numbers", when=EN.when("week", MONDAY, 11), rate=EN.rate(91.4286), k=32, n=35)
    lower = EN("than-rate", direction="down", than=EN("previous-week"), points=1)
    stale = EN("answer-tickets-stale", n=1)
    assert EN.sentence(EN.clauses(rate, lower), stale) == (
        "Visit coverage in week 11 was 91.4% (32 of 35), 1 point lower than last week; "
        "1 ticket has been open for over 10 working days."
    )
    assert EN.sentences("One.", None, "Two.") == "One. Two."


def test_things_side_by_side() -> None:
    assert (ZH.dotted("幸福里", None, ZH.week(11)), EN.dotted("幸福里", EN.week(11))) == (
        "幸福里·第11周",
        "幸福里 · Week 11",
    )
    assert (ZH.listed(["305", "402"]), EN.listed(["305", "402"])) == ("305、402", "305, 402")


TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters=TURNS), max_size=LONGEST_VALUE))
def test_text_of_the_data_is_passed_through_as_it_is(text: str) -> None:
    assert ZH("drawer-title", metric=text, period="第11周") == f"{text}（第11周）"


def test_text_of_the_data_is_neither_read_nor_glued_nor_isolated() -> None:
    for hostile in ("热水 3 件 { $n }", "<script>", "{ -term }", "עברית", "3 间"):
        assert EN("room", number=hostile) == f"Room {hostile}"


def test_a_text_does_not_turn_what_follows_it() -> None:
    for mark in TURNS:
        assert ZH("drawer-title", metric=f"热水{mark}", period="第11周") == "热水（第11周）"


def test_an_endless_text_is_cut() -> None:
    assert EN("room", number="x" * 5000) == "Room " + "x" * (LONGEST_VALUE - 1) + "…"


def test_a_missing_value_is_a_dash_and_a_negative_one_has_a_minus() -> None:
    assert EN("drawer-college", value=None) == "college –"
    assert ZH("drawer-college", value=math.nan) == "学院 –"
    assert ZH("unit-working-days", n=-3) == f"−3{NBSP}个工作日"


def test_a_missing_message_names_those_that_are_near() -> None:
    with pytest.raises(MissingWords, match=r"did you mean .*page-overview"):
        ZH("page-overviw")
    with pytest.raises(MissingWords, match=r"metric-visits\.short"):
        ZH("metric-visits.shrt")
    with pytest.raises(MissingWords, match="metric-visits"):
        ZH("metric-visits.no-such-part")
    with pytest.raises(MissingWords, match="number"):
        ZH("format-week")
    with pytest.raises(MissingWords, match="period-fortnight"):
        ZH.period("fortnight", MONDAY)
    with pytest.raises(MissingWords, match="zh-CN and en"):
        for_language("fr")


def test_codes_have_words_and_unknown_codes_stay() -> None:
    assert (ZH.coded("kind", "small_class"), EN.coded("level", "provincial")) == ("小班辅导", "Provincial")
    assert (ZH.coded("age", "11+"), ZH.coded("level", "school")) == (f"超 10{NBSP}个工作日", "校级")
    assert ZH.coded("category", "水电维修") == "水电维修"
    assert ZH.metric("visit_coverage") == "走访覆盖率"
    assert EN.metric("tickets_stale", "no") == "Within 10 working days"


def test_words_are_one_value_a_language() -> None:
    assert for_language("en") is for_language("en")
    assert for_language("en") == Words("en") != for_language("zh-CN")
    assert {Words("en"): 1}[for_language("en")] == 1
