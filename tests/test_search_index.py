"""The index: made of entries in their order, and the same bytes of the same entries."""

import json
from collections.abc import Iterable
from itertools import accumulate, pairwise

import pytest

from bulletin.language.languages import ENGLISH, Language, language_of
from bulletin.schema.registries import Authority, Law, Register, Registry, Topic
from bulletin.search.entry_terms import Document, EntryPostings, postings_of
from bulletin.search.index import Index, common_words, make_index
from bulletin.search.index_shards import shards
from bulletin.search.segments import Postings, join, segment_of, united
from bulletin.search.stemming import Stemmer, compounds, endings, relate
from bulletin.search.synonyms import Names
from bulletin.search.varints import read_varints, varint, zigzag

LAW = Law(
    id="pipl",
    name="Personal Information Protection Law",
    abbreviation="PIPL",
    kind="law",
    jurisdiction="CN",
    aliases=("个保法",),
)
NAMES = Names.of(
    Registry(
        authorities=Register(
            "",
            {
                "ap": Authority(
                    id="ap",
                    name="Autoriteit Persoonsgegevens",
                    abbreviation="AP",
                    kind="regulator",
                    jurisdiction="NL",
                )
            },
        ),
        jurisdictions=Register(""),
        laws=Register("", {"pipl": LAW}),
        topics=Register("", {"cookies": Topic(id="cookies", name="Cookies")}),
        sectors=Register(""),
        infringements=Register(""),
        parties=Register(""),
    )
)
(MEANING,) = (one.term for one in NAMES.meanings if "PIPL" in one.names)


def document(text: str = "", *, title: str = "", sources: str = "") -> Document:
    return Document(title=title, summary="", text=text, names="", sources=sources)


def entry(text: str = "", *, title: str = "", sources: str = "") -> EntryPostings:
    return postings_of(document(text, title=title, sources=sources), NAMES)


def index_of(texts: Iterable[str], language: Language = ENGLISH) -> Index:
    return make_index([segment_of(map(entry, texts))], [], NAMES, language)


def batched_by(numbers: list[int], size: int) -> tuple[list[int], list[int], list[int]]:
    return numbers[:size], numbers[size : 2 * size], numbers[2 * size :]


def merged(entries: Iterable[EntryPostings]) -> dict[str, Postings]:
    return join([segment_of(entries)])


@pytest.mark.parametrize("number", [0, 1, 127, 191, 192, 193, 447, 448, 16319, 16320, 2**21, 2**40])
def test_numbers_are_read_as_they_were_written(number: int) -> None:
    assert list(read_varints(varint(number))) == [number]


def test_numbers_of_either_sign_become_small_ones() -> None:
    assert [zigzag(number) for number in (0, -1, 1, -2, 2)] == [0, 1, 2, 3, 4]


def test_a_posting_has_the_places_of_a_word() -> None:
    _, places = entry("fine upon fine")["fine"]
    assert places[1] - places[0] == 2


def test_a_word_weighs_most_in_the_title_and_least_in_a_source() -> None:
    found = entry("text", title="title", sources="source")
    in_title, in_text, in_source = ((found[word])[0] for word in ("title", "text", "source"))
    assert in_title > in_text > in_source > 0


def test_a_word_weighs_less_in_a_long_text() -> None:
    long = entry("fine " + "other " * 500)["fine"]
    assert (long)[0] < (entry("fine other")["fine"])[0]


def test_no_phrase_reaches_from_one_field_into_the_next() -> None:
    found = entry("beta", title="alpha")
    (alpha,), (beta,) = ((found[word])[1] for word in ("alpha", "beta"))
    assert beta - alpha > 1


@pytest.mark.parametrize(
    "text", ["The PIPL.", "the personal information protection law of 2021", "关于个保法的说明"]
)
def test_names_that_mean_the_same_have_a_term_in_common(text: str) -> None:
    assert MEANING in entry(text)


def test_a_part_of_a_name_does_not_mean_it() -> None:
    assert MEANING not in entry("information protection law, personal")


def test_a_name_without_another_one_has_no_meaning_of_its_own() -> None:
    assert [one.names[0] for one in NAMES.meanings] == ["Autoriteit Persoonsgegevens", LAW.name]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("exporter", "exporters", "exporting")),
        ("de", ("haus", "häuser", "hauses")),
        ("fr", ("décision", "décisions")),
        ("en-GB", ("fine", "fines")),
        ("zh", ("möbius", "moebius", "mobius")),
        ("en", ("Straße".lower(), "strasse")),
    ],
)
def test_forms_of_a_word_belong_together(language: str, words: tuple[str, ...]) -> None:
    related = relate((*words, "other"), Stemmer(language))
    assert set(related[words[0]]) == set(words)
    assert "other" not in related


