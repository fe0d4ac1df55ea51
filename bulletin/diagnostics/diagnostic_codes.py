"""The codes of all diagnostics, each with its severity and meaning."""

from enum import StrEnum


class Severity(StrEnum):
    """The severity of a diagnostic: errors stop a build, warnings only with ``--strict``."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """The code of a diagnostic: a kebab-case slug with its severity and meaning."""

    severity: Severity
    meaning: str

    def __new__(cls, slug: str, meaning: str, severity: Severity = Severity.ERROR) -> "Code":
        member = str.__new__(cls, slug)
        member._value_ = slug
        member.severity = severity
        member.meaning = meaning
        return member

    # Files
    MISSING_FILE = "missing-file", "A file that every bulletin needs does not exist."
    UNREADABLE_FILE = (
        "unreadable-file",
        "The operating system does not allow the program to read the file.",
    )
    SYMLINK = "symlink", "A symbolic link could publish a file from outside the content folder."
    NOT_UTF8 = "not-utf8", "The file is not saved as UTF-8, so its characters cannot be decoded."
    FILE_TOO_LARGE = (
        "file-too-large",
        "A text is larger than 64 KiB, a list larger than 1 MiB, or an image larger than 5 MiB.",
    )
    FORBIDDEN_CHARACTER = (
        "forbidden-character",
        "A character is invisible, reverses the direction of the text or was lost in a "
        "conversion, so the text does not read as it looks.",
    )
    MERGE_CONFLICT = (
        "merge-conflict",
        "Git could not merge two versions of some lines, and left its conflict marks in the file.",
    )
    STRAY_FILE = "stray-file", "A file is in a place, or of a kind, that the program does not read."
    BAD_FOLDER = (
        "bad-folder",
        "A folder is neither a month nor one of the folders that a bulletin has.",
    )
    BAD_SLUG = "bad-slug", "The name of a file cannot be part of an address."
    ADDRESS_TAKEN = "address-taken", "A page has the name of an address that the site itself uses."
    MISSING_ISSUE = "missing-issue", "The folder of a month has entries but no issue.md."
    EMPTY_ISSUE = (
        "empty-issue",
        "The folder of a month has an issue.md but no entries.",
        Severity.WARNING,
    )
    NEWER_FORMAT = "newer-format", "The bulletin was written for a newer version of the program."
    OTHER_VERSION = (
        "other-version",
        "The version of the program is not among those that the bulletin requires.",
    )
    UNFINISHED = (
        "unfinished",
        "A gap in double square brackets is still to be filled in.",
        Severity.WARNING,
    )

    STRAY_TRANSLATION = (
        "stray-translation",
        "A translation has no original next to it, or is not in one of the bulletin's languages.",
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
        "No line `---` separates the front matter from the text.",
    )
    FRONT_MATTER_TOO_LARGE = "front-matter-too-large", "The front matter is longer than 16 KiB."
    NOT_A_MAPPING = "not-a-mapping", "Fields of the form `name: value` are expected here."
    INVALID_YAML = "invalid-yaml", "The line is not valid YAML, the language of the fields."
    YAML_COMMENT = (
        "yaml-comment",
        "A ` #` begins a comment inside a value, so the words after it would be lost.",
    )
    SMART_QUOTES = (
        "smart-quotes",
        "A value is in typographic quotation marks, which would be shown as part of it.",
    )
    UNSUPPORTED_YAML = (
        "unsupported-yaml",
        "The text uses an anchor, alias, tag, merge key or second document of YAML.",
    )
    TOO_DEEP = "too-deep", "Values are nested more deeply than any field allows."
    DUPLICATE_KEY = "duplicate-key", "A field is given twice, so one of its values would be lost."
    EMPTY_VALUE = "empty-value", "A field has a name but no value."

    # Fields
    MISSING_FIELD = "missing-field", "A required field is missing."
    MISPLACED_FIELD = "misplaced-field", "A field is below the front matter."
    UNKNOWN_FIELD = "unknown-field", "No field has this name."
    WRONG_TYPE = (
        "wrong-type",
        "The field expects a different kind of value: a single value, a list or a group of fields.",
    )
    BAD_VALUE = "bad-value", "The value does not have the form that its field requires."
    BAD_DATE = (
        "bad-date",
        "The value is not a day (2022-02-24) or a month (2022-02), or not a point in time.",
    )
    BAD_URL = "bad-url", "A web address is incomplete or malformed."
    INSECURE_URL = (
        "insecure-url",
        "A web address begins with http instead of https.",
        Severity.WARNING,
    )
    TRACKING_URL = "tracking-url", "A web address contains parameters that track readers."
    UNKNOWN_JURISDICTION = (
        "unknown-jurisdiction",
        "A jurisdiction is not an ISO 3166-1 or ISO 3166-2 code, EU, EEA or INT.",
    )
    UNKNOWN_LANGUAGE = "unknown-language", "A language is not a BCP 47 tag."
    UNKNOWN_CURRENCY = "unknown-currency", "A currency is not an ISO 4217 code."
    ENDED_CODE = (
        "ended-code",
        "The code of a currency, country or subdivision is used for a date after it was withdrawn.",
        Severity.WARNING,
    )
    UNKNOWN_AUTHORITY = (
        "unknown-authority",
        "An authority is not in content/registry/authorities.yml.",
    )
    UNKNOWN_LAW = "unknown-law", "A law is not in content/registry/laws.yml."
    UNKNOWN_ARTICLE = (
        "unknown-article",
        "The number of an article is higher than that of the law's last one.",
        Severity.WARNING,
    )
    UNKNOWN_TOPIC = "unknown-topic", "A topic is not in content/registry/topics.yml."
    UNKNOWN_SECTOR = "unknown-sector", "A sector is not in content/registry/sectors.yml."
    UNKNOWN_INFRINGEMENT = (
        "unknown-infringement",
        "An infringement is not in content/registry/infringements.yml.",
    )
    BAD_AMOUNT = "bad-amount", "An amount or a number is not written in digits, or is zero."
    BAD_IDENTIFIER = "bad-identifier", "An ELI, a CELEX number or an ECLI is malformed."
    LOW_CONTRAST = (
        "low-contrast",
        "A colour of the look has too little contrast with its background.",
    )
    UNKNOWN_SECTION = "unknown-section", "The settings define no section with this id."
    UNKNOWN_SUBSECTION = (
        "unknown-subsection",
        "An entry is not in a subsection of its section, or its section has none.",
    )
    DUPLICATE_ID = "duplicate-id", "Two items of a list have the same id."
    ARCHIVE_INCOMPLETE = (
        "archive-incomplete",
        "An archived copy has an address without a date, or a date without an address.",
    )
    DUPLICATE_SOURCE = "duplicate-source", "The same page is listed twice as a source of an entry."
    CITATION_MARKUP = (
        "citation-markup",
        "The title of a source contains signs that a citation program would read as markup.",
        Severity.WARNING,
    )
    CONTRADICTORY_DATES = (
        "contradictory-dates",
        "A source was accessed or archived before it was published.",
    )
    STAGE_MISMATCH = "stage-mismatch", "The kind of entry cannot have this stage."
    COURT_MISSING = "court-missing", "A judgment has no court among its authorities."
    DATE_ORDER = "date-order", "Two dates are in the wrong order."
    CHANGE_ORDER = (
        "change-order",
        "Changes are not listed once each with the oldest first, only some of them have dates, "
        "or one changes nothing.",
    )
    CONSULTATION_DEADLINE = (
        "consultation-deadline",
        "A consultation has neither a closing date nor a line `deadline_unknown`, or both.",
    )
    PAST_DEADLINE = (
        "past-deadline",
        "A deadline had passed when the issue appeared.",
        Severity.WARNING,
    )
    AFTER_ISSUE = (
        "after-issue",
        "An event is dated after the publication of the issue, and belongs in a later one.",
    )
    SANCTION_FORM = (
        "sanction-form",
        "A sanction lacks what its type requires, or has what its type cannot have.",
    )
    UNKNOWN_PARTY = (
        "unknown-party",
        "A sanction is on somebody who is not among the parties, or a party has no name and is "
        "not in content/registry/parties.yml.",
    )
    PARTY_NAME = (
        "party-name",
        "A party has another name or another id than in the registry.",
        Severity.WARNING,
    )
    EXPOSED_PARTY = (
        "exposed-party",
        "An anonymised party has the id of a party that the registry names.",
    )
    GROUP_CYCLE = "group-cycle", "Companies in the registry belong to each other in a cycle."
    NAMED_PERSON = "named-person", "A natural person is named as a party.", Severity.WARNING
    UNKNOWN_ENTRY = "unknown-entry", "An entry follows one that does not exist."
    LATER_ENTRY = "later-entry", "An entry follows one that is later than itself."
    THREAD_CYCLE = "thread-cycle", "Entries follow each other in a cycle."
    CASE_STAGES = (
        "case-stages",
        "The amounts or outcomes of a case contradict each other from one stage to the next.",
        Severity.WARNING,
    )
    ALIAS_TAKEN = "alias-taken", "An earlier address of an entry belongs to another entry."
    UNPUBLISHED_LINK = (
        "unpublished-link",
        "A text leads readers to a draft, or to something that appears later than itself.",
    )
    LOST_ADDRESS = "lost-address", "A published address would stop working."
    FUTURE_DATE = "future-date", "A date is in the future.", Severity.WARNING
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
        "A title ends with a full stop or is written in capitals.",
        Severity.WARNING,
    )
    SUMMARY_LENGTH = (
        "summary-length",
        "A summary has fewer than 20 or more than 280 characters.",
        Severity.WARNING,
    )
    MARKUP_IN_FIELD = "markup-in-field", "A plain text field contains Markdown or HTML."
    UNCONFIRMED = "unconfirmed", "A value was guessed by an import and has not been confirmed yet."
    SEVERAL_ITEMS = (
        "several-items",
        "An entry has headings or bold list items that each cite their own source.",
        Severity.WARNING,
    )

    EMAIL_TOO_LARGE = (
        "email-too-large",
        "The e-mail edition of an issue is so large that e-mail programs would cut it off.",
        Severity.WARNING,
    )

    # Bodies
    EMPTY_BODY = "empty-body", "There is no text below the front matter."
    RAW_HTML = "raw-html", "The text contains HTML, which is never shown."
    FORBIDDEN_ADDRESS = (
        "forbidden-address",
        "A link leads to something other than the web, an e-mail address or a file of the "
        "bulletin.",
    )
    BROKEN_LINK = "broken-link", "A link or field refers to a file or an entry that does not exist."
    BAD_LINK = "bad-link", "Brackets that are meant as a link would not become one."
    UNUSED_DEFINITION = (
        "unused-definition",
        "A link definition is not used, so readers would not see its address.",
    )
    BAD_HEADING = (
        "bad-heading",
        "A heading has a level that is reserved for the page around the text.",
    )
    BAD_IMAGE = (
        "bad-image",
        "An image is not in the text's folder, cannot be shown or has no description.",
    )
    BAD_CITATION = "bad-citation", "A citation mark would not become a footnote."
    FOOTNOTE_DEFINITION = (
        "footnote-definition",
        "A source is defined in the text instead of the front matter.",
    )
    UNDEFINED_CITATION = "undefined-citation", "The text cites a source that does not exist."
    UNUSED_SOURCE = "unused-source", "The text does not cite one of the sources."
    INDENTED_TEXT = (
        "indented-text",
        "A paragraph is indented by four spaces, so it would be shown as computer code.",
    )
    UNCLOSED_FENCE = (
        "unclosed-fence",
        "A code block has no end, so all text below its beginning would be shown as code.",
    )
    LOST_SIGNS = "lost-signs", "Words, numbers or signs of the text would vanish or change."
    LITERAL_SIGNS = "literal-signs", "Markdown or HTML would be shown literally.", Severity.WARNING
    LOST_CELLS = "lost-cells", "A table row has more cells than the header has columns."
    NESTED_TOO_DEEP = "nested-too-deep", "Lists and quotations are nested more than ten deep."
    OUTPUT_TOO_LARGE = "output-too-large", "A short text would become an enormous page."
    UNSAFE_OUTPUT = "unsafe-output", "The rendered text contains markup that is not allowed."

    # Links (reported only by `bulletin links`)
    DEAD_LINK = "dead-link", "A page that the content links to no longer exists.", Severity.WARNING
    MOVED_LINK = "moved-link", "A page has moved permanently to another address.", Severity.WARNING
    REFUSED_LINK = (
        "refused-link",
        "A host refuses to show a page to the program, or has no valid certificate.",
        Severity.WARNING,
    )
    SLOW_LINK = "slow-link", "A host takes too long to answer.", Severity.WARNING
    UNREACHABLE_LINK = (
        "unreachable-link",
        "A host does not exist or refuses connections.",
        Severity.WARNING,
    )
    FAILING_LINK = "failing-link", "A host answers with a server error.", Severity.WARNING
    LOCAL_LINK = (
        "local-link",
        "An address leads into a local network, and was not requested.",
        Severity.WARNING,
    )
    UNUSED_KNOWN_LINK = (
        "unused-known-link",
        "The list of known links contains an item that is no longer needed.",
        Severity.WARNING,
    )
    NO_ARCHIVED_COPY = (
        "no-archived-copy",
        "A source has no archived copy, and none could be made.",
        Severity.WARNING,
    )
