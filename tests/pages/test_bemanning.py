from __future__ import annotations

from tests.support.app import Start, at, html


def test_bemanning_splits_the_increase(start: Start) -> None:
    said = html(at(start(), "bemanning"))
    assert "+433 333 kr en tjänst till, räknad som tjänsterna kostar i dag" in said
    assert "+266 667 kr att varje tjänst blir dyrare" in said
    for told in ("Tidigare fem tjänster, nu tre.", "gamla SUS-medel", "SKR:s kvinnofridssatsning", "Partnerskapet"):
        assert told in said
