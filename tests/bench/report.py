"""Measures everything and writes docs/benchmarks.md: `make bench`.

The main job and its agreement with a coding by hand (`main_job`), what several workers make
of it (`engine_speed`), the speed of coding (`coding_speed`), pages
with known content (`page_measure`), the speed of reading PDF beside other libraries (`pdf_speed`), that of a
large corpus (`corpus_speed`) and of the pages over one (`page_speed`), what search answers (`search_scores`),
what synthesis finds (`synthesis_report`), what one
document more costs (`incremental`), how fast reports are (`report_speed`) and whom they mask
(`persons_scores`), all in one run on one machine.
"""

from __future__ import annotations

import platform
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import coding_speed
import corpus_speed
import engine_speed
import exchange_speed
import incremental
import main_job
import page_measure
import page_speed
import pdf_speed
import persons_scores
import report_speed
import search_scores
import synthesis_report

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = (
    "polars", "pypdfium2", "scikit-learn", "spacy", "sqlalchemy", "tesserocr",
    "pdfplumber", "markitdown", "pymupdf4llm",
)  # fmt: skip
REPORT = main_job.ROOT / "docs" / "benchmarks.md"
GOALS = {
    "words": ("words in right order", "≥ 0.998"),
    "precision": ("words that belong", ""),
    "headings": ("headings, F1", "≥ 0.97"),
    "levels": ("headings with level, F1", ""),
    "cells": ("table cells exact", "≥ 0.95"),
    "header_rows": ("header rows marked", ""),
    "notes": ("words of notes", ""),
    "furniture": ("furniture left in text", "≤ 0.005"),
    "characters": ("OCR character error rate", "≤ 0.01"),
}


def table(rows: list[list[str]]) -> str:
    """A Markdown table of which the first row is the head."""
    head, *body = rows
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *body))


def versions() -> str:
    """The machine, Python and the packages that are installed."""
    found = [f"{name} {number}" for name in PACKAGES if (number := _version(name))]
    return f"{platform.machine()}, Python {platform.python_version()}, {', '.join(found)}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def pages() -> str:
    """The figures on pages with known content; the held ones were not looked at while the parser was made."""
    folders = [page_measure.measure(page_measure.PAGES / name) for name in ("open", "held")]
    columns = [result[kind] for result in folders for kind in ("text", "scans")]
    head = ["measure", "asked", "open, text", "open, scan", "held, text", "held, scan"]
    rows = [[*GOALS[name], *(_share(column[name]) for column in columns)] for name in GOALS]
    counts = " and ".join(f"{r['pages']} pages in {len(r['layouts'])} layouts" for r in folders)
    return f"{counts} (open and held).\n\n{table([head, *rows])}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"


def speed(found: dict[str, Any]) -> str:
    """Milliseconds a page of each reader, and how ours compares."""
    times = found["ms_a_page"]
    files = list(times)
    rows = [[name, *(f"{times[file][name]:.1f}" for file in files)] for name in times[files[0]]]
    return "\n\n".join([table([["ms a page", *files], *rows]), table(list(_ratios(found, files)))])


def _ratios(found: dict[str, Any], files: list[str]) -> Iterator[list[str]]:
    yield ["`ingest.pdf.read`", "asked", *files]
    bare = found["times_bare"]
    yield ["times the bare text of pdfium", f"≤ {pdf_speed.AT_MOST}", *(f"{bare[f]:.1f}" for f in files)]
    faster = found["times_faster"]
    for peer in faster[files[0]]:
        asked = f"≥ {pdf_speed.AT_LEAST}"
        yield [f"times faster than {peer}", asked, *(f"{faster[f][peer]:.1f}" for f in files)]


def coding(found: dict[str, float]) -> str:
    """Sentences a second through the whole coder, beside spaCy's own cutting of the same text."""
    ours, limit = found["sentences_a_second"], found["spacy_sentences_a_second"]
    return table(
        [
            ["coding on one core", "asked", "measured"],
            ["sentences a second", f"≥ {coding_speed.AT_LEAST}", f"{ours:.0f}"],
            ["spaCy's blank tokenizer and sentencizer alone", "", f"{limit:.0f}"],
            ["share of that limit", "", f"{ours / limit:.2f}"],
            ["seconds to load the model", f"≤ {coding_speed.LOADED_IN}", f"{found['loaded_seconds']:.2f}"],
            ["torch in the process", "no", "yes" if found["torch_loaded"] else "no"],
        ]
    )


