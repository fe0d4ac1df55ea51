"""Bulletins of known outline in the shapes that real ones have, in nonsense words.

Each function makes a file and the items that it holds: titles, sections and addresses.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from itertools import groupby
from random import Random

from bulletin.values.dates import MONTHS
from tests.word_files import word_file

WORDS = (
    "balm crovet dulin estra fomble grint hulse ilvet jarn kelp lumber morv nistel ostrin "
    "plover quint rassel stovel trupin ulmen vassel wintle yarrow zostel"
).split()
CHINESE = "监管部门通报违法应用程序整改要求个人信息保护办法征求意见法院判决数据出境安全评估"
SECTIONS = ("Legislation", "Enforcement", "Courts and litigation")
UNKNOWN = ("Orders and fines", "From the courts", "New guidance")


@dataclass(frozen=True)
class Item:
    """An item as it is in the file."""

    title: str
    text: str
    urls: tuple[str, ...]
    section: str = ""


@dataclass(frozen=True)
class Shape:
    """A file, and what it holds."""

    name: str
    content: bytes
    items: tuple[Item, ...]


Made = tuple[str | bytes, Sequence[Item]]
SHAPES: dict[str, Callable[[], Made]] = {}


def shape(make: Callable[[], Made]) -> Callable[[], Made]:
    """Add a shape; the ending of its file follows `__` in the name of its function."""
    SHAPES[make.__name__.replace("__", ".")] = make
    return make


def shapes() -> Iterator[Shape]:
    """Every shape with its content."""
    for name, make in SHAPES.items():
        content, items = make()
        yield Shape(name, content if isinstance(content, bytes) else content.encode(), tuple(items))


def sentence(random: Random, words: int = 11) -> str:
    return " ".join(random.choice(WORDS) for _ in range(words)).capitalize() + "."


def made(
    seed: int, count: int, sections: Sequence[str] = ("",), links: int = 1, form: str = ""
) -> list[Item]:
    """Items in nonsense words; `form` takes the number and two words of a title."""
    random = Random(seed)
    form = form or "Office {a} fines {b} over {c} in case {n}"
    items = []
    for number in range(count):
        a, b, c = (random.choice(WORDS).capitalize() for _ in range(3))
        title = form.format(a=a, b=b, c=c.lower(), n=number + 1)
        text = f"{sentence(random)} {sentence(random)} {sentence(random)}"
        urls = tuple(f"https://s{number}.example.org/{seed}/{number}-{k}" for k in range(links))
        items.append(Item(title, text, urls, sections[number * len(sections) // count]))
    return items


def by_section(items: Sequence[Item]) -> list[tuple[str, list[Item]]]:
    return [(name, list(some)) for name, some in groupby(items, lambda one: one.section)]


def page(body: str, title: str = "Harbour notes, May 2031") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title></head>"
        f"<body>{body}</body></html>"
    )


def link(item: Item, label: str) -> str:
    return f'<a href="{item.urls[0]}">{label}</a>'


# Markdown


@shape
def h2_items_with_h3_parts__md() -> Made:
    items = made(1, 6)
    text = "# Harbour notes 05/2031\n\nWelcome to all readers of these notes.\n\n"
    for item in items:
        text += f"## {item.title}\n\n{item.text}\n\n### Background\n\n{item.text}\n\n"
        text += f"### What it means\n\nSee the [decision]({item.urls[0]}).\n\n"
    return text, items


@shape
def sections_and_bold_lines__md() -> Made:
    items = made(2, 9, SECTIONS)
    text = "# Harbour notes, May 2031\n\n"
    for name, some in by_section(items):
        text += f"## {name}\n\n"
        for item in some:
            text += f"**{item.title}**\n\n{item.text} ([source]({item.urls[0]}))\n\n"
    return text, items


@shape
def this_week_in__md() -> Made:
    items = made(
        3,
        21,
        ("Project updates", "Observations", "Miscellaneous"),
        form="{a} {b} of {c} released as {n}",
    )
    text = "---\ntitle: This week in harbours 393\ndate: 2031-05-28\ncategories: [weekly]\n---\n\n"
    text += "Hello and welcome to another issue of this week in harbours!\nWant something mentioned? Write to us.\n\n"
    for name, some in by_section(items):
        text += f"### {name}\n\n" + "".join(f"* [{i.title}]({i.urls[0]})\n" for i in some) + "\n"
    text += "## Upcoming events\n\nIf you run an event, tell us.\n"
    return text, items


@shape
def bullets_with_dash_and_source__md() -> Made:
    items = made(4, 8, UNKNOWN)
    text = "# Notes of May 2031\n\n"
    for name, some in by_section(items):
        text += f"## {name}\n\n"
        text += "".join(f"- {i.title} – {i.text} [Source]({i.urls[0]})\n" for i in some) + "\n"
    return text, items


@shape
def nested_sections_in_bullets__md() -> Made:
    items = made(5, 9, UNKNOWN)
    text = "# Notes of May 2031\n\n"
    for name, some in by_section(items):
        text += f"- {name}\n" + "".join(f"    - [{i.title}]({i.urls[0]}): {i.text}\n" for i in some)
    return text, items


@shape
def questions_and_answers__md() -> Made:
    items = made(6, 6, form="Is {a} a {b} if {c} was heard in case {n}?")
    text = "# Questions of May 2031\n\n"
    for item in items:
        text += f"**Q: {item.title}**\n\nA: {item.text} See [the answer]({item.urls[0]}).\n\n"
    return text, items


@shape
def numbered_headings__md() -> Made:
    items = made(7, 8, SECTIONS)
    text = "# Harbour notes, May 2031\n\n"
    for n, (name, some) in enumerate(by_section(items), 1):
        text += f"## {n}. {name}\n\n"
        for k, item in enumerate(some, 1):
            text += f"### {n}.{k} {item.title}\n\n{item.text} <{item.urls[0]}>\n\n"
    return text, items


@shape
def ordered_list__md() -> Made:
    items = made(8, 7)
    text = "# Notes of May 2031\n\nThe seven points of the month:\n\n"
    text += "".join(
        f"{n}. **{i.title}.** {i.text} [More]({i.urls[0]})\n\n" for n, i in enumerate(items, 1)
    )
    return text, items


@shape
def toml_post_with_ruled_lines__md() -> Made:
    items = made(9, 5)
    text = '+++\ntitle = "Notes of May 2031"\ndate = 2031-05-30\n+++\n\n'
    text += "\n---\n\n".join(
        f"#### {i.title}\n\n{i.text}\n\n[Read more]({i.urls[0]})\n\n" for i in items
    )
    return text, items


@shape
def named_footnotes__md() -> Made:
    items = made(10, 6, SECTIONS, links=2)
    text, notes = "# Notes of May 2031\n\n", ""
    for name, some in by_section(items):
        text += f"## {name}\n\n"
        for item in some:
            key = item.urls[0].rpartition("/")[2]
            text += f"### {item.title}\n\n{item.text}[^{key}a]\n\nIt may appeal.[^{key}b]\n\n"
            notes += (
                f"[^{key}a]: Office, [Decision]({item.urls[0]}).\n\n    A second paragraph.\n\n"
            )
            notes += f"[^{key}b]: <{item.urls[1]}>\n"
    return text + notes, items


@shape
def table_in_an_item__md() -> Made:
    items = made(11, 4)
    text = "# Notes of May 2031\n\n"
    for n, item in enumerate(items):
        text += f"## {item.title}\n\n{item.text} [Decision]({item.urls[0]})\n\n"
        text += "| Who | How much |\n| --- | ---: |\n| Alpha | 5,000 |\n| Beta | 7,000 |\n\n" * (
            n == 1
        )
    return text, items


@shape
def titles_link_and_paragraph__md() -> Made:
    items = made(12, 8, UNKNOWN)
    text = "# Harbour weekly #12\n\n*28 May 2031*\n\nHello all.\n\n"
    for name, some in by_section(items):
        text += f"## {name}\n\n"
        text += "".join(f"[{i.title}]({i.urls[0]})\n{i.text}\n\n" for i in some)
    return text, items


# HTML


@shape
def layout_tables__html() -> Made:
    items = made(21, 6, SECTIONS)
    body = '<table role="presentation" width="100%"><tr><td><table width="600"><tr><td><a href="https://mail.example.org/v?u=1">View this email in your browser</a></td></tr>'
    body += '<tr><td><img src="https://mail.example.org/logo.png" alt="Harbour notes" width="200"></td></tr><tr><td><h1>Harbour notes</h1><p>May 2031</p></td></tr>'
    for name, some in by_section(items):
        body += f"<tr><td><table><tr><td><h2>{name}</h2></td></tr></table></td></tr>"
        for i in some:
            body += f'<tr><td><table><tr><td width="200"><img src="https://mail.example.org/p.png" alt=""></td><td><h3>{link(i, i.title)}</h3><p>{i.text}</p><p><a href="{i.urls[0]}?utm_source=mail">Read more</a></p></td></tr></table></td></tr>'
    body += '<tr><td><p>You receive this e-mail because you subscribed. <a href="https://mail.example.org/u">Unsubscribe</a></p><p>Copyright 2031 Harbour Ltd, 1 Quay</p></td></tr></table></td></tr></table>'
    return page(body), items


@shape
def styled_spans_only__html() -> Made:
    items = made(22, 6)
    body = '<div style="font-size:28px">Harbour notes May 2031</div>'
    for i in items:
        body += f'<div><span style="font-weight:bold;font-size:16px">{i.title}</span></div><div>{i.text}</div><div>{link(i, "Decision of the office")}</div><div><br></div>'
    return page(body), items


@shape
def german_law_firm__html() -> Made:
    items = made(
        23,
        6,
        ("Gesetzgebung", "Bußgelder", "Rechtsprechung"),
        form="Behörde {a} verhängt Bußgeld gegen {b} wegen {c} Nr {n}",
    )
    body = '<nav class="menu"><a href="/">Startseite</a></nav><p>Newsletter im Browser ansehen</p><h1>Datenschutz-Newsletter Mai 2031</h1><p>Sehr geehrte Damen und Herren,</p><p>wir freuen uns, Ihnen die neue Ausgabe vorzustellen.</p>'
    body += (
        "<h2>Inhalt</h2><ul>"
        + "".join(f'<li><a href="#a{n}">{i.title}</a></li>' for n, i in enumerate(items))
        + "</ul>"
    )
    for name, some in by_section(items):
        body += f"<h2>{name}</h2>"
        for i in some:
            n = items.index(i)
            body += f'<h3 id="a{n}">{i.title}</h3><p>Am 12. Mai 2031 {i.text}</p><p>{link(i, "Zur Pressemitteilung")}</p>'
    body += (
        "<p>Mit freundlichen Grüßen</p><p>Ihre Kanzlei</p><p>Impressum | Datenschutz | Abmelden</p>"
    )
    return page(body, "Datenschutz-Newsletter Mai 2031"), items


@shape
def french_lettre__html() -> Made:
    items = made(24, 6, form="L’autorité {a} sanctionne {b} pour {c} affaire {n}")
    body = (
        "<h1>Lettre d’information – mai 2031</h1><h2>Au sommaire</h2><ul>"
        + "".join(f"<li>{i.title}</li>" for i in items)
        + "</ul>"
    )
    body += "".join(
        f"<h2>{i.title}</h2><p>Le 3 mai 2031, {i.text}</p><p>Source : {link(i, i.urls[0])}</p>"
        for i in items
    )
    return page(body), items


@shape
def title_paragraph_links__html() -> Made:
    items = made(25, 8, UNKNOWN)
    body = "<h1>Weekly digest</h1><p>28 May 2031</p>"
    for name, some in by_section(items):
        body += f"<p><strong>{name}</strong></p>"
        body += "".join(f"<p>{link(i, i.title)}<br>{i.text}</p>" for i in some)
    return page(body), items


@shape
def blog_with_main__html() -> Made:
    items = made(26, 6)
    body = '<header><a href="/">Harbour blog</a></header><nav><ul><li><a href="/a">About</a></li></ul></nav><main><article><h1>Notes of May 2031</h1><p>By the editors, 31 May 2031</p>'
    body += "".join(
        f"<h2>{i.title}</h2><p>{i.text} {link(i, 'The decision')} is public.</p><ul><li>{i.text}</li><li>{i.text}</li></ul>"
        for i in items
    )
    body += '</article></main><aside><h3>Related posts</h3><ul><li><a href="https://example.org/o">An older post of this blog</a></li></ul></aside><footer><p>Privacy policy</p></footer>'
    return page(body), items


@shape
def definition_list__html() -> Made:
    items = made(27, 6)
    body = (
        "<h1>Notes of May 2031</h1><dl>"
        + "".join(f"<dt>{i.title}</dt><dd>{i.text} {link(i, 'Source')}</dd>" for i in items)
        + "</dl>"
    )
    return page(body), items


@shape
def bullets_below_known_sections__html() -> Made:
    items = made(28, 9, SECTIONS)
    body = "<h1>Notes of May 2031</h1>"
    for name, some in by_section(items):
        body += (
            f"<h2>{name}</h2><ul>"
            + "".join(
                f"<li><p><strong>{i.title}</strong></p><p>{i.text}</p><ul><li>{i.text}</li></ul><p>{link(i, 'Press release')}</p></li>"
                for i in some
            )
            + "</ul>"
        )
    return page(body), items


# Plain text and mail


@shape
def underlined__txt() -> Made:
    items = made(41, 6, SECTIONS)
    text = "HARBOUR NOTES\nMay 2031\n\n"
    for name, some in by_section(items):
        text += f"{name}\n{'=' * len(name)}\n\n"
        for i in some:
            text += f"{i.title}\n{'-' * len(i.title)}\n\n{i.text}\n{i.urls[0]}\n\n"
    return text, items


@shape
def bracketed_notes__txt() -> Made:
    items = made(42, 8, SECTIONS)
    text, notes, n = "Harbour notes, May 2031\n\n", "Sources\n\n", 0
    for name, some in by_section(items):
        text += f"{name.upper()}\n\n"
        for i in some:
            n += 1
            text += f"* {i.title}. {i.text} [{n}]\n\n"
            notes += f"[{n}] {i.urls[0]}\n"
    return text + notes, items


@shape
def starred_digest__txt() -> Made:
    items = made(43, 7)
    text = "Harbour Digest, Issue 12, 28 May 2031\n" + "=" * 60 + "\n\nTopics:\n\n"
    text += (
        "".join(f"  {n}. {i.title}\n" for n, i in enumerate(items, 1)) + "\n" + "-" * 60 + "\n\n"
    )
    for n, i in enumerate(items, 1):
        text += f"{n}. {i.title}\n\n{i.text}\n\n{i.urls[0]}\n\n" + "-" * 60 + "\n\n"
    text += (
        "To subscribe to the list, send mail to digest-request@example.org\nTel: +1 555 010 0100\n"
    )
    return text, items


@shape
def chinese_two_levels__txt() -> Made:
    random = Random(44)
    items, text, n = [], "数据保护月报 2031年5月\n\n", 0
    for numeral, name in (("一", "立法动态"), ("二", "执法动态"), ("三", "司法案例")):
        text += f"{numeral}、{name}\n\n"
        for k in ("（一）", "（二）", "（三）"):
            n += 1
            title = "".join(random.sample(CHINESE, 14)) + str(n)
            item = Item(
                title,
                "五月二日有关部门公布了通报的内容和整改的要求，并征求社会意见。",
                (f"https://z{n}.example.org/{n}",),
                name,
            )
            items.append(item)
            text += f"{k}{title}\n\n{item.text}\n\n来源：{item.urls[0]}\n\n"
    return text, items


@shape
def chinese_numbers__txt() -> Made:
    random = Random(45)
    items, text = [], "数据保护周报\n2031年5月12日\n\n"
    for n in range(1, 9):
        title = "".join(random.sample(CHINESE, 16)) + str(n)
        item = Item(
            title,
            "五月二日有关部门公布了通报的内容和整改的要求，并征求社会意见。",
            (f"https://z{n}.example.org/{n}",),
        )
        items.append(item)
        text += f"{n}．{title}\n{item.text}\n链接：{item.urls[0]}\n\n"
    return text, items


def mail(plain: str, html: str = "", subject: str = "Harbour notes, May 2031") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "notes@example.org", subject
    message["Date"] = "Mon, 02 Jun 2031 09:00:00 +0000"
    message["List-Unsubscribe"] = "<https://example.org/u>"
    message.set_content(plain, cte="quoted-printable")
    if html:
        message.add_alternative(html, subtype="html", cte="base64")
    return message.as_bytes()


@shape
def both_forms__eml() -> Made:
    items = made(46, 6)
    html = "<p>In this issue</p><ul>" + "".join(f"<li>{i.title}</li>" for i in items) + "</ul>"
    html += "".join(f"<p><b>{i.title}</b></p><p>{i.text} {link(i, 'Read more')}</p>" for i in items)
    plain = "".join(f"{i.title}\n\n{i.text}\n{i.urls[0]}\n\n" for i in items)
    return mail(plain, page(html)), items


@shape
def flowed__eml() -> Made:
    items = made(47, 6)
    text = ""
    for i in items:
        words = i.text.split()
        lines = [" ".join(words[n : n + 9]) for n in range(0, len(words), 9)]
        text += f"** {i.title}\n\n" + " \n".join(lines) + f"\n\n<{i.urls[0]}>\n\n"
    text += "-- \nHarbour notes\n+44 20 7946 0000\n"
    message = mail(text).decode()
    message = message.replace('charset="utf-8"', 'charset="utf-8"; format=flowed')
    return message.encode(), items


@shape
def signed_digest__eml() -> Made:
    items = made(48, 6)
    text = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nHARBOUR DIGEST - May 2031\n\n"
    text += "Contents:\n" + "".join(f"  {i.title}\n" for i in items) + "\n"
    for i in items:
        text += f"{i.title}\n\n{i.text}\n\n   {i.urls[0]}\n\n"
    text += (
        "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n"
    )
    return mail(text), items


@shape
def rss__xml() -> Made:
    items = made(61, 6)
    body = "".join(
        f"<item><title>{i.title}</title><link>{i.urls[0]}</link><pubDate>Mon, 12 May 2031 08:00:00 GMT</pubDate><description><![CDATA[<p>{i.text}</p>]]></description></item>"
        for i in items
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour notes</title>{body}</channel></rss>',
        items,
    )


@shape
def rows__csv() -> Made:
    items = made(62, 6)
    return "Title;Date;Text;URL\n" + "".join(
        f'"{i.title}";2031-05-12;"{i.text}";{i.urls[0]}\n' for i in items
    ), items


# More, of what is hard


@shape
def hash_titles_and_text_links__md() -> Made:
    """Items with several links each, in sentences."""
    items = made(70, 8, UNKNOWN, links=3)
    text = "# Notes of May 2031\n\nWe had a [busy month](https://example.org/busy).\n\n"
    for name, some in by_section(items):
        text += f"## {name}\n\n"
        for i in some:
            text += f"### {i.title}\n\n{i.text} The [office]({i.urls[0]}) and the [court]({i.urls[1]}) said so.\n\n> {i.text}\n\nMore in the [register]({i.urls[2]}).\n\n"
    return text, items


@shape
def bullets_led_by_date__md() -> Made:
    items = made(71, 8)
    text = "# Notes of May 2031\n\n"
    text += "".join(
        f"- **{n + 1} May 2031** – [{i.title}]({i.urls[0]}). {i.text}\n"
        for n, i in enumerate(items)
    )
    return text, items


@shape
def bold_then_colon__md() -> Made:
    items = made(72, 8, UNKNOWN)
    text = ""
    for name, some in by_section(items):
        text += f"**{name.upper()}**\n\n"
        text += "".join(f"**{i.title}:** {i.text} ({i.urls[0]})\n\n" for i in some)
    return "May 2031\n\n" + text, items


@shape
def link_at_the_end_of_a_bullet__html() -> Made:
    items = made(73, 10, UNKNOWN, form="{a} {b} {c} in {n} lines")
    body = "<h1>Daily links, 28 May 2031</h1>"
    for name, some in by_section(items):
        body += (
            f"<h3>{name}</h3><ul>"
            + "".join(f"<li>{i.title} ({link(i, 'Harbour Times')})</li>" for i in some)
            + "</ul>"
        )
    return page(body), items


@shape
def headings_in_layout_cells__html() -> Made:
    items = made(74, 6)
    body = (
        "<table>"
        + "".join(
            f"<tr><td>{n}</td><td><b>{i.title}</b><br>{i.text}<br>{link(i, 'weiterlesen')}</td></tr>"
            for n, i in enumerate(items, 1)
        )
        + "</table>"
    )
    return page("<h1>Rundbrief Mai 2031</h1>" + body), items


@shape
def spanish_boletin__html() -> Made:
    items = made(
        75, 6, ("Legislación", "Sanciones"), form="La autoridad {a} multa a {b} por {c} caso {n}"
    )
    body = "<p>Ver en tu navegador</p><h1>Boletín de mayo de 2031</h1>"
    for name, some in by_section(items):
        body += f"<h2>{name}</h2>" + "".join(
            f"<h4>{i.title}</h4><p>El 3 de mayo de 2031 {i.text} {link(i, 'Leer más')}</p>"
            for i in some
        )
    return page(body + "<p>Darse de baja</p>"), items


@shape
def capitals_and_wrapped_text__txt() -> Made:
    items = made(76, 7)
    text = "HARBOUR NOTES\nVolume 3, Number 5, May 2031\n\n"
    for i in items:
        words = i.text.split()
        lines = "\n".join(" ".join(words[n : n + 10]) for n in range(0, len(words), 10))
        text += f"{i.title.upper()}\n\n{lines}\n\nSee {i.urls[0]}\n\n"
    return text, items


@shape
def forwarded__eml() -> Made:
    items = made(77, 5)
    text = "FYI\n\n---------- Forwarded message ---------\nFrom: Notes <notes@example.org>\nDate: Mon, 2 Jun 2031\nSubject: Harbour notes, May 2031\nTo: <me@example.org>\n\n"
    text += "".join(f"{n}) {i.title}\n{i.text}\n{i.urls[0]}\n\n" for n, i in enumerate(items, 1))
    return mail(text, subject="Fwd: Harbour notes, May 2031"), items


@shape
def sponsored__html() -> Made:
    items = made(78, 6)
    body = "<h1>Weekly notes, 28 May 2031</h1>"
    for n, i in enumerate(items):
        if n == 3:
            body += '<p>Sponsored by Alpha</p><p>Buy lamps of Alpha at <a href="https://ads.example.org/x">the shop of Alpha</a> today.</p>'
        body += f"<h2>{link(i, i.title)}</h2><p>{i.text}</p>"
    return page(body), items


@shape
def japanese__html() -> Made:
    random = Random(79)
    items, body = [], "<h1>個人情報ニュース 2031年5月</h1>"
    for n in range(6):
        title = (
            "".join(random.sample("監督機関違反事業者命令勧告公表個人情報漏洩報告", 15)) + f"第{n}"
        )
        items.append(
            Item(
                title,
                "五月二日に委員会が報告を公表しました。事業者は対応を求められています。",
                (f"https://j{n}.example.org/{n}",),
            )
        )
        body += f"<h2>{title}</h2><p>{items[-1].text}</p><p>{link(items[-1], '出典')}</p>"
    return page(body), items


@shape
def mixed_forms_by_section__md() -> Made:
    items = made(80, 9, SECTIONS)
    text = "# Notes of May 2031\n\n"
    for n, (name, some) in enumerate(by_section(items)):
        text += f"## {name}\n\n"
        for i in some:
            text += (
                f"### {i.title}\n\n{i.text} [Source]({i.urls[0]})\n\n"
                if n < 2
                else f"- **{i.title}.** {i.text} [Source]({i.urls[0]})\n"
            )
    return text, items


@shape
def one_post__md() -> Made:
    """One file is one item, as in a blog."""
    (item,) = made(81, 1)
    text = f"---\ntitle: {item.title}\ndate: 2031-05-12\ntags: [fines]\n---\n\n{item.text}\n\n{item.text} [Decision]({item.urls[0]})\n"
    return text, [item]


@shape
def one_post_with_parts__md() -> Made:
    (item,) = made(82, 1, links=2)
    text = f'---\ntitle: "{item.title}"\ndate: 2031-05-12\n---\n\n{item.text}\n\n## Facts\n\n{item.text} [Decision]({item.urls[0]})\n\n## Holding\n\n{item.text} [Press]({item.urls[1]})\n'
    return text, [item]


@shape
def objects__json() -> Made:
    items = made(83, 5)
    rows = ",".join(
        f'{{"title": "{i.title}", "date": "2031-05-12", "summary": "{i.text}", "url": "{i.urls[0]}"}}'
        for i in items
    )
    return f'{{"items": [{rows}]}}', items


# Of other lands and times


@shape
def h1_titles__md() -> Made:
    items = made(302, 5)
    return "".join(f"# {i.title}\n\n{i.text} [src]({i.urls[0]})\n\n" for i in items), items


@shape
def title_link_after_colon__md() -> Made:
    items = made(303, 9, UNKNOWN)
    t = "# Notes May 2031\n\n"
    for n, some in by_section(items):
        t += f"### {n}\n\n" + "".join(f"* {i.title}: {i.urls[0]}\n" for i in some) + "\n"
    return t, items


@shape
def country_headings__html() -> Made:
    items = made(304, 8, ("Germany", "France", "Italy", "Spain"))
    b = "<h1>Notes May 2031</h1>"
    for n, some in by_section(items):
        b += f"<h2>{n}</h2>" + "".join(
            f"<h3>{i.title}</h3><p>{i.text} {link(i, 'Link')}</p>" for i in some
        )
    return page(b), items


@shape
def dutch_mail__eml() -> Made:
    items = made(305, 6, form="Autoriteit {a} beboet {b} voor {c} zaak {n}")
    h = (
        "<p>Bekijk in je browser</p><p>In dit nummer</p><ol>"
        + "".join(f"<li>{i.title}</li>" for i in items)
        + "</ol>"
        + "".join(
            f"<p><span style='font-weight:700'>{n}. {i.title}</span></p><p>Op 3 mei 2031 {i.text} <a href='{i.urls[0]}'>Lees meer</a></p>"
            for n, i in enumerate(items, 1)
        )
        + "<p>Afmelden</p>"
    )
    return mail("Zie HTML", page(h), "Nieuwsbrief mei 2031"), items


@shape
def long_items__md() -> Made:
    items = made(306, 4, SECTIONS)
    t = "# Notes May 2031\n\n"
    for n, some in by_section(items):
        t += f"## {n}\n\n" + "".join(
            f"### {i.title}\n\n"
            + "\n\n".join(i.text * 3 for _ in range(4))
            + f"\n\n1. {i.text}\n2. {i.text}\n\n[Press release]({i.urls[0]})\n\n"
            for i in some
        )
    return t, items


@shape
def hr_and_bold__html() -> Made:
    items = made(307, 6)
    return page(
        "<h2>Weekly notes 12 May 2031</h2>"
        + "<hr>".join(
            f"<p><b>{i.title}</b></p><p>{i.text}</p><p>Quelle: {link(i, i.urls[0])}</p>"
            for i in items
        )
    ), items


@shape
def lists_mail_2002__eml() -> Made:
    items = made(308, 7)
    t = (
        "HARBOUR DIGEST       Volume 7, Number 5       12 May 2031\n\nCONTENTS\n\n"
        + "".join(f"[{n}] {i.title}\n" for n, i in enumerate(items, 1))
        + "\n"
        + "=" * 70
        + "\n"
    )
    for n, i in enumerate(items, 1):
        w = i.text.split()
        t += (
            f"[{n}] {i.title}\n"
            + "=" * 70
            + "\n\n"
            + "\n".join(" ".join(w[k : k + 11]) for k in range(0, len(w), 11))
            + f"\n\n     {i.urls[0]}\n\n"
            + "=" * 70
            + "\n"
        )
    return mail(t + "\nTo subscribe, send mail.\n"), items


@shape
def polish_numbers__txt() -> Made:
    items = made(309, 6, form="Urząd {a} nałożył karę na {b} za {c} nr {n}")
    return "Biuletyn, maj 2031\n\n" + "".join(
        f"{n}) {i.title}\n\n{i.text}\n\nŹródło: {i.urls[0]}\n\n" for n, i in enumerate(items, 1)
    ), items


@shape
def bullets_h4_groups__html() -> Made:
    items = made(310, 12, UNKNOWN)
    b = "<h1>Hi</h1><h2>News of the week, 12 May 2031</h2>"
    for n, some in by_section(items):
        b += (
            f"<h4>{n}</h4><ul>"
            + "".join(f"<li><b>{i.title}</b> {i.text} [{link(i, 'link')}]</li>" for i in some)
            + "</ul>"
        )
    return page(b + "<h2>Events</h2><p>None this week.</p>"), items


@shape
def answers_below_questions__txt() -> Made:
    items = made(401, 6, form="Does {a} have to tell {b} about {c} in case {n}?")
    text = "".join(f"Q: {i.title}\nA: {i.text} See {i.urls[0]}\n\n" for i in items)
    return f"Questions of May 2031\n\n{text}", items


@shape
def publisher_before_title__html() -> Made:
    items = made(402, 12, UNKNOWN)
    body = "<h1>Reading list, May 2031</h1>"
    for name, some in by_section(items):
        rows = "".join(f"<li>The Gazette: {link(i, i.title)}</li>" for i in some)
        body += f"<h3>{name}</h3><ul>{rows}</ul>"
    return page(body), items


@shape
def text_indented_below_title__txt() -> Made:
    items = made(403, 7, UNKNOWN)
    text, notes, number = "Harbour notes, May 2031\n\n", "", 0
    for name, some in by_section(items):
        text += f"{name.upper()}\n\n"
        for item in some:
            number += 1
            text += f"* {item.title}\n  {item.text} [{number}]\n\n"
            notes += f"[{number}] {item.urls[0]}\n"
    return f"{text}Links:\n\n{notes}", items


@shape
def first_section_headlines__md() -> Made:
    items = made(404, 9, ("Headlines", "Deep dives", "Quick links"))
    text = "# Harbour notes 2031-05-12\n\n"
    for name, some in by_section(items):
        text += f"## {name}\n\n"
        text += "".join(f"**[{i.title}]({i.urls[0]})**\n\n{i.text}\n\n" for i in some)
    return text, items


@shape
def date_within_bold_title__html() -> Made:
    items = made(405, 8, SECTIONS)
    body = "<h1>Notes of May 2031</h1>"
    for name, some in by_section(items):
        body += f"<h2>{name}</h2>" + "".join(
            f"<p><strong>12 May 2031 – {i.title}.</strong> {i.text} {link(i, 'Read')}</p>"
            for i in some
        )
    return page(body), items


@shape
def last_part_about__txt() -> Made:
    items = made(407, 6)
    rule = "=" * 60
    text = "Harbour-gram, 23 May 2031\n"
    for number, item in enumerate(items, 1):
        text += f"{rule}\n{number}. {item.title}\n{rule}\n\n{item.text}\n\n{item.urls[0]}\n\n"
    return f"{text}{rule}\n7. About\n{rule}\n\nHarbour-gram comes out twice a month.\n", items


@shape
def sub_headings_like_titles__docx() -> Made:
    items = made(408, 5)
    lines = ["= Harbour alert, May 2031"]
    for item in items:
        first, second, third = re.findall(r".*?\.", item.text)
        lines += [f"**{item.title}**", "**Facts**", first, "**Decision**", second]
        lines += ["**Our view**", f"{third} {{{{{item.urls[0]}}}}}"]
    return word_file("\n".join(lines)), items


@shape
def same_labels_below_each__md() -> Made:
    items = made(411, 6, links=3)
    labels = ("Order", "Press release", "Comment")
    text = "# Notes of May 2031\n\n"
    for item in items:
        links = (f"* [{a}]({url})\n" for a, url in zip(labels, item.urls, strict=True))
        text += f"### {item.title}\n\n{item.text}\n\n{''.join(links)}\n"
    return text, items


@shape
def address_in_wide_brackets__txt() -> Made:
    items = [replace(i, title=CHINESE[n : n + 9]) for n, i in enumerate(made(412, 6))]
    rows = (f"{n}．{i.title}\n{i.text}\n（来源：{i.urls[0]}）\n" for n, i in enumerate(items, 1))
    return "数据简报\n2031年5月\n\n" + "".join(rows), items


@shape
def plain_sections_above_bullets__txt() -> Made:
    items = made(413, 7, UNKNOWN)
    text = "Harbour notes, May 2031\n\n"
    for name, some in by_section(items):
        text += f"{name}\n\n" + "".join(f"  * {i.title}. {i.text} {i.urls[0]}\n\n" for i in some)
    return text, items


@shape
def german_columns__csv() -> Made:
    items = made(414, 6)
    rows = (f'"{i.title}";"{i.text}";{i.urls[0]};12.05.2031\n' for i in items)
    return "Titel;Text;Quelle;Datum\n" + "".join(rows), items


def a_year() -> Iterator[str]:
    """Twelve issues of nine items below three headings, two of which no section has."""
    for number, month in enumerate(MONTHS):
        items = made(100 + number, 9, ("Legislation", "Fines", "Judgments"))
        body = f"<h1>Harbour notes, {month} 2030</h1><p>Welcome to our readers.</p>"
        for name, some in by_section(items):
            body += f"<h2>{name}</h2>"
            for day, item in enumerate(some, 3):
                said = f"On {day} {month} 2030 the office of Norway said: {item.text}"
                body += f"<h3>{item.title}</h3><p>{said} {link(item, 'Decision')}</p>"
        yield page(body, "")
