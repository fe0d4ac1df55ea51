"""The versions that a bulletin states: of its format, and of the programs that it was made for."""

from typing import Annotated

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from bulletin.diagnostics.report import Code, Location, Report, quoted
from bulletin.parsing.located_nodes import Mapping, Scalar
from bulletin.schema.scalars import reject, scalar
from bulletin.values.versions import FORMAT, PROGRAM, next_breaking

_CURE = "install a newer version of the program, and run 'bulletin doctor'"


def _format(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= FORMAT:
        message = f"{quoted(text)} is no version of the format"
        reject(Code.BAD_VALUE, message, f"write {FORMAT}")
    return int(text)


def _requires(text: str) -> str:
    try:
        SpecifierSet(text)
    except InvalidSpecifier:
        hint = "write a range such as >=0.2,<0.3"
        reject(Code.BAD_VALUE, f"{quoted(text)} is no range of versions", hint)
    return text


Format = Annotated[
    int, *scalar(_format, serialize=int, type=["string", "integer"], enum=[FORMAT, str(FORMAT)])
]
"""A version of the format that this program can read."""
Requires = Annotated[str, *scalar(_requires, examples=[">=0.2,<0.3"])]
"""A range of versions, as packaging tools write it (PEP 440)."""


def made_for(version: str) -> str:
    """The range of versions that read what this one reads."""
    return f">={version},<{next_breaking(version)}"


def report_other_versions(node: Mapping, report: Report) -> bool:
    """Report settings that were made for another program; such a bulletin is not read at all."""
    stated, required = node.values.get("format"), node.values.get("requires")
    if isinstance(stated, Scalar) and _is_newer(stated.text):
        _report_newer(stated.text, stated.location, report)
        return True
    if isinstance(required, Scalar) and not _is_met(required.text):
        _report_unmet(required.text, required.location, report)
        return True
    return False


def _is_newer(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text) > FORMAT


def _report_newer(text: str, location: Location, report: Report) -> None:
    message = f"the bulletin has format {text[:9]}; this program reads up to {FORMAT}"
    report.add(Code.NEWER_FORMAT, location, message, _CURE)


def _is_met(text: str) -> bool:
    try:
        return SpecifierSet(text).contains(PROGRAM, prereleases=True)
    except InvalidSpecifier:
        return True


def _report_unmet(text: str, location: Location, report: Report) -> None:
    message = f"the bulletin requires {quoted(text)}, and this is version {PROGRAM} of the program"
    hint = (
        "install a version of that range; or read in CHANGELOG.md what has changed, "
        f'and write requires: "{made_for(PROGRAM)}"'
    )
    report.add(Code.OTHER_VERSION, location, message, hint)
