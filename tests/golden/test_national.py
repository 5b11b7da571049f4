from __future__ import annotations

from fractions import Fraction

from gnv.analysis import national, result
from gnv.analysis.national import Interval
from gnv.charts import flow as flow_chart
from gnv.charts.base import Drawing
from gnv.core import references
from gnv.core.record import Record
from gnv.core.scenario import Scenario


def test_the_agreement_of_2022_by_receiver_and_area(record: Record) -> None:
    areas = record.evidence.areas["2022"]
    by_receiver = {name: references.to_receiver(areas, name) for name in ("regionerna", "kommunerna", "båda")}
    assert by_receiver == {"regionerna": 5_070_000_000, "kommunerna": 1_000_000_000, "båda": 250_000_000}
    assert sum(area.amount_sek for area in areas) == 6_320_000_000
    assert sum(flow.amount_sek for flow in references.flows(areas)) == 6_320_000_000


def test_what_the_parts_leave_is_derived(record: Record) -> None:
    derived = [flow for flow in references.flows(record.evidence.areas["2022"]) if flow.derived]
    assert [(flow.receiver, flow.amount_sek) for flow in derived] == [("regionerna", 2_422_000_000)]


def test_one_share_gives_all_three_pots_of_2022(record: Record) -> None:
    shares = {references.county_share(pot) for pot in record.agreements["2022"].pots}
    assert shares == {Fraction(3_286_144, 100_000_000)}


def test_the_share_gives_the_pot_back_to_the_krona(record: Record) -> None:
    for pot in record.agreements["2022"].pots:
        assert national.to_county(pot.national_sek, references.county_share(pot)) == pot.parameter.default
    assert national.to_county(100, Fraction(1, 3)) == 33


def test_the_key_of_2020_is_half_and_half(record: Record) -> None:
    """2,8 % and 3,5 % give 3,15 %; the exact 3,1423008 % lies within what the rounding leaves room for."""
    population, patients = Fraction(28, 1000), Fraction(35, 1000)
    mean = national.weighted_share(population, patients, population_weight=Fraction(1, 2))
    assert mean == Fraction(315, 10_000)
    assert national.to_county(500_000_000, mean) == 15_750_000
    exact = references.county_share(record.agreements["2020"].pots[0])
    assert exact == Fraction(31_423_008, 1_000_000_000)
    step = Fraction(1, 1000)
    assert exact in Interval(
        low=national.weighted_share(population - step / 2, patients - step / 2, population_weight=Fraction(1, 2)),
        high=national.weighted_share(population + step / 2, patients + step / 2, population_weight=Fraction(1, 2)),
    )


def test_the_exact_mean_narrows_each_of_the_two_rounded_shares(record: Record) -> None:
    exact = references.county_share(record.agreements["2020"].pots[0])
    step = Fraction(1, 1000)
    population, patients = (national.printed_interval(Fraction(n, 1000), step=step) for n in (28, 35))
    narrowed = patients.both(national.other_half(exact, population))
    assert (narrowed.low, narrowed.high) == (Fraction(345, 10_000), Fraction(35_346_016, 1_000_000_000))


def labels(drawing: Drawing) -> list[str]:
    rows = drawing.table.to_pylist()
    return [row["label"].replace("\u00a0", " ") for row in rows if row["role"] == "label"]


def test_the_nation_by_area_and_receiver(record: Record) -> None:
    said = labels(flow_chart.nation(record.agreements["2022"], record, dark=False))
    assert "Utveckling av den nära vården 3 172 mkr" in said
    receivers = ["Kommunerna 1 000 mkr", "Regionerna 5 070 mkr", "Båda (VFU) 250 mkr", "SKR 53 mkr"]
    assert said[-6:] == [*receivers, "Dalarnas kommuner 32,9 mkr", "Övriga kommuner 967,1 mkr"]


def test_the_county_with_deductions_and_the_chosen_kommun_bright(record: Record, proposal: Scenario) -> None:
    drawing = flow_chart.county(result.compare(proposal, record), own={"2034"}, dark=False)
    said = labels(drawing)
    assert "Regionalt stöd −1 250 000 kr" in said
    assert "Att fördela 31 061 440 kr" in said
    assert "Orsa 747 396 kr" in said
    assert {row["label"].replace("\u00a0", " ") for row in drawing.table.to_pylist() if row["role"] == "bright"} == {
        "Orsa 747 396 kr"
    }
