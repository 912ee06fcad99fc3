"""What the dossier amounts to: points, conflicts, register and gaps."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from rodedraad.parameters import in_corpus

if TYPE_CHECKING:
    from pathlib import Path


@click.command(options_metavar="[OPTIES]")
@in_corpus
@click.option("--thema", metavar="T", help="Alleen dit thema, bijvoorbeeld termijnen.")
@click.option(
    "--include-confidential", "secret", is_flag=True, help="Toon ook tekst van vertrouwelijke stukken."
)
@click.option("--json", "as_json", is_flag=True, help="Schrijf de bevindingen als JSON.")
def findings(*, corpus: Path | str, thema: str | None, secret: bool, as_json: bool) -> None:
    """Toon per thema de punten, wie ze maakt, wat elkaar tegenspreekt en wat ermee is gedaan."""
    from nlp import analysis
    from reports.confidential import disclosed
    from rodedraad import finding, findingtext, findingvalues, opening

    with opening.corpus(corpus) as opened:
        codebook = analysis.codebook()
        chosen = codebook.check("thema", thema.lower()) if thema else ""
        found = disclosed(finding.found(opened), include_confidential=secret, include_names=True)
    if as_json:
        click.echo(json.dumps(findingvalues.as_json(found, chosen), indent=2, ensure_ascii=False))
    else:
        click.echo(findingtext.told(found, codebook, chosen))
