"""Own figures for the small county: what somebody has added to it."""

from __future__ import annotations

from gnv.core.own_figures import Addition, OwnFigures, source_id

WHO = {"said_by": "Anna Ek", "dated": "2026-11-25", "document": "folkmangd.csv"}


def population(date: str = "2025-12", inhabitants: tuple[int, ...] = (2000, 2000, 6000), **said: str) -> Addition:
    """The population of the small county at a date."""
    told, name = {**WHO, **said}, f"Befolkning {date}"
    block = f'[[datum]]\nid = "{date}"\nnamn = "{date}"\nsumma = {sum(inhabitants)}\nstalle = "hela filen"\n'
    rows = "\n".join(
        ["kommunkod;" + date, *(f"{code};{n}" for code, n in zip((9001, 9002, 9003), inhabitants, strict=True))]
    )
    return Addition(name=name, **told, files=(("befolkning.toml", block + _said(name, told)), ("befolkning.csv", rows)))


def cost(key: str = "lokal", sek: int | None = 40_000, **said: str) -> Addition:
    """A shared cost, of an amount or of none that anybody knows."""
    told, name = {**WHO, **said}, f"Kostnaden {key}"
    amount = "" if sek is None else f"belopp = {sek}\n"
    block = (
        f'[[kostnad]]\nnyckel = "{key}"\nnamn = "{key}"\nkort = "{key}"\n{amount}enhet = "kr/år"\nmin = 0\n'
        'max = 500000\nsteg = 1000\nstalle = "brevet"\nfran = 2022\ntill = 2026\n'
    )
    return Addition(name=name, **told, files=(("kostnader.toml", block + _said(name, told, known=sek is not None)),))


def own(*additions: Addition) -> OwnFigures:
    """Some own figures in use."""
    return OwnFigures(additions=additions)


def _said(name: str, told: dict[str, str], *, known: bool = True) -> str:
    return f'kalla = "{source_id(name, **told)}"\nstatus = "{"eget" if known else "okänt belopp"}"'
