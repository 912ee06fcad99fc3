from __future__ import annotations

import pickle
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import CodebookError
from nlp import codebooks, rules
from nlp.features import Found, combined, found
from nlp.openings import openings
from nlp.phase import phase
from nlp.stretches import Stretch

RULED = codebooks.load()
LEAST = """
id = "proef"
version = 1
law = {name = "Wet", title = "Wet op de proef", citation = "Stb. 1", in_force = "2024-01-01"}
rol = [{id = "knelpunt", label = "Knelpunt", meaning = "wat knelt", thematic = true}]
thema = [{id = "tijd", label = "Tijd", includes = "te weinig tijd"}]
fase = [{id = "algemeen", label = "Algemeen"}]
toerekening = [{id = "geen", label = "Geen"}]
"""


PATTERNS = (
    "(is|zijn) krap",
    r"\Adit (is|zijn)",
    "nog niet",
    "(nog )?niet",
    r"\A\W*dit",
    "krap|te laat",
    r"(\w+ ){0,2}laat",
    "ad ?hoc",
    "is (te|nog) (niet|krap)",
)
WORDS = ("is", "zijn", "krap", "nog", "niet", "dit", "te", "laat", "ad", "hoc")

STRONG = 2.0
"""From this weight on a rule nearly decides the rol."""


def labels(text: str) -> set[str]:
    """The labels that the rules find with some weight."""
    hits = found(RULED.rules, Stretch((), (text,)))[0].own
    return {h.label for h in hits if h.weight >= (STRONG if h.label.startswith("rol:") else 0.7)}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Het toezicht is nog altijd niet gestart.", "thema:ibt"),
        ("De COA-cijfers weken af van onze administratie.", "thema:gegevens"),
        ("De AMV-plekken zijn schaars.", "thema:maatwerk"),
        ("Verleng de termijn tot een jaar.", "rol:oproep"),
        ("Actie: secretariaat", "rol:actie"),
        ("Actie Team SW: planning rondsturen.", "rol:actie"),
        ("Wie betaalt de beveiliging?", "rol:vraag"),
        ("Ik zeg toe dit voor de zomer uit te werken.", "rol:toezegging"),
        ("Dit punt is niet nieuw.", "eerder:ja"),
        ("Hierdoor ontstaat vertraging.", "rol:gevolg"),
        ("De provincie dringt er bij het kabinet op aan.", "rol:oproep"),
    ],
)
def test_what_the_rules_see(text: str, label: str) -> None:
    assert label in labels(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("De AMvB treedt in werking.", "thema:maatwerk"),
        ("Het besluit heeft niet geleid tot vertraging.", "rol:gevolg"),
        ("Dat was niet eerder gebeurd.", "eerder:ja"),
        ("Wij doen een beroep op u.", "thema:rechtsbescherming"),
        ("Op korte termijn volgt een brief.", "thema:termijnen"),
        ("De actie was een succes.", "rol:actie"),
        ("Er waren geen problemen.", "rol:knelpunt"),
    ],
)
def test_what_the_rules_leave_alone(text: str, label: str) -> None:
    assert label not in labels(text)


def test_a_reason_quotes_the_words() -> None:
    hit = next(
        h for h in found(RULED.rules, Stretch((), ("Het interbestuurlijk toezicht hapert.",)))[0].own
        if h.label == "thema:ibt"
    )  # fmt: skip
    assert hit.detail == "‘interbestuurlijk toezicht’"


def test_a_heading_is_a_reason_of_its_own() -> None:
    evidence = found(RULED.rules, Stretch(("Bezwaar en beroep",), ("Dat duurt lang.",)))[0]
    assert "thema:rechtsbescherming" in {hit.label for hit in evidence.heading}
    assert "thema:rechtsbescherming" not in {hit.label for hit in evidence.own}


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (("Bezwaarprocedure",), "Dat duurt lang.", "bezwaar"),
        (("Bezwaarprocedure", "Duur"), "Dat duurt lang.", "bezwaar"),
        (("Bezwaarprocedure", "Realisatie"), "Dat duurt lang.", "realisatie"),
        (("Realisatiefase",), "Dit kost veel tijd.", "realisatie"),
        ((), "Het verdeelbesluit bood inzicht.", "verdeelbesluit"),
        ((), "Wij danken u voor de brief.", "algemeen"),
        (("Tot slot",), "De wetsevaluatie volgt later.", "evaluatie"),
    ],
)
def test_phase(path: tuple[str, ...], text: str, expected: str) -> None:
    assert phase(found(RULED.rules, Stretch(path, (text,)))[0]) == expected


