"""Counts by row and column, on either database."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from corpus import store
from corpus.counting.dimensions import Dimension
from corpus.counting.matrix import Values
from corpus.counting.voices import Voice
from corpus.errors import ComparisonError, FilterError
from corpus.ids import observation_id
from corpus.model import Coding, Laag, Observation, ThemaScore
from corpus.store import Stamp
from nlp import codebooks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from corpus.model import Reading
    from corpus.store import Corpus

CODEBOOK = codebooks.load().codebook
SAID = {
    "krap": ("knelpunt", ("termijnen",)),
    "geld": ("knelpunt", ("financiering", "spuk")),
    "verzoeken": ("oproep", ("termijnen",)),
    "raming": ("context", ()),
}
"""What a line is coded as, by a word in it."""


def coded(reading: Reading) -> Iterator[Observation]:
    for block in reading.blocks:
        rol, themas = next(said for word, said in SAID.items() if word in block.text)
        scores = tuple(ThemaScore(thema, 0.9) for thema in themas)
        said = Coding(rol, 0.9, scores, themas, "geen", False, "realisatie", "", (), "m/1", CODEBOOK.name)
        text, document = block.text, reading.document.id
        id_ = observation_id(document, *block.content.source_span(0, len(text)), text)
        yield Observation(id_, document, 0, block.index, 0, len(text), 1, text, (), said)


@pytest.fixture
def opened(where: Path | str, reading: Callable[..., Reading]) -> Iterator[Corpus]:
    readings = (
        reading("De termijn is krap.", "De raming kwam.", name="a.txt", sender="Provincie Merenland"),
        reading("De termijn is krap.", "Wij verzoeken.", name="b.txt", sender="Provincie Waardland"),
        reading("Het geld ontbreekt.", name="map/b.txt", sender="provincie merenland"),
        reading("De tijd is krap.", "Er is geen geld.", name="c.txt", sender="", laag=Laag.ONBEKEND),
    )
    with store.open(where, create=True) as made:
        for one in readings:
            made.save(one, tuple(coded(one)), Stamp("lezer/1", "m/1", CODEBOOK.name))
        made.set_folder({one.document.name: one.document.id for one in readings}, {})
        made.keep_codebook(CODEBOOK)
        yield made


def counts(opened: Corpus, *asked: object) -> dict[tuple[str, str], int]:
    """The cells above zero."""
    rows = opened.matrix(*asked).to_dicts()  # type: ignore[arg-type]
    named = ((next(iter(row.values())), name, value) for row in rows for name, value in list(row.items())[1:])
    return {(row, name): value for row, name, value in named if value}


def test_observations_count_every_copy(opened: Corpus) -> None:
    assert counts(opened, "thema", "bron", "waarnemingen") == {
        ("termijnen", "Provincie Merenland"): 1,
        ("termijnen", "Provincie Waardland"): 2,
        ("termijnen", "onbekend"): 1,
        ("financiering", "provincie merenland"): 1,
        ("financiering", "onbekend"): 1,
        ("spuk", "provincie merenland"): 1,
        ("spuk", "onbekend"): 1,
        ("geen", "Provincie Merenland"): 1,
    }


def test_documents_and_senders_count_once(opened: Corpus) -> None:
    assert counts(opened, "rol", None, "documenten") == {
        ("knelpunt", "documenten"): 4,
        ("oproep", "documenten"): 1,
        ("context", "documenten"): 1,
    }
    assert counts(opened, "rol", None, "afzenders")["knelpunt", "afzenders"] == 3
    assert counts(opened, "thema", "rol", "documenten")["termijnen", "knelpunt"] == 3


def test_the_codebook_gives_all_rows_and_their_order(opened: Corpus) -> None:
    frame = opened.matrix("thema", "rol")
    assert frame["thema"].to_list() == [*CODEBOOK.vocabulary["thema"], "geen"]
    assert frame.columns == ["thema", *CODEBOOK.vocabulary["rol"]]
    assert opened.matrix("laag", "modaliteit").columns == ["laag", "feit", "risico", "ontkend"]
    assert opened.matrix("laag", None)["laag"].to_list() == ["provincie", "onbekend"]


def test_documents_with_one_stem_are_kept_apart(opened: Corpus) -> None:
    assert opened.matrix("document", None)["document"].to_list() == ["a", "b.txt", "c", "map/b.txt"]


def test_a_question_restricts(opened: Corpus) -> None:
    assert counts(opened, "document", "rol", "waarnemingen", "termijn rol:knelpunt") == {
        ("a", "knelpunt"): 1,
        ("b.txt", "knelpunt"): 1,
    }
    assert counts(opened, "document", "jaar", "waarnemingen", "bron:nergens") == {}


def test_every_pair_of_dimensions_adds_up(opened: Corpus) -> None:
    single = set(Dimension) - {Dimension.THEMA, Dimension.ONDERWERP, Dimension.BRON}
    for rows, columns in permutations(Dimension, 2):
        number = sum(counts(opened, rows.value, columns.value).values())
        assert number == 7 if {rows, columns} <= single else number >= 7, (rows, columns)


def test_a_value_named_as_the_rows_is_another_column(tmp_path: Path, reading: Callable[..., Reading]) -> None:
    with store.open(tmp_path, create=True) as made:
        one = reading("De tijd is krap.", sender="thema")
        made.save(one, tuple(coded(one)), Stamp("lezer/1", "m/1", CODEBOOK.name))
        made.set_folder({"a.txt": one.document.id}, {})
        made.keep_codebook(CODEBOOK)
        assert made.matrix("thema", "bron").columns == ["thema", "thema (bron)"]


def test_an_empty_corpus_has_an_empty_matrix(tmp_path: Path) -> None:
    with store.open(tmp_path, create=True) as made:
        made.keep_codebook(CODEBOOK)
        assert made.matrix("document", "bron").shape == (0, 1)
        assert made.matrix("document", None, "documenten").columns == ["document", "documenten"]
        assert made.matrix("rol", "thema").shape == (len(CODEBOOK.rollen), 1 + len(CODEBOOK.themas))


def test_what_cannot_be_counted_is_told(opened: Corpus) -> None:
    for asked in (
        ("kleur", "bron"),
        ("thema", "kleur"),
        ("thema", "thema"),
        ("thema", "bron", "stemmen"),
        ("bron", "'; --"),
    ):
        with pytest.raises(ComparisonError):
            opened.matrix(*asked)
    with pytest.raises(FilterError):
        opened.matrix(question="thema:weer")


def test_voices_are_counted_only_by_who_knows_them(opened: Corpus) -> None:
    for values in ("bronnen", "uitspraken"):
        with pytest.raises(ComparisonError, match="opening"):
            opened.matrix("thema", "bron", values)


def test_voices_count_a_shared_letter_once(opened: Corpus) -> None:
    """A line that two provinces send is one statement of the Kring; what has no voice is not counted."""
    frame = opened.observations()
    ids = dict(zip(zip(frame["bestand"], frame["text"], strict=True), frame["id"], strict=True))
    shared = [ids[name, "De termijn is krap."] for name in ("a.txt", "b.txt")]
    known = dict.fromkeys(shared, Voice("Kring", "kring", shared[0]))
    known[ids["b.txt", "Wij verzoeken."]] = Voice(
        "Provincie Waardland", "provincie", ids["b.txt", "Wij verzoeken."]
    )
    known["weg"] = Voice("Niemand", "rijk", "weg")
    opened.voices = lambda _: known
    assert counts(opened, "thema", "bron", "bronnen") == {
        ("termijnen", "Kring"): 1,
        ("termijnen", "Provincie Waardland"): 1,
    }
    assert counts(opened, "thema", None, "bronnen") == {("termijnen", "bronnen"): 2}
    assert counts(opened, "document", "laag", "uitspraken") == {
        ("a", "kring"): 1,
        ("b.txt", "kring"): 1,
        ("b.txt", "provincie"): 1,
    }
    assert counts(opened, "jaar", None, "uitspraken") == {("2026", "uitspraken"): 2}
    assert opened.matrix("rol", None, "bronnen")["rol"].to_list() == ["knelpunt", "oproep"]
    assert counts(opened, "rol", None, "bronnen", "document:a") == {("knelpunt", "bronnen"): 1}


def test_what_is_counted_has_a_meaning_for_the_reader() -> None:
    assert [value.value for value in Values] == [
        "waarnemingen",
        "documenten",
        "afzenders",
        "bronnen",
        "uitspraken",
    ]
