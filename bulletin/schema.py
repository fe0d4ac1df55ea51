"""From located nodes to models: pydantic judges the shape, this module says it to the author.

A model that has faults still exists, without the fields that did not parse. A rule that
touches such a field ends (`what_can_be_said`), so that one slip is told once and everything
else is still checked.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Annotated, Any, TypeVar, cast, get_args

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from bulletin.diagnostics import Code, Diagnostic, Report, choice_hint, quoted
from bulletin.yaml_nodes import Faulty, Mapping, Node, Scalar, node_at


class Model(BaseModel):
    """What all our models share: nothing unknown, nothing changed after the fact."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


M = TypeVar("M", bound=Model)


def parse_model(model: type[M], node: Mapping, report: Report) -> M:
    """Make a model of a group of fields; faults go to the report, each at its place.

    The fields that did not parse are missing from the result.
    """
    plain = node.plain()
    try:
        return model.model_validate(plain)
    except ValidationError as error:
        faults = error.errors()
    for fault in faults:
        if diagnostic := _diagnostic(fault, node, model):
            report.extend([diagnostic])
    return _partial(model, plain, {fault["loc"] for fault in faults})


def what_can_be_said(rule: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """A rule's diagnostics up to the point where it needs a field that did not parse."""
    try:
        yield from rule
    except AttributeError as error:
        if not (isinstance(error.obj, Model) and error.name in type(error.obj).model_fields):
            raise


def _diagnostic(fault: ErrorDetails, node: Mapping, model: type[Model]) -> Diagnostic | None:
    loc = fault["loc"]
    found = node_at(node, loc)
    if isinstance(found, Faulty):
        return None
    name = quoted(str(loc[-1]))
    match fault["type"]:
        case "missing":
            return Diagnostic(Code.MISSING_FIELD, found.location, f"the field {name} is missing")
        case "extra_forbidden":
            return _unknown_field(str(loc[-1]), node_at(node, loc[:-1]), _model_at(model, loc[:-1]))
        case "tuple_type":
            hint = f"write [{found.text}]" if isinstance(found, Scalar) else "begin each with '- '"
            return Diagnostic(Code.WRONG_TYPE, found.location, f"{name} has to be a list", hint)
        case "too_short":
            return Diagnostic(Code.EMPTY_VALUE, found.location, f"the list {name} is empty")
        case "model_type" | "dict_type":
            what = name if isinstance(loc[-1], str) else "each item"
            return Diagnostic(
                Code.WRONG_TYPE, found.location, f"{what} has to be a group of fields"
            )
    context = fault["ctx"]
    code = next(code for code in Code if code.value == fault["type"])
    return Diagnostic(code, found.location, context["message"], context["hint"])


def _unknown_field(name: str, parent: Node, model: type[Model]) -> Diagnostic:
    assert isinstance(parent, Mapping)
    return Diagnostic(
        Code.UNKNOWN_FIELD,
        parent.keys[name].location,
        f"there is no field {quoted(name)}",
        choice_hint(name, model.model_fields),
    )


def _model_at(model: type[Model], loc: tuple[int | str, ...]) -> type[Model]:
    """The model whose fields stand at a place inside another model."""
    for step in loc:
        if isinstance(step, str):
            model = _model_within(model.model_fields[step].annotation) or model
    return model


def _model_within(annotation: Any) -> type[Model] | None:
    """The model that a field holds: itself, optional, or as the items of a list."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next(filter(None, map(_model_within, get_args(annotation))), None)


@cache
def _adapter(model: type[Model], name: str) -> TypeAdapter[Any]:
    field = model.model_fields[name]
    return TypeAdapter(cast(Any, Annotated[field.annotation, field]))


def _partial(model: type[M], plain: dict[str, Any], faults: set[Any]) -> M:
    """The model with the fields that parsed, and groups of fields as far as they parsed."""
    values: dict[str, Any] = {}
    for name, given in plain.items():
        if name not in model.model_fields:
            continue
        within = {loc[1:] for loc in faults if loc[0] == name}
        if not within:
            values[name] = _adapter(model, name).validate_python(given)
        elif () not in within and (group := _model_within(model.model_fields[name].annotation)):
            values[name] = _partial_group(group, given, within)
    partial = model.model_construct(**values)
    for name in {loc[0] for loc in faults} & model.model_fields.keys() - values.keys():
        partial.__dict__.pop(name, None)
    return cast(M, partial)


def _partial_group(model: type[Model], given: Any, faults: set[Any]) -> Any:
    if isinstance(given, dict):
        return _partial(model, given, faults)
    return tuple(
        _partial(model, item, {loc[1:] for loc in faults if loc[0] == index})
        for index, item in enumerate(given)
        if isinstance(item, dict)
    )
