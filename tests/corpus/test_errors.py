"""Why the system refused something, in Dutch."""

from __future__ import annotations

import errno

import pytest

from corpus.errors import reason

REASONS = [
    (FileNotFoundError(errno.ENOENT, "No such file or directory"), "het pad bestaat niet"),
    (PermissionError(errno.EACCES, "Permission denied"), "er is geen toestemming"),
    (OSError(errno.ENOSPC, "No space left on device"), "de schijf is vol"),
    (OSError(9999, "Unknown error"), "fout 9999 van het systeem"),
]


@pytest.mark.parametrize(("error", "expected"), REASONS)
def test_the_reason_of_the_system_is_told_in_dutch(error: OSError, expected: str) -> None:
    assert reason(error) == expected
