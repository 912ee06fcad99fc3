from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnknownValueError
from corpus.refi import (
    Code,
    CodedRow,
    Coding,
    Note,
    Selection,
    SourceText,
    code_tree,
    labels_of,
    placed,
    project_of,
    read_codebook,
    read_project,
    write_codebook,
    write_project,
)
from corpus.refi.codes import all_codes
from corpus.refi.dossier import plain, source_guid, user_guid
from corpus.refi.project import guid
from corpus.refi.tree import KINDS, code_guid
from nlp import codebooks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus.refi import Labels, Project

CODEBOOK = codebooks.load().codebook
WORDS = CODEBOOK.vocabulary
MACHINE, ANNA = "Rodedraad (machine)", "Anna de Vries"
WHEN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TEXT = "De termijn is te krap. 😀 Wij vragen om uitstel.\r\nDat zeiden wij vorig jaar al."


def row(observation: str, start: int, end: int, coder: str = MACHINE, **labels: object) -> CodedRow:
    values = {"rol": "knelpunt", "created": WHEN} | labels
    return CodedRow(observation, start, end, coder=coder, **values)


DOCUMENT = SourceText(
    "d" * 64,
    "brieven/provincie.pdf",
    TEXT,
    (
        row("een", 0, 22, themas=("termijnen", "ibt"), toerekening="wet", onderwerp=("ibt",)),
        row("een", 0, 22, ANNA, rol="gevolg", themas=("termijnen",), comment="Eerder een gevolg."),
        row("twee", 25, 47, rol="oproep", fase="realisatie"),
        row("drie", 49, 78, rol="context", eerder=True),
    ),
)


def said(label: Labels) -> tuple[object, ...]:
    """What a row and labels have in common."""
    return (
        label.source,
        label.start,
        label.end,
        label.coder,
        label.rol,
        label.themas,
        label.onderwerp,
        label.toerekening,
        label.eerder,
        label.fase,
        label.created,
        label.comment,
    )


def told(document: SourceText, row: CodedRow) -> tuple[object, ...]:
    return (
        source_guid(document.document_id),
        row.start,
        row.end,
        row.coder,
        row.rol,
        row.themas,
        row.onderwerp,
        row.toerekening,
        row.eerder,
        row.fase,
        row.created,
        row.comment,
    )


some_themas = st.lists(st.sampled_from(WORDS["thema"]), max_size=3, unique=True).map(tuple)


@st.composite
def rows(draw: st.DrawFn, text: str) -> CodedRow:
    ends = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    return CodedRow(
        observation=draw(st.uuids().map(str)),
        start=ends[0],
        end=ends[1],
        rol=draw(st.sampled_from(("", *WORDS["rol"]))),
        coder=draw(st.sampled_from((MACHINE, ANNA)) | st.text(max_size=5)),
        themas=draw(some_themas),
        onderwerp=draw(some_themas),
        toerekening=draw(st.sampled_from(WORDS["toerekening"])),
        eerder=draw(st.booleans()),
        fase=draw(st.sampled_from(("", *WORDS["fase"]))),
        created=draw(st.none() | st.just(WHEN)),
        comment=draw(st.text(max_size=9)),
    )


@st.composite
def documents(draw: st.DrawFn) -> SourceText:
    text = draw(st.text(max_size=30) | st.text("a\r\n\ufeff😀e\u0301", max_size=30))
    coded = draw(
        st.lists(rows(text), max_size=4, unique_by=lambda one: (one.start, one.end, one.coder)).map(tuple)
    )
    return SourceText(draw(st.uuids().map(str)), draw(st.text(max_size=9)), text, coded)


dossiers = st.lists(documents(), max_size=3, unique_by=lambda one: one.document_id).map(tuple)


@given(dossiers)
@settings(max_examples=100)
def test_what_goes_out_comes_back(dossier: tuple[SourceText, ...]) -> None:
    project = project_of(CODEBOOK, dossier, name="Proef", created=WHEN)
    again = read_project(write_project(read_project(write_project(project))))
    returned = labels_of(again, CODEBOOK)
    assert returned.notices == ()
    assert [said(label) for label in returned.labels] == [told(d, r) for d in dossier for r in d.rows]
    assert [one.observation for one in placed(returned.labels, dossier)] == [
        one.observation for d in dossier for one in d.rows
    ]


