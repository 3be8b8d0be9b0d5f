"""The sentence that says what a page is about, and the panel behind it where that is chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import fragments, phrases
from dashboard.shown import Shown
from dashboard.view import KINDS, View, offered, period_code, scope_code
from dashboard.words import LANGUAGES
from data_access.periods import ONE_DAY, Period, monday
from data_access.scopes import Scope

WEEKS_OFFERED = 12
MONTHS_OFFERED = 12
# A select box takes None for nothing chosen.
NOW = "now"


def draw(shown: Shown) -> None:
    """A popover whose label is the view's sentence: scope, period, as-of day, language."""
    words = shown.words
    with (
        st.popover(
            fragments.as_markdown(phrases.sentence_of_view(shown)), type="tertiary", wrap=True, key="scope-popover"
        ),
        st.container(key="scope-panel"),
    ):
        _choice(
            words("scope-label"),
            "scope",
            offered(shown.colleges, shown.viewer),
            shown.scope,
            lambda scope: _scope_name(shown, scope),
            lambda scope: {"scope": scope_code(scope)},
        )
        _period_choices(shown)
        _choice(
            words("scope-day"),
            "as-of",
            _days(shown),
            shown.view.as_of or NOW,
            lambda day: words("scope-day-now") if day == NOW else words.date(day),
            lambda day: {"as_of": None, "period": ""} if day == NOW else {"as_of": day},
        )
        st.segmented_control(
            words("scope-language"),
            LANGUAGES,
            default=shown.view.language,
            key=f"choose-language-{shown.view.language}",
            format_func=lambda language: words(f"language-{language}"),
            on_change=_chosen_language,
            args=(f"choose-language-{shown.view.language}",),
        )


def _scope_name(shown: Shown, scope: Scope) -> str:
    return shown.words("scope-whole-college", college=scope.college) if scope.is_college else scope.name


def _period_choices(shown: Shown) -> None:
    words, chosen = shown.words, shown.chosen
    kinds = [kind for kind in KINDS if shown.calendar.terms or kind in ("week", "month", "all")]
    kind = chosen.period.kind
    _choice(
        words("scope-period-kind"),
        "kind",
        kinds,
        kind,
        lambda one: words(f"period-kind-{one.replace('_', '-')}"),
        lambda one: {"period": "" if one == "week" else _latest(shown, one)},
    )
    if kind == "week" and chosen.period.term is not None:
        terms = [term.name for term in reversed(shown.calendar.terms) if term.first_day <= chosen.as_of]
        _choice(
            words("scope-term"),
            "term",
            terms,
            chosen.period.term,
            words.term,
            lambda name: {"period": _last_week_of(shown, name)},
        )
    offered = _offered(shown)
    if len(offered) > 1:
        _choice(
            words(f"scope-{kind.replace('_', '-')}"),
            "period",
            offered,
            chosen.period,
            lambda period: phrases.period_in_list(shown, period),
            lambda period: {"period": period_code(period)},
        )


def _latest(shown: Shown, kind: str) -> str:
    period = shown.calendar.period(kind, shown.chosen.as_of)
    return period_code(period) if period is not None else ""


def _last_week_of(shown: Shown, name: str) -> str:
    term = next(term for term in shown.calendar.terms if term.name == name)
    last = min(term.last_day, shown.chosen.as_of)
    week = shown.calendar.last_whole_duty_week(min(last, shown.chosen.ended))
    if week is None or week.term != name:
        week = shown.calendar.week(last)
    return period_code(week)


def _offered(shown: Shown) -> Sequence[Period]:
    """The periods of the chosen kind, the newest first; weeks of the chosen term."""
    period, as_of, calendar = shown.chosen.period, shown.chosen.as_of, shown.calendar
    if period.kind == "week":
        span = calendar.span("week", period.first)
        weeks = calendar.within("week", span.first, min(span.last, as_of))
        numbered = [week for week in weeks if week.number is not None or week == period]
        return numbered[::-1] if period.term is not None else weeks[::-1][:WEEKS_OFFERED]
    if period.kind == "all":
        return [period]
    first = calendar.terms[0].first_day if calendar.terms else dt.date(as_of.year - 1, 1, 1)
    periods = calendar.within(period.kind, min(first, period.first), as_of)
    return periods[::-1] if period in periods else [period, *periods[::-1]]


def _days(shown: Shown) -> list[dt.date | str]:
    """Now, the ends of the last weeks and months, and whatever day the URL says."""
    today = shown.today
    weeks = [monday(today) - ONE_DAY - dt.timedelta(weeks=n) for n in range(WEEKS_OFFERED)]
    months = [shown.calendar.month(today).first - ONE_DAY]
    for _ in range(MONTHS_OFFERED):
        months.append(months[-1].replace(day=1) - ONE_DAY)
    others = [shown.view.as_of] if shown.view.as_of is not None else []
    return [NOW, *sorted({*weeks, *months, *others}, reverse=True)]


def _choice(
    label: str,
    name: str,
    options: Sequence[Any],
    now: Any,
    said: Callable[[Any], str],
    change: Callable[[Any], dict[str, Any]],
) -> None:
    """A select box that shows what holds now, whoever chose it, and changes the view."""
    key = f"choose-{name}"
    st.session_state[key] = now if now in options else options[0]
    st.selectbox(label, options, key=key, format_func=said, on_change=_chosen, args=(key, change), filter_mode=None)


def _chosen(key: str, change: Callable[[Any], dict[str, Any]]) -> None:
    view: View = st.session_state["view"]
    st.session_state["chosen_view"] = replace(view, **change(st.session_state[key]))


def _chosen_language(key: str) -> None:
    view: View = st.session_state["view"]
    st.session_state["chosen_view"] = replace(view, language=st.session_state[key] or view.language)
