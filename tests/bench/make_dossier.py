"""Makes a dossier of any size: `make dossier N=1000 [OUT=uit/dossier-1000] [SEED=1] [SHORT=1]`.

    python tests/bench/make_dossier.py COUNT [FOLDER] [--seed N] [--short] [--processes N]

What is true of the documents lies beside the folder (`FOLDER.waarheid.jsonl`, a line a document), with the
counts that must come out (`FOLDER.tellingen.json`).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from dossier_maker import making


def main() -> None:
    """Make one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--processes", type=int, default=making.PROCESSES)
    asked = parser.parse_args()
    folder = asked.folder or Path(f"uit/dossier-{asked.count}")
    making.make(folder, asked.count, seed=asked.seed, short=asked.short, processes=asked.processes)


if __name__ == "__main__":
    main()
