"""The theme's style sheets: what stays of them, and what is used whole."""

from pathlib import Path

import pytest

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.site.stylesheets import compact, theme_style, trimmed, words_of

WORDS = words_of(
    ['<a class="card" id="top" dir="ltr" data-look="plain">', "a { color: var(--ink) }"]
)


@pytest.mark.parametrize(
    "css",
    [
        ".card{color:red}",
        "#top .card>a:hover{color:red}",
        "a,h1{color:red}",
        "[dir=ltr] .card{color:red}",
        '[data-look="plain"]{color:red}',
        "[data-look]{color:red}",
        ".card:not(.gone){color:red}",
        ":is(.card,.gone) a{color:red}",
        '@charset "UTF-8";.card{color:red}',
        "@media print{.card{color:red}}",
        '.card{content:"}{;";background:url("data:image/svg+xml;utf8,<svg a=\'b\'/>")}',
        "@keyframes spin{0%{color:red}to{color:blue}}.card{animation:spin 1s}",
        ":root{--ink:red}",
        ":root{--a:var(--b);--b:red}.card{color:var(--a)}",
        "@page{margin:1cm}",
    ],
)
def test_what_a_page_may_use_stays(css: str) -> None:
    assert trimmed(css, WORDS) == css


@pytest.mark.parametrize(
    "css",
    [
        ".gone{color:red}",
        ".card .gone{color:red}",
        "#gone{color:red}",
        "[dir=rtl] .card{color:red}",
        "@media print{.gone{color:red}}",
        "@keyframes spin{0%{color:red}}",
        ":root{--a:var(--b);--b:red}.gone{color:var(--a)}",
        r".md\:gone{color:red}",
    ],
)
def test_what_no_page_can_use_goes(css: str) -> None:
    assert trimmed(css, WORDS) == ""


def test_of_several_selectors_those_stay_that_can_match() -> None:
    assert trimmed(".gone,.card,:is(.x,.y) .gone{color:red}", WORDS) == ".card{color:red}"


@pytest.mark.parametrize(
    "css",
    [".gone{color:red", ".gone{color:red}}", ".gone{.card{color:red}}", '.gone{content:"}'],
)
def test_a_style_sheet_of_another_form_is_used_whole(css: str) -> None:
    assert trimmed(css, WORDS) == css


def test_a_compact_style_sheet_says_the_same() -> None:
    css = '/* a */\n.a   .b {\n  content: "a  /  b";\n  margin: 0 auto;\n}\n'
    css += "@media (x) { a { b: c } }\n"
    assert compact(css) == '.a .b{content: "a  /  b";margin: 0 auto;}@media (x){a{b: c}}'


def test_a_theme_with_other_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "main.1.css").write_text(".card{color:red}.gone{color:red}")
    assert theme_style(tmp_path, ["main.*.css"], ["card"]) == ".card{color:red}"
    (tmp_path / "main.2.css").write_text("")
    with pytest.raises(EnvironmentFault, match="2 style sheets 'main"):
        theme_style(tmp_path, ["main.*.css"], [])
