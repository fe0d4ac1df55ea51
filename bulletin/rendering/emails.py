"""Render e-mails: HTML with inlined styles, and plain text wrapped to a readable width."""

from collections.abc import Iterable, Iterator

from css_inline import CSSInliner

from bulletin.language.languages import Language
from bulletin.rendering.plain_text import WIDTH, columns, plain_text, wrapped
from bulletin.schema.entries import Source
from bulletin.schema.settings import Settings
from bulletin.views.emails import EmailText
from bulletin.views.footnotes import Note
from bulletin.views.page_types import EntryView, IssueView, SectionView, Teaser
from bulletin.views.pinpoints import pinpoint, restriction

_INLINER = CSSInliner(keep_at_rules=True, minify_css=True, load_remote_stylesheets=False)
_HEAVY, _LIGHT = "=" * WIDTH, "-" * WIDTH


def inline_styles(html: str) -> str:
    """Return an HTML e-mail with its styles inlined, as e-mail programs need it.

    Media queries, such as for a dark palette, stay in the head.
    """
    return _INLINER.inline(html)


def render_email(email: EmailText, settings: Settings, language: Language) -> str:
    """Return an issue as plain text, with blank lines between blocks."""
    blocks = (
        *_masthead(email.issue, settings, language),
        *(
            block
            for section in email.issue.sections
            for block in _section(section, settings, language)
        ),
        _headed(language.gettext("Sources")),
        *(_note(note, settings, language) for note in email.issue.notes),
        _LIGHT,
        *_imprint(settings, language),
    )
    return "\n\n".join(block for block in blocks if block) + "\n"


def _masthead(issue: IssueView, settings: Settings, language: Language) -> Iterator[str]:
    _ = language.gettext
    yield settings.title.upper()
    line = [_("No. %(number)s") % {"number": issue.number}, language.title_date(issue.month)]
    if issue.published:
        line.append(_("published %(date)s") % language.dated(issue.published))
    yield " · ".join(line)
    yield wrapped(issue.title)
    yield plain_text(issue.introduction, language)
    yield _("Read online: %(address)s") % {"address": settings.base_url + issue.address}


def _section(section: SectionView, settings: Settings, language: Language) -> Iterator[str]:
    yield _headed(section.link.title)
    for group in section.groups:
        yield f"{group.title}\n{'-' * columns(group.title)}" if group.title else ""
        for entry in group.entries:
            yield from _entry(entry, settings, language)


def _entry(entry: EntryView, settings: Settings, language: Language) -> Iterator[str]:
    _, when = language.gettext, language.when
    yield f"{wrapped(entry.teaser.title)}\n{wrapped(_facts(entry.teaser, language))}"
    if gone := entry.withdrawn:
        yield wrapped(
            _("Withdrawn %(when)s: %(text)s") % {"when": when(gone.date), "text": gone.text}
        )
    yield plain_text(entry.text, language)
    for one in entry.corrections:
        yield wrapped(
            _("Corrected %(when)s: %(text)s") % {"when": when(one.date), "text": one.text}
        )
    yield f"{settings.base_url}{entry.teaser.address}"


def _facts(teaser: Teaser, language: Language) -> str:
    places = (f"{one.name} ({one.id})" for one in teaser.jurisdictions)
    date = language.title_date(teaser.date)
    return " · ".join((date, *places, *(one.name for one in teaser.authorities)))


def _note(note: Note, settings: Settings, language: Language) -> str:
    lines = [_described(note.source, settings, language)]
    lines += [note.source.url] if note.source.url else []
    if note.source.archive_url:
        archived = language.gettext("Archived: %(address)s")
        lines.append(archived % {"address": note.source.archive_url})
    mark = f"[{note.number}]"
    return "\n".join((f"{mark} {lines[0]}" if lines[0] else mark, *lines[1:]))


def _described(source: Source, settings: Settings, language: Language) -> str:
    titles = list(filter(None, (source.title, source.title_original)))
    original = language.pgettext("aside", " (%(text)s)")
    title = titles[0] + original % {"text": titles[1]} if len(titles) > 1 else "".join(titles)
    published = language.date(source.published) if source.published else ""
    written_in = ""
    if source.lang and source.lang != settings.language:
        name = language.language_name(source.lang)
        written_in = language.gettext("in %(language)s") % {"language": name}
    place, access = pinpoint(source, language), restriction(source, language)
    parts = (source.publisher, title, published, place, written_in, access)
    comma = language.pgettext("separator", ", ")
    return wrapped(comma.join(filter(None, parts)))


def _imprint(settings: Settings, language: Language) -> Iterable[str]:
    _ = language.gettext
    yield wrapped(settings.disclaimer or "")
    licence = settings.licence
    yield wrapped(_("Published by %(name)s.") % {"name": settings.publisher.name})
    if licence:
        yield _("Texts: %(name)s, %(address)s") % {"name": licence.name, "address": licence.url}


def _headed(title: str) -> str:
    return f"{_HEAVY}\n{title.upper()}\n{_HEAVY}"
