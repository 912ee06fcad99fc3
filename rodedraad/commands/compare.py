"""Setting two sides beside each other, and the documents and versions that can be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from rodedraad.parameters import in_corpus

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("vraag", "versie", "codeboek", "model", "stand")


@click.command(options_metavar="[OPTIES]")
@click.argument("links")
@click.argument("rechts")
@in_corpus
@click.option(
    "--op", "kind", type=click.Choice(KINDS), default=KINDS[0], show_default=True, metavar="WAT",
    help="Wat LINKS en RECHTS zijn: vraag, versie, codeboek, model of stand.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Schrijf de vergelijking als JSON.")
def compare(links: str, rechts: str, *, corpus: Path | str, kind: str, as_json: bool) -> None:
    """Toon wat RECHTS nieuw, vervallen, gewijzigd en gelijk is ten opzichte van LINKS.

    Zonder --op zijn het twee vragen, zoals datum:2025 en datum:2026.
    """
    from corpus.comparing.sides import sides
    from rodedraad import differences, opening

    with opening.corpus(corpus) as opened:
        found = sides(opened, links, rechts, kind)
    names = (links, rechts)
    if as_json:
        click.echo(json.dumps(differences.as_json(found, kind, names), ensure_ascii=False, indent=1))
    else:
        differences.show(found, kind, names)


@click.command(options_metavar="[OPTIES]")
@in_corpus
@click.option("--notices", is_flag=True, help="Toon per bestand wat niet of anders is gelezen.")
@click.option("--json", "as_json", is_flag=True, help="Schrijf de lijst als JSON.")
def documents(corpus: Path | str, *, notices: bool, as_json: bool) -> None:
    """Toon de stukken in een corpus, met hun eerdere versies."""
    from corpus import inventory
    from rodedraad import opening, shelves

    if notices:
        _notices(corpus, as_json=as_json)
        return
    with opening.corpus(corpus) as opened, opened.reading() as connection:
        held, gone = inventory.inventory(connection), inventory.departed(connection)
    if as_json:
        click.echo(json.dumps(shelves.as_json(held, gone), ensure_ascii=False, indent=1))
    else:
        shelves.show(held, gone)


def _notices(corpus: Path | str, *, as_json: bool) -> None:
    """Write what there is to know of each file that the last run saw."""
    from rodedraad import noticing, opening

    with opening.corpus(corpus) as opened:
        things = noticing.of_corpus(opened)
    if as_json:
        click.echo(json.dumps([noticing.as_json(thing) for thing in things], ensure_ascii=False, indent=1))
        return
    for thing in things:
        click.echo(thing.line)
