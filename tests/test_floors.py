"""The house: imports only point down, each library stays on its floors, and only loading touches the disk.

A module's floor is its folder's place in FLOORS. A new folder needs a line there; a new module needs nothing.
"""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = (  # from the ground up
    "formatting", "core", "workspace", "loading", "analysis", "words", "charts", "tables", "report", "exports", "app",
    "pages", "__main__",
)  # fmt: skip
LOWEST_FLOOR_OF = {"pandas": "loading", "pyarrow": "charts", "altair": "charts", "streamlit": "app"}
ONLY_IN = {"altair": {"charts"}, "streamlit": {"app", "pages", "app.py"}}
TOUCH_DISK = {"loading", "__main__"}
DISK = {"open", "read_bytes", "write_text", "write_bytes", "glob", "iterdir", "rglob"}
A_YEAR_AT_MOST = 2030  # larger numbers than a year are amounts or inhabitants


def sources() -> dict[str, ast.Module]:
    """Every file of the product by its path below gnv/, and app.py."""
    files = {str(path.relative_to(ROOT / "gnv")): path for path in (ROOT / "gnv").rglob("*.py")}
    files["app.py"] = ROOT / "app.py"
    return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in files.items() if name != "__init__.py"}


def room(name: str) -> str:
    """The folder that a file lies in, or the file's own name where it lies in none."""
    first, *rest = Path(name).parts
    return first if rest else first if first == "app.py" else first.removesuffix(".py")


def floor(name: str) -> int:
    return len(FLOORS) if name == "app.py" else FLOORS.index(name)


def imported(tree: ast.Module) -> set[str]:
    """Dotted names of all that a file imports, `from a import b` as a and a.b."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_every_file_lies_in_a_room_of_the_house() -> None:
    strangers = [name for name in sources() if room(name) not in (*FLOORS, "app.py")]
    assert not strangers, f"these lie in no room: {strangers}. Add the folder to FLOORS, in its place"


def test_imports_only_point_down() -> None:
    upward = {
        f"{name} imports {other}"
        for name, tree in sources().items()
        for other in imported(tree)
        if other.startswith("gnv.") and floor(other.split(".")[1]) > floor(room(name))
    }
    assert not upward, f"{len(upward)} imports point up: {sorted(upward)}"


def test_libraries_stay_on_their_floors() -> None:
    astray = {
        f"{name} imports {library}"
        for name, tree in sources().items()
        for library in {one.split(".")[0] for one in imported(tree)} & LOWEST_FLOOR_OF.keys()
        if floor(room(name)) < floor(LOWEST_FLOOR_OF[library]) or room(name) not in ONLY_IN.get(library, {room(name)})
    }
    assert not astray, sorted(astray)


def test_only_loading_and_the_command_line_touch_the_disk() -> None:
    touching = {
        f"{name} calls {called}"
        for name, tree in sources().items()
        if room(name) not in TOUCH_DISK
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (called := node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")) in DISK
    }
    assert not touching, sorted(touching)


def test_no_figure_from_a_document_stands_in_python() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "data").rglob("*.toml")]
    words = [word for text in texts for word in text.replace('"', " ").split()]
    recorded = {int(word) for word in words if word.isdigit() and int(word) > A_YEAR_AT_MOST}
    copied = {
        f"{name} has {node.value}"
        for name, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and type(node.value) is int and node.value in recorded
    }
    assert not copied, f"data/ has these on record: {sorted(copied)}"
