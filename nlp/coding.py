"""From what rules and heads say to one coding: the hybrid, with its reasons.

The heads weigh the rules' findings together with words and context; the rules alone decide where the
form is the meaning (an action item), and supply the reasons that a reader can check.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import BlockKind, Coding, Evidence, ThemaScore
from nlp.features import combined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.codebook import Codebook
    from nlp.features import Found

THEMA_THRESHOLD = 0.25
"""A thema is given from this chance on; this and the thresholds below gave the best F1 over the files of
training passages, each left out in turn."""
EERDER_THRESHOLD = 0.2
PLAIN_THEMA, PLAIN_EERDER = 0.85, 0.8
"""What the rules find in the sentence's own words from this score on is plain to see:"""
PLAIN_NEEDS = 0.1
"""a thema then needs only this much of a chance."""
THEMAS_AT_MOST = 3
"""The codebook's limit for one sentence."""
ONDERWERP_THRESHOLD = 0.5
FORM_WEIGHT = 9.0
"""The weight at which a rule alone decides the rol."""
STRUCTURAL_ROL = {
    BlockKind.HEADING: "kop",
    BlockKind.LETTERHEAD: "formaliteit",
    BlockKind.TABLE_ROW: "context",
}
GEEN = "geen"

Chances = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a coding is made under and where: codebook, name of the model, fase and spreker."""

    codebook: Codebook
    model: str
    fase: str
    spreker: str


def structural(rol: str, layout: str, setting: Setting) -> Coding:
    """The coding of a heading, a letter part or a row of figures: its place on the page says it all."""
    return _coding(setting, rol, 1.0, reasons=(Evidence(f"rol:{rol}", 1.0, f"opmaak: {layout}"),))


def spoken(evidence: Found, chances: Chances, setting: Setting) -> Coding:
    """The coding of a sentence from the rules' evidence and the heads' chances."""
    codebook = setting.codebook
    rol, rol_score = _rol(evidence, chances["rol"])
    own = combined(evidence.own)
    thema = _themas(own, chances["thema"]) if codebook.rol(rol).thematic else ()
    toerekening = _best(chances["toerekening"])[0] if codebook.rol(rol).attributed else GEEN
    labels = [f"rol:{rol}", *(f"thema:{t.thema}" for t in thema), f"toerekening:{toerekening}"]
    eerder = chances["eerder"]["ja"] >= EERDER_THRESHOLD or own.get("eerder:ja", 0.0) >= PLAIN_EERDER
    labels += ["eerder:ja"] if eerder else []
    return _coding(
        setting,
        rol,
        rol_score,
        thema=thema,
        onderwerp=_subjects(own, chances["thema"], codebook),
        toerekening=toerekening,
        eerder=eerder,
        reasons=(*_learnt(rol, rol_score, chances["rol"]), *_reasons(labels, evidence)),
    )


def _coding(
    setting: Setting,
    rol: str,
    rol_score: float,
    *,
    thema: tuple[ThemaScore, ...] = (),
    onderwerp: tuple[str, ...] = (),
    toerekening: str = GEEN,
    eerder: bool = False,
    reasons: tuple[Evidence, ...],
) -> Coding:
    return Coding(
        rol=rol,
        rol_score=round(rol_score, 4),
        thema=thema,
        onderwerp=onderwerp,
        toerekening=toerekening,
        eerder=eerder,
        fase=setting.fase,
        spreker=setting.spreker,
        evidence=reasons,
        model=setting.model,
        codebook=setting.codebook.name,
    )


def _rol(evidence: Found, chances: Mapping[str, float]) -> tuple[str, float]:
    form = [hit for hit in evidence.own if hit.label.startswith("rol:") and hit.weight >= FORM_WEIGHT]
    return (form[0].label.removeprefix("rol:"), 1.0) if form else _best(chances)


def _best(chances: Mapping[str, float]) -> tuple[str, float]:
    return max(sorted(chances.items()), key=lambda item: item[1])


def _themas(own: Mapping[str, float], chances: Mapping[str, float]) -> tuple[ThemaScore, ...]:
    given = [
        ThemaScore(name, round(chance, 4))
        for name, chance in chances.items()
        if chance >= THEMA_THRESHOLD
        or (chance >= PLAIN_NEEDS and own.get(f"thema:{name}", 0.0) >= PLAIN_THEMA)
    ]
    return tuple(sorted(given, key=lambda t: (-t.score, t.thema))[:THEMAS_AT_MOST])


def _subjects(own: Mapping[str, float], chances: Mapping[str, float], codebook: Codebook) -> tuple[str, ...]:
    """The themas that the sentence touches whatever its rol: by its own words or by the heads."""
    return tuple(
        name
        for name in codebook.vocabulary["thema"]
        if max(own.get(f"thema:{name}", 0.0), chances.get(name, 0.0)) >= ONDERWERP_THRESHOLD
    )


def _learnt(rol: str, score: float, chances: Mapping[str, float]) -> tuple[Evidence, ...]:
    other, second = max(((r, p) for r, p in sorted(chances.items()) if r != rol), key=lambda item: item[1])
    detail = (
        f"woorden en samenhang: kans {_percent(chances.get(rol, score))}, daarna {other} {_percent(second)}"
    )
    return (Evidence(f"rol:{rol}", round(score, 4), detail),)


def _reasons(labels: Sequence[str], evidence: Found) -> tuple[Evidence, ...]:
    hits = [*evidence.own, *evidence.heading]
    return tuple(hit for label in labels for hit in hits if hit.label == label)


def _percent(chance: float) -> str:
    return f"{round(100 * chance)} %"
