"""The catalogues: complete in both languages, every metric explained, and no words in the code instead."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from dashboard.words import LANGUAGES, LOCALES, for_language
from data_access.metrics.registry import METRICS

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for folder in ("dashboard", "pages") for path in (ROOT / folder).rglob("*.py"))
PARTS = ("definition", "why", "formula", "source", "unit", "counted", "yes", "no", "short")
CHINESE = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")
HALF_WIDTH_BESIDE_CHINESE = re.compile(r"[\u4e00-\u9fff][,;:!?()]|[,;:!?()][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(?!\w)")
SPACE_BEFORE_PER_CENT = re.compile(r"(^|\d) %")
THREE_WORDS = re.compile(r"(?<![\w.-])[A-Za-z]{2,}(?: [A-Za-z]{2,}){2,}(?![\w-])")
CODE = re.compile(r"[{}=;|]|=>")

Patterns = dict[str, ftl.Pattern]


class Seen(Visitor):
    """What a pattern is made of: its texts, its variables, and the messages that it refers to."""

    def __init__(self, pattern: ftl.Pattern) -> None:
        self.texts: list[str] = []
        self.variables: set[str] = set()
        self.references: set[str] = set()
        self.visit(pattern)

    def visit_TextElement(self, node: ftl.TextElement) -> None:
        self.texts.append(node.value)

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:
        self.references.add(node.id.name)


def catalogue(language: str) -> Patterns:
    """Key or key.attribute -> pattern, of all files of a language; nothing unreadable, nothing twice."""
    patterns: Patterns = {}
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path}: {entry.content}"
            if isinstance(entry, ftl.Message):
                own = {entry.id.name: entry.value} if entry.value else {}
                own |= {f"{entry.id.name}.{attribute.id.name}": attribute.value for attribute in entry.attributes}
                assert not own.keys() & patterns.keys(), f"{path}: {entry.id.name} is there twice"
                patterns |= own
    return patterns


ZH, EN = catalogue("zh-CN"), catalogue("en")


def variables(patterns: Patterns, key: str) -> set[str]:
    seen = Seen(patterns[key])
    return seen.variables.union(*(variables(patterns, reference) for reference in seen.references))


def test_both_languages_have_the_same_keys() -> None:
    assert ZH.keys() == EN.keys()


def test_both_languages_have_the_same_files_with_the_same_keys_in_the_same_order() -> None:
    files = [{path.name for path in (LOCALES / language).glob("*.ftl")} for language in LANGUAGES]
    assert files[0] == files[1]
    assert list(ZH) == list(EN)


def test_both_languages_say_the_same_values() -> None:
    # English has no measure words, so that it may leave the unit out.
    assert {key for key in ZH if variables(ZH, key) - {"unit"} != variables(EN, key) - {"unit"}} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_said_and_keeps_numbers_and_measure_words_together(language: str) -> None:
    words, patterns = for_language(language), {"zh-CN": ZH, "en": EN}[language]
    for key in patterns:
        for value in (0, 1, 2.5, "text"):
            said = words(key, **dict.fromkeys(variables(patterns, key), value))
            assert said.strip("\u2068\u2069") == said
            assert not re.search(r"\d [\u4e00-\u9fff]", said), f"{key} breaks: {said}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_metric_has_all_its_words_and_a_name_of_its_own(language: str) -> None:
    words, longest = for_language(language), {"zh-CN": 9, "en": 20}[language]
    names = [words.metric(metric) for metric in METRICS]
    shorts = [words.metric(metric, "short") for metric in METRICS]
    assert len(set(names)) == len(set(shorts)) == len(METRICS)
    for metric in METRICS:
        for part in PARTS:
            assert words.has(f"metric-{metric.replace('_', '-')}.{part}"), (metric, part)
        assert len(words.metric(metric, "short")) <= longest, metric
        assert words.metric(metric, "yes") != words.metric(metric, "no"), metric
        assert words.metric(metric, "definition")[-1] in "。.", metric
        assert words.metric(metric, "why")[-1] in "。.", metric


def test_no_words_are_left_of_metrics_that_are_gone() -> None:
    told = {key.removeprefix("metric-") for key in ZH if key.startswith("metric-") and "." not in key}
    assert told == {metric.replace("_", "-") for metric in METRICS}


def test_every_column_of_the_metrics_has_a_name() -> None:
    words = for_language("zh-CN")
    populations = [metric.population for metric in METRICS.values()]
    needed = {("column", name) for population in populations for name in population.shows}
    assert len(needed) > 20
    assert {(kind, name) for kind, name in needed if not words.has(f"{kind}-{name.replace('_', '-')}")} == set()


def test_chinese_has_full_width_punctuation_and_no_space_before_per_cent() -> None:
    texts = [(key, text) for key in ZH for text in Seen(ZH[key]).texts]
    assert [found for found in texts if HALF_WIDTH_BESIDE_CHINESE.search(found[1])] == []
    assert [found for found in texts if SPACE_BEFORE_PER_CENT.search(found[1])] == []


def test_the_party_secretary_is_no_office_clerk() -> None:
    assert [key for key in ZH if "秘书" in "".join(Seen(ZH[key]).texts)] == []


def test_english_has_no_quotation_marks_that_chinese_fonts_draw_as_wide_as_a_character() -> None:
    assert [key for key in EN if set("‘’“”") & set("".join(Seen(EN[key]).texts))] == []


def test_english_has_no_chinese_but_the_name_of_the_language() -> None:
    chinese = {key for key in EN if CHINESE.search("".join(Seen(EN[key]).texts))}
    assert chinese == {"language-zh-CN"}


def is_logging(node: ast.AST) -> bool:
    """`log.warning(..)`, `self._logger.exception(..)`; not `st.warning(..)`."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    owner = node.func.value
    name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
    return name.lower().strip("_") in ("log", "logger", "logging")


