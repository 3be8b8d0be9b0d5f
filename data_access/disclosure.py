"""Disclosure: which numbers of persons are told to whoever may not see the persons. Plain numbers in, marks out.

A figure of 1 to 4 persons is hidden. Where it could be had all the same, by subtracting what is told from a whole that
is told, more is hidden: the next smallest part, in the end the whole. A hidden number is safe where another one in its
place would have left everything that is told as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

FEWEST_TOLD = 5
STEPS = (1, -1)


class Hidden(Enum):
    """Why a number is not told: FEW, its numerator or denominator is 1 to 4 persons; FOR_ANOTHER, it would tell one."""

    FEW = "few"
    FOR_ANOTHER = "for_another"


@dataclass(frozen=True)
class Heads:
    """How many persons a figure's numerator and denominator are; None where there is none, or not of persons."""

    k: int | None = None
    n: int | None = None

    @property
    def size(self) -> int:
        """The denominator, else the numerator: all figures of the same persons are hidden in the same order."""
        return self.n if self.n is not None else self.k or 0

    def less(self, others: Sequence[Heads]) -> Heads:
        """What is left without the others; nobody where a person in several of them makes it less than that."""
        return Heads(
            None if self.k is None else max(self.k - sum(other.k or 0 for other in others), 0),
            None if self.n is None else max(self.n - sum(other.n or 0 for other in others), 0),
        )

    def moved(self, k: int, n: int) -> Heads:
        """As many more in each."""
        return Heads(None if self.k is None else self.k + k, None if self.n is None else self.n + n)


NOBODY = Heads()


def few(heads: Heads) -> Hidden | None:
    """The mark of a figure by itself, with nothing told that it could be had from."""
    return Hidden.FEW if _is_few(heads) else None


def hidden(parts: Sequence[Heads], whole: Heads, untold: Heads = NOBODY) -> tuple[list[Hidden | None], Hidden | None]:
    """The marks of the parts, in their order, and of their whole; None: told. untold: what the whole has besides."""
    marks, of_whole = [few(part) for part in parts], few(whole)
    while not _is_safe(parts, marks, whole, of_whole, untold):
        if not _hide_next(parts, marks):
            return marks, Hidden.FOR_ANOTHER
    return marks, of_whole


def hidden_parts(parts: Sequence[Heads], whole: Heads, of_whole: Hidden | None) -> list[Hidden | None] | None:
    """The marks of the parts of a whole whose own mark is known; None where they may not be told apart at all."""
    marks = [few(part) for part in parts]
    while not _is_safe(parts, marks, whole, of_whole, NOBODY):
        if not _hide_next(parts, marks):
            return None
    return marks


def _hide_next(parts: Sequence[Heads], marks: list[Hidden | None]) -> bool:
    """Hides the smallest part that is told, the first of several; nobody is never hidden. False where all is hidden."""
    told = [place for place, mark in enumerate(marks) if mark is None and parts[place].size]
    if told:
        marks[min(told, key=lambda place: parts[place].size)] = Hidden.FOR_ANOTHER
    return bool(told)


@dataclass(frozen=True, eq=False)
class _Unknown:
    """Numbers that are not told, what is known of them, and their side of the sum: 1 a part's, -1 the whole's."""

    heads: Heads
    can_be: Callable[[Heads], bool]
    side: int = 1


def _is_safe(
    parts: Sequence[Heads], marks: Sequence[Hidden | None], whole: Heads, of_whole: Hidden | None, untold: Heads
) -> bool:
    """Each number of 1 to 4 persons that is not told could be one more or less, and another one make up for it."""
    unknown = [
        _Unknown(part, _is_few if mark is Hidden.FEW else _is_enough)
        for part, mark in zip(parts, marks, strict=True)
        if mark is not None
    ]
    if untold.size:
        # That there is nobody in it, or nobody who did it, is as good as known: it makes up for none then.
        unknown.append(_Unknown(untold, partial(_is_like, untold)))
    if of_whole is not None:
        unknown.append(_Unknown(whole, _is_few if of_whole is Hidden.FEW else _is_possible, -1))
    return all(
        any(_can_move(one, other, *move) for move in moves for other in unknown if other is not one)
        for one in unknown
        for moves in _moves(one.heads)
    )


def _moves(heads: Heads) -> Iterator[list[tuple[int, int]]]:
    """For each of the two that is few the ways in which it could be another: alone, or both by the same person."""
    if _one_to_four(heads.k):
        yield [(step, with_it) for step in STEPS for with_it in (0, step)]
    if _one_to_four(heads.n):
        yield [(with_it, step) for step in STEPS for with_it in (0, step)]


def _can_move(one: _Unknown, other: _Unknown, k: int, n: int) -> bool:
    back = -one.side * other.side
    return one.can_be(one.heads.moved(k, n)) and other.can_be(other.heads.moved(back * k, back * n))


def _one_to_four(number: int | None) -> bool:
    return number is not None and 0 < number < FEWEST_TOLD


def _is_possible(heads: Heads) -> bool:
    numbers = [number for number in (heads.k, heads.n) if number is not None]
    return min(numbers, default=0) >= 0 and numbers == sorted(numbers)


def _is_few(heads: Heads) -> bool:
    return _is_possible(heads) and (_one_to_four(heads.k) or _one_to_four(heads.n))


def _is_somebody(heads: Heads) -> bool:
    return _is_possible(heads) and heads.size > 0


def _is_like(known: Heads, heads: Heads) -> bool:
    """Nobody where nobody was known of, and somebody where there was."""
    return _is_possible(heads) and all(bool(a) == bool(b) for a, b in ((known.k, heads.k), (known.n, heads.n)))


def _is_enough(heads: Heads) -> bool:
    return _is_somebody(heads) and not _is_few(heads)
