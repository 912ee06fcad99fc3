"""Every character that a user sees is the one on the page, or stands in for it by a rule named here."""

from __future__ import annotations

import io
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.model import REDACTED, BlockKind
from ingest.markdown import read as read_markdown
from ingest.reading import compose
from ingest.repair.glyphs import ARROW, BULLETS, GLYPHS, HYPHENS, JOINTS, LIGATURES
from ingest.settings import DEFAULT
from ingest.text import read as read_text
from nlp.analysis import analyse

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Observation, Reading

    Make = Callable[[str, bytes | str], Reading]

EXPANDED = GLYPHS | LIGATURES
REPLACED = {
    "-": JOINTS + HYPHENS,
    "•": BULLETS,
    "→": ARROW,
    REDACTED: "[(<])>█■▓x5 \u00a0\t",
}
"""What a character may stand for, besides itself."""


def _stands_for(shown: str, found: str) -> bool:
    """A letter of a ligature, with an accent that stood apart, white space, or what was encoded twice."""
    return (
        shown == found
        or found in REPLACED.get(shown, "")
        or shown in EXPANDED.get(found, "")
        or (shown == " " and found.isspace())
        or unicodedata.normalize("NFD", shown)[0] == found
        or (found in "ÃÂâ&\\" and not shown.isspace())
    )


def check(reading: Reading, observation: Observation) -> None:
    content = reading.blocks[observation.block].content.slice(observation.start, observation.end)
    assert content.text == observation.text
    first, last = content.source_span(0, len(content))
    assert first < last <= len(reading.source)
    for index, (shown, origin) in enumerate(zip(content.text, content.origins, strict=True)):
        glued = shown in " |" and _glued(reading.source, content.origins, index)
        assert glued or _stands_for(shown, reading.source[origin]), (shown, reading.source[origin])
    backward = [(a, b) for a, b in pairwise(content.origins) if b < a]
    assert all(_jumps(reading, b, a) for a, b in backward)


def _glued(source: str, origins: tuple[int, ...], index: int) -> bool:
    """Whether a space or bar stands at the end of a line or cell, behind its last character."""
    before = max((o for o in origins[:index] if o <= origins[index]), default=origins[index])
    after = next((o for o in origins[index + 1 :] if o > origins[index]), len(source))
    return before <= origins[index] and any(c.isspace() or c == "|" for c in source[origins[index] : after])


def _jumps(reading: Reading, start: int, end: int) -> bool:
    """Whether furniture lies between two places, so that the text went past it."""
    asides = (block.content.origins for block in reading.blocks if block.kind is BlockKind.FURNITURE)
    return any(start <= origin <= end for origins in asides for origin in origins)


LINES = [
    "AcƟe: Team SW heeŌ de eﬃciënte opvang-",
    "en huisvestingsopgaven van Noord-",
    "Holland. Op 26-",
    "9-24 spraken de gemeen-",
    "ten met [redacted] en De heer      opent",
    "dat de COA-",
    "cijfers café kloppen .",
    "Het ge\xadbied\u200b is **vet** en coördinatie",
    "\uf0b7 een punt met `code`",
    "gebro\ufffeken COA\x02cijfers",
]

TEXT = (
    "Verslag\n\n" + "\n".join(LINES) + "\n\nPagina 1\n\n\f\nvan de wet. Besluit: xxxxx blijft.\n\nPagina 2\n"
)
MARKDOWN = (
    "# Verslag\n\n"
    + "\n".join(LINES)
    + "\n\n| Actie | Wie |\n|---|---|\n| a \\| b &amp; c | <naam> |\n\n[^1]: Een noot.\n"
)
TWICE = "De coÃ¶rdinatie van de raadâ€™s opvang is op orde. Zij duurt lang."


def _docx() -> bytes:
    from docx import Document

    document = Document()
    for line in LINES:
        document.add_paragraph("".join(c for c in line if c.isprintable()))
    document.add_table(rows=1, cols=2).cell(0, 0).text = "Een cel met [naam] en meer woorden erin"
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content"), [("a.txt", TEXT), ("b.txt", TWICE), ("a.md", MARKDOWN), ("a.docx", _docx())]
)
def test_observations_lie_on_the_page(name: str, content: bytes | str, reading: Make) -> None:
    found = reading(name, content)
    observations = analyse(found)
    assert len(observations) > 1
    for observation in observations:
        check(found, observation)


PDF = """
#set page(height: 9cm, width: 9cm, footer: [Pagina], numbering: none)
#set text(lang: "nl", hyphenate: true)
= Verslag
Gemeenten vinden de termijnen te krap en vragen om een bestuursovereenkomst over opvanglocaties, zoals
[redacted] ook zei. #lorem(60) Actie: Team SW levert het overzicht voor 1 maart.
"""


def test_observations_lie_on_the_page_of_a_pdf(reading: Make, typeset: Callable[[str], bytes]) -> None:
    found = reading("a.pdf", typeset(PDF))
    observations = analyse(found)
    assert any(REDACTED in observation.text for observation in observations)
    for observation in observations:
        check(found, observation)


PIECES = st.sampled_from(
    [*" ".join(LINES).split(" "), "\n", "\n\n", "    ", "-\n", "Pagina 2\n", "\f", "| a | b |\n"]
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=40).map(" ".join), st.sampled_from([read_text, read_markdown]))
def test_any_text_is_traced(text: str, reader: Callable) -> None:  # type: ignore[type-arg]
    try:
        found = compose(reader(text.encode(), DEFAULT), name="a", format_="txt", digest="0")
    except UnreadableError:
        return
    for observation in analyse(found):
        check(found, observation)
