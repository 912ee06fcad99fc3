from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest

from corpus.errors import ExchangeError
from corpus.refi import read_codebook, read_project
from corpus.refi.project import Original, User

ANNA, BOB = "11111111-1111-4111-8111-11111111111a", "22222222-2222-4222-8222-22222222222b"
CODE, DEEPER = "33333333-3333-4333-8333-33333333333c", "44444444-4444-4444-8444-44444444444d"
SOURCE, MARK = "55555555-5555-4555-8555-55555555555e", "66666666-6666-4666-8666-66666666666f"
NOTE = "77777777-7777-4777-8777-777777777777"


def packed(**members: str | bytes) -> bytes:
    """A project file; the names have "__" for "/" and "_" for "."."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return target.getvalue()


def project(inner: str, origin: str = "NVivo 14") -> str:
    head = '<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0"'
    return f'{head} origin="{origin}" name="Proef">{inner}</Project>'


def marked(start: int, end: int, inner: str = "", path: str = "internal://a.txt") -> str:
    return (
        f'<Sources><TextSource name="Brief" plainTextPath="{path}" guid="{SOURCE}"><PlainTextSelection '
        f'endPosition="{end}" startPosition="{start}" guid="{MARK}">{inner}</PlainTextSelection></TextSource>'
        "</Sources>"
    )


def quotes(data: bytes) -> list[str]:
    return [
        source.text[mark.start : mark.end]
        for source in read_project(data).sources
        for mark in source.selections
    ]


@pytest.mark.parametrize(
    ("text", "origin", "start", "end"),
    [
        pytest.param("De opvang\r\nis vol.", "NVivo 14", 11, 17, id="nvivo telt regeleinden dubbel"),
        pytest.param("De opvang\r\nis vol.", "ATLAS.ti Win 23.4", 10, 16, id="atlas telt ze enkel"),
        pytest.param("\ufeffDe opvang\nis vol.", "NVivo 14", 10, 16, id="merkteken telt niet"),
        pytest.param("😀 e\u0301n\nis vol.", "QualCoder", 6, 12, id="codepunten"),
    ],
)
def test_positions_count_as_the_program_that_wrote_them(text: str, origin: str, start: int, end: int) -> None:
    data = packed(project_qde=project(marked(start, end), origin), Sources__a_txt=text.encode())
    assert quotes(data) == ["is vol"]


@pytest.mark.parametrize(
    ("path", "member"),
    [
        ("internal://A.TXT", "sources__a_txt"),
        ("internal:///a.txt", "Sources__a_txt"),
        ("relative:///a.txt", "sources__a_txt"),
        ("sources/a.txt", "sources__a_txt"),
        ("sources\\a.txt", "SOURCES__a_txt"),
        ("a.txt", "a_txt"),
    ],
)
def test_a_text_is_found_however_its_place_is_written(path: str, member: str) -> None:
    assert quotes(packed(project_qde=project(marked(0, 2, path=path)), **{member: "De opvang"})) == ["De"]


def test_texts_in_utf_16_and_inside_the_xml_are_read() -> None:
    data = packed(project_qde=project(marked(3, 9)), sources__a_txt="De opvang".encode("utf-16"))
    assert quotes(data) == ["opvang"]
    inside = (
        f'<Sources><TextSource guid="{SOURCE}"><PlainTextContent>De opvang</PlainTextContent>'
        f'<PlainTextSelection guid="{MARK}" startPosition="3" endPosition="9"/></TextSource></Sources>'
    )
    assert quotes(packed(project_qde=project(inside))) == ["opvang"]


@pytest.mark.parametrize("file", ["Mijn studie.qde", "project.qde", "PROJECT.QDE"])
def test_the_xml_may_go_by_another_name_and_begin_with_a_mark(file: str) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(file, "\ufeff" + project("<Description>Memo</Description>"))
    assert read_project(target.getvalue()).description == "Memo"


def test_users_codes_and_judgements_in_the_spelling_of_other_programs() -> None:
    inner = (
        f'<Users><User id="1" name="Anna" guid="{{{ANNA.upper()}}}"/><User guid="{BOB}" name="Bob"/></Users>'
        f'<CodeBook><Codes><Code isCodable="false" name="Groep" guid="{CODE}"><Description/>'
        f'<Code color="rood" guid="{DEEPER}" name="Dieper" isCodable="true"/></Code></Codes></CodeBook>'
        + marked(
            0,
            2,
            f'<Description>Let op</Description><Coding creatingUser="{ANNA.upper()}" guid="{NOTE}" '
            f'creationDateTime="2026-03-01T10:00:00Z"><CodeRef targetGUID="{{{DEEPER.upper()}}}"/></Coding>'
            f'<Coding modifyingUser="{BOB}" modifiedDateTime="2026-03-01T11:00:00.1234567+01:00">'
            f'<CodeRef targetGUID="{CODE}"/></Coding>',
        )
    )
    read = read_project(packed(project_qde=project(inner), sources__a_txt="De opvang"))
    assert read.users == (User(ANNA, "Anna"), User(BOB, "Bob"))
    [group] = read.codes
    assert (group.codable, group.children[0].name, group.children[0].colour) == (False, "Dieper", "")
    [mark] = read.sources[0].selections
    assert mark.description == "Let op"
    assert [(coding.code, coding.user) for coding in mark.codings] == [(DEEPER, ANNA), (CODE, BOB)]
    assert [coding.created for coding in mark.codings] == [
        datetime(2026, 3, 1, 10, tzinfo=UTC),
        datetime(2026, 3, 1, 10, 0, 0, 123456, tzinfo=UTC),
    ]


def test_a_pdf_is_read_by_its_representation() -> None:
    inner = (
        f'<Sources><PDFSource guid="{SOURCE}" name="Brief.pdf" path="internal://b.pdf">'
        f'<PDFSelection guid="{CODE}" page="0" firstX="1" firstY="1" secondX="2" secondY="2"/>'
        f'<Representation guid="{BOB}" plainTextPath="internal://b.txt"><PlainTextSelection guid="{MARK}" '
        'startPosition="3" endPosition="9"/></Representation></PDFSource></Sources>'
    )
    data = packed(project_qde=project(inner), sources__b_pdf=b"%PDF-1.4", sources__b_txt="De opvang")
    read = read_project(data)
    assert read.sources[0].original == Original("pdf", b"%PDF-1.4")
    assert quotes(data) == ["opvang"]
    assert read.notices == ("Niet overgenomen selecties op een PDF-pagina: 1.",)


def test_a_note_belongs_to_what_refers_to_it_or_is_linked_to_it() -> None:
    notes = (
        f'<Notes><Note guid="{NOTE}" name="Memo" plainTextPath="internal://n.txt"/></Notes>'
        f'<Links><Link guid="{CODE}" originGUID="{NOTE}" targetGUID="{SOURCE}"/>'
        f'<Link guid="{DEEPER}" originGUID="{CODE}" targetGUID="{CODE}"/></Links>'
    )
    inner = marked(0, 2, f'<NoteRef targetGUID="{NOTE}"/>') + notes
    read = read_project(packed(project_qde=project(inner), sources__a_txt="De", sources__n_txt="Nakijken"))
    assert read.notes[0].text == "Nakijken"
    assert read.sources[0].notes == read.sources[0].selections[0].notes == (NOTE,)
    assert read.notices == ("Niet overgenomen verbanden: 1.",)


def test_what_has_no_place_here_is_told() -> None:
    inner = (
        '<Variables><Variable name="Leeftijd"/></Variables><Cases><Case name="Anna"/><Case/></Cases>'
        f'<Sources><TextSource guid="{SOURCE}" name="Elders" plainTextPath="absolute:///map/a.txt"/>'
        f'<AudioSource guid="{MARK}"/></Sources>'
    )
    read = read_project(packed(project_qde=project(inner)))
    assert read.sources == ()
    assert read.notices == (
        "Niet overgenomen casussen: 2.",
        "Niet overgenomen kenmerken: 1.",
        "Niet overgenomen geluidsopnamen: 1.",
        "De tekst van bron 'Elders' staat niet in het projectbestand; de bron is niet overgenomen.",
    )


def test_guids_that_are_missing_or_strange_still_tie_things_together() -> None:
    inner = (
        '<Users><User guid="anna" name="Anna"/></Users>'
        '<CodeBook><Codes><Code name="A"/><Code name="B"/></Codes></CodeBook>'
        + marked(0, 2, '<Coding creatingUser="ANNA"/>')
    )
    read = read_project(packed(project_qde=project(inner), sources__a_txt="De"))
    assert read.sources[0].selections[0].codings[0].user == read.users[0].guid
    assert len({code.guid for code in read.codes}) == 2


def test_a_codebook_of_an_older_version_with_groups_is_read() -> None:
    data = (
        '<CodeBook xmlns="urn:QDA-XML:codebook:0:4" origin="ATLAS.ti Win 9"><Codes>'
        f'<Code guid="{CODE}" name="A" isCodable="true">'
        f'<Description>uitleg</Description><Code guid="{DEEPER}" name="B"/></Code></Codes>'
        f'<Sets><Set guid="{NOTE}" name="g"><MemberCode guid="{CODE}"/></Set></Sets></CodeBook>'
    )
    [code] = read_codebook(data.encode())
    assert (code.name, code.description, code.children[0].name) == ("A", "uitleg", "B")


def test_two_projects_in_one_file_are_refused() -> None:
    with pytest.raises(ExchangeError, match=r"project\.qde"):
        read_project(packed(a_qde=project(""), b_qde=project("")))
