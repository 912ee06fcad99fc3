"""The coded dossier as a project, and what coders made of it elsewhere back in the log."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.coders import MACHINE
from corpus.exchange import knowing, projects, returning
from corpus.exchange.codebooks import differences
from corpus.filters import EVERYTHING
from corpus.judgements import Act
from corpus.labels import Labels
from corpus.refi import Code, Coding, Selection, User, code_tree, read_project, write_project
from corpus.refi.dossier import user_guid
from corpus.refi.project import guid
from corpus.refi.tree import code_guid
from corpus.reviewing import Wish, judge
from tests.conftest import make_reading
from tests.returning import CODEBOOK, STAMP, WORDS, corpus_of, dossiers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.exchange.returning import Back
    from corpus.model import Observation, Reading
    from corpus.refi import Project
    from corpus.store import Corpus

Dossier = tuple[tuple["Reading", tuple["Observation", ...]], ...]
QUICK = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
LINES = (
    "# Realisatie",
    "De termijn is te krap, en het toezicht is niet gestart. Hierdoor loopt de bouw vertraging op.",
    "Wij verzoeken de minister de termijn te verlengen.",
)


def out(corpus: Corpus, **more: Any) -> Project:
    return read_project(write_project(projects.coded(corpus, EVERYTHING, name="dossier", **more)))


def back(corpus: Corpus, project: Project, by: str = "") -> Back:
    names = {name for source in project.sources for name in (source.guid, source.name)}
    with corpus.reading() as connection:
        places, replaced = knowing.standing_in(connection, names)
        dossier = projects.dossier(connection, places, CODEBOOK)
    return returning.back(project, dossier, replaced, CODEBOOK, by)


def judged(corpus: Corpus, ids: list[str], draw: Callable[..., Any]) -> None:
    """Some judgements of two people."""
    for id_ in ids[:4]:
        author = draw(st.sampled_from(("Jansen", "Bakker")))
        act = draw(st.sampled_from((Act.ACCEPT, Act.CHANGE, Act.REJECT, Act.COMMENT)))
        rol = draw(st.sampled_from(WORDS["rol"]))
        labels = Labels(rol=rol) if act is Act.CHANGE else Labels()
        judge(
            corpus, Wish(id_, act, author, labels, draw(st.sampled_from(("", "zie hoofdstuk 2", " a\n b "))))
        )


@QUICK
@given(dossiers(), st.data())
def test_out_and_in_again_is_no_judgement(dossier: Dossier, data: st.DataObject) -> None:
    with TemporaryDirectory() as name, corpus_of(Path(name), dossier) as corpus:
        judged(corpus, corpus.observations()["id"].to_list(), data.draw)
        found = back(corpus, out(corpus, include_confidential=True))
        assert (found.wishes, found.listed) == ([], [])


@QUICK
@given(dossiers(), st.data())
def test_what_was_coded_otherwise_is_judged_so_and_nothing_else(
    dossier: Dossier, data: st.DataObject
) -> None:
    with TemporaryDirectory() as name, corpus_of(Path(name), dossier) as corpus:
        rows = {row["id"]: row for row in corpus.observations().to_dicts()}
        project = out(corpus, include_confidential=True)
        expected: dict[str, str] = {}

        def coded(selection: Selection) -> Selection:
            rol = data.draw(st.sampled_from(("", *WORDS["rol"])))
            if not rol:
                return selection
            own = next(one for one in rows if selection.guid == guid("selectie", one, MACHINE))
            expected[own] = rol
            user = user_guid("Jansen")
            coding = Coding(guid("nieuw", own), code_guid(CODEBOOK, "rol", rol), user)
            return replace(selection, codings=(*selection.codings, coding))

        sources = tuple(replace(s, selections=tuple(map(coded, s.selections))) for s in project.sources)
        changed = replace(
            project, sources=sources, users=(*project.users, User(user_guid("Jansen"), "Jansen"))
        )
        found = back(corpus, read_project(write_project(changed)))
        assert found.listed == []
        assert {(w.observation, w.labels.rol, w.author) for w in found.wishes} == {
            (id_, rol, "Jansen") for id_, rol in expected.items()
        }
        judge(corpus, *found.wishes)
        assert back(corpus, changed).wishes == []


def test_secret_texts_stay_at_home(reading: Callable[..., Reading], tmp_path: Path) -> None:
    from corpus.model import Fact

    made = reading(*LINES)
    metadata = replace(made.document.metadata, confidential=Fact("niet delen", "niet delen"))
    made = replace(made, document=replace(made.document, metadata=metadata))
    with corpus_of(tmp_path, ((made, analysed(made)),)) as corpus:
        (source,) = out(corpus).sources
        assert (source.text, source.selections) == ("vertrouwelijk", ())
        assert b"termijn" not in write_project(projects.coded(corpus, EVERYTHING, name="dossier"))
        (source,) = out(corpus, include_confidential=True).sources
        assert "termijn" in source.text


def analysed(made: Reading) -> tuple[Observation, ...]:
    from nlp import analysis

    return tuple(replace(o, coding=replace(o.coding, model=STAMP.model)) for o in analysis.analyse(made))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    made = make_reading(*LINES)
    with corpus_of(tmp_path, ((made, analysed(made)),)) as opened:
        yield opened


def marked(corpus: Corpus, *said: tuple[str, str, dict[str, str]]) -> Back:
    """What comes of a project in which coders (name, words, codes) marked these words."""
    project = out(corpus)
    (source,) = project.sources
    selections = []
    for number, (coder, words, codes) in enumerate(said):
        start = source.text.index(words)
        own = guid("proef", str(number))
        codings = tuple(
            Coding(guid(own, kind), code_guid(CODEBOOK, kind, value), user_guid(coder))
            for kind, value in codes.items()
        )
        selections.append(Selection(own, start, start + len(words), user=user_guid(coder), codings=codings))
    users = {user_guid(coder): coder for coder, _, _ in said} | {u.guid: u.name for u in project.users}
    changed = replace(
        project,
        sources=(replace(source, selections=(*source.selections, *selections)),),
        users=tuple(User(*one) for one in users.items()),
    )
    return back(corpus, read_project(write_project(changed)))


ROL = {"rol": "gevolg"}
FIRST = "De termijn is te krap, en het toezicht is niet gestart."


def texts(corpus: Corpus) -> dict[str, str]:
    return {row["text"]: row["rol"] for row in corpus.observations("-rol:kop").to_dicts()}


def test_a_part_that_is_marked_is_split_off(corpus: Corpus) -> None:
    found = marked(corpus, ("Jansen", "het toezicht is niet gestart", {"rol": "knelpunt", "thema": "ibt"}))
    assert [w.act for w in found.wishes] == [Act.SPLIT, Act.CHANGE]
    judge(corpus, *found.wishes)
    assert "De termijn is te krap, en" in texts(corpus)
    row = corpus.observations('"het toezicht"').row(0, named=True)
    assert (row["text"], row["thema"], row["door"]) == ("het toezicht is niet gestart.", ["ibt"], ["Jansen"])


def test_two_parts_of_a_sentence_are_one_split(corpus: Corpus) -> None:
    found = marked(
        corpus, ("Jansen", "De termijn is te krap", ROL), ("Jansen", "en het toezicht is niet gestart", ROL)
    )
    assert [w.act for w in found.wishes] == [Act.SPLIT, Act.CHANGE, Act.CHANGE]
    judge(corpus, *found.wishes)
    assert texts(corpus)["en het toezicht is niet gestart."] == "gevolg"
    assert texts(corpus)["De termijn is te krap,"] == "gevolg"


def test_neighbours_that_are_marked_together_are_joined(corpus: Corpus) -> None:
    found = marked(corpus, ("Jansen", LINES[1], ROL))
    assert [w.act for w in found.wishes] == [Act.JOIN, Act.CHANGE]
    judge(corpus, *found.wishes)
    assert texts(corpus)[LINES[1]] == "gevolg"


def test_a_sentence_without_its_full_stop_is_that_sentence(corpus: Corpus) -> None:
    found = marked(corpus, ("Jansen", "Wij verzoeken de minister de termijn te verlengen", ROL))
    assert [(w.act, w.labels) for w in found.wishes] == [(Act.CHANGE, Labels(rol="gevolg"))]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ((("Jansen", "niet gestart. Hierdoor loopt", ROL),), "meer dan één zin"),
        ((("Jansen", "is te krap, en het", ROL), ("Jansen", "en het toezicht", ROL)), "overlappen"),
        ((("Jansen", FIRST, ROL), ("Bakker", "het toezicht", ROL)), "beoordeeld"),
        ((("Jansen", "het toezicht", {}),), "geen code"),
        ((("Jansen", "het toezicht", {"rol": "context", "thema": "ibt"}),), "hoort geen thema"),
        ((("Jansen", f"Realisatie\n\n{FIRST}", ROL),), "meer dan één zin"),
    ],
)  # fmt: skip
def test_what_is_not_plain_is_listed(
    corpus: Corpus, said: tuple[tuple[str, str, dict[str, str]], ...], why: str
) -> None:
    found = marked(corpus, *said)
    assert not {w.act for w in found.wishes} & {Act.SPLIT, Act.JOIN}
    assert any(why in line for line in found.listed)


def test_a_judged_sentence_is_not_split_by_a_file(corpus: Corpus) -> None:
    id_ = corpus.observations('"het toezicht"')["id"][0]
    judge(corpus, Wish(id_, Act.ACCEPT, "Bakker"))
    found = marked(corpus, ("Jansen", "het toezicht", ROL))
    assert found.wishes == []
    assert any("beoordeeld" in line for line in found.listed)


def test_an_old_project_does_not_undo_a_later_split(corpus: Corpus) -> None:
    id_ = corpus.observations('"het toezicht"')["id"][0]
    judge(corpus, Wish(id_, Act.CHANGE, "Jansen", Labels(rol="context")))
    old = out(corpus)
    judge(corpus, Wish(id_, Act.SPLIT, "Bakker", pieces=("en het toezicht",)))
    found = back(corpus, old)
    assert found.wishes == []
    assert any("sinds de uitvoer" in line for line in found.listed)


def test_an_old_project_does_not_undo_what_its_coder_said_later(corpus: Corpus) -> None:
    id_ = corpus.observations('"het toezicht"')["id"][0]
    judge(corpus, Wish(id_, Act.CHANGE, "Jansen", Labels(rol="context")))
    old = out(corpus)
    corpus.moment = lambda: "2026-04-01T09:30:00+00:00"
    judge(corpus, Wish(id_, Act.CHANGE, "Jansen", Labels(rol="vraag")))
    found = back(corpus, old)
    assert found.wishes == []
    assert any("later" in line for line in found.listed)


def test_somebody_without_a_name_has_to_be_named(corpus: Corpus) -> None:
    project = out(corpus)
    (source,) = project.sources
    one = Selection(
        guid("x"),
        *(source.text.index(LINES[2]) + at for at in (0, len(LINES[2]))),
        codings=(Coding(guid("y"), code_guid(CODEBOOK, "rol", "vraag")),),
    )
    changed = replace(project, sources=(replace(source, selections=(*source.selections, one)),))
    assert any("naam" in line for line in back(corpus, changed).listed)
    assert [w.author for w in back(corpus, changed, "Jansen").wishes] == ["Jansen"]


def test_a_document_that_the_corpus_lacks_is_told(corpus: Corpus, tmp_path: Path) -> None:
    other = make_reading("Iets heel anders is te laat.", name="elders.txt")
    with corpus_of(tmp_path / "b", ((other, analysed(other)),)) as elsewhere:
        id_ = elsewhere.observations()["id"][0]
        judge(elsewhere, Wish(id_, Act.CHANGE, "Jansen", Labels(rol="vraag")))
        found = back(corpus, out(elsewhere))
    assert found.wishes == []
    assert "staat niet in het corpus" in found.listed[0]


def test_comments_come_along_once(corpus: Corpus) -> None:
    project = out(corpus)
    (source,) = project.sources
    selections = tuple(
        replace(
            s, guid=guid("nieuw", s.guid), user=user_guid("Jansen"), codings=(), description="Zie bijlage 3."
        )
        for s in source.selections[-1:]
    )
    users = (*project.users, User(user_guid("Jansen"), "Jansen"))
    changed = replace(
        project, users=users, sources=(replace(source, selections=(*source.selections, *selections)),)
    )
    (wish,) = back(corpus, changed).wishes
    assert (wish.act, wish.why, wish.author) == (Act.COMMENT, "Zie bijlage 3.", "Jansen")
    judge(corpus, wish)
    assert back(corpus, changed).wishes == []
    assert back(corpus, out(corpus)).wishes == []


def test_codebooks_are_compared() -> None:
    codes = code_tree(CODEBOOK)
    assert differences(codes, CODEBOOK) == ()
    first, *rest = codes
    smaller = replace(first, children=first.children[1:])
    other = Code(guid("ander"), "Weersverwachting")
    found = differences((smaller, *rest, other), CODEBOOK)
    assert found == (
        f"Staat niet in het codeboek {CODEBOOK.name}: Weersverwachting",
        f"Ontbreekt in het bestand: rol {first.children[0].name}",
    )
