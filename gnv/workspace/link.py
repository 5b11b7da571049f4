"""A workspace as a link, and back. What comes in is checked whole: a damaged link applies nothing.

A link tells its version, the preset, what differs from the preset, what is kept and what is looked at. `kontroll` is a
checksum of all that: a link that is cut, or mistyped by a sign, is refused and never opens as another scenario. `grund`
is a fingerprint of the presets it rests on: where data/ has changed since, the link opens, and that is said.

Own figures have no room in a link: `eget` is the checksum of those it rests on. They are in a scenario file, and where
they are not at hand, the link opens nothing and says so.

Values are plain ASCII words and whole numbers, and names are escaped with _ instead of %, so no sign of a link is one
that a mail program may rewrite. Links of version 1, and those written by hand without a version, open as they did.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit
from zlib import crc32

from gnv.core import catalogue
from gnv.core.calculation import calculate
from gnv.core.link_keys import (
    BASE,
    BUTTON,
    CHECKSUM,
    COLUMN,
    COUNT,
    COUNTY_FILES,
    KIND,
    KINDS,
    KOMMUN,
    MEASURE,
    MEASURES,
    OWN_FIGURES,
    PERCENT,
    PINNED,
    PRESET,
    PRICE_TAGS,
    RESERVED,
    SHELF,
    VERSION_KEY,
    VFU_INCREASE,
    VFU_WEEKS,
    WALL,
)
from gnv.core.record import Record
from gnv.core.records import UNKNOWN, InputError, Parameter, Value
from gnv.core.scenario import Scenario
from gnv.formatting import with_unit
from gnv.workspace.columns import unknown_names
from gnv.workspace.workspace import (
    LONGEST_NAME,
    MOST_BUTTONS,
    MOST_COLUMNS,
    MOST_ON_SHELF,
    SAVED_STEP,
    Named,
    VfuWeeks,
    View,
    Workspace,
    checked_name,
    free_name,
    saved_step,
)

VERSION, FIRST_VERSION = "2", "1"
LONGEST = 8000  # web servers in front of us take no longer address
LONGEST_IN_MAIL = 1500  # some mail programs cut an address that is longer
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,13}")
SUM = re.compile(r"[0-9a-f]{8}")
TRAILING = ".,;:!?)>]}\"'”’»* \t\r\n"  # what a text around a link may leave at its end

# What mail programs and web services add to an address.
ADDED = re.compile(
    r"(utm|mtm|pk|piwik|matomo|hsa|at|vero|oly|mc|ml|ns|sc|trk|ref|__hs)_.*|_hs\w+|_ga|_gl|_ke|_openstat|\w*clid|igshid?|"
    r"mkt_tok|wickedid|s_kwcid|s_cid|cmpid|ocid|cvid|web|source|ref|trk|si|at|safelinks|embed|embed_options|action|xtor|"
    r"spm|share|shared|app|feature"
)

Query = Mapping[str, Sequence[str]]
T = TypeVar("T")


class LinkError(InputError):
    """A link or a file that can't be used. `key` is the one that is wrong."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"”{key}”: {reason}")
        self.key = key


class OwnFiguresMissingError(LinkError):
    """A link that rests on own figures which are not those at hand."""

    def __init__(self, checksum: str, at_hand: str) -> None:
        here = f"De egna tal som finns här har kontrollsumman {at_hand}" if at_hand else "De finns inte här"
        super().__init__(
            OWN_FIGURES,
            f"länken bygger på egna tal, som ingen länk rymmer. {here}. Öppna först scenariofilen vars egna tal har "
            f"kontrollsumman {checksum}, och sedan länken igen.",
        )
        self.checksum = checksum


class CountyMissingError(LinkError):
    """A link, or a file, of another county's data than the data at hand."""

    def __init__(self, checksum: str, county: str, *, what: str = "länken") -> None:
        wanted = f"de filer vars kontrollsumma är {checksum}" if checksum else "det underlag som hör till programmet"
        super().__init__(
            COUNTY_FILES,
            f"{what} hör till ett annat underlag än det som är öppet ({county}). Öppna först {wanted}, på sidan Egna "
            f"tal, och sedan {what} igen.",
        )


