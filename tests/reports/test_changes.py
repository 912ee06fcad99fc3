"""What differs between two versions of a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import build, rewording
from reports.blocks import Fixed, Paragraph, Quote, Section, Statement, Table, sentences
from reports.changes import LISTED, WITHHELD, changes
from reports.versions import Told, version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corpus.codebook import Codebook
    from corpus.findings import Findings, Passage
    from reports.report import Kind

CALL = Told("Oproepen", "Twee provincies vragen om een ruimere termijn.", ("a", "b"), quoted=False)
CITED = Told("Oproepen", "“Geef ons meer tijd voor de vergunning.”", ("a",), quoted=True)
WORKS = Told("Wat werkt", "De regietafel werkt naar tevredenheid.", ("c",), quoted=False)
BEFORE = (CALL, CITED, WORKS)
ALL = frozenset("abcd")


def rows(sections: Iterable[Section]) -> list[tuple[str, ...]]:
    """The rows of all tables in the sections: the kind of change, what it was, what it is."""
    found: list[tuple[str, ...]] = []
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Section):
                found += rows((block,))
            if isinstance(block, Table):
                found += [tuple(cell.content.text for cell in row.cells) for row in block.rows]
    return found


def test_equal_versions_have_no_section() -> None:
    assert changes(BEFORE, BEFORE, ALL) == ()
    assert changes(BEFORE, (WORKS, CALL, CITED), ALL) == (), "what was moved has not changed"


def test_new_changed_and_dropped_are_told_by_chapter() -> None:
    reworded = replace(
        CALL, text="Drie provincies vragen om een ruimere termijn.", observations=("a", "b", "d")
    )
    fresh = Told("Wat werkt", "Het spreidingsoverleg loopt goed.", ("d",), quoted=False)
    (section,) = changes(BEFORE, (reworded, CITED, fresh), ALL)
    assert rows((section,)) == [
        ("gewijzigd", CALL.text, reworded.text),
        ("nieuw", "–", fresh.text),
        ("vervallen", WORKS.text, "–"),
    ]
    assert [b.heading.text for b in section.blocks if isinstance(b, Section)] == ["Oproepen", "Wat werkt"]
    summary = next(sentences(section)).text
    assert summary == (
        "Vergeleken met de vorige versie is één zin nieuw, één zin gewijzigd en één zin vervallen."
    )


def test_another_wording_of_the_same_evidence_is_a_change() -> None:
    other = replace(CALL, text="Om ruimere termijnen wordt door beide gevraagd.")
    assert rows(changes(BEFORE, (other, CITED, WORKS), ALL)) == [("gewijzigd", CALL.text, other.text)]


def test_likeness_does_not_reach_across_chapters() -> None:
    elsewhere = replace(WORKS, chapter="Oproepen", text="De regietafel werkt nu naar tevredenheid.")
    kinds = [kind for kind, *_ in rows(changes(BEFORE, (CALL, CITED, elsewhere), ALL))]
    assert kinds == ["nieuw", "vervallen"]


def test_the_new_side_says_what_it_rests_on_and_the_old_side_that_it_is_old() -> None:
    reworded = replace(CALL, text="Twee provincies vragen om een langere termijn.")
    (section,) = changes(BEFORE, (reworded,), ALL)
    told = list(sentences(section))
    assert [s.observations for s in told if isinstance(s, Statement)] == [reworded.observations]
    old = {s.text for s in told if isinstance(s, Fixed) and s.basis == "vorige versie van dit stuk"}
    assert old == {CALL.text, CITED.text, WORKS.text}


def test_a_quotation_that_is_not_to_be_shown_any_more_is_only_counted() -> None:
    for sayable in (ALL - {"a"}, frozenset[str]()):
        (section,) = changes(BEFORE, (WORKS,), sayable)
        assert CITED.text not in str(section)
        assert ("vervallen", WITHHELD, "–") in rows((section,))
        assert ("vervallen", CALL.text, "–") in rows((section,)), "figures are no quotation"
    reworded = replace(CITED, text="“Geef ons veel meer tijd voor de vergunning.”", observations=("d",))
    assert ("gewijzigd", WITHHELD, reworded.text) in rows(changes(BEFORE, (reworded,), ALL - {"a"}))


def test_a_chapter_that_is_gone_does_not_name_itself() -> None:
    (section,) = changes(BEFORE, (CALL, CITED), ALL)
    assert "Wat werkt" not in str(section)
    assert rows((section,)) == [("vervallen", WORKS.text, "–")]


def test_many_changes_are_counted() -> None:
    many = tuple(Told("Oproepen", f"Oproep nummer {n}.", ("d",), quoted=False) for n in range(LISTED + 7))
    (section,) = changes((), many, ALL)
    assert len(rows((section,))) == LISTED
    assert [s.text for s in sentences(section)][-1] == "In dit onderdeel zijn nog zeven zinnen anders."


words = st.sampled_from(("een", "twee", "drie", "vier", "vijf"))
told = st.builds(
    Told,
    chapter=st.sampled_from(("A", "B")),
    text=st.lists(st.sampled_from(["een", "twee", "drie", "vier", "vijf"]), min_size=1, max_size=6).map(
        " ".join
    ),
    observations=st.lists(st.sampled_from("abcd"), max_size=3, unique=True).map(tuple),
    quoted=st.booleans(),
)
versions = st.lists(told, max_size=8).map(tuple)


@given(versions, versions)
def test_every_difference_is_told_once(was: tuple[Told, ...], now: tuple[Told, ...]) -> None:
    found = rewording.changes(was, now)
    gone = sorted(change.was.text for change in found if change.was)
    came = sorted(change.now.text for change in found if change.now)
    assert sorted([*(t.text for t in was), *came]) == sorted([*(t.text for t in now), *gone])
    assert not set(gone) & set(came)
    assert all(c.was.chapter == c.now.chapter for c in found if c.was and c.now)


def test_a_version_holds_what_a_letter_says(findings: Findings, codebook: Codebook) -> None:
    letter = build.report("kamerbrief", findings, codebook)
    found = version(letter)
    quotes = {s.text for s in letter.sentences() if isinstance(s, Quote) or "“" in s.text}
    assert quotes & {told.text for told in found}
    assert quotes & {told.text for told in found} <= {told.text for told in found if told.quoted}
    assert not {told.text for told in found} & {s.text for s in letter.status}
    assert {told.chapter for told in found} <= {"Aanhef", *(s.heading.text for s in letter.sections)}
    assert any(told.observations and not told.quoted for told in found)


def test_a_chapter_that_gets_another_number_is_the_same(findings: Findings, codebook: Codebook) -> None:
    full = build.report("rapport", findings, codebook)
    renumbered = replace(
        full,
        sections=tuple(
            replace(s, heading=replace(s.heading, text=f"{n}. {s.heading.text.split('. ', 1)[-1]}"))
            for n, s in enumerate(full.sections, 7)
        ),
    )
    assert full.sections != renumbered.sections
    assert version(full) == version(renumbered)


def test_words_of_a_source_without_quotation_marks_are_known(findings: Findings, codebook: Codebook) -> None:
    letter = build.report("kamerbrief", findings, codebook)
    source = max(letter.sources, key=lambda s: len(s.text.split()))
    bare = Statement(f"Gemeld is dat {source.text}", (source.id,))
    other = Statement("Eén provincie meldt iets over de termijnen van de wet.", (source.id,))
    section = replace(letter.sections[0], blocks=(Paragraph((bare, other)),))
    assert [t.quoted for t in version(replace(letter, opening=(), sections=(section,)))] == [True, False]


@pytest.mark.parametrize("kind", sorted(set(build.WRITERS) - {"dekkingstoets"}))
def test_a_report_takes_its_changes(
    kind: Kind, findings: Findings, codebook: Codebook, derive: Callable[..., Findings]
) -> None:
    before = build.report(kind, findings, codebook)
    gone = next(told for told in version(before) if told.observations).observations
    fewer = derive([p for p in findings.passages if p.id not in gone])
    after = build.report(kind, fewer, codebook)
    sayable = {p.id for p in fewer.passages if not p.confidential}
    told = changes(version(before), version(after), sayable)
    assert told
    assert replace(after, changes=told).changes == told
    lost: list[Passage] = [p for p in findings.passages if p.id in gone]
    assert lost
    assert not [p for p in lost if p.observation.text in str(told)]


def test_a_run_in_heading_is_told_with_the_sentence_that_it_is_about(
    findings: Findings, codebook: Codebook
) -> None:
    letter = build.report("kamerbrief", findings, codebook)
    first, second = (Fixed(text, "artikel 12") for text in ("Twee bronnen melden dit.", "Zij zijn het eens."))
    section = replace(letter.sections[0], blocks=(Paragraph((first, second), lead="Termijnen."),))
    found = version(replace(letter, opening=(), sections=(section,)))
    assert [told.text for told in found] == ["Termijnen. Twee bronnen melden dit.", second.text]
