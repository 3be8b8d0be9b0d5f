"""Another system that writes: a visit that meets a room nobody has met this week, and takes it back again.

As a program of its own (`python -m tests.benchmarks.visit FILE`) it writes or takes back at each line that it reads,
and answers with the second at which the commit had returned.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

UNMET = """
SELECT d.room_id, d.member_id FROM room_duty d
WHERE d.community_id = :community AND d.to_day IS NULL
  AND EXISTS (SELECT 1 FROM stay s WHERE s.room_id = d.room_id AND s.to_day IS NULL)
  AND NOT EXISTS (SELECT 1 FROM excuse e WHERE e.room_id = d.room_id AND e.to_day IS NULL)
  AND NOT EXISTS (SELECT 1 FROM dorm_visit v JOIN calendar_day c ON c.day = v.visited_on
    WHERE v.room_id = d.room_id AND v.someone_in AND c.week = (SELECT week FROM calendar_day WHERE day = :day))
ORDER BY d.room_id, d.member_id LIMIT 1
"""
WRITE = "INSERT INTO dorm_visit (community_id, room_id, member_id, visited_at) VALUES (?, ?, ?, ? || ' 00:00:01')"


class Writer:
    """Writes one visit of a community on a day, and takes it back, each in a transaction of its own."""

    def __init__(self, path: Path, community: int, day: str) -> None:
        self._connection = sqlite3.connect(path, timeout=20.0)
        self._connection.execute("PRAGMA foreign_keys=ON")
        room, member = self._connection.execute(UNMET, {"community": community, "day": day}).fetchone()
        self._visit = (community, room, member, day)
        self._written: int | None = None

    def turn(self) -> float:
        """Writes the visit, or takes it back; the second at which the commit had returned."""
        with self._connection:
            if self._written is None:
                self._written = self._connection.execute(WRITE, self._visit).lastrowid
            else:
                self._connection.execute("DELETE FROM dorm_visit WHERE id = ?", (self._written,))
                self._written = None
        return time.time()

    def close(self) -> None:
        self._connection.close()


if __name__ == "__main__":
    with closing(Writer(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])) as writer:
        for _ in sys.stdin:
            print(writer.turn(), flush=True)
