"""公布数据核对 on the page: each line with its computed value, and the rows that count up to it as of its own day."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

from dashboard import drawer, lists
from dashboard.shown import Shown
from dashboard.table import published_for_screen
from dashboard.view import View
from dashboard.words import LANGUAGES, for_language
from data_access import clock
from data_access.answers import Answers, Asking
from data_access.metrics.forms import Count, Lead, Share
from data_access.metrics.registry import METRICS
from data_access.records import counted
from data_access.scopes import Viewer

SCOPES = pytest.mark.parametrize("scope", ["college-1", "community-1"])


@pytest.fixture
def asking(answers: Answers) -> Iterator[Asking]:
    with answers.opened() as opened:
        yield opened


def shown_of(asking: Asking, view: View) -> Shown:
    return Shown(Viewer(), view, clock.now().date(), asking, None)


@SCOPES
def test_rows_behind_every_published_figure_count_up_to_it(asking: Asking, scope: str) -> None:
    page = View(scope=scope)
    shown = shown_of(asking, page)
    told = [(one, lists.opening_of(shown, one)) for one in shown.published()]
    assert sum(opening is None for _, opening in told) == sum(one.line.kind == "rule" for one, _ in told) == 7
    for one, opening in told:
        if opening is None or isinstance(METRICS[opening.metric], Lead):
            continue
        there = shown_of(asking, drawer.view_of(page, opening))
        place = there.scope.of(opening.place) if opening.place is not None else there.scope
        k, n = counted(there.rows(opening.metric, opening.period, opening.part, place), opening.metric)
        metric = METRICS[opening.metric]
        assert isinstance(metric, Share | Count), one.line.key
        value = 100 * k / n if isinstance(metric, Share) and n else k
        assert value == pytest.approx(one.recomputed), one.line.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_says_what_was_published_and_what_is_computed(asking: Asking, language: str) -> None:
    words, shown = for_language(language), shown_of(asking, View(scope="community-1", language=language))
    lines = shown.published()
    table = published_for_screen(words, lines, shown.today).set_axis([one.line.key for one in lines])
    values = table[[words("column-published"), words("column-recomputed"), words("column-accepted")]]
    assert values.loc["upgrade_exam_rate"].tolist() == ["68.14%", "68.14%", "68.14%"]
    assert values.loc["visits_per_member_week"].tolist() == ["2", "2", "2"]
    assert values.loc["volunteer_hours"].tolist()[::2] == ["1,200", words("format-span", first="1,200", last="1,320")]
    said = pd.Series(table[words("column-published-status")]).value_counts().to_dict()
    assert said == {words("published-agrees"): 66, words("published-rule"): 7}
