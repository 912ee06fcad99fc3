"""An evaluation as Dutch text for a terminal; a figure that nothing was measured for is a dash."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

from corpus.agreement.resampling import LEVEL, RESAMPLES
from nlp.calibration import calibration_error
from nlp.metrics import macro_f1, micro

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus.agreement.resampling import Interval
    from nlp.calibration import Bin, Covered
    from nlp.confusion import Confusion
    from nlp.evaluate import Evaluation
    from nlp.figures import Figures
    from nlp.metrics import ClassFigures, Share

CLASS_HEAD = ("", "in goud", "precisie", "recall", "F1")
DOCUMENT_HEAD = (
    *("document", "eenheden", "gekoppeld", "segmentatie"),
    *("rol", "kappa", "thema", "toerekening", "eerder", "fase", "spreker"),
)
BIN_HEAD = ("groep", "eenheden", "van", "tot", "kans", "juist", "verschil")
COVERAGE_HEAD = ("zekerste", "eenheden", "kans vanaf", "juist")
INTERVAL_HEAD = ("cijfer", "waarde", "van", "tot")
SHORT = 5
"""Letters of a rol above a column of the confusion matrix; its rows, in the same order, have all of them."""


def report(evaluation: Evaluation) -> str:
    """The figures, the confusion matrix, how sure the machine may be, and the figures of each document."""
    pooled = evaluation.pooled
    sections = (
        _summary(pooled),
        _intervals(pooled, evaluation.intervals),
        _table(CLASS_HEAD, _class_rows("rol", pooled.rol)),
        _table(CLASS_HEAD, _class_rows("thema", pooled.thema)),
        _confusion(evaluation.confusion),
        *_certainty(evaluation.reliability, evaluation.coverage),
        _table(DOCUMENT_HEAD, starmap(_document_row, evaluation.documents.items())),
        "Per document: segmentatie, thema (micro) en eerder als F1; rol, toerekening, fase en spreker als "
        "juist deel.",
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
        ("toerekening", _measured(figures.toerekening)),
        ("eerder", f"F1 {_f1(figures.eerder)}"),
        ("fase", _measured(figures.fase)),
        ("spreker", _measured(figures.spreker)),
    )
    return "\n".join(f"{name:<13}{line}" for name, line in rows)


def _intervals(figures: Figures, intervals: Mapping[str, Interval | None]) -> str:
    values = {
        "rol_accuracy": ("rol, juist", _share_cell(figures.rol_accuracy)),
        "rol_macro_f1": ("rol, macro-F1", _number(macro_f1(figures.rol))),
        "thema_micro_f1": ("thema, micro-F1", _f1(micro(figures.thema))),
        "toerekening_accuracy": ("toerekening, juist", _share_cell(figures.toerekening)),
        "eerder_f1": ("eerder, F1", _f1(figures.eerder)),
    }
    rows = ((*values[name], *_ends(interval)) for name, interval in intervals.items())
    title = f"Interval van {_percent(LEVEL)}, uit {RESAMPLES} trekkingen van eenheden met teruglegging"
    return f"{title}\n{_table(INTERVAL_HEAD, rows)}"


def _ends(interval: Interval | None) -> tuple[str, str]:
    return (_number(interval.low), _number(interval.high)) if interval else ("–", "–")


def _confusion(confusion: Confusion) -> str:
    rollen = confusion.rollen
    rows = ((gold, *(str(count) if count else "·" for count in confusion.row(gold))) for gold in rollen)
    head = ("", *(rol.strip("()")[:SHORT] for rol in rollen))
    return f"Rol in goud (regels) en van de machine (kolommen, in dezelfde volgorde)\n{_table(head, rows)}"


def _certainty(bins: Sequence[Bin], covered: Sequence[Covered]) -> Iterator[str]:
    if not bins:
        return
    counted = sum(each.units for each in bins)
    yield (
        f"Kans en uitkomst van de rol, van onzeker naar zeker; {counted} eenheden, "
        f"calibratiefout (ECE) {_number(calibration_error(bins))}\n"
        f"{_table(BIN_HEAD, starmap(_bin_row, enumerate(bins, 1)))}"
    )
    yield (
        f"Rol als alleen de zekerste eenheden tellen\n{_table(COVERAGE_HEAD, map(_coverage_row, covered))}"
    )


def _bin_row(number: int, each: Bin) -> Sequence[str]:
    apart = each.accuracy - each.confidence
    figures = (each.low, each.high, each.confidence, each.accuracy)
    return (
        str(number),
        str(each.units),
        *map(_number, figures),
        f"{'+' if apart > 0 else ''}{_number(apart)}",
    )


def _coverage_row(each: Covered) -> Sequence[str]:
    return (f"{each.percentage} %", str(each.units), _number(each.threshold), _number(each.accuracy))


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
        _share_cell(figures.fase),
        _share_cell(figures.spreker),
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


def _measured(share: Share) -> str:
    return f"juist {_number(share.value)} van {share.total}" if share.total else "–"


def _number(value: float) -> str:
    return f"{value:.3f}".replace(".", ",")


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, *rows]
    first, *others = (max(map(len, column)) for column in zip(*lines, strict=True))
    return "\n".join("  ".join((line[0].ljust(first), *map(str.rjust, line[1:], others))) for line in lines)
