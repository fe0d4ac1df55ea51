"""What an examination of a project finds, and how serious it is."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How things stand with one part of a project."""

    OK = "ok"
    NOTE = "note"
    """Worth knowing; nothing has to be done."""
    MEND = "mend"
    """Something has to be done."""
    BROKEN = "broken"
    """The program cannot work here."""


@dataclass(frozen=True, slots=True)
class Finding:
    """How things stand with one part, and what to do about it."""

    state: State
    message: str
    cure: str = ""
