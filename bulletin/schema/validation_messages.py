"""Convert pydantic's validation errors to messages for authors, each with a line to write."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Annotated, Any, cast, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from bulletin.diagnostics.report import Code, Diagnostic, choice_hint, nearest, quoted, visible
from bulletin.parsing.located_nodes import Faulty, Mapping, Node, Scalar, Sequence, node_at
from bulletin.parsing.yaml_syntax_errors import quote
from bulletin.schema.scalars import NOT_ONE_VALUE
from bulletin.values.prose_amounts import money_in
from bulletin.values.slugs import slugify, source_id

Models = type[BaseModel]
Loc = tuple[int | str, ...]
"""The path of a field in a model, in pydantic's form: names, and indices in lists."""
_PLAIN = re.compile(r"\w(?:[^,\[\]{}#\"'\\:]|:(?=[^\s]))*")
"""Values that mean the same inside braces."""
_FIGURES = ("amount", "currency", "count", "persons")
"""Fields without an example in hints, because a pasted figure would look like a fact."""
_BRACKETS = " ()（）【】［］〔〕\u3000"
_DIVIDING = re.compile(r"\s*[;，；、]\s*")
_OTHER_NAMES = {
    "title": "headline heading",
    "section": "category",
    "stage": "status",
    "jurisdictions": "country countries region",
    "authorities": "regulator regulators agency court courts",
    "topics": "tags tag keywords",
    "summary": "abstract lead teaser description",
    "dates": "deadline deadlines",
    "sanctions": "fine fines penalty penalties",
    "sources": "footnotes references notes links",
    "withdrawn": "retracted",
    "draft": "unpublished hidden",
    "publish": "embargo embargoed publish_at publish_date publishdate release",
    "url": "link href address website",
    "publisher": "author site",
    "lang": "language",
    "accessed": "retrieved visited",
}
"""Names of these fields in other programs, if the names are not similar."""
_ELSEWHERE = {
    "sector": "parties",
    "role": "parties",
    "amount": "sanctions",
    "currency": "sanctions",
}
"""Fields that belong in the items of another field."""
_CALLED = {other: name for name, others in _OTHER_NAMES.items() for other in others.split()}


def said_of(faults: Iterable[ErrorDetails], node: Mapping, model: Models) -> Iterator[Diagnostic]:
    """Yield the diagnostics for pydantic's errors in the value of a node."""
    for fault in faults:
        loc = _as_written(fault["loc"], node) if "ctx" in fault else fault["loc"]
        found = node_at(node, loc)
        if isinstance(found, Faulty):
            continue
        match fault["type"]:
            case "missing":
                yield from missing_field(loc, found, _model_at(model, loc[:-1]))
            case "extra_forbidden":
                yield _unknown(loc, node_at(node, loc[:-1]), _model_at(model, loc[:-1]))
            case "tuple_type":
                yield _not_a_list(loc, found, _field_at(model, loc))
            case "too_short":
                message = f"the list {quoted(_name(loc))} is empty"
                hint = f"write {_line(_name(loc), _field_at(model, loc))}"
                yield Diagnostic(Code.EMPTY_VALUE, found.location, message, hint)
            case "model_type" | "dict_type":
                yield _not_a_group(loc, found, _model_at(model, loc))
            case str(kind) if kind == NOT_ONE_VALUE:
                yield _not_one_value(loc, found)
            case code:
                context = fault["ctx"]
                message = f"{_name(loc)}: {context['message']}"
                yield Diagnostic(_code(code), found.location, message, context["hint"])


def _as_written(loc: Loc, node: Node) -> Loc:
    """Return the part of a path that exists in the text, if one value replaces a group."""
    for length, step in enumerate(loc):
        if isinstance(node, Scalar):
            return loc[:length]
        node = node_at(node, (step,))
    return loc


