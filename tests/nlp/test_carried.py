"""Coding by a codebook for which no sentence was coded: its own values, and what judgements add."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import lawbook
from corpus.errors import EncoderError, GoldError, ModelError
from corpus.lawbook import Lawbook
from nlp import analysis, carried, carriedfiles, chosen, codebooks, coldstart, compounds, searching, teaching
from nlp.affected import affected
from nlp.beginning import identity
from nlp.boundaries import cuts
from nlp.features import found
from nlp.heads import QUESTIONS
from nlp.passages import UNCODED, Coded, Example
from nlp.quantities import quantities
from nlp.stretches import Stretch
from rodedraad import models

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from corpus.model import Reading

SECOND = "straffen-en-beschermen"
OWN = """
[[thema]]
id = "brug"
label = "Bruggen en sluizen"
includes = "onderhoud van bruggen, sluizen en kades"
examples = ["De brug is al een jaar dicht."]
[[thema]]
id = "veer"
label = "Veerdiensten"
includes = "dienstregeling, vaartijden en tarieven van de pont"
[[fase]]
id = "aanleg"
label = "Aanleg"
[[fase]]
id = "beheer"
label = "Beheer"
"""
CALLS = (
    "Wij verzoeken het Rijk dringend om geld voor het onderhoud van sluizen en bruggen.",
    "Wij verzoeken de gemeente om de dienstregeling van de pont te verruimen.",
)
TEXTS = ("De sluizen en bruggen zijn slecht onderhouden.", "De pont vaart niet volgens de dienstregeling.")


def book(values: str, toerekening: tuple[str, ...] = ("wet", "geen")) -> Lawbook:
    """A codebook of a law of our own: the usual rollen, and these values."""
    rollen = [
        "[[rol]]\n"
        f"id = {json.dumps(rol.id)}\nlabel = {json.dumps(rol.label)}\nmeaning = {json.dumps(rol.meaning)}\n"
        f"thematic = {json.dumps(rol.thematic)}\nattributed = {json.dumps(rol.attributed)}\n"
        for rol in codebooks.of(lawbook.shipped(lawbook.default())).codebook.rollen
    ]
    causes = [f"[[toerekening]]\nid = {json.dumps(one)}\nlabel = {json.dumps(one)}\n" for one in toerekening]
    law = '[law]\nname = "V"\ntitle = "V"\ncitation = ""\nin_force = ""\n'
    head = f'id = "vaarwegen"\nversion = 1\ntekens = ["nederlands"]\n{law}'
    return Lawbook("vaarwegen", ((lawbook.CODEBOOK, "".join([head, *rollen, *causes, values])),))


@pytest.fixture
def own() -> Iterator[Lawbook]:
    """Within it a codebook without any rule is in use."""
    mine = book(OWN)
    with lawbook.using(mine):
        yield mine


def document(*codings: tuple[str, str]) -> Coded:
    """A document in which the sentences of `codings` are bottlenecks with these themas."""
    examples = tuple(Example("knelpunt", (thema,), "", None, "beheer") for _, thema in codings)
    return Coded("a", (Stretch((), tuple(text for text, _ in codings)),), examples)


def test_the_weights_are_those_of_the_rules_and_passages_in_the_tree() -> None:
    kept = json.loads((chosen.SHIPPED / coldstart.WEIGHTS).read_text("utf-8"))
    assert kept["identiteit"] == identity(codebooks.load())
    for question, kinds in coldstart.SIGNALS.items():
        for kind, columns in kinds.items():
            assert len(coldstart.weights()[question][kind].signals) == len(columns)


def test_definitions_alone_tell_themas_apart(own: Lawbook) -> None:
    coder, stretch = chosen.load(), Stretch((), TEXTS)
    chances = coder.predict([stretch], [found(codebooks.load().rules, stretch)])
    assert [max(one["thema"], key=lambda t: one["thema"][t]) for one in chances] == ["brug", "veer"]
    assert all(abs(sum(one["fase"].values()) - 1) < 1e-5 for one in chances)


def test_a_coding_says_that_rules_and_definitions_gave_its_themas(
    own: Lawbook,
    reading: Callable[..., Reading],
) -> None:
    said = [one.coding for one in analysis.analyse(reading(*CALLS))]
    themed = [coding for coding in said if coding.thema]
    assert themed
    for coding in themed:
        details = [e.detail for e in coding.evidence if e.label == f"thema:{coding.thema[0].thema}"]
        assert any(detail.startswith("regels en omschrijving: kans ") for detail in details)
        assert coding.onzeker or coding.thema[0].score >= 0.5


def test_the_first_law_is_coded_by_its_own_model() -> None:
    assert chosen.at_home()
    assert not isinstance(chosen.load(), carried.Carried)
    with lawbook.using(lawbook.shipped(SECOND)):
        assert not chosen.at_home()
        assert chosen.identity() == chosen.load().identity != ""
        assert chosen.identity().startswith("begin/")


def test_a_thema_that_is_added_begins_beside_those_that_were_learnt() -> None:
    first = lawbook.shipped(lawbook.default())
    text = first.text(lawbook.CODEBOOK).replace(
        "[[thema]]", OWN.partition('[[thema]]\nid = "veer"')[0] + "[[thema]]", 1
    )
    files = tuple((name, text if name == lawbook.CODEBOOK else of) for name, of in first.texts)
    stretch = Stretch((), TEXTS)
    plain = chosen.load().predict([stretch], [found(codebooks.load().rules, stretch)])
    with lawbook.using(Lawbook(first.name, files)):
        coder = chosen.load()
        assert isinstance(coder, carried.Carried)
        chances = coder.predict([stretch], [found(codebooks.load().rules, stretch)])
    for ours, theirs in zip(chances, plain, strict=True):
        assert {"brug", *theirs["thema"]} == set(ours["thema"])
        for thema, chance in theirs["thema"].items():
            assert ours["thema"][thema] == pytest.approx(max(chance, carried.LEAST), abs=1e-3)
    assert chances[0]["thema"]["brug"] > chances[1]["thema"]["brug"]


names = st.text("abcdefghij", min_size=1, max_size=6)
words = st.text("abcdefghij ,;:é", max_size=30)


@st.composite
def values(draw: st.DrawFn) -> str:
    """Themas, fasen and rules of any kind."""
    themas = draw(st.lists(names, min_size=1, max_size=4, unique=True))
    fasen = draw(st.lists(names, min_size=1, max_size=3, unique=True))
    rows = [
        f"[[thema]]\nid = {json.dumps(t)}\nlabel = {json.dumps(draw(words))}\n"
        f"includes = {json.dumps(draw(words))}"
        for t in themas
    ]
    rows += [f"[[fase]]\nid = {json.dumps(f)}\nlabel = {json.dumps(draw(words))}" for f in fasen]
    for thema in draw(st.lists(st.sampled_from(themas), max_size=2)):
        rows.append(f'[[regel]]\nlabel = "thema:{thema}"\ngewicht = 0.8\npatronen = ["sluizen"]')
    return "\n".join(rows) + "\n"


@settings(max_examples=15, deadline=None)
@given(values(), st.lists(names, max_size=2, unique=True))
def test_any_codebook_codes_in_its_own_values(
    reading: Callable[..., Reading], own_values: str, causes: list[str]
) -> None:
    with lawbook.using(book(own_values, (*causes, "geen"))):
        known = codebooks.load().codebook.vocabulary
        for one in analysis.analyse(reading(*TEXTS, "Onderhoud", "Actie: de griffie meldt de sluizen.")):
            coding = one.coding
            assert {thema.thema for thema in coding.thema} | set(coding.onderwerp) <= set(known["thema"])
            assert coding.fase in known["fase"]
            assert coding.rol in known["rol"]
            assert coding.toerekening in known["toerekening"]


def test_judgements_teach_what_no_definition_says(own: Lawbook) -> None:
    coder, stretch = chosen.start(), Stretch((), ("Het stremmingsbord hangt scheef.",) * 6)
    judged = document(*((text, "veer") for text in stretch.texts))
    taught = teaching.teach(coder, [judged])
    evidence = [found(coder.ruled.rules, stretch)]
    before, after = (one.predict([stretch], evidence)[0]["thema"]["veer"] for one in (coder, taught))
    assert after > before + 0.2
    assert taught.ground == carried.BY_JUDGEMENT
    assert taught.identity == teaching.teach(coder, [judged]).identity != coder.identity


def test_without_a_judgement_nothing_changes(own: Lawbook) -> None:
    coder, stretch = chosen.start(), Stretch((), TEXTS)
    empty = Coded("a", (stretch,), (UNCODED, UNCODED))
    evidence = [found(coder.ruled.rules, stretch)]
    assert teaching.teach(coder, [empty]).predict([stretch], evidence) == coder.predict([stretch], evidence)


def test_what_was_taught_is_read_as_it_was_written(own: Lawbook, tmp_path: Path) -> None:
    judged = document((TEXTS[0], "brug"), (TEXTS[1], "veer"), (TEXTS[1], "veer"))
    trained = models.train(tmp_path / "model", "", [judged], lambda *_: None)
    assert (trained.sentences, trained.documents, trained.judged) == (3, 1, 3)
    stretch = Stretch((), TEXTS)
    evidence = [found(codebooks.load().rules, stretch)]
    expected = teaching.teach(chosen.start(), [judged]).predict([stretch], evidence)
    with chosen.using(tmp_path / "model"):
        assert chosen.identity() == chosen.load().identity == trained.identity
        assert chosen.load().predict([stretch], evidence) == expected
    again = models.train(tmp_path / "twee", "", [judged], lambda *_: None)
    assert again.identity == trained.identity
    for name in carriedfiles.names("vaarwegen"):
        assert (tmp_path / "model" / name).read_bytes() == (tmp_path / "twee" / name).read_bytes()
    with lawbook.using(lawbook.shipped(SECOND)):
        with pytest.raises(ModelError, match="vaarwegen") as caught:
            chosen.model(tmp_path / "model")
        assert "rodedraad train" in caught.value.remedy


@pytest.mark.parametrize("change", ["base", "classes", "digest", "words"])
def test_what_was_taught_otherwise_is_refused(own: Lawbook, tmp_path: Path, change: str) -> None:
    models.train(tmp_path / "model", "", [document((TEXTS[0], "brug"), (TEXTS[0], "brug"))], lambda *_: None)
    about = tmp_path / "model" / "vaarwegen.json"
    said = json.loads(about.read_text("utf-8"))
    said[change] = {"base": "x", "classes": {q: ["x"] for q in QUESTIONS}, "digest": "x", "words": []}[change]
    about.write_text(json.dumps(said), "utf-8")
    with pytest.raises(ModelError, match="beschadigd"), chosen.using(tmp_path / "model"):
        chosen.load().predict([Stretch((), TEXTS)], [found(codebooks.load().rules, Stretch((), TEXTS))])


def test_nothing_judged_and_another_encoder_are_told(own: Lawbook, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="vaarwegen"):
        models.train(tmp_path / "model", "", [], lambda *_: None)
    with pytest.raises(EncoderError, match="vaarwegen"):
        models.lesson("een/encoder")
    assert not (tmp_path / "model").exists()


def test_a_document_without_sentences_has_no_chances(own: Lawbook) -> None:
    assert chosen.start().predict([], []) == []


NAMES = """
[samenstellingen]
nouns = "qwertzel"
[hoeveelheden]
units = ["kade"]
endings = ["pont"]
[afkortingen]
inside = ["v.i."]
[groepen]
ex-schippers = "ex-schippers?"
"""


def test_what_the_names_of_a_law_add_counts_while_it_is_in_use() -> None:
    mine = Lawbook("vaarwegen", (*book(OWN).texts, (lawbook.NAMES, NAMES)))
    text = "Er zijn 12 kades en 3 veerponten."

    def seen() -> tuple[object, ...]:
        counted = tuple(mention.value for mention in quantities(text))
        people = affected("Hierdoor ondervinden ex-schippers hinder.", ())
        return compounds.parts("qwertzelbrug"), counted, tuple(cuts("De v.i. De rechter beslist.")), people

    before, identity_before = seen(), searching.identity()
    with lawbook.using(mine):
        assert seen() == (((0, 8), (8, 12)), ("12 kade", "3 veerpont"), (), ("ex-schippers",))
        assert searching.lemmas("qwertzelbrug") == "qwertzelbrug qwertzel brug"
        assert searching.identity() != identity_before
    assert seen() == before == ((), (), (8,), ())
    assert searching.lemmas("qwertzelbrug") == "qwertzelbrug"
    assert searching.identity() == identity_before
