"""How well the machine codes, measured against gold.

Every gold unit counts: one without counterpart is wrong in each figure. What the machine says of text
that gold does not have is a false positive. Figures over several documents are computed from their
units together; they are no means of the documents' figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import starmap
from typing import TYPE_CHECKING

from corpus.errors import GoldError
from nlp.alignment import FORMALITEIT, align
from nlp.metrics import Share, kappa, macro_f1, micro, per_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from nlp.alignment import Alignment, Pair, Predicted
    from nlp.gold import GoldUnit
    from nlp.metrics import ClassFigures, Judgement

    Labels = Callable[[GoldUnit | Predicted], frozenset[str]]

ATTRIBUTED = frozenset({"knelpunt", "gevolg"})
"""The rollen for which a toerekening is measured; all others have "geen" by definition."""

NO_COUNTERPART = "(geen)"
"""The rol of an unaligned unit where every unit needs one, as in kappa: a class that gold never gives."""

CLASS_HEAD = ("", "in goud", "precisie", "recall", "F1")
DOCUMENT_HEAD = (
    *("document", "eenheden", "gekoppeld", "segmentatie"),
    *("rol", "kappa", "thema", "toerekening", "eerder"),
)


@dataclass(frozen=True, slots=True)
class Coded:
    """A document as the machine coded it: its observations in order, the texts of its furniture blocks."""

    predicted: tuple[Predicted, ...]
    furniture: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured over one or more documents.

    `segmentation` is about unit texts, formaliteit on either side left out: a sentence that one side
    takes for letter furniture is found by neither precision nor recall. `rol_kappa` compares gold
    units with their observations, an unaligned unit as a class of its own; false positives have no
    gold unit and so no place in it. `toerekening` is over gold knelpunt and gevolg, `eerder` is of
    the value "ja".
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
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures over all documents together, and of each by stem."""

    pooled: Figures
    documents: Mapping[str, Figures]

    def as_json(self) -> dict[str, object]:
        """The pooled figures, and under `documents` the same keys by stem."""
        documents = {stem: figures.as_json() for stem, figures in self.documents.items()}
        return {**self.pooled.as_json(), "documents": documents}


def evaluate(gold: Mapping[str, Sequence[GoldUnit]], documents: Mapping[str, Coded]) -> Evaluation:
    """Measures the coded documents that gold is about; both mappings are by file stem.

    Raises `GoldError` when gold is about a document that is not there.
    """
    absent = sorted(gold.keys() - documents.keys())
    if absent:
        raise GoldError(
            f"De goudstandaard gaat over documenten die het corpus niet heeft: {', '.join(absent)}.",
            f"Het corpus heeft: {', '.join(sorted(documents)) or 'geen enkel document'}.",
        )
    aligned = {
        stem: align(gold[stem], documents[stem].predicted, documents[stem].furniture) for stem in sorted(gold)
    }
    return Evaluation(
        pooled=_figures(list(aligned.values())),
        documents={stem: _figures([alignment]) for stem, alignment in aligned.items()},
    )


def _figures(alignments: Sequence[Alignment]) -> Figures:
    pairs = [pair for alignment in alignments for pair in alignment.pairs]
    spurious = [unit for alignment in alignments for unit in alignment.spurious]
    recut = [unit for alignment in alignments for unit in alignment.recut]
    attributed = [pair for pair in pairs if pair.gold.rol in ATTRIBUTED]
    return Figures(
        units=len(pairs),
        aligned=sum(pair.predicted is not None for pair in pairs),
        segmentation=micro(per_class(_judged(pairs, spurious, _text))),
        rol=per_class(_judged(pairs, spurious, _rol)),
        rol_accuracy=_share(pairs, _rol),
        rol_kappa=kappa((pair.gold.rol, _given_rol(pair)) for pair in pairs),
        thema=per_class(_judged(pairs, spurious + recut, _themas)),
        toerekening=_share(attributed, _toerekening),
        eerder=micro(per_class(_judged(pairs, spurious + recut, _eerder))),
    )


def _judged(pairs: Iterable[Pair], extra: Iterable[Predicted], labels: Labels) -> Iterator[Judgement]:
    nothing: frozenset[str] = frozenset()
    for pair in pairs:
        yield labels(pair.gold), labels(pair.predicted) if pair.predicted else nothing
    for unit in extra:
        yield nothing, labels(unit)


