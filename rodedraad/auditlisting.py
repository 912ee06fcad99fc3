"""An audit of a draft, as it may be shown, as Dutch text for policy staff."""

from __future__ import annotations

from collections import Counter
from functools import partial
from textwrap import fill as wrapped
from typing import TYPE_CHECKING

from corpus.coverage import Coverage, FigureFault
from nlp import analysis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.coverage import ClaimCheck, Covered, FigureCheck
    from corpus.findings import Passage
    from rodedraad.auditing import Audited

WIDTH = 100
fill = partial(wrapped, break_on_hyphens=False, break_long_words=False)
SHOWN, NAMED = 8, 20
"""Points of a heading that are told at length, and those that are told at all: a reader takes in no more."""
VOICES = 3
"""Sources that are quoted with a point."""


def told(found: Audited) -> str:
    """The audit as Dutch text: first what is softened and what is left out, the costliest first."""
    sections = [
        _summary(found),
        _heading("AFGEZWAKT", found.audit.having(Coverage.WEAKENED)),
        _heading("WEGGELATEN", found.audit.having(Coverage.ABSENT)),
        _heading("ALLEEN GENOEMD", found.audit.having(Coverage.MENTIONED)),
        _claims(found),
        _figures(found.audit.claims),
        _treated(found.audit.having(Coverage.TREATED)),
        "\n".join(f"Let op: {notice.message}" for notice in found.notices),
    ]
    return "\n\n".join(filter(None, sections))


def _summary(found: Audited) -> str:
    count = {status: len(found.audit.having(status)) for status in Coverage}
    score = f"{found.audit.score:.2f}".replace(".", ",")
    if not found.audit.points:
        return f"{found.name}: het corpus bevat geen knelpunten om het concept aan te toetsen."
    return fill(
        f"{found.name}, getoetst aan {_number(found.compared, 'document', 'documenten')}. "
        f"Van de {len(found.audit.points)} punten behandelt het concept er {count[Coverage.TREATED]}, "
        f"zwakt het er {count[Coverage.WEAKENED]} af, noemt het er {count[Coverage.MENTIONED]} zonder inhoud "
        f"en laat het er {count[Coverage.ABSENT]} weg. "
        f"Van de {len(found.audit.claims)} beweringen vinden er {len(found.audit.unsupported)} geen steun. "
        f"Dekking {score} op een schaal van 0 tot 1, gewogen naar wat een omissie kost.",
        WIDTH,
    )


def _heading(title: str, covered: Sequence[Covered]) -> str:
    if not covered:
        return ""
    full = [_told(number, one) for number, one in enumerate(covered[:SHOWN], start=1)]
    rest = [_titled(n, one) for n, one in enumerate(covered[SHOWN:NAMED], start=SHOWN + 1)]
    opening = f"{title} ({len(covered)}, het zwaarste eerst)"
    return "\n".join([opening, *full, *rest, *_lighter(covered[NAMED:])])


def _lighter(covered: Sequence[Covered]) -> list[str]:
    """The points that weigh least, counted by thema."""
    if not covered:
        return []
    counts = Counter(_thema(one.point.thema) for one in covered)
    told = "; ".join(f"{thema} {count}" for thema, count in counts.most_common())
    opening = f"En nog {_number(len(covered), 'lichter punt', 'lichtere punten')} (alles met --json): {told}."
    return [fill(opening, WIDTH, subsequent_indent="   ")]


def _titled(number: int, covered: Covered) -> str:
    return fill(f"{number}. {_title(covered)}", WIDTH, subsequent_indent="   ")


def _told(number: int, covered: Covered) -> str:
    lines = [_titled(number, covered)]
    if covered.status is not Coverage.ABSENT:
        lines += [_line("Concept", sentence.text) for sentence in covered.sentences[:VOICES]]
        lines.append(_line("Oordeel", covered.reason))
    lines += [_line(s.bron.name, f"{_in_line(s)} [{s.stem}]") for s in covered.sources[:VOICES]]
    if len(covered.sources) > VOICES:
        lines.append(f"   en nog {_number(len(covered.sources) - VOICES, 'bron', 'bronnen')}")
    return "\n".join(lines)


def _title(covered: Covered) -> str:
    weighs = [_number(len(covered.point.sources), "onafhankelijke bron", "onafhankelijke bronnen")]
    if covered.calls:
        weighs.append(_number(len(covered.calls), "oproep", "oproepen"))
    if covered.recurring:
        weighs.append("al eerder gemeld")
    return f"{covered.point.label} ({_thema(covered.point.thema)}; {', '.join(weighs)})"


def _claims(found: Audited) -> str:
    unsupported = found.audit.unsupported
    if not unsupported:
        return ""
    title = f"BEWERINGEN ZONDER STEUN ({len(unsupported)} van {len(found.audit.claims)})"
    return "\n".join([title, *(_claim(n, claim) for n, claim in enumerate(unsupported, start=1))])


def _claim(number: int, claim: ClaimCheck) -> str:
    nearest = [_line("Dichtstbij", _cited(passage)) for passage in claim.passages[:1]]
    opening = fill(f"{number}. {claim.sentence.text}", WIDTH, subsequent_indent="   ")
    return "\n".join([opening, _line("Oordeel", claim.reason), *nearest])


def _figures(claims: Iterable[ClaimCheck]) -> str:
    wrong = [claim for claim in claims if claim.figures]
    if not wrong:
        return ""
    return "\n".join(["CIJFERS OM NA TE GAAN", *(_of_figures(claim) for claim in wrong)])


def _of_figures(claim: ClaimCheck) -> str:
    told = "; ".join(_figure(wrong) for wrong in claim.figures)
    return f"{_listed(claim.sentence.text)}\n{_line('Oordeel', told)}"


def _figure(wrong: FigureCheck) -> str:
    if wrong.fault is FigureFault.UNSOURCED:
        return f"'{wrong.text}' geeft geen bron"
    theirs = ", ".join(f"{p.bron.name} {told}" for told, p in wrong.theirs)
    return f"'{wrong.text}' is bij een bron anders ({theirs})"


def _treated(covered: Sequence[Covered]) -> str:
    if not covered:
        return ""
    return "\n".join([f"BEHANDELD ({len(covered)})", *(_listed(_title(one)) for one in covered)])


def _listed(said: str) -> str:
    return fill(f"- {said}", WIDTH, subsequent_indent="  ")


def _line(who: str, said: str) -> str:
    return fill(f"{who}: {said}", WIDTH, initial_indent="   ", subsequent_indent="     ")


def _in_line(passage: Passage) -> str:
    return " ".join(passage.observation.text.split())


def _cited(passage: Passage) -> str:
    return f"{passage.bron.name}: {_in_line(passage)} [{passage.stem}]"


def _thema(thema: str) -> str:
    known = {one.id: one.label for one in analysis.codebook().themas}
    return known.get(thema, thema or "buiten de thema's")


def _number(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
