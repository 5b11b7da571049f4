"""The house: imports only point down, and each library stays on its floors."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {
    0: {
        "model",
        "model_ahead",
        "model_map",
        "scenario",
        "outcome",
        "record",
        "swedish",
        "toml_block",
        "history",
        "meeting",
        "proof",
        "swedish_arguments",
    },
    1: {
        "record",
        "parsing",
        "parsing_budget",
        "parsing_proof",
        "parsing_agreement",
        "parsing_tables",
        "parsing_map",
        "together",
        "calculation",
        "allocation",
        "keys",
        "staffing",
    }
    | {"projection", "population", "summary", "telling", "telling_ahead", "telling_proof", "comparison", "sensitivity"}
    | {"link", "scenario_file", "own", "references", "vfu", "obligations", "method", "register", "reconciliation"}
    | {"link_values", "national", "exports", "exports.tables", "exports.beside", "exports.minutes"},
    2: {"charts", "charts.drawing", "charts.fordelning", "charts.jamfor", "charts.kanslighet", "charts.budget"}
    | {"charts.steps", "charts.bemanning", "charts.karta"}
    | {"charts.avstamning", "charts.sankey", "charts.villkor", "charts.fran_stat_till_kommun"}
    | {"theme", "markup", "html_tables", "html_ahead", "html_own", "proof_tables"},
    3: {
        "session",
        "replay",
        "address",
        "drawn",
        "controls",
        "choices",
        "parameter_controls",
        "budget_controls",
        "live",
        "shelf",
    }
    | {"startup", "shelf_files", "replay"}
    | {"take_home", "__main__", "app", "supposing", "pages", "pages.fordelning", "pages.jamfor", "pages.kanslighet"}
    | {"pages.bemanning", "pages.budget", "pages.min_kommun", "pages.underlag", "pages.avstamning"}
    | {"pages.fran_stat_till_kommun", "pages.vfu", "pages.villkor", "pages.sa_raknar_vi"},
}
FLOOR = {module: floor for floor, modules in FLOORS.items() for module in modules}
LOWEST_FLOOR_OF = {"streamlit": 3, "altair": 2, "pandas": 1, "pyarrow": 2}
DISK = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "glob", "iterdir"}
LONGEST_FILE, LONGEST_FUNCTION = 200, 30


def modules() -> dict[str, Path]:
    found = {".".join(p.relative_to(ROOT / "gnv").with_suffix("").parts): p for p in (ROOT / "gnv").rglob("*.py")}
    found = {name.removesuffix(".__init__"): path for name, path in found.items() if name != "__init__"}
    return found | {"app": ROOT / "app.py"}


def imported(path: Path) -> set[str]:
    """Dotted names of all that a file imports, `from a import b` as a and a.b."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("name", modules())
def test_every_module_has_a_floor(name: str) -> None:
    assert name in FLOOR, f"gnv/{name} stands on no floor: give it one in tests/test_floors.py"


@pytest.mark.parametrize(("name", "path"), modules().items())
def test_imports_only_point_down(name: str, path: Path) -> None:
    own = {i.removeprefix("gnv.") for i in imported(path) if i.startswith("gnv.")}
    up = sorted(i for i in own if FLOOR.get(i, 0) > FLOOR[name])
    assert not up, f"{name} (floor {FLOOR[name]}) imports {up} from above"


@pytest.mark.parametrize(("name", "path"), modules().items())
def test_libraries_stay_on_their_floors(name: str, path: Path) -> None:
    found = {i.split(".")[0] for i in imported(path)}
    low = sorted(lib for lib in found & LOWEST_FLOOR_OF.keys() if FLOOR[name] < LOWEST_FLOOR_OF[lib])
    assert not low, f"{name} (floor {FLOOR[name]}) imports {low}"


@pytest.mark.parametrize(("name", "path"), modules().items())
def test_only_facts_and_the_command_line_touch_the_disk(name: str, path: Path) -> None:
    calls = [n.func for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
    named = {f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "") for f in calls}
    assert name in {"record", "__main__"} or not named & DISK, f"{name} calls {named & DISK}"


@pytest.mark.parametrize("path", [*modules().values(), *(ROOT / "tests").rglob("*.py")], ids=str)
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE, f"{path} has {text.count(chr(10))} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            assert lines <= LONGEST_FUNCTION, f"{path}: {node.name} has {lines} lines"


def test_no_figure_from_a_document_stands_in_python() -> None:
    recorded = {str(n) for p in (ROOT / "data").rglob("*.toml") for n in numbers(p.read_text(encoding="utf-8"))}
    for name, path in modules().items():
        literals = {str(n.value) for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if is_large(n)}
        assert not literals & recorded, f"{name} has {literals & recorded}, which data/ has on record"


def is_large(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int and node.value > 2030


def numbers(text: str) -> list[int]:
    words = text.replace('"', " ").split()
    return [int(word) for word in words if word.isdigit() and int(word) > 2030]


def test_the_app_is_a_table_of_contents() -> None:
    assert (ROOT / "app.py").read_text(encoding="utf-8").count("\n") < 60
