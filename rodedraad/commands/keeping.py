"""Keeping a corpus: verifying it, copying it, removing a document from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from rodedraad.parameters import CORPUS, FOLDER, in_corpus

if TYPE_CHECKING:
    from pathlib import Path

with_originals = click.option(
    "--originals",
    type=FOLDER,
    metavar="MAP",
    help="Map met de stukken zelf, als zij niet als bronnen bij het corpus staat.",
)


@click.command(options_metavar="[OPTIES]")
@in_corpus
@with_originals
@click.option("--json", "as_json", is_flag=True, help="Schrijf wat is nagegaan als JSON.")
def check(*, corpus: Path | str, originals: Path | None, as_json: bool) -> None:
    """Ga na of een corpus gaaf is, en herstel wat eruit is af te leiden."""
    from corpus import checking
    from rodedraad import backups, opening, soundness

    with opening.corpus(corpus) as opened:
        report = checking.check(opened, backups.originals_of(opened, originals))
    click.echo(json.dumps(soundness.as_json(report), indent=2) if as_json else soundness.told(report))
    soundness.require(report)


@click.command(options_metavar="[OPTIES]")
@in_corpus
@click.option("--out", type=CORPUS, required=True, metavar="MAP_OF_URL", help="Nieuwe map of lege database.")
@with_originals
def backup(*, corpus: Path | str, out: Path | str, originals: Path | None) -> None:
    """Maak een kopie van een corpus, ook terwijl het in gebruik is."""
    from rodedraad import backups

    made = backups.make(corpus, out, originals)
    click.echo(f"Gekopieerd: corpus met {made.documents} stukken, en {made.originals} stukken zelf.")
    click.echo(f"Staat in: {made.place}")


@click.command(options_metavar="[OPTIES]")
@click.argument("stuk")
@in_corpus
@click.option("--reason", metavar="TEKST", help="Waarom het stuk weg moet; dit blijft bewaard.")
@click.option("--by", "author", metavar="NAAM", help="Wie dat heeft besloten.")
@click.option("--undo", is_flag=True, help="Sta toe dat een verwijderd stuk weer wordt gelezen.")
@with_originals
def remove(
    stuk: str,
    *,
    corpus: Path | str,
    reason: str | None,
    author: str | None,
    undo: bool,
    originals: Path | None,
) -> None:
    """Verwijder het document STUK voorgoed uit een corpus: tekst, codering, oordelen en het stuk zelf."""
    from rodedraad import removing

    if undo:
        id_ = removing.allow(corpus, stuk)
        click.echo(f"Toegestaan: de volgende run leest {id_} weer, als het in de map staat.")
        return
    if not (reason or "").strip() or not (author or "").strip():
        raise click.UsageError("Geef met --reason waarom, en met --by wie het heeft besloten.")
    gone = removing.remove(corpus, stuk, str(reason).strip(), str(author).strip(), originals)
    click.echo(f"Verwijderd: stuk {gone.id}.")
    for path in gone.files:
        click.echo(f"Verwijderd: {path}")
    for path in gone.left:
        click.echo(
            f"Niet verwijderd: {path} kan nog tekst van dit stuk bevatten. Haal die eruit, of verwijder het."
        )
    if not gone.searched:
        click.echo("De stukken zelf en de rapporten staan elders: geef met --originals de map bronnen.")
    click.echo("Kopieën van het corpus en eerdere exports houden het stuk tot u die zelf verwijdert.")