def model_within(annotation: Any) -> Models | None:
    """Return the model of a field: itself, optional, or the item of a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(model_within, get_args(annotation))), None)


@cache
def adapter_of(model: Models, name: str) -> TypeAdapter[Any]:
    """Return the validator of a single field of a model."""
    field = model.model_fields[name]
    return TypeAdapter(cast(Any, Annotated[field.annotation, field]))


def missing_field(loc: Loc, group: Node, model: Models) -> Iterator[Diagnostic]:
    """Report a missing field, unless an unreadable or misspelt one was already reported."""
    name = _name(loc)
    if isinstance(group, Mapping):
        unknown = group.keys.keys() - model.model_fields.keys()
        if not group.is_whole or name in {_field_meant(key, model) for key in unknown}:
            return
    message = f"the field {quoted(name)} is missing"
    line = _line(name, model.model_fields[name])
    hint = (
        f"add '{line}' inside the braces" if _is_in_braces(group) else f"add a line such as: {line}"
    )
    yield Diagnostic(Code.MISSING_FIELD, group.location, message, hint)


def _unknown(loc: Loc, group: Node, model: Models) -> Diagnostic:
    assert isinstance(group, Mapping)
    name = _name(loc)
    meant = _field_meant(name, model)
    if name in _ELSEWHERE and _ELSEWHERE[name] in model.model_fields:
        hint = f"move it into one of the {_ELSEWHERE[name]}"
    else:
        hint = f"did you mean {quoted(meant)}?" if meant else choice_hint(name, model.model_fields)
    if name in getattr(model, "facts", ()):
        hint = "delete it; facts belong only in the original"
    location = group.keys[name].location
    return Diagnostic(Code.UNKNOWN_FIELD, location, f"there is no field {quoted(name)}", hint)


def _field_meant(name: str, model: Models) -> str | None:
    """Return the field with this name in another program, or with a similar name."""
    called = _CALLED.get(name.lower())
    return called if called in model.model_fields else nearest(name, model.model_fields)


def _not_a_list(loc: Loc, found: Node, field: FieldInfo) -> Diagnostic:
    name = _name(loc)
    hint = f"write {_line(name, field)}"
    if isinstance(found, Scalar) and found.text.startswith("-"):
        hint = "write a space after each '-'"
    elif _is_in_braces(found):
        hint = "put the braces inside square brackets: [{…}]"
    elif isinstance(found, Mapping) and found.keys:
        hint = f"write '- ' before {quoted(next(iter(found.keys)))}"
    elif isinstance(found, Scalar):
        model = model_within(field.annotation)
        item = _example_of(model, found.text) if model else _listed(found.text)
        hint = f"write {name}: [{item}]"
    message = f"{quoted(name)} must be a list, even with one item"
    return Diagnostic(Code.WRONG_TYPE, found.location, message, hint)


def _listed(text: str) -> str:
    """Return the items of a list that was written with punctuation of prose."""
    return visible(_DIVIDING.sub(", ", text.strip(_BRACKETS)))


def _is_in_braces(found: Node) -> bool:
    """Return whether a group of fields is written in braces, not on separate lines."""
    begin = next(iter(found.keys.values()), None) if isinstance(found, Mapping) else None
    return begin is not None and begin.location != found.location


def _not_a_group(loc: Loc, found: Node, model: Models) -> Diagnostic:
    what = f"each item of {quoted(_name(loc))}" if isinstance(loc[-1], int) else quoted(_name(loc))
    prefix = "- " if isinstance(loc[-1], int) else f"{_name(loc)}: "
    hint = f"write {prefix}{_example_of(model, found.text if isinstance(found, Scalar) else '')}"
    message = f"{what} must be a group of fields"
    return Diagnostic(Code.WRONG_TYPE, found.location, message, hint)


def _not_one_value(loc: Loc, found: Node) -> Diagnostic:
    name = quoted(_name(loc))
    hint = f"write a single value after {name}"
    match found:
        case Sequence((Scalar(text, _),)) if isinstance(loc[-1], str):
            hint = f"write {loc[-1]}: {visible(text)}"
        case Mapping(values, keys, _) if len(values) == 1:
            (key,), (value,) = keys.values(), values.values()
            if isinstance(value, Scalar) and value.location.line == key.location.line:
                whole = visible(f"{key.text}: {value.text}")
                hint = f"if the colon is part of it, write {quote(whole)}"
    what = "a list" if isinstance(found, Sequence) else "a group of fields"
    message = f"{name} is a single value, not {what}"
    if isinstance(loc[-1], int):
        message = f"each item of {name} is a single value, not {what}"
    return Diagnostic(Code.WRONG_TYPE, found.location, message, hint)


def _name(loc: Loc) -> str:
    """Return the name of the nearest field around a path."""
    return next(str(step) for step in reversed(loc) if isinstance(step, str))


def _code(kind: str) -> Code:
    return next(code for code in Code if code.value == kind)


def _model_at(model: Models, loc: Loc) -> Models:
    """Return the model at a path inside another model."""
    for step in loc:
        if isinstance(step, str):
            model = model_within(model.model_fields[step].annotation) or model
    return model


def _field_at(model: Models, loc: Loc) -> FieldInfo:
    return _model_at(model, loc[:-1]).model_fields[str(loc[-1])]


def _line(name: str, field: FieldInfo) -> str:
    """Return a line that sets a field to an example value, or leaves room for one."""
    return f"{name}: {'…' if name in _FIGURES else _example(field)}"


def _example(field: FieldInfo) -> str:
    model = model_within(field.annotation)
    if model is None or field.examples:
        example = (field.examples or ["…"])[0]
        return f"[{', '.join(example)}]" if isinstance(example, list) else str(example)
    is_list = get_origin(field.annotation) is tuple
    return f"[{_example_of(model)}]" if is_list else _example_of(model)


def _example_of(model: Models, text: str = "") -> str:
    """Return a group of fields with example values, and with the value given in its place."""
    fields = model.model_fields
    shown = [name for name, field in fields.items() if field.is_required() or field.examples]
    given = _given(text, model, shown) if text else {}
    lines = (
        f"{name}: {_in_braces(given[name])}" if name in given else _line(name, fields[name])
        for name in shown
    )
    return "{" + ", ".join(lines) + "}"


def _given(text: str, model: Models, fields: list[str]) -> dict[str, str]:
    """Return the fields expressed by a text that was given in place of a group."""
    if "currency" in fields and (money := money_in(text)):
        return {"amount": money[0].digits, "currency": money[0].currency}
    name = next((name for name in reversed(fields) if _is_valid(text, model, name)), None)
    if name is None:
        return {}
    slug = source_id(text) if "//" in text else slugify(text)
    return {**({"id": slug} if "id" in fields and slug else {}), name: text}


def _is_valid(text: str, model: Models, name: str) -> bool:
    try:
        adapter_of(model, name).validate_python(text)
    except ValidationError:
        return False
    return True


def _in_braces(text: str) -> str:
    return visible(text if _PLAIN.fullmatch(text) else quote(text))
