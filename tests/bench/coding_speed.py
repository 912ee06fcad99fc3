"""Measures the speed of coding on one core: sentences, rules and signs, encoder and heads together.

Beside it stands what spaCy's blank Dutch tokenizer and sentencizer take for the same texts: the limit, since
no coder can be faster than cutting the text. `python tests/bench/coding_speed.py` prints the figures as JSON.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED = Path(__file__).parents[3] / "shared" / "dossier-txt"
EXAMPLES = Path(__file__).parents[2] / "examples" / "dossier"
RUNS, AT_LEAST, LOADED_IN = 7, 2500, 0.3
"""Repeats of which the median counts, sentences a second that are asked, seconds for loading the model."""


def measured() -> dict[str, float]:
    """The figures, from a fresh process that may use one thread."""
    one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    ran = subprocess.run(
        [sys.executable, __file__], capture_output=True, text=True, check=True, env={**os.environ, **one}
    )
    figures: dict[str, float] = json.loads(ran.stdout)
    return figures


def main() -> None:
    """Measure, and print as JSON."""
    from ingest import registry
    from nlp import chosen, codebooks, sentences
    from nlp.dutch import pipeline
    from nlp.features import found
    from nlp.stretches import stretches

    folder = SHARED if SHARED.is_dir() else EXAMPLES
    readings = [registry.read(path, name=path.name) for path in sorted(folder.glob("*.[tpd][xdo][tfc]*"))]
    pipeline()
    import numpy  # noqa: F401  # loading is measured without imports

    start = time.perf_counter()
    ruled = codebooks.load()
    learnt = chosen.load()
    loaded = time.perf_counter() - start

    def code() -> int:
        count = 0
        for reading in readings:
            units = tuple(sentences.segment(reading.blocks))
            blocks = {block.index: block for block in reading.blocks}
            sections = [stretch for _, stretch in stretches(units, blocks)]
            learnt.predict(sections, [found(ruled.rules, section) for section in sections])
            count += len(units)
        return count

    import spacy

    blank = spacy.blank("nl")
    blank.add_pipe("sentencizer")
    texts = [block.text for reading in readings for block in reading.blocks]

    def cut() -> int:
        return sum(len(list(doc.sents)) for doc in map(blank, texts))

    count = code()
    ours, limit = _median(code), _median(cut)
    print(  # noqa: T201
        json.dumps(
            {
                "sentences": count,
                "loaded_seconds": loaded,
                "sentences_a_second": count / ours,
                "spacy_sentences_a_second": count / limit,
                "torch_loaded": float("torch" in sys.modules),
            }
        )
    )


def _median(work: Callable[[], int]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()
