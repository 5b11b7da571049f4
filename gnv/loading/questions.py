"""The questions that chiefs ask, as ways into the app: data/fragor.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from gnv.core.record import Record
from gnv.core.records import InputError
from gnv.loading.load import DATA
from gnv.workspace import link
from gnv.workspace.workspace import Workspace

FILE, KOMMUN = "fragor.toml", "{kommun}"


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked, the page that answers it (its file's name), and the workspace that the page is to show.

    `own`: the answer is one kommun's, so somebody has to have chosen one. `answer` names how it is told in words above
    the page (gnv/report/answers.py); empty where the page's own first lines say it. `by_kommun` is how it is asked of
    one kommun, whose name stands for {kommun}; empty where it is asked in general only.
    """

    text: str
    page: str
    workspace: Workspace
    own: bool = False
    answer: str = ""
    by_kommun: str = ""


@lru_cache(maxsize=4)
def load_questions(record: Record, folder: Path = DATA) -> tuple[Question, ...]:
    """The questions of a data folder, in order; none where it has no such file. InputError names the damaged one."""
    path = folder / FILE
    if not path.exists():
        return ()
    try:
        blocks = tomllib.loads(path.read_text(encoding="utf-8"))["fraga"]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise InputError(f"data/{FILE}: den går inte att läsa, eller saknar [[fraga]].") from error
    return tuple(_question(number, block, record) for number, block in enumerate(blocks, 1))


@lru_cache(maxsize=4)
def questions_by_kommun(record: Record, folder: Path = DATA) -> tuple[Question, ...]:
    """Those of the questions that can be asked of one kommun, for each: it is then the one that is looked at."""
    return tuple(
        replace(
            one, text=one.by_kommun.replace(KOMMUN, name), workspace=one.workspace.looking(own=(code,)), by_kommun=""
        )
        for code, name in record.kommuner.items()
        for one in load_questions(record, folder)
        if one.by_kommun
    )


def _question(number: int, block: dict[str, object], record: Record) -> Question:
    where = f"data/{FILE}: fråga {number}"
    texts = [block.get(field) for field in ("text", "sida", "lank")]
    known = {"text", "sida", "lank", "kommun", "kommunens", "svar"}
    answer, by_kommun = block.get("svar", ""), block.get("kommunens", "")
    if (
        not all(isinstance(one, str) and one for one in texts)
        or not block.keys() <= known
        or not isinstance(answer, str)
        or not isinstance(by_kommun, str)
    ):
        raise InputError(f"{where}: den ska ha text, sida och lank, och kan ha kommun = true, kommunens och svar.")
    if by_kommun and (block.get("kommun") is not True or KOMMUN not in by_kommun):
        raise InputError(f"{where}: kommunens ska ha {KOMMUN} där namnet står, och frågan kommun = true.")
    text, page, query = map(str, texts)
    try:
        opened = link.decode(link.parse(query), record)
    except InputError as error:
        raise InputError(f"{where}: {error}") from error
    if opened.problems:
        raise InputError(f"{where}: {opened.problems[0]}")
    return Question(
        text=text, page=page, workspace=opened.workspace, own=block.get("kommun") is True, answer=answer,
        by_kommun=by_kommun,
    )  # fmt: skip
