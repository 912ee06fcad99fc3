"""Packages and XML from outside: what is unpacked and parsed, and what is refused."""

from __future__ import annotations

import io
import tracemalloc
import warnings
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from ingest.office.package import HARMLESS, members, names
from ingest.office.xmltree import DEEPEST, parse_xml
from ingest.settings import Limits

LIMITS = Limits()


def packed(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", method) as archive:
        warnings.simplefilter("ignore")  # zipfile warns of a name that comes twice
        for name, data in files:
            archive.writestr(name, data)
    return stream.getvalue()


def everything(name: str) -> bool:
    return bool(name)


PLAIN = packed(("a.xml", b"<a/>"), ("map/b.xml", b"<b/>"), ("map/", b""))


def test_wanted_members_by_name() -> None:
    assert members(PLAIN, LIMITS, everything) == {"a.xml": b"<a/>", "map/b.xml": b"<b/>"}
    assert members(PLAIN, LIMITS, lambda name: name.startswith("map")) == {"map/b.xml": b"<b/>"}
    assert names(PLAIN) == ("a.xml", "map/b.xml", "map/")


def test_backslashes_in_names_are_slashes() -> None:
    data = packed(("word/a.xml", b"x")).replace(b"word/a.xml", b"word\\a.xml")
    assert members(data, LIMITS, everything) == {"word/a.xml": b"x"}


def bomb(mib: int) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as member,
    ):
        for _ in range(mib):
            member.write(bytes(1 << 20))
    return stream.getvalue()


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    data = bomb(150)
    tracemalloc.start()
    with pytest.raises(UnreadableError, match="verdacht groot") as caught:
        members(data, LIMITS, everything)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * HARMLESS
    assert "verhouding" in caught.value.remedy
    assert "archief_mb" in caught.value.remedy


def test_what_packs_well_but_is_small_is_no_bomb() -> None:
    data = packed(("leeg.xml", bytes(HARMLESS // 2)))
    assert len(members(data, LIMITS, everything)["leeg.xml"]) == HARMLESS // 2


def test_all_members_together_count() -> None:
    data = packed(*((f"{n}.xml", bytes(range(256)) * 2048) for n in range(4)), method=zipfile.ZIP_STORED)
    assert len(members(data, replace(LIMITS, archive_mb=2), everything)) == 4
    with pytest.raises(UnreadableError, match="meer dan 1 MiB"):
        members(data, replace(LIMITS, archive_mb=1), everything)


def changed(data: bytes, signature: bytes, offset: int, value: bytes) -> bytes:
    """The package with other bytes at this offset of its last record with this signature."""
    at = data.rindex(signature) + offset
    return data[:at] + value + data[at + len(value) :]


def overlapping() -> bytes:
    data = packed(("a.xml", b"abc" * 100), ("b.xml", b"abc" * 100))
    return changed(data, b"PK\x01\x02", 42, bytes(4))


REFUSED = [
    (packed(*((f"{n}", b"") for n in range(5_001))), "meer dan 5000 bestanden"),
    (packed(("a.xml", b"1"), ("a.xml", b"2")), "komen dubbel voor"),
    (overlapping(), "overlappen"),
    (changed(packed(("a.xml", b"abc")), b"PK\x03\x04", 0, b"XX"), "beschadigd"),
    (changed(packed(("a.xml", b"abc")), b"PK\x01\x02", 8, b"\x01\x00"), "wachtwoord"),
    (packed(("a.xml", b"abc"), method=zipfile.ZIP_LZMA), "beschadigd"),
    (PLAIN[: len(PLAIN) // 2], "beschadigd"),
    (changed(packed(("a.xml", b"abc")), b"PK\x01\x02", 16, b"\x00\x00\x00\x00"), "beschadigd"),
    (b"", "beschadigd"),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_refused_packages(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as caught:
        members(data, LIMITS, everything)
    assert caught.value.remedy


def test_no_package_has_no_names() -> None:
    assert names(b"geen zip") == names(b"PK\x03\x04 afgekapt") == names(REFUSED[0][0]) == ()


@given(st.integers(0, len(PLAIN) - 1), st.binary(max_size=4), st.integers(0, 12))
def test_a_damaged_package_is_read_or_refused(at: int, put: bytes, cut: int) -> None:
    data = PLAIN[:at] + put + PLAIN[at + cut :]
    names(data)
    try:
        found = members(data, LIMITS, everything)
    except UnreadableError:
        return
    assert all(name and len(content) <= len(data) for name, content in found.items())


def test_xml_without_comments_and_instructions() -> None:
    root = parse_xml("<a><!-- weg --><?weg?>é<b/></a>".encode(), "Probeer opnieuw.")
    assert (root.text, [child.tag for child in root]) == ("é", ["b"])


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))

BAD_XML = [
    ("", "klopt niet"),
    ("<a", "klopt niet"),
    ("<a>&b;</a>", "klopt niet"),
    ('<?xml version="1.0" encoding="bestaat-niet"?><a/>', "klopt niet"),
    ('<!DOCTYPE a [<!ENTITY b "x">]><a/>', "documenttypedefinitie"),
    ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>', "documenttypedefinitie"),
    ('<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1/b"> %b;]><a/>', "documenttypedefinitie"),
    ('<!DOCTYPE a SYSTEM "a.dtd"><a>&b;</a>', "documenttypedefinitie"),
    (f'<!DOCTYPE a [<!ENTITY a0 "ha">{LAUGHS}]><a>&a11;</a>', "klopt niet"),
    (f'<!DOCTYPE a [<!ENTITY a0 "ha">{LAUGHS}]><a b="&a11;"/>', "klopt niet"),
    ("<a>" * (DEEPEST + 1) + "</a>" * (DEEPEST + 1), "te diep"),
    ("<a>" * 100_000, "klopt niet"),
    (f"<a>{'x' * 11_000_000}</a>", "klopt niet"),
]


@pytest.mark.parametrize(("xml", "reason"), BAD_XML)
def test_refused_xml(xml: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as caught:
        parse_xml(xml.encode(), "Probeer opnieuw.")
    assert caught.value.remedy == "Probeer opnieuw."


def test_a_document_type_without_entities_is_harmless() -> None:
    assert parse_xml(b'<!DOCTYPE a SYSTEM "a.dtd"><a>tekst</a>', "").text == "tekst"
