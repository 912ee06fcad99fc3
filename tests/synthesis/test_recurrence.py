"""Points over time: sightings, periods, claims of recurrence, status, and dates that cannot be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.findings import Bron, Passage
from corpus.model import Fact, Laag, PartKind
from corpus.points import Answer, Entry, EntryKind, Member, Moment, Point, PointStatus
from nlp.entities import mentions
from synthesis.archive import Archive
from synthesis.asof import as_of
from synthesis.moments import dating, is_after, reference_date
from synthesis.passages import cite, in_order
from synthesis.recurrence import followed, history
from synthesis.timeline import Timeline, cycles, half_years
from synthesis.voices import Voices

LATE = "De kaders komen te laat om er nog mee te kunnen werken."


def point_of(*passages, thema="termijnen"):
    """The point that these passages make, in the order of the dossier."""
    members = tuple(Member(passage, (passage,), 0.1) for passage in passages)
    sources = tuple(dict.fromkeys(p.bron for p in passages))
    return Point("p", thema, "kaders te laat", (), passages[0], members, sources, ())


class Dossier:
    """Documents with one sentence each, as passages, voices and a timeline."""

    def __init__(self, write, *entries, until="", periods=half_years):
        self.documents = in_order([document for document, _ in entries])
        observations = [one for document, said in entries for one in write.code(document, *said)]
        self.observations = [replace(one, mentions=mentions(one.text)) for one in observations]
        self.voices = Voices.of(self.documents)
        self.passages = cite(self.documents, self.observations, self.voices)
        self.timeline = Timeline.of(
            self.documents, self.passages, self.voices.senders, until=until, periods=periods
        )

    def point(self):
        return point_of(*(p for p in self.passages if p.observation.coding.rol == "knelpunt"))

    def followed(self, register=()):
        (found,) = followed([self.point()], self.documents, self.voices, self.timeline, register)
        return found


def letter(write, stem, sender, date, *texts, **labels):
    return write.document(stem, sender, date=date), [
        write.says(text, "knelpunt", "termijnen", **labels) for text in texts or (LATE,)
    ]


def silent(write, stem, sender, date, **extra):
    return write.document(stem, sender, date=date, **extra), [write.says("Wij danken u.", "standpunt")]


def test_sightings_stand_in_order_of_time_with_who_was_first_and_last(write):
    dossier = Dossier(
        write,
        letter(write, "b", "Provincie Noord", "2026-02-01"),
        letter(write, "a", "Provincie Zuid", "2027-03-01"),
        letter(write, "c", "Provincie Zuid", "2025-09-01"),
    )
    found = dossier.followed().history
    assert [s.passage.stem for s in found.sightings] == ["c", "b", "a"]
    assert found.first.bron.name == "Provincie Zuid"
    assert found.last.passage.stem == "a"
    assert found.periods == (
        ("2025, 2e helft", 1),
        ("2026, 1e helft", 1),
        ("2026, 2e helft", None),
        ("2027, 1e helft", 1),
    )


def test_a_period_in_which_only_others_speak_stays_empty_and_one_of_the_makers_is_zero(write):
    dossier = Dossier(
        write,
        letter(write, "a", "Provincie Noord", "2025-02-01"),
        silent(write, "b", "Dienst Opvang", "2025-09-01", laag=Laag.UITVOERING),
        silent(write, "c", "Provincie Zuid", "2026-02-01"),
    )
    found = dossier.followed()
    assert [count for _, count in found.history.periods] == [1, None, 0]
    assert found.status is PointStatus.NEW, "those who made it have not spoken since"


def test_cycles_of_the_law_are_periods(write):
    dossier = Dossier(
        write,
        letter(write, "a", "Provincie Noord", "2023-05-01"),
        letter(write, "b", "Provincie Noord", "2026-01-20"),
        letter(write, "c", "Provincie Zuid", "2026-02-01"),
        periods=cycles("2024-02-01"),
    )
    found = dossier.followed().history.periods
    assert found == (("vóór de wet", 1), ("cyclus 1", 1), ("cyclus 2", 1))


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ((), PointStatus.NEW),
        ((("knelpunt", "2027-02-01"),), PointStatus.RECURRING),
        ((("standpunt", "2027-02-01"),), PointStatus.SILENT),
    ],
)
def test_new_recurring_and_silent(write, later, status):
    entries = [letter(write, "a", "Provincie Noord", "2026-02-01")]
    for rol, date in later:
        document = write.document(f"later-{rol}", "Provincie Noord", date=date)
        entries.append((document, [write.says(LATE, rol)]))
    assert Dossier(write, *entries).followed().status is status


def answering(dossier, stem):
    passage = next(p for p in dossier.passages if p.stem == stem)
    return Entry(
        passage.id, EntryKind.COMMITMENT, passage, "", "", "", answers=(Answer("p", "zelfde thema", 0.5),)
    )


def test_answered_and_raised_again(write):
    promise = (
        write.document("antwoord", "Ministerie van Asiel en Migratie", laag=Laag.RIJK, date="2026-07-01"),
        [write.says("Ik zal de kaders eerder vaststellen.", "toezegging", "termijnen")],
    )
    first = letter(write, "a", "Provincie Noord", "2026-02-01")
    dossier = Dossier(write, first, promise)
    found = dossier.followed([answering(dossier, "antwoord")])
    assert found.status is PointStatus.ANSWERED
    assert len(found.answers) == 1
    again = Dossier(write, first, promise, letter(write, "b", "Provincie Zuid", "2026-11-01"))
    assert again.followed([answering(again, "antwoord")]).status is PointStatus.RAISED_AGAIN


def test_a_promise_before_anybody_made_the_point_is_no_answer(write):
    promise = (
        write.document("antwoord", "Ministerie van Asiel en Migratie", laag=Laag.RIJK, date="2026-01-01"),
        [write.says("Ik zal de kaders eerder vaststellen.", "toezegging", "termijnen")],
    )
    dossier = Dossier(write, promise, letter(write, "a", "Provincie Noord", "2026-02-01"))
    assert dossier.followed([answering(dossier, "antwoord")]).status is PointStatus.NEW


def claims(write, text, *others):
    dossier = Dossier(write, letter(write, "nu", "Provincie Noord", "2026-05-01", text, eerder=True), *others)
    return dossier, dossier.followed().history.claims


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Zoals in onze brief van 12 maart 2024 staat, komen de kaders te laat.",
            "onze brief van 12 maart 2024",
        ),
        ("Al in het jaarbericht over 2023 staat dat kaders te laat komen.", "het jaarbericht over 2023"),
        ("In de vorige invoeringstoets kwam dit ook naar voren.", "de vorige invoeringstoets"),
        ("Dit is in eerdere consultaties al benoemd.", "eerdere consultaties"),
        ("Dit punt is niet nieuw.", ""),
    ],
)
def test_a_claim_names_the_earlier_document_and_is_marked_when_the_dossier_lacks_it(write, text, named):
    dossier, found = claims(write, text)
    assert [(c.named, c.refers_to, c.candidates) for c in found] == [(named, "", ())]
    assert dossier.followed().status is PointStatus.RECURRING


def test_a_claim_is_linked_when_one_document_fits_date_kind_and_sender(write):
    text = "Zoals in onze brief van 12 maart 2024 staat, komen de kaders te laat."
    right = silent(write, "oud", "Provincie Noord", "2024-03-12", parts=(PartKind.COVER_LETTER,))
    others = [
        silent(write, "anders", "Provincie Zuid", "2024-03-12", parts=(PartKind.COVER_LETTER,)),
        silent(write, "toets", "Provincie Noord", "2024-03-12"),
        silent(write, "eerder", "Provincie Noord", "2024-03-11", parts=(PartKind.COVER_LETTER,)),
    ]
    _, (claim,) = claims(write, text, right, *others)
    assert claim.refers_to == right[0].id


def test_the_previous_one_is_the_latest_before_it_and_two_of_a_day_leave_it_open(write):
    text = "In de vorige invoeringstoets van onze provincie kwam dit ook naar voren."
    old = silent(write, "oud", "Provincie Noord", "2022-03-12")
    newer = silent(write, "nieuwer", "Provincie Noord", "2024-03-12")
    later = silent(write, "later", "Provincie Noord", "2026-06-01")
    _, (claim,) = claims(write, text, old, newer, later)
    assert claim.refers_to == newer[0].id
    same_day = silent(write, "zelfde-dag", "Provincie Zuid", "2024-03-12")
    _, (claim,) = claims(write, text, old, newer, same_day)
    assert claim.refers_to == ""
    assert set(claim.candidates) == {newer[0].id, same_day[0].id}


def test_an_undated_paper_gets_the_range_that_its_dates_allow(write):
    texts = (
        "Op 3 februari 2026 hebben wij de cijfers ontvangen.",
        "In onze brief van 12 maart 2025 noemden wij dit al.",
        "Wij verwachten het besluit vóór 1 juli 2026.",
        "Op 1 januari 2031 wordt de wet herzien.",
    )
    document = write.document("ongedateerd", "Provincie Noord", date=None)
    observations = [
        replace(one, mentions=mentions(one.text))
        for one in write.code(document, *(write.says(text, "context") for text in texts))
    ]
    found = dating([document], observations).moments[document.id]
    assert found == Moment("2026-02-03", "2026-06-30", inferred=True)
    received = replace(document, metadata=replace(document.metadata, received=Fact("2026-03-01", "")))
    assert dating([received], observations).moments[document.id].last == "2026-03-01"


def test_a_deadline_that_has_passed_sets_no_bound(write):
    document = write.document("ongedateerd", "Provincie Noord", date=None)
    texts = ("Plekken moeten vóór 1 juli 2025 klaar zijn.", "Op 3 februari 2026 hebben wij dat gemeld.")
    observations = [
        replace(one, mentions=mentions(one.text))
        for one in write.code(document, *(write.says(text, "context") for text in texts))
    ]
    found = dating([document], observations).moments[document.id]
    assert found == Moment("2026-02-03", "", inferred=True)
    assert not is_after(Moment("2030-01-01", "2030-01-01"), found), "it may be later still"


def test_a_paper_that_bears_a_month_speaks_on_some_day_of_it(write):
    paper = write.document("maand", "Provincie Noord", date=None)
    other = write.document("gewoon", "Provincie Zuid", date="2026-01-03")

    def bearing(month):
        dated = replace(paper, metadata=replace(paper.metadata, month=Fact(month, month)))
        return dating([dated, other], []).moments[paper.id]

    assert bearing("2026-02") == Moment("2026-02-01", "2026-02-28", inferred=True)
    assert is_after(bearing("2026-02"), Moment("2026-01-31", "2026-01-31"))
    assert not is_after(bearing("2026-02"), Moment("2026-02-01", "2026-02-01"))
    assert bearing("2090-02") == Moment("", "", inferred=True)


@pytest.mark.parametrize("date", ["0001-01-01", "2099-12-31", "2026-02-30"])
def test_an_impossible_date_is_told_and_not_used(write, date):
    document = write.document("vreemd", "Provincie Noord", date=date)
    other = write.document("gewoon", "Provincie Zuid", date="2026-02-01")
    found = dating([document, other], [])
    assert found.moments[document.id] == Moment("", "", inferred=True)
    assert [told.stem for told in found.impossible] == ["vreemd"]
    assert "kan niet kloppen" in found.impossible[0].message
    assert reference_date([document, other]) == "2026-02-01"
    assert reference_date([document, other], "2026-05-01") == "2026-05-01"
    assert reference_date([document]) == ""


def test_relayed_passages_are_shown_and_count_for_nobody(write):
    dossier = Dossier(
        write,
        letter(write, "a", "Provincie Noord", "2025-09-01"),
        letter(write, "b", "Provincie Zuid", "2026-02-01"),
    )
    passages = [replace(p, relayed=p.stem == "b") for p in dossier.passages]
    timeline = Timeline.of(dossier.documents, passages, dossier.voices.senders)
    found = history(point_of(*passages), Archive.of(dossier.documents), dossier.voices, timeline)
    assert len(found.sightings) == 2
    assert [count for _, count in found.periods] == [1, 0]


def test_a_dossier_without_dates_has_no_periods(write):
    dossier = Dossier(write, letter(write, "a", "Provincie Noord", None))
    found = dossier.followed()
    assert found.history.periods == ()
    assert found.history.first is None
    assert found.status is PointStatus.NEW


DATES = st.sampled_from(["2024-05-01", "2025-02-01", "2025-09-01", "2026-03-01", "2026-09-01", None])
LETTERS = st.lists(
    st.tuples(DATES, st.sampled_from(["Noord", "Zuid"]), st.booleans()), min_size=1, max_size=6
)


@settings(deadline=None)  # the first example loads the language
@given(LETTERS, st.sampled_from(["2024-12-31", "2025-02-01", "2026-01-01", "2026-12-31"]), st.randoms())
def test_nothing_later_decides_about_an_earlier_moment_whatever_the_order(write, letters, until, random):
    text = "In onze brief van 1 mei 2024 stond al dat de kaders te laat komen."
    entries = [
        letter(write, f"d{number}", f"Provincie {who}", date, *([text] if claims else []), eerder=claims)
        for number, (date, who, claims) in enumerate(letters)
    ]
    early = [entry for entry, (date, _, _) in zip(entries, letters, strict=True) if (date or "") <= until]
    shuffled = random.sample(entries, len(entries))
    whole = Dossier(write, *shuffled, until=until)
    if not early:
        assert whole.followed().history.sightings == ()
        return
    cut = Dossier(write, *early, until=until)
    seen, alone = whole.followed(), cut.followed()
    assert seen.history == alone.history
    assert seen.status is alone.status
    kept, _ = as_of(whole.documents, whole.observations, until)
    assert {document.id for document in kept} == {document.id for document in cut.documents}


def test_the_passage_type_of_a_sighting_is_kept(write):
    dossier = Dossier(write, letter(write, "a", "Provincie Noord", "2026-02-01"))
    (sighting,) = dossier.followed().history.sightings
    assert isinstance(sighting.passage, Passage)
    assert sighting.bron == Bron("Provincie Noord", Laag.PROVINCIE)
