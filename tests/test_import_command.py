"""What an editor decides: outlines, sections, months and guesses, each once."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from bulletin.cli import main
from bulletin.commands.common_options import FAULTY, SOUND, UNUSABLE
from bulletin.diagnostics.report import EnvironmentFault
from bulletin.importing.aliases import with_alias
from bulletin.importing.confirmation import without_guesses
from bulletin.importing.outline.sections import Placement
from bulletin.values.dates import MONTHS
from tests.import_shapes import Layout, a_year, made, page, sentence
from tests.projects import MINIMUM, write_project

BULLETS = "# Notes of May 2031\n\n" + "".join(
    f"- [{item.title}]({item.urls[0]}) {item.text}\n" for item in made(1, 4)
)


def project(root: Path) -> Path:
    write_project(root)
    (root / "content/2022-02/issue.md").unlink()
    return root


def run(root: Path, command: str, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [command, "--project", str(root), *map(str, arguments)])


def written(root: Path, name: str, text: str) -> Path:
    file = root / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def drafts(root: Path) -> list[Path]:
    files = sorted((root / "content").glob("20*/*.md"))
    return [file for file in files if file.name != "issue.md"]


def test_a_year_takes_fewer_than_40_decisions(tmp_path: Path) -> None:
    root = project(tmp_path)
    for month, text in enumerate(a_year(), 1):
        written(root / "old", f"notes-{month:02}.html", text)
    sections = ("--section", "Fines=enforcement/cases", "--section", "Judgments=litigation")
    told = run(root, "import", root / "old", *sections).stdout
    assert len(drafts(root)) == 9 * len(MONTHS)
    decisions = int(re.findall(r"^(\d+) decisions for 108 drafts:$", told, re.MULTILINE)[0])
    assert decisions < 40
    checked = run(root, "check", "--today", "2031-06-01")
    assert checked.exit_code == FAULTY
    assert checked.stdout.count("error[") == decisions
    run(root, "confirm", "2030", "--field", "date", "--field", "jurisdictions")
    assert "error[unconfirmed]" not in run(root, "check", "--today", "2031-06-01").stdout


def test_importing_again_says_what_is_unchanged(tmp_path: Path) -> None:
    root = project(tmp_path)
    file = written(root, "a.md", BULLETS)
    run(root, "import", file)
    run(root, "confirm", "2031-05", "--field", "date")
    again = run(root, "import", file).stdout
    assert "Wrote 0 drafts" in again
    assert "4 unchanged" in again
    assert "was there already" not in again


def test_a_dry_run_shows_a_line_for_each_item_and_writes_nothing(tmp_path: Path) -> None:
    root = project(tmp_path)
    told = run(root, "import", written(root, "a.md", BULLETS), "--dry-run").stdout
    assert len(re.findall(r"^  \[.*\] .* \(1 source, 2031-05, \d+ words\)$", told, re.M)) == 4
    assert "  outline bullets: 4 items" in told
    assert "  runner-up " in told
    assert drafts(root) == []


def test_the_form_of_items_may_be_named(tmp_path: Path) -> None:
    root = project(tmp_path)
    file = written(root, "a.md", BULLETS)
    assert run(root, "import", file, "--items", "file").exit_code == SOUND
    assert len(drafts(root)) == 1
    refused = run(root, "import", file, "--items", "h4")
    assert refused.exit_code == UNUSABLE
    assert refused.stderr.startswith("error: nothing begins in the form 'h4'; there are ")


def test_a_long_text_with_hardly_any_items_is_refused(tmp_path: Path) -> None:
    """Two long essays, each with a list of three cited points in them."""
    from random import Random

    random = Random(3)
    text = "# Notes of May 2031\n\n"
    for number in range(2):
        text += f"## An essay on balm crovet and dulin {number}\n\n"
        text += "\n\n".join(" ".join(sentence(random) for _ in range(9)) for _ in range(4))
        text += f"\n\nSee https://e{number}.example.org/.\n\n"
        text += (
            "".join(f"- {sentence(random)} https://p{k}.example.org/\n" for k in range(2)) + "\n"
        )
    root = project(tmp_path)
    refused = run(root, "import", written(root, "a.md", text))
    assert refused.exit_code == UNUSABLE
    assert "its outline is not plain" in refused.stderr
    assert "Choose one of them with --items h2 or --items " in refused.stderr
    assert drafts(root) == []
    assert run(root, "import", root / "a.md", "--items", "h2").exit_code == SOUND
    assert len(drafts(root)) == 2


def test_a_section_that_is_named_is_kept_as_an_alias(tmp_path: Path) -> None:
    root = project(tmp_path)
    text = BULLETS.replace("# Notes of May 2031\n\n", "# Notes of May 2031\n\n## Court corner\n\n")
    file = written(root, "a.md", text)
    assert run(root, "import", file, "--section", "Court corner=litigation").exit_code == SOUND
    assert 'aliases: ["Court corner"]' in (root / "content/bulletin.yml").read_text()
    assert all("section: litigation\n" in one.read_text() for one in drafts(root))
    assert not any("  section:" in one.read_text() for one in drafts(root))


def test_a_terminal_is_asked_for_unknown_headings_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path)
    items = made(6, 6, ("Fines", "Rulings"))
    layout = Layout(items, "<h3>{title}</h3><p>{text}</p>", section="<h2>{section}</h2>")
    notes = written(root, "notes-2031-05.html", page(layout.text()))
    terminal = SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("bulletin.commands.import_bulletins.sys", terminal)
    arguments = ["import", "--project", str(root), str(notes)]
    told = CliRunner().invoke(main, arguments, input="enforcement/cases\nlitigation\n")
    assert [told.output.count(f"The section of “{name}”") for name in ("Fines", "Rulings")] == [
        1,
        1,
    ]
    text = "".join(one.read_text(encoding="utf-8") for one in drafts(root))
    sections = re.findall(r"^section: (.*)$", text, re.MULTILINE)
    assert sorted(sections) == ["enforcement"] * 3 + ["litigation"] * 3
    assert "Rulings" in (root / "content/bulletin.yml").read_text(encoding="utf-8")
    again = CliRunner().invoke(main, arguments)
    assert "The section of" not in again.output


def test_a_section_that_there_is_not_is_refused(tmp_path: Path) -> None:
    root = project(tmp_path)
    file = written(root, "a.md", BULLETS)
    for wrong in ("Court corner", "Court corner=nowhere", "=litigation"):
        refused = run(root, "import", file, "--section", wrong)
        assert refused.exit_code == UNUSABLE
        assert "write HEADING=SECTION; sections: legislation, enforcement" in refused.stderr


@pytest.mark.parametrize("style", ["", "    aliases: [One]\n", "    aliases:\n      - One\n"])
def test_an_alias_is_added_to_whatever_is_there(style: str) -> None:
    title = "    title: Legislation\n"
    text = MINIMUM["content/bulletin.yml"].replace(title, title + style)
    changed = with_alias(text, Placement("legislation"), 'New "rules": now')
    assert r'"New \"rules\": now"' in changed
    assert len(changed.splitlines()) - len(text.splitlines()) == ("[" not in style)


def test_guesses_are_listed_by_field(tmp_path: Path) -> None:
    root = project(tmp_path)
    run(root, "import", written(root, "a.md", BULLETS))
    told = run(root, "confirm", "2031-05").stdout
    assert told.startswith("date:\n  content/2031-05/")
    assert "2031-05  (from: no date in the text, so the month of the issue)" in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2031-06", "--field", "date"), "error: there is no month 2031-06 in content/"),
        (("2031-05", "--field", "dat"), "error: --field: 'dat' is never guessed; did you mean"),
    ],
)
def test_what_cannot_be_confirmed_is_told(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    root = project(tmp_path)
    run(root, "import", written(root, "a.md", BULLETS))
    refused = run(root, "confirm", *arguments)
    assert refused.exit_code == UNUSABLE
    assert refused.stderr.startswith(said)


def test_only_the_lines_of_confirmed_guesses_go() -> None:
    text = "---\ntitle: x\nunconfirmed:\n  date: a\n  section: b\n# kept\nsection: y\n---\nText.\n"
    one = without_guesses(text.encode(), ["date"]).decode()
    assert one == text.replace("  date: a\n", "")
    both = without_guesses(text.encode(), ["date", "section"]).decode()
    assert both == "---\ntitle: x\n# kept\nsection: y\n---\nText.\n"


def test_guesses_in_braces_are_left_to_the_editor() -> None:
    text = b"---\ntitle: x\nunconfirmed: {date: a, section: b}\n---\nText.\n"
    with pytest.raises(EnvironmentFault, match="delete its lines by hand"):
        without_guesses(text, ["date"])


def test_the_items_of_a_feed_go_into_their_own_months(tmp_path: Path) -> None:
    root = project(tmp_path)
    items = "".join(
        f"<item><title>Office warns shop {n}</title><link>https://a.example.org/{n}</link>"
        f"<pubDate>Mon, 0{n} Ma{'y' if n > 4 else 'r'} 2031 08:00:00 GMT</pubDate></item>"
        for n in range(3, 7)
    )
    file = written(root, "a.rss", f"<rss><channel><title>x</title>{items}</channel></rss>")
    assert run(root, "import", file).exit_code == SOUND
    folders = [one.parent.name for one in drafts(root)]
    assert folders == ["2031-03", "2031-03", "2031-05", "2031-05"]
    assert not any("  date:" in one.read_text() for one in drafts(root))


def test_a_register_of_fines_is_rows_with_a_mapping(tmp_path: Path) -> None:
    root = project(tmp_path)
    rows = "Nr;Wer;Betrag;Tag;Quelle\n7;Alpha;EUR 5000;12.05.2031;https://a.example.org/7\n"
    file = written(root, "fines.csv", rows)
    columns = "Wer: party\nBetrag: amount\nTag: date\nQuelle: url\n"
    mapping = written(root, "map.yml", columns)
    assert run(root, "import", file, "--map", mapping, "--jurisdiction", "DE").exit_code == SOUND
    (draft,) = drafts(root)
    text = draft.read_text()
    assert 'title: "Alpha, EUR 5000"' in text
    assert "date: 2031-05-12\njurisdictions: [DE]" in text
    assert "amount: 5000, currency: EUR" in text
    assert "url: https://a.example.org/7" in text
    assert "- Nr: 7" in text
    wrong = written(root, "map.yml", "Wer: partei\n")
    assert "there is no field 'partei'" in run(root, "import", file, "--map", wrong).stderr


def test_pages_of_posts_have_one_report(tmp_path: Path) -> None:
    root = project(tmp_path)
    for number, item in enumerate(made(5, 3)):
        front = f"---\ntitle: {item.title}\ndate: 2031-05-0{number + 1}\n---\n"
        written(root / "posts", f"{number}.md", f"{front}{item.text} <{item.urls[0]}>\n")
    told = run(root, "import", root / "posts").stdout
    assert len(drafts(root)) == 3
    assert told.count("decisions for 3 drafts:") == 1


def test_tracking_parameters_that_were_taken_are_counted(tmp_path: Path) -> None:
    root = project(tmp_path)
    items = "".join(
        f"<h2>{i.title}</h2><p>{i.text} <a href='{i.urls[0]}?utm_source=x&amp;a=1'>Act</a></p>"
        for i in made(6, 3)
    )
    told = run(root, "import", written(root, "a.html", page(items))).stdout
    assert "Took tracking parameters from 3 links" in told
