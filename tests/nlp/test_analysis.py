from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import BlockKind, Part, PartKind
from nlp import analysis, coding

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Reading

LINES = (
    "# 4 Realisatie en toezicht",
    "De termijn van zes maanden is te krap voor vergunning en bouw.",
    "Hierdoor wijken gemeenten uit naar noodopvang in hotels. Actie: Team SW",
    "De Kring acht het noodzakelijk dat het interbestuurlijk toezicht wordt toegepast.",
    "~ Bladnummer 3",
)


def test_every_sentence_is_an_observation_with_its_place(reading: Callable[..., Reading]) -> None:
    made = reading(*LINES, sender="Provincie Merenland")
    observations = analysis.analyse(made)
    assert [o.text for o in observations] == [
        "4 Realisatie en toezicht",
        "De termijn van zes maanden is te krap voor vergunning en bouw.",
        "Hierdoor wijken gemeenten uit naar noodopvang in hotels.",
        "Actie: Team SW",
        "De Kring acht het noodzakelijk dat het interbestuurlijk toezicht wordt toegepast.",
    ]
    for o in observations:
        block = made.blocks[o.block]
        assert block.text[o.start : o.end] == o.text
        start, end = block.content.source_span(o.start, o.end)
        assert made.source[start:end] == o.text
    assert len({o.id for o in observations}) == len(observations)


def test_coding_of_a_section(reading: Callable[..., Reading]) -> None:
    heading, bottleneck, effect, action, call = analysis.analyse(
        reading(*LINES, sender="Provincie Merenland")
    )
    assert (heading.coding.rol, heading.coding.thema) == ("kop", ())
    assert bottleneck.coding.rol == "knelpunt"
    assert "termijnen" in bottleneck.coding.themas
    assert effect.coding.rol == "gevolg"
    assert action.coding.rol == "actie"
    assert call.coding.rol == "oproep"
    assert "ibt" in call.coding.themas
    assert (bottleneck.coding.spreker, call.coding.spreker) == ("Provincie Merenland", "Kring")
    assert {o.coding.fase for o in (heading, bottleneck, effect)} == {"realisatie"}
    assert all(o.coding.evidence for o in (heading, bottleneck, effect, action, call))


def test_codings_keep_to_the_codebook(reading: Callable[..., Reading]) -> None:
    codebook = analysis.codebook()
    for o in analysis.analyse(reading(*LINES)):
        rol = codebook.rol(o.coding.rol)
        assert len(o.coding.thema) <= 3
        assert rol.thematic or not o.coding.thema
        assert rol.attributed or o.coding.toerekening == "geen"
        assert set(o.coding.themas) | set(o.coding.onderwerp) <= set(codebook.vocabulary["thema"])
        assert o.coding.fase in codebook.vocabulary["fase"]
        assert 0 <= o.coding.rol_score <= 1


@settings(max_examples=30, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_is_coded(reading: Callable[..., Reading], text: str) -> None:
    made = reading(text.replace("\n", " ") or "leeg")
    for o in analysis.analyse(made):
        assert made.blocks[o.block].text[o.start : o.end] == o.text


def test_a_letter_agreed_within_the_kring_speaks_for_it(reading: Callable[..., Reading]) -> None:
    made = reading(
        "De inhoud van deze brief is afgestemd binnen de Kring van commissarissen van de Koning.",
        "De termijnen zijn te krap.",
        sender="Provincie Merenland",
    )
    letter = replace(made.document, parts=(Part(0, PartKind.COVER_LETTER, "", ""),))
    spoken = analysis.analyse(replace(made, document=letter))
    assert {o.coding.spreker for o in spoken} == {"Kring"}
    assert {o.coding.spreker for o in analysis.analyse(made)} == {"Provincie Merenland"}


FOREIGN = (
    ("The municipalities were not informed about the decision before it was published.", "en"),
    ("Die Gemeinden wurden über die Entscheidung nicht informiert, bevor sie veröffentlicht wurde.", "de"),
    ("De gemeenten binne net ynformearre oer it beslút foardat it publisearre waard.", "fy"),
)


@pytest.mark.parametrize(("text", "language"), FOREIGN)
def test_a_sentence_in_another_language_is_marked(
    reading: Callable[..., Reading], text: str, language: str
) -> None:
    (observation,) = analysis.analyse(reading(text))
    assert observation.coding.taal == language
    assert observation.coding.onzeker
    assert observation.coding.thema == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "§",
        "\x07\x00",
        "🙂🙂",
        "HET TOEZICHT IS NIET GESTART EN DAT IS EEN PROBLEEM",
        "woord " * 20_000,
    ],
)
def test_any_text_is_coded_or_left_out(reading: Callable[..., Reading], text: str) -> None:
    for observation in analysis.analyse(reading(text)):
        assert observation.coding.rol in analysis.codebook().vocabulary["rol"]
        assert 0 <= observation.coding.rol_score <= 1


def test_what_is_uncertain_is_marked(reading: Callable[..., Reading]) -> None:
    for observation in analysis.analyse(reading(*LINES)):
        assert observation.coding.onzeker == (observation.coding.rol_score < coding.CERTAIN)


def test_a_denied_problem_and_a_risk_are_told_from_facts(reading: Callable[..., Reading]) -> None:
    observations = analysis.analyse(
        reading(
            "De wet heeft bij ons niet geleid tot knelpunten.",
            "Dit kan op termijn het draagvlak onder druk zetten.",
            "Het toezicht is nog niet gestart.",
        )
    )
    assert [o.coding.modaliteit.value for o in observations] == ["ontkend", "risico", "feit"]


def test_who_bears_it_and_who_is_to_act(reading: Callable[..., Reading]) -> None:
    bears, acts = analysis.analyse(
        reading(
            "Voor gemeenten leidt dit tot hoge kosten en onzekerheid over de bekostiging.",
            "Wij verzoeken de minister met klem om het toezicht alsnog te starten.",
        )
    )
    assert bears.coding.getroffen == ("gemeenten",)
    assert acts.coding.rol == "oproep"
    assert acts.coding.aan == "minister"


@pytest.mark.parametrize(
    ("row", "by_layout"),
    [
        ("Noodopvang | 14.100 | 14.900", True),
        ("Toezicht | Het toezicht is nog altijd niet effectief gestart. | Rijk", False),
    ],
)
def test_a_table_row_is_coded_by_what_it_says_only_if_it_says_something(
    reading: Callable[..., Reading], row: str, by_layout: bool
) -> None:
    made = reading(row)
    table = replace(made, blocks=(replace(made.blocks[0], kind=BlockKind.TABLE_ROW),))
    (observation,) = analysis.analyse(table)
    assert (observation.coding.evidence[0].detail == "opmaak: tabelrij") is by_layout
    assert not by_layout or observation.coding.rol == "context"