class TooLongError(LinkError):
    """A link longer than anybody takes. `refusal` is what is said to somebody whose change would have made it so."""

    def __init__(self, length: int) -> None:
        super().__init__("länken", f"den är {length} tecken, och längre än {LONGEST} kan den inte vara.")
        self.refusal = (
            f"Det får inte plats: länken skulle bli {length} tecken, och längre än {LONGEST} kan den inte vara. "
            "Inget har ändrats. Spara allt som scenariofil, och ta sedan bort något av de sparade scenarierna."
        )


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What a link held, and what of it had to be left out or filled in, in Swedish."""

    workspace: Workspace
    problems: tuple[str, ...] = ()


# --- Out -------------------------------------------------------------------------------------------------------------


def encode(workspace: Workspace, record: Record) -> str:
    """The query string that tells a workspace whole: only a–z, digits and the signs - _ . ~ = &."""
    pairs = [
        (VERSION_KEY, VERSION),
        (PRESET, workspace.scenario.preset),
        (BASE, _fingerprint(workspace, record)),
        *([(COUNTY_FILES, record.county_files)] if record.county_files else []),
        *([(OWN_FIGURES, record.own.checksum)] if record.own else []),
        *_changed_pairs(workspace.scenario, record),
        *_kept_pairs(workspace, record),
        *_view_pairs(workspace.view),
    ]
    told: dict[str, list[str]] = {}
    for key, value in pairs:
        told.setdefault(key, []).append(value)
    return urlencode([*pairs, (CHECKSUM, _checksum(told))])


def check_length(encoded: str) -> None:
    """TooLongError where what `encode` wrote is more than `parse` reads."""
    if len(encoded) > LONGEST:
        raise TooLongError(len(encoded))


def _changed_pairs(scenario: Scenario, record: Record) -> Iterator[tuple[str, str]]:
    base = catalogue.preset_scenario(record, scenario.preset)
    return ((key, link_word(scenario[key])) for key in scenario.differences(base))


def _kept_pairs(workspace: Workspace, record: Record) -> Iterator[tuple[str, str]]:
    if workspace.pinned:
        yield PINNED, scenario_text(workspace.pinned, record)
    for named in workspace.shelf:
        yield SHELF, f"{escaped(named.name)}~{scenario_text(named.scenario, record)}"
    yield from ((BUTTON, _step_text(step)) for step in workspace.buttons)
    yield from ((COLUMN, escaped(name)) for name in workspace.columns)
    if workspace.vfu_weeks:
        yield VFU_WEEKS, "~".join(_weeks_text(one) for one in workspace.vfu_weeks)
    if workspace.vfu_increase is not None:
        yield VFU_INCREASE, str(workspace.vfu_increase)


def _step_text(step: str) -> str:
    return saved_step(escaped(step.removeprefix(SAVED_STEP))) if step.startswith(SAVED_STEP) else step


def _view_pairs(view: View) -> Iterator[tuple[str, str]]:
    yield from ((KOMMUN, code) for code in view.own)
    if view.kind:
        yield KIND, link_word(view.kind)
    yield from ((key, "1") for key, on in ((PRICE_TAGS, view.price_tags), (WALL, view.wall)) if on)
    if view.per_head or view.percent:
        yield MEASURE, link_word(MEASURES[1] if view.per_head else PERCENT)


def _weeks_text(weeks: VfuWeeks) -> str:
    return ".".join([weeks.kommunkod, *("" if n is None else str(n) for n in (weeks.before, weeks.after))])


def scenario_text(scenario: Scenario, record: Record) -> str:
    """A scenario by its preset and what differs from it: forslag-2022~regionalt_stod.1000000."""
    return "~".join([scenario.preset, *(f"{key}.{value}" for key, value in _changed_pairs(scenario, record))])


def link_word(value: Value) -> str:
    """A value as a plain ASCII word: "−0,4" → -0.4, "ändamålet upphör" → andamalet-upphor."""
    text = str(value).replace("\N{MINUS SIGN}", "-").replace(",", ".")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(plain.split())


def escaped(name: str) -> str:
    """A name in letters, digits and hyphens, with _ and two hexadecimal digits for each other byte."""
    return re.sub(r"[_.~]", lambda sign: f"%{ord(sign[0]):02X}", quote(name, safe="")).replace("%", "_")


def unescaped(text: str) -> str:
    """What `escaped` wrote."""
    return unquote(text.replace("_", "%"))


def _fingerprint(workspace: Workspace, record: Record) -> str:
    """Four digits that change when a preset which the workspace rests on gets other values, or more of them."""
    scenarios = [workspace.scenario, *(named.scenario for named in workspace.shelf)]
    scenarios += [workspace.pinned] if workspace.pinned else []
    presets = sorted({scenario.preset for scenario in scenarios})
    text = repr([sorted(_recorded_values(preset, record)) for preset in presets])
    return f"{crc32(text.encode()) & 0xFFFF:04x}"


def _recorded_values(preset: str, record: Record) -> Iterator[tuple[str, Value]]:
    """A preset's values, without those that change nothing in it."""
    known = catalogue.by_key(record, preset)
    for key, value in catalogue.preset_scenario(record, preset).values:
        if not known[key].neutral or value != known[key].default:
            yield key, value


