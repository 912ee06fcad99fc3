"""The page models of themas and points, as an edition keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rodedraad.web.editions import Chapter
from rodedraad.web.threads import choosing, clashing, holding, points, sharing, themes, weighing
from rodedraad.web.threads.blocks import Places

if TYPE_CHECKING:
    from collections.abc import Sequence

WEIGHTS = Chapter("draden", weighing.Themes, weighing.themes)
CHOICES = Chapter("draden-keuzes", choosing.Choices, choosing.choices)
THEMES = Chapter("thema", themes.ThemePage, themes.pages)
THEME_PASSAGES = Chapter("thema-passages", points.Sayings, themes.passages)
THEME_PLACES = Chapter("thema-plaatsen", Places, themes.places)
ROWS = Chapter("punten", points.Rows, points.rows)
POINTS = Chapter("punt", points.PointPage, points.pages)
STATEMENTS = Chapter("punt-passages", points.Sayings, points.statements)
HOLDINGS = Chapter("punt-kern", holding.Holding, holding.holdings)
SHARED = Chapter("gedeeld", sharing.SharedTexts, sharing.shared)
SHARED_PLACES = Chapter("gedeeld-plaatsen", Places, sharing.places)
CLASHES = Chapter("conflicten", clashing.Clashes, clashing.clashes)
CLASH_PLACES = Chapter("conflict-plaatsen", Places, clashing.places)
CLASH_CHOICES = Chapter("conflict-keuzes", clashing.ClashChoices, clashing.choices)

CHAPTERS: Sequence[Chapter[Any]] = (
    WEIGHTS, CHOICES, THEMES, THEME_PASSAGES, THEME_PLACES, ROWS, POINTS, STATEMENTS, HOLDINGS,
    SHARED, SHARED_PLACES, CLASHES, CLASH_PLACES, CLASH_CHOICES,
)  # fmt: skip
