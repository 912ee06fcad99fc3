"""Measures the corpus with a million observations: opening, questions, search, and the making of vectors.

Beside each question stands the same one put to SQLite by hand, in SQL, over the same rows, with as many
columns of the answer in a frame. What both give is compared, so that neither is quick by leaving things out.

    python tests/bench/corpus_speed.py [FOLDER]    a corpus that `corpus_maker` made; without it one is made
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corpus_maker
import numpy as np
import polars

from corpus import meaning
from corpus.query import Page
from corpus.search import search
from rodedraad import opening

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.store import Corpus

    Times = dict[str, tuple[float, float]]

OBSERVATIONS, DOCUMENTS = 1_000_000, 10_000
FIRST, TOP = 50, 20
RUNS = 5
GOALS = {"opening": 50, "filtered": 20, "words": 50, "fused": 250}
"""Milliseconds that each may take, as the median over the questions."""
AT_MOST = 1.5
"""Times what the same costs in SQL by hand."""

THEMED = "e.place IN (SELECT place FROM effective_thema WHERE thema = '{}')"
SENT = """e.document IN (
    SELECT d.nr FROM document AS d WHERE d.laag = '{0}' OR d.id IN (
        SELECT f.document FROM fact AS f
        WHERE f.field = 'sender' AND ' ' || f.value || ' ' LIKE '% {0} %'))"""
DATED = """e.document IN (
    SELECT d.nr FROM document AS d JOIN fact AS f ON f.document = d.id AND f.field = 'date'
    WHERE f.value BETWEEN '{}' AND '{}')"""
LAYER = "e.document IN (SELECT d.nr FROM document AS d WHERE d.laag = '{}')"
FOUND = "e.place IN (SELECT rowid FROM search WHERE search MATCH '{}')"
PAGED = "o.page BETWEEN {} AND {}"
QUESTIONS = {
    "": "1",
    "rol:knelpunt": "e.rol = 'knelpunt'",
    "rol:actie": "e.rol = 'actie'",
    "rol:knelpunt,gevolg": "e.rol IN ('knelpunt', 'gevolg')",
    "-rol:context -rol:kop": "e.rol NOT IN ('context', 'kop')",
    "thema:ibt": THEMED.format("ibt"),
    "thema:geen rol:knelpunt": "e.thema = '[]' AND e.rol = 'knelpunt'",
    "thema:ibt rol:knelpunt": THEMED.format("ibt") + " AND e.rol = 'knelpunt'",
    "thema:spuk thema:termijnen": THEMED.format("spuk") + " AND " + THEMED.format("termijnen"),
    "fase:realisatie onzeker:ja": "e.fase = 'realisatie' AND e.onzeker = 1",
    "eerder:ja rol:toezegging": "e.eerder = 'ja' AND e.rol = 'toezegging'",
    "zekerheid:0.95..1 rol:oproep": "e.rol_score BETWEEN 0.95 AND 1 AND e.rol = 'oproep'",
    "bron:provincie": SENT.format("provincie"),
    "bron:provincie rol:knelpunt thema:termijnen": " AND ".join(
        (SENT.format("provincie"), "e.rol = 'knelpunt'", THEMED.format("termijnen"))
    ),
    "bron:bokerlo thema:draagvlak": SENT.format("bokerlo") + " AND " + THEMED.format("draagvlak"),
    "laag:koepel toerekening:rijk": LAYER.format("koepel") + " AND e.toerekening = 'rijk'",
    "datum:2025..2026": DATED.format("2025-01-01", "2026-12-31"),
    "datum:2025-03 rol:gevolg": DATED.format("2025-03-01", "2025-03-31") + " AND e.rol = 'gevolg'",
    "datum:2025 thema:spuk rol:oproep": " AND ".join(
        (DATED.format("2025-01-01", "2025-12-31"), THEMED.format("spuk"), "e.rol = 'oproep'")
    ),
    "document:stuk-000500": "e.document = 500",
    "pagina:2 rol:oproep": PAGED.format(2, 2) + " AND e.rol = 'oproep'",
    "termijn": FOUND.format("words:termijn OR lemmas:termijn"),
    "raadsbesluit": FOUND.format("words:raadsbesluit OR lemmas:raadsbesluit"),
    "termijn rol:knelpunt": FOUND.format("words:termijn OR lemmas:termijn") + " AND e.rol = 'knelpunt'",
    "toezicht thema:ibt laag:gemeente datum:2026": " AND ".join(
        (
            FOUND.format("words:toezicht OR lemmas:toezicht"), THEMED.format("ibt"), LAYER.format("gemeente"),
            DATED.format("2026-01-01", "2026-12-31"),
        )
    ),
    '"de gemeente" rol:gevolg': FOUND.format('words:"de gemeente"') + " AND e.rol = 'gevolg'",
    "-termijn rol:vraag": f"NOT {FOUND.format('words:termijn OR lemmas:termijn')} AND e.rol = 'vraag'",
}  # fmt: skip
"""What is asked, and the same as a condition in SQL."""
COLUMNS = """o.id, d.stem, d.name, p.kind, p.file, o.page, o.text, o.path, o.confidence, e.rol, e.rol_score,
    e.thema, e.onderwerp, e.toerekening, e.eerder, e.fase, e.onzeker, e.state, e.authors,
    c.rol AS rol_machine, c.thema AS thema_machine, c.toerekening AS toerekening_machine,
    c.eerder AS eerder_machine, c.spreker, c.modaliteit, c.taal, c.getroffen, c.aan,
    c.evidence, c.action, a.model, a.codebook"""
LISTS = {"path", "thema", "onderwerp", "authors", "thema_machine", "getroffen", "evidence"}
JOINED = """JOIN observation AS o ON o.nr = e.observation JOIN document AS d ON d.nr = e.document
    JOIN coding AS c ON c.analysis = e.analysis AND c.observation = e.basis
    JOIN analysis AS a ON a.nr = e.analysis
    LEFT JOIN part AS p ON p.document = o.document AND p.idx = o.part"""
BARE = f"""SELECT {COLUMNS} FROM effective AS e {JOINED}
    WHERE {{}} AND e.state <> 'verworpen' ORDER BY e.place LIMIT {FIRST}"""  # noqa: S608
RANKED = f"""SELECT {COLUMNS} FROM (
        SELECT rowid, bm25(search, 0.5, 1.0) AS rank FROM search WHERE search MATCH '{{}}'
        ORDER BY rank, rowid LIMIT {TOP}
    ) AS s JOIN effective AS e ON e.place = s.rowid {JOINED} ORDER BY s.rank, s.rowid"""  # noqa: S608
SEARCHED = {
    "termijn": ("termijn",),
    "uitkering": ("uitkering",),
    "raadsbesluit": ("raadsbesluit",),
    "toezicht verdeling": ("toezicht", "verdeling"),
    "termijn uitkering": ("termijn", "uitkering"),
    "noodopvang": ("noodopvang",),
    "vergunning bouw": ("vergunning", "bouw"),
    "draagvlak": ("draagvlak",),
    "opvang gemeente": ("opvang", "gemeente"),
}
"""What is searched for, and its words: each is its own lemma."""


def milliseconds(work: Callable[[], Any], runs: int = RUNS) -> float:
    """The median time of some work, after once that does not count."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def measured(folder: Path) -> dict[str, Any]:
    """All figures, of the corpus in this folder."""
    with opening.corpus(folder) as corpus, sqlite3.connect(folder / "corpus.db") as bare:
        bare.execute("PRAGMA cache_size = -65536")
        indexed = _indexed(corpus)
        found = {
            "indexed": indexed,
            "opening": milliseconds(lambda: opening.corpus(folder).close()),
            "filtered": _filtered(corpus, bare),
            "words": _ranked(corpus, bare),
            "fused": {text: milliseconds(lambda t=text: search(corpus, t, TOP)) for text in SEARCHED},
            "matrix": _matrix(),
        }
    bare.close()
    return found


