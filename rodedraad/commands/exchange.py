"""The corpus out to other programs and people, and what they made of it back in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from rodedraad.parameters import FOLDER, in_corpus, include_names

if TYPE_CHECKING:
    from pathlib import Path

FORMS = ("parquet", "csv", "xlsx", "jsonl", "qdpx", "qdc")


@click.command(options_metavar="[OPTIES]")
@click.argument("vraag", nargs=-1)
@in_corpus
@click.option(
    "--format", "form", type=click.Choice(FORMS), required=True, metavar="VORM", help=", ".join(FORMS)
)
@click.option(
    "--out", type=FOLDER, required=True, metavar="BESTAND", help="Het bestand dat wordt geschreven."
)
@click.option("--include-confidential", is_flag=True, help="Neem ook de tekst van vertrouwelijke stukken op.")
@include_names
def export(
    vraag: tuple[str, ...],
    *,
    corpus: Path | str,
    form: str,
    out: Path,
    include_confidential: bool,
    include_names: bool,
) -> None:
    """Schrijf de waarnemingen waar VRAAG om vraagt, of alle, voor een ander programma."""
    from rodedraad import asking, exporting, opening

    with opening.corpus(corpus) as opened:
        asked = asking.question(" ".join(vraag))
        told = exporting.export(
            opened, asked, form, out, include_confidential=include_confidential, include_names=include_names
        )
    click.echo(f"{told} geschreven: {out}")


@click.command(name="import", options_metavar="[OPTIES]")
@click.argument("bestand", type=FOLDER)
@in_corpus
@click.option("--by", default="", metavar="NAAM", help="Wie in het bestand heeft geoordeeld.")
@click.option("--dry-run", is_flag=True, help="Zeg alleen wat er zou gebeuren.")
def import_(bestand: Path, *, corpus: Path | str, by: str, dry_run: bool) -> None:
    """Neem over wat in BESTAND is gewijzigd of gecodeerd, en stukken die het corpus niet heeft."""
    from corpus.errors import EXIT_PARTLY
    from rodedraad import importing, receipts

    found = importing.bring(corpus, bestand, by, dry_run=dry_run)
    if found.documents and not dry_run:
        importing.give_meaning(corpus)
    click.echo(receipts.summary(found, dry_run=dry_run))
    for line in receipts.trouble(found):
        click.echo(line, err=True)
    if found.refused:
        sys.exit(EXIT_PARTLY)
