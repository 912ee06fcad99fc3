"""The register: what stands in it, what answers what, and how it stands on a day."""

from __future__ import annotations

from dataclasses import replace
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Action, Fact, Laag, PartKind
from corpus.points import EntryStatus, Member, Point
from nlp.entities import mentions
from nlp.searching import lemmas
from synthesis import answering
from synthesis.content import Contents
from synthesis.passages import cite, in_order
from synthesis.register import register
from synthesis.relayed import marked
from synthesis.shared import shared_texts
from synthesis.statements import statements
from synthesis.timeline import Timeline
from synthesis.voices import Voices

MINISTRY = "Ministerie van Asiel en Migratie"


def encode(texts):
    """Vectors of letter triples: near enough to meaning for sentences that share words."""
    vectors = np.zeros((len(texts), 128), np.float32)
    for row, text in enumerate(texts):
        for start in range(len(text) - 2):
            vectors[row, crc32(text[start : start + 3].casefold().encode()) % 128] += 1
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def registered(write, *entries, until="2026-12-31", points=lambda _: (), actions=None):
    """The register of documents with their sayings, by the text of each entry."""
    documents = in_order([document for document, _ in entries])
    observations = [one for document, said in entries for one in write.code(document, *said)]
    observations = [
        replace(one, mentions=mentions(one.text), action=(actions or {}).get(one.text))
        for one in observations
    ]
    voices = Voices.of(documents)
    passages = marked(cite(documents, observations, voices), voices)
    said = statements(passages, shared_texts(passages, voices))
    timeline = Timeline.of(documents, passages, voices.senders, until=until)
    found = register(said, documents, points(passages), timeline, encode, lemmas)
    return {entry.passage.observation.text: entry for entry in found}


def letter(write, *texts, stem="brief", sender="Provincie Noord", date="2026-02-01", rol="oproep", **extra):
    document = write.document(stem, sender, date=date, **extra)
    return document, [write.says(text, rol, "gegevens") for text in texts]


def ministry(write, text, *, rol="toezegging", stem="kamerbrief", date="2026-06-30", thema=("gegevens",)):
    document = write.document(stem, MINISTRY, laag=Laag.RIJK, parts=(PartKind.KAMERBRIEF,), date=date)
    return document, [write.says(text, rol, *thema)]


CALL = "Geef gemeenten inzage in het bezettingsoverzicht per locatie."
PROMISE = "Ik zorg dat elke gemeente inzage krijgt in het bezettingsoverzicht van haar locaties."
KEPT = "Gemeenten hebben in oktober inzage in het bezettingsoverzicht gekregen."
BROKEN = "Op inzage in het bezettingsoverzicht per locatie wachten wij nog steeds."


def later(write, text, rol="meerwaarde"):
    return letter(write, text, stem="later", date="2026-11-01", rol=rol)


def test_a_call_that_nobody_answers_is_unknown(write):
    entry = registered(write, letter(write, CALL))[CALL]
    assert (entry.status, entry.answers, entry.evidence) == (EntryStatus.UNKNOWN, (), None)
    assert "geen termijn" in entry.because


def test_a_promise_answers_the_call_with_a_reason_and_leaves_it_open(write):
    found = registered(write, letter(write, CALL), ministry(write, PROMISE))
    (answer,) = found[PROMISE].answers
    assert answer.to == found[CALL].id
    assert "zelfde thema (gegevens)" in answer.reason
    assert "inzage" in answer.reason
    assert found[CALL].status is EntryStatus.OPEN
    assert f"Toegezegd door {MINISTRY} (30 juni 2026)" in found[CALL].because


def test_a_near_answer_is_no_answer_and_the_reason_says_so(write):
    near = "De wens om inzage in het bezettingsoverzicht per locatie nemen wij mee."
    found = registered(write, letter(write, CALL), ministry(write, near))
    assert found[near].answers == ()
    assert found[CALL].status is EntryStatus.OPEN
    assert "zegt niets toe: dat is geen antwoord" in found[CALL].because


def test_a_promise_on_another_subject_answers_nothing(write):
    other = "Voor minderjarigen laat ik een aparte kwaliteitsnorm opstellen."
    found = registered(write, letter(write, CALL), ministry(write, other))
    assert found[other].answers == ()
    assert found[CALL].status is EntryStatus.UNKNOWN


def test_nobody_answers_himself_nor_before_the_call(write):
    own = letter(write, PROMISE, stem="eigen", date="2026-05-01", rol="toezegging")
    assert registered(write, letter(write, CALL), own)[PROMISE].answers == ()
    early = registered(write, letter(write, CALL), ministry(write, PROMISE, date="2025-06-30"))
    assert early[PROMISE].answers == ()


