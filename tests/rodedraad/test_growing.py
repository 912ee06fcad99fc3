"""What a corpus yields hangs on what the folder holds, never on how it came to hold it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import store
from corpus.ids import observation_id
from corpus.model import Fact
from rodedraad import finding, opening
from tests.invented import STAMP, codebook, letter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pytest

    from corpus.findings import Findings
    from corpus.model import Observation, Reading
    from corpus.store import Corpus

    Coded = tuple[Reading, tuple[Observation, ...]]

LENGTHS = (6, 8, 14)
"""Of the versions of a letter: another version says something else under the same name."""
letters = st.tuples(st.integers(1, 9), st.sampled_from(LENGTHS), st.booleans())
folders = st.lists(letters, min_size=1, max_size=7, unique_by=lambda one: (one[0], one[2]))


def coded(number: int, length: int, copied: bool) -> Coded:
    """A letter, or what another sender made of it: the same sentences."""
    reading, observed = letter(number, length)
    if not copied:
        return reading, observed
    source = f"{reading.source}\n"
    id_, sender = hashlib.sha256(source.encode()).hexdigest(), f"Gemeente {number % 7 + 1}"
    metadata = replace(reading.document.metadata, senders=(Fact(sender, sender, 1),))
    document = replace(reading.document, id=id_, name=f"kopie-{number:04}.txt", metadata=metadata)
    own = (
        replace(one, document=id_, id=observation_id(id_, 1000 * at, 1000 * at + one.end, one.text))
        for at, one in enumerate(observed)
    )
    return replace(reading, document=document, source=source), tuple(own)


def fill(corpus: Corpus, folder: Iterable[tuple[int, int, bool]]) -> Findings:
    """Let the folder hold these, as a run does; gives what it finds then."""
    files: dict[str, str] = {}
    known = corpus.stamps()
    for one in folder:
        reading, observed = coded(*one)
        files[reading.document.name] = reading.document.id
        if reading.document.id not in known:
            corpus.save(reading, observed, STAMP)
    corpus.set_folder(files, {})
    return finding.found(corpus)


def opened(folder: Path) -> Corpus:
    made = store.open(folder, create=True, language=opening.language())
    made.keep_codebook(codebook())
    return made


@settings(max_examples=12, deadline=None)
@given(history=st.lists(folders, min_size=2, max_size=4))
def test_additions_removals_and_changes_end_where_one_run_does(
    history: list[list[tuple[int, int, bool]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with opened(tmp_path_factory.mktemp("gegroeid")) as grown:
        *_, last = (fill(grown, folder) for folder in history)
    with opened(tmp_path_factory.mktemp("ineens")) as fresh:
        assert fill(fresh, reversed(history[-1])) == last


def test_documents_one_by_one_end_where_one_run_does(tmp_path: Path) -> None:
    folder = [(number, 6, copied) for number in range(1, 26) for copied in (False, True)]
    with opened(tmp_path / "gegroeid") as grown:
        for count in range(1, len(folder) + 1, 7):
            fill(grown, folder[:count])
        last = fill(grown, folder)
    with opened(tmp_path / "ineens") as fresh:
        assert fill(fresh, folder) == last
    assert last.shared
    assert last.points
    assert last.register
