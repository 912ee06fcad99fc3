"""No kind of report in any format shows what is confidential or who a person is, unless that is asked for.

Kinds and formats are those of the registries, so that a new one is tried too.
"""

import dataclasses

import pytest

from corpus.coverage import Audit, ClaimCheck, Coverage, Covered, FigureCheck, FigureFault
from corpus.findings import MissingDocument
from corpus.model import Action, Mention
from corpus.points import Claim, Conflict, Figure
from reports import build
from reports.confidential import disclosed
from reports.formats import RENDERERS
from tests.reports.formatreading import text_of

HIDDEN, PERSON = "Vuurtoren", "Wiltersbergh"
ROLLEN = ("knelpunt", "gevolg", "oproep", "toezegging", "actie", "vraag", "meerwaarde", "kop", "context")
ALL = pytest.mark.parametrize("form", RENDERERS)
KINDS = pytest.mark.parametrize("kind", build.WRITERS)


def _minutes(saying):
    """Confidential minutes with the word in text, heading, mention, owner and deadline, in every rol."""
    for n, rol in enumerate(ROLLEN, 50):
        themas = "ibt gegevens" if rol not in ("kop", "context", "meerwaarde") else ""
        text = f"De {HIDDEN} wordt volgens regieteam {n} keer genoemd, nog altijd zonder besluit."
        passage = saying(text, n, stem="tafel", part="verslag", bron="RIJK", rol=rol, themas=themas)
        own = dataclasses.replace(
            passage.observation,
            path=(f"Kop over de {HIDDEN}",),
            mentions=(Mention("actor", 3, 3 + len(HIDDEN), HIDDEN, HIDDEN),),
            action=Action(f"Beheerder {HIDDEN}", f"zodra de {HIDDEN} sluit", ""),
        )
        yield dataclasses.replace(passage, observation=own, title=f"Overleg over de {HIDDEN}")


@pytest.fixture(scope="module")
def told(passages):
    """Findings of a dossier with such minutes and with a person in what is public, and an audit."""
    from tests.reports.conftest import make_findings, make_passage

    def saying(text, n, **row):
        return make_passage(n, text=text, **row)

    persons = [
        saying(
            f"Volgens de heer {PERSON} is de termijn nog altijd {n} weken te kort.", n, rol=rol,
            themas="termijnen" if rol != "meerwaarde" else "",
        )
        for n, rol in enumerate(ROLLEN, 80)
    ]  # fmt: skip
    hidden = tuple(_minutes(saying))
    made = make_findings((*passages, *persons, *hidden))
    made = dataclasses.replace(
        made,
        respondents=tuple(
            dataclasses.replace(r, title=f"{r.title} {HIDDEN}") if r.confidential
            else dataclasses.replace(r, title=f"{r.title}, mr. {PERSON}")
            for r in made.respondents
        ),
        missing=(MissingDocument(f"nota {HIDDEN}", hidden[0]),),
        register=tuple(map(_owned, made.register)),
        points=tuple(map(_labelled, made.points)),
        conflicts=(
            *made.conflicts,
            Conflict("ibt", HIDDEN, (passages[0], hidden[0]), f"“{HIDDEN}” tegenover “niets”."),
        ),
    )  # fmt: skip
    return made, _audit(made, hidden[0])


def _owned(entry):
    secret, term = entry.passage.confidential, f"zodra de {HIDDEN} sluit"
    if not secret:
        return dataclasses.replace(entry, owner=f"mevrouw {PERSON}")
    because = f"De termijn ({term}) noemt geen dag."
    return dataclasses.replace(
        entry, owner=f"Beheerder {HIDDEN}", addressee=HIDDEN, deadline=term, because=because
    )


def _labelled(point):
    hidden = [p for p in point.passages if p.confidential]
    if not hidden:
        return dataclasses.replace(point, label=f"Jan {PERSON} mist tijd")
    figure = Figure(f"12 {HIDDEN}s", "12", "2026-01-01", hidden[0])
    history = dataclasses.replace(point.history, claims=(Claim(hidden[0], f"nota {HIDDEN}"),))
    label = f"de {HIDDEN} wordt genoemd"
    return dataclasses.replace(point, label=label, words=(HIDDEN,), figures=(figure,), history=history)


def _audit(made, hidden):
    draft = dataclasses.replace(made.passages[0].observation, text=f"De heer {PERSON} krijgt 12 weken.")
    covered = tuple(
        Covered(p, status, "", (draft,), p.passages, (), True, 1.0)
        for p, status in zip(made.points, (*Coverage, *[Coverage.ABSENT] * len(made.points)), strict=False)
    )
    check = FigureCheck("12 weken", FigureFault.DIFFERS, ((f"9 {HIDDEN}", hidden),))
    return Audit(covered, (ClaimCheck(draft, False, (hidden,), "Geen bron zegt dit.", (check,)),), 0.5)


def _text(told, codebook, kind, form, **options):
    findings, audit = told
    return text_of(RENDERERS[form](build.report(kind, findings, codebook, audit=audit, **options)))


@KINDS
@ALL
def test_nothing_confidential_and_no_person_is_in_a_report(kind, form, told, codebook):
    text = _text(told, codebook, kind, form)
    assert (HIDDEN in text, PERSON in text) == (False, False)


@KINDS
@ALL
def test_names_alone_show_nothing_confidential(kind, form, told, codebook):
    assert HIDDEN not in _text(told, codebook, kind, form, include_names=True)


@ALL
def test_what_is_asked_for_is_shown(form, told, codebook):
    text = _text(told, codebook, "rapport", form, include_confidential=True, include_names=True)
    assert (HIDDEN in text, PERSON in text) == (True, True)
    text = _text(told, codebook, "rapport", form, include_confidential=True)
    assert (HIDDEN in text, PERSON in text) == (True, False)


def test_the_words_are_there_to_be_found(told):
    for options in ({"include_confidential": True, "include_names": True},):
        shown = str(disclosed(told, **options))
        assert shown.count(HIDDEN) > 50
        assert shown.count(PERSON) > 50
