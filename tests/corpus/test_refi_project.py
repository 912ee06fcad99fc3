from __future__ import annotations

import contextlib
import io
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.errors import ExchangeError
from corpus.refi import (
    Code,
    Coding,
    Note,
    Original,
    Project,
    Selection,
    Source,
    User,
    read_codebook,
    read_project,
    write_codebook,
    write_project,
)
from corpus.refi.lettering import escaped, unescaped
from corpus.refi.project import canonical, guid

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMAS = Path(__file__).parent / "refi"
RARE = "aé\u0301😀\r\n\t \x00\x0b\x1f\ufeff\ufffe<&>\"']]_x000D_ 0AB"

words = st.text(max_size=12) | st.text(RARE, max_size=12)
guids = st.uuids().map(str)
people = guids | st.just("")
zones = st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))])
moments = st.none() | st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.none() | zones)
codings = st.lists(st.builds(Coding, guids, guids, people, moments), max_size=2).map(tuple)
references = st.lists(guids, max_size=2).map(tuple)


def code(children: st.SearchStrategy[tuple[Code, ...]]) -> st.SearchStrategy[Code]:
    colours = st.sampled_from(["", "#1F77B4", "#abc"])
    return st.builds(Code, guids, words, words, colours, st.booleans(), children)


codes = st.lists(
    st.recursive(code(st.just(())), lambda inner: code(st.lists(inner, max_size=2).map(tuple)), max_leaves=3),
    max_size=3,
).map(tuple)
originals = (
    st.none()
    | st.builds(Original, st.sampled_from(["pdf", "docx"]), st.binary(max_size=9))
    | st.builds(Original, st.just("pdf"), st.none(), st.just("absolute:///map/brief.pdf"))
    | st.builds(Original, st.just("docx"), st.none(), st.just("relative:///brief.docx"))
)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    text = draw(words)
    ranges = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=3))
    selections = tuple(
        draw(
            st.builds(
                Selection,
                guids,
                st.just(min(ends)),
                st.just(max(ends)),
                words,
                people,
                moments,
                words,
                codings,
                references,
            )
        )
        for ends in ranges
    )
    own, name, user, created, description = draw(st.tuples(guids, words, people, moments, words))
    rest = draw(st.tuples(codings, references, originals))
    return Source(own, name, text, user, created, description, selections, *rest)


projects = st.builds(
    Project,
    name=words,
    users=st.lists(st.builds(User, guids, words), max_size=2).map(tuple),
    codes=codes,
    sources=st.lists(sources(), max_size=3, unique_by=lambda source: source.guid).map(tuple),
    notes=st.lists(st.builds(Note, guids, words, words, people, moments), max_size=2).map(tuple),
    description=words,
    created=moments,
    user=people,
    origin=st.just("Rodedraad"),
)

SMALL = Project(
    "Proef",
    (User(guid("a"), "Anna"),),
    (Code(guid("c"), "Knelpunt"),),
    (
        Source(
            guid("s"),
            "brief.pdf",
            "De termijn 😀 is krap.",
            selections=(
                Selection(guid("q"), 3, 12, codings=(Coding(guid("k"), guid("c"), guid("a")),)),
                Selection(guid("r"), 11, 12),
            ),
            original=Original("pdf", b"%PDF-1.4"),
        ),
    ),
)


def schema(name: str) -> Any:
    from lxml import etree

    return etree.XMLSchema(etree.parse(SCHEMAS / name))


def qde(data: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read("project.qde")


def repacked(data: bytes, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if member := change(name, old.read(name)):
                new.writestr(*member)
    return target.getvalue()


def with_xml(xml: bytes) -> bytes:
    return repacked(
        write_project(SMALL), lambda name, content: (name, xml if name == "project.qde" else content)
    )


def edited(old: str, new: str, data: bytes | None = None) -> bytes:
    def change(name: str, content: bytes) -> tuple[str, bytes]:
        if name != "project.qde":
            return name, content
        assert old.encode() in content
        return name, content.replace(old.encode(), new.encode())

    return repacked(data or write_project(SMALL), change)


@given(st.text() | st.text("_x0123456789ABCDEF\x00\x0a\ud800\uffff", max_size=20))
@example("_x005F\x01")
@example("_x005F_x0001_\x01x0002_")
def test_any_text_passes_through_xml(text: str) -> None:
    assert unescaped(escaped(text)) == text


@given(projects)
@settings(max_examples=150)
def test_a_project_comes_back_as_it_was(project: Project) -> None:
    back = read_project(write_project(project))
    assert back == project
    assert back.notices == ()


@given(projects)
@settings(max_examples=60)
def test_a_written_project_is_valid(project: Project) -> None:
    from lxml import etree

    schema("project.xsd").assertValid(etree.fromstring(qde(write_project(project))))


@given(codes.filter(bool))
@settings(max_examples=60)
def test_a_codebook_comes_back_as_it_was_and_is_valid(some: tuple[Code, ...]) -> None:
    from lxml import etree

    data = write_codebook(some)
    assert read_codebook(data) == some
    schema("codebook.xsd").assertValid(etree.fromstring(data))


def test_another_reader_of_the_standard_understands_a_project(tmp_path: Path) -> None:
    pyrefiqda = pytest.importorskip("pyrefiqda")
    path = tmp_path / "proef.qdpx"
    path.write_bytes(write_project(SMALL))
    project = pyrefiqda.RefiProject.load(path, tmp_path / "uit")
    [pdf] = project.sources.pdfsource
    text = pdf.representation
    words = (tmp_path / "uit" / "sources" / text.plain_text_path.removeprefix("internal://")).read_text(
        "utf-8"
    )
    assert [words[s.start_position : s.end_position] for s in text.plain_text_selection] == [
        "termijn 😀",
        "😀",
    ]
    assert text.plain_text_selection[0].coding[0].code_ref.target_guid == guid("c")
    assert project.code_book.codes.code[0].name == "Knelpunt"


def test_the_same_project_gives_the_same_bytes() -> None:
    assert write_project(SMALL) == write_project(SMALL)
    names = zipfile.ZipFile(io.BytesIO(write_project(SMALL))).namelist()
    assert names == sorted(names)


def test_guids_are_stable_and_spelled_in_one_way() -> None:
    assert guid("code", "a") == guid("code", "a") != guid("code", "b")
    spelled = "{" + guid("a").upper() + "}"
    assert canonical(spelled) == canonical(guid("a")) == guid("a")
    assert canonical("user-1") == canonical(" USER-1 ") != ""


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(Selection(guid("q"), 3, 99), id="voorbij het einde"),
        pytest.param(Selection(guid("q"), -1, 2), id="voor het begin"),
    ],
)
def test_a_selection_outside_its_text_is_not_written(bad: Selection) -> None:
    with pytest.raises(ExchangeError, match="tekens"):
        write_project(Project("p", sources=(Source(guid("s"), "n", "kort", selections=(bad,)),)))