def _share(pairs: Sequence[Pair], labels: Labels) -> Share:
    return Share(sum(gold == given for gold, given in _judged(pairs, (), labels)), len(pairs))


def _given_rol(pair: Pair) -> str:
    return pair.predicted.rol if pair.predicted else NO_COUNTERPART


def _text(unit: GoldUnit | Predicted) -> frozenset[str]:
    return frozenset() if unit.rol == FORMALITEIT else frozenset({"eenheid"})


def _rol(unit: GoldUnit | Predicted) -> frozenset[str]:
    return frozenset({unit.rol})


def _themas(unit: GoldUnit | Predicted) -> frozenset[str]:
    return frozenset(unit.thema)


def _toerekening(unit: GoldUnit | Predicted) -> frozenset[str]:
    return frozenset({unit.toerekening})


def _eerder(unit: GoldUnit | Predicted) -> frozenset[str]:
    return frozenset({"ja"}) if unit.eerder else frozenset()


def _classes_as_json(classes: Mapping[str, ClassFigures]) -> dict[str, dict[str, float]]:
    return {
        name: {"precision": of.precision, "recall": of.recall, "f1": of.f1, "support": of.support}
        for name, of in classes.items()
    }


def report(evaluation: Evaluation) -> str:
    """The figures as Dutch text for a terminal; a figure that nothing was measured for is a dash."""
    pooled = evaluation.pooled
    sections = (
        _summary(pooled),
        _table(CLASS_HEAD, _class_rows("rol", pooled.rol)),
        _table(CLASS_HEAD, _class_rows("thema", pooled.thema)),
        _table(DOCUMENT_HEAD, starmap(_document_row, evaluation.documents.items())),
        "Per document: segmentatie, thema (micro) en eerder als F1; rol en toerekening als juist deel.",
    )
    return "\n\n".join(sections) + "\n"


def _summary(figures: Figures) -> str:
    rows = (
        ("gekoppeld", f"{figures.aligned} van {figures.units} eenheden van de goudstandaard"),
        ("segmentatie", "precisie {}  recall {}  F1 {}".format(*_cells(figures.segmentation))),
        (
            "rol",
            f"juist {_share_cell(figures.rol_accuracy)}  macro-F1 {_number(macro_f1(figures.rol))}"
            f"  kappa {_number(figures.rol_kappa)}",
        ),
        ("thema", f"micro-F1 {_f1(micro(figures.thema))}  macro-F1 {_number(macro_f1(figures.thema))}"),
        ("toerekening", f"juist {_share_cell(figures.toerekening)} van {figures.toerekening.total}"),
        ("eerder", f"F1 {_f1(figures.eerder)}"),
    )
    return "\n".join(f"{name:<13}{line}" for name, line in rows)


def _class_rows(kind: str, classes: Mapping[str, ClassFigures]) -> Iterator[Sequence[str]]:
    return ((f"{kind} {name}", str(of.support), *_cells(of)) for name, of in classes.items())


def _document_row(stem: str, figures: Figures) -> Sequence[str]:
    return (
        stem,
        str(figures.units),
        str(figures.aligned),
        _f1(figures.segmentation),
        _share_cell(figures.rol_accuracy),
        _number(figures.rol_kappa),
        _f1(micro(figures.thema)),
        _share_cell(figures.toerekening),
        _f1(figures.eerder),
    )


def _cells(figures: ClassFigures) -> tuple[str, str, str]:
    return (
        _number(figures.precision) if figures.predicted else "–",
        _number(figures.recall) if figures.support else "–",
        _f1(figures),
    )


def _f1(figures: ClassFigures) -> str:
    return _number(figures.f1) if figures.predicted or figures.support else "–"


def _share_cell(share: Share) -> str:
    return _number(share.value) if share.total else "–"


def _number(value: float) -> str:
    return f"{value:.3f}".replace(".", ",")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, *rows]
    first, *others = (max(map(len, column)) for column in zip(*lines, strict=True))
    return "\n".join("  ".join((line[0].ljust(first), *map(str.rjust, line[1:], others))) for line in lines)
