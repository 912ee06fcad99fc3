"""Drawing a page of a PDF in a process of its own: one that takes for ever or all memory costs only itself.

Reading a page does not draw it, so that what a reader took may still be a trap for whoever looks at it.
"""

from __future__ import annotations

import io
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cache
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING, Any, TypeVar

from ingest.pages import whereabouts
from ingest.settings import Limits
from rodedraad import workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pebble import ProcessPool

    from corpus.errors import UnreadableError
    from ingest.pages.whereabouts import Sign

    Result = TypeVar("Result")

LIMITS = Limits(seconds=30, memory_mb=2_000)
"""A page takes a second as a rule, a map of a whole province some."""
LARGEST = 12_000_000
"""Dots of a picture at most, however long a page says it is."""


def apart(function: Callable[..., Result], *arguments: Any) -> Result | UnreadableError:
    """What a function of this module gives, or why its process was ended."""
    return workers.one(_pool(), function, arguments, LIMITS)


def picture(pdf: Path, number: int, width: int, passwords: tuple[str, ...]) -> bytes | None:
    """The picture (WebP) of a page, so many dots wide; none when it cannot be drawn."""
    import pypdfium2

    with _page(pdf, number, passwords) as page, suppress(pypdfium2.PdfiumError):
        return None if page is None else _drawn(page, width)
    return None


def signs(pdf: Path, number: int, passwords: tuple[str, ...]) -> tuple[Sign, ...] | None:
    """The characters of a page and where they stand; none when it cannot be opened."""
    import pypdfium2

    with _page(pdf, number, passwords) as page, suppress(pypdfium2.PdfiumError):
        return None if page is None else whereabouts.signs(page)
    return None


@cache
def _pool() -> ProcessPool:
    """One process: a page that nobody has drawn is rare, and drawing takes all of a processor."""
    pool = workers.pool(1, LIMITS.memory_mb, warm=False)
    Finalize(None, workers.stop, (pool,), exitpriority=1)  # before multiprocessing waits for its children
    return pool


@contextmanager
def _page(pdf: Path, number: int, passwords: tuple[str, ...]) -> Iterator[Any]:
    """A page of a PDF; none when there is none to be had."""
    import pypdfium2

    with ExitStack() as opened:
        page = None
        with suppress(OSError, pypdfium2.PdfiumError, IndexError):
            document = opened.enter_context(closing(_document(pdf, passwords)))
            page = opened.enter_context(closing(document[number - 1]))
        yield page


def _document(pdf: Path, passwords: tuple[str, ...]) -> Any:
    """The PDF, of which no more is read than is asked for, by the first password that opens it."""
    import pypdfium2

    for password in passwords:
        with suppress(pypdfium2.PdfiumError):
            return pypdfium2.PdfDocument(pdf, password=password)
    return pypdfium2.PdfDocument(pdf)


def _drawn(page: Any, width: int) -> bytes | None:
    across, down = page.get_size()
    if across <= 0 or down <= 0:
        return None
    scale = min(width / across, (LARGEST / (across * down)) ** 0.5)
    written = io.BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").save(written, "WEBP", quality=82, method=2)
    return written.getvalue()
