"""What is added to data/ breaks no unit test: in these rooms none may ask for what data/ has on record."""

from __future__ import annotations

import ast
from pathlib import Path

ROOMS = ("analysis", "app", "charts", "core", "loading", "words", "workspace")
REAL = {"record", "proposal"}


def test_unit_tests_stand_on_the_small_county() -> None:
    asking = set()
    for room in ROOMS:
        for path in (Path(__file__).parent / room).glob("test_*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                    asked = REAL & {argument.arg for argument in node.args.args}
                    asking |= {f"{path.name}: {node.name} asks for {name}" for name in asked}
                if isinstance(node, ast.Attribute) and node.attr == "DATA":
                    asking.add(f"{path.name}, line {node.lineno}: asks for data/")
    assert not asking, f"ask for county and plan instead, or move to tests/golden: {sorted(asking)}"
