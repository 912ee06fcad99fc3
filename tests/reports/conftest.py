"""A small dossier in invented words, and the findings that follow from it."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from corpus import collective, lawbook, wording
from corpus.codebook import Codebook, Fase, Law, Rol, Thema, Toerekening
from corpus.findings import (
    Bron,
    Finding,
    Findings,
    Matrix,
    MissingDocument,
    Passage,
    Respondent,
    SharedText,
)
from corpus.gaps import Asked, Gaps, Position, Reply, Stance, Table
from corpus.model import Coding, Laag, Mention, Observation, ThemaScore
from corpus.points import (
    Answer,
    Claim,
    Conflict,
    Entry,
    EntryKind,
    EntryStatus,
    History,
    Member,
    Moment,
    Point,
    PointStatus,
    Sighting,
)

CODEBOOK = Codebook(
    id="spreidingswet",
    version=1,
    law=Law(
        "Spreidingswet",
        "Wet gemeentelijke taak mogelijk maken asielopvangvoorzieningen",
        "Stb. 2024, 12",
        "2024-02-01",
    ),
    rollen=(
        Rol("kop", "Kop", "een titel"),
        Rol("formaliteit", "Formaliteit", "briefopmaak"),
        Rol("context", "Context", "een feit"),
        Rol("knelpunt", "Knelpunt", "wat knelt", thematic=True, attributed=True),
        Rol("gevolg", "Gevolg", "wat het teweegbrengt", thematic=True, attributed=True),
        Rol("meerwaarde", "Meerwaarde", "wat werkt"),
        Rol("oproep", "Oproep", "wat gevraagd wordt", thematic=True),
        Rol("toezegging", "Toezegging", "wat toegezegd is", thematic=True),
        Rol("actie", "Actie", "wat afgesproken is", thematic=True),
        Rol("vraag", "Vraag", "wat op tafel ligt", thematic=True),
        Rol("standpunt", "Standpunt", "wat men vindt"),
    ),
    themas=(
        Thema("termijnen", "Krappe of slecht aansluitende termijnen", "Te korte termijnen; termijnen die "
              "niet passen bij vergunningen", "de enkele vermelding van een datum"),
        Thema("ibt", "Uitblijvend of niet-effectief interbestuurlijk toezicht", "Toezicht dat uitblijft"),
        Thema("rijkskoers", "Dubbelzinnige of onzekere koers van het Rijk", "Tegenstrijdige boodschappen"),
        Thema("gegevens", "Gegevensverschillen en afhankelijkheid van COA-cijfers", "Cijfers die schelen"),
        Thema("spuk", "Complexe SPUK- en bonussystematiek", "Definities en formules van de uitkeringen"),
        Thema("draagvlak", "Bestuurlijk en maatschappelijk draagvlak", "Weerstand en onrust"),
        Thema("noodopvang", "Voortduren van nood- en crisisopvang", "Noodplekken en crisis"),
        Thema("rechtsbescherming", "Bezwaar, beroep en correctie", "De duur van procedures"),
    ),
    fasen=(
        Fase("capaciteitsraming", "capaciteitsraming en indicatieve verdeling", "voor 1 februari",
             "minister", "2 en 3"),
        Fase("overleg", "overlegfase en provinciaal verslag", "februari tot 1 november",
             "commissaris van de Koning", "4"),
        Fase("verdeelbesluit", "verdeelbesluit", "uiterlijk 31 december", "minister", "5"),
        Fase("bezwaar", "bezwaar en beroep", "na het besluit", "gemeenten en provincies", "Awb"),
        Fase("realisatie", "realisatie en toezicht", "zes maanden later", "gemeente met COA", "6, 7, 9"),
        Fase("invoeringstoets", "invoeringstoets", "einde van de eerste cyclus", "minister", "12 lid 1"),
        Fase("evaluatie", "evaluatie", "binnen vier jaar", "minister", "12 lid 2"),
        Fase("algemeen", "algemeen"),
    ),
    toerekeningen=(
        Toerekening("wet", "de wet en haar regels"),
        Toerekening("rijk", "het handelen of nalaten van het Rijk"),
        Toerekening("uitvoering", "de uitvoering en de keten"),
        Toerekening("medeoverheden", "het gedrag van medeoverheden"),
        Toerekening("omgeving", "de omgeving: buurt, markt en andere taken"),
        Toerekening("geen", "niet genoemd"),
    ),
    collective=collective.of(lawbook.shipped("spreidingswet")),
    wording=wording.of(lawbook.shipped("spreidingswet")),
)  # fmt: skip

KRING = Bron("Kring van commissarissen van de Koning", Laag.COLLECTIVE)
OOSTERGO = Bron("provincie Oostergo", Laag.PROVINCIE)
MERWELAND = Bron("Provincie Merweland", Laag.PROVINCIE)
DUINKERK = Bron("Duinkerk", Laag.PROVINCIE)
COA = Bron("COA", Laag.UITVOERING)
RIJK = Bron("Ministerie van Asiel en Migratie", Laag.RIJK)
BONDEN = Bron("VNG en G40", Laag.KOEPEL)

DOCUMENTS = {
    "oostergo": ("Invoeringstoets Oostergo", (OOSTERGO.name,), Laag.PROVINCIE, "2026-01-19", False),
    "merweland": ("Ervaringen met de eerste cyclus", (MERWELAND.name,), Laag.PROVINCIE, "2026-01-27", False),
    "duinkerk": ("Toets provincie Duinkerk", ("Duinkerk",), Laag.PROVINCIE, "2026-02-03", False),
    "coa": ("Uitvoeringsbeeld opvang", ("COA",), Laag.UITVOERING, "", False),
    "bonden": ("Position paper spreiding", ("VNG", "G40"), Laag.KOEPEL, "2026-02-10", False),
    "rijk": ("Rapportage eerste cyclus", (RIJK.name,), Laag.RIJK, "2026-06-30", False),
    "tafel": ("Besproken aan de afstemmingstafel op 12 maart", (RIJK.name,), Laag.RIJK, "2026-03-12", True),
}  # fmt: skip

BRONNEN = {
    "KRING": KRING,
    "OOSTERGO": OOSTERGO,
    "MERWELAND": MERWELAND,
    "DUINKERK": DUINKERK,
    "COA": COA,
    "RIJK": RIJK,
    "BONDEN": BONDEN,
}


DEFAULTS = {
    "stem": "oostergo",
    "part": "invoeringstoets",
    "bron": "OOSTERGO",
    "rol": "knelpunt",
    "themas": "termijnen",
    "toerekening": "geen",
    "fase": "algemeen",
    "eerder": "nee",
}


def make_passage(n, **row):
    """The `n`-th sentence of a document of `DOCUMENTS`: a bottleneck of Oostergo unless told otherwise."""
    row = DEFAULTS | row
    title, _, _, date, confidential = DOCUMENTS[row["stem"]]
    bron, text = BRONNEN[row["bron"]], row["text"]
    coding = Coding(
        rol=row["rol"], rol_score=0.9, thema=tuple(ThemaScore(t, 0.8) for t in row["themas"].split()),
        onderwerp=(), toerekening=row["toerekening"], eerder=row["eerder"] == "ja", fase=row["fase"],
        spreker=bron.name, evidence=(), model="m", codebook="spreidingswet/1",
    )  # fmt: skip
    places = ((a, text.index(a)) for a in ("COA", "regieteam") if a in text)
    observation = Observation(
        id=f"{row['stem']}{n:03d}", document=f"doc-{row['stem']}", part=0, block=n, start=0, end=len(text),
        page=1 + n // 6, text=text, path=("Een kop",), coding=coding,
        mentions=tuple(Mention("actor", at, at + len(a), a, a) for a, at in places),
    )  # fmt: skip
    return Passage(observation, row["stem"], title, row["part"], bron, date, confidential)


def dossier_passages():
    """All passages of the invented dossier, in order of document and place."""
    with Path(__file__).with_name("dossier.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="|", quoting=csv.QUOTE_NONE))
    numbers = Counter()
    for row in rows:
        numbers[row["stem"]] += 1
        row["n"] = numbers[row["stem"]]
    return tuple(make_passage(**row) for row in rows)


def _with_rol(passages, *rollen):
    return tuple(p for p in passages if p.observation.coding.rol in rollen)


def _finding(thema, once, shared):
    of = [p for p in once if thema in p.observation.coding.themas]
    passages = _with_rol(of, "knelpunt", "gevolg", "vraag")
    said = (*passages, *_with_rol(of, "oproep"))
    copies = {p.id: text.passages for text in shared for p in text.passages}
    behind = [copy for p in passages for copy in copies.get(p.id, (p,))]
    counts = Counter(p.observation.coding.toerekening for p in passages)
    return Finding(
        thema=thema,
        passages=passages,
        calls=_with_rol(of, "oproep"),
        commitments=_with_rol(of, "toezegging"),
        actions=_with_rol(of, "actie"),
        works=(),
        sources=tuple(dict.fromkeys(p.bron for p in said if not p.relayed)),
        documents=tuple(dict.fromkeys(c.stem for p in said for c in copies.get(p.id, (p,)))),
        fasen=tuple(dict.fromkeys(p.observation.coding.fase for p in passages)),
        attribution=tuple(sorted(counts.items())),
        raised_before=tuple(p for p in passages if p.observation.coding.eerder),
        copies=len(behind),
    )


def make_findings(passages, *, reviewed=0):
    """What follows from these passages: equal Kring texts are shared, every list is derived."""
    groups = {}
    for p in passages:
        if p.bron == KRING:
            groups.setdefault(p.observation.text, []).append(p)
    shared = tuple(
        SharedText(f"s{n}", text, KRING, tuple(DOCUMENTS[p.stem][1][0] for p in copies), tuple(copies))
        for n, (text, copies) in enumerate(groups.items())
        if len(copies) > 1
    )
    repeated = {p.id for text in shared for p in text.passages[1:]}
    once = tuple(p for p in passages if p.id not in repeated)
    used = dict.fromkeys(t for p in once for t in p.observation.coding.themas)
    themas = tuple(_finding(t.id, once, shared) for t in CODEBOOK.themas if t.id in used)
    unthemed = [p for p in _with_rol(once, "knelpunt", "gevolg") if not p.observation.coding.themas]
    return Findings(
        respondents=tuple(_respondent(stem, passages) for stem in DOCUMENTS),
        passages=tuple(passages),
        themas=themas,
        shared=shared,
        works=_with_rol(once, "meerwaarde"),
        calls=_with_rol(once, "oproep"),
        commitments=_with_rol(once, "toezegging"),
        actions=_with_rol(once, "actie"),
        questions=_with_rol(once, "vraag"),
        unthemed=tuple(unthemed),
        by_source=_matrix(themas),
        missing=tuple(
            MissingDocument("Atlas Opvang 2025", p) for p in once if "Atlas Opvang" in p.observation.text
        ),
        reviewed=reviewed,
        points=_points(once, shared),
        register=_register(once),
        conflicts=_conflicts(once),
        gaps=_gaps(once, themas),
        until="2026-06-30",
    )


ENTRIES = {"oproep": EntryKind.CALL, "toezegging": EntryKind.COMMITMENT, "actie": EntryKind.ACTION}
PERIODS = (("2025, 2e helft", "2025-07-01"), ("2026, 1e helft", "2026-01-01"))
POINT_SIZE = 3


def _points(once, shared):
    """Points of up to three passages that follow each other in a thema; the register answers the first."""
    copies = {p.id: text.passages for text in shared for p in text.passages}
    made = []
    for thema in CODEBOOK.themas:
        said = [p for p in _with_rol(once, "knelpunt", "gevolg", "vraag") if _is_about(p, thema.id)]
        groups = [said[n : n + POINT_SIZE] for n in range(0, len(said), POINT_SIZE)]
        made += [_point(thema.id, group, copies, _answers(once, thema.id)) for group in groups]
    return tuple(made)


def _is_about(passage, thema):
    return thema in passage.observation.coding.themas


def _answers(once, thema):
    return tuple(f"e-{p.id}" for p in _with_rol(once, "toezegging", "actie") if _is_about(p, thema))


def _point(thema, group, copies, answers):
    central = group[0]
    before = [p for p in group if p.observation.coding.eerder]
    dated = sorted((p for p in group if p.date), key=lambda p: (p.date, p.id))
    voices = len({p.bron for p in group})
    recurring = PointStatus.RECURRING if before else PointStatus.NEW
    return Point(
        id=f"p-{thema}-{central.id}",
        thema=thema,
        label=central.observation.text.rstrip("."),
        words=(),
        central=central,
        members=tuple(Member(p, copies.get(p.id, (p,)), 0.1) for p in group),
        sources=tuple(dict.fromkeys(p.bron for p in group if not p.relayed)),
        documents=tuple(dict.fromkeys(p.stem for p in group)),
        history=History(
            tuple(Sighting(Moment(p.date, p.date), p.bron, p) for p in dated),
            tuple((name, voices if name.startswith("2026") else None) for name, _ in PERIODS),
            tuple(Claim(p, "eerdere brieven") for p in before),
        ),
        status=PointStatus.ANSWERED if answers else recurring,
        answers=answers,
    )


def _register(once):
    """An entry for each call, commitment and action; commitments answer the first call of their thema."""
    said = [p for p in once if p.observation.coding.rol in ENTRIES]
    return tuple(_entry(p, said) for p in said)


def _entry(passage, said):
    rol, themas = passage.observation.coding.rol, passage.observation.coding.themas
    calls = [
        p
        for p in _with_rol(said, "oproep")
        if rol == "toezegging" and set(themas) & set(p.observation.coding.themas)
    ]
    return Entry(
        id=f"e-{passage.id}",
        kind=ENTRIES[rol],
        passage=passage,
        owner=RIJK.name if rol == "oproep" else passage.bron.name,
        addressee=RIJK.name if rol == "oproep" else "",
        deadline="voor 1 december 2026" if "december" in passage.observation.text else "",
        answers=tuple(Answer(f"e-{p.id}", "gaat over hetzelfde", 0.8) for p in calls[:1]),
        status=EntryStatus.OPEN if rol == "oproep" else EntryStatus.UNKNOWN,
        because="Er is geen termijn en geen later document zegt er iets over.",
    )


def _conflicts(once):
    """The first passage of the Kring on supervision against the first of the ministry."""
    about = [p for p in once if "ibt" in p.observation.coding.themas]
    kring, rijk = ([p for p in about if p.bron == bron][:1] for bron in (KRING, RIJK))
    sides = (*kring, *rijk)
    reason = "Zij verschillen over hoever het is."
    return (Conflict("ibt", "toezicht", sides, reason),) if len(sides) == 2 else ()


def _gaps(once, themas):
    empty = Table((), (), (), ())
    bronnen = tuple(dict.fromkeys(p.bron for p in once))
    positions = tuple(_position(thema.id, bron, once) for thema in CODEBOOK.themas for bron in bronnen)
    asked = (
        Asked("Oostergo", Reply.SENT, OOSTERGO, ("oostergo",)) if OOSTERGO in bronnen
        else Asked("Oostergo", Reply.NONE),
        Asked("Noordwolde", Reply.NONE),
    )  # fmt: skip
    spoken = {f.thema for f in themas}
    return Gaps(
        empty, empty, empty, positions, asked, tuple(t.id for t in CODEBOOK.themas if t.id not in spoken)
    )


def _position(thema, bron, once):
    said = tuple(p for p in once if p.bron == bron and _is_about(p, thema))
    return Position(thema, bron, Stance.PROBLEM if said else Stance.NO_STATEMENT, said)


def _matrix(themas):
    names = tuple(dict.fromkeys(b.name for f in themas for b in f.sources))
    said = [(*f.passages, *f.calls) for f in themas]
    cells = tuple(tuple(sum(p.bron.name == n and not p.relayed for p in of) for n in names) for of in said)
    return Matrix(tuple(f.thema for f in themas), names, cells)


def _respondent(stem, passages):
    title, senders, laag, date, confidential = DOCUMENTS[stem]
    of = [p for p in passages if p.stem == stem]
    kinds = tuple(dict.fromkeys(p.part for p in of))
    return Respondent(f"doc-{stem}", stem, title, kinds, senders, laag, date, 4, len(of), confidential)


@pytest.fixture(scope="session")
def codebook():
    return CODEBOOK


@pytest.fixture(scope="session")
def passages():
    return dossier_passages()


@pytest.fixture(scope="session")
def findings(passages):
    return make_findings(passages)


@pytest.fixture(scope="session")
def derive():
    """`make_findings`: what follows from other passages."""
    return make_findings


@pytest.fixture(scope="session")
def saying():
    """`make_passage`: a passage that says `text`."""
    return lambda text, n=99, **row: make_passage(n, text=text, **row)
