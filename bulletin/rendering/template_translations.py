"""Translate messages in templates: `_()`, `ngettext()`, `pgettext()` and `{% trans %}`.

A message without a number is translated when its template is compiled, at no cost per page.
Messages are HTML, and values are escaped, as with Jinja2's own new-style functions.
"""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from bulletin.language.languages import Language


def message_functions(language: Language) -> Mapping[str, Callable[..., Markup]]:
    """Return the functions that templates call for messages in a language."""

    def gettext(message: str, **values: object) -> Markup:
        return Markup(language.gettext(message)) % values

    def pgettext(context: str, message: str, **values: object) -> Markup:
        return Markup(language.pgettext(context, message)) % values

    def ngettext(singular: str, plural: str, num: int, **values: object) -> Markup:
        return Markup(language.ngettext(singular, plural, num)) % values

    return {"_": gettext, "gettext": gettext, "pgettext": pgettext, "ngettext": ngettext}


class Translator(NodeTransformer):
    """Replaces constant messages with their translations while a template is compiled."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (the visitor's name)
        self.generic_visit(node)
        message = self._message(node)
        if message is None:
            return node
        values = [nodes.Pair(nodes.Const(one.key), one.value) for one in node.kwargs]
        if not values:
            return nodes.Const(Markup(message) % {}, lineno=node.lineno)
        return nodes.Mod(nodes.Const(Markup(message)), nodes.Dict(values), lineno=node.lineno)

    def _message(self, node: nodes.Call) -> str | None:
        """Return the translation of a call with only constants; None for any other."""
        given = [one.value for one in node.args if isinstance(one, nodes.Const)]
        if len(given) != len(node.args) or node.dyn_args or node.dyn_kwargs:
            return None
        match node.node, given:
            case nodes.Name(name="_" | "gettext"), [message]:
                return self._language.gettext(message)
            case nodes.Name(name="pgettext"), [context, message]:
                return self._language.pgettext(context, message)
        return None


def translated(template: nodes.Template, language: Language) -> Any:
    """Return a template with all constant messages translated."""
    return Translator(language).visit(template)
