"""Every kind of fault that the program can find: its name, its weight and its meaning."""

from enum import StrEnum


class Severity(StrEnum):
    """Errors stop a build; warnings do so only under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """The name of a kind of fault: a kebab-case slug with its severity and meaning."""

    severity: Severity
    meaning: str

    def __new__(cls, slug: str, meaning: str, severity: Severity = Severity.ERROR) -> "Code":
        member = str.__new__(cls, slug)
        member._value_ = slug
        member.severity = severity
        member.meaning = meaning
        return member

    # Files
    MISSING_FILE = "missing-file", "A file that every bulletin needs is not there."
    UNREADABLE_FILE = "unreadable-file", "The operating system refuses to read the file."
    SYMLINK = "symlink", "A symbolic link could publish a file from outside the content folder."
    NOT_UTF8 = "not-utf8", "The file is not saved as UTF-8, so its letters cannot be known."
    FILE_TOO_LARGE = (
        "file-too-large",
        "A text is larger than 64 KiB, a list larger than 1 MiB, or an image larger than 5 MiB.",
    )
    FORBIDDEN_CHARACTER = (
        "forbidden-character",
        "A character is invisible, turns the direction of the text around or was lost in a "
        "conversion, so that the text does not read as it is written.",
    )
    MERGE_CONFLICT = (
        "merge-conflict",
        "Git has left two versions of some lines in the file, with its marks around them.",
    )
    STRAY_FILE = "stray-file", "A file lies in a place, or is of a kind, that nothing reads."
    BAD_FOLDER = "bad-folder", "A folder is neither a month nor one that the bulletin knows."
    BAD_SLUG = "bad-slug", "The name of a file cannot be part of an address."
    ADDRESS_TAKEN = "address-taken", "A page has the name of an address that the site itself uses."
    MISSING_ISSUE = "missing-issue", "The folder of a month has entries but no issue.md."
    EMPTY_ISSUE = (
        "empty-issue",
        "The folder of a month has an issue.md but no entries.",
        Severity.WARNING,
    )
    NEWER_FORMAT = "newer-format", "The bulletin was written for a later program than this one."
    OTHER_VERSION = (
        "other-version",
        "The program is none of the versions for which the bulletin says that it was made.",
    )
    UNFINISHED = (
        "unfinished",
        "A place in double square brackets waits for what only the publisher knows.",
        Severity.WARNING,
    )

    STRAY_TRANSLATION = (
        "stray-translation",
        "A translation has no original beside it, or is in a language in which the bulletin does "
        "not appear.",
    )
    TRANSLATION_DIFFERS = (
        "translation-differs",
        "A translation lacks a citation, a figure or a date of its original.",
        Severity.WARNING,
    )
    OUTDATED_TRANSLATION = (
        "outdated-translation",
        "A translation is older than the last correction of its original.",
        Severity.WARNING,
    )

    # Front matter and YAML
    MISSING_FRONT_MATTER = (
        "missing-front-matter",
        "The file does not begin with a line `---` and the fields of its front matter.",
    )
    UNCLOSED_FRONT_MATTER = (
        "unclosed-front-matter",
        "No line `---` parts the front matter from the text.",
    )
    FRONT_MATTER_TOO_LARGE = "front-matter-too-large", "The front matter is longer than 16 KiB."
    NOT_A_MAPPING = "not-a-mapping", "Something stands where fields belong, each as `name: value`."
    INVALID_YAML = "invalid-yaml", "YAML, the language of the fields, cannot read the line."
    YAML_COMMENT = (
        "yaml-comment",
        "A ` #` begins a comment within a value, and the words after it would be lost.",
    )
    SMART_QUOTES = (
        "smart-quotes",
        "A value stands in typographic quotation marks, which would be shown as part of it.",
    )
    UNSUPPORTED_YAML = (
        "unsupported-yaml",
        "The text uses an anchor, alias, tag, merge key or second document of YAML.",
    )
    TOO_DEEP = "too-deep", "Values are nested deeper than any field needs."
    DUPLICATE_KEY = "duplicate-key", "A field is given twice, and one of its values would be lost."
    EMPTY_VALUE = "empty-value", "A field has a name but no value."

    # Fields
    MISSING_FIELD = "missing-field", "A required field is not there."
    MISPLACED_FIELD = "misplaced-field", "A field stands below the front matter."
    UNKNOWN_FIELD = "unknown-field", "No field has this name."
    WRONG_TYPE = (
        "wrong-type",
        "A value, a list or a group of fields stands where one of the others belongs.",
    )
    BAD_VALUE = "bad-value", "The value does not have the form that its field needs."
    BAD_DATE = (
        "bad-date",
        "The value is not a day (2022-02-24) or a month (2022-02), or not a point in time.",
    )
    BAD_URL = "bad-url", "A web address is incomplete or not well formed."
    INSECURE_URL = "insecure-url", "A web address is http, not https.", Severity.WARNING
    TRACKING_URL = "tracking-url", "A web address carries parameters that follow its readers."
    UNKNOWN_JURISDICTION = (
        "unknown-jurisdiction",
        "A jurisdiction is not a code of ISO 3166-1 or ISO 3166-2, EU, EEA or INT.",
    )
    UNKNOWN_LANGUAGE = "unknown-language", "A language is not a tag of BCP 47."
    UNKNOWN_CURRENCY = "unknown-currency", "A currency is not a code of ISO 4217."
    ENDED_CODE = (
        "ended-code",
        "A currency, a country or a part of one is named for a time when it was over.",
        Severity.WARNING,
    )
    UNKNOWN_AUTHORITY = (
        "unknown-authority",
        "An authority is not one of content/registry/authorities.yml.",
    )
    UNKNOWN_LAW = "unknown-law", "A law is not one of content/registry/laws.yml."
    UNKNOWN_ARTICLE = (
        "unknown-article",
        "An article's number is higher than that of the last one of its law.",
        Severity.WARNING,
    )
    UNKNOWN_TOPIC = "unknown-topic", "A topic is not one of content/registry/topics.yml."
    UNKNOWN_SECTOR = "unknown-sector", "A sector is not one of content/registry/sectors.yml."
    UNKNOWN_INFRINGEMENT = (
        "unknown-infringement",
        "An infringement is not one of content/registry/infringements.yml.",
    )
    BAD_AMOUNT = "bad-amount", "An amount or a number is not written in digits, or is nothing."
    BAD_IDENTIFIER = "bad-identifier", "An ELI, a CELEX number or an ECLI does not have its form."
    LOW_CONTRAST = "low-contrast", "A colour of the look cannot be read on its background."
    UNKNOWN_SECTION = "unknown-section", "The settings have no section of this name."
    UNKNOWN_SUBSECTION = (
        "unknown-subsection",
        "An entry is not in a subsection of its section, or its section has none.",
    )
    DUPLICATE_ID = "duplicate-id", "Two things of one list have the same id."
    ARCHIVE_INCOMPLETE = (
        "archive-incomplete",
        "An archived copy has an address without a date or a date without an address.",
    )
    DUPLICATE_SOURCE = "duplicate-source", "One page is given twice as a source of an entry."
    CITATION_MARKUP = (
        "citation-markup",
        "The title of a source has signs that a citation program would read as markup.",
        Severity.WARNING,
    )
    CONTRADICTORY_DATES = (
        "contradictory-dates",
        "A source was accessed or archived before it was published.",
    )
    STAGE_MISMATCH = "stage-mismatch", "What an entry reports on cannot be at this stage."
    COURT_MISSING = "court-missing", "A judgment names no court among its authorities."
    DATE_ORDER = "date-order", "Of two dates the one that comes second lies before the first."
    CHANGE_ORDER = (
        "change-order",
        "Changes are not listed each once with the oldest first, only some of them have dates, "
        "or one changes nothing.",
    )
    CONSULTATION_DEADLINE = (
        "consultation-deadline",
        "A consultation has neither a closing date nor a line `deadline_unknown`, or both.",
    )
    PAST_DEADLINE = (
        "past-deadline",
        "A deadline was over when the issue appeared.",
        Severity.WARNING,
    )
    AFTER_ISSUE = (
        "after-issue",
        "Something happened after the issue appeared, and belongs to a later one.",
    )
    SANCTION_FORM = (
        "sanction-form",
        "A sanction lacks what its type needs, or has what its type cannot have.",
    )
    UNKNOWN_PARTY = (
        "unknown-party",
        "A sanction is on somebody who is not among the parties, or a party has no name and is "
        "not one of content/registry/parties.yml.",
    )
    PARTY_NAME = (
        "party-name",
        "A party is called otherwise than in the registry, or has another id than there.",
        Severity.WARNING,
    )
    EXPOSED_PARTY = (
        "exposed-party",
        "A party that is to stay unnamed has the id of one that the registry names.",
    )
    GROUP_CYCLE = "group-cycle", "Companies of the registry belong to each other in a circle."
    NAMED_PERSON = (
        "named-person",
        "A natural person is among the parties by name.",
        Severity.WARNING,
    )
    UNKNOWN_ENTRY = "unknown-entry", "An entry follows another one that does not exist."
    LATER_ENTRY = "later-entry", "An entry follows another one that is later than itself."
    THREAD_CYCLE = "thread-cycle", "Entries follow each other in a circle."
    CASE_STAGES = (
        "case-stages",
        "The amounts or outcomes of a case do not agree from one of its stages to the next.",
        Severity.WARNING,
    )
    ALIAS_TAKEN = "alias-taken", "An earlier address of an entry is that of another one."
    UNPUBLISHED_LINK = (
        "unpublished-link",
        "A text leads readers to a draft, or to what appears later than itself.",
    )
    LOST_ADDRESS = "lost-address", "An address that has been published would lead nowhere."
    FUTURE_DATE = "future-date", "A date has not come yet.", Severity.WARNING
    DISTANT_DATE = (
        "distant-date",
        "The date of an entry is more than two months away from the month of its issue.",
        Severity.WARNING,
    )
    TITLE_LENGTH = (
        "title-length",
        "A title has fewer than 8 or more than 160 characters.",
        Severity.WARNING,
    )
    TITLE_FORM = (
        "title-form",
        "A title ends in a full stop or is written in capitals.",
        Severity.WARNING,
    )
    SUMMARY_LENGTH = (
        "summary-length",
        "A summary has fewer than 20 or more than 280 characters.",
        Severity.WARNING,
    )
    MARKUP_IN_FIELD = "markup-in-field", "A field that is plain text has signs of Markdown."
    UNCONFIRMED = (
        "unconfirmed",
        "A value was guessed when the entry was imported, and nobody has confirmed it yet.",
    )
    SEVERAL_ITEMS = (
        "several-items",
        "An entry has headings or bold-led list items that each cite a source of their own.",
        Severity.WARNING,
    )

    EMAIL_TOO_LARGE = (
        "email-too-large",
        "The e-mail edition of an issue is so large that mail programs would cut it off.",
        Severity.WARNING,
    )

    # Bodies
    EMPTY_BODY = "empty-body", "There are no words below the front matter."
    RAW_HTML = "raw-html", "HTML stands in a text, where it is never shown."
    FORBIDDEN_ADDRESS = (
        "forbidden-address",
        "A link leads to another kind of address than the web, e-mail or a file of the bulletin.",
    )
    BROKEN_LINK = "broken-link", "A file or an entry is named that the content does not have."
    BAD_LINK = "bad-link", "Brackets that are meant as a link would not become one."
    UNUSED_DEFINITION = (
        "unused-definition",
        "The address of a link is defined but not used, so that nobody would see it.",
    )
    BAD_HEADING = "bad-heading", "A heading has a level that belongs to the page around the text."
    BAD_IMAGE = (
        "bad-image",
        "An image is not a file beside its text, cannot be shown or has no description.",
    )
    BAD_CITATION = "bad-citation", "A citation mark would not become a note."
    FOOTNOTE_DEFINITION = (
        "footnote-definition",
        "A source is defined in the text instead of the front matter.",
    )
    UNDEFINED_CITATION = "undefined-citation", "The text cites a source that is not given."
    UNUSED_SOURCE = "unused-source", "A source is given, but the text does not cite it."
    INDENTED_TEXT = (
        "indented-text",
        "A paragraph is indented by four spaces, so that it would be shown as computer code.",
    )
    UNCLOSED_FENCE = (
        "unclosed-fence",
        "Computer code has no end, so that all text behind its beginning would be shown as code.",
    )
    LOST_SIGNS = "lost-signs", "Words, numbers or signs of the text would vanish or change."
    LITERAL_SIGNS = "literal-signs", "Markdown or HTML would be shown as text.", Severity.WARNING
    LOST_CELLS = "lost-cells", "A row of a table has cells that its header has no column for."
    NESTED_TOO_DEEP = "nested-too-deep", "Lists and quotations are nested more than ten deep."
    OUTPUT_TOO_LARGE = "output-too-large", "A short text would become an enormous page."
    UNSAFE_OUTPUT = "unsafe-output", "The finished text has markup that no text may have."

    # Links (reported only by `bulletin links`)
    DEAD_LINK = (
        "dead-link",
        "A page that the content names is not there any more.",
        Severity.WARNING,
    )
    MOVED_LINK = "moved-link", "A page has another address for good.", Severity.WARNING
    REFUSED_LINK = (
        "refused-link",
        "A host does not show a page to the program, or cannot prove who it is.",
        Severity.WARNING,
    )
    SLOW_LINK = "slow-link", "A host takes too long to answer.", Severity.WARNING
    UNREACHABLE_LINK = (
        "unreachable-link",
        "A host does not exist or takes no connection.",
        Severity.WARNING,
    )
    FAILING_LINK = "failing-link", "A host answers with a fault of its own.", Severity.WARNING
    LOCAL_LINK = (
        "local-link",
        "An address leads into a local network, and was not asked.",
        Severity.WARNING,
    )
    UNUSED_KNOWN_LINK = (
        "unused-known-link",
        "The list of known links has something that is not needed any more.",
        Severity.WARNING,
    )
    NO_ARCHIVED_COPY = (
        "no-archived-copy",
        "A source has no archived copy, and none could be made.",
        Severity.WARNING,
    )
