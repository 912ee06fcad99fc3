"""From what rules and heads say to one coding: the hybrid, with its reasons.

The heads weigh the rules' findings together with words, meaning and context; the rules alone decide where
the form is the meaning (an action item), and supply the reasons that a reader can check.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpus.model import BlockKind, Coding, Evidence, Modaliteit, ThemaScore
from nlp.features import combined
from nlp.language import DUTCH
from nlp.rules import SIGN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.codebook import Codebook
    from nlp.classifier import Chances
    from nlp.features import Found

CERTAIN = 0.5
"""A rol with less chance than this is marked as uncertain: more often than not it would be another one."""
THEMA_THRESHOLD, LEADING = 0.4, 0.2
"""A thema is given from this chance on, and the most likely one from a smaller: a bottleneck is nearly always
about something. These and the threshold below gave the best F1 on documents left out of training."""
EERDER_THRESHOLD = 0.35
NO_CAUSE = 0.6
"""How much the chance of "geen" counts beside that of a cause: with this as many bottlenecks get a cause as
people give them, and most are right on documents left out of training."""
PLAIN_EERDER = 0.8
"""What the rules find in the sentence's own words from this score on is plain to see."""
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
GEEN, CONTEXT = "geen", "context"
MODALITY = {
    f"{SIGN}:ontkend_probleem": Modaliteit.ONTKEND,
    f"{SIGN}:risico_hedge": Modaliteit.RISICO,
}
"""The signs by which a sentence denies a problem, or states it as a risk."""
TELLING = 3
"""Signs that are shown as reasons of a rol."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a coding is made under and where, and what is known of the sentence beside its labels.

    `taal` is the language of the sentence; `speaking` has by rol the weight of each sign for it. `ground`
    says what themas rest on where no coded sentences taught them, "" where these did.
    """

    codebook: Codebook
    model: str
    spreker: str
    fase: str = ""
    taal: str = DUTCH
    speaking: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    ground: str = ""


def structural(rol: str, layout: str, setting: Setting) -> Coding:
    """The coding of a heading, a letter part or a row of figures: its place on the page says it all."""
    return _bare(rol, 1.0, setting, Evidence(f"rol:{rol}", 1.0, f"opmaak: {layout}"))


def foreign(setting: Setting) -> Coding:
    """The coding of a sentence in another language, which only a person can code."""
    return _bare(CONTEXT, 0.0, setting, Evidence(f"rol:{CONTEXT}", 0.0, f"geen Nederlands ({setting.taal})"))


def spoken(evidence: Found, chances: Chances, setting: Setting) -> Coding:
    """The coding of a sentence from the rules' evidence and the heads' chances."""
    codebook = setting.codebook
    rol, rol_score = _rol(evidence, chances["rol"])
    own = combined(evidence.own)
    thema = _themas(chances["thema"]) if codebook.rol(rol).thematic else ()
    toerekening = _cause(chances["toerekening"]) if codebook.rol(rol).attributed else GEEN
    eerder = chances["eerder"]["ja"] >= EERDER_THRESHOLD or own.get("eerder:ja", 0.0) >= PLAIN_EERDER
    labels = [f"rol:{rol}", *(f"thema:{t.thema}" for t in thema), f"toerekening:{toerekening}"]
    labels += ["eerder:ja"] if eerder else []
    signs = _telling(evidence.own, setting.speaking.get(rol, {}), rol)
    learnt = _learnt(rol, rol_score, chances["rol"])
    weak = bool(setting.ground) and codebook.rol(rol).thematic and not _sure(thema)
    bare = _bare(rol, rol_score, setting, learnt)
    return replace(
        bare,
        thema=thema,
        fase=_best(chances["fase"])[0],
        onderwerp=_subjects(own, chances["thema"], codebook),
        toerekening=toerekening,
        eerder=eerder,
        modaliteit=next(
            (MODALITY[hit.label] for hit in evidence.own if hit.label in MODALITY), Modaliteit.FEIT
        ),
        evidence=(learnt, *_grounded(thema, setting.ground), *signs, *_reasons(labels, evidence)),
        onzeker=bare.onzeker or weak,
    )


