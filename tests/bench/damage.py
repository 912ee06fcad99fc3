"""Damaged copies of the examples, each of which depends on a seed and its number alone."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from email import message_from_bytes
from email.encoders import encode_base64
from functools import cache
from itertools import pairwise
from pathlib import Path, PurePath
from random import Random
from typing import TYPE_CHECKING

from ingest import registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

EXAMPLES = Path(__file__).parents[2] / "examples"
REPEATABLE = re.compile(rb"<[^<>\n]{1,60}>|<<|[\[({]|\n[^\n]{0,200}")
"""What opens something, or is a line: to repeat it asks for depth or length."""

STREAM = re.compile(rb"/FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
BOMB = 25 * 1024 * 1024
"""Bytes: more than the limits of a campaign let pass."""

SUFFIXES = (*registry.SUFFIXES, registry.ARCHIVE, "")


def seeds() -> dict[str, bytes]:
    """The examples by name, with what is packed or enclosed in them, and PDFs as plain objects too."""
    files = [path for folder in ("dossier", "scan") for path in sorted((EXAMPLES / folder).glob("*"))]
    found = {path.name: path.read_bytes() for path in files if path.name not in registry.NOT_TAKEN}
    for name, data in list(found.items()):
        found |= {f"{name}/{inner}": content for inner, content in _inside(name, data)}
    return found | {f"plat/{name}": inflated(data) for name, data in found.items() if name.endswith(".pdf")}


def _inside(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from ((member, archive.read(member)) for member in archive.namelist())
    elif name.endswith(".eml"):
        for part in message_from_bytes(data).walk():
            if part.get_filename():
                yield part.get_filename() or "", part.get_payload(decode=True)  # type: ignore[misc]


def inflated(pdf: bytes) -> bytes:
    """The PDF with its streams unpacked, so that damage reaches what stands in them."""

    def unpacked(match: re.Match[bytes]) -> bytes:
        try:
            content = zlib.decompress(match[2])
        except zlib.error:
            return match[0]
        head = re.sub(rb"/Filter\s*/FlateDecode", b"", match[1])
        head = re.sub(rb"/Length \d+", b"/Length %d" % len(content), head)
        return head + b"stream\n" + content + b"\nendstream"

    return re.sub(
        rb"(<<(?:(?!endobj).)*?>>\s*)stream\r?\n(.*?)\r?\nendstream", unpacked, pdf, flags=re.DOTALL
    )


def copies(count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """The number and kind of damage of each copy, the name of its file, and its bytes."""
    found = seeds()
    for number in range(count):
        chance = Random(f"{seed}/{number}")  # noqa: S311  # no secret
        name = chance.choice(sorted(found))
        how = chance.choice(tuple(DAMAGE))
        data = _damaged(name, found[name], lambda part: DAMAGE[how](part, chance, found), chance)  # noqa: B023
        base = PurePath(name).name
        file = f"stuk{chance.choice(SUFFIXES)}" if how == "renamed" or chance.random() < 0.05 else base
        yield f"{number:05} {how} {name}", file, data


def _damaged(name: str, data: bytes, damage: Callable[[bytes], bytes], chance: Random) -> bytes:
    """The damage as often done within a member or attachment as to the bytes of the file itself."""
    if chance.random() < 0.7:
        if data.startswith(b"PK"):
            return _in_member(data, damage, chance)
        if name.endswith(".eml"):
            return _in_attachment(data, damage)
    return damage(data)


def _in_member(data: bytes, damage: Callable[[bytes], bytes], chance: Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        hit = chance.choice(old.namelist())
        for member in old.namelist():
            content = old.read(member)
            new.writestr(zipfile.ZipInfo(member), damage(content) if member == hit else content)
    return made.getvalue()


def _in_attachment(data: bytes, damage: Callable[[bytes], bytes]) -> bytes:
    mail = message_from_bytes(data)
    for part in mail.walk():
        if part.get_filename():
            content = part.get_payload(decode=True)
            del part["Content-Transfer-Encoding"]
            part.set_payload(damage(content if isinstance(content, bytes) else b""))
            encode_base64(part)
    return mail.as_bytes()


def _piece(data: bytes, chance: Random) -> tuple[int, int]:
    """Where a piece of the bytes begins and ends: short ones are as likely as long ones."""
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + int(2 ** chance.uniform(0, 12)))


def _flipped(data: bytes, chance: Random, _: Mapping[str, bytes]) -> bytes:
    made = bytearray(data)
    for _ in range(int(2 ** chance.uniform(0, 7)) if made else 0):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _replaced(data: bytes, chance: Random, _: Mapping[str, bytes]) -> bytes:
    made = bytearray(data)
    for _ in range(int(2 ** chance.uniform(0, 5)) if made else 0):
        made[chance.randrange(len(made))] = chance.choice(b"\x00\xff<>/&;%()[]{}-0129aE\n ")
    return bytes(made)


def _numbered(data: bytes, chance: Random, _: Mapping[str, bytes]) -> bytes:
    """Some numbers in it are others: zero, negative, far too large."""
    share = 2 ** -chance.uniform(0, 7)
    values = (
        b"0",
        b"-1",
        b"1",
        b"7",
        b"65536",
        b"2147483647",
        b"4294967296",
        b"1e308",
        b"99999999999999999999",
    )
    return re.sub(rb"\d+", lambda m: chance.choice(values) if chance.random() < share else m[0], data)


def _deleted(data: bytes, chance: Random, _: Mapping[str, bytes]) -> bytes:
    start, end = _piece(data, chance)
    return data[:start] + data[end:]


def _doubled(data: bytes, chance: Random, _: Mapping[str, bytes]) -> bytes:
    start, end = _piece(data, chance)
    return data[:end] + data[start:end] * int(2 ** chance.uniform(0, 8)) + data[end:]


def _nested(data: bytes, chance: Random, _: Mapping[str, bytes]) -> bytes:
    """A tag, a bracket or a whole line of it stands there very often."""
    found = [match.span() for match in REPEATABLE.finditer(data)]
    start, end = chance.choice(found) if found else (0, 0)
    return data[:end] + data[start:end] * int(2 ** chance.uniform(6, 12)) + data[end:]


def _moved(data: bytes, chance: Random, _: Mapping[str, bytes]) -> bytes:
    (start, end), to = _piece(data, chance), chance.randrange(len(data) + 1)
    rest = data[:start] + data[end:]
    return rest[:to] + data[start:end] + rest[to:]


def _truncated(data: bytes, chance: Random, _: Mapping[str, bytes]) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _spliced(data: bytes, chance: Random, others: Mapping[str, bytes]) -> bytes:
    other = others[chance.choice(sorted(others))]
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _bombed(data: bytes, chance: Random, _: Mapping[str, bytes]) -> bytes:
    """A little that becomes much: a stream of a PDF, else a run of one sign at some place."""
    streams = [match.span(1) for match in STREAM.finditer(data)]
    if data.startswith(b"%PDF") and streams:
        start, end = chance.choice(streams)
        return data[:start] + _packed_blanks() + data[end:]
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice((b"\x00", b" ", b"a", b"\n", b"<")) * BOMB + data[at:]


@cache
def _packed_blanks() -> bytes:
    return zlib.compress(b" " * (20 * BOMB), 9)


def _with_entities(data: bytes, chance: Random, _: Mapping[str, bytes]) -> bytes:
    """Entities that stand for one another, nine deep, or for a file of this computer, and are asked for."""
    names = [b"a%d" % depth for depth in range(9)]
    grown = b"".join(b'<!ENTITY %s "%s">' % (name, b"&%s;" % inner * 10) for inner, name in pairwise(names))
    declared = chance.choice((b'<!ENTITY a0 "lol">' + grown, b'<!ENTITY a8 SYSTEM "file:///etc/passwd">'))
    head, _prolog, body = data.rpartition(b"?>") if b"?>" in data[:200] else (b"", b"", data)
    root = (re.search(rb"<([A-Za-z:]+)", body) or re.match(b"(.?)", body) or [b"", b"x"])[1]
    at = body.find(b">", body.find(b"<" + root)) + 1
    prolog = head + b"?>" if head else b""
    return prolog + b"<!DOCTYPE %s [%s]>" % (root, declared) + body[:at] + b"&a8;" + body[at:]


def _recoded(data: bytes, chance: Random, _: Mapping[str, bytes]) -> bytes:
    """The text in another encoding, with its mark or without, or in two at once."""
    text = data.decode("utf-8", "replace")
    encoding = chance.choice(
        ("utf-16", "utf-16-be", "utf-32", "utf-7", "cp1252", "cp037", "cp850", "utf-8-sig")
    )
    made = text.encode(encoding, "replace")
    return made if chance.random() < 0.7 else data[: len(data) // 2] + made


def _with_nulls(data: bytes, chance: Random, _: Mapping[str, bytes]) -> bytes:
    """Signs that no text holds stand in it: nulls, other controls, halves of pairs, marks of direction."""
    made, signs = data, (b"\x00", b"\x01\x02\x1f", b"\xed\xa0\x80", b"\xef\xbf\xbf", b"\xe2\x80\xae", b"\x1a")
    for _ in range(int(2 ** chance.uniform(0, 6))):
        at = chance.randrange(len(made) + 1)
        made = made[:at] + chance.choice(signs) + made[at:]
    return made


def _renamed(data: bytes, _: Random, __: Mapping[str, bytes]) -> bytes:
    return data


DAMAGE: dict[str, Callable[[bytes, Random, Mapping[str, bytes]], bytes]] = {
    "flipped": _flipped,
    "replaced": _replaced,
    "numbered": _numbered,
    "deleted": _deleted,
    "doubled": _doubled,
    "nested": _nested,
    "moved": _moved,
    "truncated": _truncated,
    "spliced": _spliced,
    "bombed": _bombed,
    "expanded": _with_entities,
    "recoded": _recoded,
    "nulled": _with_nulls,
    "renamed": _renamed,
}
