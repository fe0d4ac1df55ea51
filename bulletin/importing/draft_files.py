"""Write drafts as files; a file that exists is never overwritten."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.drafts.draft import Draft
from bulletin.importing.formats.blocks import Leftover
from bulletin.importing.takeover import Takeover

_GUESSES = re.compile(r"^unconfirmed:\n(?:  .*\n)+(?=---\n)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class WrittenDrafts:
    """What was written, and what is in no file of it."""

    folder: str
    """Relative to the project."""
    drafts: tuple[Draft, ...]
    unchanged: int
    """Drafts that were there already, letter by letter."""
    leftovers: tuple[Leftover, ...]


def write_drafts(root: Path, takeover: Takeover) -> WrittenDrafts:
    """Write the drafts of a bulletin, and its `issue.md` if there is none.

    The text that would have gone into a file that exists already becomes leftovers. Raises
    EnvironmentFault where the folder cannot be written.
    """
    folder = f"content/{takeover.month.period}"
    leftovers = list(takeover.leftovers)
    written: list[Draft] = []
    unchanged = 0
    try:
        (root / folder).mkdir(parents=True, exist_ok=True)
        for draft in takeover.drafts:
            file = root / folder / f"{draft.name}.md"
            if _write(file, draft.text):
                written.append(draft)
            elif _says(file, draft.text):
                unchanged += 1
            else:
                leftovers += _kept(f"{folder}/{file.name}", draft.words)
        issue = root / folder / "issue.md"
        if not _write(issue, takeover.introduction) and not _says(issue, takeover.introduction):
            leftovers += _kept(f"{folder}/issue.md", takeover.introduced)
    except OSError as error:
        raise EnvironmentFault(f"{folder} cannot be written: {error.strerror}") from None
    return WrittenDrafts(folder, tuple(written), unchanged, tuple(leftovers))


def _kept(path: str, words: tuple[str, ...]) -> Iterator[Leftover]:
    reason = f"{path} was there already and was left as it is"
    return (Leftover(reason, one) for one in words if one)


def _says(file: Path, text: str) -> bool:
    """Whether a file says the same, except for guesses that were confirmed since."""
    found = file.read_text(encoding="utf-8", errors="replace")
    return _GUESSES.sub("", found) == _GUESSES.sub("", text)


def _write(file: Path, text: str) -> bool:
    """Whether the file was written: not if there is one."""
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        return False
    return True
