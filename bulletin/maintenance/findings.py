"""The findings of an examination of a project, with their state."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """The state of one part of a project."""

    OK = "ok"
    NOTE = "note"
    """For information; nothing has to be done."""
    MEND = "mend"
    """Something has to be done."""
    BROKEN = "broken"
    """The program cannot work here."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The state of one part of a project, and what to do about it."""

    state: State
    message: str
    cure: str = ""