def _indexed(corpus: Corpus) -> float:
    """Observations a second, from text to kept vectors."""
    start = time.perf_counter()
    meaning.index(corpus)
    return OBSERVATIONS / (time.perf_counter() - start)


def by_hand(bare: sqlite3.Connection, statement: str) -> polars.DataFrame:
    """What a statement gives, as a frame, lists as lists."""
    answer = bare.execute(statement)
    names = [column[0] for column in answer.description]
    columns = dict(zip(names, map(list, zip(*answer, strict=True)), strict=False)) or {"id": []}
    return polars.DataFrame(
        {
            name: [[str(one) for one in json.loads(value)] for value in values] if name in LISTS else values
            for name, values in columns.items()
        }
    )


def _filtered(corpus: Corpus, bare: sqlite3.Connection) -> Times:
    """Milliseconds of each question, through the corpus and by hand."""
    return {
        question: _both(
            lambda q=question: corpus.observations(q, Page(FIRST)),
            lambda c=condition: by_hand(bare, BARE.format(c)),
        )
        for question, condition in QUESTIONS.items()
    }


def _ranked(corpus: Corpus, bare: sqlite3.Connection) -> Times:
    return {
        text: _both(
            lambda t=text: search(corpus, t, TOP, meaning=False).frame(),
            lambda w=words: _ranked_by_hand(bare, w),
        )
        for text, words in SEARCHED.items()
    }


