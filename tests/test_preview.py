"""The state of a preview: what a change makes of it, what it costs, and what it survives."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from bulletin.diagnostics.report import Diagnostic, Report
from bulletin.diagnostics.report_formats import format_report
from bulletin.preview import content_cache
from bulletin.preview.http_responses import Answers
from bulletin.preview.page_rendering import Directory
from bulletin.preview.search_index import Search
from bulletin.preview.state import Preview
from bulletin.rules.all_rules import check_entry
from bulletin.rules.rule_context import RuleContext
from bulletin.schema.entries import Entry
from tests.parsing import watch_parsing
from tests.projects import entry, write_buildable_project
from tests.test_build_cache import EDITS, FILES, A, replace, write

URL = "http://127.0.0.1:8000/"
TODAY = date(2022, 6, 1)
B = "content/2022-02/b.md"

Edit = Callable[[Path], object]


@pytest.fixture
def root(tmp_path: Path, engine_runs: list[Path]) -> Path:
    return write_buildable_project(tmp_path / "project", FILES)


@pytest.fixture
def preview(root: Path, tmp_path: Path) -> Preview:
    preview = begun(root, tmp_path / "preview")
    assert preview.standing.is_sound
    return preview


def begun(root: Path, folder: Path) -> Preview:
    """A preview that trusts the times of files, however young they are."""
    folder.mkdir()
    preview = Preview(root, URL, folder, TODAY, clock=lambda: 10**20)
    preview.refresh()
    return preview


def answers_of(preview: Preview, told: list[str] | None = None) -> Answers:
    tell = (told if told is not None else []).append
    return Answers(preview, Search(preview.root.parent / "preview"), tell)


def shown(preview: Preview) -> Mapping[str, str]:
    """All pages, each as it is found by its address."""
    showing = preview.standing.showings[""]
    pages = {page.address: showing.page(page.address) for page in showing.pages}
    return {address: showing.html(page) for address, page in pages.items() if page}


def said(preview: Preview) -> str:
    report = Report()
    report.extend(preview.standing.diagnostics)
    return format_report(report, "text")


def words(preview: Preview, address: str = "2022-02/a/") -> str:
    return answers_of(preview).answer(address).body.decode()


# What a change makes of it


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_after_an_edit_it_is_as_one_begun_anew(
    preview: Preview, root: Path, tmp_path: Path, edit: Edit
) -> None:
    before = shown(preview)
    edit(root)
    preview.refresh()
    anew = begun(root, tmp_path / "anew")
    assert preview.standing.trouble == anew.standing.trouble == ""
    assert said(preview) == said(anew)
    assert shown(preview) == shown(anew)
    assert (shown(preview) == before) == (edit is EDITS["nothing"])


BREAKING: Mapping[str, tuple[Edit, str]] = {
    "an entry's YAML": (replace(A, "title: The", "title: 'The"), f"{A}:2:"),
    "a half-saved entry": (lambda root: (root / A).write_text(entry()[:60]), f"{A}:1:1: error"),
    "an empty entry": (lambda root: (root / A).write_text(""), f"{A}:1:1: error"),
    "an entry in another encoding": (
        lambda root: (root / A).write_bytes(entry(title="Müller").encode("latin-1")),
        "[not-utf8]",
    ),
    "an entry that is linked to and gone": (lambda root: (root / A).unlink(), "[broken-link]"),
    "the notes of an issue": (
        lambda root: (root / "content/2022-02/issue.md").unlink(),
        "[missing-issue]",
    ),
    "the settings": (
        lambda root: (root / "content/bulletin.yml").write_text("title: ["),
        "content/bulletin.yml:1:1: error",
    ),
    "a registry": (
        write("content/registry/authorities.yml", "- id: ["),
        "content/registry/authorities.yml:1:",
    ),
    "all of the content": (lambda root: shutil.rmtree(root / "content"), "[missing-file]"),
}


@pytest.mark.parametrize(("edit", "told"), BREAKING.values(), ids=BREAKING)
def test_what_is_wrong_is_told_and_the_last_good_pages_stay(
    preview: Preview, root: Path, edit: Edit, told: str
) -> None:
    before, sound = shown(preview), root.parent / "sound"
    shutil.copytree(root, sound)
    edit(root)
    standing = preview.refresh()
    assert not standing.is_sound
    assert told in said(preview)
    assert shown(preview) == before
    shutil.rmtree(root)
    shutil.copytree(sound, root)
    assert preview.refresh().is_sound
    assert said(preview) == ""
    assert shown(preview) == before


TROUBLES: Mapping[str, tuple[Edit, str]] = {
    "the engine's configuration": (
        lambda root: (root / "mkdocs.yml").write_text("nav: ["),
        "mkdocs.yml",
    ),
    "the theme": (replace("templates/theme/main.html", "@@content@@", ""), "holes 'content'"),
    "a template of all pages": (
        lambda root: (root / "templates/footer.html").write_text("{% if %}"),
        "templates/footer.html:1",
    ),
}


@pytest.mark.parametrize(("edit", "trouble"), TROUBLES.values(), ids=TROUBLES)
def test_troubles_beside_the_content_are_told_and_survived(
    preview: Preview, root: Path, edit: Edit, trouble: str
) -> None:
    before, sound = shown(preview), root.parent / "sound"
    shutil.copytree(root, sound)
    edit(root)
    standing = preview.refresh()
    assert trouble in standing.trouble
    assert not standing.is_sound
    shutil.rmtree(root)
    shutil.copytree(sound, root)
    assert preview.refresh().is_sound
    assert shown(preview) == before


def test_a_fault_that_nobody_foresaw_is_survived(
    preview: Preview, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace(A, "fined a company.", "fined two companies.")(root)
    with monkeypatch.context() as patch:
        patch.setattr("bulletin.preview.state.read_content", lambda *_: 1 // 0)
        assert preview.refresh().trouble == "ZeroDivisionError: integer division or modulo by zero"
    assert preview.refresh().is_sound
    assert "fined two companies." in words(preview)


def test_it_can_begin_with_broken_content(root: Path, tmp_path: Path) -> None:
    write(A, entry(section="ligitation"))(root)
    preview = begun(root, tmp_path / "preview")
    answer = answers_of(preview).answer("")
    assert answer.status == 503
    assert "There is nothing to show yet" in answer.body.decode()
    assert "content/2022-02/a.md:3:10" in answer.body.decode()
    assert "as it was before" not in answer.body.decode()
    write(A, entry())(root)
    preview.refresh()
    assert answers_of(preview).answer("").status == 200


def test_a_date_to_come_is_told_as_check_does(preview: Preview, root: Path) -> None:
    replace(A, "    url:", "    published: 2022-06-30\n    url:")(root)
    preview.refresh()
    assert "[future-date]" in said(preview)
    assert preview.standing.is_sound


def test_nothing_happens_where_nothing_has_changed(preview: Preview, root: Path) -> None:
    before = preview.standing
    (root / "content/2022-02/.a.md.swp").write_text("an editor's own")
    (root / A).touch()
    assert preview.refresh() is before


# What it costs


def test_only_the_text_that_was_saved_is_parsed(
    preview: Preview, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed = watch_parsing(monkeypatch)
    replace(A, "fined a company.", "fined two companies.")(root)
    preview.refresh()
    preview.refresh()
    assert parsed == [A]


def test_only_what_a_change_concerns_is_judged(
    preview: Preview, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[str] = []

    def judge(one: Entry, context: RuleContext) -> Iterator[Diagnostic]:
        judged.append(one.document.path)
        return check_entry(one, context)

    monkeypatch.setattr(content_cache, "check_entry", judge)
    replace(A, "fined a company.", "fined two companies.")(root)
    preview.refresh()
    assert judged == [A]
    judged.clear()
    replace("content/2022-02/issue.md", "title: A test", "published: 2022-03-01")(root)
    preview.refresh()
    assert judged == [A, B]
    judged.clear()
    ico = "- {id: ico, name: ICO, kind: regulator, jurisdiction: GB}"
    write("content/registry/authorities.yml", ico)(root)
    preview.refresh()
    assert judged == ["content/2022-01/before.md", A, B]


@pytest.mark.parametrize(("now", "seen"), [(10**9, True), (10**10, False)])
def test_a_file_that_changed_a_moment_ago_is_not_trusted(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: int, seen: bool
) -> None:
    """It may change again within the same step of the file system's clock, here the first."""
    monkeypatch.setattr(content_cache, "_stamp", lambda _: (1, 1, 1, 1))
    (tmp_path / "preview").mkdir()
    preview = Preview(root, URL, tmp_path / "preview", TODAY, clock=lambda: now)
    preview.refresh()
    replace(A, "fined a company.", "fined A COMPANY.")(root)
    preview.refresh()
    assert ("fined A COMPANY." in words(preview)) == seen


