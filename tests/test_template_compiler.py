"""The program's templates are compiled to plain Python, and put out what Jinja2 alone would."""

from pathlib import Path

import jinja2
import pytest

from bulletin.language.languages import language_of
from bulletin.rendering.template_compiler import TemplateEnvironment, escaped
from bulletin.rendering.template_translations import message_functions

HOSTILE = "<i title=\"a\" lang='b'>&</i> %(x)s {{ 1 }}"
TEMPLATES = (
    "{{ given }}{{ given | upper }}{{ [given] | join(given) }}",
    "{{ _('<b>%(x)s</b> 5 %%, %(x)s', x=given) }}{{ _('100 %%') }}",
    "{% macro one(a, b=given, c=none) %}<p>{{ a }}{{ b }}{{ c }}</p>{% endmacro %}"
    "{{ one(1) }}{{ one(given, c=3) }}{{ one(b=2, a=given) }}{{ one(1, 2, given) ~ given }}",
    "{% macro outer() %}<p>{{ caller() }}</p>{% endmacro %}"
    "{% call outer() %}{{ given }}{% endcall %}",
    "{% macro rest() %}{{ varargs }}{{ kwargs['a'] }}{% endmacro %}{{ rest(given, a=given) }}",
    "{% set x %}<b>{{ given }}</b>{% endset %}{{ x }}{{ x if x else given }}",
    "{% for one in [given, 1, none] %}{{ loop.index }}{{ one }}{{ loop.last }}{% endfor %}",
    "{{ place.name }}{{ place.stem.upper() }}{{ ngettext('%(num)s a', '%(num)s b', 2) }}",
    "{{ (1).real }}{{ given.replace('i', 'b') }}{{ dict(**{'class': given}) }}",
)


def environment(tmp_path: Path, *, is_the_programs: bool) -> TemplateEnvironment:
    made = TemplateEnvironment(tmp_path, language_of("en"), {})
    made.globals.update(message_functions(language_of("en")))
    made.globals.update(dict=dict, none=None)
    if is_the_programs:
        made._program = tmp_path
    return made


@pytest.mark.parametrize("template", TEMPLATES)
def test_both_ways_to_compile_put_out_the_same(template: str, tmp_path: Path) -> None:
    (tmp_path / "t.html").write_text(template)
    given = {"given": HOSTILE, "place": Path("a/<b>.c")}
    direct, as_always = (
        environment(tmp_path, is_the_programs=own).get_template("t.html").render(given)
        for own in (True, False)
    )
    assert direct == as_always
    assert "<i" not in direct


def test_a_macro_takes_no_name_that_it_does_not_have(tmp_path: Path) -> None:
    (tmp_path / "t.html").write_text("{% macro one(a) %}{% endmacro %}{{ one(b=1) }}")
    with pytest.raises(TypeError):
        environment(tmp_path, is_the_programs=True).get_template("t.html").render()


def test_what_is_missing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "t.html").write_text("{% macro one(a) %}{{ a }}{% endmacro %}{{ one() }}")
    with pytest.raises(jinja2.UndefinedError):
        environment(tmp_path, is_the_programs=True).get_template("t.html").render()


def test_a_template_of_a_project_may_say_items_for_attributes(tmp_path: Path) -> None:
    (tmp_path / "t.html").write_text("{{ thing.key }}")
    made = environment(tmp_path, is_the_programs=False)
    assert made.get_template("t.html").render(thing={"key": "<"}) == "&lt;"


def test_html_stays_and_all_else_is_escaped() -> None:
    class Html:
        def __html__(self) -> str:
            return "<b>"

    assert [escaped(one) for one in ("<", Html(), 1, None)] == ["&lt;", "<b>", "1", "None"]