@given(st.text() | st.text("\r\n\ufeffa\ud83d"))
def test_a_plain_text_keeps_its_length_and_can_be_counted(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert "\r" not in plain(text)
    plain(text).encode()


def test_the_machine_and_a_person_stand_beside_each_other() -> None:
    returned = labels_of(project_of(CODEBOOK, [DOCUMENT], name="Proef"), CODEBOOK)
    first = [(label.coder, label.rol, label.comment) for label in returned.labels if label.start == 0]
    assert first == [(MACHINE, "knelpunt", ""), (ANNA, "gevolg", "Eerder een gevolg.")]
    assert [label.text for label in returned.labels[2:]] == [
        "Wij vragen om uitstel.",
        "Dat zeiden wij vorig jaar al.",
    ]


def test_the_codebook_is_a_tree_of_headings_and_values() -> None:
    tree = code_tree(CODEBOOK)
    assert [heading.name for heading in tree] == list(KINDS)
    assert not any(heading.codable for heading in tree)
    thema = tree[1].children[0]
    assert (thema.name, thema.guid) == (CODEBOOK.themas[0].label, code_guid(CODEBOOK, "thema", "termijnen"))
    assert CODEBOOK.themas[0].includes in thema.description
    assert read_codebook(write_codebook(tree)) == tree
    assert code_tree(replace(CODEBOOK, version=CODEBOOK.version + 1)) == tree


def test_what_qualcoder_asks_of_a_project_holds() -> None:
    """Its importer keeps one list of code names, takes the coder from the selection, and wants an origin."""
    project = project_of(CODEBOOK, [DOCUMENT], name="Proef")
    names = Counter(code.name.casefold() for code in all_codes(project.codes))
    assert max(names.values()) == 1
    marks = [mark for source in project.sources for mark in source.selections]
    assert all(coding.user == mark.user for mark in marks for coding in mark.codings)
    kept = [(mark.start, mark.end, mark.user, coding.code) for mark in marks for coding in mark.codings]
    assert len(set(kept)) == len(kept)
    assert project.origin


def test_a_label_that_the_codebook_lacks_does_not_go_out() -> None:
    for labels in ({"rol": "onzin"}, {"themas": ("onzin",)}, {"fase": "onzin"}, {"toerekening": "onzin"}):
        bad = replace(DOCUMENT, rows=(row("een", 0, 5, **labels),))
        with pytest.raises(UnknownValueError, match="onzin"):
            project_of(CODEBOOK, [bad], name="Proef")


def recoded(project: Project, change: Callable[[Code], Code]) -> Project:
    def changed(code: Code) -> Code:
        return replace(change(code), children=tuple(map(changed, code.children)))

    return replace(project, codes=tuple(map(changed, project.codes)))


def test_codes_may_be_renamed_or_moved_when_their_guid_is_kept() -> None:
    project = project_of(CODEBOOK, [DOCUMENT], name="Proef")
    before = labels_of(project, CODEBOOK)
    shouting = recoded(project, lambda code: replace(code, name=code.name.upper()))
    other = recoded(project, lambda code: replace(code, name=f"mijn {code.guid}"))
    flat = replace(
        project, codes=tuple(replace(c, children=()) for c in reversed([*all_codes(project.codes)]))
    )
    for changed in (shouting, other, flat):
        assert labels_of(changed, CODEBOOK) == before


def as_qualcoder(project: Project, names: Callable[[Code], str] = lambda code: code.name) -> Project:
    """The project as it comes out of QualCoder: new guids, and for every coding a selection of its own."""

    def anew(old: str) -> str:
        return guid("qualcoder", old)

    renewed = recoded(project, lambda code: replace(code, guid=anew(code.guid), name=names(code)))
    sources = tuple(
        replace(
            source,
            guid=anew(source.guid),
            selections=tuple(
                replace(mark, guid=anew(mark.guid + one.guid), codings=(replace(one, code=anew(one.code)),))
                for mark in source.selections
                for one in mark.codings
            ),
        )
        for source in project.sources
    )
    return replace(renewed, sources=sources)


def test_codes_and_observations_are_found_when_all_guids_are_new() -> None:
    project = project_of(CODEBOOK, [DOCUMENT], name="Proef")
    before = labels_of(project, CODEBOOK).labels
    returned = labels_of(as_qualcoder(project), CODEBOOK)
    assert returned.notices == ()
    assert [said(label)[1:] for label in returned.labels] == [said(label)[1:] for label in before]
    found = [one.observation for one in placed(returned.labels, [DOCUMENT])]
    assert found == ["een", "een", "twee", "drie"]
    bare = as_qualcoder(project, lambda code: code.name.removesuffix(" (onderwerp)"))
    assert [said(label)[1:] for label in labels_of(bare, CODEBOOK).labels] == [said(x)[1:] for x in before]


def test_labels_come_back_from_another_program_that_writes_the_standard(tmp_path: Path) -> None:
    other = pytest.importorskip("pyrefiqda").RefiProject
    project = project_of(CODEBOOK, [DOCUMENT], name="Proef", created=WHEN)
    (tmp_path / "uit.qdpx").write_bytes(write_project(project))
    opened = other.load(tmp_path / "uit.qdpx", tmp_path / "open")
    other.save(opened, tmp_path / "terug.qdpx", tmp_path / "open" / "sources")
    back = read_project((tmp_path / "terug.qdpx").read_bytes())
    assert labels_of(back, CODEBOOK) == labels_of(project, CODEBOOK)


def test_a_stretch_that_the_dossier_does_not_have_is_no_observation() -> None:
    project = as_qualcoder(project_of(CODEBOOK, [DOCUMENT], name="Proef"))
    [source] = project.sources
    moved = replace(source, text="X" + source.text[:-1])
    [first, *_] = placed(labels_of(replace(project, sources=(moved,)), CODEBOOK).labels, [DOCUMENT])
    assert first.observation == ""


def with_codings(*codings: Coding, notes: tuple[str, ...] = (), user: str = "") -> Project:
    project = project_of(CODEBOOK, [replace(DOCUMENT, rows=DOCUMENT.rows[:2])], name="Proef")
    [source] = project.sources
    mark = Selection(guid("m"), 0, 22, user=user, codings=codings, notes=notes)
    return replace(project, sources=(replace(source, selections=(mark,)),))


def test_unknown_codes_are_told_and_the_rest_is_kept() -> None:
    own = Code(guid("eigen"), "Mijn vondst")
    project = with_codings(
        Coding(guid("1"), own.guid, user_guid(ANNA)),
        Coding(guid("2"), code_guid(CODEBOOK, "rol", "gevolg"), user_guid(ANNA)),
        Coding(guid("3"), guid("nergens"), user_guid(ANNA)),
    )
    returned = labels_of(replace(project, codes=(*project.codes, own)), CODEBOOK)
    assert [label.rol for label in returned.labels] == ["gevolg"]
    assert returned.notices == (
        "Code 'Mijn vondst' staat niet in het codeboek; 1 codering(en) ermee zijn niet overgenomen.",
        f"Code '{guid('nergens')}' staat niet in het codeboek; 1 codering(en) ermee zijn niet overgenomen.",
    )


def test_coders_who_share_a_selection_are_kept_apart_and_a_contradiction_is_told() -> None:
    rol = {value: code_guid(CODEBOOK, "rol", value) for value in WORDS["rol"]}
    project = with_codings(
        Coding(guid("1"), rol["gevolg"], user_guid(ANNA)),
        Coding(guid("2"), rol["knelpunt"]),
        Coding(guid("3"), rol["oproep"]),
        notes=(guid("memo"),),
        user=user_guid(MACHINE),
    )
    project = replace(project, notes=(Note(guid("memo"), "Memo", "Nakijken"),))
    returned = labels_of(project, CODEBOOK)
    assert {label.coder: (label.rol, label.comment) for label in returned.labels} == {
        ANNA: ("gevolg", ""),
        MACHINE: ("", "Nakijken"),
    }
    [notice] = returned.notices
    assert "zowel knelpunt als oproep" in notice


def test_a_coding_of_a_whole_source_is_told() -> None:
    project = with_codings()
    [source] = project.sources
    whole = replace(source, codings=(Coding(guid("1"), guid("2")),))
    [notice] = labels_of(replace(project, sources=(whole,)), CODEBOOK).notices
    assert "als geheel" in notice
