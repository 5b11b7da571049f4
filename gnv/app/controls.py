"""What a panel shows of each parameter, and what is done when somebody moves, types or chooses one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from gnv.analysis import sensitivity
from gnv.app import blocks, state, wall
from gnv.app.panel import Change, Control, Tab, Tool
from gnv.app.session import at_once, memory
from gnv.core import catalogue, staffing
from gnv.core.calculation import calculable
from gnv.core.record import Record
from gnv.core.records import UNKNOWN, Parameter, Value
from gnv.core.scenario import Scenario
from gnv.formatting import NBSP, UnreadableError, change, number, read_whole, with_unit
from gnv.words import scenario as scenario_words
from gnv.workspace import meeting
from gnv.workspace.workspace import Workspace

REFUSED = "refused_typing"  # by the parameter's key: what was typed, and why it was refused
STEP = "meeting_step"  # the position of the step that was gone to last, whatever has been moved since
AUTUMNS = ("HT2021", "HT2022")
MOST_WEEKS, MOST_STEPS = 99_999, 1_000
ALL_POTS, BACK = "pots ", "Tillbaka"  # the actions of the buttons for all pots, and the last one's name
MARK = "mark-"  # an action: before the kommunkod of the kommun to choose as one's own
MEETING_STEPS = tuple(f"step{key}" for key in range(1, 10))  # the actions of the keys 1 to 9


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A parameter, the value that it has now and would go back to, and how the workspace takes a new one."""

    parameter: Parameter
    value: Value
    preset: Value
    put: Callable[[Workspace, Value], Workspace]


def year_tabs() -> tuple[Tab, ...]:
    """The controls of the scenario's own year, under the panel's four headings."""
    record, scenario = state.record(), state.workspace().scenario
    agreement = record.agreement(scenario)
    chosen = staffing.chosen_alternative(scenario, record)
    shared = [cost.parameter for cost in record.costs]
    other_alternatives = [one.parameter for one in record.staffing if one is not chosen]
    return (
        *_tab("Avdrag", [one.parameter for one in agreement.deductions],
              catalogue.pot_choices(record, agreement.id).values(), more_name="Ur vilken pott"),
        *_tab("Tjänster", [record.posts_choice, chosen.parameter, record.region_share, *shared], other_alternatives),
        *(replace(tab, tools=_all_pots(), tools_name="Alla potter")
          for tab in _tab("Potter", [pot.parameter for pot in agreement.pots])),
        *_tab("Nyckel", _of_key(record), catalogue.key_choices(record, agreement.id).values(),
              more_name="Egen nyckel per post"),
    )  # fmt: skip


def _of_key(record: Record) -> list[Parameter]:
    """The common keys, the floor, the ceiling, and the population; keys of one's own where any is on record."""
    sharing = record.sharing
    of_grants, of_costs = ((sharing.own_share,), (sharing.own_cost_share,)) if record.keys else ((), ())
    which = (sharing.which_key,) if sharing.which_key else ()
    limits = (sharing.floor, sharing.ceiling)
    return [
        record.equal_share,
        *of_grants,
        sharing.cost_equal_share,
        *of_costs,
        *which,
        *limits,
        record.population_choice,
    ]


def _all_pots() -> tuple[Tool, ...]:
    """Buttons that move all pots at once from what the preset gives them, and back to that."""
    record, scenario = state.record(), state.workspace().scenario
    found = []
    for name, values in _levels_of_pots(record, scenario.preset).items():
        told = "; ".join(
            f"{pot.parameter.short} {number(int(values[pot.parameter.key]))}{NBSP}kr"
            for pot in record.pots(scenario.preset)
        )
        rounded = "" if name == BACK else ", avrundat till hela kronor"
        title = f"Alla potter, räknat från förvalet{rounded}: {told}"
        there = scenario.holds(values)
        of_preset = name == BACK
        found.append(
            Tool(name=f"{ALL_POTS}{name}", label=name, title=title, disabled=there and of_preset,
                 chosen=there and not of_preset)
        )  # fmt: skip
    return tuple(found)


def _levels_of_pots(record: Record, preset: str) -> dict[str, dict[str, Value]]:
    """By the button's name, every pot's value by key."""
    named = {**record.sharing.all_pots, BACK: 100}
    return {name: catalogue.pots_at(percent, record, preset) for name, percent in named.items()}


