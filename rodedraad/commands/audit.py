"""Holding a draft against the corpus on the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from rodedraad.parameters import FOLDER, in_corpus

if TYPE_CHECKING:
    from pathlib import Path


@click.command(options_metavar="[OPTIES]")
@click.argument("concept", type=FOLDER)
@in_corpus
@click.option("--include-confidential", is_flag=True, help="Citeer ook uit vertrouwelijke stukken.")
@click.option(
    "--password", "passwords", multiple=True, metavar="W", help="Wachtwoord van het concept (mag vaker)."
)
@click.option("--json", "as_json", is_flag=True, help="Schrijf de toets als JSON.")
def audit(
    concept: Path,
    *,
    corpus: Path | str,
    include_confidential: bool,
    passwords: tuple[str, ...],
    as_json: bool,
) -> None:
    """Toets wat de brief CONCEPT uit het corpus afzwakt of weglaat, en wat zij zonder bron beweert."""
    from reports.confidential import disclosed
    from rodedraad import auditing, auditlisting, auditvalues, opening

    with opening.corpus(corpus) as opened:
        found = auditing.audited(opened, concept, passwords)
        shown = disclosed(found.audit, include_confidential=include_confidential, include_names=True)
        told = replace(found, audit=shown)
        text = auditvalues.as_json(told) if as_json else auditlisting.told(told)
    click.echo(text if isinstance(text, str) else json.dumps(text, indent=2, ensure_ascii=False))
