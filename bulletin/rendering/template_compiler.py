"""Compile templates to Python with direct calls and lookups, faster than plain Jinja2.

Jinja2 decides at each call whether a function needs the context, and at each dot whether an
attribute or an item is meant. The program's own templates use only attributes and functions without
context, so these are compiled to plain Python. A project's templates may use all of Jinja2 and are
compiled by it unchanged.
"""

import re
from collections.abc import Callable, MutableMapping
from keyword import iskeyword
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.ext import Extension
from jinja2.utils import missing
from markupsafe import Markup, escape

from bulletin.language.languages import Language
from bulletin.rendering.template_translations import translated
from bulletin.resources import TEMPLATES, layers, program_files

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
_SLOT = re.compile(r"%\((\w+)\)s|(%%)")
_SPECIAL = re.compile(r"""[&<>"']""").search


def escaped(value: object) -> str:
    """Escape a value like MarkupSafe's `escape`, without wrapping what needs no escaping."""
    if type(value) is str:
        return escape(value) if _SPECIAL(value) else value
    if type(value) is Markup:
        return value
    return escape(value)


def direct_macro(function: Callable[..., str], names: tuple[str, ...]) -> Callable[..., Markup]:
    """Return a function that calls the compiled function of a macro with named parameters."""
    function.__defaults__ = (missing,) * len(names)

    def call(*given: object, **named: object) -> Markup:
        if named:
            given += tuple(named.pop(name, missing) for name in names[len(given) :])
        return Markup(function(*given, **named))

    return call


class _DirectCode(CodeGenerator):
    """Generates plain Python for calls, attributes, macros and messages."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escaped = environment.escaped")
        self.writeline("direct_macro = environment.direct_macro")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        names = [one.key for one in node.kwargs]
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(map(iskeyword, names)):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
            return
        names = tuple(one.name for one in macro_ref.node.args)
        self.write(f"direct_macro(macro, {names!r})")

    def visit_Mod(self, node: nodes.BinExpr, frame: Frame) -> None:  # noqa: N802
        """Join a message with values at compile time instead of parsing it for each page."""
        match node:
            case nodes.Mod(
                left=nodes.Const(value=Markup() as message), right=nodes.Dict() as given
            ):
                values = {pair.key.as_const(): pair.value for pair in given.items}
                self._write_message(message, values, frame)
            case _:
                super().visit_Mod(node, frame)

    def _write_message(self, message: Markup, values: dict[str, nodes.Expr], frame: Frame) -> None:
        self.write("Markup(concat((")
        end = 0
        for slot in _SLOT.finditer(message):
            text = message[end : slot.start()] + ("%" if slot[2] else "")
            self.write(f"{str(text)!r}, ")
            if slot[1]:
                self.write("escaped(")
                self.visit(values[slot[1]], frame)
                self.write("), ")
            end = slot.end()
        self.write(f"{str(message[end:])!r})))")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write("escaped(")


class _Unindented(Extension):
    """Removes the indentation of templates."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _INDENTATION.sub("", source)


class TemplateEnvironment(jinja2.Environment):
    """A Jinja environment for one language, whose globals are resolved at compile time."""

    escaped = staticmethod(escaped)
    direct_macro = staticmethod(direct_macro)

    def __init__(
        self, templates: Path, language: Language, compiled: MutableMapping[str, bytes]
    ) -> None:
        self.language = language
        self._program = program_files() / TEMPLATES
        super().__init__(
            loader=_loader(templates, self._program),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=[_Unindented, "jinja2.ext.i18n"],
            bytecode_cache=CompiledTemplates(compiled, language),
        )
        self._loaded: dict[str, jinja2.Template] = {}

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        *given: Any,
        **options: Any,
    ) -> str:
        """Generate Python code; Jinja2's hook between parsing and compiling."""
        is_own = filename and Path(filename).is_relative_to(self._program)
        self.code_generator_class = _DirectCode if is_own else CodeGenerator
        return super()._generate(
            translated(source, self.language), name, filename, *given, **options
        )

    def get_template(self, name: Any, parent: str | None = None, *given: Any) -> jinja2.Template:
        """Return a template, which is looked up once."""
        if name not in self._loaded:
            self._loaded[name] = super().get_template(name, parent, *given)
        return self._loaded[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return self.globals


class CompiledTemplates(jinja2.BytecodeCache):
    """A cache of compiled templates by Jinja2's keys; changed templates are recompiled."""

    def __init__(self, code: MutableMapping[str, bytes], language: Language) -> None:
        self._code = code
        self.language_digest = language.digest.hex()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a key that includes the language, whose messages are compiled in."""
        return f"{super().get_cache_key(name, filename)}-{self.language_digest}"

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


def _loader(templates: Path, program: Path) -> jinja2.BaseLoader:
    """Return a loader of a project's templates; `program/NAME` is the program's own."""
    own = jinja2.FileSystemLoader(layers(templates, TEMPLATES))
    under_it = jinja2.PrefixLoader({"program": jinja2.FileSystemLoader(program)})
    return jinja2.ChoiceLoader([own, under_it])
