"""Judging observations: entering a judgement, what to judge next, how judges agree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from rodedraad.parameters import in_corpus

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.judgements import Act
    from corpus.labels import Labels

ONE_ACT = "Geef precies één van --accept, --reject, --undo, --split, --join en nieuwe labels."


@click.command(options_metavar="[OPTIES]")
@click.argument("waarneming", metavar="ID")
@in_corpus
@click.option("--rol", metavar="R", help="De juiste rol.")
@click.option("--thema", metavar="T,T", help="De juiste thema's, met komma's; geen: zonder thema.")
@click.option("--toerekening", metavar="T", help="De juiste toerekening.")
@click.option("--eerder", type=click.Choice(["ja", "nee"]), metavar="JA_NEE", help="Of het eerder is gemeld.")
@click.option("--accept", is_flag=True, help="De labels van de machine zijn juist.")
@click.option("--reject", is_flag=True, help="Dit is geen uitspraak; tel haar niet mee.")
@click.option("--undo", is_flag=True, help="Maak uw laatste oordeel over deze waarneming ongedaan.")
@click.option(
    "--split", multiple=True, metavar="WOORDEN", help="Splits waar deze woorden beginnen (mag vaker)."
)
@click.option("--join", multiple=True, metavar="ID", help="Voeg samen met deze waarneming (mag vaker).")
@click.option("--decide", is_flag=True, help="Beslis: deze labels gelden, wat anderen ook vonden.")
@click.option("--by", "author", metavar="NAAM", help="Wie oordeelt.")
@click.option("--why", default="", metavar="TEKST", help="Waarom; zonder meer is het een opmerking.")
@click.option("--json", "as_json", is_flag=True, help="Schrijf de stand als JSON.")
def review(
    waarneming: str,
    *,
    corpus: Path | str,
    author: str | None,
    why: str,
    split: tuple[str, ...],
    join: tuple[str, ...],
    as_json: bool,
    **said: str | bool | None,
) -> None:
    """Beoordeel de waarneming ID, of toon zonder oordeel wat erover is gezegd."""
    from corpus.reviewing import Wish, judge, standing
    from rodedraad import opening, verdicts

    labels = _labels(said)
    act = _act(said, labels, split, join, why)
    if act is not None and author is None:
        raise click.UsageError("Geef met --by wie oordeelt.")
    with opening.corpus(corpus) as opened:
        if act is None:
            found = standing(opened, waarneming)
        else:
            wish = Wish(waarneming, act, author or "", labels, why, split or join)
            (found,) = judge(opened, wish)
    click.echo(json.dumps(verdicts.as_json(found), indent=2) if as_json else verdicts.told(found))


def _labels(said: dict[str, str | bool | None]) -> Labels:
    from corpus.labels import Labels

    thema = said["thema"]
    themas = (
        None if thema is None else frozenset(t.strip().lower() for t in str(thema).split(",")) - {"geen", ""}
    )
    given = {name: str(said[name]).lower() for name in ("rol", "toerekening") if said[name] is not None}
    eerder = None if said["eerder"] is None else said["eerder"] == "ja"
    return Labels(thema=themas, eerder=eerder, **given)


def _act(
    said: dict[str, str | bool | None],
    labels: Labels,
    split: tuple[str, ...],
    join: tuple[str, ...],
    why: str,
) -> Act | None:
    """What is done, if anything. Fails when it is more than one thing."""
    from corpus.judgements import Act

    wanted = {
        Act.ACCEPT: said["accept"] and not said["decide"],
        Act.DECIDE: said["decide"],
        Act.REJECT: said["reject"],
        Act.UNDO: said["undo"],
        Act.SPLIT: split,
        Act.JOIN: join,
        Act.CHANGE: bool(labels) and not said["decide"],
    }
    found = [act for act, is_wanted in wanted.items() if is_wanted]
    if len(found) > 1:
        raise click.UsageError(ONE_ACT)
    return found[0] if found else (Act.COMMENT if why.strip() else None)


@click.command(name="next", options_metavar="[OPTIES]")
@in_corpus
@click.option(
    "--count", type=click.IntRange(min=1), default=10, show_default=True, metavar="N", help="Hoeveel."
)
@click.option("--json", "as_json", is_flag=True, help="Schrijf de lijst als JSON.")
def next_(*, corpus: Path | str, count: int, as_json: bool) -> None:
    """Toon wat het eerst moet worden beoordeeld, en of doorgaan nog loont."""
    from rodedraad import opening, reviewing, verdicts

    with opening.corpus(corpus) as opened:
        coming = reviewing.coming(opened, count)
    click.echo(json.dumps(verdicts.next_json(coming), indent=2) if as_json else verdicts.next_told(coming))


@click.command(options_metavar="[OPTIES]")
@in_corpus
@click.option("--json", "as_json", is_flag=True, help="Schrijf de cijfers als JSON.")
def agreement(*, corpus: Path | str, as_json: bool) -> None:
    """Meet hoe beoordelaars en machine overeenstemmen, en toon waarover beslist moet worden."""
    from rodedraad import opening, reviewing, verdicts

    with opening.corpus(corpus) as opened:
        concord = reviewing.concord(opened)
    click.echo(
        json.dumps(verdicts.agreement_json(concord), indent=2)
        if as_json
        else verdicts.agreement_told(concord)
    )