def budget_tabs() -> tuple[Tab, ...]:
    """The controls of the years ahead, which only the page Budget has."""
    record, scenario = state.record(), state.workspace().scenario
    budget, costs = record.budget, record.costs_with_years
    levels = [one for of_pot in catalogue.levels_in_use(scenario, record).values() for one in of_pot.values()]
    deductions = record.agreement(scenario).deductions
    of_costs = [one for cost in costs for one in (*catalogue.span(record, cost), catalogue.own_index(record, cost))]
    return (
        *_tab("Bidrag", [budget.other_agreements, budget.takeover, *levels]),
        *_tab("Avdrag", [one for deduction in deductions for one in catalogue.span(record, deduction)]),
        *_tab("Kostnader", [budget.index, *of_costs]),
        *_tab("Befolkning", [budget.population, *catalogue.own_growth(record).values()]),
        *_tab("Övrigt", [budget.shelter, budget.nation]),
    )


def vfu_tabs() -> tuple[Tab, ...]:
    """A field for each kommun's VFU weeks in either autumn, and the assumption of the whole country's increase."""
    settings = _vfu_settings()
    controls = [_control(one, slider=one is settings[0]) for one in settings]
    country, *weeks = controls
    half = len(weeks) // len(AUTUMNS)
    tabs = (Tab(name=term, controls=tuple(weeks[n * half : (n + 1) * half])) for n, term in enumerate(AUTUMNS))
    return (*tabs, Tab(name="Hela landet", controls=(country,)))


def quick_levels() -> None:
    """Draw named levels for all pots at once."""
    record, scenario = state.record(), state.workspace().scenario
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.html(blocks.paragraph(f"Statsbidraget efter {record.budget.first_year}:"), width="content")
        for name, values in catalogue.quick_levels(record, scenario.preset).items():
            chosen = scenario.holds(values)
            st.button(name, type="primary" if chosen else "secondary", help=record.budget.quick[name].note or None,
                      on_click=_set_all, args=(values,))  # fmt: skip


def _set_all(values: Mapping[str, Value]) -> None:
    state.apply(lambda workspace: workspace.with_values(values))


def tools() -> tuple[Tool, ...]:
    """The buttons of the whole panel: undo, redo, back to the preset, and the last step once more."""
    kept, record = state.history(), state.record()
    if wall.shown():
        guess = "Visa effekten (G)" if wall.guessing() else "Gissa först (G)"
        return (
            Tool(name="guess", label=guess, title="Dölj eller visa vad ändringen gör"),
            Tool(name="wall", label="Tillbaka (Esc)", title="Lämna väggläget"),
        )
    changed = [one.parameter.name for one in state.changes()]
    possible = kept.before is not None and calculable(kept.before, record)
    back = f"Återställer till förvalet: {', '.join(changed)}" if changed else "Inget är ändrat från förvalet"
    again = "Visar det senaste steget två gånger till: läget före, sedan läget efter"
    return (
        Tool(name="undo", label="Ångra", title="Ctrl+Z", disabled=not kept.can_undo),
        Tool(name="redo", label="Gör om", title="Ctrl+Skift+Z", disabled=not kept.can_redo),
        Tool(name="reset", label="Återställ", title=back, disabled=not changed, note=str(len(changed) or "")),
        Tool(name="replay", label="Visa igen", title=again, disabled=not possible),
    )


def _tab(
    name: str, first: Sequence[Parameter], more: Iterable[Parameter] = (), *, more_name: str = "Fler"
) -> tuple[Tab, ...]:
    """A tab of the scenario's parameters; none where it would be empty. `more` are behind a fold."""
    shown = state.workspace()
    prices = _prices(shown.scenario, state.record()) if shown.view.price_tags else {}

    def controls(parameters: Iterable[Parameter]) -> tuple[Control, ...]:
        return tuple(_control(_setting(one), price=prices.get(one.key, "")) for one in parameters)

    return (Tab(name=name, controls=controls(first), more=controls(more), more_name=more_name),) if first else ()


