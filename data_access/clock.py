"""The campus' clock. China keeps no summer time, so its zone is a fixed one."""

import datetime as dt
import os

CAMPUS = dt.timezone(dt.timedelta(hours=8), "Asia/Shanghai")


def now() -> dt.datetime:
    """The wall-clock time of the campus to the second, without a zone, as all moments in the database are.

    COMMUNITY_CLOCK_SHIFT moves it by so many seconds: to see how a page turns over at midnight.
    """
    said = os.environ.get("COMMUNITY_CLOCK_SHIFT") or "0"
    try:
        shift = dt.timedelta(seconds=float(said))
    except ValueError:
        raise ValueError(f"COMMUNITY_CLOCK_SHIFT is a number of seconds, not {said}") from None
    return (dt.datetime.now(CAMPUS) + shift).replace(tzinfo=None, microsecond=0)