def _checksum(query: Query) -> str:
    """Of every pair, in whatever order the keys stand; a changed sign always shows."""
    text = "&".join(f"{key}={value}" for key in sorted(query) if key != CHECKSUM for value in query[key])
    return f"{crc32(text.encode()):08x}"


# --- In --------------------------------------------------------------------------------------------------------------


def parse(link: str) -> dict[str, list[str]]:
    """An address or a bare query string as its keys and values. LinkError where it is no address, or too long."""
    text = link.strip().replace("&amp;", "&")
    if "://" in text and not text.lower().startswith(("http://", "https://")):
        raise LinkError("länken", "den börjar inte med http:// eller https://.")
    try:
        query = urlsplit(text).query if "://" in text or text.startswith(("/", "?")) else text
    except ValueError as error:
        raise LinkError("länken", "den är ingen adress som går att tolka.") from error
    if "://" in text and not query:
        raise LinkError("länken", "den säger inget om något scenario: efter adressen ska ett ? och värden följa.")
    if len(query) > LONGEST:
        raise LinkError("länken", f"den är längre än {LONGEST} tecken, och så långa länkar skriver sidan aldrig.")
    return parse_qs(query, keep_blank_values=True)


def decode(query: Query, record: Record) -> Opened:
    """What a query tells. Raises LinkError, which names the key, for anything unknown or out of bounds.

    The record has to have the own figures that a link tells the checksum of; one that tells none is read on whatever
    figures the record has. A copied link (`v=2`, or `v=1`) has to be whole. In one that is written by hand, without
    `v`, a value that is left out is the preset's. What can't be used of what is kept is left out and told; the rest
    stands.
    """
    known = RESERVED | catalogue.all_parameters(record).keys()
    query = {key: values for key, values in _cleaned(query).items() if key in known or not ADDED.fullmatch(key)}
    version = query.get(VERSION_KEY, [])
    if VERSION_KEY in query or CHECKSUM in query:
        _check_version(version)
    county = only_value(COUNTY_FILES, query[COUNTY_FILES]) if COUNTY_FILES in query else ""
    if county != record.county_files and (COUNTY_FILES in query or version):
        raise CountyMissingError(county[:16], record.county.name)
    own = only_value(OWN_FIGURES, query[OWN_FIGURES]) if OWN_FIGURES in query else record.own.checksum
    if list(version) == [VERSION]:
        query = _whole(query, known if own == record.own.checksum else set(query))
    if own != record.own.checksum:
        raise OwnFiguresMissingError(own[:16], record.own.checksum)
    preset = only_value(PRESET, query.get(PRESET, [record.first_preset]))
    if list(version) != [VERSION]:
        _check_first_version(preset, query, record)
    return _opened(preset, query, record)


def county_checksum(query: Query) -> str:
    """The checksum of another county's data files that a query rests on; empty where it tells none."""
    return next(iter(_cleaned(query).get(COUNTY_FILES, ())), "")


def own_checksum(query: Query) -> str:
    """The checksum of the own figures that a query rests on; empty where it tells none."""
    return next(iter(_cleaned(query).get(OWN_FIGURES, ())), "")


