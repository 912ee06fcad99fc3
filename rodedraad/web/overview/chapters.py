"""The page models of the overview, as an edition keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rodedraad.web.editions import Chapter
from rodedraad.web.overview import dossier, matrix

if TYPE_CHECKING:
    from collections.abc import Sequence

OVERVIEW = Chapter("overzicht", dossier.Overview, dossier.overview)
GRIDS = Chapter("matrix", matrix.Grid, matrix.grids)

CHAPTERS: Sequence[Chapter[Any]] = (OVERVIEW, GRIDS)
