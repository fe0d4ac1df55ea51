"""Collect the fields of a mapping and report duplicates."""

from bulletin.diagnostics.report import Code, Location, Report, quoted
from bulletin.parsing.located_nodes import Mapping, Node, Scalar


class Fields:
    """Collects the fields of a mapping; duplicates are reported and dropped."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._values: dict[str, Node] = {}
        self._keys: dict[str, Scalar] = {}

    def add(self, key: Scalar, value: Node) -> None:
        if key.text in self._keys:
            first = self._keys[key.text].location.line
            message = f"the field {quoted(key.text)} is already on line {first}"
            self._report.add(Code.DUPLICATE_KEY, key.location, message, "keep one of the two")
        else:
            self._keys[key.text] = key
            self._values[key.text] = value

    def mapping(self, location: Location, is_whole: bool = True) -> Mapping:
        return Mapping(self._values, self._keys, location, is_whole)