def _cleaned(query: Query) -> dict[str, list[str]]:
    """Keys and values without what a text around a link, or a line that was wrapped in it, has left."""
    found: dict[str, list[str]] = {}
    version = [*query.get(VERSION_KEY, ()), *query.get(f"amp;{VERSION_KEY}", ())]
    of_ours = VERSION in (value.strip(TRAILING) for value in version)
    for key, values in query.items():
        plain = "".join(key.removeprefix("amp;").split()) if of_ours else key.removeprefix("amp;")
        found.setdefault(plain, []).extend("".join(value.split()) if of_ours else value for value in values)
    last = next(reversed(found), "")
    if last:
        found[last][-1] = found[last][-1].rstrip(TRAILING)
    if CHECKSUM in found:
        found[CHECKSUM] = [value.rstrip(TRAILING) for value in found[CHECKSUM]]
    return found


def _check_version(version: Sequence[str]) -> None:
    if list(version) not in ([VERSION], [FIRST_VERSION]):
        told = version[0][:20] if version else ""
        reason = f"länken har version {told}, men här förstås bara version {FIRST_VERSION} och {VERSION}."
        raise LinkError(VERSION_KEY, reason if told else "länken är inte hel: dess version saknas.")


def _whole(query: Query, known: set[str]) -> dict[str, Sequence[str]]:
    """The pairs of a link of version 2 that are ours. LinkError where they are not what was once written."""
    ours = {key: values for key, values in query.items() if key in known}
    told = list(query.get(CHECKSUM, []))
    if len(told) == 1 and SUM.fullmatch(told[0]) and told[0] == _checksum(ours):
        return ours
    for key in query:
        if key not in known:
            raise LinkError(key[:40], "nyckeln är okänd, och länken är inte den som en gång skrevs.")
    raise LinkError(
        CHECKSUM,
        "länken är inte hel: något har kapats eller ändrats på vägen. Den som ändrar i en länk för hand tar bort "
        f"{VERSION_KEY}= och {CHECKSUM}=.",
    )


def _opened(preset: str, query: Query, record: Record) -> Opened:
    read_name = unescaped if list(query.get(VERSION_KEY, ())) == [VERSION] else str
    shelf, problems = _shelf(query.get(SHELF, ()), read_name, record)
    steps, lost = known_steps([_read_step(one, read_name) for one in query.get(BUTTON, ())], shelf, record, key=BUTTON)
    buttons, too_many = _first_few(MOST_BUTTONS, steps, "bland mötets steg")
    columns, too_wide = _first_few(MOST_COLUMNS, [read_name(c) for c in query.get(COLUMN, ())], "i jämförelsen")
    workspace = Workspace(
        scenario=scenario_from_query(preset, {key: query[key] for key in query if key not in RESERVED}, record),
        pinned=_pinned(only_value(PINNED, query[PINNED]), record) if query.get(PINNED) else None,
        shelf=shelf, buttons=buttons, columns=columns,
        vfu_weeks=_vfu_weeks(query.get(VFU_WEEKS, ()), record), vfu_increase=_vfu_increase(query, record),
        view=_view(query, record), own=record.own,
        county_files=record.county_files,
    )  # fmt: skip
    since = _changed_since(workspace, query, record)
    left_out = (*problems, *lost, *too_many, *too_wide, *_unknown(workspace, record))
    return Opened(workspace=workspace, problems=(*since, *left_out))


def _changed_since(workspace: Workspace, query: Query, record: Record) -> tuple[str, ...]:
    """That a whole link rests on other values than the record now has."""
    if list(query.get(VERSION_KEY, ())) == [FIRST_VERSION]:
        return _filled_in(workspace.scenario, query, record)
    if BASE not in query or list(query[BASE]) == [_fingerprint(workspace, record)]:
        return ()
    name = record.preset(workspace.scenario.preset).name
    told = f"Underlaget har ändrats sedan länken skrevs. Det som länken själv säger gäller, men förvalet {name}"
    return (f"{told}, eller ett förval bland det sparade, har i dag andra värden, eller fler.",)


