"""Invented dossiers of any size with known truth; begin at `making.make`.

A document follows from seed and number alone: `stock` has the coded sentences that it is made of, `varying`
gives them other figures, days and places, `composing` says what it is and what stands in it, `layout` gives
it letterhead and signature, `setting` sets it in a format, `truth` tells what a reader must find.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path[:0] = [folder for folder in (str(ROOT / "examples"), str(ROOT)) if folder not in sys.path]