def _bare(rol: str, rol_score: float, setting: Setting, reason: Evidence) -> Coding:
    """A coding with a rol and nothing else."""
    return Coding(
        rol=rol,
        rol_score=round(rol_score, 4),
        thema=(),
        onderwerp=(),
        toerekening=GEEN,
        eerder=False,
        fase=setting.fase,
        spreker=setting.spreker,
        evidence=(reason,),
        model=setting.model,
        codebook=setting.codebook.name,
        onzeker=rol_score < CERTAIN,
        taal=setting.taal,
    )


def _rol(evidence: Found, chances: Mapping[str, float]) -> tuple[str, float]:
    form = [hit for hit in evidence.own if hit.label.startswith("rol:") and hit.weight >= FORM_WEIGHT]
    return (form[0].label.removeprefix("rol:"), 1.0) if form else _best(chances)


def _best(chances: Mapping[str, float]) -> tuple[str, float]:
    return max(sorted(chances.items()), key=lambda item: item[1])


def _cause(chances: Mapping[str, float]) -> str:
    return _best({cause: chance * (NO_CAUSE if cause == GEEN else 1) for cause, chance in chances.items()})[0]


def _themas(chances: Mapping[str, float]) -> tuple[ThemaScore, ...]:
    ranked = sorted((ThemaScore(name, round(chance, 4)) for name, chance in chances.items()), key=_first)
    given = [one for one in ranked if one.score >= THEMA_THRESHOLD]
    leading = [one for one in ranked[:1] if one.score >= LEADING]
    return tuple(given[:THEMAS_AT_MOST] or leading)


def _sure(themas: Sequence[ThemaScore]) -> bool:
    """Whether a thema was found that is more likely right than not."""
    return any(thema.score >= CERTAIN for thema in themas)


def _grounded(themas: Sequence[ThemaScore], ground: str) -> list[Evidence]:
    """What themas rest on that no coded sentences taught."""
    return [
        Evidence(f"thema:{one.thema}", one.score, f"{ground}: kans {_percent(one.score)}")
        for one in themas
        if ground
    ]


def _first(thema: ThemaScore) -> tuple[float, str]:
    return -thema.score, thema.thema


def _subjects(own: Mapping[str, float], chances: Mapping[str, float], codebook: Codebook) -> tuple[str, ...]:
    """The themas that the sentence touches whatever its rol: by its own words or by the heads."""
    return tuple(
        name
        for name in codebook.vocabulary["thema"]
        if max(own.get(f"thema:{name}", 0.0), chances.get(name, 0.0)) >= ONDERWERP_THRESHOLD
    )


def _learnt(rol: str, score: float, chances: Mapping[str, float]) -> Evidence:
    other, second = max(((r, p) for r, p in sorted(chances.items()) if r != rol), key=lambda item: item[1])
    detail = (
        f"woorden en samenhang: kans {_percent(chances.get(rol, score))}, daarna {other} {_percent(second)}"
    )
    return Evidence(f"rol:{rol}", round(score, 4), detail)


def _telling(hits: Sequence[Evidence], weights: Mapping[str, float], rol: str) -> list[Evidence]:
    """The signs that speak most for the rol, with their words."""
    speaking = [(weights[hit.label], hit) for hit in hits if weights.get(hit.label, 0.0) > 0]
    speaking.sort(key=lambda pair: (-pair[0], pair[1].label))
    return [Evidence(f"rol:{rol}", round(weight, 2), hit.detail) for weight, hit in speaking[:TELLING]]


def _reasons(labels: Sequence[str], evidence: Found) -> tuple[Evidence, ...]:
    hits = [*evidence.own, *evidence.heading]
    return tuple(hit for label in labels for hit in hits if hit.label == label)


def _percent(chance: float) -> str:
    return f"{round(100 * chance)} %"
