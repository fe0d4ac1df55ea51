"""What can be wrong with the content, and how it is collected.

Every fault that the program can find has a `Code`; every fault that it found is a
`Diagnostic` in a `Report`. How a report is shown is the matter of `reporting`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """Errors stop a build; warnings do so only under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """The name of a kind of fault: a kebab-case slug with its severity and meaning."""

    severity: Severity
    meaning: str

    def __new__(cls, slug: str, meaning: str, severity: Severity = Severity.ERROR) -> "Code":
        member = str.__new__(cls, slug)
        member._value_ = slug
        member.severity = severity
        member.meaning = meaning
        return member

    # Files
    MISSING_FILE = "missing-file", "A file that every bulletin needs is not there."
    UNREADABLE_FILE = "unreadable-file", "The operating system did not let us read the file."
    SYMLINK = "symlink", "A symbolic link could publish a file from outside the content folder."
    NOT_UTF8 = "not-utf8", "The file is not UTF-8 text."
    FILE_TOO_LARGE = (
        "file-too-large",
        "The file is larger than a text of this kind can sensibly be.",
    )
    FORBIDDEN_CHARACTER = (
        "forbidden-character",
        "A control character or one that changes the direction of text; it is invisible and "
        "can make a text read differently from what it says.",
    )
    STRAY_FILE = "stray-file", "A Markdown file lies where none is loaded; nothing would show it."
    BAD_FOLDER = "bad-folder", "A folder of the content is neither a month nor a known name."
    BAD_SLUG = "bad-slug", "A file's name becomes an address and has to be made for it."
    MISSING_ISSUE = "missing-issue", "A month's folder has entries but no issue.md."

    # Front matter and YAML
    MISSING_FRONT_MATTER = "missing-front-matter", "The file does not begin with front matter."
    UNCLOSED_FRONT_MATTER = "unclosed-front-matter", "The front matter has no closing `---`."
    FRONT_MATTER_TOO_LARGE = "front-matter-too-large", "The front matter is longer than 16 KiB."
    NOT_A_MAPPING = "not-a-mapping", "Fields were expected, each as `name: value`."
    INVALID_YAML = "invalid-yaml", "The text is not YAML."
    YAML_COMMENT = "yaml-comment", "` #` begins a comment; the words behind it would be lost."
    UNSUPPORTED_YAML = (
        "unsupported-yaml",
        "Anchors, aliases, tags, merge keys and several documents are YAML for programmers.",
    )
    TOO_DEEP = "too-deep", "Values are nested deeper than any field needs."
    DUPLICATE_KEY = "duplicate-key", "A field is given twice; YAML would keep the last silently."
    EMPTY_VALUE = "empty-value", "A field has no value."

    # Fields
    MISSING_FIELD = "missing-field", "A required field is not there."
    UNKNOWN_FIELD = "unknown-field", "No field has this name."
    WRONG_TYPE = "wrong-type", "A text, a list or a group of fields was expected here."
    BAD_VALUE = "bad-value", "The value does not have the form that the field needs."
    BAD_DATE = "bad-date", "A date is a day (2022-02-24) or a month (2022-02) of the calendar."
    BAD_URL = "bad-url", "The address of a source has to be complete and well formed."
    INSECURE_URL = "insecure-url", "The address is http, not https.", Severity.WARNING
    TRACKING_URL = "tracking-url", "The address carries parameters that follow its readers."
    UNKNOWN_JURISDICTION = (
        "unknown-jurisdiction",
        "Jurisdictions are ISO 3166-1 or ISO 3166-2 codes, or EU.",
    )
    UNKNOWN_LANGUAGE = "unknown-language", "Languages are BCP 47 tags."
    UNKNOWN_SECTION = "unknown-section", "bulletin.yml has no section of this name."
    UNKNOWN_SUBSECTION = "unknown-subsection", "The section has no subsection of this name."
    DUPLICATE_ID = "duplicate-id", "Two things of a list have the same id."
    ARCHIVE_INCOMPLETE = "archive-incomplete", "An archived copy needs its address and its date."
    DUPLICATE_SOURCE = "duplicate-source", "One address is given twice as a source of an entry."

    # Bodies
    EMPTY_BODY = "empty-body", "The file has no text after its front matter."
    RAW_HTML = "raw-html", "HTML is not allowed in a text."
    FORBIDDEN_ADDRESS = "forbidden-address", "A link leads to an address that is not allowed."
    BROKEN_LINK = "broken-link", "A link leads to a file that the content does not have."
    BAD_HEADING = "bad-heading", "The page itself has the headings above this level."
    BAD_IMAGE = "bad-image", "Images are not part of an entry."
    BAD_CITATION = "bad-citation", "A citation mark that would not become a note."
    FOOTNOTE_DEFINITION = "footnote-definition", "Sources are defined in the front matter."
    UNDEFINED_CITATION = "undefined-citation", "The text cites a source that is not given."
    UNUSED_SOURCE = "unused-source", "A source is given, but the text does not cite it."
    NESTED_TOO_DEEP = "nested-too-deep", "Lists and quotations are nested more than ten deep."
    OUTPUT_TOO_LARGE = "output-too-large", "A short text would become an enormous page."
    UNSAFE_OUTPUT = "unsafe-output", "The rendered text has markup that no text may have."


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file.

    `path` is relative to the project, with slashes; `line` and `column` count from 1,
    columns in code points. Line 0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: what it is, where it is, and what to do about it."""

    code: Code
    location: Location
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        return self.code.severity


class BulletinError(Exception):
    """The content has errors; `report` holds every one that was found."""

    def __init__(self, report: "Report") -> None:
        super().__init__(f"{len(report.errors)} errors")
        self.report = report


class EnvironmentFault(Exception):
    """Something outside of the content keeps the program from working; one line says what."""


class Report:
    """Collects diagnostics, so that all of them are told at once."""

    def __init__(self) -> None:
        self._diagnostics: list[Diagnostic] = []

    def add(self, code: Code, location: Location, message: str, hint: str = "") -> None:
        self._diagnostics.append(Diagnostic(code, location, message, hint))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        self._diagnostics.extend(diagnostics)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """All diagnostics by place: file, line, column."""
        return sorted(self._diagnostics, key=lambda found: (found.location, found.code))

    @property
    def errors(self) -> list[Diagnostic]:
        return [found for found in self.diagnostics if found.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Diagnostic]:
        return [found for found in self.diagnostics if found.severity is Severity.WARNING]

    def raise_if_faulty(self, *, strict: bool = False) -> None:
        """Raise `BulletinError` if there are errors or, under `strict`, warnings."""
        if self.errors or (strict and self.warnings):
            raise BulletinError(self)


def quoted(text: str, limit: int = 60) -> str:
    """An author's text as it may stand in a message: short, on one line, visible."""
    short = text if len(text) <= limit else text[: limit - 1] + "…"
    visible = "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in short
    )
    return f"'{visible}'"


def choice_hint(wrong: str, choices: Iterable[str]) -> str:
    """The nearest of the choices, or all of them where none is near."""
    known = sorted(choices)
    near = get_close_matches(wrong.lower(), known, n=1, cutoff=0.6)
    if near:
        return f"did you mean {quoted(near[0])}?"
    return f"choose one of: {', '.join(known)}" if known else ""
