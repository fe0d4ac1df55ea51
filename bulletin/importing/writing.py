"""Drafts as files; what is there already stays as it is."""

from dataclasses import dataclass
from pathlib import Path

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.blocks import Leftover
from bulletin.importing.drafts import Draft
from bulletin.importing.takeover import Takeover
from bulletin.values.dates import PartialDate


@dataclass(frozen=True, slots=True)
class WrittenDrafts:
    """What was written, and what is in no file of it."""

    folder: str
    """Relative to the project."""
    drafts: tuple[Draft, ...]
    leftovers: tuple[Leftover, ...]


def write_drafts(root: Path, month: PartialDate, takeover: Takeover) -> WrittenDrafts:
    """Write the drafts of a bulletin, and its `issue.md` if there is none.

    A file that exists is kept; the text that would have gone into it is left over.
    Raises EnvironmentFault where the folder cannot be written.
    """
    folder = f"content/{month.period}"
    leftovers = list(takeover.leftovers)
    try:
        (root / folder).mkdir(parents=True, exist_ok=True)
        written = [
            one for one in takeover.drafts if _write(root / folder / f"{one.name}.md", one.text)
        ]
        is_new = _write(root / folder / "issue.md", takeover.introduction)
    except OSError as error:
        raise EnvironmentFault(f"{folder} cannot be written: {error.strerror}") from None
    for draft in takeover.drafts:
        if draft not in written:
            reason = f"{folder}/{draft.name}.md was there already and was left as it is"
            leftovers += [Leftover(reason, words) for words in draft.words if words]
    if not is_new:
        reason = f"{folder}/issue.md was there already and was left as it is"
        leftovers += [Leftover(reason, words) for words in takeover.introduced]
    return WrittenDrafts(folder, tuple(written), tuple(leftovers))


def _write(file: Path, text: str) -> bool:
    """Whether the file was written: not if there is one."""
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        return False
    return True
