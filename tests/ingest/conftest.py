"""Documents in the project's own words, made when a test asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import typst

from ingest.registry import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus.model import Reading


@pytest.fixture
def reading(tmp_path: Path) -> Callable[[str, bytes | str], Reading]:
    """What the reader makes of a file with this name and these contents."""

    def make(name: str, content: bytes | str) -> Reading:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(path, name=name)

    return make


@pytest.fixture
def typeset(tmp_path: Path) -> Callable[[str], bytes]:
    """The PDF that typst makes of this markup, in the fonts that it carries itself."""

    def make(markup: str) -> bytes:
        source = tmp_path / "bron.typ"
        source.write_text(markup, encoding="utf-8")
        compiled = typst.compile(str(source), ignore_system_fonts=True)
        assert isinstance(compiled, bytes)
        return compiled

    return make
