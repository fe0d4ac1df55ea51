"""A small archive of the cases that a search has to tell apart, and how to ask for them."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from bulletin.diagnostics.report import Report
from bulletin.pipeline import Project, build
from bulletin.values.slugs import slugify
from tests.bulletins import authorities
from tests.projects import write_buildable_project


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the archive."""

    title: str
    body: str
    source: str = ""
    """The title of its source in the source's language."""
    summary: str = ""
    section: str = "legislation"
    jurisdictions: str = "CN"
    authority: str = ""
    law: str = ""
    topic: str = ""
    date: str = "2022-02-10"
    fields: str = ""
    """Further lines of its front matter."""

    @property
    def words(self) -> str:
        """What a reader sees of its author's words."""
        return " ".join((self.title, self.summary, self.body, self.source, self.authority))

    @property
    def text(self) -> str:
        fields = {
            "title": f'"{self.title}"',
            "section": self.section,
            "subsection": "cases" if self.section == "enforcement" else "",
            "date": self.date,
            "jurisdictions": f"[{self.jurisdictions}]",
            "authorities": f"[{slugify(self.authority)}]" if self.authority else "",
            "laws": f"[{slugify(self.law)}]" if self.law else "",
            "topics": f"[{slugify(self.topic)}]" if self.topic else "",
            "summary": f'"{self.summary}"' if self.summary else "",
        }
        front = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
        front += self.fields
        source = f"    title_original: {self.source}\n    lang: zh\n" if self.source else ""
        return (
            f"---\n{front}sources:\n  - id: one\n    url: https://www.example.org/one\n{source}"
            f"---\n{self.body}[^one]\n"
        )


SPECIAL = {
    "law": Item("A law and its transfers", "The statute (个人信息保护法) has a chapter on export."),
    "contract": Item(
        "A contract for exporters", "A form of contract is out.", source="个人信息出境标准合同办法"
    ),
    "assessment": Item(
        "An assessment before export", "Who has to apply.", source="数据出境安全评估办法"
    ),
    "crossing": Item("A draft on crossings", "It speaks of 数据跨境流动 and of no contract."),
    "notice": Item("A notice", "Signed by an office.", source="国家网信办关于标准合同的公告"),
    "apart": Item(
        "Words that lie apart",
        "个人，信息；保护法。出境、安全；评估。跨 境。网信部门办公。A contract.",
    ),
    "split": Item("Words that only nearly meet", "个人的信息的保护, 信息安全保护, 安全再评估."),
    "accents": Item(
        "A file of an applicant", "They kept the résumé for years.", jurisdictions="FR"
    ),
    "plain": Item("The second one", "The court will resume the hearing.", jurisdictions="GB"),
    "fine": Item(
        "A restricted committee decides",
        "Deliberation SAN-2022-015 became public.",
        jurisdictions="FR",
        authority="CNIL",
        section="enforcement",
    ),
    "other-fine": Item(
        "It decides again",
        "Deliberations SAN-2022-016 and SAN-2021-015.",
        jurisdictions="FR",
        authority="CNIL",
        section="enforcement",
        date="2021-12-03",
        fields=(
            "aliases: [2021-11/earlier-name]\n"
            "withdrawn: {date: 2022-01-05, reason: The numbers were mixed up.}\n"
        ),
    ),
    "judgment": Item(
        "Judgment in C-184/20",
        "The Grand Chamber (ECLI:EU:C:2022:601) reads Article 9 widely.",
        jurisdictions="EU",
        section="litigation",
    ),
    "later-judgment": Item(
        "A later judgment",
        "It follows C-184/20. The newer text has Art. 50, and Articles 83(5) and 84.",
        jurisdictions="EU",
        section="litigation",
        date="2022-02-20",
    ),
    "turned": Item(
        "Judgment in C-18/420",
        "A number that does not exist (ECLI:EU:C:2022:610), on section 5.",
        jurisdictions="EU",
        section="litigation",
    ),
    "recorded": Item(
        "A court rules",
        "It said so at last.",
        jurisdictions="GB",
        section="litigation",
        fields=(
            "title_original: {text: Quodlibetum, lang: la}\n"
            "laws: ['cookie-code#art-77']\n"
            "identifiers: {case: CL-2021-000077}\n"
            "parties: [{id: quillfeather, name: Quillfeather, role: plaintiff}]\n"
        ),
    ),
    "principles": Item(
        "Principles",
        "Breaches of Articles 5(1)(c), 5(1)(e) and 12 were found.",
        jurisdictions="CN-BJ",
        authority="Internet Court",
        section="litigation",
    ),
}
ORDINARY = {
    f"report-{number}": Item(
        f"Report number {number}",
        "A quarterly report on complaints.",
        jurisdictions="GB" if number % 3 else "FR, GB",
        authority="Reporting Office" if number % 2 else f"Office {number // 2}",
        law="" if number % 5 else "Cookie Code",
        topic="Cookies" if number % 2 else "Hospitals",
        section="enforcement" if number % 4 == 0 else "legislation",
        date=f"{2020 + number % 3}-{number % 12 + 1:02}-{number:02}",
    )
    for number in range(1, 25)
}
ARCHIVE = SPECIAL | ORDINARY
SUBJECTS = {
    "registry/laws.yml": "- {id: cookie-code, name: Cookie Code, kind: law, jurisdiction: GB}\n",
    "registry/topics.yml": "- {id: cookies, name: Cookies}\n- {id: hospitals, name: Hospitals}\n",
}


def build_archive(root: Path) -> Path:
    """Build the archive's site; gives its folder."""
    months = {item.date[:7] for item in ARCHIVE.values()}
    files = {f"content/{month}/issue.md": "---\n---\nA month.\n" for month in months}
    names = {item.authority for item in ARCHIVE.values() if item.authority}
    registry = authorities(**{slugify(name): name for name in sorted(names)})
    registry |= SUBJECTS
    files |= {f"content/{path}": text for path, text in registry.items()}
    files |= {f"content/{i.date[:7]}/{slug}.md": i.text for slug, i in ARCHIVE.items()}
    project = write_buildable_project(root, files)
    return build(Project(project, project / "site"), Report()).folder


def found_on(page: Page) -> list[str]:
    """The slugs of the results that a search page shows, once it has answered."""
    expect(page.locator("#search_status")).to_have_text(re.compile(r"entr(?:y|ies)\b(?! to)"))
    links = page.locator(".result__title a").evaluate_all("all => all.map(a => a.pathname)")
    return [link.rstrip("/").rpartition("/")[2] for link in links]
