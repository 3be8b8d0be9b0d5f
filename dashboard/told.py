"""Parts of a page that are left out for whoever sees figures alone: what they are made of is not told to him."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from dashboard.shown import Shown
from data_access.scopes import Refused

P = ParamSpec("P")
T = TypeVar("T")


def if_told(drawn: Callable[Concatenate[Shown, P], T]) -> Callable[Concatenate[Shown, P], T | None]:
    """The same part, and nothing where it is refused to a viewer who sees no rows; it asks before it draws."""

    @wraps(drawn)
    def or_nothing(shown: Shown, /, *arguments: P.args, **more: P.kwargs) -> T | None:
        try:
            return drawn(shown, *arguments, **more)
        except Refused:
            # To others a refusal is of the whole page, and written down.
            if shown.viewer.sees_rows:
                raise
            return None

    return or_nothing
