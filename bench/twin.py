"""The same archive for a Hugo that does the same work: its templates write what ours write.

The frame around its pages is cut out of a page that we built; everything else comes from the
templates in `bench/twin/`: record, notes, citations, JSON-LD, mails, feeds, tables and listings.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.archives import write_text
from bench.corpus import Sample, samples
from bulletin.values.dates import PartialDate
from bulletin.views.emails import MAILED

TEMPLATES = Path(__file__).with_name("twin")
_FEEDS = 'outputs: ["HTML", "atom", "jsonfeed"]\n'
_CITED = '"bib", "ris", "csl", "oscola"'


def write_twin(root: Path, entries: int, site: Path) -> None:
    """Write the archive for Hugo; `site` is the same archive as we built it."""
    shutil.copytree(TEMPLATES, root)
    shutil.copytree(site / "assets", root / "static/assets")
    for name, html in _frame(site):
        write_text(root / f"layouts/partials/{name}.html", html)
    listed = list(samples(entries))
    for sample in listed:
        write_text(root / f"content/entries/{sample.period}/{sample.slug}.md", _entry(sample))
    months = sorted({sample.period for sample in listed}, reverse=True)
    for number, period in enumerate(months):
        mails = ', "mail", "mailtext"' if number < MAILED else ""
        front = f'title: "{_spoken(period)}"\noutputs: ["HTML", {_CITED}{mails}]\n'
        write_text(root / f"content/months/{period}/_index.md", f"---\n{front}---\n")
    feeds = {("sections", sample.section) for sample in listed}
    feeds |= {("jurisdictions", sample.jurisdiction.lower()) for sample in listed}
    for kind, name in feeds:
        write_text(root / f"content/{kind}/{name}/_index.md", f"---\n{_FEEDS}---\n")


def _frame(site: Path) -> Iterator[tuple[str, str]]:
    """The parts of a page of ours that are the same on all pages, as partial templates."""
    page = next(site.glob("*-*/entry-*/index.html")).read_text(encoding="utf-8")
    title = re.search(r"<h1 class=\"single__title\">(.*?)</h1>", page)
    assert title
    page = page.replace("../../", "/").replace('"../.."', '"/"')
    head, _, body = page.partition("<body")
    frame, _, content = body.partition('<div class="single')
    sharing = re.findall(r"<meta (?:property=\"og:image|name=\"twitter)[^>]*>", head)
    icon = head.index('<link rel="icon"')
    yield "head-begin", head[: head.index("<title>")]
    yield "head-end", "\n".join((*sharing, head[icon:]))
    yield "frame-begin", "<body" + frame.replace(title[1], "Measured Bulletin")
    yield "frame-end", content[content.rindex("</article>") :]


def _entry(sample: Sample) -> str:
    sources = "".join(
        f'  - {{url: "{url}", title: "{title}", publisher: A publisher}}\n'
        for url, title in sample.sources
    )
    notes = "\n".join(
        f"[^s{number}]: A publisher, [{title}]({url}). {url}"
        for number, (url, title) in enumerate(sample.sources, 1)
    )
    laws = list(dict.fromkeys(law.partition("#")[0] for law in sample.laws))
    provisions = "".join(
        f'  - {{law: {law}, name: "{article.replace("art-", "Article ")} {law.upper()}"}}\n'
        for law, _, article in (law.partition("#") for law in sample.laws)
    )
    due = re.findall(r": (\d{4}-\d\d-\d\d)", sample.dates)
    return (
        f'---\ntitle: "{sample.title}"\ndate: {sample.period}-{sample.day:02}\n'
        f"slug: {sample.slug}\nperiod: {sample.period}\nnumber: {sample.year}/{sample.month:02}\n"
        f'month: "{_spoken(sample.period)}"\noffset: {sample.number}\nrubric: {sample.section}\n'
        f"sections: [{sample.section}]\nmonths: [{sample.period}]\n"
        f'authority: "{sample.authority}"\nauthorities: ["{sample.authority}"]\n'
        f'jurisdiction: "{sample.jurisdiction}"\njurisdictions: ["{sample.jurisdiction}"]\n'
        f"laws: {laws}\ntopics: [{', '.join(sample.topics)}]\n"
        f'summary: "{sample.body.partition(".")[0]}."\n'
        f"{f'due: {due[0]}' + chr(10) if due else ''}"
        f"{f'provisions:{chr(10)}{provisions}' if provisions else ''}"
        f"sources:\n{sources}---\n{sample.body}\n\n{notes}\n"
    )


def _spoken(period: str) -> str:
    return PartialDate.parse(period).spoken
