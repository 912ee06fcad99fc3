"""Judgements, the queue of review and agreement as Dutch text and as plain values."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpus.judgements import Act, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.agreement.disputes import Dispute
    from corpus.agreement.measuring import Agreement, Figure
    from corpus.judgements import Judgement
    from corpus.labels import Labels
    from corpus.reviewing import Standing
    from rodedraad.reviewing import Concord, Next

STATES = {
    State.MACHINE: "door niemand beoordeeld; de labels van de machine gelden",
    State.HUMAN: "beoordeeld door {}",
    State.REOPENED: "heropend: tekst, model of codeboek veranderde na het oordeel van {}",
    State.DISPUTED: "strijdig: {} verschillen over {}; beslis met --decide",
    State.REJECTED: "verworpen door {}; telt niet mee",
}
NOTHING_TO_REVIEW = "Er is niets te beoordelen."
NOBODY_JUDGED = "Er is nog niets beoordeeld, of maar door één beoordelaar over wat de machine niet codeerde."


def told(standing: Standing) -> str:
    """An observation as it stands, for a terminal."""
    lines = [f"{standing.id}  {standing.text}"]
    if standing.verdict is None:
        lines.append(
            "vervangen door:" if standing.pieces else "gesplitst, samengevoegd of niet meer gevonden"
        )
        lines += [f"  {piece.id}  {piece.text}" for piece in standing.pieces]
    else:
        verdict = standing.verdict
        state = STATES[verdict.state].format(_names(verdict.authors), _names(verdict.disputed))
        lines += [
            f"  geldt: {_labels(verdict.labels)}",
            f"  machine: {_labels(standing.machine)}",
            f"  {state}",
        ]
    return "\n".join([*lines, *(f"  {_event(event)}" for event in standing.events)])


def as_json(standing: Standing) -> dict[str, Any]:
    """Idem as plain values."""
    verdict = standing.verdict
    return {
        "id": standing.id,
        "text": standing.text,
        "beoordeling": verdict.state.value if verdict else "vervangen",
        "geldt": _plain(verdict.labels) if verdict else None,
        "machine": _plain(standing.machine) if verdict else None,
        "door": list(verdict.authors) if verdict else [],
        "strijdig": list(verdict.disputed) if verdict else [],
        "stukken": [{"id": piece.id, "text": piece.text} for piece in standing.pieces],
        "oordelen": [_event_json(event) for event in standing.events],
    }


def next_told(coming: Next) -> str:
    """What to review next, for a terminal."""
    lines = [
        f"{pick.id}  {coming.texts[pick.id]}\n    {pick.ground.value}: {pick.reason}" for pick in coming.picks
    ]
    return "\n".join([*(lines or [NOTHING_TO_REVIEW]), "", coming.advice.sentence])


def next_json(coming: Next) -> dict[str, Any]:
    """Idem as plain values."""
    picks = [asdict(pick) | {"text": coming.texts[pick.id]} for pick in coming.picks]
    return {"volgende": picks, "advies": asdict(coming.advice)}


def agreement_told(concord: Concord) -> str:
    """How coders agree, for a terminal."""
    if not concord.pairs:
        return NOBODY_JUDGED
    met = {pair: found for pair, found in concord.pairs.items() if any(one.units for one in found)}
    tables = [_table(f"{one} en {other}", found) for (one, other), found in met.items()]
    tables += [_table("Allen samen", concord.together)] if concord.together else []
    return "\n\n".join([*tables, "\n".join(_disputes(concord))])


def agreement_json(concord: Concord) -> dict[str, Any]:
    """Idem as plain values."""
    return {
        "paren": [
            {"codeurs": list(pair), "cijfers": [asdict(one) for one in found]}
            for pair, found in concord.pairs.items()
        ],
        "samen": [asdict(one) for one in concord.together],
        "te_beslissen": [asdict(d) | {"text": concord.texts.get(d.unit)} for d in concord.disputes],
    }


def _table(head: str, found: tuple[Agreement, ...]) -> str:
    rows = [f"  {'':24}{'n':>6}{'gelijk':>20}{'kappa':>24}{'alpha':>24}"]
    for one in found:
        if one.units:
            figures = f"{_percent(one.observed):>20}{_figure(one.kappa):>24}{_figure(one.alpha):>24}"
            rows.append(f"  {one.question:24}{one.units:>6}{figures}")
    return "\n".join([head, *rows])


def _percent(figure: Figure) -> str:
    return _spread(figure, lambda value: f"{value:.0%}")


def _figure(figure: Figure) -> str:
    return _spread(figure, lambda value: f"{value:.2f}".replace(".", ","))


def _spread(figure: Figure, written: Callable[[float], str]) -> str:
    """A figure with its interval; "-" when it cannot be told."""
    if figure.value is None:
        return "-"
    low_high = figure.interval and f" ({written(figure.interval.low)} tot {written(figure.interval.high)})"
    return f"{written(figure.value)}{low_high or ''}"


def _disputes(concord: Concord) -> Iterator[str]:
    yield f"Te beslissen: {len(concord.disputes)}"
    for dispute in concord.disputes:
        yield f"  {dispute.unit}  {concord.texts.get(dispute.unit, '(niet meer in het dossier)')}"
        yield f"    {_dispute(dispute)}"


def _dispute(dispute: Dispute) -> str:
    said = (f"{one.coder}: {', '.join(one.labels) or 'geen'}" for one in dispute.said)
    return f"{dispute.aspect}: {'; '.join(said)}"


def _event(event: Judgement) -> str:
    labels = _labels(event.labels) if event.labels else ""
    undone = f"oordeel {event.undoes}" if event.act is Act.UNDO else ""
    parts = (f"{event.nr}. {event.made_at}", event.author, event.act.value, labels, undone, event.why)
    return "  ".join(filter(None, parts))


def _event_json(event: Judgement) -> dict[str, Any]:
    return {
        "nr": event.nr,
        "wat": event.act.value,
        "door": event.author,
        "op": event.made_at,
        "waarom": event.why,
        "labels": _plain(event.labels),
        "stukken": list(event.pieces),
        "ongedaan": event.undoes or None,
        "model": event.model,
        "codeboek": event.codebook,
        "machine": _plain(event.machine),
    }


def _plain(labels: Labels) -> dict[str, Any]:
    given = asdict(labels)
    thema = labels.thema
    return given | {"thema": None if thema is None else sorted(thema)}


def _labels(labels: Labels) -> str:
    thema = "" if labels.thema is None else f"thema {', '.join(sorted(labels.thema)) or 'geen'}"
    toerekening = f"toerekening {labels.toerekening}" if labels.toerekening else ""
    eerder = "" if labels.eerder is None else f"eerder {'ja' if labels.eerder else 'nee'}"
    return ", ".join(filter(None, (f"rol {labels.rol}" if labels.rol else "", thema, toerekening, eerder)))


def _names(names: tuple[str, ...]) -> str:
    *first, last = names or ("",)
    return f"{', '.join(first)} en {last}" if first else last
