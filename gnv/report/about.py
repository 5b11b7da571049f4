"""What the page Om says: how to begin, what the words mean, the keys, and who the app does not reach."""

from __future__ import annotations

from gnv.core.record import Record
from gnv.report.section import Point, Section, sentences


def guide(record: Record) -> Section:
    """The first two minutes."""
    return Section(
        heading=f"Om God och nära vård i {record.county.name}",
        level=1,
        sentences=sentences(
            f"Här ser {len(record.kommuner)} kommuner vad statsbidraget ger var och en, vad de gemensamma avdragen tar "
            "och vad tjänsterna kostar i den egna budgeten. Så här kommer ni i gång på två minuter:"
        ),
        points=(
            Point("Välj er kommun i panelen. Den märks ut på alla sidor.", lead="Er kommun."),
            Point("Välj ett av underlagets scenarier under Förval. Det är det ni utgår från.", lead="Utgå från något."),
            Point("Dra i ett reglage, eller skriv ett belopp. Skillnaden per kommun syns genast.", lead="Prova."),
            Point("Ångra tar tillbaka steg för steg, Återställ går till förvalet. Inget kan gå sönder.", lead="Ångra."),
            Point("Kopiera länken, spara scenariot på sidan Jämför eller skriv ut Min kommun.", lead="Ta med."),
        ),
    )


def words() -> Section:
    """What the words on the pages mean."""
    return Section(
        heading="Orden",
        points=(
            Point("Ett scenario ur underlaget, med dess belopp.", lead="Förval:"),
            Point("Det som jämförs med. Förvalet, om ni inte har fäst något annat.", lead="Nuläge:"),
            Point("Det som är på skärmen, med era ändringar.", lead="Förslag:"),
            Point("Göra det som visas till Nuläge, tills ni lossar det.", lead="Fästa:"),
            Point("Era egna scenarier, med namn. De följer med i länken.", lead="Sparade scenarier:"),
            Point("Bidrag att få, minus kommunens egna kostnader.", lead="Netto:"),
        ),
    )


def keys() -> Section:
    """What the keyboard does."""
    return Section(
        heading="Tangenter",
        points=(
            Point("ett steg på reglaget som är valt. Page Up och Page Down rör aldrig ett reglage.", lead="Pilarna:"),
            Point("föregående och nästa steg i mötet.", lead="Page Up och Page Down:"),
            Point("till mötets steg med det numret.", lead="1–9:"),
            Point("ångra, och gör om med Skift.", lead="Ctrl+Z:"),
            Point("väggläget, och Esc tillbaka. Där gömmer och visar G effekten.", lead="F:"),
        ),
    )


def accessibility() -> Section:
    """What works for whom, and what the framework keeps us from."""
    return Section(
        heading="Om tillgänglighet",
        sentences=sentences(
            "Reglage, fält och menyer nås med tangentbordet; sidans första länk går till reglagen. Tangenten ? på "
            "ett reglage visar vad det gör. Diagrammen har en text som säger vad de visar, och samma tal i en tabell. "
            "Sidan följer datorns ljusa och mörka läge, högkontrastläge, 200 procents förstoring och önskan om mindre "
            "rörelse. Det är prövat i webbläsaren Chromium, men inte med hjälpmedel."
        ),
        points=(
            Point(
                "Ramverket (Streamlit) skriver några namn på engelska, som skärmläsare säger. De vi känner till byts "
                "mot svenska när sidan har ritats, så i första ögonblicket kan de vara kvar.",
                lead="Engelska namn:",
            ),
            Point(
                "Ramverket ritar om delar av sidan när något ändras. Därför läses bara raden Senaste ändring på sidan "
                "Fördelning upp av sig själv, och bilderna får läsas på nytt.",
                lead="Det som ändras:",
            ),
            Point(
                "Ramverkets små hjälptexter visas bara med musen över eller med tangenten Tabb.",
                lead="Hjälptexter:",
            ),
            Point(
                "Panelen är ett blad nedtill. Kartan, flödet, tidslinjen och känslighetsbilden visas inte: tabellerna "
                "säger detsamma.",
                lead="Telefon:",
            ),
            Point("Går något inte att använda: säg till den som håller i mötet.", lead="Saknas något?"),
        ),
    )
