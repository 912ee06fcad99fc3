"""The figures over one or more documents, each from the counts of their units together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.confusion import rol_pairs
from nlp.metrics import kappa, macro_f1, micro, per_class, share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nlp.judgements import Judged
    from nlp.metrics import ClassFigures, Share


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured over one or more documents.

    `segmentation` is about unit texts, formaliteit on either side left out: a sentence that one side
    takes for letter furniture is found by neither precision nor recall. `rol_kappa` compares gold
    units with their observations, an unaligned unit as a class of its own; false positives have no
    gold unit and so no place in it. `toerekening` is over gold knelpunt and gevolg, `eerder` is of
    the value "ja". `fase` and `spreker` are over the gold units that have one, formaliteit left out.
    """

    units: int
    aligned: int
    segmentation: ClassFigures
    rol: Mapping[str, ClassFigures]
    rol_accuracy: Share
    rol_kappa: float
    thema: Mapping[str, ClassFigures]
    toerekening: Share
    eerder: ClassFigures
    fase: Share
    spreker: Share

    def as_json(self) -> dict[str, object]:
        """The figures as plain values, 0 to 1 (kappa may be below 0)."""
        return {
            "units": self.units,
            "aligned": self.aligned,
            "segmentation": {
                "precision": self.segmentation.precision,
                "recall": self.segmentation.recall,
                "f1": self.segmentation.f1,
            },
            "rol": {
                "accuracy": self.rol_accuracy.value,
                "macro_f1": macro_f1(self.rol),
                "kappa": self.rol_kappa,
                "per_class": _classes_as_json(self.rol),
            },
            "thema": {
                "micro_f1": micro(self.thema).f1,
                "macro_f1": macro_f1(self.thema),
                "per_class": _classes_as_json(self.thema),
            },
            "toerekening": {"accuracy": self.toerekening.value},
            "eerder": {"f1": self.eerder.f1},
            "fase": {"accuracy": self.fase.value, "units": self.fase.total},
            "spreker": {"accuracy": self.spreker.value, "units": self.spreker.total},
        }


def figures(judged: Judged) -> Figures:
    """All figures over these units."""
    return Figures(
        units=len(judged.pairs),
        aligned=sum(pair.predicted is not None for pair in judged.pairs),
        segmentation=micro(per_class(judged.text())),
        rol=per_class(judged.rol_given()),
        rol_accuracy=share(judged.rol()),
        rol_kappa=kappa(rol_pairs(judged)),
        thema=per_class(judged.thema()),
        toerekening=share(judged.toerekening()),
        eerder=micro(per_class(judged.eerder())),
        fase=share(judged.fase()),
        spreker=share(judged.spreker()),
    )


def _classes_as_json(classes: Mapping[str, ClassFigures]) -> dict[str, dict[str, float]]:
    return {
        name: {"precision": of.precision, "recall": of.recall, "f1": of.f1, "support": of.support}
        for name, of in classes.items()
    }
