"""The sheet *Antaganden*: every parameter as a named cell to change, and the inhabitants of every date."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from gnv.analysis import register
from gnv.core import catalogue, staffing
from gnv.core.record import Record
from gnv.core.records import UNKNOWN, Parameter, Value
from gnv.core.scenario import Scenario
from gnv.exports.xlsx.arithmetic import (
    FIRST_ROW,
    MOST_INHABITANTS,
    RESULT,
    Inputs,
    cell_name,
    is_cell,
    own_years,
    rates,
)
from gnv.exports.xlsx.formulas import Line, Number, Sheet, Shown, added, quoted
from gnv.exports.xlsx.layout import ASSUMPTIONS, ERROR, LINE, OWN_YEAR, ROUNDING, Layout, Place
from gnv.formatting import number, read_decimal

CHOSEN_KOMMUN, EVERYONE = "kommun_i_budget", "Alla kommuner tillsammans"
FAULT = "Fel"  # how a remark begins that stops the calculation
CHOOSE = f"{FAULT}: välj i listan"
HEADINGS = ("Antagande", "Värde", "Enhet", "I förvalet", "Lägst", "Högst", "Status", "Anmärkning", "Källa", "Ställe",
            "Cellens namn")  # fmt: skip
NAME, VALUE, UNIT, PRESET, LEAST, MOST, STATUS, REMARK, SOURCE, STANDS, CELL = range(len(HEADINGS))
WIDTHS = (44, 20, 11, 20, 13, 13, 14, 34, 26, 52, 27)
HEAD_ROW, FAULT_ROW = 4, 2
LAST_ROW = 10**4
LISTS = RESULT + 2  # the column of *Avrundning* where the lists to choose from begin


class Assumptions:
    """Writes *Antaganden*."""

    def __init__(self, layout: Layout, scenario: Scenario, record: Record) -> None:
        self.layout, self.scenario, self.record = layout, scenario, record
        self.base = catalogue.preset_scenario(record, scenario.preset)
        self.lists: dict[tuple[Shown, ...], str] = {}
        self._lists()

    def write(self) -> Inputs:
        """Write the sheet; returns the cells as formulas use them."""
        sheet = self.layout.set_up(ASSUMPTIONS, WIDTHS, repeat=(HEAD_ROW, HEAD_ROW), freeze=(HEAD_ROW + 1, 2))
        sheet.worksheet.print_area(0, 0, LAST_ROW, STANDS)  # the names are for those who read the formulas
        told = "Ändra i de gula cellerna, så räknar alla blad om sig, till samma krona som appen."
        self.layout.headed(sheet, "Antaganden", told)
        for column, heading in enumerate(HEADINGS):
            right = column in {VALUE, PRESET, LEAST, MOST}
            self.layout.words(sheet, (HEAD_ROW, column), heading, "heading right" if right else "heading")
        row = HEAD_ROW + 1
        for heading, parameters in self._sections():
            self.layout.group(sheet, row, heading, columns=len(HEADINGS))
            for parameter in parameters:
                row += 1
                self._parameter(sheet, row, parameter)
            row += 1
        self._gap(sheet, row)
        own_year = self._own_year(sheet, row + 1)
        top = row + 3
        inputs, remarks = self._people(sheet, top, own_year)
        self._faults([sheet.line((HEAD_ROW + 1, REMARK), (top - 1, REMARK), ()), remarks], inputs)
        return inputs

    def _lists(self) -> None:
        """What there is to choose from, where the cells find it."""
        sheet, column = self.layout.sheets[ROUNDING], LISTS
        cells = (p for p in catalogue.parameters(self.record, self.scenario.preset) if is_cell(p, self.record))
        choices = [p for p in cells if p.options]
        headed = {self._options(parameter): parameter.short for parameter in choices}
        headed[(EVERYONE, *self.record.kommuner.values())] = "Visa i Budget"
        headed.update({self._options(parameter): parameter.short for parameter in reversed(choices)})
        for options, heading in headed.items():
            self.layout.words(sheet, (FIRST_ROW - 1, column), f"Val: {heading}", "heading")
            for row, option in enumerate(options, start=FIRST_ROW):
                self.layout.constant(sheet, (row, column), option, "text")
            self.lists[options] = sheet.line((FIRST_ROW, column), (FIRST_ROW + len(options) - 1, column), ()).text
            column += 1

    def _options(self, parameter: Parameter) -> tuple[Shown, ...]:
        return tuple(self.entered(parameter, option) for option in parameter.options)

    def entered(self, parameter: Parameter, value: Value) -> Shown:
        """A parameter's value as its cell holds it: a rate and a number of posts as numbers."""
        if parameter is self.record.posts_choice:
            return int(value)
        if parameter.options and parameter.unit == "%" and value in rates(parameter):
            return float(read_decimal(str(value)))
        return value

    def _sections(self) -> Iterator[tuple[str, tuple[Parameter, ...]]]:
        for sections in catalogue.sections(self.record, self.scenario.preset).values():
            for heading, parameters in sections.items():
                yield heading, tuple(one for one in parameters if is_cell(one, self.record))
        yield "Åren framåt (bladet Budget)", catalogue.ahead(self.record, self.scenario.preset)

    def _parameter(self, sheet: Sheet, row: int, parameter: Parameter) -> None:
        """One parameter's row. Its cell is empty where nobody knows the amount."""
        key, words = cell_name(parameter.key), self.layout.words
        kind = _kind(parameter)
        words(sheet, (row, NAME), parameter.name, "wrapped")
        self._value(sheet, (row, VALUE), parameter, self.scenario[parameter.key], f"entry{kind}")
        self.layout.book.define_name(key, f"={sheet.address(row, VALUE)}")
        words(sheet, (row, UNIT), "" if parameter.unit == "datum" else parameter.unit, "beside")
        self._value(sheet, (row, PRESET), parameter, self.base[parameter.key], f"recorded{kind}")
        if self.base[parameter.key] == UNKNOWN:
            words(sheet, (row, PRESET), register.UNKNOWN, "recorded text")
        self._bounds(sheet, row, parameter)
        self._status(sheet, row, parameter)
        self._remark(sheet, row, parameter)
        origin = parameter.origin
        for column, text in ((SOURCE, origin.source.short), (STANDS, origin.place), (CELL, key)):
            words(sheet, (row, column), text, "wrapped")
        self.layout.fit(ASSUMPTIONS, row, {NAME: parameter.name, SOURCE: origin.source.short, STANDS: origin.place})

    def _value(self, sheet: Sheet, place: Place, parameter: Parameter, value: Value, format_: str) -> None:
        if value == UNKNOWN:
            sheet.worksheet.write_blank(*place, None, self.layout.formats[format_])
        else:
            self.layout.constant(sheet, place, self.entered(parameter, value), format_)

    def _bounds(self, sheet: Sheet, row: int, parameter: Parameter) -> None:
        """What may be entered: told beside the cell, and asked of whoever enters something."""
        if parameter.options:
            self.layout.words(sheet, (row, LEAST), "väljs i lista", "recorded text")
            rule: dict[str, Any] = {
                "validate": "list", "source": f"={self.lists[self._options(parameter)]}",
                "error_title": "Inget av valen", "error_message": "Välj ett av värdena i listan.",
            }  # fmt: skip
        else:
            self.layout.constant(sheet, (row, LEAST), parameter.minimum, f"recorded{_kind(parameter)}")
            self.layout.constant(sheet, (row, MOST), parameter.maximum, f"recorded{_kind(parameter)}")
            rule = _whole_numbers(parameter.minimum, parameter.maximum, parameter.unit)
        sheet.worksheet.data_validation(row, VALUE, row, VALUE, rule)

    def _status(self, sheet: Sheet, row: int, parameter: Parameter) -> None:
        """How firm the value on record is; a number of posts is as firm as the alternative that it chooses."""
        if parameter is not self.record.posts_choice:
            self._status_of_year(sheet, row, parameter)
            return
        *others, last = self.record.staffing
        told = quoted(last.origin.status)
        for one in reversed(others):
            told = f"IF({cell_name(parameter.key)}={one.posts},{quoted(one.origin.status)},{told})"
        chosen = staffing.chosen_alternative(self.scenario, self.record).origin.status
        sheet.formula(row, STATUS, told, chosen, self.layout.formats["beside"])

    def _status_of_year(self, sheet: Sheet, row: int, parameter: Parameter) -> None:
        """The same of any other: what an agreement says of its own year is an assumption of another."""
        scenario, record = self.scenario, self.record
        years = own_years(scenario, record)
        found = {year: catalogue.origin_in(parameter, year, scenario, record).status for year in years}
        *others, last = years
        told = quoted(found[last])
        for year in reversed(others):
            told = f"IF({OWN_YEAR}={year},{quoted(found[year])},{told})"
        now = found[catalogue.year_of(scenario, record)]
        if len(set(found.values())) == 1:
            self.layout.words(sheet, (row, STATUS), now, "beside")
        else:
            sheet.formula(row, STATUS, told, now, self.layout.formats["beside"])

    def _remark(self, sheet: Sheet, row: int, parameter: Parameter) -> None:
        """That a value is changed, missing, or not one that the parameter can have."""
        key, now, recorded = cell_name(parameter.key), self.scenario[parameter.key], self.base[parameter.key]
        moved = quoted(register.CHANGED)
        if recorded != UNKNOWN:
            moved = f'IF({key}={sheet.address(row, PRESET)},"",{moved})'
        if parameter.options:
            text = f"IF(ISNUMBER(MATCH({key},{self.lists[self._options(parameter)]},0)),{moved},{quoted(CHOOSE)})"
        else:
            low, high = parameter.minimum, parameter.maximum
            fault = quoted(f"{FAULT}: heltal {number(low)}–{number(high)}")
            within = f"IF(AND({key}>={low},{key}<={high},{key}=INT({key})),{moved},{fault})"
            text = f"IF(ISNUMBER({key}),{within},{fault})"
        if parameter.optional:
            text = f'IF({key}="",{quoted(register.UNKNOWN)},{text})'
        value = register.UNKNOWN if now == UNKNOWN else register.CHANGED if now != recorded else ""
        sheet.formula(row, REMARK, text, value, self.layout.formats["wrapped"])
        self.layout.red(sheet, (row, REMARK), f'LEFT({sheet.address(row, REMARK)},{len(FAULT)})="{FAULT}"')

    def _gap(self, sheet: Sheet, row: int) -> None:
        """What nobody has financed in the country: on record, and no parameter."""
        cost, name = self.record.budget.shelter_cost, cell_name(self.record.budget.shelter_cost.key)
        self.layout.constant(sheet, (row, VALUE), self.record.budget.shelter_gap_sek, "number")
        self.layout.book.define_name(name, f"={sheet.address(row, VALUE)}")
        told = {NAME: cost.name, UNIT: "kr/år", STATUS: cost.origin.status, REMARK: "fast uppgift",
                SOURCE: cost.origin.source.short, STANDS: cost.origin.place, CELL: name}  # fmt: skip
        for column, text in told.items():
            self.layout.words(sheet, (row, column), text, "beside" if column in {UNIT, STATUS} else "wrapped")
        self.layout.fit(ASSUMPTIONS, row, {NAME: cost.name, STANDS: cost.origin.place})

    def _own_year(self, sheet: Sheet, row: int) -> Number:
        """The scenario's year, which follows the number of posts: an alternative is not shown before it begins."""
        record, preset = self.record, self.record.preset(self.scenario.preset)
        begins = {one.posts: max(preset.year, one.first_year) for one in record.staffing}
        (*others, last), posts = begins.items(), cell_name(record.posts_choice.key)
        text = str(last[1])
        for of, year in reversed(others):
            text = f"IF({posts}={of},{year},{text})"
        found = Number(text, catalogue.year_of(self.scenario, record))
        cell = sheet.put(row, VALUE, found, self.layout.formats["year"])
        self.layout.book.define_name(OWN_YEAR, f"={cell.text}")
        told = {NAME: "Scenariots år", UNIT: "år", REMARK: "räknas ut",
                STANDS: "förvalets år, eller det år då valt antal tjänster börjar gälla", CELL: OWN_YEAR}  # fmt: skip
        for column, words in told.items():
            self.layout.words(sheet, (row, column), words, "beside" if column == UNIT else "wrapped")
        self.layout.fit(ASSUMPTIONS, row, {STANDS: told[STANDS]})
        return Number(OWN_YEAR, found.value)

    def _people(self, sheet: Sheet, top: int, own_year: Number) -> tuple[Inputs, Line]:
        """Inhabitants per kommun, in use and of every date; and the cells that say what is wrong with them."""
        populations, kommuner = self.record.populations, self.record.kommuner
        self.layout.group(sheet, top, "Invånare per kommun", columns=len(HEADINGS))
        head, first, last = top + 1, top + 2, top + 1 + len(kommuner)
        columns = range(VALUE + 1, VALUE + 1 + len(populations))
        for row, text in ((last + 1, "Status"), (last + 2, "Källa"), (last + 3, "Anmärkning")):
            self.layout.words(sheet, (row, NAME), text, "text")
        for row, name in enumerate(kommuner.values(), start=first):
            self.layout.words(sheet, (row, NAME), name, "text")
        self.layout.words(sheet, (head, NAME), "Kommun", "heading")
        self.layout.words(sheet, (head, VALUE), "Används nu", "heading right")
        people, remarks = {}, []
        for column, population in zip(columns, populations.values(), strict=True):
            self.layout.words(sheet, (head, column), population.id, "heading right")
            self.layout.words(sheet, (last + 1, column), population.origin.status, "recorded text")
            self.layout.words(sheet, (last + 2, column), population.origin.source.short, "recorded text")
            cells = []
            for row, code in enumerate(kommuner, start=first):
                self.layout.constant(sheet, (row, column), population.inhabitants[code], "entry")
                cells.append(Number(sheet.address(row, column), population.inhabitants[code]))
            rule = _whole_numbers(1, MOST_INHABITANTS, "invånare")
            sheet.worksheet.data_validation(first, column, last, column, rule)
            people[population.id] = sheet.line((first, column), (last, column), cells)
            remarks.append((last + 3, column))
            self._people_remark(sheet, remarks[-1], people[population.id])
        sheet.worksheet.set_row(last + 2, 2 * LINE)
        used = self._used(sheet, first, head, columns)
        inputs = Inputs(scenario=self.scenario, people=people, used=used, own_year=own_year)
        return inputs, sheet.line(remarks[0], remarks[-1], ())

    def _used(self, sheet: Sheet, first: int, head: int, columns: range) -> Line:
        """The inhabitants of the date that is chosen."""
        choice, cells = self.record.population_choice, []
        now = self.record.populations[self.scenario.text(choice.key)]
        dates = sheet.line((head, columns[0]), (head, columns[-1]), ()).text
        for row, code in enumerate(self.record.kommuner, start=first):
            found = sheet.line((row, columns[0]), (row, columns[-1]), ()).text
            text = f"INDEX({found},MATCH({cell_name(choice.key)},{dates},0))"
            cell = Number(text, now.inhabitants[code])
            cells.append(sheet.put(row, VALUE, cell, self.layout.formats["number"]))
        return sheet.line((first, VALUE), (first + len(cells) - 1, VALUE), cells)

    def _people_remark(self, sheet: Sheet, place: Place, line: Line) -> None:
        fault, cells = quoted(f"{FAULT}: heltal 1–{number(MOST_INHABITANTS)}"), line.text
        fits = f"MIN({cells})>=1,MAX({cells})<={MOST_INHABITANTS},SUMPRODUCT(--({cells}<>INT({cells})))=0"
        text = f'IF(COUNT({cells})={len(line.cells)},IF(AND({fits}),"",{fault}),{fault})'
        sheet.formula(*place, text, "", self.layout.formats["recorded text"])
        self.layout.red(sheet, place, f'{sheet.address(*place)}<>""')

    def _faults(self, remarks: list[Line], inputs: Inputs) -> None:
        """The named cell that says, in the app's words, why nothing can be calculated; empty when it can."""
        sheet = self.layout.sheets[ROUNDING]
        *others, last = own_years(self.scenario, self.record)
        text = self._overdrawn(last, inputs)
        for year in reversed(others):
            text = f"IF({OWN_YEAR}={year},{self._overdrawn(year, inputs)},{text})"
        counted = "+".join(f'COUNTIF({line.text},"{FAULT}*")' for line in remarks)
        outside = quoted("Ett antagande går inte att använda. Se kolumnen Anmärkning i Antaganden.")
        self.layout.words(sheet, (FAULT_ROW, 0), "Fel som hindrar beräkningen (tomt: inget)", "text")
        sheet.formula(FAULT_ROW, 1, f"IF({counted}>0,{outside},{text})", "", self.layout.formats["control"])
        self.layout.book.define_name(ERROR, f"={sheet.address(FAULT_ROW, 1)}")
        self.layout.red(sheet, (FAULT_ROW, 1), f'{ERROR}<>""')

    def _overdrawn(self, year: int, inputs: Inputs) -> str:
        """The formula that says which of a year's pots its deductions are larger than; as the app, of its own year."""
        agreement, text = self.record.agreement(self.scenario), '""'
        pot_of = partial(catalogue.pot_of, scenario=self.scenario, record=self.record)
        for pot in reversed(agreement.pots):
            of_pot = [one for one in agreement.deductions if pot_of(one) == pot.parameter.key]
            if of_pot:
                asked = added([inputs.asked(year, one, self.record) for one in of_pot]).text
                held = cell_name(pot.parameter.key)
                begun, larger = quoted(f"{pot.parameter.name}: Avdragen, "), quoted(" kr, är större än potten, ")
                told = f"{begun}&FIXED({asked},0)&{larger}&FIXED({held},0)&{quoted(' kr.')}"
                text = f"IF({asked}>{held},{told},{text})"
        switch = self.record.budget.other_agreements
        if catalogue.other_agreement(self.record, self.scenario.preset, year):
            text = f'IF({inputs.chosen(switch, switch.options[-1]).text},"",{text})'
        return text


def _kind(parameter: Parameter) -> str:
    """What kind of value a parameter has, as the formats name it."""
    if parameter.options:
        return " rate" if parameter.unit == "%" else " text"
    return "" if parameter.unit else " year"


def _whole_numbers(low: int, high: int, unit: str) -> dict[str, Any]:
    """The rule of a cell for whole numbers."""
    return {
        "validate": "integer", "criteria": "between", "minimum": low, "maximum": high,
        "error_title": "Utanför gränserna",
        "error_message": f"Skriv ett heltal från {number(low)} till {number(high)} {unit}.",
    }  # fmt: skip
