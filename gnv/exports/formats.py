"""What can be taken home: one row a format. The page draws a button for each, the command line takes its key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.exports import csv
from gnv.formatting import slug
from gnv.words.scenario import title


@dataclass(frozen=True, kw_only=True)
class Format:
    """A file that can be made: its key on the command line and in its name, and the button's label.

    `make` gives the bytes of a workspace, a record and `today`, and raises as `calculate` does. `page` is the page that
    offers it (empty: the command line alone does), `also` another. `use` is what it is for, in the command line's help.
    """

    key: str
    label: str
    use: str
    ending: str
    mime: str
    make: Callable[..., bytes]
    page: str = "fordelning"
    also: str = ""

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that offer it."""
        return (self.page, self.also)


CSV = {"ending": "csv", "mime": "text/csv"}
FORMATS: dict[str, Format] = {
    one.key: one
    for one in (
        Format(key="bred", label="Ladda ned tabellen (CSV för Excel)", use="för människor", make=csv.wide, **CSV),
        Format(
            key="lang",
            label="Ladda ned långt format (CSV för program, engelska kolumnnamn)",
            use="för program, med engelska kolumnnamn",
            make=csv.long,
            **CSV,
        ),
        Format(
            key="ar",
            label="Ladda ned alla år (CSV, en rad per post, år och kommun)",
            use="för alla år",
            make=csv.years,
            page="budget",
            **CSV,
        ),
        Format(
            key="forutsattningar",
            label="Ladda ned förutsättningarna (CSV för Excel)",
            use="vad scenariot antar, med källor",
            make=csv.parameters,
            also="budget",
            **CSV,
        ),
        Format(
            key="json",
            label="Ladda ned som JSON",
            use="för andra program",
            ending="json",
            mime="application/json",
            make=csv.as_json,
            page="",
        ),
    )
}
# Of scenarios beside each other: `make` takes them instead of a workspace.
COMPARISON = Format(
    key="jamforelse",
    label="Ladda ned jämförelsen (CSV för Excel)",
    use="en rad per kommun",
    make=csv.comparison_csv,
    page="jamfor",
    **CSV,
)
COMPARISON_PARAMETERS = Format(
    key="forutsattningar",
    label="Ladda ned scenariernas förutsättningar (CSV för Excel)",
    use="vad scenarierna antar, med källor",
    make=csv.comparison_parameters,
    page="jamfor",
    **CSV,
)
COMPARISONS = {form.key: form for form in (COMPARISON, COMPARISON_PARAMETERS)}


def file_name(form: Format, scenario: Scenario, record: Record, *, today: date) -> str:
    """god-och-nara-vard_forslag-2022_bred_2026-11-22.csv."""
    return f"god-och-nara-vard_{slug(title(scenario, record))}_{form.key}_{today}.{form.ending}"


def comparison_name(form: Format, *, today: date) -> str:
    """god-och-nara-vard_jamforelse_2026-11-22.csv; the file beside it tells that it is of the comparison."""
    key = form.key if form is COMPARISON else f"{COMPARISON.key}-{form.key}"
    return f"god-och-nara-vard_{key}_{today}.{form.ending}"