def test_what_cannot_be_encoded_or_is_empty_is_not_written() -> None:
    with pytest.raises(ExchangeError, match="UTF-8"):
        write_project(Project("p", sources=(Source(guid("s"), "n", "half \ud83d"),)))
    with pytest.raises(ExchangeError, match="geen codes"):
        write_codebook(())


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "boem"><!ENTITY c "&b;&b;&b;">]><Project name="&c;"/>'
    reaching = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><Project>&b;</Project>'
    for xml in (bomb.encode(), reaching.encode(), bomb.encode("utf-16"), reaching.encode("utf-16")):
        with pytest.raises(ExchangeError, match="DOCTYPE"):
            read_project(with_xml(xml))
    with pytest.raises(ExchangeError, match="DOCTYPE"):
        read_codebook(bomb.encode())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('startPosition="3"', 'startPosition="33"', "33 tot 12"),
        ('endPosition="12"', 'endPosition="999"', "tot 999"),
        ('startPosition="3"', 'startPosition="-3"', "startPosition"),
        ('endPosition="12"', "", "endPosition"),
        ('endPosition="12"', 'endPosition="' + "9" * 5000 + '"', "endPosition"),
        ('plainTextPath="internal://', 'plainTextPath="internal://../../', "onveilig"),
        ('plainTextPath="internal://', 'plainTextPath="internal:///../', "onveilig"),
        ('plainTextPath="internal://', 'plainTextPath="C:\\map\\', "onveilig"),
        ('plainTextPath="internal://', 'plainTextPath="internal://geen', "mist het bestand"),
        ("</Project>", "", "beschadigd"),
        ("Project", "Boek", "geen REFI-QDA-bestand"),
    ],
)
def test_wrong_or_unsafe_references_are_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(ExchangeError, match=message):
        read_project(edited(old, new))


def test_archives_that_are_no_project_or_unsafe_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    good = write_project(SMALL)
    for bad, message in (
        (b"", "geen zip"),
        (b"PK\x03\x04 onzin", "geen zip"),
        (repacked(good, lambda n, c: None if n == "project.qde" else (n, c)), "project.qde"),
        (repacked(good, lambda n, c: (n.replace("sources", ".."), c)), "onveilig"),
        (repacked(good, lambda n, c: (n, b"\xff\xfa" if n.endswith(".txt") else c)), "geen UTF-8"),
        (repacked(good, lambda n, c: (n, b"\x00\x01" if n == "project.qde" else c)), "beschadigd"),
    ):
        with pytest.raises(ExchangeError, match=message):
            read_project(bad)
    monkeypatch.setattr("corpus.refi.archive.MAX_TOTAL", 1000)
    bomb = repacked(good, lambda n, c: (n, b"0" * 100_000 if n.endswith(".txt") else c))
    with pytest.raises(ExchangeError, match="te groot"):
        read_project(bomb)


def test_a_member_that_lies_about_its_size_gives_an_error() -> None:
    data = bytearray(write_project(SMALL))
    place = data.rindex(b"project.qde") - 46  # its entry in the central directory
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    with pytest.raises(ExchangeError):
        read_project(bytes(data))


def test_codebooks_that_are_none_are_refused() -> None:
    for bad in (b"", b"geen xml", b"<Project/>", write_project(SMALL), b"<a><b></a>"):
        with pytest.raises(ExchangeError):
            read_codebook(bad)


@given(st.data())
@settings(max_examples=300)
def test_damaged_bytes_give_a_project_or_the_one_error(data: st.DataObject) -> None:
    good = write_project(SMALL)
    mutant = bytearray(good)
    for _ in range(data.draw(st.integers(1, 4))):
        mutant[data.draw(st.integers(0, len(mutant) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.just(len(mutant)) | st.integers(0, len(mutant)))
    with contextlib.suppress(ExchangeError):
        read_project(bytes(mutant[:cut]))


@given(st.data())
@settings(max_examples=300)
def test_damaged_xml_gives_a_project_or_the_one_error(data: st.DataObject) -> None:
    mutant = bytearray(qde(write_project(SMALL)))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(mutant)))
        mutant[start : start + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=3))
    with contextlib.suppress(ExchangeError):
        read_project(with_xml(bytes(mutant)))
    with contextlib.suppress(ExchangeError):
        read_codebook(bytes(mutant))
