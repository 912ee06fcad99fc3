"""Naming points, merging them and splitting them, so that they stay so when new documents come."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from rodedraad.parameters import in_corpus

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.pointevents import PointAct

ONE_ACT = "Geef ten hoogste één van --name, --merge, --split en --undo."


@click.command(options_metavar="[OPTIES]")
@click.argument("punt", metavar="ID")
@in_corpus
@click.option("--name", metavar="NAAM", help="Noem het punt zo.")
@click.option("--merge", metavar="ID", help="Voeg dit andere punt erin samen.")
@click.option("--split", multiple=True, metavar="ID", help="Splits deze waarneming ervan af (mag vaker).")
@click.option("--undo", is_flag=True, help="Maak uw laatste handeling met dit punt ongedaan.")
@click.option("--by", "author", metavar="NAAM", help="Wie het doet.")
@click.option("--why", default="", metavar="TEKST", help="Waarom.")
@click.option("--json", "as_json", is_flag=True, help="Schrijf het punt als JSON.")
def point(
    punt: str,
    *,
    corpus: Path | str,
    name: str | None,
    merge: str | None,
    split: tuple[str, ...],
    undo: bool,
    author: str | None,
    why: str,
    as_json: bool,
) -> None:
    """Noem, splits of voeg samen het punt ID, of toon het zonder meer."""
    from reports.confidential import disclosed
    from rodedraad import opening, pointing, pointlisting

    act = _act(name=name is not None, merge=merge is not None, split=bool(split), undo=undo)
    if act is not None and author is None:
        raise click.UsageError("Geef met --by wie het doet.")
    with opening.corpus(corpus) as opened:
        shown = punt
        if act is not None:
            event = pointing.do(
                opened, punt, act, author or "", why=why, name=name or "", merged=merge or "", split=split
            )
            if undo:
                click.echo(f"Ongedaan gemaakt: handeling {event.undoes} met punt {punt}.", err=as_json)
            shown = event.point
        points = pointing.found(opened)
        if undo and all(found.id != shown for found in points):
            return
        found, said = pointing.one(points, shown), pointing.said_of(opened, shown)
    found = disclosed(found, include_confidential=False, include_names=True)
    click.echo(
        json.dumps(pointlisting.as_json(found, said), indent=2) if as_json else pointlisting.told(found, said)
    )


def _act(**given: bool) -> PointAct | None:
    """What is done, if anything. Fails when it is more than one thing."""
    from corpus.pointevents import PointAct

    acts = {
        "name": PointAct.NAME,
        "merge": PointAct.MERGE,
        "split": PointAct.SPLIT,
        "undo": PointAct.UNDO,
    }
    found = [act for option, act in acts.items() if given[option]]
    if len(found) > 1:
        raise click.UsageError(ONE_ACT)
    return found[0] if found else None
