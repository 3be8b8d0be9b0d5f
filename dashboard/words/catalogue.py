"""The messages of one language, read from locales/<language>/*.ftl once a process."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

LANGUAGES = ("zh-CN", "en")
LOCALES = Path(__file__).parents[1] / "locales"
NO_BREAK_SPACE = "\u00a0"
MEASURE_WORD_SPACE = re.compile(r"(?<=[\d}]) (?=[\u4e00-\u9fff])")


class MissingWords(LookupError):
    """A message, or a value that a message needs, is not there."""


def message(language: str, key: str, values: Mapping[str, str | int | float]) -> str:
    """The message, or its attribute (`key.attribute`); MissingWords where it, or a value it speaks of, is missing."""
    name, _, attribute = key.partition(".")
    bundle = catalogue(language)
    if not bundle.has_message(name):
        _refuse(language, key)
    found = bundle.get_message(name)
    pattern = found.attributes.get(attribute) if attribute else found.value
    if pattern is None:
        _refuse(language, key)
    text, errors = bundle.format_pattern(pattern, dict(values))
    if errors:
        raise MissingWords(f"{key}: {'; '.join(map(str, errors))}")
    return str(text)


@functools.cache
def keys(language: str) -> frozenset[str]:
    """Every key and key.attribute."""
    found: set[str] = set()
    for entry in _entries(language):
        found.update([entry.id.name] if entry.value else [])
        found.update(f"{entry.id.name}.{attribute.id.name}" for attribute in entry.attributes)
    return frozenset(found)


@functools.cache
def catalogue(language: str) -> FluentBundle:
    """All messages of a language, without isolation marks; MissingWords where a file cannot be read."""
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(ast.Resource(list(_entries(language))))
    return bundle


@functools.cache
def _entries(language: str) -> tuple[ast.Message, ...]:
    if language not in LANGUAGES:
        raise MissingWords(f"no words in {language}; there are {' and '.join(LANGUAGES)}")
    entries: dict[str, ast.Message] = {}
    for path in sorted((LOCALES / language).glob("*.ftl")):
        source = path.read_text(encoding="utf-8")
        if language == "zh-CN":
            # In the catalogue only: text of the data is not touched.
            source = MEASURE_WORD_SPACE.sub(NO_BREAK_SPACE, source)
        for entry in FluentResource(source).body:
            if isinstance(entry, ast.Junk):
                raise MissingWords(f"{path.name} cannot be read at: {(entry.content or '')[:80]}")
            if isinstance(entry, ast.Message):
                if entry.id.name in entries:
                    raise MissingWords(f"{path.name}: {entry.id.name} is there twice")
                entries[entry.id.name] = entry
    return tuple(entries.values())


def _refuse(language: str, key: str) -> NoReturn:
    near = difflib.get_close_matches(key, keys(language), n=3)
    if near:
        raise MissingWords(f"no words for {key} in {language}; did you mean {' or '.join(near)}?")
    raise MissingWords(f"no words for {key} in {language}")
