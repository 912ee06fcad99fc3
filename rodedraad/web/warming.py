"""What the first request would have to wait for, made while the server answers already."""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

from corpus import facets, inventory
from corpus.errors import RodedraadError
from corpus.facets import Inquiry, Order
from rodedraad.web import editions, rendering
from rodedraad.web.state import accounts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.store import Corpus
    from rodedraad.web.house import House


WORD = re.compile(r"\w+")


@contextmanager
def warming(house: House) -> Iterator[None]:
    """Within it the house gets warm, in a thread. Ends when the step in hand is done."""
    cold = Event()
    thread = Thread(target=warm, args=(house, cold), name="opwarmen", daemon=True)
    thread.start()
    try:
        yield
    finally:
        cold.set()
        thread.join()


def warm(house: House, stopped: Event) -> None:
    """Make it all, unless it is stopped. What goes wrong, goes wrong for whoever asks for it."""
    for step in steps(house):
        if stopped.is_set():
            return
        try:
            step()
        except RodedraadError as error:
            logging.getLogger(__name__).info("not made in advance: %s", error)


def steps(house: House) -> Iterator[Callable[[], object]]:
    """What is to be made, piece by piece; a public corpus only where somebody might ask for it."""
    yield rendering.prepare
    yield lambda: editions.basis(house.everything)
    yield from _of(house.everything)
    if accounts.exist(house.state):
        yield from _of(house.public)


def _of(corpus: Corpus) -> Iterator[Callable[[], object]]:
    yield lambda: _documents(corpus)
    yield lambda: _answers(corpus)


def _documents(corpus: Corpus) -> None:
    with corpus.reading() as connection:
        inventory.inventory(connection)


def first(corpus: Corpus) -> str:
    """A word by which what finds words and meaning is read. Whether anything has it does not matter."""
    thema = corpus.codebook().themas[0]
    return next(iter(WORD.findall(thema.label)), thema.id)


def _answers(corpus: Corpus) -> None:
    """The labels at a glance, least certain first too, the words and the encoder."""
    question = corpus.question(first(corpus))
    with corpus.reading() as connection:
        for inquiry in (Inquiry(order=Order.DOUBT), Inquiry(question, order=Order.BEST, meaning=True)):
            facets.answer(connection, corpus.language, inquiry)
