"""What is taken home of a workspace: its sections page by page, and what every file has to say of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from gnv.analysis import register, result, side_by_side
from gnv.analysis.kommun import chosen_kommuner
from gnv.analysis.result import Comparison
from gnv.analysis.side_by_side import FIRST_VIEW, ComparisonView, ScenarioColumn
from gnv.charts.effect_bars import effect_bars
from gnv.core.record import Record
from gnv.core.records import Source
from gnv.formatting import enumerate_words
from gnv.report import pages
from gnv.report.pages import View
from gnv.report.section import Legend, Section
from gnv.words.scenario import title
from gnv.workspace import columns, link
from gnv.workspace.workspace import Named, Workspace

PAGES = {
    "fordelning": "Fördelning",
    "jamfor": "Jämförelse",
    "bemanning": "Bemanning",
    "budget": "Budget",
    "min_kommun": "Min kommun",
}  # that have a report, with the name of each in a file's name


class Picture(NamedTuple):
    """A section's chart with its heading, what is said under that, and its legend."""

    heading: str
    said: tuple[str, ...]
    section: Section
    legend: Legend | None


@dataclass(frozen=True)
class Content:
    """A workspace that is written to a file. `address` is where the app runs; empty where nobody knows.

    `looked` is how *Jämför* is looked at, which is in no link.
    Whatever asks it for a figure raises as `calculate` does.
    """

    workspace: Workspace
    record: Record
    today: date
    address: str = ""
    looked: ComparisonView = FIRST_VIEW

    @cached_property
    def comparison(self) -> Comparison:
        """The scenario beside what it is compared with."""
        return result.compare(self.workspace.scenario, self.record, pinned=self.workspace.pinned)

    @property
    def title(self) -> str:
        """The scenario's name."""
        return title(self.workspace.scenario, self.record)

    @cached_property
    def link(self) -> str:
        """The address that opens the workspace again; without `address` what comes after it."""
        return f"{self.address}?{link.encode(self.workspace, self.record)}"

    @cached_property
    def short_link(self) -> str:
        """The same for what has little room: the scenario on screen and its Nuläge, without what has been saved."""
        alone = Workspace(scenario=self.workspace.scenario, pinned=self.workspace.pinned)
        return f"{self.address}?{link.encode(alone, self.record)}"

    @property
    def scenario_and_date(self) -> str:
        """What stands in the corner of everything."""
        return f"Scenario: {self.title}. Beräknat {self.today.isoformat()}."

    @property
    def unknown(self) -> str:
        """The costs without an amount, of the scenario's year, in words; empty where there are none."""
        now = self.comparison.outcome
        missing = [now.names[item] for item in now.missing]
        return f"Egna kostnader och netto är utan {enumerate_words(missing)}: belopp saknas." if missing else ""

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The documents that the figures in use come from."""
        return tuple(dict.fromkeys(entry.origin.source for entry in self.entries))

    @cached_property
    def entries(self) -> tuple[register.Entry, ...]:
        """Every figure in use, with its status and its source."""
        return register.entries(self.workspace.scenario, self.record)

    @property
    def source_names(self) -> str:
        """The sources in a line."""
        return f"Källor: {', '.join(source.short for source in self.sources)}."

    @property
    def view(self) -> View:
        """What is looked at, on white paper."""
        looked = self.workspace.view
        kind = looked.kind or self.record.preset(self.workspace.scenario.preset).view
        return View(own=frozenset(looked.own), kind=kind, per_head=looked.per_head)

    @cached_property
    def compared(self) -> tuple[Named, ...]:
        """The scenarios that *Jämför* shows beside each other, the base first, under the names that it calls them."""
        return columns.shown(self.workspace, self.record)

    @cached_property
    def side_by_side(self) -> tuple[ScenarioColumn, ...]:
        """The same with their amounts."""
        return side_by_side.columns(self.compared, self.record, kind=self.looked.kind)

    @property
    def told(self) -> ScenarioColumn:
        """Of them, the one whose gains and losses *Jämför* tells."""
        return side_by_side.told_against_base(self.side_by_side, self.looked.against)

    @property
    def order(self) -> tuple[str, ...]:
        """The kommunkoder in the order of *Jämför*."""
        return side_by_side.ordered(self.record, self.told, self.side_by_side[0], by=self.looked.order)

    def sections(self, page: str) -> tuple[Section, ...]:
        """What a page says."""
        if page == "jamfor":
            view = replace(self.view, kind=self.looked.kind, per_head=self.looked.per_head)
            return pages.jamfor(self.side_by_side, self.told, self.record, view, order=self.order)
        if page == "min_kommun":
            return self.kommun(None)
        made = {"fordelning": pages.fordelning, "bemanning": pages.bemanning, "budget": pages.budget}[page]
        return made(self.comparison, self.view)

    def kommun(self, code: str | None) -> tuple[Section, ...]:
        """What *Min kommun* says of one kommun, or of those that are looked at."""
        view = self.view if code is None else replace(self.view, own=frozenset({code}))
        return pages.min_kommun(self.comparison, view, today=self.today)

    def pictures(self, page: str) -> Iterator[Picture]:
        """A page's charts, in its order, each with what it has to say when it stands alone."""
        sections = self.sections(page)
        legends = [section.legend for section in sections if section.legend]
        kind, against = self.looked.kind, f"{self.told.named.name} mot {self.compared[0].name}."
        whom = chosen_kommuner(self.view.own, self.record, fallback="everyone").names
        baseline = f"Strecket i staplarna visar {self.comparison.baseline_name}."
        told = {
            "fordelning": (("Från pott till fördelning", ""), (f"{self.view.kind} per kommun", baseline)),
            "jamfor": (
                (f"{kind} per kommun i varje scenario", ""),
                ("Vem som får mer och vem som får mindre", f"{kind}: {against}"),
                (f"{kind} på kartan", ""),
            ),
            "bemanning": (("Kommunerna tillsammans: vad fler tjänster kostar om året", ""), ("Per kommun", "")),
            "budget": ((f"Egna kostnader per år: {whom}", ""), (f"Bidrag, egna kostnader och netto: {whom}", "")),
            "min_kommun": ((f"Åren framåt: {self.kommun_names}", ""),),
        }[page]
        drawn = [section for section in sections if section.drawing]
        if page == "fordelning":
            lines = result.kommun_lines(self.comparison)
            drawn.append(Section(drawing=effect_bars(lines, kind=self.view.kind, own=self.view.own)))
        for (heading, text), section in zip(told, drawn, strict=True):
            shared = legends[0] if legends and (page == "budget" or section is drawn[0]) else None
            said = [text, section.note, *(point.text for point in section.sentences)]
            yield Picture(heading, tuple(filter(None, said)), section, section.legend or shared)

    @property
    def kommun_names(self) -> str:
        """Whose page *Min kommun* is."""
        return chosen_kommuner(self.view.own, self.record, fallback="the first").names
