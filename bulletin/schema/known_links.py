"""Read `content/links.yml`, the list of links with known problems and the reasons.

The link checker does not report a listed address as long as its verdict is the listed one. Each
item needs a written reason.
"""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, PrivateAttr

from bulletin.diagnostics.report import Code, Location, Report, quoted
from bulletin.parsing.documents import as_mapping
from bulletin.parsing.located_nodes import Mapping as Fields
from bulletin.parsing.located_nodes import Node, Scalar
from bulletin.parsing.yaml_lists import read_list
from bulletin.schema.scalars import Date, Line, Url, choice
from bulletin.schema.validation import Model, parse_model
from bulletin.values.link_verdicts import KNOWABLE, Verdict

KNOWN_LINKS_FILE = "content/links.yml"
_LISTED = "begin each item with '- address: ', and write 'verdict: ' and 'reason: ' below it"


class KnownLink(Model):
    """An address, or all addresses with a common beginning, and its known verdict."""

    address: Url = Field(examples=["https://www.example.org/press/1"])
    """A `*` at the end matches any ending."""
    verdict: Annotated[str, *choice(*KNOWABLE)] = Field(examples=["refused"])
    """The known result; any other result is still reported."""
    reason: Line = Field(examples=["The site answers browsers only; checked by hand."])
    until: Date | None = None
    """The last day on which the item applies."""

    _location: Location = PrivateAttr()

    @property
    def location(self) -> Location:
        """Return the location in its file."""
        return self._location

    def covers(self, address: str, verdict: Verdict, today: date) -> bool:
        """Return whether the item covers this address with this verdict on this day."""
        is_meant = address == self.address
        if self.address.endswith("*"):
            is_meant = address.startswith(self.address[:-1])
        return is_meant and verdict.value == self.verdict and not self.is_over(today)

    def is_over(self, today: date) -> bool:
        return self.until is not None and self.until.last_day < today


def read_known_links(root: Path, report: Report) -> tuple[KnownLink, ...]:
    """Return the valid items of the list; empty if the file does not exist."""
    nodes = read_list(root, KNOWN_LINKS_FILE, "addresses", _LISTED, report) or ()
    _report_duplicates(nodes, report)
    return tuple(link for node in nodes for link in _known_link(node, report))


def _known_link(node: Node, report: Report) -> tuple[KnownLink, ...]:
    """Parse one item; return nothing if it has errors, so that it hides no finding."""
    found = Report()
    fields = as_mapping(node, found)
    link = parse_model(KnownLink, fields, found) if isinstance(fields, Fields) else None
    report.extend(found.diagnostics)
    if link is None or found.count:
        return ()
    link._location = node.location
    return (link,)


def _report_duplicates(nodes: tuple[Node, ...], report: Report) -> None:
    """Report items that repeat both address and verdict."""
    seen: dict[tuple[str, str], int] = {}
    for node in nodes:
        match node:
            case Fields({"address": Scalar(address, place), "verdict": Scalar(verdict, _)}):
                line = seen.setdefault((address, verdict), place.line)
                if line != place.line:
                    message = f"{quoted(address)} is already on line {line}"
                    report.add(Code.DUPLICATE_ID, place, message, "delete one of the two")