def _ranked_by_hand(bare: sqlite3.Connection, words: tuple[str, ...]) -> polars.DataFrame:
    """All words and, where that gives too little, any of them."""
    each = [f"(words:{word} OR lemmas:{word})" for word in words]
    found = by_hand(bare, RANKED.format(" AND ".join(each)))
    if len(words) > 1 and found.height < TOP:
        by_hand(bare, RANKED.format(" OR ".join(each)))
    return found


def _both(
    ours: Callable[[], polars.DataFrame], theirs: Callable[[], polars.DataFrame]
) -> tuple[float, float]:
    """The time that each takes; what they find must be the same, but for what searching for any word adds."""
    expected = theirs()["id"].to_list()
    if ours()["id"].to_list()[: len(expected)] != expected:
        raise AssertionError("the answers differ")
    return milliseconds(ours), milliseconds(theirs)


def _matrix(width: int = 128) -> float:
    """What numpy takes for as many float32 vectors in memory and one more: the least meaning can cost."""
    rows = np.ones((OBSERVATIONS, width), dtype=np.float32)
    return milliseconds(lambda: rows @ rows[0])


def rows(found: dict[str, Any]) -> list[list[str]]:
    """The figures as a table, its head first."""
    words = [pair[1] for pair in found["words"].values()]
    both = {text: (ours, found["matrix"] + found["words"][text][1]) for text, ours in found["fused"].items()}
    return [
        ["milliseconds", "asked", "median", "slowest", "by hand, median", "times by hand"],
        ["opening", f"≤ {GOALS['opening']}", f"{found['opening']:.1f}", "", "", ""],
        _row(f"{len(QUESTIONS)} questions, the first {FIRST} rows", "filtered", found["filtered"]),
        _row(f"{len(words)} searches by words (BM25), top {TOP}", "words", found["words"]),
        _row(f"idem by words and meaning, top {TOP}", "fused", both),
    ]


def _row(what: str, name: str, times: Times) -> list[str]:
    ours, theirs = ([pair[side] for pair in times.values()] for side in (0, 1))
    half, bare = statistics.median(ours), statistics.median(theirs)
    figures = [f"{value:.1f}" for value in (half, max(ours), bare)]
    return [what, f"≤ {GOALS[name]}", *figures, f"{half / bare:.2f} (≤ {AT_MOST})"]


def made(folder: Path) -> dict[str, Any]:
    """The figures of a corpus that is made for it in an empty folder."""
    with opening.corpus(folder, create=True) as corpus:
        corpus_maker.fill(corpus, OBSERVATIONS, DOCUMENTS)
    return measured(folder)


def main() -> None:
    """Measure, and show all that was found."""
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Path(sys.argv[1])) if len(sys.argv) > 1 else made(Path(folder))
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
    for row in rows(found):
        sys.stdout.write(" | ".join(row) + "\n")


if __name__ == "__main__":
    main()
