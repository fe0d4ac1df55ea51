"""Read YAML files that are lists, and check that ids are unique."""

from collections.abc import Iterable
from os.path import lexists
from pathlib import Path

from bulletin.diagnostics.report import Code, Report, quoted
from bulletin.parsing.located_nodes import Faulty, Mapping, Node, Scalar, Sequence
from bulletin.parsing.text_files import MAX_LIST_BYTES, read_text
from bulletin.parsing.yaml_nodes import parse_yaml


def read_list(root: Path, path: str, of: str, hint: str, report: Report) -> tuple[Node, ...] | None:
    """Return the items of a list file; empty if there is no file, or nothing in it.

    Returns None after reporting why, if it cannot be read: `of` says what is listed, `hint` how.
    """
    if not lexists(root / path):
        return ()
    if (text := read_text(root, path, report, MAX_LIST_BYTES)) is None:
        return None
    node = parse_yaml(text, path, report)
    if isinstance(node, Sequence) or (isinstance(node, Mapping) and not node.values):
        return items_of(node)
    if not isinstance(node, Faulty):
        report.add(Code.WRONG_TYPE, node.location, f"this is not a list of {of}", hint)
    return None


def items_of(node: Node | None) -> tuple[Node, ...]:
    """Return the items of a list; none of any other node."""
    return node.items if isinstance(node, Sequence) else ()


def report_duplicate_ids(items: Iterable[Node], report: Report) -> None:
    """Report ids that are not unique in a list, or in the lists inside its items."""
    seen: dict[str, int] = {}
    for item in items:
        if not isinstance(item, Mapping):
            continue
        report_duplicate_ids(items_of(item.values.get("subsections")), report)
        match item.values.get("id"):
            case Scalar(text, location):
                if text in seen:
                    message = f"the id {quoted(text)} is already on line {seen[text]}"
                    report.add(Code.DUPLICATE_ID, location, message, "choose another id")
                seen.setdefault(text, location.line)
