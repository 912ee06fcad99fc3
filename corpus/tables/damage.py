"""Whatever goes wrong in a library that reads somebody else's file, told as one error."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 2**31
"""Bytes of a file, and of what a compressed file unpacks to: some three million observations."""


@contextmanager
def told_of(form: str) -> Iterator[None]:
    """Turn any failure within into an `ExchangeError`; `form` says what the file was read as.

    Parsers fail on hostile input in more ways than they document; polars with a panic, which is no
    `Exception`.
    """
    import polars

    try:
        yield
    except ExchangeError:
        raise
    except (Exception, polars.exceptions.PanicException) as error:
        raise damaged(form) from error


def damaged(form: str) -> ExchangeError:
    """The error of a file that is not well formed."""
    return ExchangeError(
        f"Het bestand is beschadigd of geen {form}.",
        "Open het in het programma waar het vandaan komt en bewaar het opnieuw.",
    )


def too_large(form: str) -> ExchangeError:
    """The error of a file that would fill the memory."""
    return ExchangeError(
        f"Het {form}-bestand is uitgepakt te groot om in te lezen.",
        "Verdeel de tabel over kleinere bestanden.",
    )
