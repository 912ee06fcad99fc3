"""PDFs in which something leads round or unfolds without end: read or refused, within the limits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from corpus.errors import UnreadableError
from ingest import pdf
from ingest.overrides.corrections import Dossier
from ingest.reading import compose
from ingest.settings import DEFAULT, Limits
from rodedraad import tasks, workers
from tests import loopingpdfs

if TYPE_CHECKING:
    from pathlib import Path

SMALL = Limits(seconds=60, memory_mb=900)


@pytest.mark.parametrize("data", loopingpdfs.READ.values(), ids=loopingpdfs.READ)
def test_what_leads_round_beside_the_text_harms_nothing(data: bytes) -> None:
    reading = compose(pdf.read(data, DEFAULT), name="a.pdf", format_="pdf", digest="0")
    assert loopingpdfs.WORDS in reading.source


@pytest.mark.parametrize("data", loopingpdfs.REFUSED.values(), ids=loopingpdfs.REFUSED)
def test_what_leads_round_in_its_place_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError) as raised:
        compose(pdf.read(data, DEFAULT), name="a.pdf", format_="pdf", digest="0")
    assert raised.value.message.endswith(".")
    assert raised.value.remedy


def test_a_tree_without_end_has_no_more_pages_than_the_limit() -> None:
    with pytest.raises(UnreadableError, match="4000 pagina's, meer dan de grens van 10"):
        pdf.read(loopingpdfs.tree_without_end(40), replace(DEFAULT, limits=replace(Limits(), pages=10)))


def test_forms_that_unfold_without_end_cost_only_their_file(tmp_path: Path) -> None:
    (tmp_path / "bom.pdf").write_bytes(loopingpdfs.laughs(8, 10))
    (tmp_path / "brief.pdf").write_bytes(loopingpdfs.made())
    work = {
        path.name: (tasks.task(path, path.name, Dossier({}, limits=SMALL)),)
        for path in sorted(tmp_path.iterdir())
    }
    found = dict(workers.each(tasks.entered, work, jobs=1, limits=SMALL))
    refused = found["bom.pdf"]
    assert isinstance(refused, UnreadableError)
    assert "geheugen" in refused.message or "60 seconden" in refused.message
    assert not isinstance(found["brief.pdf"], UnreadableError)
