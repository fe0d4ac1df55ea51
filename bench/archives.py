"""The same entries on disk, for the bulletin and for Hugo."""

from pathlib import Path
from textwrap import dedent

from bench.corpus import (
    JURISDICTIONS,
    LAWS,
    OFFICE_PLACES,
    OFFICES,
    TOPICS,
    samples,
    uneven_samples,
)
from bulletin.values.slugs import slugify

SETTINGS = dedent(
    """\
    title: Measured Bulletin
    description: An archive for measurements
    url: https://bulletin.example/
    publisher:
      name: Nobody
    sections:
      - id: legislation
        title: Legislation
      - id: enforcement
        title: Enforcement
        subsections:
          - id: cases
            title: Cases
      - id: litigation
        title: Courts and litigation
    """
)


def write_bulletin(root: Path, entries: int, *, uneven: bool = False) -> None:
    """Write the content of a bulletin, without templates and the engine's configuration.

    With `uneven`, four entries in five lie in one month and name one authority and one law.
    """
    write_text(root / "content/bulletin.yml", SETTINGS)
    write_text(root / "content/pages/about.md", "---\ntitle: About\n---\nA page.\n")
    for name, text in _registries().items():
        write_text(root / f"content/registry/{name}.yml", text)
    for sample in uneven_samples(entries) if uneven else samples(entries):
        issue = root / "content" / sample.period / "issue.md"
        if not issue.exists():
            write_text(issue, "---\ntitle: A month\n---\nWhat the month has brought.\n")
        sources = "".join(
            f"  - id: s{number}\n    url: {url}\n    title: {title}\n    publisher: A publisher\n"
            for number, (url, title) in enumerate(sample.sources, 1)
        )
        subsection = "subsection: cases\n" if sample.section == "enforcement" else ""
        write_text(
            root / "content" / sample.period / f"{sample.slug}.md",
            f'---\ntitle: "{sample.title}"\nsection: {sample.section}\n{subsection}'
            f"date: {sample.period}-{sample.day:02}\njurisdictions: [{sample.jurisdiction}]\n"
            f"authorities: [{slugify(sample.authority)}]\n{sample.dates}{sample.case}"
            f"topics: [{', '.join(sample.topics)}]\n"
            f"{f'laws: {list(sample.laws)}' + chr(10) if sample.laws else ''}"
            f'summary: "{sample.body.partition(".")[0]}."\n'
            f"sources:\n{sources}---\n{sample.body}\n",
        )


def _registries() -> dict[str, str]:
    """The registries that the entries name their authorities, laws and topics by."""
    authorities = {slugify(n): (n, code) for code, names in JURISDICTIONS.items() for n in names}
    authorities |= {
        slugify(name): (name, OFFICE_PLACES[number % len(OFFICE_PLACES)])
        for number, name in enumerate(OFFICES)
    }
    laws = {law: code for code, laws in reversed(LAWS.items()) for law in laws}
    return {
        "authorities": "".join(
            f'- {{id: {one}, name: "{name}", kind: regulator, jurisdiction: {code}}}\n'
            for one, (name, code) in authorities.items()
        ),
        "laws": "".join(
            f"- {{id: {one}, name: {one.upper()}, kind: law, jurisdiction: {code}}}\n"
            for one, code in laws.items()
        ),
        "topics": "".join(f"- {{id: {one}, name: {one.capitalize()}}}\n" for one in TOPICS),
    }


def write_hugo(root: Path, entries: int) -> None:
    """Write the same entries as Hugo reads them, with footnotes of its own."""
    for sample in samples(entries):
        sources = "".join(
            f'  - url: "{url}"\n    title: "{title}"\n' for url, title in sample.sources
        )
        notes = "\n".join(
            f"[^s{number}]: [{title}]({url})"
            for number, (url, title) in enumerate(sample.sources, 1)
        )
        write_text(
            root / "content" / "entries" / sample.period / f"{sample.slug}.md",
            f'---\ntitle: "{sample.title}"\ndate: {sample.period}-{sample.day:02}\n'
            f'slug: "{sample.slug}"\nsection: {sample.section}\ntopics: [{sample.section}]\n'
            f'months: ["{sample.period}"]\nauthorities: ["{sample.authority}"]\n'
            f'jurisdictions: ["{sample.jurisdiction}"]\njurisdiction: "{sample.jurisdiction}"\n'
            f'authority: "{sample.authority}"\nsources:\n{sources}---\n{sample.body}\n\n{notes}\n',
        )


def write_text(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
