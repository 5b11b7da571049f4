"""What the agreements require, of whom, by when; and where the documents give two dates, which one holds and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gnv.analysis.reconciliation import Finding, findings
from gnv.core import references
from gnv.core.record import Record
from gnv.core.records import Condition
from gnv.formatting import claim_value

OUTSIDE = "RSS-avtalet och andra avtal"


@dataclass(frozen=True, kw_only=True)
class ConditionEntry:
    """A condition, the agreement it belongs to, and what is said where the documents disagree about its date."""

    agreement: str
    condition: Condition
    resolved: str


def all_conditions(record: Record) -> tuple[ConditionEntry, ...]:
    """Every condition on record, by agreement, in the order of the files."""
    found = findings(record)
    agreements = [(one.name, one.conditions) for one in record.agreements.values()]
    return tuple(
        ConditionEntry(agreement=name, condition=condition, resolved=_resolved(condition, found, record))
        for name, conditions in (*agreements, (OUTSIDE, record.evidence.conditions))
        for condition in conditions
    )


def dated_first(found: Sequence[ConditionEntry]) -> tuple[ConditionEntry, ...]:
    """Those with a date, the earliest first."""
    return tuple(sorted((o for o in found if o.condition.due), key=lambda o: str(o.condition.due)))


def _resolved(condition: Condition, found: Sequence[Finding], record: Record) -> str:
    """The other date that a document gives, and why it is not used: from the finding that the date answers first."""
    for finding in found:
        first = finding.claim.counterparts[0].terms[0]
        if first.kind == "villkor" and references.condition(record, *first.names) is condition and not finding.holds:
            other = claim_value(finding.printed, finding.claim.unit)
            return f"{finding.claim.source.short} anger {other}. {finding.claim.follows}"
    return ""
