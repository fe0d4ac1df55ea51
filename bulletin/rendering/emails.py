"""Mails: markup with its styles inlined, and plain text in lines of a readable length."""

from collections.abc import Iterable, Iterator

from css_inline import CSSInliner

from bulletin.language.languages import language_of
from bulletin.rendering.plain_text import WIDTH, plain_text, wrapped
from bulletin.schema.entries import Source
from bulletin.schema.settings import Settings
from bulletin.values.codes import language_name
from bulletin.views.emails import EmailText
from bulletin.views.notes import Note
from bulletin.views.pinpoints import pinpoint, restriction
from bulletin.views.types import EntryView, IssueView, SectionView, Teaser

_INLINER = CSSInliner(keep_at_rules=True, minify_css=True, load_remote_stylesheets=False)
_HEAVY, _LIGHT = "=" * WIDTH, "-" * WIDTH


def inline_styles(html: str) -> str:
    """A mail whose rules stand on the elements themselves, where every mail program finds them.

    What is asked of the medium, such as a dark palette, stays in the head.
    """
    return _INLINER.inline(html)


def render_email(email: EmailText, settings: Settings) -> str:
    """An issue as plain text, its blocks parted by blank lines."""
    blocks = (
        *_masthead(email.issue, settings),
        *(block for section in email.issue.sections for block in _section(section, settings)),
        _headed("Sources"),
        *(_note(note, settings) for note in email.issue.notes),
        _LIGHT,
        *_imprint(settings),
    )
    return "\n\n".join(block for block in blocks if block) + "\n"


def _masthead(issue: IssueView, settings: Settings) -> Iterator[str]:
    yield settings.title.upper()
    published = f" · published {issue.published.spoken}" if issue.published else ""
    yield f"No. {issue.number} · {issue.month.spoken}{published}"
    yield wrapped(issue.title)
    yield plain_text(issue.introduction)
    yield f"Read online: {settings.base_url}{issue.address}"


def _section(section: SectionView, settings: Settings) -> Iterator[str]:
    yield _headed(section.link.title)
    for group in section.groups:
        yield f"{group.title}\n{'-' * len(group.title)}" if group.title else ""
        for entry in group.entries:
            yield from _entry(entry, settings)


def _entry(entry: EntryView, settings: Settings) -> Iterator[str]:
    yield f"{wrapped(entry.teaser.title)}\n{wrapped(_facts(entry.teaser))}"
    if gone := entry.withdrawn:
        yield wrapped(f"Withdrawn on {gone.date.spoken}: {gone.text}")
    yield plain_text(entry.text)
    for one in entry.corrections:
        yield wrapped(f"Corrected on {one.date.spoken}: {one.text}")
    yield f"{settings.base_url}{entry.teaser.address}"


def _facts(teaser: Teaser) -> str:
    places = (f"{one.name} ({one.id})" for one in teaser.jurisdictions)
    return " · ".join((teaser.date.spoken, *places, *(one.name for one in teaser.authorities)))


def _note(note: Note, settings: Settings) -> str:
    lines = [_described(note.source, settings)]
    lines += [note.source.url] if note.source.url else []
    if note.source.archive_url:
        lines.append(f"Archived: {note.source.archive_url}")
    mark = f"[{note.number}]"
    return "\n".join((f"{mark} {lines[0]}" if lines[0] else mark, *lines[1:]))


def _described(source: Source, settings: Settings) -> str:
    titles = list(filter(None, (source.title, source.title_original)))
    title = f"{titles[0]} ({titles[1]})" if len(titles) > 1 else "".join(titles)
    published = source.published.spoken if source.published else ""
    is_foreign = source.lang and source.lang != settings.language
    language = f"in {language_name(source.lang or '')}" if is_foreign else ""
    readers = language_of(settings.language)
    place, access = pinpoint(source, readers), restriction(source, readers)
    parts = (source.publisher, title, published, place, language, access)
    return wrapped(", ".join(filter(None, parts)))


def _imprint(settings: Settings) -> Iterable[str]:
    yield wrapped(settings.disclaimer or "")
    licence = settings.licence
    yield wrapped(f"Published by {settings.publisher.name}.")
    yield f"Texts: {licence.name}, {licence.url}" if licence else ""


def _headed(title: str) -> str:
    return f"{_HEAVY}\n{title.upper()}\n{_HEAVY}"
