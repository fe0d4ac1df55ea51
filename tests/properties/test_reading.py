"""What an author wrote is what a reader reads."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from bulletin.assembly.bulletin import Bulletin, assemble
from bulletin.assembly.content import Content, read_content
from bulletin.diagnostics.report import Report
from bulletin.rendering.renderer import Renderer
from bulletin.schema.registries import Authority, Register
from bulletin.values.dates import PartialDate
from bulletin.values.urls import url_fault, without_tracking
from tests.bulletins import pages_of
from tests.markup import attributes, text_of
from tests.parsing import parse_entry, sound_entry
from tests.projects import ROOT, write_project
from tests.properties.strategies import quoted, titles

ENTRY = """\
---
title: {title}
summary: {title}
section: litigation
date: 2022-02-24
jurisdictions: [GB]
authorities: [named]
sources:
  - id: press
    url: https://www.example.org/
    title: {title}
    publisher: {title}
---
Words.
"""


@cache
def minimum() -> Content:
    with TemporaryDirectory() as folder:
        return read_content(write_project(Path(folder)), Report())


@cache
def renderer() -> Renderer:
    settings = minimum().settings
    assert settings
    return Renderer(ROOT / "templates", settings)


def bulletin_with(title: str) -> Bulletin:
    """A bulletin with one entry, all of whose words are the title."""
    entry, report = parse_entry(ENTRY.replace("{title}", quoted(title)))
    assert entry
    assert report.errors == []
    authority = Authority(id="named", name=title, kind="court", jurisdiction="GB")
    named = Register("authorities.yml", {"named": authority})
    registry = replace(minimum().registry, authorities=named)
    content = replace(minimum(), entries=(entry,), registry=registry)
    assert content.settings
    return assemble(content, content.settings)


@given(titles)
def test_a_title_reads_as_itself(title: str) -> None:
    pages, said = pages_of(bulletin_with(title)), title.strip()
    entry = renderer().holes(pages["2022-02/sample/"])
    assert text_of(entry["content"], "h1") == [said]
    assert text_of(f"<p>{entry['title']}</p>", "p") == [said]
    assert text_of(entry["head"], "title") == [f"{said} – Test Bulletin"]
    issue = renderer().holes(pages["2022-02/"])["content"]
    assert text_of(issue, ".entry__title") == [said]
    assert text_of(issue, ".contents__entries a") == [said]
    section = renderer().holes(pages["sections/litigation/"])["content"]
    assert text_of(section, ".teaser__title") == [said]


@given(titles)
def test_all_else_that_is_said_of_an_entry_reads_as_itself(title: str) -> None:
    pages, said = pages_of(bulletin_with(title)), title.strip()
    entry = renderer().holes(pages["2022-02/sample/"])
    for selector in (".entry__summary", ".authorities li", ".note__publisher"):
        assert text_of(entry["content"], selector) == [said]
    assert [text.strip() for text in text_of(entry["content"], ".note__title")] == [said]
    assert attributes(entry["head"], "meta[name=description]", "content") == [said]


@given(titles)
def test_a_text_in_code_reads_as_itself(text: str) -> None:
    code = text.replace("`", "'")
    body = sound_entry(f"`` {code} ``").body
    assert body.words == " ".join(code.split())


@given(st.dates(min_value=PartialDate(1900, 1, 1).last_day))
def test_every_day_is_written_as_it_was_read(day: object) -> None:
    assert str(PartialDate.parse(str(day))) == str(day)


parameters = st.sampled_from(
    (
        *("a=1", "b=%20+", "flag", "q=%e4%b8%ad", "x=a;b", "=", "a=b=c", "source=utm_source"),
        *("utm_a=1", "utm_source=x", "fbclid=1", "gclid=a-b", "scene=1"),
    )
)


@given(
    st.sampled_from(["https://e.org", "https://e.org/a", "https://mp.weixin.qq.com/s"]),
    st.lists(parameters, max_size=6),
    st.sampled_from(["", "#a", "#wechat_redirect", "#utm_source=1"]),
)
def test_a_clean_address_is_what_is_left_of_it(page: str, given: list[str], end: str) -> None:
    url = page + ("?" + "&".join(given) if given else "") + end
    clean = without_tracking(url)
    assert without_tracking(clean) == clean
    assert url_fault(clean) is None
    rest = iter(url)
    assert all(character in rest for character in clean)
    assert "utm_a=" not in clean
