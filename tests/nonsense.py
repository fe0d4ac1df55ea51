"""A bulletin whose authors write nonsense in Cyrillic: all other words are the program's."""

from collections.abc import Mapping
from pathlib import Path

from tests.projects import write_project


def settings(language: str, title: str = "Жзик Кубр", words: str = "Хвуг") -> str:
    return f"""\
title: {title}
description: {words} вдоль зыбр
url: https://bulletin.example/
language: {language}
publisher:
  name: {words} Шжум
contact: {words}
repository: https://github.com/example/bulletin
licence:
  name: {words} 4.0
  url: https://licence.example/
disclaimer: {words} брыз гвоздь.
sections:
  - id: rules
    title: {words} Прыг
    subsections:
      - id: drafts
        title: Чужб
  - id: cases
    title: Дрязг
    description: {words} жмых
"""


RULE = """\
---
title: "Жабр пузыр шмыг вдрызг"
section: rules
subsection: drafts
kind: law
stage: consultation
date: 2022-02-03
dates:
  consultation_opens: 2022-02-03
  consultation_closes:
    date: 2022-04-21
    previously: [{date: 2022-04-07, changed: 2022-02-20}, {date: 2022-04-14, changed: 2022-02-22}]
  in_force: 2022-09-01
  applies_from: 2023-01
jurisdictions: [GB, CN-ZJ]
authorities: [body]
laws: ["act#art-5-1-c", act]
topics: [thing]
action: "Жмых пляс дрызг."
audience: [dpo, legal]
sources:
  - id: one
    url: https://www.example.org/one
    title: Зудб
    title_original: "新闻"
    lang: zh
    publisher: Вжик
    type: official
    published: 2022-02-01
    accessed: 2022-02-10
    archive_url: https://archive.example.org/1
    archived: 2022-02-11
    pages: 12-14
    paragraph: 45
    access: restricted
---
Жабр.[^one] Пузыр ~~шмыг~~ вдрызг.[^one]
"""

CASE = """\
---
title: "Бзик грызл хруст"
title_original: {lang: fr, text: "Жгут"}
section: cases
kind: decision
stage: imposed
outcome: partly-upheld
date: 2022-02-07
dates:
  decided: 2022-02-07
  hearing: 2022-02-04
  appeal_by: 2022-05
jurisdictions: [FR, EU, INT]
authorities: [body]
identifiers: {number: 15, case: 16, gazette: 17, docket: 18}
parties:
  - {id: firm, name: Грзб, role: respondent, anonymised: true}
infringements: [wrong]
sanctions:
  - {type: administrative-fine, amount: 5000000.50, currency: EUR, on: firm, status: imposed}
  - {type: administrative-fine, amount: 40, currency: EUR, on: firm, status: final}
  - {type: criminal-fine, amount: 80, currency: EUR, status: proposed}
  - {type: damages, amount: 1000, currency: JPY, per: person, persons: 3, qualifier: about}
  - {type: imprisonment, duration: P1Y6M, qualifier: at-least, note: Квзг}
  - {type: ban, duration: P2W3D}
  - {type: refund, amount: undisclosed, currency: GBP, status: appealed}
affected: [{what: people, count: 250000, qualifier: up-to}]
follows: [{id: 2022-02/rule, relation: enforces}]
corrections: [{date: 2022-03-02, note: "Хмык."}]
summary: "Жмых брызнул вдоль плющ, хрум."
sources:
  - {id: two, url: "https://www.example.org/two", lang: de, type: court, title_original: Цвбр}
  - {id: three, type: gazette, title: Щебр, publisher: Жубр, pages: 3, published: 2022-02}
---
Хруст.[^two] Грызл.[^three]
"""

GONE = """\
---
title: "Вздор скрыл клубн"
section: cases
date: 2022-02
jurisdictions: [DE]
deadline_unknown: true
kind: guidance
stage: consultation
withdrawn: {date: 2022-03-05, reason: "Пшик."}
aliases: [2022-02/older]
follows: [{id: 2022-02/case, relation: appeals}]
sources:
  - {id: four, url: "https://www.example.org/four"}
---
Клубн.[^four]
"""

REGISTRIES = {
    "authorities": "- {id: body, name: Збрык, abbreviation: Зб, kind: regulator, jurisdiction: FR, "
    "aliases: [Збр], name_original: {lang: fr, text: Гзык}, url: 'https://body.example/'}\n",
    "laws": "- {id: act, name: Вжбр, abbreviation: ВЖ, kind: regulation, jurisdiction: EU, "
    "celex: 32016R0679}\n",
    "topics": "- {id: thing, name: Хлюп, aliases: [Хлюпик]}\n",
    "infringements": "- {id: wrong, name: Бдыщ}\n",
    "jurisdictions": "- {id: CN-ZJ, name: Чжбр}\n",
}


def nonsense(language: str) -> Mapping[str, str]:
    """The files of such a bulletin, with everything that a reader can be shown."""
    return {
        "content/bulletin.yml": settings(language),
        "content/2022-01/issue.md": "---\npublished: 2022-02-01\n---\nБряк.\n",
        "content/2022-01/old.md": GONE.replace("[2022-02/older]", "[]")
        .replace("follows: [{id: 2022-02/case, relation: appeals}]\n", "")
        .replace("2022-03-05", "2022-02-05")
        .replace("date: 2022-02\n", "date: 2022-01\n"),
        "content/2022-02/issue.md": "---\ntitle: Клёкт\npublished: 2022-03-01\n"
        "editors: [Жора Ввыр, Збор Гул]\n---\nВступ.\n",
        "content/2022-02/rule.md": RULE,
        "content/2022-02/case.md": CASE,
        "content/2022-02/gone.md": GONE,
        "content/pages/about.md": "---\ntitle: Здесь\n---\nКто.\n",
        **{f"content/registry/{name}.yml": text for name, text in REGISTRIES.items()},
    }


def write_nonsense(root: Path, language: str) -> Path:
    """Write it into a folder, with nothing of its own but the content."""
    return write_project(root, nonsense(language))
