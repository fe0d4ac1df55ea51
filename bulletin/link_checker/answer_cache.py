"""A cache of results from earlier runs, one per line, so that an interrupted run can resume."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from bulletin.link_checker.fetching import Answer
from bulletin.values.link_verdicts import Verdict

_FILE = "links.jsonl"
DAY = 24 * 60 * 60
LASTING = (Verdict.SOUND, Verdict.MOVED, Verdict.DEAD)
SHORT = 60 * 60
"""Seconds for which uncertain results stay valid."""


@dataclass(frozen=True, slots=True)
class CachedAnswer:
    """A result with its time, in seconds since 1970."""

    answer: Answer
    asked: float


@dataclass(frozen=True, slots=True)
class AnswerCache:
    """The valid results, and the file to which new ones are appended."""

    file: Path
    answers: Mapping[str, Answer]

    def add(self, page: str, answer: Answer, now: float) -> None:
        """Save a result immediately; write errors are ignored.

        An unreachable host is not cached: the cause may be our own network, and asking again costs
        nobody anything.
        """
        if answer.verdict is Verdict.UNREACHABLE:
            return
        line = json.dumps({"page": page, "asked": now, **asdict(answer)})
        with suppress(OSError), self.file.open("a", encoding="utf-8") as opened:
            opened.write(line + "\n")


def load_answer_cache(folder: Path, now: float, max_age: float) -> AnswerCache:
    """Load the results in a folder that are not older than `max_age` days.

    Outdated results and incomplete lines are removed from the file.
    """
    file = folder / _FILE
    kept = {page: one for page, one in _read(file).items() if _is_good(one, now, max_age)}
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = file.with_suffix(".new")
        unfinished.write_text("", encoding="utf-8")
        fresh = AnswerCache(unfinished, {})
        for page, one in kept.items():
            fresh.add(page, one.answer, one.asked)
        unfinished.replace(file)
    return AnswerCache(file, {page: one.answer for page, one in kept.items()})


def _is_good(one: CachedAnswer, now: float, max_age: float) -> bool:
    is_lasting = one.answer.verdict in LASTING
    longest = max_age * DAY if is_lasting else min(SHORT, max_age * DAY)
    return 0 <= now - one.asked < longest


def _read(file: Path) -> dict[str, CachedAnswer]:
    """Return the last result for each page; invalid lines are skipped."""
    found: dict[str, CachedAnswer] = {}
    with suppress(OSError):
        for line in file.read_bytes().split(b"\n"):
            with suppress(ValueError, KeyError, TypeError):
                given = json.loads(line)
                verdict = Verdict(given["verdict"])
                answer = Answer(verdict, str(given["words"]), str(given["new_address"]))
                found[str(given["page"])] = CachedAnswer(answer, float(given["asked"]))
    return found
