"""Tables with both counts, silence against "no problem", and who of those asked did not answer."""

from __future__ import annotations

import pytest

from corpus.gaps import Count, Reply, Stance
from corpus.model import Laag, Modaliteit, PartKind
from synthesis.gaps import gaps
from synthesis.passages import cite, in_order
from synthesis.relayed import marked
from synthesis.shared import shared_texts
from synthesis.statements import statements
from synthesis.voices import Voices


@pytest.fixture
def found(write, codebook):
    def make(*entries, asked=(), denied=()):
        documents = in_order([document for document, _ in entries])
        observations = [one for document, said in entries for one in write.code(document, *said)]
        observations = [_denied(one) if one.text in denied else one for one in observations]
        voices = Voices.of(documents)
        passages = marked(cite(documents, observations, voices), voices)
        said = statements(passages, shared_texts(passages, voices))
        return gaps(said, documents, voices, codebook, asked)

    return make


def _denied(one):
    from dataclasses import replace

    return replace(one, coding=replace(one.coding, modaliteit=Modaliteit.ONTKEND))


def cell(table, row, column):
    return table.cells[table.rows.index(row)][table.columns.index(column)]


def stance(gaps, thema, name):
    return next(p.stance for p in gaps.positions if (p.thema, p.bron.name) == (thema, name))


def test_both_counts_in_each_table(write, found):
    shared = "De termijnen zijn voor alle gemeenten in het land veel te kort."
    letters = [
        (
            write.document(f"b{name}", f"Provincie {name}", parts=(PartKind.COVER_LETTER,)),
            [
                write.says(
                    shared, "knelpunt", "termijnen", toerekening="wet", fase="realisatie", spreker="Kring"
                )
            ],
        )
        for name in ("Noord", "Zuid")
    ]
    own = write.document("g", "Gemeente Dorp", laag=Laag.GEMEENTE)
    gap = found(*letters, (own, [write.says("Het is te krap.", "knelpunt", "termijnen", fase="overleg")]))
    assert cell(gap.by_source, "termijnen", "Kring van commissarissen van de Koning") == Count(2, 1)
    assert cell(gap.by_source, "termijnen", "Gemeente Dorp") == Count(1, 1)
    assert cell(gap.by_fase, "termijnen", "realisatie") == Count(2, 1)
    assert cell(gap.by_toerekening, "termijnen", "wet") == Count(2, 1)
    assert cell(gap.by_toerekening, "termijnen", "geen") == Count(1, 1)
    assert gap.by_fase.row_totals[0] == Count(3, 2)
    assert set(gap.uncovered) == {"ibt", "spuk", "draagvlak"}


def test_relayed_words_are_documents_but_no_sources(write, found):
    brief = write.document(
        "k", "Ministerie van Asiel en Migratie", laag=Laag.RIJK, parts=(PartKind.KAMERBRIEF,)
    )
    gap = found(
        (brief, [write.says("Uit de toetsen van provincies blijkt krapte.", "knelpunt", "termijnen")])
    )
    assert cell(gap.by_source, "termijnen", "Ministerie van Asiel en Migratie") == Count(1, 0)
    assert stance(gap, "termijnen", "Ministerie van Asiel en Migratie") is Stance.NO_STATEMENT


def test_silence_is_not_no_problem(write, found):
    denial = "Dit heeft bij ons niet tot bezwaar geleid."
    own = write.document("a", "Provincie Noord")
    other = write.document("b", "Provincie Zuid")
    gap = found(
        (
            own,
            [
                write.says("De termijnen zijn te kort.", "knelpunt", "termijnen"),
                write.says("De termijnen gaven ook houvast.", "meerwaarde", onderwerp=("termijnen",)),
                write.says("Het toezicht verliep zorgvuldig.", "meerwaarde", onderwerp=("ibt",)),
                write.says("De uitkering kent drie delen.", "context", onderwerp=("spuk",)),
            ],
        ),
        (other, [write.says(denial, "context", onderwerp=("draagvlak",))]),
        denied=(denial,),
    )
    assert stance(gap, "termijnen", "Provincie Noord") is Stance.BOTH
    assert stance(gap, "ibt", "Provincie Noord") is Stance.NO_PROBLEM
    assert stance(gap, "spuk", "Provincie Noord") is Stance.TOUCHED
    assert stance(gap, "draagvlak", "Provincie Noord") is Stance.NO_STATEMENT
    assert stance(gap, "draagvlak", "Provincie Zuid") is Stance.NO_PROBLEM
    assert gap.uncovered == ()
    shown = next(p for p in gap.positions if p.stance is Stance.BOTH)
    assert len(shown.passages) == 2


def test_who_was_asked_and_did_not_answer(write, found):
    joint = write.document("paper", "VNG", "G40", laag=Laag.KOEPEL)
    toets = write.document("toets", "Provincie Noord")
    minutes = write.document(
        "verslag", "Ministerie van Asiel en Migratie", laag=Laag.RIJK, parts=(PartKind.MINUTES,)
    )
    gap = found(
        (joint, [write.says("Wij danken u.", "standpunt")]),
        (toets, [write.says("Wij danken u.", "standpunt")]),
        (minutes, [write.says("De cijfers lopen uiteen.", "knelpunt", "spuk", spreker="COA")]),
        asked=("Vereniging van Nederlandse Gemeenten", "commissaris van de Koning in Noord", "COA", "IPO"),
    )
    assert [(a.reply, a.documents) for a in gap.asked] == [
        (Reply.SENT, ("paper",)),
        (Reply.SENT, ("toets",)),
        (Reply.HEARD, ()),
        (Reply.NONE, ()),
    ]
    assert gap.asked[3].name == "IPO"


def test_a_dossier_without_anything_is_all_gap(found, codebook):
    gap = found(asked=("IPO",))
    assert gap.uncovered == codebook.vocabulary["thema"]
    assert gap.positions == ()
    assert gap.by_source.columns == ()
    assert [a.reply for a in gap.asked] == [Reply.NONE]


def test_the_order_of_documents_changes_nothing(write, found):
    entries = [
        (write.document(f"d{n}", f"Provincie {n}"), [write.says(f"Krap {n}.", "knelpunt", "termijnen")])
        for n in ("Noord", "Zuid", "Oost")
    ]
    assert found(*entries) == found(*reversed(entries))
