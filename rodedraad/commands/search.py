"""Searching the corpus: by words and by meaning, and for what is like an observation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rodedraad.parameters import FOLDER, in_corpus

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN_MEANING = (
    "Er is alleen op woorden gezocht: de betekenis van de zinnen in dit corpus is nog niet bepaald. "
    "Draai 'rodedraad run' opnieuw."
)


@click.command(options_metavar="[OPTIES]")
@click.argument("vraag", nargs=-1)
@in_corpus
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Ten hoogste N."
)
@click.option("--words", "only_words", is_flag=True, help="Zoek alleen op woorden.")
@click.option("--meaning", "only_meaning", is_flag=True, help="Zoek alleen op betekenis.")
@click.option("--like", "like_id", metavar="ID", help="Zoek wat lijkt op deze waarneming.")
@click.option(
    "--model", type=FOLDER, metavar="MAP", help="Het model waarmee run codeerde, als het een eigen is."
)
@click.option("--json", "as_json", is_flag=True, help="Schrijf wat is gevonden als JSON.")
def search(
    vraag: tuple[str, ...],
    *,
    corpus: Path | str,
    limit: int,
    only_words: bool,
    only_meaning: bool,
    like_id: str | None,
    model: Path | None,
    as_json: bool,
) -> None:
    """Zoek in een corpus naar VRAAG, het beste antwoord eerst."""
    from corpus import search as searching
    from nlp import chosen
    from rodedraad import asking, listing, opening

    if only_words + only_meaning + (like_id is not None) > 1:
        raise click.UsageError("Geef ten hoogste één van --words, --meaning en --like.")
    with opening.corpus(corpus) as opened, chosen.using(model):
        asked = asking.question(" ".join(vraag))
        if like_id is not None:
            found = searching.like(opened, like_id, asked, limit)
        else:
            found = searching.search(opened, asked, limit, words=not only_meaning, meaning=not only_words)
    listing.show(found.frame(), "json" if as_json else "table")
    if not (found.by_meaning or only_words):
        click.echo(UNKNOWN_MEANING, err=True)
