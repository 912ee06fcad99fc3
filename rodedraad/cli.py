"""The commands. Each checks its input, calls the library and shows what came of it, in Dutch."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from rodedraad.commands.account import account
from rodedraad.commands.audit import audit
from rodedraad.commands.codebook import codebook, new
from rodedraad.commands.compare import compare, documents
from rodedraad.commands.exchange import export, import_
from rodedraad.commands.findings import findings
from rodedraad.commands.keeping import backup, check, remove
from rodedraad.commands.points import point
from rodedraad.commands.report import report
from rodedraad.commands.review import agreement, next_, review
from rodedraad.commands.search import search
from rodedraad.commands.serve import serve
from rodedraad.parameters import CORPUS, FOLDER, Name, in_corpus, include_names, with_engine

if TYPE_CHECKING:
    from pathlib import Path

    from rodedraad.engines import Engine

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=CONTEXT, options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT ...")
@click.version_option(package_name="rodedraad")
def cli() -> None:
    """Leest brieven, toetsen en verslagen over de werking van een wet en stelt het rapport erover op.

    Alles gebeurt op deze computer; geen document verlaat haar.
    """


@cli.command(options_metavar="[OPTIES]")
@click.argument("dossier", type=FOLDER)
@click.option("--out", type=FOLDER, required=True, metavar="MAP", help="Map voor corpus en rapporten.")
@click.option(
    "--corpus", type=CORPUS, metavar="URL", help="Database voor het corpus; anders staat het in --out."
)
@with_engine
@click.option("--force", is_flag=True, help="Lees en codeer alles opnieuw.")
@click.option("--recluster", is_flag=True, help="Werk punten, register en rapporten opnieuw uit.")
@click.option("--no-reports", is_flag=True, help="Lees en codeer alleen; schrijf de rapporten later.")
@click.option("--include-confidential", is_flag=True, help="Citeer ook uit vertrouwelijke stukken.")
@include_names
@click.option("--password", "passwords", multiple=True, metavar="W", help="Wachtwoord van PDF's (mag vaker).")
@click.option("--codebook", default="", metavar="NAAM_OF_MAP", help="Codeer met dit codeboek van een wet.")
@click.option("--model", type=FOLDER, metavar="MAP", help="Codeer met het model dat train in MAP schreef.")
@click.option(
    "--encoder",
    type=Name(),
    metavar="NAAM_OF_PAD",
    help="Leer zo nodig eerst een model met deze encoder.",
)
def run(
    dossier: Path,
    out: Path,
    *,
    corpus: Path | str | None,
    engine: Engine,
    passwords: tuple[str, ...],
    codebook: str,
    model: Path | None,
    encoder: str | None,
    force: bool,
    recluster: bool,
    no_reports: bool,
    include_confidential: bool,
    include_names: bool,
) -> None:
    """Lees de map DOSSIER, codeer elke zin en schrijf corpus en rapporten."""
    from corpus.errors import EXIT_PARTLY, OutputError
    from rodedraad import models, pipeline, progress, summary
    from rodedraad.output import When
    from rodedraad.showing import Shown

    if model is not None and encoder:
        raise click.UsageError("Geef --model of --encoder, niet beide.")
    if recluster and no_reports:
        raise click.UsageError("Geef --recluster of --no-reports, niet beide.")
    with progress.shown(sys.stderr) as tell:
        outcome = pipeline.run(
            dossier,
            out,
            engine=engine,
            force=force,
            shown=Shown(include_confidential, include_names),
            passwords=passwords,
            choice=models.Choice(model, encoder or "", codebook),
            where=corpus,
            reports=When.ALWAYS if recluster else When.NEVER if no_reports else When.CHANGED,
            tell=tell,
        )
    click.echo(summary.of_run(outcome, out))
    for line in summary.of_trouble(outcome, corpus or out):
        click.echo(line, err=True)
    if outcome.codebook_told:
        click.echo(outcome.codebook_told, err=True)
    if outcome.written.failed:
        sys.exit(OutputError.exit_code)
    if outcome.is_partial:
        sys.exit(EXIT_PARTLY)


@cli.command(options_metavar="[OPTIES]")
@click.option("--out", type=FOLDER, required=True, metavar="MAP", help="Map voor het model.")
@click.option(
    "--encoder",
    type=Name(),
    metavar="NAAM_OF_PAD",
    help="Een model voor sentence-transformers als encoder.",
)
@click.option("--judged", type=FOLDER, metavar="PAD", help="Leer ook van deze beoordelingen (JSONL of map).")
@click.option("--corpus", type=CORPUS, metavar="MAP_OF_URL", help="Leer ook van de oordelen in dit corpus.")
@click.option("--codebook", default="", metavar="NAAM_OF_MAP", help="Codeboek, als --corpus ontbreekt.")
def train(
    out: Path, encoder: str | None, judged: Path | None, corpus: Path | str | None, codebook: str
) -> None:
    """Leer een eigen model, van de meegeleverde passages en uw beoordelingen."""
    from corpus import lawbook
    from rodedraad import lessons, models, opening, progress, summary

    named = lawbook.named(codebook) if codebook else lawbook.in_use()
    with lawbook.using(named), opening.corpus(corpus) if corpus is not None else nullcontext() as opened:
        own = lessons.of_file(judged) if judged else ()
        own = (*own, *lessons.of_corpus(opened)) if opened else own
        with progress.shown(sys.stderr, "Leren") as tell:
            trained = models.train(out, encoder or "", own, tell)
    click.echo(summary.of_training(trained, out))


@cli.command(options_metavar="[OPTIES]")
@click.argument("vraag", nargs=-1)
@in_corpus
@click.option("--thema", metavar="T", help="Alleen dit thema, bijvoorbeeld termijnen.")
@click.option("--rol", metavar="R", help="Alleen deze rol, bijvoorbeeld knelpunt.")
@click.option("--bron", metavar="B", help="Afzender, bestuurslaag of bestandsnaam zonder extensie.")
@click.option("--fase", metavar="F", help="Alleen deze fase, bijvoorbeeld evaluatie.")
@click.option("--uncertain", is_flag=True, help="Alleen waar de machine twijfelt, de grootste twijfel eerst.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True,
    metavar="VORM", help="table, json of csv.",
)  # fmt: skip
def observations(
    corpus: Path | str,
    vraag: tuple[str, ...],
    form: str,
    *,
    uncertain: bool,
    **options: str | None,
) -> None:
    """Toon de waarnemingen in een corpus, alle of die waar VRAAG om vraagt."""
    from corpus.query import Page
    from rodedraad import asking, listing, opening

    with opening.corpus(corpus) as opened:
        asked = asking.question(" ".join(vraag), options, uncertain=uncertain)
        frame = opened.observations(asked, Page(doubtful=uncertain))
    listing.show(frame, form)


@cli.command(options_metavar="[OPTIES]")
@in_corpus
@click.option("--gold", type=FOLDER, required=True, metavar="PAD", help="JSONL-bestand of map daarvan.")
@click.option("--json", "as_json", is_flag=True, help="Schrijf de cijfers als JSON.")
def evaluate(corpus: Path | str, gold: Path, *, as_json: bool) -> None:
    """Meet de machinecodering aan een codering door mensen."""
    from nlp.evaluation_report import report
    from rodedraad import measuring

    evaluation = measuring.evaluation(corpus, gold)
    click.echo(json.dumps(evaluation.as_json(), indent=2) if as_json else report(evaluation))


@cli.command(options_metavar="[OPTIES]")
@in_corpus
@click.option("--json", "as_json", is_flag=True, help="Schrijf de groepen als JSON.")
def proposals(corpus: Path | str, *, as_json: bool) -> None:
    """Stel nieuwe thema's voor: knelpunten die bij geen thema horen, per onderwerp bijeen."""
    from rodedraad import proposing

    found = proposing.found(corpus)
    click.echo(json.dumps(proposing.as_json(found), indent=2) if as_json else proposing.listed(found))


