"""Drafts and embargoes: what readers may not see yet is in nothing that is built."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from bulletin.assembly.bulletin import Bulletin
from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, build, load
from bulletin.values.timestamps import instant_meant, parse_instant
from tests.bulletins import issue, item
from tests.projects import MINIMUM, faults_of, files_of, write_buildable_project, write_project

MARCH = "2022-03-01T09:00+01:00"
DRAFT = item(title="Zumblequark is a draft", front="draft: true\naliases: [2022-01/zumblequark]")
EMBARGO = item(title="Zumblequark is awaited", front=f"publish: {MARCH}")


def at(time: str) -> datetime:
    return parse_instant(time)


def seen(
    root: Path, files: dict[str, str], as_of: datetime | None = None, settings: str = ""
) -> Bulletin:
    texts = {f"content/2022-02/{name}.md": text for name, text in files.items()}
    own = {"content/bulletin.yml": settings} if settings else {}
    write_project(root, texts | own)
    report = Report()
    bulletin = load(Project(root, root / "site"), report, as_of=as_of)
    assert not report.errors
    return bulletin


def slugs(bulletin: Bulletin) -> set[str]:
    return {entry.slug for entry in bulletin.entries}


# What may be seen when


def test_a_draft_is_never_seen(tmp_path: Path) -> None:
    bulletin = seen(tmp_path, {"a": item(), "b": DRAFT}, at("2099-01-01T00:00+00:00"))
    assert slugs(bulletin) == {"a"}
    assert [text.slug for text in bulletin.left_out.texts] == ["b"]
    assert bulletin.left_out.drafts == 1


@pytest.mark.parametrize(
    ("time", "is_seen"),
    [
        (None, False),
        ("2022-03-01T08:59+01:00", False),
        ("2022-03-01T09:00+01:00", True),
        ("2022-03-01T08:00+00:00", True),
        ("2022-03-01T10:00+08:00", False),
        ("2030-01-01T00:00+00:00", True),
    ],
)
def test_an_embargo_ends_at_its_time(time: str | None, is_seen: bool, tmp_path: Path) -> None:
    bulletin = seen(tmp_path, {"a": item(), "b": EMBARGO}, at(time) if time else None)
    assert ("b" in slugs(bulletin)) == is_seen
    assert bulletin.left_out.drafts == 0


def test_the_entries_of_a_draft_issue_are_drafts(tmp_path: Path) -> None:
    bulletin = seen(tmp_path, {"a": item(), "issue": issue("draft: true\n")}, at(MARCH))
    assert bulletin.issues == ()
    assert bulletin.left_out.drafts == 1


def test_an_issue_appears_with_its_first_entry(tmp_path: Path) -> None:
    files = {"a": EMBARGO, "b": DRAFT}
    assert seen(tmp_path, files).issues == ()
    assert slugs(seen(tmp_path, files, at(MARCH))) == {"a"}


def test_an_issue_without_entries_appears(tmp_path: Path) -> None:
    assert len(seen(tmp_path, {}).issues) == 1


def test_an_entry_waits_for_its_issue(tmp_path: Path) -> None:
    files = {"a": item(), "issue": issue(f"publish: {MARCH}\n")}
    assert slugs(seen(tmp_path, files, at("2022-03-01T07:00+00:00"))) == set()
    assert slugs(seen(tmp_path, files, at(MARCH))) == {"a"}


def test_the_images_of_what_is_not_seen_are_not_published(tmp_path: Path) -> None:
    shown = item(body="![A map](both.png) ![A plan](mine.png)[^press]\n")
    hidden = item(front="draft: true", body="![A map](both.png) ![A face](secret.png)[^press]\n")
    png = (Path(__file__).parent.parent / "docs/images/entry.png").read_bytes()[:4096]
    names = ("both", "mine", "secret", "unused")
    files = {f"content/2022-02/{name}.png": png for name in names}
    write_project(tmp_path, files)
    bulletin = seen(tmp_path, {"a": shown, "b": hidden})
    assert {Path(image).stem for image in bulletin.images} == {"both", "mine", "unused"}


IN_TWO = MINIMUM["content/bulletin.yml"] + "languages: [en, de]\n"


def translation(body: str, front: str = "") -> str:
    return f"---\ntitle: Das Gericht entscheidet\n{front}---\n{body}\n"


def test_a_translation_is_no_more_to_be_seen_than_its_original(tmp_path: Path) -> None:
    texts = {
        "a": item(),
        "a.de": translation("Worte.[^press]", "draft: true\n"),
        "b": DRAFT,
        "b.de": translation("Wie [dort](c.md).[^press]"),
        "c": item(title="Another draft of the court", front="draft: true"),
    }
    bulletin = seen(tmp_path, texts, settings=IN_TWO)
    assert slugs(bulletin) == {"a"}
    assert bulletin.translations == ()


def test_a_translation_leads_nobody_to_a_draft(tmp_path: Path) -> None:
    files = {"a": item(), "a.de": translation("Wie [dort](b.md).[^press]"), "b": DRAFT}
    texts = {f"content/2022-02/{name}.md": text for name, text in files.items()}
    root = write_project(tmp_path, {"content/bulletin.yml": IN_TWO, **texts})
    assert "a.de.md:4:5: error[unpublished-link]: '2022-02/b' is a draft" in faults_of(root)


# In everything that is built


def test_nothing_that_is_built_knows_of_a_draft(tmp_path: Path) -> None:
    files = {
        "content/2022-02/a.md": item(),
        "content/2022-02/zumblequark-b.md": DRAFT,
        "content/2022-02/zumblequark-c.md": EMBARGO,
        "content/2022-03/issue.md": issue("title: Zumblequark\ndraft: true\n", "Zumblequark.\n"),
        "content/2022-03/zumblequark-d.md": item(title="Zumblequark in March", date="2022-03-02"),
    }
    with_them = write_buildable_project(tmp_path / "with", files)
    without = write_buildable_project(tmp_path / "without", {"content/2022-02/a.md": item()})
    for root in (with_them, without):
        build(Project(root, root / "site"), Report())
    built = files_of(with_them / "site")
    assert built == files_of(without / "site")
    assert not any(b"umblequark" in content for content in built.values())


def test_the_same_time_gives_the_same_bytes(tmp_path: Path) -> None:
    files = {"content/2022-02/a.md": item(), "content/2022-02/b.md": EMBARGO}
    root = write_buildable_project(tmp_path, files)
    sites = []
    for time in (MARCH, "2024-05-05T00:00+00:00"):
        project = Project(root, tmp_path / "site", cache=tmp_path / "cache")
        build(project, Report(), as_of=at(time))
        sites.append(files_of(tmp_path / "site"))
    assert sites[0] == sites[1]
    assert any(path.startswith("2022-02/b/") for path in sites[0])


# How a point in time is written


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2022-03-01T09:00Z", "2022-03-01T09:00+00:00"),
        ("2022-03-01 9:00 +1", "2022-03-01T09:00+01:00"),
        ("2022-03-01t09:00:30+0800", "2022-03-01T09:00:30+08:00"),
        ("2022-03-01T09:00 UTC", "2022-03-01T09:00+00:00"),
        ("2022-03-01T09:00−05:00", "2022-03-01T09:00-05:00"),
        ("2022-03-01T09:00", ""),
        ("2022-03-01", ""),
        ("2022-02-30T09:00Z", ""),
        ("tomorrow", ""),
    ],
)
def test_what_was_meant_by_another_form(text: str, meant: str) -> None:
    assert instant_meant(text) == meant


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2022-03-01T09:00Z", "write 2022-03-01T09:00+00:00"),
        ("2022-03-01T09:00", "add the offset from UTC, as in 2022-03-01T09:00+01:00"),
        (
            "2022-03-01",
            "add the time of day and its offset from UTC, as in 2022-03-01T09:00+01:00",
        ),
        ("soon", "write day, time and offset from UTC as 2022-03-01T09:00+01:00"),
        (
            "2022-02-30T09:00+01:00",
            "there is no such day or time; write it as 2022-03-01T09:00+01:00",
        ),
    ],
)
def test_a_time_that_is_none_is_refused_with_a_hint(text: str, hint: str) -> None:
    with pytest.raises(ValueError, match=re.escape(hint)) as refused:
        parse_instant(text)
    assert str(refused.value) == hint
