"""What people write: sound texts, slips, and whatever else the keyboard gives."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from tests.bulletins import issue

LETTERS = "abcdefghij ÄÖÜßéñ 数据出境安全 Привет 😀"
SECTIONS = ("legislation", "litigation", "enforcement")
"""Those of the minimum, of which only the last has subsections."""

SLUGS = ("a", "b", "a-b", "a1", "press", "press-2", "long-name-of-a-source")

READABLE = st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters="\ufffd")
"""Every character that a reader can see, and blanks; not the one for those that were lost."""

MARKDOWN = (
    *("*", "**", "_", "~~", "`", "```", "~~~\n", "> ", "- ", "1. ", "### ", "#### ", "***\n\n"),
    *("\n", "\n\n", "\\\n", "  \n", " ", "    ", "[", "]", "(", ")", "!", "\\", "|", "\n|---|\n"),
    *("[sic]", "[2022] UKSC 1", "&amp;", "&lt;", "&#20013;", "&", "< ", "'", '"', "“", "’", "："),
    *("[a](https://e.org/)", "<https://e.org/>", "[a](mailto:a@e.org)", "https://e.org/"),
    *("\n[a]: https://e.org/\n", "数据", "😀", "$", "{}", "\\1", "%0A", "::error::"),
    *("@@content@@", "{{ x }}", "{% x %}"),
)
"""What texts are made of, and what only looks dangerous."""

SLIPS = (
    *("<b>", "<!--", "</p>", "<script>", "[a](javascript:1)", "<javascript:1>", "[a](//e.org)"),
    *("[a](b.md)", "![a](a.png)", "![](a.png)", "![", "](", "[a][b]", "[a]()", "[^", "[^a]", "^["),
    *("[^b]: x\n", "# ", "\n===\n", "\n---\n", "---\n", "\t", "\n\t", "> " * 11),
    *("&#x202e;", "&#0;", ": ", " #", "{", "}", "- [", "*a", "&a ", "!!str ", "<<: ", "? ", "%"),
    *("|\n", ">-\n", "@", "\ufeff", "\u202e", "\u2028", "\x00", "\x1b", "\x85", "\r", "\r\n"),
    *("\x0b", "\x0c", "\ufffe", "\U000e0041", "\ud7ff", "\U0010ffff", "e\u0301", "\u200d"),
    *("\u2029", "\u00a0", "\x000\x00"),
)
"""What they are not made of, but may be full of."""

FRAGMENTS = MARKDOWN + SLIPS

words = st.text(LETTERS, min_size=1, max_size=20).map(str.strip).filter(bool)
titles = st.text(READABLE, min_size=1, max_size=40).filter(str.strip)
slugs = st.sampled_from(SLUGS)
dates = st.dates(date(2001, 1, 1), date(2025, 12, 31)).map(str)


@dataclass(frozen=True)
class Written:
    """The text of an entry, and the ids of its sources."""

    text: str
    sources: tuple[str, ...]


def quoted(text: str) -> str:
    """A text as a YAML scalar in double quotes."""
    return json.dumps(text, ensure_ascii=False)


@st.composite
def bodies(draw: st.DrawFn, sources: tuple[str, ...]) -> str:
    """A text that cites all of its sources, in any order and more than once, or none."""
    marks = draw(st.sampled_from([(), sources]))
    again = draw(st.lists(st.sampled_from(sources), max_size=3)) if marks else []
    ordered = draw(st.permutations([*marks, *again]))
    parts = [f"{draw(words)}.[^{source}]" for source in ordered] or [draw(words)]
    shapes = st.sampled_from(
        ["{}", "- {}", "> {}", "### {}", "| {} |\n|:-:|\n| x |", "*{}*", "1. > {}", "{}\n\n---"]
    )
    return "\n\n".join(draw(shapes).replace("{}", part) for part in parts) + "\n"


@st.composite
def entries(draw: st.DrawFn) -> Written:
    """A sound entry."""
    section = draw(st.sampled_from(SECTIONS))
    sources = tuple(draw(st.lists(slugs, min_size=1, max_size=4, unique=True)))
    lines = [f"title: {quoted(draw(words))}", f"section: {section}"]
    if section == "enforcement":
        lines.append(f"subsection: {draw(st.sampled_from(['authorities', 'cases']))}")
    if draw(st.booleans()):
        lines.append(f"summary: {quoted(draw(words))}")
    day = draw(dates)
    lines += [f"date: {day if draw(st.booleans()) else day[:7]}", "jurisdictions: [GB, CN-ZJ]"]
    lines.append("sources:")
    for source in sources:
        lines += [f"  - id: {source}", f"    url: https://www.example.org/{source}"]
    front = "\n".join(draw(st.permutations(lines[: -1 - 2 * len(sources)]))) + "\n"
    front += "\n".join(lines[-1 - 2 * len(sources) :])
    return Written(f"---\n{front}\n---\n{draw(bodies(sources))}", sources)


@st.composite
def mutated(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """A text that was sound before a hand or two slipped, most often below the front matter."""
    text = draw(texts)
    for _ in range(draw(st.integers(0, 2))):
        below = max(text.find("\n---\n") + 5, 0) if draw(st.integers(0, 4)) else 0
        at = draw(st.integers(min(below, len(text)), len(text)))
        end = min(len(text), at + draw(st.sampled_from([0, 0, 1, 8])))
        inserted = draw(st.sampled_from(MARKDOWN if draw(st.integers(0, 3)) else SLIPS))
        text = text[:at] + inserted + (text[at:end] * draw(st.integers(0, 2))) + text[end:]
    return text


def _parts(opening: str) -> st.SearchStrategy[str]:
    fragments = st.lists(st.sampled_from(FRAGMENTS), max_size=30)
    return fragments.map(lambda parts: opening + "".join(parts))


anything = st.one_of(st.text(max_size=200), _parts(""), _parts("---\n"), _parts("---\n---\n"))
"""Text that nobody would take for an entry, or only at a first glance."""

sound_texts = entries().map(lambda written: written.text)
texts = st.booleans().flatmap(lambda begun_well: mutated(sound_texts) if begun_well else anything)
"""Any text; half of them would be entries, but for a slip."""


@st.composite
def issues(draw: st.DrawFn, names: list[str]) -> str:
    """An `issue.md` that lets some of the entries of its month lead."""
    leading = draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    return issue(f"order: [{', '.join(leading)}]\n" if leading else "")


@st.composite
def contents(draw: st.DrawFn) -> Mapping[str, str]:
    """The files of some months by their paths below `content/`."""
    files: dict[str, str] = {}
    for period in draw(st.lists(st.sampled_from(["2021-12", "2022-02", "2022-03"]), unique=True)):
        names = draw(st.lists(slugs, max_size=5, unique=True))
        for name in names:
            files[f"{period}/{name}.md"] = draw(entries()).text
        files[f"{period}/issue.md"] = draw(issues(names))
    return files
