"""What is worked out of the corpus is kept until what it rests on changes, whoever changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import store
from corpus.about import documents
from corpus.remembered import DOCUMENTS, VECTORS, remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.model import Reading
    from corpus.store import Corpus


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest) -> str:
    name = "tmp_path" if request.param == "sqlite" else "postgres_url"
    return str(request.getfixturevalue(name))


@pytest.fixture
def opened(where: str) -> Iterator[Corpus]:
    with store.open(where, create=True) as made:
        yield made


def keep(corpus: Corpus, reading: Reading) -> None:
    corpus.save(reading, (), store.Stamp("lezer", "model", "codeboek"))
    corpus.set_folder(corpus.files() | {reading.document.name: reading.document.id}, {})


def made(corpus: Corpus, *of: str) -> object:
    """Something new each time that it is worked out."""
    with corpus.reading() as connection:
        return remembered(connection, " ".join(of), of, object)


def test_it_is_made_once_and_again_when_something_changes(
    opened: Corpus, where: str, reading: Callable[..., Reading]
) -> None:
    before = made(opened, DOCUMENTS)
    vectors = made(opened, VECTORS)
    assert made(opened, DOCUMENTS) is before
    with store.open(where) as another:
        keep(another, reading("Een zin."))
    assert made(opened, DOCUMENTS) is not before
    assert made(opened, VECTORS) is vectors


def test_documents_are_those_that_the_folder_holds_now(
    opened: Corpus, reading: Callable[..., Reading]
) -> None:
    def stems() -> set[str]:
        with opened.reading() as connection:
            return {about.stem for about in documents(connection).by_number.values()}

    assert stems() == set()
    keep(opened, reading("Een zin.", name="een.txt"))
    assert stems() == {"een"}
    opened.set_folder({"twee.txt": reading("Een zin.").document.id}, {})
    assert stems() == {"twee"}
    opened.set_folder({}, {})
    assert stems() == set()


def test_who_writes_remembers_nothing(opened: Corpus) -> None:
    with opened.writing() as connection:
        first, second = (remembered(connection, "iets", (DOCUMENTS,), object) for _ in range(2))
    assert first is not second
    assert made(opened, DOCUMENTS) is not first
