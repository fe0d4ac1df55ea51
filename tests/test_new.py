"""Beginning an entry: from answers, by options or on a terminal, to a file that lacks its text."""

import os
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bulletin.cli import main
from bulletin.commands.common_options import FAULTY, SOUND, UNUSABLE
from bulletin.commands.prompts import Offers, ask_the_rest
from bulletin.diagnostics.report import Code, EnvironmentFault, Report, Severity
from bulletin.new_entries.choices import choices_for, meant_by, offered
from bulletin.new_entries.context import EntryContext, proposed_period, proposed_slug
from bulletin.new_entries.entry_files import compose_draft, write_new
from bulletin.new_entries.questions import QUESTIONS
from bulletin.parsing.documents import decode_document
from bulletin.schema.entries import Entry
from bulletin.schema.text_model import parse_written
from bulletin.values.slugs import slugify, source_id
from tests.projects import entry, faults_of, write_project

AUTHORITIES = """\
- id: cnil
  name: National Commission
  abbreviation: CNIL
  name_original: {lang: fr, text: Commission nationale}
  aliases: [The Watchdog]
  kind: regulator
  jurisdiction: FR
- {id: ico, name: Information Commissioner, kind: regulator, jurisdiction: GB}
"""
FILES = {
    "content/2022-02/a.md": entry(),
    "content/registry/authorities.yml": AUTHORITIES,
    "content/registry/jurisdictions.yml": "- {id: CN-ZJ, name: Zhejiang}\n",
}
OPTIONS = {
    "title": "Authority fines a company over its cookies",
    "section": "enforcement",
    "subsection": "cases",
    "date": "2022-02-24",
    "jurisdiction": "FR",
    "authority": "cnil",
    "source-url": "https://www.cnil.fr/decision",
}
PATH = "content/2022-02/authority-fines-company-cookies.md"
WRITTEN = """\
---
title: "Authority fines a company over its cookies"
section: enforcement
subsection: cases
date: 2022-02-24
jurisdictions: [FR]
authorities: [cnil]
sources:
  - id: cnil
    url: https://www.cnil.fr/decision
---
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path / "p", FILES)


def new(root: Path, *more: str, **options: str) -> Result:
    given = [f"--{name.replace('_', '-')}={value}" for name, value in options.items()]
    return CliRunner().invoke(main, ["new", "--project", str(root), *given, *more])


def files_in(root: Path) -> Mapping[str, bytes]:
    files = (file for file in root.rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


# By options


def test_a_file_is_written_that_lacks_nothing_but_its_text(root: Path) -> None:
    result = new(root, **OPTIONS)
    assert result.exit_code == SOUND
    assert (root / PATH).read_text(encoding="utf-8") == WRITTEN
    assert PATH in result.stdout
    assert "https://bulletin.example/2022-02/authority-fines-company-cookies/" in result.stdout
    assert "[^cnil]" in result.stdout
    assert faults_of(root).splitlines()[0].startswith(f"{PATH}:12:1: error[empty-body]")
    assert len(faults_of(root).splitlines()) == 2
    with (root / PATH).open("a", encoding="utf-8") as file:
        file.write("The authority fined a company.[^cnil]\n")
    assert faults_of(root) == ""


@pytest.mark.parametrize(
    ("program", "typed"),
    [
        ("build.py", "/usr/bin/python3 build.py"),
        (str(Path.cwd() / ".venv/bin/bulletin"), ".venv/bin/bulletin"),
        ("/a folder/bulletin", "'/a folder/bulletin'"),
    ],
)
def test_the_next_commands_start_the_program_as_it_was_started(
    program: str, typed: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [program, "new"])
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    assert f"'{typed} serve' previews it, and '" in new(root, **OPTIONS).stdout


def test_every_question_is_an_option_that_ends_up_in_the_file(root: Path) -> None:
    more = {
        "kind": "decision",
        "source-title": "Decision: no. 1",
        "source-publisher": "CNIL",
        "source-lang": "fr",
        "source-type": "official",
        "source-pages": "12-14",
        "source-published": "2022-02-25",
        "issue": "2022-02",
        "slug": "cookies",
    }
    assert {question.name for question in QUESTIONS} == OPTIONS.keys() | more.keys()
    several = ("--jurisdiction", "GB", "--authority", "ico")
    assert new(root, *several, **OPTIONS, **more).exit_code == SOUND
    written = (root / "content/2022-02/cookies.md").read_text(encoding="utf-8")
    assert written == WRITTEN.replace("[FR]", "[FR, GB]").replace("[cnil]", "[cnil, ico]").replace(
        "date:", "kind: decision\ndate:"
    ).replace(
        "decision\n---",
        'decision\n    title: "Decision: no. 1"\n    lang: fr\n    publisher: CNIL\n'
        "    type: official\n    pages: 12-14\n    published: 2022-02-25\n---",
    )


def test_names_and_abbreviations_become_ids(root: Path) -> None:
    spoken = {
        "section": "ENFORCEMENT",
        "subsection": "Cases",
        "jurisdiction": "france",
        "authority": "the watchdog",
    }
    assert new(root, **(OPTIONS | spoken)).exit_code == SOUND
    assert (root / PATH).read_text(encoding="utf-8") == WRITTEN


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_written(root: Path) -> None:
    before = files_in(root)
    wrong = {
        "title": "Short",
        "section": "enforcment",
        "date": "24.2.2022",
        "jurisdiction": "UK",
        "authority": "cnli",
        "source_url": "www.cnil.fr",
        "issue": "2022-13",
        "slug": "Not a slug",
    }
    result = new(root, **wrong)
    assert result.exit_code == UNUSABLE
    assert result.stderr == (
        "--authority: error[unknown-authority]: 'cnli' is not the id of an authority\n"
        "  hint: did you mean 'cnil'?\n"
        "--date: error[bad-date]: date: '24.2.2022' is not a date\n"
        "  hint: write 2022-02-24\n"
        "--issue: error[bad-date]: '2022-13' is not a month\n"
        "  hint: write a month like 2022-02\n"
        "--jurisdiction: error[unknown-jurisdiction]: jurisdictions: 'UK' is not a jurisdiction\n"
        "  hint: did you mean GB (United Kingdom)?\n"
        "--section: error[unknown-section]: 'enforcment' is not a section\n"
        "  hint: did you mean 'enforcement'?\n"
        "--slug: error[bad-slug]: 'Not a slug' cannot be part of an address\n"
        "  hint: write not-a-slug\n"
        "--source-url: error[bad-url]: url: 'www.cnil.fr' is not a web address\n"
        "  hint: write https://www.cnil.fr\n"
        "--title: warning[title-length]: the title has 5 characters\n"
        "  hint: use 8 to 160\n"
        "error: nothing was written\n"
    )
    assert files_in(root) == before


@pytest.mark.parametrize("missing", ["title", "section", "date", "jurisdiction", "source-url"])
def test_what_is_missing_without_a_terminal_is_told_in_one_line(root: Path, missing: str) -> None:
    before = files_in(root)
    result = new(root, **{name: one for name, one in OPTIONS.items() if name != missing})
    assert result.exit_code == UNUSABLE
    expected = f"error: there is no terminal to ask questions; an entry also needs --{missing}\n"
    assert result.stderr == expected
    assert files_in(root) == before


PAPER = {
    "source-title": "The Gadget Act",
    "source-publisher": "Gazette of Gadgets",
    "source-type": "gazette",
    "source-pages": "12",
}


def without_address(**more: str) -> dict[str, str]:
    return {**{name: one for name, one in OPTIONS.items() if name != "source-url"}, **more}


def test_a_source_may_have_no_address(root: Path) -> None:
    result = new(root, **without_address(**PAPER))
    assert result.exit_code == SOUND
    assert "[^the-gadget-act]" in result.stdout
    with (root / PATH).open("a", encoding="utf-8") as file:
        file.write("The authority fined a company.[^the-gadget-act]\n")
    assert faults_of(root) == ""


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("source-title", "source-title"),
        ("source-publisher", "source-publisher"),
        ("source-type", "source-type"),
        ("source-pages", "source-published"),
    ],
)
def test_what_has_no_address_needs_more(root: Path, missing: str, told: str) -> None:
    some = {name: one for name, one in PAPER.items() if name != missing}
    assert f"also needs --{told}\n" in new(root, **without_address(**some)).stderr


def test_a_section_with_subsections_needs_one(root: Path) -> None:
    some = {name: one for name, one in OPTIONS.items() if name != "subsection"}
    assert "also needs --subsection\n" in new(root, **some).stderr
    assert new(root, **(some | {"section": "litigation"})).exit_code == SOUND


def test_a_title_without_a_letter_needs_a_name_for_its_file(root: Path) -> None:
    signs = OPTIONS | {"title": "§ !"}
    assert "also needs --slug\n" in new(root, **signs).stderr
    assert new(root, **(signs | {"slug": "assessment"})).exit_code == SOUND


def test_nothing_is_ever_overwritten(root: Path) -> None:
    assert new(root, **OPTIONS).exit_code == SOUND
    before = files_in(root)
    for name in ({}, {"slug": "a"}, {"slug": "issue"}):
        result = new(root, **OPTIONS, **name)
        assert result.exit_code == UNUSABLE
        assert "--slug: error[address-taken]: content/2022-02/" in result.stderr
        assert files_in(root) == before


def test_a_hidden_character_does_not_get_into_a_file(root: Path) -> None:
    result = new(root, **(OPTIONS | {"title": "The authority\u202e fines a company"}))
    assert result.exit_code == UNUSABLE
    assert result.stderr.startswith("--title: error[forbidden-character]: U+202E")


def test_broken_settings_are_told_as_check_does(root: Path) -> None:
    (root / "content/bulletin.yml").write_text("title: A\n")
    result = new(root, **OPTIONS)
    assert result.exit_code == FAULTY


# Months


def test_a_month_is_begun_and_an_entry_put_into_it(root: Path) -> None:
    result = new(root, issue="2022-03")
    assert result.exit_code == SOUND
    assert (root / "content/2022-03/issue.md").read_text() == "---\n---\n"
    assert "https://bulletin.example/2022-03/" in result.stdout
    again = new(root, issue="2022-03")
    assert again.exit_code == UNUSABLE
    assert "also needs --title" in again.stderr
    assert new(root, **OPTIONS, issue="2022-03").exit_code == SOUND
    assert (root / PATH.replace("2022-02", "2022-03")).exists()


@pytest.mark.parametrize(
    ("month", "hint"),
    [
        ("../../x/evil", "write a month like 2022-02"),
        ("/tmp", "write a month like 2022-02"),
        ("Feb", "write a month like 2022-02"),
        ("2022-2", "write 2022-02"),
        ("2026-13", "write a month like 2022-02"),
        ("March 2026", "write 2026-03"),
    ],
)
def test_what_is_no_month_is_not_begun(month: str, hint: str, tmp_path: Path) -> None:
    root = write_project(tmp_path / "p", {})
    before = files_in(tmp_path)
    result = new(root, issue=month)
    assert result.exit_code == UNUSABLE
    assert result.stderr.startswith(f"--issue: error[bad-date]: {month!r} is not a month\n")
    assert f"  hint: {hint}\n" in result.stderr
    assert files_in(tmp_path) == before


def test_the_first_month_of_all_need_not_be_named_to_be_asked_for(tmp_path: Path) -> None:
    root = write_project(tmp_path, {})
    (root / "content/2022-02/issue.md").unlink()
    assert "is not a month" not in new(root).stderr


def test_an_entry_can_begin_a_month_that_is_named(root: Path) -> None:
    april = OPTIONS | {"date": "2022-04-20"}
    refused = new(root, **april)
    assert refused.exit_code == UNUSABLE
    expected = "error: there is no issue 2022-04 yet; create it with --issue 2022-04\n"
    assert refused.stderr == expected
    assert not (root / "content/2022-04").exists()
    assert new(root, **april, issue="2022-04").exit_code == SOUND
    assert {file.name for file in (root / "content/2022-04").iterdir()} == {
        "issue.md",
        "authority-fines-company-cookies.md",
    }


def test_what_happened_after_its_issue_appeared_is_told(root: Path) -> None:
    (root / "content/2022-02/issue.md").write_text("---\npublished: 2022-02-20\n---\nWords.\n")
    result = new(root, **OPTIONS)
    assert result.stderr.startswith("--date: error[after-issue]: 2022-02-24 is after")


@pytest.mark.parametrize(
    ("date", "periods", "period"),
    [
        ("2022-02-24", ["2022-01", "2022-02"], "2022-02"),
        ("2022-02-24", ["2022-02", "2022-03"], "2022-03"),
        ("2022-02", ["2022-02", "2022-04"], "2022-02"),
        ("2021-12-31", ["2022-01"], "2022-01"),
        ("2022-03-01", ["2022-02"], "2022-03"),
        ("2022-03-01", [], "2022-03"),
        ("", ["2022-01", "2022-02"], "2022-02"),
    ],
)
def test_the_month_follows_from_the_date_and_the_issues(
    date: str, periods: list[str], period: str
) -> None:
    assert proposed_period({"date": [date]} if date else {}, periods) == period


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The authority fines a company", "authority-fines-company"),
        (
            "CNIL's decision on the retention of applicants’ data",
            "cnils-decision-retention-applicants-data",
        ),
        ("Über die Zulässigkeit", "uber-die-zulassigkeit"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 100, "x" * 60),
        ("办法", "ban-fa"),
        ("Łódź: Straße, Ørsted", "lodz-strasse-orsted"),
        ("Суд оштрафовал", "sud-oshtrafoval"),
        ("EU–US Framework", "eu-us-framework"),
        ("§ !", ""),
    ],
)
def test_the_name_of_a_file_follows_from_the_title(title: str, slug: str) -> None:
    assert proposed_slug(title) == slug


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.cnil.fr/en", "cnil"),
        ("https://eur-lex.europa.eu/eli", "eur-lex"),
        ("http://127.0.0.1/", "127"),
        ("https://[", "source"),
        ("", "source"),
    ],
)
def test_a_source_is_called_after_its_site(url: str, expected: str) -> None:
    assert source_id(url) == expected


# Files


CHARACTERS = st.characters(exclude_categories=["Cs"])
ANSWER = st.text(CHARACTERS, min_size=1).filter(lambda text: bool(text.strip()))


@given(st.fixed_dictionaries({"title": ANSWER, "section": ANSWER, "source-publisher": ANSWER}))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_answer_is_read_back_as_it_was_given(given: dict[str, str]) -> None:
    """Or, where it cannot be a value at all, is refused as a whole."""
    text = compose_draft({name: [answer] for name, answer in given.items()})
    report = Report()
    document = decode_document(text.encode(), "content/2022-02/a.md", report)
    assert document
    made = parse_written(Entry, document, report)
    faults = [one for one in report.errors if one.code is not Code.MISSING_FIELD]
    refused = {one.location.line for one in faults}
    assert made
    assert 2 in refused or made.title == given["title"].strip()
    assert 3 in refused or made.section == given["section"].strip()
    assert not refused & {2} or not given["title"].isprintable()


def test_a_disk_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", refuse)
        with pytest.raises(EnvironmentFault, match=r"cannot write content/a\.md: No space left"):
            write_new(tmp_path, "content/a.md", "text")
    assert files_in(tmp_path) == {}


def test_a_file_system_without_hard_links_is_done_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write_new(tmp_path, "content/a.md", "text")
    with pytest.raises(EnvironmentFault, match="already exists"):
        write_new(tmp_path, "content/a.md", "another text")
    assert files_in(tmp_path) == {"content/a.md": b"text"}


@pytest.mark.parametrize("path", ["a.md", "content/../a.md", "content/2022-02/../../a.md"])
def test_nothing_is_written_outside_of_the_content(path: str, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="is outside content/"):
        write_new(tmp_path, path, "text")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_through_a_link_out_of_the_content(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content/2022-02").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(EnvironmentFault, match="is outside content/"):
        write_new(tmp_path, "content/2022-02/a.md", "text")
    assert files_in(tmp_path) == {}


# Choices


def test_what_is_typed_finds_names_abbreviations_and_aliases(root: Path) -> None:
    choices = choices_for("authority", {}, EntryContext(root).content)

    def found(typed: str) -> list[str]:
        return [one.id for one in offered(typed, choices)]

    assert found("cn") == ["cnil"]
    assert found("watch") == ["cnil"]
    assert found("nationale") == ["cnil"]
    assert found("Commissio") == ["cnil", "ico"]
    assert found("ntnl") == ["cnil"]
    assert found("xyz") == []
    assert found("") == ["cnil", "ico"]


def test_authorities_of_the_place_come_first(root: Path) -> None:
    content = EntryContext(root).content
    for places, ids in ((["GB"], ["ico", "cnil"]), (["FR"], ["cnil", "ico"])):
        assert [
            one.id for one in choices_for("authority", {"jurisdiction": places}, content)
        ] == ids


def test_places_are_known_by_code_and_by_name(root: Path) -> None:
    choices = choices_for("jurisdiction", {}, EntryContext(root).content)
    assert [meant_by(text, choices) for text in ("fr", "France", "zhejiang", "EU", " US-CA ")] == [
        *("FR", "FR", "CN-ZJ", "EU", "US-CA"),
    ]
    assert [one.id for one in choices[:2]] == ["FR", "GB"]


def test_names_are_shown_and_ids_written(root: Path) -> None:
    offers = Offers(choices_for("authority", {}, EntryContext(root).content))
    (one,) = offers.get_completions(Document("watch"), CompleteEvent())
    assert (one.text, one.display_text, one.start_position) == ("cnil", "National Commission", -5)


# On a terminal


def asked(root: Path, typed: str, **answers: str) -> Mapping[str, object]:
    """What is answered by typing; `\\r` is the Enter key, `\\x15` empties a line."""
    given = {name: (answer,) for name, answer in answers.items()}
    with create_pipe_input() as keys, ThreadPoolExecutor(max_workers=1) as apart:
        keys.send_text(typed)
        session: PromptSession[str] = PromptSession(input=keys, output=DummyOutput())
        # A browser of other tests may have this thread's event loop.
        return apart.submit(ask_the_rest, given, EntryContext(root), session).result()


def test_what_is_open_is_asked_for(root: Path) -> None:
    typed = (
        "Authority fines a company over its cookies\r"
        "Enforcement\rcases\r2022-02-24\rFrance\r\rCNIL\rico\r\r\r"
        "https://www.cnil.fr/decision\r\r\rFrench\r\r\r\r"
    )
    assert asked(root, typed) == {
        **{name: (value,) for name, value in OPTIONS.items()},
        "authority": ("cnil", "ico"),
        "source-lang": ("fr",),
        "issue": ("2022-02",),
        "slug": ("authority-fines-company-cookies",),
    }


def test_what_has_no_address_is_asked_for_more(root: Path) -> None:
    typed = "\r\rThe Gadget Act\r\rGazette of Gadgets\r\r\rgazette\r\r\r2022-02-20\r\r\r"
    found = asked(root, typed, **without_address(kind="law"))
    assert found["source-title"] == ("The Gadget Act",)
    assert found["source-type"] == ("gazette",)
    assert found["source-published"] == ("2022-02-20",)
    assert "source-url" not in found
    assert "source-pages" not in found


def test_what_was_given_is_not_asked_again(root: Path) -> None:
    typed = "FR\r\r\r\rhttps://www.cnil.fr/decision\r\r\r\r\r\r\x15cookies\r"
    given = {name: OPTIONS[name] for name in ("title", "date")}
    found = asked(root, typed, **given, section="litigation")
    assert found["slug"] == ("cookies",)
    assert "subsection" not in found


def test_a_wrong_answer_is_told_and_stands_there_to_be_mended(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    some = {name: one for name, one in OPTIONS.items() if name not in ("date", "authority")}
    typed = "2022-02-42\r\x7f\x7f24\rcnli\r\x15\r\r\r\r\r\r-13\r\x15\r2022-02\r\r"
    found = asked(root, typed, **some)
    assert found["date"] == ("2022-02-24",)
    assert "authority" not in found
    assert capsys.readouterr().out == (
        "  date: '2022-02-42' is not a date; February 2022 has 28 days\n"
        "  'cnli' is not the id of an authority; did you mean 'cnil'?\n"
        "  '2022-02-13' is not a month; write 2022-02\n"
        "  an answer is required\n"
    )


def test_a_warning_is_told_and_lets_go_on(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    some = {name: one for name, one in OPTIONS.items() if name != "title"}
    found = asked(root, "Short\r\r\r\r\r\r\r\r\r", **some)
    assert found["title"] == ("Short",)
    assert "note: the title has 5 characters; use 8 to 160\n" in capsys.readouterr().out


@pytest.mark.parametrize(("key", "error"), [("\x03", KeyboardInterrupt), ("\x04", EOFError)])
def test_one_can_end_at_any_question(root: Path, key: str, error: type[BaseException]) -> None:
    with pytest.raises(error):
        asked(root, f"A title of some length\r{key}")


def test_the_rules_of_a_draft_are_those_of_check(root: Path) -> None:
    """Whatever the questions accept, `check` accepts, but for the text that is missing."""
    entry_context = EntryContext(root)
    answers = {name: (value,) for name, value in OPTIONS.items()}
    assert [one for one in entry_context.faults(answers) if one.severity is Severity.ERROR] == []
    assert entry_context.missing(answers) == []


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Bußgeld für Kölner", "bussgeld-fur-kolner"),
        ("Œuvre d’Ærø", "oeuvre-daero"),
        ("Łódź", "lodz"),
    ],
)
def test_no_latin_letter_is_lost_from_a_slug(text: str, slug: str) -> None:
    assert slugify(text) == slug
