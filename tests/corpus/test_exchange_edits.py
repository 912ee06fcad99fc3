"""What reviewers changed in a table, and only that, becomes a judgement."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import tables
from corpus.exchange import outgoing
from corpus.exchange.edits import Current, edits, untouched
from corpus.exchange.standing import as_text, of_text
from corpus.filters import EVERYTHING
from corpus.judgements import Act, Judgement
from corpus.labels import Labels
from corpus.reviewing import Wish
from corpus.tables import About
from tests.returning import CODEBOOK, WORDS, corpus_of, dossiers

if TYPE_CHECKING:
    from corpus.model import Observation, Reading

STANDS = Labels("knelpunt", frozenset({"termijnen"}), "wet", eerder=False)
ROW = {
    "id": "a" * 16, "text": "De termijn is te krap.", "rol": "knelpunt", "thema": ["termijnen"],
    "toerekening": "wet", "eerder": "nee", "bij_uitvoer": as_text(STANDS),
}  # fmt: skip
ABOUT = About(date="2026-03-02", program="rodedraad")


def asked(*events: Judgement, labels: Labels = STANDS, **changes: object) -> tuple[Any, ...]:
    """Wishes, number of rows without, and reasons of refusal of the row with these changes."""
    known = {ROW["id"]: Current("De termijn is te krap.", labels, events)}
    found = edits([ROW | changes], known, "Jansen", CODEBOOK)  # type: ignore[arg-type,dict-item]
    return found.wishes, found.same, [why for _, why in found.refused]


def wish(act: Act, labels: Labels | None = None, why: str = "") -> Wish:
    return Wish("a" * 16, act, "Jansen", labels or Labels(), why)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"rol": "gevolg"}, wish(Act.CHANGE, Labels(rol="gevolg"))),
        ({"rol": " Gevolg "}, wish(Act.CHANGE, Labels(rol="gevolg"))),
        ({"rol": "context"}, wish(Act.CHANGE, Labels(rol="context"))),
        ({"thema": []}, wish(Act.CHANGE, Labels(thema=frozenset()))),
        ({"thema": ["geen"]}, wish(Act.CHANGE, Labels(thema=frozenset()))),
        ({"thema": ["IBT", "termijnen"]}, wish(Act.CHANGE, Labels(thema=frozenset({"ibt", "termijnen"})))),
        ({"toerekening": "rijk"}, wish(Act.CHANGE, Labels(toerekening="rijk"))),
        ({"eerder": "ja"}, wish(Act.CHANGE, Labels(eerder=True))),
        ({"eerder": "JA", "toelichting": "staat er"}, wish(Act.CHANGE, Labels(eerder=True), "staat er")),
        ({"oordeel": "Akkoord"}, wish(Act.ACCEPT)),
        ({"oordeel": "verwerpen", "toelichting": "leesfout"}, wish(Act.REJECT, why="leesfout")),
        ({"oordeel": "opmerking", "toelichting": "?"}, wish(Act.COMMENT, why="?")),
        ({"toelichting": "?"}, wish(Act.COMMENT, why="?")),
        ({"text": "vertrouwelijk", "eerder": "ja"}, wish(Act.CHANGE, Labels(eerder=True))),
        ({"bij_uitvoer": None, "rol": "gevolg"}, wish(Act.CHANGE, Labels(rol="gevolg"))),
    ],
)
def test_what_is_changed_is_wished(changes: dict[str, object], expected: Wish) -> None:
    assert asked(**changes) == ((expected,), 0, [])


@pytest.mark.parametrize(
    "changes",
    [
        {}, {"rol": None}, {"toerekening": ""}, {"eerder": None}, {"thema": None}, {"eerder": "false"},
        {"text": "De  termijn is\nte krap."}, {"text": None},
    ],
)  # fmt: skip
def test_what_is_not_changed_is_no_judgement(changes: dict[str, object]) -> None:
    assert asked(**changes) == ((), 1, [])


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"rol": "held"}, "held"),
        ({"thema": ["weer"]}, "weer"),
        ({"rol": "context", "thema": ["ibt"]}, "hoort geen thema"),
        ({"eerder": "soms"}, "soms"),
        ({"oordeel": "mooi"}, "mooi"),
        ({"oordeel": "akkoord", "rol": "gevolg"}, "gaan niet samen"),
        ({"oordeel": "opmerking"}, "toelichting"),
        ({"text": "Iets anders.", "rol": "gevolg"}, "tekst"),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, object], why: str) -> None:
    wishes, same, refused = asked(**changes)
    assert (wishes, same) == ((), 0)
    assert why in refused[0]


def test_an_old_table_does_not_undo_what_colleagues_said_since() -> None:
    now = Labels("gevolg", frozenset({"ibt"}), "rijk", eerder=True)
    assert asked(labels=now) == ((), 1, [])
    assert asked(labels=now, eerder="ja") == ((), 1, [])
    assert asked(labels=now, rol="oproep")[0] == (wish(Act.CHANGE, Labels(rol="oproep")),)


@pytest.mark.parametrize("changes", [{"oordeel": "akkoord"}, {"oordeel": "verwerpen"}, {"toelichting": "?"}])
def test_the_same_table_twice_is_one_judgement(changes: dict[str, object]) -> None:
    ((one,), _, _) = asked(**changes)
    said = Judgement("a" * 16, "d", one.act, Labels(), "Jansen", "2026", "m", "c", STANDS, one.why, nr=1)
    assert asked(said, **changes) == ((), 1, [])


def test_a_sentence_that_stands_twice_is_refused_once() -> None:
    known = {str(ROW["id"]): Current("De termijn is te krap.", STANDS)}
    found = edits([ROW | {"rol": "gevolg"}, ROW | {"rol": "oproep"}], known, "Jansen", CODEBOOK)
    assert [w.labels.rol for w in found.wishes] == ["gevolg"]
    assert len(found.refused) == 1


labels = st.builds(
    Labels, st.sampled_from(WORDS["rol"]), st.frozensets(st.sampled_from(WORDS["thema"])),
    st.sampled_from(WORDS["toerekening"]), st.booleans(),
)  # fmt: skip


@given(labels)
def test_labels_as_text_come_back(given_: Labels) -> None:
    assert of_text(as_text(given_)) == given_


@given(st.none() | st.text(max_size=9) | st.text("|,ja", max_size=9))
def test_any_text_may_stand_for_labels(text: str | None) -> None:
    found = of_text(text)
    assert found is None or found.eerder is not None


QUICK = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("form", tables.FORMS)
@QUICK
@given(dossier=dossiers())
def test_out_and_in_again_asks_for_nothing(
    form: str, dossier: tuple[tuple[Reading, tuple[Observation, ...]], ...]
) -> None:
    with TemporaryDirectory() as name, corpus_of(Path(name), dossier) as corpus:
        frame = outgoing.frame(corpus, EVERYTHING)
        tables.write(frame, Path(name) / "uit", form, ABOUT)
        back, about = tables.read(Path(name) / "uit")
        assert about is not None
        assert back.equals(frame)
        counts = polars.DataFrame(
            {"id": frame["id"], "tekst": corpus.observations()["text"], "geldt": frame["bij_uitvoer"]}
        )
        assert untouched(back, counts).all()


@QUICK
@given(dossier=dossiers())
def test_secret_texts_stay_at_home(dossier: tuple[tuple[Reading, tuple[Observation, ...]], ...]) -> None:
    with TemporaryDirectory() as name, corpus_of(Path(name), dossier) as corpus:
        frame = outgoing.frame(corpus, EVERYTHING).filter(polars.col("vertrouwelijk"))
        assert set(frame["text"]) <= {"vertrouwelijk"}
        assert set(frame["kop"].explode()) <= {"vertrouwelijk", None}
        assert frame["genoemd"].list.len().sum() == frame["waarom"].list.len().sum() == 0
        assert set(frame["titel"]) <= {"vertrouwelijk", None}
        assert set(frame["eigenaar"]) <= {"vertrouwelijk", None}


def test_only_rows_that_are_surely_the_same_are_left_aside() -> None:
    whole = polars.DataFrame([ROW | {"oordeel": None}])
    counts = polars.DataFrame({"id": [ROW["id"]], "tekst": [ROW["text"]], "geldt": [as_text(STANDS)]})
    assert untouched(whole, counts).to_list() == [True]
    for name, value in (("oordeel", "akkoord"), ("rol", "kop"), ("text", "Anders"), ("eerder", None)):
        changed = whole.with_columns(polars.lit(value, dtype=polars.String).alias(name))
        assert untouched(changed, counts).to_list() == [False], name
    assert untouched(polars.concat([whole, whole]), counts).to_list() == [False, False]
