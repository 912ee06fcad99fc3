"""Mails as Outlook stores them: a compound file (MS-CFB), sectors of 512 bytes, streams of 4096 or more."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """The file with these folders and streams; 64 kilobytes at most."""
    entries: list[list[Any]] = [["Root Entry", 5, FREE, FREE, b""]]

    def add(inner: Tree) -> int:
        placed = []
        for name, content in inner.items():
            entries.append([name, 2 if isinstance(content, bytes) else 1, FREE, FREE, b""])
            placed.append(len(entries) - 1)
            if isinstance(content, bytes):
                entries[placed[-1]][4] = content.ljust(4096, b"\x00")
            else:
                here = placed[-1]
                entries[here][3] = add(content)
        for left, right in pairwise(placed):
            entries[left][2] = right
        return placed[0]

    entries[0][3] = add(tree)
    directory_sectors = -(-len(entries) // 4)
    chains, place = [directory_sectors], 1 + directory_sectors
    starts = {}
    for index, entry in enumerate(entries):
        if entry[4]:
            count = -(-len(entry[4]) // 512)
            starts[index], place = place, place + count
            chains.append(count)
    assert place <= 128
    fat, at = [FAT], 1
    for count in chains:
        fat += [*range(at + 1, at + count), END]
        at += count
    fat += [FREE] * (128 - len(fat))
    head = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0)
    )
    head += struct.pack("<109I", 0, *[FREE] * 108)
    directory = b""
    for index in range(directory_sectors * 4):
        name, kind, right, child, content = (
            entries[index] if index < len(entries) else ["", 0, FREE, FREE, b""]
        )
        wide = name.encode("utf-16-le")
        directory += struct.pack(
            "<64sHBBIII16xI16xIQ",
            wide,
            len(wide) + 2 if name else 0,
            kind,
            1,
            FREE,
            right,
            child,
            0,
            starts.get(index, END if kind else 0),
            len(content),
        )
    streams = b"".join(e[4].ljust(-(-len(e[4]) // 512) * 512, b"\x00") for e in entries if e[4])
    return head + struct.pack("<128I", *fat) + directory + streams


def properties(header: int, **values: int) -> bytes:
    """The stream of fixed properties, such as `p0039`, behind a header of so many bytes."""
    listed = b"".join(
        struct.pack("<HHIQ", 0x40, int(name[1:], 16), 6, value) for name, value in values.items()
    )
    return bytes(header) + listed


def wide(text: str) -> bytes:
    """A text as its streams have it."""
    return text.encode("utf-16-le")


def moment(when: datetime) -> int:
    """A moment as its properties have it: tenths of microseconds since 1601 (MS-DTYP, 2.3.3)."""
    return int((when - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**7
