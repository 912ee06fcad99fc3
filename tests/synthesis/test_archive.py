"""Documents by day and kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.model import Fact, PartKind
from synthesis.archive import Archive

MINUTES, REPORT, LETTER = PartKind.MINUTES, PartKind.REPORT, PartKind.COVER_LETTER


@pytest.fixture
def archive(write):
    minutes = write.document("b", "Noord", date="2025-03-01", parts=(MINUTES,))
    return Archive.of((
        write.document("a", "Noord", date="2026-03-01", parts=(LETTER, REPORT)),
        replace(minutes, metadata=replace(minutes.metadata, meeting_date=Fact("2025-02-20", ""))),
        write.document("c", "Zuid", date=None, parts=(REPORT,)),
        write.document("d", "Zuid", date="2099-01-01", parts=(LETTER,)),
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("kinds", "between", "stems"),
    [
        ((), None, "abcd"),
        ((REPORT,), None, "ac"),
        ((REPORT, MINUTES), None, "abc"),
        ((), ("2026-03-01", "2026-03-01"), "a"),
        ((), ("2025-01-01", "2025-02-28"), "b"),
        ((), ("2025-01-01", "2099-12-31"), "ab"),
        ((MINUTES,), ("2026-01-01", "2026-12-31"), ""),
        ((PartKind.KAMERBRIEF,), None, ""),
    ],
)
def test_what_fits_kind_and_day(archive, kinds, between, stems):
    assert "".join(document.stem for document in archive.fitting(kinds, between)) == stems
