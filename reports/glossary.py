"""The codebook as a reader meets it: the values that a coding may hold, with their meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.blocks import Cell, Heading, Paragraph, Row, Section, Table
from reports.dutch import capital
from reports.grounds import moments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.dossier import Dossier


def chapter(dossier: Dossier) -> Section:
    """A table each for rol, thema, toerekening and fase."""
    book = dossier.codebook
    rollen = ((r.id, r.label, capital(r.meaning)) for r in book.rollen)
    themas = ((t.id, t.label, _scope(t.includes, t.excludes)) for t in book.themas)
    toerekeningen = ((t.id, capital(t.label)) for t in book.toerekeningen)
    fasen = ((f.id, capital(f.label), capital(f.moment) or "–") for f in book.fasen)
    intro = dossier.fixed(f"De waarnemingen zijn gecodeerd met codeboek {book.name}.")
    blocks = (
        Paragraph((intro,)),
        _table(dossier, "Rol", ("Code", "Naam", "Betekenis"), rollen, (18, 22, 60)),
        _table(dossier, "Thema", ("Code", "Naam", "Reikwijdte"), themas, (18, 32, 50)),
        _table(dossier, "Toerekening", ("Code", "Betekenis"), toerekeningen, (25, 75)),
        _table(dossier, "Fase", ("Code", "Naam", moments(dossier)), fasen, (20, 50, 30)),
    )
    return Section(Heading("Codeboek", "codeboek"), blocks)


def _scope(includes: str, excludes: str) -> str:
    bare = includes.strip().rstrip(".")
    return f"{bare}. Niet: {excludes.strip().rstrip('.')}." if excludes else f"{bare}."


def _table(
    dossier: Dossier,
    caption: str,
    header: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    widths: tuple[int, ...],
) -> Table:
    made = tuple(Row(tuple(Cell(dossier.fixed(text)) for text in row)) for row in rows)
    return Table(f"Codeboek: {caption.lower()}", header, made, widths)