def test_words_of_another_language_stay_apart() -> None:
    assert relate(("fine", "fines"), Stemmer("zh")) == {}


def test_compounds_are_found_by_their_last_parts() -> None:
    words = ("datenschutz", "beauftragter", "datenschutzbeauftragter", "schutz", "daten")
    assert compounds(words, "de") == {
        "beauftragter": ["datenschutzbeauftragter"],
        "schutz": ["datenschutz"],
    }
    assert compounds(words, "en") == {}


def test_a_compound_adds_its_entries_to_the_last_part() -> None:
    texts = ("Arbeitsrecht und Recht", "das Recht", "die Arbeit", "das Verwaltungsrecht")
    index = index_of(texts, language_of("de"))
    content = b"".join(file for name, file in index.files.items() if name.endswith(".txt"))
    assert b"recht" in content
    postings = merged([entry(text) for text in texts])
    assert compounds(postings, "de") == {"recht": ["arbeitsrecht"]}


def test_an_index_of_segments_is_that_of_all_entries_at_once() -> None:
    texts = [f"word word{number % 7} " * (number % 20 + 1) for number in range(400)]
    entries = [entry(text) for text in texts]
    for cuts in ((0, 1, 400), (0, 130, 131, 399, 400)):
        segments = [segment_of(entries[start:end]) for start, end in pairwise(cuts)]
        assert join(segments) == merged(entries)


def test_words_that_are_found_as_one_have_the_places_of_all() -> None:
    postings = merged([entry("beta alpha"), entry("none"), entry("alpha"), entry("beta")])
    found = united([postings["alpha"], postings["beta"]])
    entries, heads, places = batched_by(list(read_varints(found.content)), found.size)
    assert list(accumulate(entries)) == [0, 2, 3]
    assert [head // 16 for head in heads] == [2, 1, 1]
    assert len({head % 16 for head in heads}) == 1
    start = places[0]
    assert places == [start, 1, start, start]


def test_shards_are_in_the_order_of_keys_and_hold_every_term_once() -> None:
    texts = [
        f"wort{number} größe groesse ä{number} {chr(0x4E00 + number)}法" * 40
        for number in range(300)
    ]
    pieces = list(shards(merged([entry(text) for text in texts]), {}, ()))
    assert len(pieces) > 3
    firsts = [piece.first for piece in pieces]
    assert firsts == sorted(firsts)
    assert len(set(firsts)) == len(firsts)
    assert sum(piece.count for piece in pieces) == len(merged([entry(text) for text in texts]))


def test_a_shard_ends_with_the_names_that_mean_the_same() -> None:
    pieces = list(shards(merged([entry("PIPL")]), {}, NAMES.meanings))
    tail = pieces[0].content
    names = json.loads(tail[tail.index(b'[["') :])
    assert ["pipl", MEANING, ["Personal Information Protection Law", "PIPL", "个保法"]] in names


def test_the_same_entries_make_the_same_bytes_and_others_another_id() -> None:
    texts = ("one thing", "another thing")
    first, second = (
        make_index([segment_of(map(entry, texts))], [], NAMES, ENGLISH) for _ in range(2)
    )
    assert first == second
    assert make_index([segment_of(map(entry, texts[::-1]))], [], NAMES, ENGLISH).id != first.id


def test_function_words_are_named_in_a_large_bulletin() -> None:
    postings = merged(entry(f"the word{one} of data, or not") for one in range(240))
    assert common_words(postings, 240, "en-GB") == ["of", "or", "the"]
    assert common_words(postings, 30, "en") == common_words(postings, 240, "zh") == []


def test_endings_are_those_of_the_words_that_are_there() -> None:
    words = ("fine", "fines", "appeal", "appeals", "notify", "notifies", "verify", "verifies")
    found = endings(relate(words, Stemmer("en")), "")
    assert found[0] in (("", "s"), ("s", ""))
    assert ("y", "ies") in found
    assert endings(relate(("fine", "fines"), Stemmer("en")), "") == []
    assert ("er", "") in endings({}, "de-AT")


def test_a_bulletin_without_entries_has_an_index() -> None:
    index = make_index([], [], NAMES, ENGLISH)
    assert json.loads(index.files["search/index.json"])["firsts"] == []


def test_a_name_that_no_entry_has_leads_to_the_others() -> None:
    index = make_index(
        [segment_of([entry("the personal information protection law")])], [], NAMES, ENGLISH
    )
    content = b"".join(file for name, file in index.files.items() if name.endswith(".txt"))
    assert b'["pipl",' in content
