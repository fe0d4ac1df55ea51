"""The look of a bulletin by settings and files: what comes of it, and what is refused."""

import re
from pathlib import Path

import pytest

from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, build
from bulletin.schema.look import Colours, Look
from bulletin.schema.palettes import (
    DARK,
    LIGHT,
    TONES_ON_DARK,
    TONES_ON_LIGHT,
    dark_palette,
    light_palette,
)
from bulletin.site.look_style import compose_style
from bulletin.values.colours import (
    BLACK,
    WHITE,
    Colour,
    contrast,
    is_readable,
    made_readable,
    mixed,
)
from tests.projects import MINIMUM, ROOT, entry, faults_of, write_project

SETTINGS = MINIMUM["content/bulletin.yml"]
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z" fill="url(#a)"/></svg>'
PNG = b"\x89PNG\r\n\x1a\n and more"
FONT = b"wOF2 and more"


def project(root: Path, look: str, files: dict[str, str | bytes] | None = None) -> Path:
    given = {f"content/look/{name}": content for name, content in (files or {}).items()}
    return write_project(
        root, {"content/bulletin.yml": SETTINGS + look, "content/2022-02/a.md": entry(), **given}
    )


def built(root: Path) -> Path:
    return build(Project(root, root / "site"), Report()).folder


def look_of(**colours: str) -> Look:
    return Look(colours=Colours.model_validate(colours))


# Colours


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(BLACK, WHITE) == 21
    assert contrast(WHITE, WHITE) == 1
    assert round(contrast(Colour.parse("#777"), WHITE), 2) == 4.48
    assert round(contrast(Colour.parse("#767676"), WHITE), 2) == 4.54


@pytest.mark.parametrize("text", ["red", "#12", "#1234567", "8c2230", "#gggggg", "#8c2230 "])
def test_other_forms_are_no_colours(text: str) -> None:
    with pytest.raises(ValueError, match="#8c2230"):
        Colour.parse(text)


def test_short_and_capital_forms_are() -> None:
    assert str(Colour.parse("#F0a")) == "#ff00aa"


def test_the_nearest_readable_colour_is_readable_and_near() -> None:
    yellow = Colour.parse("#ffd500")
    dark = made_readable(yellow, (WHITE,))
    assert is_readable(dark, (WHITE,))
    assert dark.blue == 0
    assert made_readable(BLACK, (WHITE,)) == BLACK
    assert made_readable(yellow, (Colour.parse("#777"), BLACK)) in (BLACK, WHITE)
    assert mixed(BLACK, WHITE, 0.5) == Colour(128, 128, 128)


def test_the_palettes_are_those_of_the_style_sheet() -> None:
    css = (ROOT / "templates/theme/assets/styles/tokens.css").read_text(encoding="utf-8")
    light, dark = css.split('[data-md-color-scheme="slate"] {', 1)
    for palette, tones, text in ((LIGHT, TONES_ON_LIGHT, light), (DARK, TONES_ON_DARK, dark)):
        names = ("paper", "ink", "ink_soft", "rule", "rule_strong", "wash", "link", "accent")
        for name in names:
            assert f"--{name.replace('_', '-')}: {getattr(palette, name)};" in text
        for number, tone in enumerate(tones, 1):
            assert f"--tone-{number}: {tone};" in text
        assert all(is_readable(one, palette.backgrounds) for one in (*tones, palette.ink_soft))


def test_one_colour_is_enough_for_both_palettes() -> None:
    look = look_of(accent="#004b3c")
    assert str(light_palette(look).accent) == "#004b3c"
    assert is_readable(dark_palette(look).accent, dark_palette(look).backgrounds)
    assert dark_palette(look).paper == DARK.paper


def test_what_follows_from_paper_and_ink_can_be_read() -> None:
    palette = light_palette(look_of(paper="#ffffff", ink="#222222"))
    assert is_readable(palette.ink_soft, palette.backgrounds)
    assert palette.wash != LIGHT.wash


def test_the_look_of_the_program_needs_no_style() -> None:
    assert compose_style(Look()) == ""


# The site


def test_a_site_has_the_look_of_the_settings(tmp_path: Path) -> None:
    look = (
        "look:\n  logo: logo.svg\n  icon: icon.png\n  share: share.png\n"
        "  colours: {accent: '#004b3c'}\n"
        "  fonts:\n  - {family: Some Serif, file: some.woff2, use: text, weight: 200 900}\n"
    )
    files: dict[str, str | bytes] = {
        "logo.svg": SVG,
        "icon.png": PNG,
        "share.png": PNG,
        "some.woff2": FONT,
    }
    site = built(project(tmp_path, look, files))
    html = (site / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<img src="assets/look/logo\.svg"', html)
    assert '<link rel="icon" href="assets/look/icon.png">' in html
    assert (
        '<meta property="og:image" content="https://bulletin.example/assets/look/share.png">'
        in html
    )
    assert html.index("assets/bulletin.css") < html.index("assets/look.css")
    assert "/assets/look/icon.png</icon>" in (site / "feed.xml").read_text(encoding="utf-8")
    for name, content in files.items():
        expected = content.encode() if isinstance(content, str) else content
        assert (site / "assets/look" / name).read_bytes() == expected
    style = (site / "assets/look.css").read_text(encoding="utf-8")
    assert "--accent: #004b3c;" in style
    assert 'src: url("look/some.woff2")' in style
    assert '--own-text: "Some Serif",' in style


def test_mails_have_the_colours_of_the_site(tmp_path: Path) -> None:
    site = built(project(tmp_path, "look: {colours: {link: '#004b3c', paper: '#ffffff'}}\n"))
    mail = (site / "2022-02/email.html").read_text(encoding="utf-8")
    assert "#004b3c" in mail
    assert re.search("background-color: ?#ffffff", mail)
    assert str(LIGHT.link) not in re.sub(r"\.tone-1[^}]*}", "", mail)


def test_a_site_without_a_look_asks_for_no_file_of_one(tmp_path: Path) -> None:
    site = built(project(tmp_path, ""))
    assert "assets/look" not in (site / "index.html").read_text(encoding="utf-8")
    assert not (site / "assets/look.css").exists()
    assert not (site / "assets/look").exists()


def test_links_of_the_footer_lead_to_pages_and_elsewhere(tmp_path: Path) -> None:
    footer = (
        "footer:\n- {title: Our imprint, page: about}\n"
        "- {title: Elsewhere <b>, url: 'https://www.example.org/'}\n"
    )
    site = built(project(tmp_path, footer))
    html = (site / "2022-02/a/index.html").read_text(encoding="utf-8")
    assert '<a href="/about/">Our imprint</a>' in html
    assert (
        '<a href="https://www.example.org/" rel="noopener noreferrer">Elsewhere &lt;b&gt;' in html
    )
    tabs = html[html.index("md-tabs__list") :].partition("</ul>")[0]
    assert "About" not in tabs


def test_labels_follow_the_language_of_the_pages(tmp_path: Path) -> None:
    look = (
        "languages: [en, de]\n"
        "footer:\n- {title: Our imprint, titles: {de: Impressum}, page: about}\n"
    )
    root = project(tmp_path, look)
    settings = root / "content/bulletin.yml"
    text = settings.read_text(encoding="utf-8")
    old = "title: Courts and litigation"
    assert old in text
    new = f"{old}\n    short: Courts\n    titles: {{de: Rechtsprechung}}"
    settings.write_text(text.replace(old, new), encoding="utf-8")
    site = built(root)
    for folder, footer, tab in (("", "Our imprint", "Courts"), ("de/", "Impressum", "Rechtsp")):
        html = (site / folder / "index.html").read_text(encoding="utf-8")
        assert f'<a href="/{folder}about/">{footer}</a>' in html
        assert re.search(rf"md-tabs__link[^>]*>\s*{tab}", html)


# What is refused

REFUSED = {
    "a colour that cannot be read": (
        "look: {colours: {link: '#9fc5e8'}}\n",
        "link #9fc5e8 is hard to read: its contrast is 1.6; "
        "at least 4.5 to 1 is required (WCAG 2.2, AA)",
    ),
    "a dark colour on dark": ("look: {dark_colours: {ink: '#333'}}\n", "ink #333333 is hard"),
    "a paper that hides sections": (
        "look: {colours: {paper: '#888'}}\n",
        "section colours",
    ),
    "a word for a colour": ("look: {colours: {link: blue}}\n", "'blue' is not a colour"),
    "a file that is not there": (
        "look: {logo: no.svg}\n",
        "there is no file",
    ),
    "a path": ("look: {logo: ../../etc/x.svg}\n", "is not a file name"),
    "an address": ("look: {logo: 'https://www.example.org/x.svg'}\n", "is not a file name"),
    "another kind of file": ("look: {share: share.gif}\n", "save it as one of .png, .jpg, .jpeg"),
    "a font by a name that ends the style": (
        "look: {fonts: [{family: 'a\"; } b', file: a.woff2, use: text}]}\n",
        "cannot be the name of a font",
    ),
    "a weight of words": (
        "look: {fonts: [{family: a, file: a.woff2, use: text, weight: bold}]}\n",
        "is not a font weight",
    ),
    "an American spelling": ("look: {colors: {link: '#000'}}\n", "did you mean 'colours'?"),
    "a link of the footer to no page": ("footer: [{title: A, page: abuot}]\n", "'about'?"),
    "one to two": (
        "footer: [{title: A, page: about, url: 'https://www.example.org/'}]\n",
        "to one page or to one address",
    ),
    "one to nothing": ("footer: [{title: A}]\n", "to one page or to one address"),
    "one that runs": ("footer: [{title: A, url: 'javascript:alert(1)'}]\n", "url: "),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_told_at_its_place(tmp_path: Path, name: str) -> None:
    lines, told = REFUSED[name]
    said = faults_of(project(tmp_path, lines, {"a.woff2": FONT}))
    assert told in said
    assert re.match(r"content/bulletin\.yml:\d+:\d+: error", said)
    assert said.count(": error[") == 1


def test_the_hint_of_a_colour_is_a_colour_that_can_be_read(tmp_path: Path) -> None:
    said = faults_of(project(tmp_path / "one", "look: {colours: {link: '#9fc5e8'}}\n"))
    assert "[low-contrast]" in said
    (better,) = re.findall(r'write "(#[0-9a-f]{6})"', said)
    assert faults_of(project(tmp_path / "two", f"look: {{colours: {{link: '{better}'}}}}\n")) == ""


DRAWINGS = {
    "a script": "<svg><script>alert(1)</script></svg>",
    "a handler": '<svg onload="alert(1)"/>',
    "a link": '<svg><a href="https://www.example.org/">x</a></svg>',
    "a picture from elsewhere": '<svg><image xlink:href="//www.example.org/x.png"/></svg>',
    "a style from elsewhere": "<svg><style>@import 'x'</style></svg>",
    "a background from elsewhere": '<svg><g style="fill: url(https://example.org/#a)"/></svg>',
    "a page within": "<svg><foreignObject/></svg>",
    "an entity": '<!DOCTYPE svg [<!ENTITY x "y">]><svg/>',
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_can_only_be_looked_at(tmp_path: Path, name: str) -> None:
    said = faults_of(project(tmp_path, "", {"logo.svg": DRAWINGS[name]}))
    assert "content/look/logo.svg:1:1: error[bad-image]" in said


OTHER_FILES: dict[str, tuple[str, str | bytes]] = {
    "no drawing": ("a.svg", "words"),
    "no font": ("a.woff2", b"words"),
    "no picture": ("a.png", b"words"),
    "a text": ("a.txt", "words"),
    "a style sheet": ("a.css", "words"),
}


@pytest.mark.parametrize("name", OTHER_FILES)
def test_files_that_are_not_what_they_are_called_are_told(tmp_path: Path, name: str) -> None:
    path, content = OTHER_FILES[name]
    assert f"content/look/{path}: error" in faults_of(project(tmp_path, "", {path: content}))


def test_sound_files_are(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.svg": SVG, "b.png": PNG, "c.woff2": FONT}
    assert faults_of(project(tmp_path, "", files)) == ""