def _setting(parameter: Parameter) -> Setting:
    scenario = state.workspace().scenario
    base = catalogue.preset_scenario(state.record(), scenario.preset)
    key = parameter.key
    return Setting(
        parameter=parameter, value=scenario[key], preset=base[key], put=lambda one, value: one.with_values({key: value})
    )


def _vfu_settings() -> list[Setting]:
    """The country's increase, and then every kommun's weeks in the first autumn, and in the second."""
    shown, record = state.workspace(), state.record()
    assumed = record.evidence.vfu_increase
    increase = assumed.default if shown.vfu_increase is None else shown.vfu_increase
    settings = [
        Setting(
            parameter=assumed, value=increase, preset=assumed.default,
            put=lambda one, value: replace(one, vfu_increase=int(value)),
        )
    ]  # fmt: skip
    for place in range(len(AUTUMNS)):
        settings += [_weeks_setting(code, place, record) for code in record.kommuner]
    return settings


def _weeks_setting(code: str, place: int, record: Record) -> Setting:
    field = replace(
        record.evidence.vfu_increase, key=f"vfu_{code}_{place}", name=record.kommuner[code], default=UNKNOWN,
        minimum=0, maximum=MOST_WEEKS, step=1, optional=True,
    )  # fmt: skip
    value = state.workspace().weeks(code)[place]
    return Setting(
        parameter=field, value=UNKNOWN if value is None else value, preset=UNKNOWN,
        put=lambda one, told: one.with_weeks(code, place, None if told == UNKNOWN else int(told)),
    )  # fmt: skip


def _control(setting: Setting, *, price: str = "", slider: bool = True) -> Control:
    parameter, value, preset = setting.parameter, setting.value, setting.preset
    typed, reason = _refused().get(parameter.key, ("", ""))
    record, scenario = state.record(), state.workspace().scenario
    effect = scenario_words.effect_of(parameter, record)
    origin = catalogue.origin_in(parameter, catalogue.year_of(scenario, record), scenario, record)
    moved = scenario_words.begins_later(scenario, record) if parameter is record.posts_choice else ""
    return Control(
        key=parameter.key,
        name=parameter.name,
        unit="" if parameter.unit == "datum" else parameter.unit,
        value=None if value == UNKNOWN else value,
        text=_field_text(value),
        preset=None if preset == UNKNOWN else preset,
        preset_text=with_unit(preset, parameter.unit),
        minimum=parameter.minimum,
        maximum=parameter.maximum,
        step=parameter.step,
        options=parameter.options,
        slider=slider,
        listed=parameter.refines,
        info=" ".join(filter(None, (effect, scenario_words.status_and_source(origin)))),
        price=" ".join(filter(None, (moved, price))),
        error=reason,
        typed=typed,
        changed=value != preset,
    )


def _field_text(value: Value) -> str:
    """A value as it stands in its field, without its unit; empty where nobody knows it."""
    if value == UNKNOWN:
        return ""
    return number(value) if isinstance(value, int) else value


def _prices(scenario: Scenario, record: Record) -> dict[str, str]:
    """What one step up of each control does to the net, in words, where the scenario can be calculated."""
    if not calculable(scenario, record):
        return {}
    own, texts = state.own_kommuner(), {}
    for price in sensitivity.prices(scenario, record, own=own):
        ours = f"min kommun {change(price.own_sek)}, " if own else ""
        texts[price.parameter.key] = f"Ett steg upp: {ours}alla {change(price.all_sek)}"
    return texts


def hear(told: Change) -> None:
    """Do what somebody did to a panel: one change of one thing."""
    if told.kind == "restore":
        state.restore(told.link, epoch=told.epoch)
    elif told.kind == "follow":
        state.follow(told.link)
    elif told.kind == "rest":
        state.rest()
    elif told.kind == "action":
        _act(told.name)
    elif told.kind != "value" or told.epoch == state.epoch():
        parameters = {one.key: one for one in catalogue.parameters(state.record(), state.workspace().scenario.preset)}
        if told.key in parameters:
            _set(_setting(parameters[told.key]), told)
        else:
            _set_any([one for one in _vfu_settings() if one.parameter.key == told.key], told)


def _set_any(settings: Iterable[Setting], told: Change) -> None:
    for setting in settings:
        _set(setting, told)


