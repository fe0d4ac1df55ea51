"""The versions stated in the settings: of the content format and of the program."""

from typing import Annotated

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from bulletin.diagnostics.report import Code, Location, Report, quoted
from bulletin.parsing.located_nodes import Mapping, Scalar
from bulletin.schema.scalars import reject, scalar
from bulletin.values.versions import FORMAT, PROGRAM, next_breaking

_CURE = "install a newer version of the program, and run 'bulletin doctor'"


def _format(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= FORMAT:
        message = f"{quoted(text)} is not a version of the content format"
        reject(Code.BAD_VALUE, message, f"write {FORMAT}")
    return int(text)


def _requires(text: str) -> str:
    try:
        SpecifierSet(text)
    except InvalidSpecifier:
        hint = "write a range such as >=0.2,<0.3"
        reject(Code.BAD_VALUE, f"{quoted(text)} is not a range of versions", hint)
    return text


Format = Annotated[
    int, *scalar(_format, serialize=int, type=["string", "integer"], enum=[FORMAT, str(FORMAT)])
]
"""A version of the content format that this program can read."""
Requires = Annotated[str, *scalar(_requires, examples=[">=0.2,<0.3"])]
"""A range of versions in the form of PEP 440."""


def made_for(version: str) -> str:
    """Return the range of versions that are compatible with this one."""
    return f">={version},<{next_breaking(version)}"


def report_other_versions(node: Mapping, report: Report) -> bool:
    """Report whether the settings are for another version, in which case nothing is read."""
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
    message = f"the bulletin requires {quoted(text)}, but this is version {PROGRAM} of the program"
    hint = (
        "install a version in that range; or read in CHANGELOG.md what has changed, "
        f'and write requires: "{made_for(PROGRAM)}"'
    )
    report.add(Code.OTHER_VERSION, location, message, hint)
