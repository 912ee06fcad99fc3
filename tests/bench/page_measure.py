"""Measures the reader on pages with known content: `tests/bench/page_measure.py [--held] [--show NAME]`.

Pages and truth lie in tests/bench/pages; `make_pages.py` there made them. `page_scores` holds the measures.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from page_scores import (
    MEASURES,
    body_words,
    cells,
    common,
    compare,
    normal_cell,
    occurrences,
    pooled,
    unread,
    words,
)  # fmt: skip

from corpus.errors import UnreadableError
from corpus.model import BlockKind
from ingest.registry import read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from page_scores import (
        Tally,
        Truth,
    )

    from corpus.model import Reading

PAGES = Path(__file__).parent / "pages"


def measured(path: Path) -> tuple[Truth, Tally, bool]:
    """A layout's truth, its measures, and whether it could be read."""
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    try:
        return truth, compare(read(path, name=path.name), truth), True
    except UnreadableError:
        return truth, unread(truth), False


def measure(folder: Path) -> dict[str, Any]:
    """All layouts of a folder: each apart, and pages with text and scans pooled."""
    paths = sorted(folder.glob("*.pdf"))
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(measured, paths))
    texts = [tally for truth, tally, _ in found if not truth["scan"]]
    scans = [(tally, done) for truth, tally, done in found if truth["scan"]]
    return {
        "layouts": {truth["layout"]: pooled([tally]) for truth, tally, _ in found},
        "unread": [truth["layout"] for truth, _, done in found if not done],
        "pages": sum(truth["pages"] for truth, _, _ in found),
        "text": pooled(texts),
        "scans": pooled(tally for tally, _ in scans),
        "scans_read": [sum(done for _, done in scans), len(scans)],
    }


def differences(path: Path) -> list[str]:
    """What differs between truth and reading: words, headings, rows, notes and furniture, line by line."""
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    reading = read(path, name=path.name)
    true = words(" ".join(truth["words"]))
    return [
        *_word_differences(true, body_words(reading)),
        *_list_differences("kop", *_headings(reading, truth)),
        *_list_differences("rij", *_rows(reading, truth)),
        *_list_differences("noot", *_notes(reading, truth)),
        *_left_lines(body_words(reading), truth),
    ]


def _word_differences(true: Sequence[str], read: Sequence[str]) -> list[str]:
    found, i, j = [], 0, 0
    for a, b in [*common(true, read), (len(true), len(read))]:
        if a > i or b > j:
            before = " ".join(true[max(0, i - 3) : i])
            found.append(f"{before} … -[{' '.join(true[i:a])}] +[{' '.join(read[j:b])}]")
        i, j = a + 1, b + 1
    return found


def _headings(reading: Reading, truth: Truth) -> tuple[list[str], list[str]]:
    """Headings true and read with their levels; one whose level is free is shown without."""
    free = {" ".join(words(text)) for level, text in truth["headings"] if level == 0}
    true = [(level, " ".join(words(text))) for level, text in truth["headings"]]
    read_ = [(b.level, " ".join(words(b.text))) for b in reading.blocks if b.kind is BlockKind.HEADING]
    shown = [[f"{'*' if text in free else level} {text}" for level, text in side] for side in (true, read_)]
    return shown[0], shown[1]


def _rows(reading: Reading, truth: Truth) -> tuple[list[str], list[str]]:
    rows = [cells(block) for block in reading.blocks if block.kind is BlockKind.TABLE_ROW]
    true = [" ¦ ".join(map(normal_cell, row)) for table in truth["tables"] for row in table]
    return true, [" ¦ ".join(row) for row in rows]


def _notes(reading: Reading, truth: Truth) -> tuple[list[str], list[str]]:
    read = [" ".join(words(block.text)) for block in reading.blocks if block.kind is BlockKind.NOTE]
    return [" ".join(words(" ".join(note))) for note in truth["notes"]], read


def _list_differences(what: str, true: list[str], read: list[str]) -> list[str]:
    lines = difflib.ndiff(true, read)
    return [f"{what} {line}" for line in lines if line[0] in "-+"]


def _left_lines(read: Sequence[str], truth: Truth) -> list[str]:
    lines = sorted({tuple(words(line)) for line in truth["furniture"]} - {()})
    true = words(" ".join([*truth["words"], *truth["optional"]]))
    return [f"opmaak {' '.join(line)}" for line in lines if occurrences(line, read) > occurrences(line, true)]


def table(result: Mapping[str, Any]) -> list[str]:
    """The figures for people: a row for each layout, then the pooled ones."""
    names = list(MEASURES)
    head = f"{'':16}" + "".join(f"{name:>12}" for name in names)
    rows = {**result["layouts"], "TEXT": result["text"], "SCANS": result["scans"]}
    lines = [
        f"{name:16}" + "".join(f"{'-' if row[m] is None else format(row[m], '.4f'):>12}" for m in names)
        for name, row in rows.items()
    ]
    read, scans = result["scans_read"]
    return [
        head,
        *lines,
        f"{result['pages']} pages; scans read: {read} of {scans}; unread: {result['unread']}",
    ]


def main(arguments: Sequence[str]) -> None:
    """Prints the figures of the open layouts, or those asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="measure the layouts that nobody tunes on")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--show", metavar="NAME", help="print what differs in one open layout")
    options = parser.parse_args(arguments)
    folder = PAGES / ("held" if options.held else "open")
    if options.show:
        lines = differences(folder / f"{options.show}.pdf")
    elif options.json:
        lines = [json.dumps(measure(folder), ensure_ascii=False, indent=1)]
    else:
        lines = table(measure(folder))
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
