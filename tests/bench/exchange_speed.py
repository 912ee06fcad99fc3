"""How fast observations leave the corpus and come in: a made dossier, out in each form and in again.

The words are those of the project's own training passages at their own frequencies, the labels and which go
together are theirs too. Importing is measured from the file to the settled corpus, in observations a second;
how much of it is the work of this process and the one beside it (`processor`) says what an unshared machine
would give.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import time
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus import tables
from corpus.filters import EVERYTHING
from corpus.ids import observation_id
from nlp import analysis, train
from rodedraad import exporting, importing, opening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import polars

MANY, FEW = 1_000_000, 100_000
A_DOCUMENT, A_BLOCK = 100, 4
"""Observations of a document and of a block."""
AT_LEAST = 50_000
"""Observations a second that are asked of the import of many."""
ABOUT = tables.About(date="2026-01-26", program="bench")


@cache
def stock() -> tuple[list[str], np.ndarray, list[int], list[dict[str, Any]]]:
    """The words and their shares, the lengths of sentences and the labels of the training passages."""
    units = [
        unit
        for path in sorted(train.PASSAGES.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        for unit in json.loads(line)["eenheden"]
    ]
    counts = Counter(word for unit in units for word in unit["tekst"].split())
    words, found = zip(*sorted(counts.items()), strict=True)
    return list(words), np.array(found) / sum(found), [len(unit["tekst"].split()) for unit in units], units


def dossier(observations: int, seed: int = 0) -> polars.DataFrame:
    """A table of so many observations, with all that an export has to rebuild them."""
    import polars

    draw = np.random.default_rng(seed)
    words, shares, lengths, units = stock()
    texts = _sentences(draw, observations, words, shares, lengths)
    number = np.arange(observations) // A_DOCUMENT
    documents = [hashlib.sha256(str(n).encode()).hexdigest() for n in range(number[-1] + 1)]
    frame = polars.DataFrame(
        {"nr": number, "text": texts, "unit": draw.integers(0, len(units), observations)}
    )
    length = polars.col("text").str.len_chars().cast(polars.Int64)
    block = (polars.int_range(polars.len()) % A_DOCUMENT) // A_BLOCK
    frame = frame.with_columns(length.alias("lengte"), block.alias("blok"))
    end = (polars.col("lengte") + 1).cum_sum()
    frame = frame.with_columns(
        (end.over("nr") - 1).alias("oorsprong_eind"), (end.over("nr", "blok") - 1).alias("eind")
    ).with_columns(
        (polars.col("oorsprong_eind") - polars.col("lengte")).alias("oorsprong_begin"),
        (polars.col("eind") - polars.col("lengte")).alias("begin"),
    )
    return _described(frame, documents, units, np.round(draw.uniform(0.4, 1, observations), 3))


def _sentences(
    draw: np.random.Generator, count: int, words: list[str], shares: np.ndarray, lengths: Sequence[int]
) -> polars.Series:
    import polars

    sizes = draw.choice(lengths, count)
    drawn = draw.choice(len(words), int(sizes.sum()), p=shares)
    every = polars.DataFrame({"nr": np.repeat(np.arange(count), sizes), "woord": polars.Series(words)[drawn]})
    joined = every.group_by("nr", maintain_order=True).agg(polars.col("woord").str.join(" "))
    return joined["woord"]


def _described(
    frame: polars.DataFrame, documents: list[str], units: list[dict[str, Any]], scores: np.ndarray
) -> polars.DataFrame:
    import polars

    labels = polars.DataFrame(
        {
            "unit": range(len(units)),
            "rol": [unit["rol"] for unit in units],
            "thema": [unit["thema"] for unit in units],
            "toerekening": [unit["toerekening"] for unit in units],
        },
        schema_overrides={"thema": polars.List(polars.String), "unit": frame.schema["unit"]},
    )
    frame = frame.join(labels, on="unit", how="left", maintain_order="left").with_columns(score=scores)
    reason = polars.concat_str(polars.lit("rol:"), "rol", polars.lit(": woorden en samenhang"))
    whole = frame.with_columns(
        polars.Series(documents)[frame["nr"]].alias("stuk"),
        ("stuk-" + polars.col("nr").cast(polars.String).str.zfill(6) + ".pdf").alias("bestand"),
        polars.col("score").alias("rol_score"),
        polars.col("thema").alias("onderwerp"),
        polars.concat_list(reason, reason).alias("waarom"),
        polars.concat_list("score", polars.lit(1.16)).alias("gewichten"),
        polars.concat_list(polars.lit("Provincie Merenland")).alias("bron"),
        polars.lit("provincie").alias("laag"),
        polars.lit("2026-01-26").alias("datum"),
        polars.concat_list(polars.lit("Knelpunten")).alias("kop"),
        polars.lit(analysis.model()).alias("model"),
        polars.lit(analysis.codebook().name).alias("codeboek"),
    )
    places = (whole[name].to_list() for name in ("stuk", "oorsprong_begin", "oorsprong_eind", "text"))
    ids = [observation_id(*one) for one in zip(*places, strict=True)]
    return whole.with_columns(polars.Series("id", ids)).drop("nr", "unit", "lengte", "score")


def measured() -> dict[str, Any]:
    """Observations a second: `import` of many, and `export` and `import` of few by form."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found: dict[str, Any] = {"many": _imported(folder, dossier(MANY), "many")}
        _imported(folder, dossier(FEW), "few")
        with opening.corpus(folder / "few") as corpus:
            for form in exporting.ALL_FORMS[:-1]:
                begun = time.perf_counter()
                exporting.export(corpus, EVERYTHING, form, folder / form, include_confidential=True)
                found[form] = {"out": FEW / (time.perf_counter() - begun)}
        for form in tables.FORMS:
            begun = time.perf_counter()
            importing.bring(folder / f"uit-{form}", folder / form)
            found[form]["in"] = FEW / (time.perf_counter() - begun)
    return found


def _imported(folder: Path, table: polars.DataFrame, name: str) -> dict[str, float]:
    tables.write(table, folder / "table", "parquet", ABOUT)
    begun, before = time.perf_counter(), os.times()
    report = importing.bring(folder / name, folder / "table")
    seconds, after = time.perf_counter() - begun, os.times()
    if report.observations != table.height:
        raise AssertionError(report)
    work = sum(after[:4]) - sum(before[:4])
    return {
        "a_second": table.height / seconds,
        "processor": work / table.height * 1e6,
        "load": os.getloadavg()[0],
    }


def rows(found: dict[str, Any]) -> Iterator[list[str]]:
    """The figures as rows of a table, with its head."""
    many = found["many"]
    yield ["observations a second", "asked", "out", "in"]
    yield [f"{MANY:,} from Parquet", f"≥ {AT_LEAST:,}", "", f"{many['a_second']:,.0f}"]
    for form in exporting.ALL_FORMS[:-1]:
        own = found[form]
        yield [f"{FEW:,} as {form}", "", f"{own['out']:,.0f}", f"{own['in']:,.0f}" if "in" in own else ""]
    yield ["microseconds of processor for each of many", "", "", f"{many['processor']:.0f}"]
    yield ["load of the machine meanwhile", "", "", f"{many['load']:.1f}"]


if __name__ == "__main__":
    for row in rows(measured()):
        sys.stdout.write(" | ".join(row) + "\n")
