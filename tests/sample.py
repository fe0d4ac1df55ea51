"""A small bulletin with everything that files beside the pages have to tell, and these files."""

from pathlib import Path

from bulletin.assembly.bulletin import Bulletin
from bulletin.rendering.outputs import compose_files
from bulletin.rendering.renderer import Renderer
from bulletin.views.all_pages import compose_pages
from bulletin.views.shared_views import Views
from tests.bulletins import bulletin_of
from tests.projects import MINIMUM, ROOT

LICENCE = "licence:\n  name: CC BY 4.0\n  url: https://creativecommons.org/licenses/by/4.0/\n"

FINE = """\
---
title: "Décision & more: 100 % of {A_B} <b>fined</b>"
title_original: {lang: fr, text: "Délibération du 7 février 2022"}
section: enforcement
subsection: cases
kind: decision
stage: imposed
date: 2022-02-07
dates:
  decided: 2022-02-07
  appeal_by:
    date: 2022-04-21
    previously: [{date: 2022-04-07, changed: 2022-02-20}, {date: 2022-04-14, changed: 2022-02-22}]
jurisdictions: [FR, US-CA]
authorities: [cnil]
laws: ["gdpr#art-5-1-c", gdpr]
identifiers: {number: SAN-2022-015}
parties:
  - {id: company, name: A firm, role: respondent, anonymised: true}
sanctions:
  - type: administrative-fine
    amount: "8026000000.50"
    currency: EUR
    on: company
    status: imposed
  - {type: damages, amount: 1000, currency: JPY, per: person, persons: 3, qualifier: about}
  - {type: ban, duration: P6M, note: "-1 day, =SUM(A1)"}
affected: [{what: people, count: 250000, qualifier: about}]
topics: [location]
summary: "=2+3 is no formula here, and says what the case was."
action: "@everybody: read it."
audience: [dpo, legal]
sources:
  - id: cnil
    url: https://www.example.org/d%C3%A9cision?a=1&b=%7B2%7D#top
    title: Decision of 7 February 2022
    title_original: "Délibération n° 7"
    lang: fr
    publisher: CNIL
    type: court
    published: 2022-02-08
    accessed: 2022-02-10
    archive_url: https://archive.example.org/1
    archived: 2022-02-11
  - id: press
    url: https://www.example.org/press
    title_original: "新闻"
    lang: zh
    publisher: A paper
    type: media
    published: 2022-02
---
It fined a firm,[^press] says [the law](later.md).[^cnil] Again.[^press]

![A chart](chart.png)
"""
LATER = """\
---
title: "The fine is taken back"
section: litigation
date: 2022-02-24
jurisdictions: [FR]
follows: [{id: 2022-02/fine, relation: annuls}]
sources:
  - id: wechat
    url: https://www.example.org/s/1
    type: social
corrections: [{date: 2022-03-02, note: The date was wrong.}]
withdrawn: {date: 2022-03-03, reason: The source was withdrawn.}
aliases: [2022-02/first-name, 2022-02/second-name]
---
It was annulled.
"""
BILL = """\
---
title: "A bill is read"
section: legislation
kind: bill
date: 2022-01
jurisdictions: [GB]
sources:
  - id: bill
    url: https://www.example.org/bill
    title: A Bill
    publisher: Parliament
    type: official
---
It was read.[^bill]
"""

FILES = {
    "content/bulletin.yml": MINIMUM["content/bulletin.yml"] + LICENCE,
    "content/registry/authorities.yml": (
        "- {id: cnil, name: CNIL, kind: regulator, jurisdiction: FR}\n"
    ),
    "content/registry/laws.yml": (
        "- {id: gdpr, name: The Regulation, abbreviation: GDPR, kind: law, jurisdiction: EU}\n"
    ),
    "content/registry/topics.yml": "- {id: location, name: Location}\n",
    "content/2022-01/issue.md": "---\n---\nA month.\n",
    "content/2022-01/bill.md": BILL,
    "content/2022-02/issue.md": (
        "---\npublished: 2022-03-01\neditors: [Ada Example, Ben Example]\n---\nA month.\n"
    ),
    "content/2022-02/fine.md": FINE,
    "content/2022-02/later.md": LATER,
    "content/2022-02/chart.png": "GIF89a",
}


def sample(root: Path, **changes: str) -> Bulletin:
    """The sample bulletin in a new folder, some of its files changed by their names."""
    files = {path.removeprefix("content/"): text for path, text in FILES.items()}
    given = {f"2022-02/{name}.md": text for name, text in changes.items()}
    return bulletin_of(root, {**files, **given})


def written(bulletin: Bulletin) -> dict[str, str]:
    """All files beside the pages, as they are written, by their addresses."""
    views = Views(bulletin)
    files = compose_files(views, compose_pages(views))
    renderer = Renderer(ROOT / "templates", bulletin.settings)
    texts = {file.address: renderer.content(file).decode(errors="replace") for file in files}
    assert len(texts) == len(files)
    return texts


def golden(name: str) -> str:
    """A file of the sample as it was written and reviewed by hand."""
    return (ROOT / "tests/golden" / name).read_bytes().decode()
