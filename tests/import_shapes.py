"""Bulletins of known outline in the shapes that real ones have, in nonsense words.

`SHAPES` is a table: the name of a file, and a `Layout` of templates that are filled with items. A file
that no templates can describe has a function in `FILES`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from itertools import count, groupby
from random import Random

from bulletin.values.dates import MONTHS
from tests.word_files import word_file

WORDS = (
    "balm crovet dulin estra fomble grint hulse ilvet jarn kelp lumber morv nistel ostrin "
    "plover quint rassel stovel trupin ulmen vassel wintle yarrow zostel"
).split()
CHINESE = "监管部门通报违法应用程序整改要求个人信息保护办法征求意见法院判决数据出境安全评估"
ARABIC = "هيئةحمايةالبياناتتفرضغرامةعلىشركةبسببخرقالقانون"
KOREAN = "개인정보보호위원회과징금부과결정공표처분기준안내법원판결동향"
JAPANESE = "監督機関違反事業者命令勧告公表個人情報漏洩報告"
SECTIONS = ("Legislation", "Enforcement", "Courts and litigation")
UNKNOWN = ("Orders and fines", "From the courts", "New guidance")
CHINESE_TEXT = "五月二日有关部门公布了通报的内容和整改的要求，并征求社会意见。"
JAPANESE_TEXT = "五月二日に委員会が報告を公表しました。事業者は対応を求められています。"


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


@dataclass(frozen=True)
class Layout:
    """A bulletin as templates: `{title}`, `{text}`, `{url}` and others of `values_of`."""

    items: Sequence[Item]
    item: str
    head: str = ""
    contents: str = ""
    """A line for each item, between the head and the first section."""
    above: str = ""
    """What stands between the contents and the first section."""
    section: str = ""
    between: str = ""
    """What stands between two items of a section."""
    end: str = ""
    """What stands below a section."""
    below: str = ""
    note: str = ""
    """A line for each item, at the end."""
    foot: str = ""
    title: str = "{title}"
    """The title that an item is expected to get."""

    def text(self) -> str:
        rows = list(values_of(self.items))
        parts = [self.head, *(self.contents.format_map(row) for row in rows), self.above]
        for _, some in groupby(rows, lambda row: row["section"]):
            section = list(some)
            parts.append(self.section.format_map(section[0]))
            parts.append(self.between.join(self.item.format_map(row) for row in section))
            parts.append(self.end)
        notes = (self.note.format_map(row) for row in rows)
        return "".join((*parts, self.below, *notes, self.foot))


def values_of(items: Sequence[Item]) -> Iterator[dict[str, object]]:
    """What a template may name of each item, by its number `n`, and by `m` and `k` in its section."""
    number = count(1)
    for m, (section, some) in enumerate(groupby(items, lambda one: one.section), 1):
        for k, item in enumerate(some, 1):
            words = item.text.split()
            lines = [" ".join(words[at : at + 10]) for at in range(0, len(words), 10)]
            yield {
                **{"title": item.title, "text": item.text, "url": item.urls[0], "urls": item.urls},
                **{"section": section, "n": next(number), "m": m, "k": k},
                **{"capitals": item.title.upper(), "SECTION": section.upper()},
                **{"wrapped": "\n".join(lines), "sentences": re.findall(r".*?\.", item.text)},
                **{"numeral": "一二三四五六七八九"[m - 1], "part": "一二三四五六七八九"[k - 1]},
                **{"title_rule": "-" * len(item.title), "section_rule": "=" * len(section)},
            }


def sentence(random: Random, words: int = 11) -> str:
    return " ".join(random.choice(WORDS) for _ in range(words)).capitalize() + "."


def made(
    seed: int, number: int, sections: Sequence[str] = ("",), links: int = 1, form: str = ""
) -> list[Item]:
    """Items in nonsense words; `form` takes the number and two words of a title."""
    random = Random(seed)
    form = form or "Office {a} fines {b} over {c} in case {n}"
    items = []
    for n in range(number):
        a, b, c = (random.choice(WORDS).capitalize() for _ in range(3))
        title = form.format(a=a, b=b, c=c.lower(), n=n + 1)
        text = f"{sentence(random)} {sentence(random)} {sentence(random)}"
        urls = tuple(f"https://s{n}.example.org/{seed}/{n}-{k}" for k in range(links))
        items.append(Item(title, text, urls, sections[n * len(sections) // number]))
    return items


def drawn(
    seed: int, number: int, letters: str, text: str, sections: Sequence[str] = ("",)
) -> list[Item]:
    """Items whose titles are characters of a script without spaces."""
    random = Random(seed)
    titles = ("".join(random.sample(letters, 14)) + str(n) for n in range(1, number + 1))
    return [
        Item(title, text, (f"https://z{n}.example.org/{n}",), sections[n * len(sections) // number])
        for n, title in enumerate(titles)
    ]


def page(body: str, title: str = "Harbour notes, May 2031") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title></head>"
        f"<body>{body}</body></html>"
    )


def mail(plain: str, html: str = "", subject: str = "Harbour notes, May 2031") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "notes@example.org", subject
    message["Date"] = "Mon, 02 Jun 2031 09:00:00 +0000"
    message["List-Unsubscribe"] = "<https://example.org/u>"
    message.set_content(plain, cte="quoted-printable")
    if html:
        message.add_alternative(html, subtype="html", cte="base64")
    return message.as_bytes()


SHAPES: dict[str, Layout] = {
    # Markdown
    "h2_items_with_h3_parts.md": Layout(
        made(1, 6),
        "## {title}\n\n{text}\n\n### Background\n\n{text}\n\n### What it means\n\nSee the [decision]({url}).\n\n",
        "# Harbour notes 05/2031\n\nWelcome to all readers of these notes.\n\n",
    ),
    "sections_and_bold_lines.md": Layout(
        made(2, 9, SECTIONS),
        "**{title}**\n\n{text} ([source]({url}))\n\n",
        "# Harbour notes, May 2031\n\n",
        section="## {section}\n\n",
    ),
    "this_week_in.md": Layout(
        made(
            *(3, 21, ("Project updates", "Observations", "Miscellaneous")),
            form="{a} {b} of {c} released as {n}",
        ),
        "* [{title}]({url})\n",
        "---\ntitle: This week in harbours 393\ndate: 2031-05-28\ncategories: [weekly]\n---\n\n"
        "Hello and welcome to another issue of this week in harbours!\nWant something mentioned? Write to us.\n\n",
        section="### {section}\n\n",
        end="\n",
        foot="## Upcoming events\n\nIf you run an event, tell us.\n",
    ),
    "bullets_with_dash_and_source.md": Layout(
        made(4, 8, UNKNOWN),
        "- {title} – {text} [Source]({url})\n",
        "# Notes of May 2031\n\n",
        section="## {section}\n\n",
        end="\n",
    ),
    "nested_sections_in_bullets.md": Layout(
        made(5, 9, UNKNOWN),
        "    - [{title}]({url}): {text}\n",
        "# Notes of May 2031\n\n",
        section="- {section}\n",
    ),
    "questions_and_answers.md": Layout(
        made(6, 6, form="Is {a} a {b} if {c} was heard in case {n}?"),
        "**Q: {title}**\n\nA: {text} See [the answer]({url}).\n\n",
        "# Questions of May 2031\n\n",
    ),
    "numbered_headings.md": Layout(
        made(7, 8, SECTIONS),
        "### {m}.{k} {title}\n\n{text} <{url}>\n\n",
        "# Harbour notes, May 2031\n\n",
        section="## {m}. {section}\n\n",
    ),
    "ordered_list.md": Layout(
        made(8, 7),
        "{n}. **{title}.** {text} [More]({url})\n\n",
        "# Notes of May 2031\n\nThe seven points of the month:\n\n",
    ),
    "toml_post_with_ruled_lines.md": Layout(
        made(9, 5),
        "#### {title}\n\n{text}\n\n[Read more]({url})\n\n",
        '+++\ntitle = "Notes of May 2031"\ndate = 2031-05-30\n+++\n\n',
        between="\n---\n\n",
    ),
    "named_footnotes.md": Layout(
        made(10, 6, SECTIONS, links=2),
        "### {title}\n\n{text}[^{n}a]\n\nIt may appeal.[^{n}b]\n\n",
        "# Notes of May 2031\n\n",
        section="## {section}\n\n",
        note="[^{n}a]: Office, [Decision]({url}).\n\n    A second paragraph.\n\n[^{n}b]: <{urls[1]}>\n",
    ),
    "titles_link_and_paragraph.md": Layout(
        made(12, 8, UNKNOWN),
        "[{title}]({url})\n{text}\n\n",
        "# Harbour weekly #12\n\n*28 May 2031*\n\nHello all.\n\n",
        section="## {section}\n\n",
    ),
    "text_with_several_links.md": Layout(
        made(70, 8, UNKNOWN, links=3),
        "### {title}\n\n{text} The [office]({url}) and the [court]({urls[1]}) said so.\n\n> {text}\n\nMore in the [register]({urls[2]}).\n\n",
        "# Notes of May 2031\n\nWe had a [busy month](https://example.org/busy).\n\n",
        section="## {section}\n\n",
    ),
    "bullets_led_by_date.md": Layout(
        made(71, 8), "- **{n} May 2031** – [{title}]({url}). {text}\n", "# Notes of May 2031\n\n"
    ),
    "bold_then_colon.md": Layout(
        made(72, 8, UNKNOWN),
        "**{title}:** {text} ({url})\n\n",
        "May 2031\n\n",
        section="**{SECTION}**\n\n",
    ),
    "h1_titles.md": Layout(made(302, 5), "# {title}\n\n{text} [src]({url})\n\n"),
    "title_link_after_colon.md": Layout(
        made(303, 9, UNKNOWN),
        "* {title}: {url}\n",
        "# Notes May 2031\n\n",
        section="### {section}\n\n",
        end="\n",
    ),
    "long_items.md": Layout(
        made(306, 4, SECTIONS),
        "### {title}\n\n"
        + "{text}{text}{text}\n\n" * 4
        + "1. {text}\n2. {text}\n\n[Press release]({url})\n\n",
        "# Notes May 2031\n\n",
        section="## {section}\n\n",
    ),
    "first_section_headlines.md": Layout(
        made(404, 9, ("Headlines", "Deep dives", "Quick links")),
        "**[{title}]({url})**\n\n{text}\n\n",
        "# Harbour notes 2031-05-12\n\n",
        section="## {section}\n\n",
    ),
    "same_labels_below_each.md": Layout(
        made(411, 6, links=3),
        "### {title}\n\n{text}\n\n* [Order]({url})\n* [Press release]({urls[1]})\n* [Comment]({urls[2]})\n\n",
        "# Notes of May 2031\n\n",
    ),
    "one_post.md": Layout(
        made(81, 1),
        "---\ntitle: {title}\ndate: 2031-05-12\ntags: [fines]\n---\n\n{text}\n\n{text} [Decision]({url})\n",
    ),
    "one_post_with_parts.md": Layout(
        made(82, 1, links=2),
        '---\ntitle: "{title}"\ndate: 2031-05-12\n---\n\n{text}\n\n'
        "## Facts\n\n{text} [Decision]({url})\n\n## Holding\n\n{text} [Press]({urls[1]})\n",
    ),
    # HTML
    "layout_tables.html": Layout(
        made(21, 6, SECTIONS),
        '<tr><td><table><tr><td width="200"><img src="https://mail.example.org/p.png" alt=""></td><td><h3><a href="{url}">{title}</a></h3>'
        '<p>{text}</p><p><a href="{url}?utm_source=mail">Read more</a></p></td></tr></table></td></tr>',
        '<table role="presentation" width="100%"><tr><td><table width="600"><tr><td><a href="https://mail.example.org/v?u=1">View this email in your browser</a></td></tr>'
        '<tr><td><img src="https://mail.example.org/logo.png" alt="Harbour notes" width="200"></td></tr><tr><td><h1>Harbour notes</h1><p>May 2031</p></td></tr>',
        section="<tr><td><table><tr><td><h2>{section}</h2></td></tr></table></td></tr>",
        foot='<tr><td><p>You receive this e-mail because you subscribed. <a href="https://mail.example.org/u">Unsubscribe</a></p><p>Copyright 2031 Harbour Ltd, 1 Quay</p></td></tr></table></td></tr></table>',
    ),
    "styled_spans_only.html": Layout(
        made(22, 6),
        '<div><span style="font-weight:bold;font-size:16px">{title}</span></div><div>{text}</div><div><a href="{url}">Decision of the office</a></div><div><br></div>',
        '<div style="font-size:28px">Harbour notes May 2031</div>',
    ),
    "german_law_firm.html": Layout(
        made(
            *(23, 6, ("Gesetzgebung", "Bußgelder", "Rechtsprechung")),
            form="Behörde {a} verhängt Bußgeld gegen {b} wegen {c} Nr {n}",
        ),
        '<h3 id="a{n}">{title}</h3><p>Am 12. Mai 2031 {text}</p><p><a href="{url}">Zur Pressemitteilung</a></p>',
        '<nav class="menu"><a href="/">Startseite</a></nav><p>Newsletter im Browser ansehen</p><h1>Datenschutz-Newsletter Mai 2031</h1>'
        "<p>Sehr geehrte Damen und Herren,</p><p>wir freuen uns, Ihnen die neue Ausgabe vorzustellen.</p><h2>Inhalt</h2><ul>",
        '<li><a href="#a{n}">{title}</a></li>',
        "</ul>",
        "<h2>{section}</h2>",
        foot="<p>Mit freundlichen Grüßen</p><p>Ihre Kanzlei</p><p>Impressum | Datenschutz | Abmelden</p>",
    ),
    "french_lettre.html": Layout(
        made(24, 6, form="L’autorité {a} sanctionne {b} pour {c} affaire {n}"),
        '<h2>{title}</h2><p>Le 3 mai 2031, {text}</p><p>Source : <a href="{url}">{url}</a></p>',
        "<h1>Lettre d’information – mai 2031</h1><h2>Au sommaire</h2><ul>",
        "<li>{title}</li>",
        "</ul>",
    ),
    "title_paragraph_links.html": Layout(
        made(25, 8, UNKNOWN),
        '<p><a href="{url}">{title}</a><br>{text}</p>',
        "<h1>Weekly digest</h1><p>28 May 2031</p>",
        section="<p><strong>{section}</strong></p>",
    ),
    "blog_with_main.html": Layout(
        made(26, 6),
        '<h2>{title}</h2><p>{text} <a href="{url}">The decision</a> is public.</p><ul><li>{text}</li><li>{text}</li></ul>',
        '<header><a href="/">Harbour blog</a></header><nav><ul><li><a href="/a">About</a></li></ul></nav><main><article><h1>Notes of May 2031</h1><p>By the editors, 31 May 2031</p>',
        foot='</article></main><aside><h3>Related posts</h3><ul><li><a href="https://example.org/o">An older post of this blog</a></li></ul></aside><footer><p>Privacy policy</p></footer>',
    ),
    "definition_list.html": Layout(
        made(27, 6),
        '<dt>{title}</dt><dd>{text} <a href="{url}">Source</a></dd>',
        "<h1>Notes of May 2031</h1><dl>",
        foot="</dl>",
    ),
    "bullets_below_known_sections.html": Layout(
        made(28, 9, SECTIONS),
        '<li><p><strong>{title}</strong></p><p>{text}</p><ul><li>{text}</li></ul><p><a href="{url}">Press release</a></p></li>',
        "<h1>Notes of May 2031</h1>",
        section="<h2>{section}</h2><ul>",
        end="</ul>",
    ),
    "link_at_the_end_of_a_bullet.html": Layout(
        made(73, 10, UNKNOWN, form="{a} {b} {c} in {n} lines"),
        '<li>{title} (<a href="{url}">Harbour Times</a>)</li>',
        "<h1>Daily links, 28 May 2031</h1>",
        section="<h3>{section}</h3><ul>",
        end="</ul>",
    ),
    "headings_in_layout_cells.html": Layout(
        made(74, 6),
        '<tr><td>{n}</td><td><b>{title}</b><br>{text}<br><a href="{url}">weiterlesen</a></td></tr>',
        "<h1>Rundbrief Mai 2031</h1><table>",
        foot="</table>",
    ),
    "spanish_boletin.html": Layout(
        made(
            *(75, 6, ("Legislación", "Sanciones")),
            form="La autoridad {a} multa a {b} por {c} caso {n}",
        ),
        '<h4>{title}</h4><p>El 3 de mayo de 2031 {text} <a href="{url}">Leer más</a></p>',
        "<p>Ver en tu navegador</p><h1>Boletín de mayo de 2031</h1>",
        section="<h2>{section}</h2>",
        foot="<p>Darse de baja</p>",
    ),
    "japanese.html": Layout(
        drawn(79, 6, JAPANESE, JAPANESE_TEXT),
        '<h2>{title}</h2><p>{text}</p><p><a href="{url}">出典</a></p>',
        "<h1>個人情報ニュース 2031年5月</h1>",
    ),
    "country_headings.html": Layout(
        made(304, 8, ("Germany", "France", "Italy", "Spain")),
        '<h3>{title}</h3><p>{text} <a href="{url}">Link</a></p>',
        "<h1>Notes May 2031</h1>",
        section="<h2>{section}</h2>",
    ),
    "hr_and_bold.html": Layout(
        made(307, 6),
        '<p><b>{title}</b></p><p>{text}</p><p>Quelle: <a href="{url}">{url}</a></p>',
        "<h2>Weekly notes 12 May 2031</h2>",
        between="<hr>",
    ),
    "bullets_h4_groups.html": Layout(
        made(310, 12, UNKNOWN),
        '<li><b>{title}</b> {text} [<a href="{url}">link</a>]</li>',
        "<h1>Hi</h1><h2>News of the week, 12 May 2031</h2>",
        section="<h4>{section}</h4><ul>",
        end="</ul>",
        foot="<h2>Events</h2><p>None this week.</p>",
    ),
    "publisher_before_title.html": Layout(
        made(402, 12, UNKNOWN),
        '<li>The Gazette: <a href="{url}">{title}</a></li>',
        "<h1>Reading list, May 2031</h1>",
        section="<h3>{section}</h3><ul>",
        end="</ul>",
    ),
    "date_within_bold_title.html": Layout(
        made(405, 8, SECTIONS),
        '<p><strong>12 May 2031 – {title}.</strong> {text} <a href="{url}">Read</a></p>',
        "<h1>Notes of May 2031</h1>",
        section="<h2>{section}</h2>",
    ),
    # Plain text and mail
    "underlined.txt": Layout(
        made(41, 6, SECTIONS),
        "{title}\n{title_rule}\n\n{text}\n{url}\n\n",
        "HARBOUR NOTES\nMay 2031\n\n",
        section="{section}\n{section_rule}\n\n",
    ),
    "bracketed_notes.txt": Layout(
        made(42, 8, SECTIONS),
        "* {title}. {text} [{n}]\n\n",
        "Harbour notes, May 2031\n\n",
        section="{SECTION}\n\n",
        below="Sources\n\n",
        note="[{n}] {url}\n",
    ),
    "starred_digest.txt": Layout(
        made(43, 7),
        "{n}. {title}\n\n{text}\n\n{url}\n\n" + "-" * 60 + "\n\n",
        "Harbour Digest, Issue 12, 28 May 2031\n" + "=" * 60 + "\n\nTopics:\n\n",
        "  {n}. {title}\n",
        "\n" + "-" * 60 + "\n\n",
        foot="To subscribe to the list, send mail to digest-request@example.org\nTel: +1 555 010 0100\n",
    ),
    "chinese_two_levels.txt": Layout(
        drawn(44, 9, CHINESE, CHINESE_TEXT, ("立法动态", "执法动态", "司法案例")),
        "（{part}）{title}\n\n{text}\n\n来源：{url}\n\n",
        "数据保护月报 2031年5月\n\n",
        section="{numeral}、{section}\n\n",
    ),
    "chinese_numbers.txt": Layout(
        drawn(45, 8, CHINESE, CHINESE_TEXT),
        "{n}．{title}\n{text}\n链接：{url}\n\n",
        "数据保护周报\n2031年5月12日\n\n",
    ),
    "address_in_wide_brackets.txt": Layout(
        drawn(412, 6, CHINESE, "Balm crovet dulin estra fomble grint hulse ilvet jarn kelp."),
        "{n}．{title}\n{text}\n（来源：{url}）\n",
        "数据简报\n2031年5月\n\n",
    ),
    "signed_digest.eml": Layout(
        made(48, 6),
        "{title}\n\n{text}\n\n   {url}\n\n",
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nHARBOUR DIGEST - May 2031\n\nContents:\n",
        "  {title}\n",
        "\n",
        foot="-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n",
    ),
    "capitals_and_wrapped_text.txt": Layout(
        made(76, 7),
        "{capitals}\n\n{wrapped}\n\nSee {url}\n\n",
        "HARBOUR NOTES\nVolume 3, Number 5, May 2031\n\n",
    ),
    "forwarded.eml": Layout(
        made(77, 5),
        "{n}) {title}\n{text}\n{url}\n\n",
        "FYI\n\n---------- Forwarded message ---------\nFrom: Notes <notes@example.org>\nDate: Mon, 2 Jun 2031\n"
        "Subject: Harbour notes, May 2031\nTo: <me@example.org>\n\n",
    ),
    "lists_mail_2002.eml": Layout(
        made(308, 7),
        "[{n}] {title}\n" + "=" * 70 + "\n\n{wrapped}\n\n     {url}\n\n" + "=" * 70 + "\n",
        "HARBOUR DIGEST       Volume 7, Number 5       12 May 2031\n\nCONTENTS\n\n",
        "[{n}] {title}\n",
        "\n" + "=" * 70 + "\n",
        foot="\nTo subscribe, send mail.\n",
    ),
    "polish_numbers.txt": Layout(
        made(309, 6, form="Urząd {a} nałożył karę na {b} za {c} nr {n}"),
        "{n}) {title}\n\n{text}\n\nŹródło: {url}\n\n",
        "Biuletyn, maj 2031\n\n",
    ),
    "answers_below_questions.txt": Layout(
        made(401, 6, form="Does {a} have to tell {b} about {c} in case {n}?"),
        "Q: {title}\nA: {text} See {url}\n\n",
        "Questions of May 2031\n\n",
    ),
    "text_indented_below_title.txt": Layout(
        made(403, 7, UNKNOWN),
        "* {title}\n  {text} [{n}]\n\n",
        "Harbour notes, May 2031\n\n",
        section="{SECTION}\n\n",
        below="Links:\n\n",
        note="[{n}] {url}\n",
    ),
    "last_part_about.txt": Layout(
        made(407, 6),
        f"{'=' * 60}\n{{n}}. {{title}}\n{'=' * 60}\n\n{{text}}\n\n{{url}}\n\n",
        "Harbour-gram, 23 May 2031\n",
        foot=f"{'=' * 60}\n7. About\n{'=' * 60}\n\nHarbour-gram comes out twice a month.\n",
    ),
    "plain_sections_above_bullets.txt": Layout(
        made(413, 7, UNKNOWN),
        "  * {title}. {text} {url}\n\n",
        "Harbour notes, May 2031\n\n",
        section="{section}\n\n",
    ),
    # Word, feeds and tables
    "sub_headings_like_titles.docx": Layout(
        made(408, 5),
        "\n**{title}**\n**Facts**\n{sentences[0]}\n**Decision**\n{sentences[1]}\n**Our view**\n{sentences[2]} {{{{{url}}}}}",
        "= Harbour alert, May 2031",
    ),
    "rss.xml": Layout(
        made(61, 6),
        "<item><title>{title}</title><link>{url}</link><pubDate>Mon, 12 May 2031 08:00:00 GMT</pubDate><description><![CDATA[<p>{text}</p>]]></description></item>",
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour notes</title>',
        foot="</channel></rss>",
    ),
    "rows.csv": Layout(
        made(62, 6), '"{title}";2031-05-12;"{text}";{url}\n', "Title;Date;Text;URL\n"
    ),
    "german_columns.csv": Layout(
        made(414, 6), '"{title}";"{text}";{url};12.05.2031\n', "Titel;Text;Quelle;Datum\n"
    ),
    "objects.json": Layout(
        made(83, 5),
        '{{"title": "{title}", "date": "2031-05-12", "summary": "{text}", "url": "{url}"}}',
        '{"items": [',
        between=",",
        foot="]}",
    ),
    # Exports, press pages and other scripts
    "law_firm_nested_tables.html": Layout(
        made(501, 8, UNKNOWN),
        '<table class="wrap"><tr><td><table><tr><td style="color:#888;font-size:11px">{section}</td></tr><tr><td style="font-size:18px;font-weight:bold">{title}</td></tr><tr><td>{text}</td></tr><tr><td><a href="{url}" style="color:#c00">Read more &raquo;</a></td></tr></table></td></tr></table>',
        '<table><tr><td><img src="https://m.example.org/l.png" alt="Balm LLP"></td></tr></table><table><tr><td style="font-size:26px">Data Protection Update</td></tr><tr><td>May 2031</td></tr></table>',
        foot='<table><tr><td>Balm LLP is a limited liability partnership. This update is for general information and is not legal advice.</td></tr><tr><td><a href="https://m.example.org/u">Unsubscribe</a> | <a href="https://m.example.org/p">Privacy notice</a></td></tr></table>',
    ),
    "two_columns_of_cards.html": Layout(
        made(502, 8),
        '<td width="50%" valign="top"><img src="https://m.example.org/{n}.jpg"><h3>{title}</h3><p>{text}</p><a class="button" href="{url}">Continue reading</a></td>',
        '<h1>Privacy Pulse</h1><p>Issue 14 | May 2031</p><table role="presentation"><tr>',
        foot="</tr></table><p>&copy; 2031 Balm LLP. All rights reserved.</p>",
    ),
    "outlook_reply_chain.eml": Layout(
        made(503, 6),
        "{n}. {title}\n{text}\n{url}\n\n",
        "Thanks, will do.\n\nFrom: Ostrin, Balm <balm@example.org>\nSent: Monday, 2 June 2031 09:12\nTo: Team <team@example.org>\nSubject: RE: Harbour notes, May 2031\n\nAll, please read the below.\n\nFrom: Notes <notes@example.org>\nSent: Friday, 30 May 2031 17:40\nTo: Ostrin, Balm <balm@example.org>\nSubject: Harbour notes, May 2031\n\nHarbour notes, May 2031\n\n",
    ),
    "quoted_reply.eml": Layout(
        made(504, 6, SECTIONS),
        "> *{title}*\n> {text}\n> {url}\n>\n",
        "Agreed.\n\nOn Mon, 2 Jun 2031 at 09:00, Notes <notes@example.org> wrote:\n\n> Harbour notes, May 2031\n>\n",
        section="> {SECTION}\n>\n",
    ),
    "substack.html": Layout(
        made(505, 7),
        '<h3 class="header-anchor-post">{title}<div class="pencraft"><button>Copy link</button></div></h3><p>{text}</p><p>{text} <a href="{url}" rel="">More here</a>.</p><div><hr></div>',
        '<h1 class="post-title">Lamp Letter #44: May 2031</h1><h3 class="subtitle">What happened in the harbour</h3><div class="byline">Ostrin Balm</div><div>May 31, 2031</div><div class="subscription-widget"><p>Thanks for reading Lamp Letter! Subscribe for free to receive new posts and support my work.</p><form><input type="email"><button>Subscribe</button></form></div>',
        foot='<p class="button-wrapper"><a class="button primary" href="https://sub.example.org/s">Subscribe now</a></p><p class="button-wrapper"><a href="https://sub.example.org/share">Share</a></p><p><a href="https://sub.example.org/c">Leave a comment</a></p>',
    ),
    "mailchimp.html": Layout(
        made(506, 6),
        '<table class="mcnTextBlock"><tbody><tr><td><table class="mcnTextContentContainer"><tbody><tr><td class="mcnTextContent"><h2>{title}</h2>{text}<br><br><a href="{url}">Read the decision</a></td></tr></tbody></table></td></tr></tbody></table><table class="mcnDividerBlock"><tr><td style="border-top:2px solid"></td></tr></table>',
        '<span class="mcnPreviewText" style="display:none;font-size:0">News of the month</span><table class="mcnTextBlock"><tr><td class="mcnTextContent"><a href="https://x.example.org/?e=1" target="_blank">View this email in your browser</a></td></tr></table><table><tr><td><h1>Harbour notes May 2031</h1>Dear all, here is the news of the month.</td></tr></table>',
        foot='<table><tr><td><em>Copyright © 2031 Harbour, All rights reserved.</em><br><br><strong>Our mailing address is:</strong><br>Harbour, 1 Quay<br><br>Want to change how you receive these emails?<br>You can <a href="https://x.example.org/p">update your preferences</a> or <a href="https://x.example.org/u">unsubscribe from this list</a>.</td></tr></table>',
    ),
    "wordpress_export.xml": Layout(
        made(507, 6),
        '<item><title>{title}</title><link>{url}</link><pubDate>Mon, 12 May 2031 08:00:00 +0000</pubDate><dc:creator><![CDATA[admin]]></dc:creator><guid isPermaLink="false">https://wp.example.org/?p={n}</guid><description></description><content:encoded><![CDATA[<!-- wp:paragraph --><p>{text}</p><!-- /wp:paragraph --> <!-- wp:heading --><h2>Background</h2><!-- /wp:heading --><p>{text}</p>]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>{n}</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><category domain="category" nicename="x"><![CDATA[Enforcement]]></category></item>',
        '<?xml version="1.0" encoding="UTF-8" ?><!-- generator="WordPress/6.1" --><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Harbour notes</title><link>https://wp.example.org</link><wp:wxr_version>1.2</wp:wxr_version>',
        foot="</channel></rss>",
    ),
    "press_page.html": Layout(
        made(508, 8),
        '<article class="teaser"><time datetime="2031-05-{n:02}">{n:02}.05.2031</time><h3><a href="{url}">{title}</a></h3><p>{text}</p><span class="tags">Pressemitteilung</span></article>',
        '<header><a href="/">Behörde</a></header><nav aria-label="x"><a href="/p">Presse</a></nav><main><h1>Pressemitteilungen</h1><p>Filter: Alle | 2031 | 2030</p>',
        foot='<div class="pager">1 2 3 … 12 weiter</div></main><footer>Impressum Datenschutz Barrierefreiheit</footer>',
    ),
    "dated_definition_list.html": Layout(
        made(509, 7),
        '<dt>{n:02}/05/2031</dt><dd><a href="{url}">{title}</a><br>{text}</dd>',
        "<h1>News archive, May 2031</h1><dl>",
        foot="</dl>",
    ),
    "bilingual.md": Layout(
        made(510, 6, form="Behörde {a} verhängt Bußgeld gegen {b} wegen {c} Fall {n}"),
        "## {title}\n\n*The office imposes a fine in case {n}*\n\n{text}\n\n*EN:* {text}\n\n[Pressemitteilung / press release]({url})\n\n",
        "# Newsletter Mai 2031 / May 2031\n\n",
    ),
    "numbered_headings_endnotes.docx": Layout(
        made(511, 6, SECTIONS),
        "\n### {title}\n{text}{{{{Office, Decision, {url}}}}}",
        "= Harbour alert, May 2031",
        section="\n## {section}",
    ),
    "pdf_to_text.txt": Layout(
        made(512, 8, SECTIONS),
        "{m}.{k}  {title}\n\n{wrapped}\n\nSource: {url}\n\n\f\n                     Harbour notes | May 2031                     {n}\n\n",
        "Harbour notes\nMay 2031\n\n\f",
        section="{m}. {SECTION}\n\n",
    ),
    "pdf_layout_indent.txt": Layout(
        made(513, 6),
        "      {title}\n\n      {text}\n      {url}\n\n\n",
        "                         HARBOUR NOTES\n                            May 2031\n\n\n",
    ),
    "chinese_three_levels.md": Layout(
        drawn(514, 9, CHINESE, CHINESE_TEXT, ("立法动态", "执法动态", "司法案例")),
        "**（{part}）{title}**\n\n{text}[[原文链接]]({url})\n\n",
        "# 数据合规月报（2031年5月）\n\n> 本期要点：监管动态与司法案例。\n\n",
        section="## {numeral}、{section}\n\n",
    ),
    "wechat.html": Layout(
        drawn(515, 8, CHINESE, CHINESE_TEXT),
        '<section><section><p><span style="color:#fff;background:#06c"><strong>{n:02}</strong></span></p></section><section><p><strong><span style="font-size:16px">{title}</span></strong></p></section></section><section><p><span>{text}</span></p><p><span style="color:#888">来源：</span><a href="{url}">{url}</a></p></section>',
        '<h2 class="rich_media_title">数据合规周报 2031年5月第2期</h2><p><em>2031-05-12</em></p><p>点击蓝字关注我们</p>',
        foot="<p>END</p><p>长按识别二维码关注我们</p>",
    ),
    "japanese_magazine.eml": Layout(
        drawn(516, 6, JAPANESE, JAPANESE_TEXT),
        "■ {title}\n{text}\n{url}\n\n",
        "━━━━━━━━━━━━━━━━━━━━\n個人情報メールマガジン 第12号（2031年5月）\n━━━━━━━━━━━━━━━━━━━━\n\n【目次】\n",
        "■ {title}\n",
        "\n━━━━━━━━━━━━━━━━━━━━\n\n",
        foot="━━━━━━━━━━━━━━━━━━━━\n発行：委員会\n配信停止はこちら https://m.example.org/stop\n",
    ),
    "polish_newsletter.html": Layout(
        made(
            517,
            6,
            ("Legislacja", "Kary", "Orzecznictwo"),
            form="Urząd {a} ukarał {b} za {c} sprawa {n}",
        ),
        '<h3>{title}</h3><p>Dnia 12 maja 2031 r. {text}</p><p><a href="{url}">Czytaj więcej</a></p>',
        "<p>Zobacz w przeglądarce</p><h1>Newsletter – maj 2031</h1><h2>W numerze</h2><ul>",
        "<li>{title}</li>",
        "</ul>",
        "<h2>{section}</h2>",
        foot="<p>Wypisz się</p>",
    ),
    "arabic.html": Layout(
        drawn(
            518,
            6,
            ARABIC,
            "في 12 مايو 2031 أعلنت الهيئة عن قرارها بشأن الشركة. وقالت إنها ستنشر التفاصيل قريبا.",
        ),
        '<div dir="rtl"><h2>{title}</h2><p>{text}</p><p>المصدر: <a href="{url}">رابط</a></p></div>',
        "<h1>نشرة حماية البيانات 05/2031</h1>",
    ),
    "korean.html": Layout(
        drawn(
            519, 6, KOREAN, "위원회는 5월 2일 결정을 공표했습니다. 사업자는 조치를 요구받았습니다."
        ),
        '<h3>{n}. {title}</h3><p>{text}</p><p>출처: <a href="{url}">{url}</a></p>',
        "<h1>개인정보 뉴스레터 2031년 5월</h1>",
    ),
    "notion.md": Layout(
        made(520, 7, UNKNOWN),
        "- **{title}**\n    - {text}\n    - Source: [{url}]({url})\n",
        "# Harbour notes May 2031\n\nOwner: Ostrin Balm\nStatus: Done\n\n",
        section="## {section}\n\n",
        end="\n",
    ),
    "roundup.md": Layout(
        made(521, 12, UNKNOWN),
        "* [{title}]({url}) — Harbour Times (12 May)\n",
        "# Weekly roundup, 28 May 2031\n\nGood morning.\n\n",
        section="**{section}**\n\n",
        end="\n",
    ),
    "legal_update_footnotes.html": Layout(
        made(522, 6, SECTIONS),
        '<p><strong>{m}.{k}. {title}</strong></p><p>{text}<sup><a href="#_ftn{n}" name="_ftnref{n}">[{n}]</a></sup></p>',
        '<p class="MsoTitle">Legal update, May 2031</p>',
        section='<p class="MsoHeading1"><b><u>{section}</u></b></p>',
        below="<hr>",
        note='<p class="MsoFootnoteText"><a href="#_ftnref{n}" name="_ftn{n}">[{n}]</a> Office, “Decision”, 12 May 2031, <a href="{url}">{url}</a> (accessed 2 June 2031).</p>',
    ),
    "thread.txt": Layout(
        made(523, 7), "{n}/ {title}\n\n{text}\n\n{url}\n\n", "Thread: harbour notes of May 2031\n\n"
    ),
    "country_prefix.html": Layout(
        made(524, 8),
        '<p><b>NORWAY – {title}</b>: {text} <a href="{url}">[link]</a></p>',
        "<h1>Global round-up May 2031</h1>",
        title="NORWAY – {title}",
    ),
    "italian.html": Layout(
        made(
            525,
            6,
            ("Novità normative", "Provvedimenti"),
            form="Il Garante {a} sanziona {b} per {c} caso {n}",
        ),
        '<p><strong>{title}</strong></p><p>Il 3 maggio 2031 {text}</p><p><a href="{url}">Leggi tutto</a></p>',
        "<p>Visualizza nel browser</p><h1>Circolare di maggio 2031</h1>",
        section="<h2>{section}</h2>",
        foot="<p>Annulla iscrizione</p>",
    ),
    "govdelivery.txt": Layout(
        made(526, 7),
        "* * *\n\n{title} [ {url} ]\n\n{text}\n\n",
        "You are subscribed to Harbour Updates for the Office. This information has recently been updated, and is now available.\n\n05/12/2031 08:00 AM EDT\n\n",
        foot="________________________________________________________________________\n\nThis email was sent to a@example.org using GovDelivery Communications Cloud\n",
    ),
    "overlined.txt": Layout(
        made(527, 6, UNKNOWN),
        "{title}\n~~~~~~~~~~~~~~~~~~~~~~~~\n{text}\nSee: {url}\n\n",
        "==============\nHarbour notes\n==============\nMay 2031\n\n",
        section="{section}\n----------------\n\n",
    ),
    "details.html": Layout(
        made(528, 6),
        '<details><summary>{title}</summary><p>{text}</p><p>Source: <a href="{url}">Office</a></p></details>',
        "<h1>Harbour notes May 2031</h1>",
    ),
    "cards_in_list.html": Layout(
        made(529, 9, UNKNOWN),
        '<li class="card"><div><p class="date">12 May 2031</p><h4>{title}</h4><p class="excerpt">{text}</p><a href="{url}">Read more<span class="sr-only"> about {title}</span></a></div></li>',
        "<h1>Insights – May 2031</h1>",
        section="<h2>{section}</h2><ul>",
        end="</ul>",
    ),
    "table_of_fines.html": Layout(
        made(530, 8, form="Company {a} {b} {c} {n}"),
        '<tr><td>{n:02} May 2031</td><td>{title}</td><td>EUR {n}0,000</td><td><a href="{url}">Decision</a></td></tr>',
        "<h1>Fines of May 2031</h1><table><thead><tr><th>Date</th><th>Company</th><th>Fine</th><th>Source</th></tr></thead><tbody>",
        foot="</tbody></table>",
        title="{title}, EUR {n}0,000",
    ),
    "table_of_items.md": Layout(
        made(531, 7),
        "| {title} | {text} | [Source]({url}) |\n",
        "# Notes May 2031\n\n| Title | Summary | Link |\n| --- | --- | --- |\n",
    ),
    "emoji.md": Layout(
        made(532, 8, UNKNOWN),
        "🔹 **{title}**\n{text} [🔗]({url})\n\n",
        "# 📬 Harbour notes – May 2031\n\n<!-- draft -->\n",
        section="## 🏛️ {section}\n\n",
    ),
    "portuguese.eml": Layout(
        made(533, 6, form="A autoridade {a} multa {b} por {c} processo {n}"),
        "{n} - {title}\n\n{text}\nFonte: {url}\n\n",
        "BOLETIM DE PROTEÇÃO DE DADOS\nMaio de 2031\n\nNesta edição\n\n",
        "{n} - {title}\n",
        "\n",
    ),
    "jsonfeed.json": Layout(
        made(534, 6),
        '{{"id": "{n}", "url": "{url}", "title": "{title}", "content_html": "<p>{text}</p>", "date_published": "2031-05-12T08:00:00Z"}}',
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour", "items": [',
        between=",",
        foot="]}",
    ),
    "french_roman.txt": Layout(
        made(
            535,
            8,
            ("Textes", "Sanctions", "Jurisprudence"),
            form="La Commission {a} condamne {b} pour {c} affaire {n}",
        ),
        "{k}°) {title}\n\n{text}\nLien : {url}\n\n",
        "LETTRE D’ACTUALITÉ – MAI 2031\n\n",
        section="{m}. {section}\n\n",
    ),
    "plus_headlines.txt": Layout(
        made(602, 7),
        "+++ {title} +++\n\n{text}\n\nMehr: {url}\n\n",
        "Datenschutz-Ticker Mai 2031\n\n",
    ),
    "outlook_mso.html": Layout(
        made(603, 6, UNKNOWN),
        '<p class=MsoNormal><b><span lang=EN-GB>{n}. {title}<o:p></o:p></span></b></p><p class=MsoNormal><span>&nbsp;<o:p></o:p></span></p><p class=MsoNormal>{text}</p><p class=MsoListParagraph>·<span style="font:7.0pt">&nbsp;&nbsp; </span><a href="{url}">Decision</a></p><p class=MsoNormal>&nbsp;</p>',
        '<p class=MsoNormal><b><span style="font-size:20.0pt">Privacy update – May 2031</span></b></p>',
        section="<p class=MsoNormal><b><u>{section}</u></b></p>",
    ),
    "paragraph_items.txt": Layout(
        made(607, 8), "{n}. {title}. {text} {url}\n\n", "Harbour notes, May 2031\n\n"
    ),
    "german_fines.csv": Layout(
        made(608, 9, form="{a} {b} {c} GmbH {n}"),
        "{title};50.000;EUR;12.05.2031;BfDI;Art. 32 DSGVO;{url}\n",
        "Unternehmen;Bußgeld;Währung;Datum;Behörde;Rechtsgrundlage;Link\n",
        title="{title}, EUR 50.000, BfDI",
    ),
    "german_fine_table.html": Layout(
        made(609, 8, form="{a} {b} {c} {n} AG"),
        '<tr><td>12.05.2031</td><td>{title}</td><td>50.000 €</td><td><a href="{url}">Bescheid</a></td></tr>',
        "<h1>Bußgelder Mai 2031</h1><table><tr><th>Datum</th><th>Verantwortlicher</th><th>Betrag</th><th>Quelle</th></tr>",
        foot="</table>",
        title="{title}, 50.000 €",
    ),
    "hugo_anchors.md": Layout(
        made(611, 6),
        "## {title} {{#id-{n}}}\n\n{text} [source]({url}){{{{< x >}}}}\n\n",
        "---\ntitle: Notes\ndate: 2031-05-12\n---\n\n",
    ),
    "japanese_brackets.txt": Layout(
        drawn(614, 6, JAPANESE, JAPANESE_TEXT),
        "【{n}】{title}\n{text}\n出典：{url}\n\n",
        "個人情報ニュース 2031年5月\n\n",
    ),
    "labelled_fields.txt": Layout(
        made(616, 6),
        "Headline: {title}\nSummary: {text}\nLink: {url}\n\n",
        "Harbour notes, May 2031\n\n",
    ),
    "arabic_numbers.txt": Layout(
        drawn(619, 6, ARABIC, "أعلنت الهيئة عن قرارها. وستنشر التفاصيل قريبا."),
        "{n}- {title}\n\n{text}\n\nالرابط: {url}\n\n",
        "نشرة مايو 2031\n\n",
    ),
    "sections_as_table_rows.html": Layout(
        made(621, 6, SECTIONS),
        '<tr><td bgcolor="#fff"><font face="Arial"><b>{title}</b><br><br>{text}<br><br><a href="{url}"><font color="#00f">Read more &gt;&gt;</font></a></font></td></tr><tr><td height="10"></td></tr>',
        '<center><table width="600"><tr><td><font size="6">Harbour notes</font><br>May 2031</td></tr>',
        section='<tr><td bgcolor="#003"><font color="#fff" size="4">{section}</font></td></tr>',
        foot='<tr><td><font size="1">Harbour LLP, 1 Quay, Port. To unsubscribe reply STOP.</font></td></tr></table></center>',
    ),
}

FILES: dict[str, Callable[[], tuple[str | bytes, Sequence[Item]]]] = {}


def file(make: Callable[[], tuple[str | bytes, Sequence[Item]]]) -> Callable[[], object]:
    """Add a file; its ending follows `__` in the name of its function."""
    FILES[make.__name__.replace("__", ".")] = make
    return make


@file
def table_in_an_item__md() -> tuple[str, Sequence[Item]]:
    layout = Layout(
        made(11, 4),
        "## {title}\n\n{text} [Decision]({url})\n\n",
        "# Notes of May 2031\n\n",
        foot="| Who | How much |\n| --- | ---: |\n| Alpha | 5,000 |\n| Beta | 7,000 |\n\n",
    )
    return layout.text(), layout.items


@file
def mixed_forms_by_section__md() -> tuple[str, Sequence[Item]]:
    """The last section has bullets, the others have headings."""
    items = made(80, 9, SECTIONS)
    first = Layout(
        items[:6],
        "### {title}\n\n{text} [Source]({url})\n\n",
        "# Notes of May 2031\n\n",
        section="## {section}\n\n",
    )
    last = Layout(items[6:], "- **{title}.** {text} [Source]({url})\n", section="## {section}\n\n")
    return first.text() + last.text(), items


@file
def sponsored__html() -> tuple[str, Sequence[Item]]:
    """An advertisement stands between the items."""
    layout = Layout(made(78, 6), '<h2><a href="{url}">{title}</a></h2><p>{text}</p>')
    first, second = replace(layout, items=layout.items[:3]), replace(layout, items=layout.items[3:])
    sponsor = '<p>Sponsored by Alpha</p><p>Buy lamps of Alpha at <a href="https://ads.example.org/x">the shop of Alpha</a> today.</p>'
    head = "<h1>Weekly notes, 28 May 2031</h1>"
    return page(head + first.text() + sponsor + second.text()), layout.items


@file
def both_forms__eml() -> tuple[bytes, Sequence[Item]]:
    html = Layout(
        made(46, 6),
        '<p><b>{title}</b></p><p>{text} <a href="{url}">Read more</a></p>',
        "<p>In this issue</p><ul>",
        "<li>{title}</li>",
        "</ul>",
    )
    plain = Layout(html.items, "{title}\n\n{text}\n{url}\n\n")
    return mail(plain.text(), page(html.text())), html.items


@file
def dutch_mail__eml() -> tuple[bytes, Sequence[Item]]:
    html = Layout(
        made(305, 6, form="Autoriteit {a} beboet {b} voor {c} zaak {n}"),
        "<p><span style='font-weight:700'>{n}. {title}</span></p><p>Op 3 mei 2031 {text} <a href='{url}'>Lees meer</a></p>",
        "<p>Bekijk in je browser</p><p>In dit nummer</p><ol>",
        "<li>{title}</li>",
        "</ol>",
        foot="<p>Afmelden</p>",
    )
    return mail("Zie HTML", page(html.text()), "Nieuwsbrief mei 2031"), html.items


@file
def flowed__eml() -> tuple[bytes, Sequence[Item]]:
    items = made(47, 6)
    text = Layout(items, "** {title}\n\n{wrapped}\n\n<{url}>\n\n").text()
    text = text.replace("\n", " \n").replace(" \n \n", "\n\n")
    message = mail(text + "-- \nHarbour notes\n+44 20 7946 0000\n").decode()
    return message.replace('charset="utf-8"', 'charset="utf-8"; format=flowed').encode(), items


def shapes() -> Iterator[Shape]:
    """Every shape with its content."""
    for name, layout in SHAPES.items():
        rows = zip(layout.items, values_of(layout.items), strict=True)
        titled = (replace(item, title=layout.title.format_map(row)) for item, row in rows)
        yield Shape(name, _as_file(name, layout.text()), tuple(titled))
    for name, make in FILES.items():
        content, items = make()
        yield Shape(name, content if isinstance(content, bytes) else content.encode(), tuple(items))


def _as_file(name: str, text: str) -> bytes:
    if name.endswith(".docx"):
        return word_file(text)
    if name.endswith(".eml"):
        return mail(text)
    return (page(text) if name.endswith(".html") else text).encode()


def a_year() -> Iterator[str]:
    """Twelve issues of nine items below three headings, two of which no section has."""
    for number, month in enumerate(MONTHS):
        items = made(100 + number, 9, ("Legislation", "Fines", "Judgments"))
        said = f"On {{n}} {month} 2030 the office of Norway said: {{text}}"
        layout = Layout(
            items,
            f'<h3>{{title}}</h3><p>{said} <a href="{{url}}">Decision</a></p>',
            f"<h1>Harbour notes, {month} 2030</h1><p>Welcome to our readers.</p>",
            section="<h2>{section}</h2>",
        )
        yield page(layout.text(), "")
