"""Accounts for a team: who may come in, and what each may do."""

from __future__ import annotations

import getpass
import sys
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from rodedraad.parameters import CORPUS, FOLDER, Among, out_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path
    from typing import Any

    from rodedraad.web.state.database import State


def _roles() -> Collection[str]:
    return ("lezer", "beoordelaar", "beheerder")


def _in_house(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say where the accounts are: as `serve` has them."""
    of = click.option(
        "--corpus", type=CORPUS, required=True, metavar="MAP_OF_URL", help="Map of database met het corpus."
    )
    out = click.option(
        "--out", type=FOLDER, metavar="MAP", help="De --out van serve; nodig bij een database."
    )
    return of(out(command))


role = click.option("--role", type=Among(_roles), metavar="ROL", help="lezer, beoordelaar of beheerder.")
confidential = click.option(
    "--confidential/--public", default=None, help="Mag ook vertrouwelijke stukken zien, of alleen openbare."
)
subject = click.option("--subject", metavar="NAAM", help="Hoe de organisatie deze persoon noemt (OIDC).")


@click.group(options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT ...")
def account() -> None:
    """Beheer de accounts van wie met anderen werkt."""


@account.command(options_metavar="[OPTIES]")
@click.argument("naam")
@_in_house
@role
@confidential
@subject
@click.option("--no-password", is_flag=True, help="Alleen aanmelden via de organisatie.")
def add(
    naam: str, corpus: Path | str, out: Path | None, *, role: str | None, confidential: bool | None,
    subject: str | None, no_password: bool,
) -> None:  # fmt: skip
    """Voeg het account NAAM toe; het wachtwoord wordt gevraagd of van de invoer gelezen."""
    from rodedraad.web.access import passwords
    from rodedraad.web.state import accounts

    if no_password and not subject:
        raise click.UsageError("Geef met --subject hoe de organisatie deze persoon noemt.")
    with _state(corpus, out) as state:
        wanted = accounts.Account(
            naam, accounts.role_of(role or "lezer"), bool(confidential), subject=subject or ""
        )
        hashed = "" if no_password else passwords.hashed(_password())
        click.echo(f"Toegevoegd: {accounts.add(state, wanted, hashed, _author()).rights}.")


@account.command(name="list", options_metavar="[OPTIES]")
@_in_house
def list_(corpus: Path | str, out: Path | None) -> None:
    """Toon de accounts."""
    from rodedraad.web.state import accounts

    with _state(corpus, out) as state:
        for known in accounts.listed(state):
            click.echo(known.rights + (f" (organisatie: {known.subject})" if known.subject else ""))


@account.command(options_metavar="[OPTIES]")
@click.argument("naam")
@_in_house
@role
@confidential
@subject
@click.option("--active/--blocked", default=None, help="Mag aanmelden, of niet meer.")
@click.option("--new-password", is_flag=True, help="Vraag een nieuw wachtwoord.")
def change(
    naam: str, corpus: Path | str, out: Path | None, *, role: str | None, confidential: bool | None,
    subject: str | None, active: bool | None, new_password: bool,
) -> None:  # fmt: skip
    """Wijzig het account NAAM; wie ermee werkt, moet opnieuw aanmelden."""
    from rodedraad.web.access import passwords
    from rodedraad.web.state import accounts

    with _state(corpus, out) as state:
        before = accounts.found(state, naam)
        after = replace(
            before,
            role=accounts.role_of(role) if role else before.role,
            confidential=before.confidential if confidential is None else confidential,
            active=before.active if active is None else active,
            subject=before.subject if subject is None else subject,
        )
        if after != before:
            accounts.change(state, after, _author())
        if new_password:
            accounts.set_password(state, before.name, passwords.hashed(_password()), _author())
        click.echo(f"Gewijzigd: {after.rights}.")


@account.command(options_metavar="[OPTIES]")
@click.argument("naam")
@_in_house
def remove(naam: str, corpus: Path | str, out: Path | None) -> None:
    """Verwijder het account NAAM; wat onder die naam is gedaan, blijft staan."""
    from rodedraad.web.state import accounts

    with _state(corpus, out) as state:
        accounts.remove(state, naam, _author())
    click.echo(f"Verwijderd: {naam}.")


@contextmanager
def _state(corpus: Path | str, out: Path | None) -> Iterator[State]:
    from corpus.errors import AccountError
    from rodedraad.web.settings import Settings
    from rodedraad.web.state.database import State

    settings = Settings(corpus, out_of(corpus, out))
    if not settings.out.is_dir():
        raise AccountError(f"De map {settings.out} is er niet.", "Geef dezelfde map als bij rodedraad serve.")
    state = State(settings.state)
    try:
        yield state
    finally:
        state.close()


def _password() -> str:
    """Asked twice at a terminal, else the first line of the input: never a word of the command line."""
    if sys.stdin.isatty():
        return str(click.prompt("Wachtwoord", hide_input=True, confirmation_prompt="Nog eens"))
    return sys.stdin.readline().rstrip("\r\n")


def _author() -> str:
    """Who works at this terminal, as the trail names it."""
    try:
        return f"{getpass.getuser()} (opdrachtregel)"
    except (KeyError, OSError):
        return "opdrachtregel"
