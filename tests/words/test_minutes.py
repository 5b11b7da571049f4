from __future__ import annotations

import re
from datetime import date

from gnv.core import catalogue
from gnv.core.record import Record
from gnv.core.scenario import Scenario
from gnv.words import minutes as minutes_words
from gnv.workspace.workspace import Workspace

TODAY = date(2026, 11, 22)


def written(scenario: Scenario, county: Record) -> str:
    return minutes_words.paragraph(Workspace(scenario=scenario), county, today=TODAY).replace("\u00a0", " ")


def test_the_minutes_say_what_was_decided_on(county: Record, plan: Scenario) -> None:
    text = written(plan, county)
    assert text.startswith("Beräkning: Förslag 2022 (Överenskommelsen 2022, år 2022).\n")
    assert "Statsbidraget till länets kommuner är 1 200 000 kr." in text
    assert "Regionalt stöd 100 000 kr och Administration 50 000 kr." in text
    assert "1 050 000 kr fördelas till 3 kommuner efter befolkningen i juni 2021 (10 000 invånare)." in text
    assert "Belopp saknas för SUD-avtalet." in text
    assert "Ekby 105 000 kr" in text
    assert "Bildspel om 2022 års överenskommelse" in text
    assert "Ändrat från" not in text


def test_a_changed_scenario_tells_its_changes_and_its_link(county: Record, plan: Scenario) -> None:
    text = written(plan.replace({"regionalt_stod": 60_000, "lika_del": 10, "befolkning": "2024-12"}), county)
    assert "Förslag 2022 med 3 ändringar" in text
    assert "Ändrat från förvalet Förslag 2022: Regionalt stödarbete 100 000 → 60 000 kr" in text
    assert "december 2024 (10 000 invånare), varav 10 % i lika delar." in text
    assert re.search(r"Länk till beräkningen: \?v=2&forval=forslag-2022&grund=[0-9a-f]{4}&regionalt_stod=60000&", text)
    assert text.endswith("Beräknat 2026-11-22.\n")


def test_an_agreement_without_deductions(county: Record) -> None:
    assert "Gemensamma avdrag" not in written(catalogue.preset_scenario(county, "ok2020"), county)


def test_a_key_of_an_items_own_stands_one_space_after_the_rest(county: Record, plan: Scenario) -> None:
    text = written(plan.replace({"nyckel_nara_vard": "lika delar"}), county)
    assert "invånare). Egen nyckel: " in text
    assert "  " not in text