@pytest.mark.parametrize(
    ("text", "rol", "status"),
    [(KEPT, "meerwaarde", EntryStatus.FULFILLED), (BROKEN, "knelpunt", EntryStatus.OPEN)],
)
def test_a_later_document_shows_whether_it_was_done(write, text, rol, status):
    found = registered(write, letter(write, CALL), ministry(write, PROMISE), later(write, text, rol))
    for entry in (found[CALL], found[PROMISE]):
        assert entry.status is status
        assert entry.evidence.observation.text == text
        assert "1 november 2026" in entry.because


def test_the_latest_document_decides(write):
    again = letter(write, BROKEN, stem="nog-later", date="2026-12-01", rol="knelpunt")
    found = registered(write, letter(write, CALL), ministry(write, PROMISE), later(write, KEPT), again)
    assert found[CALL].status is EntryStatus.OPEN


def test_a_complaint_of_a_rise_fulfils_nothing(write):
    complaint = "Door inzage in het bezettingsoverzicht per locatie is de werkdruk gestegen."
    found = registered(write, letter(write, CALL), later(write, complaint, "gevolg"))
    assert found[CALL].status is EntryStatus.UNKNOWN


def test_a_deadline_passes(write):
    call = "Geef gemeenten vóór 1 juli 2026 inzage in het bezettingsoverzicht per locatie."
    assert registered(write, letter(write, call), until="2026-06-30")[call].status is EntryStatus.OPEN
    entry = registered(write, letter(write, call), until="2026-07-01")[call]
    assert (entry.status, entry.deadline, entry.due) == (EntryStatus.OVERDUE, "2026-07-01", "2026-06-30")
    assert "30 juni 2026" in entry.because
    kept = registered(write, letter(write, call), later(write, KEPT))[call]
    assert kept.status is EntryStatus.FULFILLED


def test_a_beginning_is_no_fulfilment_unless_a_beginning_was_asked(write):
    begun = "Met inzage in het bezettingsoverzicht per locatie is in mei begonnen."
    found = registered(write, letter(write, CALL), ministry(write, begun, rol="context"))
    assert found[CALL].status is EntryStatus.OPEN
    start = "Begin met inzage in het bezettingsoverzicht per locatie."
    found = registered(write, letter(write, start), ministry(write, begun, rol="context"))
    assert found[start].status is EntryStatus.FULFILLED


def test_a_call_that_is_made_again_in_a_later_round_is_open(write):
    again = "Geef gemeenten alsnog inzage in het bezettingsoverzicht per locatie."
    found = registered(write, letter(write, CALL), later(write, again, "oproep"))
    assert found[CALL].status is EntryStatus.OPEN
    assert "opnieuw" in found[CALL].because


def minutes(write, *sayings):
    document = write.document(
        "verslag", MINISTRY, laag=Laag.RIJK, date="2026-03-10", parts=(PartKind.MINUTES,)
    )
    return document, list(sayings)


def test_a_reply_in_the_same_minutes_is_no_answer(write):
    asked = write.says(CALL, "oproep", "gegevens", spreker="Provincie Noord", path=("Cijfers",))
    reply = write.says("Het ministerie licht toe hoe de telling werkt.", "context", path=("Cijfers",))
    entry = registered(write, minutes(write, asked, reply))[CALL]
    assert entry.status is EntryStatus.UNKNOWN
    assert "In hetzelfde overleg is erop gereageerd; dat is geen toezegging." in entry.because


def test_an_action_item_takes_its_content_from_what_it_follows_from(write):
    asked = write.says(CALL, "oproep", "gegevens", spreker="Provincie Noord", path=("Cijfers",))
    item = write.says("Actie: Team SW", "actie", "gegevens", path=("Cijfers",))
    document, sayings = minutes(write, asked, item)
    about = write.code(document, *sayings)[0].id
    found = registered(
        write, (document, sayings), actions={"Actie: Team SW": Action("Team SW", "2026-04-01", about)}
    )
    action = found["Actie: Team SW"]
    assert (action.owner, action.deadline, action.status) == ("Team SW", "2026-04-01", EntryStatus.OVERDUE)
    assert [answer.to for answer in action.answers] == [found[CALL].id]
    assert "in hetzelfde overleg gegeven" in action.answers[0].reason


def test_owner_and_addressee(write):
    document, said = letter(write, CALL)
    sent = replace(document, metadata=replace(document.metadata, addressee=Fact("De minister", "")))
    found = registered(write, (sent, said), ministry(write, PROMISE))
    assert (found[CALL].owner, found[CALL].addressee) == ("De minister", "De minister")
    assert found[PROMISE].owner == MINISTRY