def test_the_engine_runs_only_when_its_own_files_change(
    preview: Preview, root: Path, engine_runs: list[Path]
) -> None:
    footer = replace("templates/footer.html", "footer__imprint", "footer__publisher")
    known = {**EDITS, "a template": footer}
    edits = ("the words of an entry", "a new entry", "a template", "the theme", "the navigation")
    runs = []
    for name in edits:
        before = len(engine_runs)
        known[name](root)
        preview.refresh()
        shown(preview)
        runs.append(len(engine_runs) - before)
    assert dict(zip(edits, runs, strict=True)) == {
        "the words of an entry": 0,
        "a new entry": 0,
        "a template": 0,
        "the theme": 1,
        "the navigation": 1,
    }


def test_assets_are_had_without_a_look_at_any_page(
    preview: Preview, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page in a browser asks for a dozen of them whenever it is loaded."""
    monkeypatch.setattr(Directory, "find", lambda *_: 1 // 0)
    write("content/2022-02/map.png", "GIF89a")(root)
    preview.refresh()
    answers = answers_of(preview)
    for address in ("assets/bulletin.css", "2022-02/map.png", ".preview/preview.js"):
        assert answers.answer(address).status == 200
    assert answers.answer("").status == 500


def test_a_page_at_a_new_depth_gets_its_frame(tmp_path: Path, engine_runs: list[Path]) -> None:
    root = write_buildable_project(tmp_path / "project")
    preview = begun(root, tmp_path / "preview")
    assert answers_of(preview).answer("2022-02/a/").status == 404
    write(A, entry())(root)
    preview.refresh()
    assert len(engine_runs) == 1
    assert answers_of(preview).answer("2022-02/a/").status == 200
    assert len(engine_runs) == 2


# What it answers


def test_what_readers_cannot_see_yet_is_shown_and_marked(preview: Preview, root: Path) -> None:
    write(B, entry().replace("sources:", "draft: true\nsources:"))(root)
    write(A, entry().replace("sources:", "publish: 2022-06-01T09:00+02:00\nsources:"))(root)
    preview.refresh()
    pages = shown(preview)
    assert "<strong>Draft</strong>: readers do not see this yet" in pages["2022-02/b/"]
    assert "Embargo until 2022-06-01 09:00 (UTC+02:00)" in pages["2022-02/a/"]
    assert pages["2022-02/"].count('<strong class="awaited">') == 2
    assert "awaited" not in pages["2022-01/before/"]


def test_an_embargo_that_has_ended_is_not_marked(preview: Preview, root: Path) -> None:
    write(A, entry().replace("sources:", "publish: 2022-05-31T09:00+02:00\nsources:"))(root)
    preview.refresh()
    assert "awaited" not in shown(preview)["2022-02/a/"]


def test_it_answers_as_the_published_site_does(preview: Preview, root: Path) -> None:
    write("content/2022-02/map.png", "GIF89a")(root)
    preview.refresh()
    answers = answers_of(preview)
    kinds = {
        "": (200, "text/html; charset=utf-8"),
        "2022-02/a/": (200, "text/html; charset=utf-8"),
        "2022-02/a": (301, "text/html"),
        "2022-02/nothing/": (404, "text/html; charset=utf-8"),
        "2022-02/map.png": (200, "image/png"),
        "assets/bulletin.css": (200, "text/css; charset=utf-8"),
        "sitemap.xml": (200, "text/xml; charset=utf-8"),
        "search/index.json": (200, "application/json"),
        "search/facets.json": (200, "application/json"),
        "search/subjects.json": (200, "application/json"),
        "search/texts/0.json": (200, "application/json"),
        "search/titles/0.json": (200, "application/json"),
        "content/bulletin.yml": (404, "text/html; charset=utf-8"),
    }
    found = {address: answers.answer(address) for address in kinds}
    assert {one: (answer.status, answer.media_type) for one, answer in found.items()} == kinds
    assert found["2022-02/a"].location == "/2022-02/a/"
    assert found["2022-02/map.png"].body == b"GIF89a"


def test_pages_have_the_policy_of_the_published_site(preview: Preview) -> None:
    html = words(preview)
    assert html.count("Content-Security-Policy") == 1
    assert "<script>" not in html.partition("/.preview/")[2]
    assert f'<link rel="canonical" href="{URL}2022-02/a/">' in html


def test_templates_know_nothing_of_a_preview(root: Path) -> None:
    """So that the published site has none of it; the texts of a new project may mention it."""
    templates = root / "templates"
    files = [file for file in templates.rglob("*") if file.is_file()]
    files = [file for file in files if templates / "project" not in file.parents]
    assert len(files) > 20
    assert [file for file in files if b"preview" in file.read_bytes()] == []


def test_what_authors_wrote_is_escaped_in_the_panel(preview: Preview, root: Path) -> None:
    write(A, entry(section="'<img src=x>'"))(root)
    preview.refresh()
    html = words(preview)
    assert "as it was before" in html
    assert "<img src=x>" not in html
    assert "&#39;&lt;img src=x&gt;&#39; is not a section" in html


def test_a_page_that_cannot_be_made_stays_as_it_was(preview: Preview, root: Path) -> None:
    told: list[str] = []
    answers = answers_of(preview, told)
    assert "fined a company" in answers.answer("2022-02/a/").body.decode()
    template = root / "templates/pages/entry.html"
    sound = template.read_text(encoding="utf-8")
    template.write_text("{{ page.nothing }}", encoding="utf-8")
    preview.refresh()
    for _ in range(2):
        answer = answers.answer("2022-02/a/")
        assert "fined a company" in answer.body.decode()
        assert "templates/pages/entry.html:1: " in answer.body.decode()
    assert "has no attribute &#39;nothing&#39;" in answers.panel("2022-02/a/").body.decode()
    assert "preview__panel" not in answers.panel("").body.decode()
    assert len(told) == 1
    assert answers.answer("2022-02/b/").status == 500
    template.write_text(sound, encoding="utf-8")
    preview.refresh()
    assert "preview__panel" not in answers.answer("2022-02/a/").body.decode()
    assert "preview__panel" not in answers.panel("2022-02/a/").body.decode()


def test_only_pages_that_look_different_are_loaded_anew(preview: Preview, root: Path) -> None:
    answers = answers_of(preview)
    addresses = ("", "2022-01/before/", "2022-02/a/", "2022-02/b/", "about/", "nowhere/")
    before = {address: answers.fingerprint(address) for address in addresses}
    replace(A, "fined a company.", "fined two companies.")(root)
    preview.refresh()
    changed = {one for one in addresses if answers.fingerprint(one) != before[one]}
    assert changed == {"", "2022-02/a/"}
    write("content/2022-02/nowhere.md", entry(title="Something is here now"))(root)
    write("content/pages/nowhere.md", "---\ntitle: Somewhere\n---\nA page.\n")(root)
    preview.refresh()
    assert answers.fingerprint("nowhere/") != before["nowhere/"]


def test_a_page_hears_what_concerns_it(preview: Preview, root: Path) -> None:
    answers = answers_of(preview)
    number = preview.standing.number
    events = answers.events("2022-02/a/", answers.fingerprint("2022-02/a/"), number)
    assert next(events) == ": still here\n\n"
    write(B, entry(section="ligitation"))(root)
    preview.refresh()
    assert next(events) == "event: panel\ndata:\n\n"
    write(B, FILES[B])(root)
    replace(A, "fined a company.", "fined two companies.")(root)
    preview.refresh()
    assert list(events) == ["event: reload\ndata:\n\n"]


def test_nobody_waits_for_a_preview_that_has_closed(preview: Preview) -> None:
    answers = answers_of(preview)
    events = answers.events("", answers.fingerprint(""), preview.standing.number)
    assert next(events) == ": still here\n\n"
    preview.close()
    assert list(events) == []


def test_the_search_is_brought_up_to_date_when_it_begins(preview: Preview, root: Path) -> None:
    answers = answers_of(preview)

    def listed() -> str:
        return answers.answer("search/index.json").body.decode()

    first = listed()
    write("content/2022-02/c.md", entry(title="A third one of the month", date="2022-02-26"))(root)
    preview.refresh()
    assert "A third one" in answers.answer("search/titles/0.json").body.decode()
    second = listed()
    assert second != first
    assert listed() == second