def test_weights_of_rol_add_up_and_other_weights_stay_chances() -> None:
    evidence = found(
        RULED.rules, Stretch((), ("Geen terugkoppeling, geen reactie, geen zicht op doorwerking.",))
    )
    scores = combined(evidence[0].own)
    assert all(0 <= score < 1 for label, score in scores.items() if not label.startswith(("rol:", "teken:")))


def test_nothing_found_is_no_evidence() -> None:
    assert found(RULED.rules, Stretch((), ("☃",))) == [Found((), ())]


@pytest.mark.parametrize(
    "text", ["", "a", "A" * 20_000, "\x00\x07", "🙂 " * 500, "HET IS ONDUIDELIJK.", "de " * 20_000]
)
def test_any_text_is_read_without_trouble(text: str) -> None:
    assert len(found(RULED.rules, Stretch((), (text,)))) == 1


def test_the_smallest_codebook() -> None:
    text = LEAST + '[[regel]]\nlabel = "thema:tijd"\ngewicht = 0.5\npatronen = ["te laat"]\n'
    ruled = codebooks.parse(text)
    assert ruled.codebook.name == "proef/1"
    assert [hit.label for hit in ruled.rules.in_text("wij kwamen te laat")] == ["thema:tijd"]
    assert ruled.rules.in_text("grote laat") == ()


def test_a_rule_can_ask_for_two_things_near_each_other() -> None:
    text = LEAST + (
        '[[regel]]\nlabel = "thema:tijd"\ngewicht = 0.5\n'
        'patronen = ["nog niet gestart"]\nbij = ["toezicht"]\n'
    )
    ruled = codebooks.parse(text)
    (hit,) = ruled.rules.in_text("Het toezicht is nog niet gestart.")
    assert hit.detail == "‘nog niet gestart’ bij ‘toezicht’"
    assert ruled.rules.in_text("De bouw is nog niet gestart.") == ()


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=4, unique=True),
    st.lists(st.sampled_from([*WORDS, " ", ", ", "-", "é"]), max_size=12).map("".join),
)
def test_the_index_finds_what_trying_each_pattern_finds(patterns: list[str], text: str) -> None:
    rule = rules.Rule("rol:knelpunt", 1.0, tuple(patterns))
    whole = re.search(rf"(?<!\w)(?:{'|'.join(patterns)})", text)
    found = rules.RuleSet((rule,)).in_text(text)
    assert [hit.detail for hit in found] == ([f"‘{whole.group().strip()}’"] if whole else [])


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("toezicht", {"toezicht"}),
        ("te (krap|laat)", {"te "}),
        ("(is|zijn) krap", {"is krap", "zijn kra"}),
        ("tijdsdruk|krapte", {"tijdsdru", "krapte"}),
        ("(nog )?niet", set()),
        ("krapt?e", {"krap"}),
        ("ad ?hoc", {"ad"}),
        (r"\Adit punt", {"dit punt"}),
        (r"\A\W*dit", set()),
        ("[ab]c", set()),
    ],
)
def test_openings(pattern: str, expected: set[str]) -> None:
    assert openings(pattern) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id = 1 =", "codeboek klopt niet"),
        (LEAST.replace('label = "Tijd"', 'naam = "Tijd"'), "codeboek klopt niet"),
        (LEAST.replace("thema = [{", 'thema = [{id = "tijd", label = "x", includes = "y"}, {'), "niet uniek"),
        (LEAST + '[[regel]]\nlabel = "thema:geld"\ngewicht = 1\npatronen = ["a"]\n', "regel 1.*'thema:geld'"),
        (LEAST + '[[regel]]\nlabel = "thema:tijd"\ngewicht = 1\npatronen = ["(a"]\n', "regel 1"),
        (LEAST + '[[regel]]\nlabel = "thema:tijd"\npatronen = ["a"]\n', "regel 1.*gewicht"),
    ],
)
def test_a_codebook_that_is_wrong_says_where(text: str, message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        codebooks.parse(text)


def test_plain_form() -> None:
    assert rules.plain("  De\n Wet\t") == "de wet"


def test_rules_that_were_used_can_be_sent_to_another_process() -> None:
    text = "De termijn is te krap."
    expected = RULED.rules.in_text(text)
    assert pickle.loads(pickle.dumps(RULED)).rules.in_text(text) == expected  # noqa: S301  # our own bytes
