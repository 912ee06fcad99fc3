"""What must hold of any page, however its pieces and lines lie: nothing lost, nothing made up, no failure."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import BlockKind
from ingest.pages.drawings import Drawings
from ingest.pages.footnotes import footnotes
from ingest.pages.fragments import Fragment, Sheet
from ingest.pages.layout import lay_out
from ingest.pages.rulings import ruled
from ingest.pages.tables import tabulate

PLACES = st.integers(0, 20).map(lambda n: n * 25.0)
WORDS = st.sampled_from(
    ("Datum", "1.", "een", "Termijnen", "12", "•", "te kort.", "voor het be-", "Plaats 3")
)
LINES = st.builds(
    lambda a, b, y: (min(a, b), y, max(a, b), y), PLACES, PLACES, st.integers(0, 30).map(lambda n: n * 20.0)
)
BOXES = st.builds(lambda x, y, w, h: (x, y, x + w, y + h), PLACES, PLACES, PLACES, PLACES)


@st.composite
def fragments(draw: st.DrawFn) -> Fragment:
    text, x0, top = draw(WORDS), draw(PLACES), draw(PLACES)
    size, width = draw(st.sampled_from((6.5, 9.0, 9.0, 14.0))), 5.0 * len(text)
    words, at = [], x0
    for word in text.split(" "):
        words.append((at, at + 5.0 * len(word)))
        at += 5.0 * len(word) + 3
    return Fragment(
        text, x0, top, x0 + width, top + size, size, bold=draw(st.booleans()),
        angle=draw(st.sampled_from((0.0, 0.0, 0.0, 1.6))), words=tuple(words),
    )  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> list[Sheet]:
    found = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        level = tuple(draw(st.lists(LINES, max_size=6)))
        upright = tuple((y, x0, y, x1) for x0, y, x1, _ in draw(st.lists(LINES, max_size=6)))
        drawn = Drawings(level, upright, tuple(draw(st.lists(BOXES, max_size=4))))
        pieces = tuple(draw(st.lists(fragments(), min_size=1, max_size=25)))
        found.append(Sheet(number, 595.0, 842.0, pieces, drawn=drawn))
    return found


@given(sheets())
@settings(max_examples=150, deadline=None)
def test_nothing_of_a_page_is_lost(pages: list[Sheet]) -> None:
    raw = lay_out(tabulate(pages))
    given_, read = (sorted("".join(text.split())) for text in (_text(pages), raw.source))
    assert given_ == read
    for line in raw.lines:
        assert all(
            raw.source[o] == c for o, c in zip(line.content.origins, line.text, strict=True) if c not in " |"
        )
        assert (line.row is not None) == (line.kind is BlockKind.TABLE_ROW)
    covered = {origin for line in raw.lines for origin in line.content.origins}
    lost = {i for i, c in enumerate(raw.source) if not c.isspace()} - covered
    assert all(raw.source[i] in "-0123456789" for i in lost), "only hyphens and numbers of notes are left out"


def _text(pages: list[Sheet]) -> str:
    return " ".join(fragment.text for page in pages for fragment in page.fragments)


@given(sheets())
@settings(max_examples=100, deadline=None)
def test_every_row_of_a_table_has_its_columns(pages: list[Sheet]) -> None:
    widths: dict[int, set[int]] = {}
    for line in lay_out(tabulate(pages)).lines:
        if line.row is not None:
            widths.setdefault(line.row.table, set()).add(len(line.row.contents))
    assert all(len(width) == 1 for width in widths.values())
    assert sorted(widths) == list(range(1, len(widths) + 1))


def test_cells_that_lines_leave_open_are_one() -> None:
    level = tuple((0.0, y, 300.0, y) for y in (0.0, 20.0, 40.0))
    upright = tuple((x, 0.0 if x != 100.0 else 20.0, x, 40.0) for x in (0.0, 100.0, 200.0, 300.0))
    (grid,) = ruled(Drawings(level, upright))
    assert grid.columns == (0.0, 100.0, 200.0, 300.0)
    assert grid.merged == {(0, 1): (0, 0)}
    assert grid.place(30.0, 150.0) == (1, 1)


def test_notes_that_go_on_from_the_page_before_stand_under_the_rule() -> None:
    body = [Fragment(f"regel {n}", 50, 100 + 14 * n, 400, 110 + 14 * n, 10.0) for n in range(40)]
    notes = [Fragment(f"vervolg {n}", 50, 700 + 9 * n, 300, 708 + 9 * n, 8.0) for n in range(3)]
    rule = Drawings(level=((50.0, 695.0, 180.0, 695.0),))
    page = Sheet(2, 595.0, 842.0, (*body, *notes), drawn=rule)
    assert footnotes(page, 10.0) == {40, 41, 42}
    assert footnotes(Sheet(2, 595.0, 842.0, (*body, *notes)), 10.0) == set()
