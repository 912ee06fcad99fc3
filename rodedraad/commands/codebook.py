"""Codebooks: beginning one, checking one, and the versions that a corpus was coded with."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from rodedraad.parameters import CORPUS, FOLDER, in_corpus


@click.command(options_metavar="[OPTIES]")
@click.argument("naam")
@click.option("--out", type=FOLDER, metavar="MAP", help="De map die wordt gemaakt; anders heet zij als NAAM.")
@click.option("--from", "source", default="", metavar="NAAM_OF_MAP", help="Neem dit codeboek over als begin.")
def new(naam: str, *, out: Path | None, source: str) -> None:
    """Begin een codeboek voor een andere wet, met NAAM als naam."""
    from rodedraad import starting

    folder = out or Path(naam)
    files = starting.begin(naam, folder, source)
    click.echo(f"Gemaakt: {folder} met {', '.join(files)}.")
    click.echo(f"Vul codeboek.toml in en controleer het met: rodedraad codebook check {folder}")


@click.group(options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT ...")
def codebook() -> None:
    """Controleer codeboeken, bekijk wat een andere versie verandert en welke er waren."""


@codebook.command("check", options_metavar="[OPTIES]")
@click.argument("codeboek", metavar="NAAM_OF_MAP")
@click.option("--dossier", type=FOLDER, metavar="MAP", help="Beproef het op de stukken in deze map.")
@click.option("--corpus", type=CORPUS, metavar="MAP_OF_URL", help="Beproef het op de zinnen in dit corpus.")
@click.option("--json", "as_json", is_flag=True, help="Schrijf de opmerkingen als JSON.")
def check(codeboek: str, *, dossier: Path | None, corpus: Path | str | None, as_json: bool) -> None:
    """Zeg wat er in een codeboek ontbreekt of overlapt, met plaats en raad."""
    from corpus import lawbook
    from rodedraad import progress, proofreading

    if dossier is not None and corpus is not None:
        raise click.UsageError("Geef --dossier of --corpus, niet beide.")
    book = lawbook.named(codeboek)
    if dossier is not None:
        with progress.shown(sys.stderr) as tell:
            found = proofreading.on_dossier(book, codeboek, dossier, tell)
    elif corpus is not None:
        found = proofreading.on_corpus(book, corpus)
    else:
        found = proofreading.remarks(book)
    if as_json:
        click.echo(json.dumps(proofreading.as_json(book, found), ensure_ascii=False, indent=1))
    else:
        click.echo(proofreading.told(book, found))
    proofreading.require(found)


@codebook.command("preview", options_metavar="[OPTIES]")
@click.argument("codeboek", metavar="NAAM_OF_MAP")
@in_corpus
@click.option("--json", "as_json", is_flag=True, help="Schrijf alle zinnen die veranderen als JSON.")
def preview(codeboek: str, *, corpus: Path | str, as_json: bool) -> None:
    """Toon wat een ander codeboek in een corpus zou veranderen, zonder iets te veranderen."""
    from corpus import lawbook
    from rodedraad import opening, previewing, previewtext, progress

    book = lawbook.named(codeboek)
    with opening.corpus(corpus) as opened, progress.shown(sys.stderr) as tell:
        now, found = opened.codebook().name, previewing.preview(opened, book, tell)
    if as_json:
        click.echo(json.dumps(previewtext.as_json(found, now), ensure_ascii=False, indent=1))
    else:
        click.echo(previewtext.told(found, now))


@codebook.command("list", options_metavar="[OPTIES]")
@in_corpus
@click.option("--json", "as_json", is_flag=True, help="Schrijf de lijst als JSON.")
def listed(*, corpus: Path | str, as_json: bool) -> None:
    """Toon met welke codeboeken een corpus is gecodeerd, en wanneer elk in gebruik was."""
    from corpus import bookversions
    from rodedraad import bookshelf, opening

    with opening.corpus(corpus) as opened, opened.reading() as connection:
        found, counts = bookversions.versions(connection), bookversions.counts(connection)
    if as_json:
        click.echo(json.dumps(bookshelf.as_json(found, counts), ensure_ascii=False, indent=1))
    else:
        click.echo(bookshelf.told(found, counts))