def _check_first_version(preset: str, query: Query, record: Record) -> None:
    """LinkError where something of a link of version 1 has been lost: it told every value, and twice how many."""
    count = sum(len(values) for key, values in query.items() if key != COUNT)
    counted = COUNT in query and list(query[COUNT]) == [str(count)] * 2
    if counted or not (VERSION_KEY in query or COUNT in query):
        return
    missing = missing_parameters(preset, query, record)
    if missing:
        raise LinkError(missing[0].key, "värdet saknas; länken kan ha kapats på vägen.")
    if COUNT in query:
        raise LinkError(COUNT, "länken är inte hel; den kan ha kapats på vägen.")


def _filled_in(scenario: Scenario, query: Query, record: Record) -> tuple[str, ...]:
    """What a link of version 1 does not tell, because it was written before data/ had it."""
    missing = missing_parameters(scenario.preset, query, record) if COUNT in query else ()
    return tuple(
        f"Värdet {one.name} fanns inte när länken skrevs: förvalets värde {with_unit(scenario[one.key], one.unit)} "
        "används."
        for one in missing
    )


def scenario_from_text(text: str, record: Record) -> Scenario:
    """The scenario that `scenario_text` wrote. LinkError as in `decode`."""
    preset, *changed = text.split("~")
    told: dict[str, list[str]] = {}
    for pair in changed:
        key, _, value = pair.partition(".")
        told.setdefault(key, []).append(value)
    scenario = scenario_from_query(preset, told, record)
    try:
        calculate(scenario, record)
    except InputError as error:
        raise LinkError(PRESET, str(error)) from error
    return scenario


def scenario_from_query(preset: str, told: Query, record: Record) -> Scenario:
    """The scenario of a preset's id and some values by key; a value that is left out is the preset's.

    LinkError, which names the key, for an unknown preset or key and for a value out of bounds.
    """
    check_preset(preset, record)
    parameters = catalogue.by_key(record, preset)
    for key in told:
        if key not in parameters:
            raise LinkError(key[:40], "nyckeln är okänd.")
    given = {key: _value(parameters[key], only_value(key, values)) for key, values in told.items()}
    return catalogue.preset_scenario(record, preset).replace(given)


def missing_parameters(preset: str, told: Query, record: Record) -> tuple[Parameter, ...]:
    """The parameters of a preset that are not told, although their default says something. LinkError as above."""
    check_preset(preset, record)
    untold = (one for one in catalogue.parameters(record, preset) if one.key not in told)
    return tuple(one for one in untold if not one.follows and not one.neutral)


def check_preset(preset: str, record: Record, *, key: str = PRESET) -> None:
    """LinkError, at a key, where there is no such preset."""
    if preset not in record.presets:
        raise LinkError(key, f"förvalet ”{preset[:40]}” finns inte.")


def only_value(key: str, values: Sequence[str]) -> str:
    """The one value of a key. LinkError where there are several, or none."""
    if len(values) != 1:
        raise LinkError(key, "står flera gånger.")
    return values[0]


def _value(parameter: Parameter, text: str) -> Value:
    if parameter.options or (parameter.optional and text == UNKNOWN):
        value: Value = {link_word(option): option for option in parameter.options}.get(text, text)
    elif WHOLE_NUMBER.fullmatch(text):
        value = int(text)
    else:
        raise LinkError(parameter.key, f"”{text[:40]}” är inget heltal.")
    reason = parameter.refusal(value)
    if reason:
        raise LinkError(parameter.key, f"{parameter.name}: {reason}")
    return value


def _pinned(text: str, record: Record) -> Scenario:
    try:
        return scenario_from_text(text, record)
    except LinkError as error:
        raise LinkError(PINNED, f"det fästa scenariot är skadat: {error}") from error


def _shelf(
    written: Sequence[str], read_name: Callable[[str], str], record: Record
) -> tuple[tuple[Named, ...], tuple[str, ...]]:
    found: dict[str, Named] = {}
    problems: list[str] = []
    for text in written:
        before, _, rest = text.partition("~")
        name = read_name(before)
        told = f"Det sparade scenariot ”{name[:LONGEST_NAME]}”"
        try:
            free, scenario = free_name(checked_name(name), found), scenario_from_text(rest, record)
        except LinkError as error:
            problems.append(f"{told} är skadat och utelämnat: {error}")
        except InputError as error:
            problems.append(f"{told} har ett namn som inte går att använda, och är utelämnat. {error}")
        else:
            found[free] = Named(name=free, scenario=scenario)
    kept, too_many = _first_few(MOST_ON_SHELF, list(found), "bland de sparade")
    return tuple(found[name] for name in kept), (*problems, *too_many)


