"""Validate located nodes with pydantic models; `validation_messages` words the errors.

An invalid model still exists, without the fields that did not parse. A rule that accesses such a
field ends (`what_can_be_said`), so that each mistake is reported once and everything else is still
checked.
"""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, TypeVar, cast

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from bulletin.diagnostics.report import Diagnostic, Report
from bulletin.parsing.located_nodes import Mapping
from bulletin.schema.validation_messages import Loc, adapter_of, model_within, said_of


class Model(BaseModel):
    """The base of all models: frozen, and without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    facts: ClassVar[frozenset[str]] = frozenset()
    """Names of fields that belong in another file, the original of this text."""


M = TypeVar("M", bound=Model)
_UNREADABLE = object()
"""A value that pydantic accepts for no field, not even as absent."""


def parse_model(model: type[M], node: Mapping, report: Report) -> M:
    """Parse a group of fields into a model; errors go to the report, with their locations.

    Fields that did not parse are missing from the result.
    """
    plain = node.plain(_UNREADABLE)
    try:
        return model.model_validate(plain)
    except ValidationError as error:
        faults = [fault for fault in error.errors() if not _follows_from_others(fault)]
    report.extend(said_of(faults, node, model))
    return _partial(model, plain, {fault["loc"] for fault in faults})


def _follows_from_others(fault: ErrorDetails) -> bool:
    """Return whether a list is too short only because its items did not parse."""
    return fault["type"] == "too_short" and bool(fault["input"])


def what_can_be_said(rule: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield a rule's diagnostics until it accesses a field that did not parse."""
    try:
        yield from rule
    except AttributeError as error:
        if not (isinstance(error.obj, Model) and error.name in type(error.obj).model_fields):
            raise


def having(name: str, models: Iterable[M]) -> Iterator[tuple[int, M]]:
    """Yield the models of a list whose field of this name parsed, with their indices."""
    return ((index, model) for index, model in enumerate(models) if hasattr(model, name))


def _partial(model: type[M], plain: dict[str, Any], faults: set[Loc]) -> M:
    """Return the model with the fields, and parts of groups, that parsed."""
    values: dict[str, Any] = {}
    for name in plain.keys() & model.model_fields.keys():
        within = {loc[1:] for loc in faults if loc[0] == name}
        group = model_within(model.model_fields[name].annotation)
        if not within:
            values[name] = adapter_of(model, name).validate_python(plain[name])
        elif () not in within and group and not isinstance(plain[name], str):
            values[name] = _partial_group(cast(type[Model], group), plain[name], within)
    partial = model.model_construct(**values)
    for name in model.model_fields.keys() & {str(loc[0]) for loc in faults} - values.keys():
        partial.__dict__.pop(name, None)
    return cast(M, partial)


def _partial_group(model: type[M], given: Any, faults: set[Loc]) -> Any:
    """Return a group of fields, or a list of them, with all items that were given."""
    if isinstance(given, dict):
        return _partial(model, given, faults)
    return tuple(
        _partial(
            model,
            item if isinstance(item, dict) else {},
            {loc[1:] for loc in faults if loc[0] == index and len(loc) > 1},
        )
        for index, item in enumerate(given)
    )
