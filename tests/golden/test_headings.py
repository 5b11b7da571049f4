"""The headings of two scenarios beside each other, of the presets on record."""

from __future__ import annotations

from gnv.analysis import side_by_side
from gnv.core import catalogue
from gnv.core.record import Record
from gnv.tables.scenario import comparison_table
from gnv.words import scenario as scenario_words
from gnv.workspace.workspace import Named


def test_a_year_that_a_scenarios_name_has_is_not_told_again(record: Record) -> None:
    def heading(of: str, than: str, *, kind: str = "Netto", name: str = "") -> str:
        chosen = [
            Named(name=told or record.presets[one].name, scenario=catalogue.preset_scenario(record, one))
            for one, told in ((than, ""), (of, name))
        ]
        base, column = side_by_side.columns(chosen, record, kind=kind)
        caption = comparison_table([base, column], record, order=(), per_head=False, own=()).caption
        said = scenario_words.gains_and_losses(column, base, record, kind=kind)
        return f"{said.partition(f': {kind.lower()}')[0]} | {caption}"

    later, plan, budget = "ok-2024", "forslag-2022", "budget-2023"
    assert heading(later, plan) == (
        "ÖK 2024 (antagande) jämfört med Förslag 2022 | Kronor, Förslag 2022; ÖK 2024 (antagande)."
    )
    assert heading(plan, later, name="Mitt") == (
        "Mitt, 2022, jämfört med ÖK 2024 (antagande) | Kronor, ÖK 2024 (antagande); Mitt, 2022."
    )
    assert heading(later, plan, kind="Kostnader").startswith("ÖK 2024 jämfört med Förslag 2022 | "), "none is assumed"
    same = "Kronor, 2023 (antagande)."
    assert heading("rss-fyra", budget) == f"RSS fyra tjänster, förslag jämfört med Budget 2023 (antagande) | {same}"
    assert heading(budget, plan) == f"Budget 2023 jämfört med Förslag 2022, räknat för 2023 (antagande) | {same}"
    assert heading("2022-utan-avdrag", plan) == "2022 utan avdrag jämfört med Förslag 2022 | Kronor, 2022."