def memory(found: dict[str, Any]) -> str:
    """What 500 pages take above 50."""
    return table([["reader", "MB"], *([name, f"{mb:.0f}"] for name, mb in found["memory_mb"].items())])


def replaced(heading: str, section: str) -> None:
    """Put a section that was measured apart in the place of the one with this heading, or at the end."""
    text = REPORT.read_text("utf-8")
    before, mark, after = text.partition(f"\n## {heading}\n")
    rest = "".join(after.partition("\n## ")[1:]) if mark else ""
    REPORT.write_text(f"{before.rstrip()}\n\n## {heading}\n\n{section}\n{rest}", "utf-8")


def main() -> None:
    """Measure and write."""
    with tempfile.TemporaryDirectory() as folder:
        job, agreed = main_job.sections(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        asked = corpus_speed.made(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        answered = search_scores.scores(Path(folder))
    found, coded = pdf_speed.measured(), coding_speed.measured()
    exchanged = table(list(exchange_speed.rows(exchange_speed.measured())))
    text = f"""# Benchmarks

Written by `make bench` on {versions()}.

## The main job, seconds

{job}

## Several workers

{engine_speed.TIMES} times the invented dossier, the median of {engine_speed.ROUNDS} rounds (the least and
the most in brackets). Two processes that only reckon tell what a second processor is worth on this machine.
Where the share of the process that records comes near 1, more workers do not help.

{table(engine_speed.rows())}

## Agreement with a coding by hand

`demo` is the invented dossier with its coding in `tests/eval/examples`; `dossier` and `dossier-txt` are three
real documents, as PDF and as raw text, coded twice independently and adjudicated. Training uses neither.

{agreed}

What each part of the coder adds, and the learning curve: [learning.md](learning.md).

## Coding

Sentences, rules and signs, encoder and heads together, in one process with one thread.

{coding(coded)}

## Asking a large corpus

{corpus_speed.OBSERVATIONS:,} invented observations in {corpus_speed.DOCUMENTS:,} documents (`corpus_maker`).
By hand is the same in SQL on sqlite3 with FTS5, as many columns in a frame; for meaning, FTS5 and the product
of a float32 matrix. Their vectors are made and kept at {asked["indexed"]:,.0f} observations a second.

{table(corpus_speed.rows(asked))}

## {page_speed.HEADING}

{page_speed.section(table)}

## Answers to questions

{len(search_scores.QUESTIONS)} questions about the invented dossier, with the sentences that answer them
(`tests/eval/questions.toml`).

{table(search_scores.rows(answered))}

## From observations to findings

{synthesis_report.section(table)}

## One document more

{incremental.section(table)}

## Reports

{report_speed.DOCUMENTS} documents in the words of the training passages; the findings are there.

{table(report_speed.rows())}

## Personal data

What reports and exports mask in sentences made for it (`tests/corpus/personal`), as shares with their counts
and 95 % Wilson intervals. A mask is right when it lies within what is to be masked; what is masked only in
part counts as missed. The held half was written before the rules and lists were extended, but by who extended
them: it is an upper bound for names, which hang on lists of first names and roles.

{table(persons_scores.rows())}

## Out and in

A made dossier in the words of the training passages. Importing is everything from the file to a corpus in
which all can be found; it is bound by what SQLite does for a row, its indexes and full-text search included.

{exchanged}

## Pages with known content

Made by typst, LibreOffice and Chromium (`tests/bench/pages`); the held layouts were laid aside until the
parser was done.

{pages()}

## Reading PDF, beside others

Medians in one process for each reader; `tekst.pdf` is {pdf_speed.PAGES} made pages of running text.

{speed(found)}

Peak memory that {pdf_speed.LONG} pages take above {pdf_speed.SHORT}:

{memory(found)}
"""
    REPORT.write_text(text, "utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