@cli.command(options_metavar="[OPTIES]")
@click.option("--json", "as_json", is_flag=True, help="Schrijf de onderdelen als JSON.")
def doctor(*, as_json: bool) -> None:
    """Toon wat deze computer heeft van wat Rodedraad kan gebruiken."""
    from rodedraad import doctor as checked

    found = checked.parts()
    click.echo(json.dumps(checked.as_json(found), indent=2) if as_json else checked.table(found))
    if not checked.is_well(found):
        sys.exit(1)


@cli.command(options_metavar="[OPTIES]")
@click.argument("bestand", type=FOLDER)
@click.option(
    "--page", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="De pagina."
)
@click.option("--out", type=FOLDER, metavar="PNG", help="Teken de pagina met haar blokken in dit bestand.")
@click.option("--text", is_flag=True, help="Toon de blokken van de pagina als tekst.")
@click.option(
    "--password", "passwords", multiple=True, metavar="W", help="Wachtwoord van de PDF (mag vaker)."
)
def inspect(bestand: Path, page: int, out: Path | None, passwords: tuple[str, ...], *, text: bool) -> None:
    """Laat zien hoe een pagina van de PDF BESTAND is gelezen."""
    from ingest.settings import Settings
    from rodedraad import inspect as inspected

    if out is None and not text:
        raise click.UsageError("Geef --out PNG, --text of beide.")
    settings = Settings(passwords=passwords)
    if out is not None:
        inspected.draw(bestand, page, out, settings)
    if text:
        click.echo(inspected.listed(bestand, page, settings))


COMMANDS = (
    new, codebook, findings, report, search, compare, documents, audit, review, next_, agreement, point,
    export, import_, check, backup, remove, serve, account,
)  # fmt: skip
for command in COMMANDS:
    cli.add_command(command)
