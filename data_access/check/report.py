"""What a check found, in plain values: a page or a terminal puts them into words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Area = Literal["schema", "triggers", "rows", "calendar", "ledgers"]
Severity = Literal["fault", "note"]


@dataclass(frozen=True)
class Finding:
    """One thing found. fault: something is missing or wrong; note: something worth knowing.

    `subject`: the table, column, constraint, trigger or community that it is about; `detail`: what differs, or numbers.
    """

    area: Area
    severity: Severity
    code: str
    subject: str
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    findings: tuple[Finding, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == "fault")

    @property
    def passed(self) -> bool:
        """Whether nothing is missing or wrong."""
        return not self.faults

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Report:
        return cls(tuple(findings))
