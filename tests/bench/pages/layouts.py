"""All layouts, in the order in which they are made."""

from __future__ import annotations

from held_layouts import HELD
from open_letters import LETTERS
from open_reports import REPORTS

LAYOUTS = tuple(layout() for layout in (*LETTERS, *REPORTS, *HELD))