def _set(setting: Setting, told: Change) -> None:
    """Give a parameter the value that somebody asks for; or keep what was typed, with why it will not do."""
    key = setting.parameter.key
    try:
        value = _asked(setting, told)
    except UnreadableError as error:
        _refused()[key] = (told.text, str(error))
        return
    _refused().pop(key, None)
    gesture = key if told.moving else ""
    state.apply(lambda workspace: setting.put(workspace, value), gesture=gesture, by_panel=True)


def _asked(setting: Setting, told: Change) -> Value:
    """The value that somebody asks for. UnreadableError, in Swedish, where it can't be the parameter's."""
    parameter = setting.parameter
    if told.kind == "reset":
        return setting.preset
    if told.kind == "steps":
        return _stepped(setting, told.steps)
    if told.kind == "value":
        value: Value = told.value
    elif parameter.optional and not told.text.strip():
        value = UNKNOWN
    else:
        value = read_whole(told.text, unit=parameter.unit)
    if reason := parameter.refusal(value):
        raise UnreadableError(reason)
    return value


def _stepped(setting: Setting, steps: int) -> int:
    """The present value some steps up or down: at whole steps, within the bounds, and not past the preset's mark."""
    parameter, way = setting.parameter, 1 if steps > 0 else -1
    if parameter.options:
        raise UnreadableError(f"{parameter.name} är ett val och har inga steg.")
    value = parameter.minimum if setting.value == UNKNOWN else int(setting.value)
    for _ in range(min(abs(steps), MOST_STEPS)):
        whole, rest = divmod(value - parameter.minimum, parameter.step)
        whole += 1 if rest and way < 0 else 0
        moved = parameter.minimum + (whole + way) * parameter.step
        moved = min(max(moved, parameter.minimum), parameter.maximum)
        preset = setting.preset if isinstance(setting.preset, int) else value
        value = preset if min(value, moved) < preset < max(value, moved) else moved
    return value


def _refused() -> dict[str, tuple[str, str]]:
    kept: dict[str, tuple[str, str]] = memory().setdefault(REFUSED, {})
    return kept


def _act(name: str) -> None:
    """Do what a button or a key of the whole panel asks for."""
    if name in {"undo", "redo"}:
        state.step(-1 if name == "undo" else 1)
    elif name == "reset":
        base = catalogue.preset_scenario(state.record(), state.workspace().scenario.preset)
        state.apply(lambda workspace: workspace.showing(base))
    elif name in {"previous", "next"}:
        turn(-1 if name == "previous" else 1)
    elif name in {"before", "after"}:
        state.replay(before=name == "before")
    elif name in MEETING_STEPS:
        go_to_step(MEETING_STEPS.index(name))
    elif name == "wall":
        wall.turn_on_or_off()
    elif name == "guess":
        wall.hide_or_show()
    elif name.startswith(ALL_POTS):
        _set_all_pots(name.removeprefix(ALL_POTS))
    elif name.startswith(MARK):
        _mark_or_unmark(name.removeprefix(MARK))


def _set_all_pots(name: str) -> None:
    """Move all pots as a button with this name says, if there is one."""
    levels = _levels_of_pots(state.record(), state.workspace().scenario.preset)
    if name in levels:
        _set_all(levels[name])


def _mark_or_unmark(code: str) -> None:
    """Choose a kommun as one's own, or leave it, by a press on its name."""
    own = state.own_kommuner() ^ {code}
    state.apply(lambda workspace: workspace.looking(own=tuple(one for one in state.record().kommuner if one in own)))


def turn(steps: int) -> None:
    """To the next or the previous of the meeting's steps, from the one that was gone to last."""
    shown = state.workspace()
    present = meeting.present_step(shown, state.record())
    at = memory().get(STEP, -1) if present is None else present
    go_to_step(min(max(at + steps, 0), len(shown.buttons) - 1))


def go_to_step(position: int) -> None:
    """To one of the meeting's steps, if there is one at the position; it is compared with the first."""
    if 0 <= position < len(state.workspace().buttons):
        with at_once() as kept:
            kept[STEP] = position
            state.apply(lambda workspace: meeting.at_step(workspace, state.record(), position))