def test_a_shared_call_stands_in_the_register_once(write):
    text = "Geef alle gemeenten in het land inzage in het bezettingsoverzicht van elke locatie."
    letters = [
        (
            write.document(
                f"b{n}", f"Provincie {name}", parts=(PartKind.COVER_LETTER,), date=f"2026-02-0{n}"
            ),
            [write.says(text, "oproep", "gegevens", spreker="Kring")],
        )
        for n, name in enumerate(("Noord", "Zuid", "Oost"), start=1)
    ]
    documents = registered(write, *letters, until="2026-12-31")
    assert len(documents) == 1
    assert documents[text].passage.bron.laag is Laag.COLLECTIVE


def test_words_of_a_confidential_passage_are_not_told(write):
    secret = letter(write, CALL, confidential="vertrouwelijk")
    (answer,) = registered(write, secret, ministry(write, PROMISE))[PROMISE].answers
    assert "inzage" not in answer.reason


def test_a_promise_answers_the_bottleneck_of_a_point(write):
    text = "Gemeenten missen inzage in het bezettingsoverzicht van hun locaties."

    def points(passages):
        made = next(p for p in passages if p.observation.text == text)
        return (Point("punt", "gegevens", "", (), made, (Member(made, (made,), 0.0),), (made.bron,), ()),)

    found = registered(write, letter(write, text, rol="knelpunt"), ministry(write, PROMISE), points=points)
    assert [answer.to for answer in found[PROMISE].answers] == ["punt"]


def test_a_letter_that_relays_a_bottleneck_and_then_promises_answers_it(write):
    relayed = "Uit de toetsen van provincies blijkt dat inzage in het bezettingsoverzicht ontbreekt."
    document, said = ministry(write, PROMISE)
    said = [write.says(relayed, "knelpunt", "gegevens"), *said]

    def points(passages):
        made = next(p for p in passages if p.observation.text == relayed)
        return (Point("punt", "gegevens", "", (), made, (Member(made, (made,), 0.0),), (made.bron,), ()),)

    (answer,) = registered(write, (document, said), points=points)[PROMISE].answers
    assert answer.to == "punt"
    assert "in dezelfde brief gegeven" in answer.reason


def test_a_promise_of_unknown_date_is_linked_and_decides_nothing(write):
    found = registered(write, letter(write, CALL), ministry(write, PROMISE, date=None))
    assert [answer.to for answer in found[PROMISE].answers] == [found[CALL].id]
    assert found[CALL].status is EntryStatus.UNKNOWN


def test_a_dossier_without_dates_decides_no_order(write):
    found = registered(
        write,
        letter(write, CALL, date=None),
        letter(write, KEPT, stem="later", date=None, rol="meerwaarde"),
        until="",
    )
    assert found[CALL].status is EntryStatus.UNKNOWN


@settings(max_examples=25, deadline=None)  # the first example loads the lemmas
@given(st.randoms(), st.sampled_from(["2026-03-01", "2026-07-15", "2026-12-31"]))
def test_the_order_of_documents_and_what_is_later_change_nothing(write, random, until):
    entries = [
        letter(write, CALL, "Stel een handleiding over het tellen van plekken op."),
        ministry(write, PROMISE),
        later(write, KEPT),
        letter(write, BROKEN, stem="nog-later", date="2026-12-01", rol="knelpunt"),
    ]
    whole = registered(write, *random.sample(entries, len(entries)), until=until)
    early = [entry for entry in entries if entry[0].metadata.date.value <= until]
    assert whole == registered(write, *early, until=until)


def test_contents_of_nothing_and_of_texts_without_words(write):
    empty = Contents.of([], encode, lemmas)
    assert list(empty.pairs([], [], 0.0)) == []
    document = write.document("a", "Provincie Noord")
    said = write.code(document, write.says("—"), write.says("De."), write.says("Tellen van plekken."))
    contents = Contents.of(said, encode, lemmas)
    (pairs,) = contents.pairs([0, 1, 2], [0, 1, 2], 0.0)
    assert (pairs.left.tolist(), pairs.right.tolist()) == ([2], [2])


def test_of_very_many_answers_to_a_call_the_likest_count(write, monkeypatch):
    monkeypatch.setattr(answering, "MOST", 2)
    promises = [
        ministry(write, f"{PROMISE[:-1]} in ronde {number}.", stem=f"antwoord-{number}")
        for number in range(4)
    ]
    found = registered(write, letter(write, CALL), *promises)
    given = [entry.id for entry in found.values() if entry.answers]
    assert len(given) == 2


def test_of_calls_that_are_repeated_the_last_is_told(write):
    again = [
        letter(
            write, f"{CALL[:-1]} ({month}).", stem=f"weer-{month}", date=f"2026-{month:02}-01", sender="Zuid"
        )
        for month in (7, 9, 11)
    ]
    entry = registered(write, letter(write, CALL), *again)[CALL]
    assert entry.evidence.date == "2026-11-01"
    assert "vraagt er opnieuw om" in entry.because