def _read_step(text: str, read_name: Callable[[str], str]) -> str:
    return saved_step(read_name(text.removeprefix(SAVED_STEP))) if text.startswith(SAVED_STEP) else text


def known_steps(
    told: Sequence[str], shelf: Collection[Named], record: Record, *, key: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The meeting's steps that there are, and in words which saved ones there are not. LinkError: no such preset."""
    saved = {saved_step(named.name) for named in shelf}
    for step in told:
        if not step.startswith(SAVED_STEP):
            check_preset(step, record, key=key)
    lost = [step for step in told if step.startswith(SAVED_STEP) and step not in saved]
    names = (step.removeprefix(SAVED_STEP)[:LONGEST_NAME] for step in lost)
    problems = (f"Mötets steg ”{name}” finns inte bland det sparade, och är utelämnat." for name in names)
    return tuple(step for step in told if step not in lost), tuple(problems)


def _first_few(most: int, told: Sequence[str], where: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first few, each once, and in words which of them had no room."""
    each = tuple(dict.fromkeys(told))
    left_out = (f"”{one[:LONGEST_NAME]}” är utelämnat: {where} är det plats för {most}." for one in each[most:])
    return each[:most], tuple(left_out)


def _unknown(workspace: Workspace, record: Record) -> tuple[str, ...]:
    left_out = "skulle jämföras men finns inte, och är utelämnat."
    return tuple(f"”{name[:LONGEST_NAME]}” {left_out}" for name in unknown_names(workspace, record))


def _view(query: Query, record: Record) -> View:
    """What is looked at; links of version 1 tell kommuner and choices by the names on the page."""
    codes = {**{code: code for code in record.kommuner}, **{name: code for code, name in record.kommuner.items()}}
    kinds = {word: kind for kind in KINDS for word in (kind, link_word(kind))}
    measures = {word: measure for measure in (*MEASURES, PERCENT) for word in (measure, link_word(measure))}
    choices = {"1": True, "true": True, "false": False}
    kind, measure = _chosen(KIND, kinds, query), _chosen(MEASURE, measures, query)
    return View(
        own=tuple(code for code in record.kommuner if code in _chosen(KOMMUN, codes, query)),
        kind=kind[0] if kind else "",
        per_head=MEASURES[1] in measure,
        percent=PERCENT in measure and MEASURES[1] not in measure,
        price_tags=True in _chosen(PRICE_TAGS, choices, query),
        wall=True in _chosen(WALL, choices, query),
    )


def _chosen(key: str, options: Mapping[str, T], query: Query) -> list[T]:
    for value in query.get(key, ()):
        if value not in options:
            raise LinkError(key, f"”{value[:40]}” finns inte bland valen.")
    return [options[value] for value in query.get(key, ())]


def _vfu_weeks(written: Sequence[str], record: Record) -> tuple[VfuWeeks, ...]:
    found: dict[str, VfuWeeks] = {}
    for text in "~".join(written).split("~") if written else ():
        code, *weeks = text.split(".")
        if code not in record.kommuner or code in found or not _are_weeks(weeks):
            raise LinkError(VFU_WEEKS, f"”{text[:40]}” är inte en kommunkod och två veckotal.")
        before, after = (int(one) if one else None for one in weeks)
        found[code] = VfuWeeks(kommunkod=code, before=before, after=after)
    return tuple(found[code] for code in sorted(found))


def _are_weeks(weeks: Sequence[str]) -> bool:
    return len(weeks) == 2 and all(not one or re.fullmatch(r"[0-9]{1,5}", one) for one in weeks)  # noqa: PLR2004 - two autumns


def _vfu_increase(query: Query, record: Record) -> int | None:
    if not query.get(VFU_INCREASE):
        return None
    assumed = replace(record.evidence.vfu_increase, key=VFU_INCREASE)
    return int(_value(assumed, only_value(VFU_INCREASE, query[VFU_INCREASE])))
