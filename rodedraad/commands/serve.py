"""Serving the pages, and who may come in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from rodedraad.parameters import FOLDER, in_corpus, out_of

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI

    from rodedraad.web.access.organisation import Organisation
    from rodedraad.web.access.site import Site

SECRET = "RODEDRAAD_OIDC_SECRET"  # noqa: S105 - the name of a variable


@click.command(options_metavar="[OPTIES]")
@in_corpus
@click.option("--dossier", type=FOLDER, metavar="MAP", help="Map met de stukken, zoals run haar las.")
@click.option("--out", type=FOLDER, metavar="MAP", help="Map voor accounts en werk; nodig bij een database.")
@click.option("--new", is_flag=True, help="Begin een leeg corpus als het er nog niet is.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADRES", help="Waar te luisteren.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, metavar="N", help="Poort."
)
@click.option("--by", default="", metavar="NAAM", help="Uw naam, als u alleen werkt.")
@click.option("--open", "opens", is_flag=True, help="Open de browser.")
@click.option("--tls-cert", "certificate", type=FOLDER, metavar="PEM", help="Certificaat.")
@click.option("--tls-key", "key", type=FOLDER, metavar="PEM", help="Sleutel van het certificaat.")
@click.option("--proxy", default="", metavar="IP", help="Adres van de proxy waarachter Rodedraad staat.")
@click.option(
    "--origin", default="", metavar="URL", help="Adres zoals het in de browser staat: https://NAAM."
)
@click.option("--oidc-issuer", "issuer", default="", metavar="URL", help="Organisatie om mee aan te melden.")
@click.option("--oidc-client-id", "client", default="", metavar="ID", help="Hoe Rodedraad daar heet.")
@click.option("--oidc-secret-file", "secret", type=FOLDER, metavar="PAD", help=f"Geheim; of zet {SECRET}.")
@click.option("--oidc-claim", "claim", default="", metavar="NAAM", help="Wat daar een account aanwijst.")
def serve(
    corpus: Path | str,
    dossier: Path | None,
    out: Path | None,
    *,
    new: bool,
    opens: bool,
    issuer: str,
    client: str,
    secret: Path | None,
    claim: str,
    **wished: Any,
) -> None:
    """Open een corpus in de browser, voor uzelf of voor een team."""
    from contextlib import closing, suppress

    from rodedraad import opening
    from rodedraad.web import application, serving
    from rodedraad.web.access.entrance import identifier
    from rodedraad.web.house import House
    from rodedraad.web.settings import Settings
    from rodedraad.web.warming import warming
    from rodedraad.web.work.watching import working

    organisation = _organisation(issuer, client, secret, claim)
    wish = serving.Wish(**wished, organisation=organisation)
    settings = Settings(corpus, out_of(corpus, out), dossier)
    if new:
        opening.begin(corpus)
    with closing(House(settings)) as house, working(settings), warming(house):

        def make(site: Site) -> FastAPI:
            return application.create(house, identifier(house.state, site), site)

        with suppress(KeyboardInterrupt):
            serving.serve(make, house.state, wish, lambda site: _tell(site, opens=opens))
        click.echo("Gestopt.")


def _organisation(issuer: str, client: str, secret: Path | None, claim: str) -> Organisation | None:
    """The organisation to sign in with, when one is named."""
    from rodedraad.web.access.organisation import Organisation

    if not issuer and not client:
        return None
    known = _secret(secret)
    if not issuer or not client or not known:
        raise click.UsageError(
            f"Geef --oidc-issuer, --oidc-client-id, en een geheim in {SECRET} of een bestand."
        )
    return Organisation(issuer, client, known, claim)


def _secret(file: Path | None) -> str:
    """From a file or the environment: what stands on a command line, others on this computer can read."""
    from corpus.errors import ServeError, reason

    if file is None:
        return os.environ.get(SECRET, "")
    try:
        return file.read_text("utf-8").strip()
    except OSError as error:
        raise ServeError(
            f"{file} is niet te lezen: {reason(error)}.", "Geef een bestand met het geheim."
        ) from error


def _tell(site: Site, *, opens: bool) -> None:
    from rodedraad.web.serving import address

    click.echo(f"Rodedraad staat op: {address(site)}")
    if site.alone:
        click.echo("Dit adres werkt één keer, op deze computer. Start opnieuw voor een nieuw adres.")
    click.echo("Stoppen: Ctrl+C.")
    if opens:
        click.launch(address(site))