def strings(code: str) -> Iterator[tuple[int, str]]:
    """Line and text of string constants, but for docstrings and what exceptions and the log tell to engineers."""
    tree = ast.parse(code)
    apart: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            apart.add(id(node.value))
        if isinstance(node, ast.Raise) or is_logging(node):
            apart.update(id(inner) for inner in ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node.lineno, node.value


def is_english(text: str) -> bool:
    """Three words or more in a row, tags taken off; code, style sheets and names such as Noto Sans SC are none."""
    lines = [line for line in re.sub(r"<[^>]*>?", " \n", text).splitlines() if not CODE.search(line)]
    runs = [run.split() for line in lines for run in THREE_WORDS.findall(line)]
    return any(word.islower() for _first, *others in runs for word in others)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_words_stand_in_the_code(path: Path) -> None:
    found = list(strings(path.read_text(encoding="utf-8")))
    assert [(line, text) for line, text in found if CHINESE.search(text)] == []
    assert [(line, text) for line, text in found if is_english(text)] == []


def test_the_guard_sees_words_and_only_words() -> None:
    code = 'def f():\n    """A docstring of words."""\n    raise E("no such thing here")\n'
    assert list(strings(code)) == []
    assert list(strings('log.warning("the watcher stumbled")')) == []
    assert len(list(strings('st.warning("the watcher stumbled")'))) == 1
    assert [text for _line, text in strings('x = f"3 {y} open tickets"')] == ["3 ", " open tickets"]
    assert is_english("Nothing to show")
    assert is_english("<p>Nothing to show</p>")
    assert not is_english("visit_coverage by_floor")
    assert not is_english('<span class="status good">')
    assert not is_english("'PingFang SC', 'Noto Sans CJK SC', sans-serif")
    assert not is_english("default-src 'self'; img-src 'self' data:")
    assert CHINESE.search("，")


def said_in(path: Path) -> Iterator[tuple[int, str]]:
    """Keys that the code asks the words for in full: `words("key")`, `view.words("key")`, `page.words("key")`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        key = node.args[0]
        if name in ("words", "w") and isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield node.lineno, key.value


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_key_that_the_code_names_is_in_the_catalogues(path: Path) -> None:
    assert [f"line {line}: {key}" for line, key in said_in(path) if key not in ZH] == []
