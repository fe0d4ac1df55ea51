"""Style sheets: what stays of them, what they import, and which variables they have."""

import re
from pathlib import Path

import pytest

from bulletin.diagnostics.report import EnvironmentFault
from bulletin.site.stylesheets import bundle, compact, theme_style, trimmed, words_of
from tests.projects import ROOT

ASSETS = ROOT / "templates/theme/assets"
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


def test_imported_files_stand_in_the_place_of_their_import(tmp_path: Path) -> None:
    style = tmp_path / "style.css"
    style.write_text(
        '/* @import "no.css"; */\n@import "parts/a.css";\n@import "b.css";\nb { c: d }\n'
    )
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/a.css").write_text("a { c: d } /* done */")
    (tmp_path / "b.css").write_text("i { c: d }")
    bundle(style)
    assert compact(style.read_text()) == "a{c: d}i{c: d}b{c: d}"
    assert list(tmp_path.iterdir()) == [style]


@pytest.mark.parametrize("path", ["https://example.org/a.css", "../a.css", "a.scss"])
def test_other_imports_stay(path: str, tmp_path: Path) -> None:
    style = tmp_path / "style.css"
    style.write_text(f'@import "{path}";')
    bundle(style)
    assert style.read_text() == f'@import "{path}";'


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text('@import "gone.css";')
    with pytest.raises(EnvironmentFault, match=r"gone\.css, which style\.css imports"):
        bundle(tmp_path / "style.css")


def test_the_list_of_variables_has_those_that_are_set_and_used() -> None:
    """The list is the comment at the head of tokens.css; Material documents its own variables."""
    sheets = {file.name: file.read_text(encoding="utf-8") for file in ASSETS.rglob("*.css")}
    listed = set(re.findall(r"^   (--[\w-]+)", sheets["tokens.css"], re.MULTILINE))
    css = "".join(map(compact, sheets.values()))
    used = {name for name in re.findall(r"var\((--[\w-]+)", css) if not name.startswith("--md-")}
    assigned = {
        name for name in re.findall(r"[{;](--[\w-]+):", css) if not name.startswith("--md-")
    }
    assert listed == used
    assert assigned == used - {"--own-text", "--own-interface"}
