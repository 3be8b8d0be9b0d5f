"""Somebody before a wall who can subtract: he works out every table that would have been told as this one is.

He knows the rule, and nothing of how it is kept: what is not told may be any number that fits its mark and the sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from data_access.disclosure import Heads, Hidden

Numbers = tuple[int, ...]
Worlds = frozenset[Numbers]
# A whole that is not told might be larger than it is by so much: enough to doubt everything that can be doubted.
LARGER = 3


def numbers(heads: Heads) -> Numbers:
    """A numerator, a denominator, or both."""
    return tuple(number for number in (heads.k, heads.n) if number is not None)


def is_few(found: Numbers) -> bool:
    return any(1 <= number <= 4 for number in found)


@dataclass(frozen=True)
class Seen:
    """A table as it is told: parts, their whole, and what belongs to no part, of which nothing is said."""

    parts: Sequence[Heads]
    marks: Sequence[Hidden | None]
    whole: Heads
    of_whole: Hidden | None
    untold: Heads

    def found_out(self) -> Iterator[str]:
        """The numbers of 1 to 4 persons that are not told and can be had all the same.

        Also by whoever knows where there is nobody without a part, or nobody who counts.
        """
        true = [numbers(part) for part in (*self.parts, self.untold)]
        could_be = [self._could_be(numbers(part), mark) for part, mark in zip(self.parts, self.marks, strict=True)]
        nobody = frozenset(one for one in self._any if all(a or not b for a, b in zip(true[-1], one, strict=True)))
        for untold in (self._any, nobody):
            every = [*could_be, untold]
            for place, own in enumerate(true):
                if not is_few(own) or (*self.marks, Hidden.FEW)[place] is None:
                    continue
                fitting = self._fitting(every[place], [each for at, each in enumerate(every) if at != place])
                for at, number in enumerate(own):
                    if 1 <= number <= 4 and {one[at] for one in fitting} == {number}:
                        yield f"{number} of place {place}"

    def _fitting(self, own: Worlds, others: Sequence[Worlds]) -> Worlds:
        """Of the numbers that one part might have those that give the whole with some of the others'."""
        sums: set[Numbers] = {(0,) * len(self._most)}
        for each in sorted(others, key=len):
            sums = {total for one in sums for more in each if self._is_within(total := _sum(one, more))}
        left = {tuple(map(int.__sub__, whole, total)) for whole in self._wholes for total in sums}
        return frozenset(own & left)

    @cached_property
    def _most(self) -> Numbers:
        return tuple(number + (LARGER if self.of_whole else 0) for number in numbers(self.whole))

    def _is_within(self, one: Numbers) -> bool:
        return all(number <= most for number, most in zip(one, self._most, strict=True))

    @cached_property
    def _any(self) -> Worlds:
        every = product(*(range(most + 1) for most in self._most))
        return frozenset(one for one in every if list(one) == sorted(one))

    def _could_be(self, true: Numbers, mark: Hidden | None) -> Worlds:
        if mark is None:
            return frozenset({true})
        if mark is Hidden.FEW:
            return frozenset(filter(is_few, self._any))
        return frozenset(one for one in self._any if one[-1] and not is_few(one))

    @cached_property
    def _wholes(self) -> Worlds:
        return self._could_be_whole if self.of_whole else frozenset({numbers(self.whole)})

    @property
    def _could_be_whole(self) -> Worlds:
        return frozenset(filter(is_few, self._any)) if self.of_whole is Hidden.FEW else self._any


def _sum(one: Numbers, other: Numbers) -> Numbers:
    return tuple(map(int.__add__, one, other))


def narrowed(parts: Sequence[tuple[int, Hidden | None]], whole: int, *, share: bool = False) -> Iterator[int]:
    """Of numbers however large: the places at which the sum leaves one number, and it is of 1 to 4 persons.

    parts: each with its true number and its mark. share: a denominator, which may be large where a numerator is few.
    Nobody is taken to be without a part.
    """
    few = (1, whole) if share else (1, 4)
    ranges = {Hidden.FEW: few, Hidden.FOR_ANOTHER: (5, whole)}
    bounds = [(number, number) if mark is None else ranges[mark] for number, mark in parts]
    for place, (number, mark) in enumerate(parts):
        others = [bound for at, bound in enumerate(bounds) if at != place]
        least = max(bounds[place][0], whole - sum(high for _, high in others))
        most = min(bounds[place][1], whole - sum(low for low, _ in others))
        if mark is not None and 1 <= number <= 4 and least == most == number:
            yield place
