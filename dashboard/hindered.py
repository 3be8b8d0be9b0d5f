"""Pages whose own question failed while the database answers others: each waits a while, and nobody else does."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from threading import Event, Lock

from data_access import clock
from data_access.answers import version_of
from data_access.faults import DatabaseBusy, DatabaseFault, DatabaseLocked
from data_access.questions import Asked
from data_access.versions import Versions

AGAIN_SECONDS = 30.0
# Where rows change all the time, a question that fails is not asked all the time.
SOONEST_SECONDS = 5.0
# What usually passes by then: a full pool empties, a lock is let go.
SHORT = (DatabaseBusy, DatabaseLocked)
FORGET_SECONDS = 60.0
PAGES_HINDERED = 200

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Hindrance:
    """What failed, since when, and what had been asked by then, in which versions.

    Asked again at `latest` (of the monotonic clock); from `soonest` on as soon as something of it has changed.
    `passed`: somebody has been answered since.
    """

    fault: DatabaseFault
    since: dt.datetime
    asked: Mapping[Asked, tuple[int, int]]
    soonest: float
    latest: float
    passed: Event

    @property
    def seconds(self) -> int:
        """Until it is asked again."""
        return max(1, round(self.latest - time.monotonic()))

    @property
    def is_due(self) -> bool:
        """Whether to ask again, whatever has changed."""
        return self.passed.is_set() or time.monotonic() >= self.latest

    def is_over(self, versions: Versions) -> bool:
        """Whether to ask again, where these are the versions of the rows by now."""
        if self.is_due or time.monotonic() < self.soonest:
            return self.is_due
        # Versions only rise, and whoever looks may have looked before the page asked.
        return any(version_of(what, versions) > version for what, version in self.asked.items())


class Hindered:
    """The hindered pages of one database, those of the last minutes."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, Hindrance] = OrderedDict()
        self._lock = Lock()

    def add(self, page: Hashable, fault: DatabaseFault, asked: Mapping[Asked, tuple[int, int]]) -> None:
        """A page's question has just failed. It is logged once, however many pages meet it and however often."""
        now = time.monotonic()
        with self._lock:
            for other, known in list(self._pages.items()):
                if now > known.latest + FORGET_SECONDS:
                    del self._pages[other]
            if str(fault) not in {str(known.fault) for known in self._pages.values()}:
                log.warning("%s", fault)
            before = self._pages.pop(page, None)
            since = before.since if before is not None and type(before.fault) is type(fault) else clock.now()
            latest = now + _again_after(fault)
            self._pages[page] = Hindrance(fault, since, dict(asked), now + SOONEST_SECONDS, latest, Event())
            while len(self._pages) > PAGES_HINDERED:
                self._pages.popitem(last=False)

    def of(self, page: Hashable, versions: Versions) -> Hindrance | None:
        """What hinders the page still."""
        with self._lock:
            found = self._pages.get(page)
        return None if found is None or found.is_over(versions) else found

    def turn(self, page: Hashable, versions: Versions) -> Hindrance | None:
        """The same for one who asks if nothing hinders him: whoever else has the page open waits for what he finds."""
        with self._lock:
            found = self._pages.get(page)
            if found is None or not found.is_over(versions):
                return found
            latest = time.monotonic() + _again_after(found.fault)
            self._pages[page] = replace(found, soonest=latest, latest=latest)
            return None

    def forget(self, page: Hashable) -> None:
        """The page has been drawn."""
        with self._lock:
            found = self._pages.pop(page, None)
        if found is not None:
            found.passed.set()


def _again_after(fault: DatabaseFault) -> float:
    return SOONEST_SECONDS if isinstance(fault, SHORT) else AGAIN_SECONDS
