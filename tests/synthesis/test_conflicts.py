from __future__ import annotations

import random
import re
from hashlib import sha256

import numpy as np
import pytest

from corpus.findings import Bron
from corpus.model import Laag, PartKind
from nlp.dutch import lemma
from synthesis.conflicts import MOST, conflicts
from synthesis.statements import statements

THEMAS = ("termijnen", "ibt", "spuk", "draagvlak")


def encode(texts):
    """Vectors of letter triples: enough to tell sentences of other things apart, and the same everywhere."""
    rows = np.zeros((len(texts), 64), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        for word in re.findall(r"\w{3,}", text.lower()):
            for i in range(len(word) - 2):
                row[sha256(word[i : i + 3].encode()).digest()[0] % 64] += 1
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)


@pytest.fixture
def find(cited, write):
    """The conflicts between what a province and a ministry say, each a sentence or a `Saying`."""

    def make(
        *sayings,
        dates=("2030-02-01", "2030-03-01"),
        senders=("Provincie Eemland", "Ministerie"),
        lemma=lemma,
    ):
        papers = [
            write.document(f"stuk{i}", sender, date=day, laag=Laag.PROVINCIE if i == 0 else Laag.RIJK)
            for i, (sender, day) in enumerate(zip(senders, dates, strict=True))
        ]
        said = [s if not isinstance(s, str) else write.says(s, "knelpunt", "ibt") for s in sayings]
        coded = [o for paper, saying in zip(papers, said, strict=True) for o in write.code(paper, saying)]
        passages, _ = cited(papers, coded)
        return conflicts(statements(passages, ()), THEMAS, encode, lemma)

    return make


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("De controles zijn volgens afspraak begonnen.", "De controles zijn nog niet begonnen.", "hoever"),
        ("De controles zijn volledig uitgevoerd.", "De controles zijn maar ten dele uitgevoerd.", "hoever"),
        ("De brief kwam tijdig aan.", "De brief kwam veel te laat aan.", "op tijd"),
        ("De balie is voldoende bezet.", "De balie is onvoldoende bezet.", "genoeg"),
        ("Wachtrijen bij de balie zijn zeldzaam.", "Wachtrijen bij de balie zijn er voortdurend.", "vaak"),
        ("Het aantal klachten bij de balie daalt.", "Het aantal klachten bij de balie groeit.", "minder"),
        ("Bij de balie is lichte hinder.", "Bij de balie is zware hinder.", "zwaar"),
        ("De balie telde op 1 mei 40 plaatsen.", "De balie telde op 1 mei 65 plaatsen.", "40 plaatsen"),
        ("Bij de balie zijn 14 stoelen stuk.", "Bij de balie zijn 5 stoelen te laag.", "over 5 stoelen."),
        (
            "De hinder bij de balie is te wijten aan de regels van de wet.",
            "De hinder bij de balie is te wijten aan het kabinet.",
            "het Rijk",
        ),
        ("De balie dreigt te moeten sluiten.", "De balie is gesloten en moest sluiten.", "risico"),
        ("De vergaderingen worden bijgewoond.", "De vergaderingen worden niet bijgewoond.", "ontkent"),
    ],
)  # fmt: skip
def test_two_voices_that_differ_stand_side_by_side(find, one, other, told):
    (conflict,) = find(one, other)
    assert [side.observation.text for side in conflict.sides] == [one, other]
    assert [side.bron.name for side in conflict.sides] == ["Provincie Eemland", "Ministerie"]
    assert told in conflict.reason
    assert conflict.thema == "ibt"
    assert conflict.subject


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("De balie is te klein voor de drukte.", "De drukte bij de balie is te groot."),
        ("De samenwerking met het loket is goed.", "De samenwerking met de post is slecht."),
        ("In Eemland is de balie op tijd open.", "Wij zagen in Duinrand een balie die te laat open was."),
        ("De balie telde op 1 mei 40 plaatsen.", "De balie telde op 1 juni 65 plaatsen."),
        ("De balie telde op 1 mei ruim 40 plaatsen.", "De balie telde op 1 mei 42 plaatsen."),
        ("De balie had in 2029 veertig plaatsen.", "De balie had in 2030 zestig plaatsen."),
        ("Wij hopen dat de balie tijdig opengaat.", "De balie gaat niet tijdig open."),
        ("Als de balie tijdig opengaat, is er rust.", "De balie ging niet tijdig open."),
        ("De wet schrijft voor dat de balie tijdig opengaat.", "De balie gaat niet tijdig open."),
        ("De meeste gemeenten openden de balie tijdig.", "Enkele gemeenten openden de balie te laat."),
        ("Destijds was de balie te klein.", "Inmiddels is de balie groot genoeg."),
        ("Er zijn geen klachten over de balie.", "Over de balie is niet geklaagd."),
        (
            "De termijn aan de balie is te kort om de aanvragers goed te helpen.",
            "De termijn aan de balie is een probleem voor de aanvragers.",
        ),
    ],
)  # fmt: skip
def test_what_can_both_hold_is_no_conflict(find, one, other):
    assert find(one, other) == ()


@pytest.mark.parametrize("rol", ["oproep", "vraag", "actie", "kop", "formaliteit"])
def test_what_states_nothing_contradicts_nobody(find, write, rol):
    assert find(write.says("De balie is onvoldoende bezet.", rol), "De balie is voldoende bezet.") == ()


def test_the_subject_is_named_without_the_parts_of_its_compounds(find):
    said = "De dorpsbalie was tijdig open.", "De dorpsbalie was te laat open."
    (conflict,) = find(*said, lemma=lambda word: "dorpsbalie dorp balie" if "balie" in word else word)
    assert "dorpsbalie" in conflict.subject
    assert "dorp balie" not in conflict.subject


def test_in_a_long_sentence_the_clause_counts(find):
    one = (
        "Met zorg zien wij dat de controles (de eerste) nog altijd niet zijn begonnen, terwijl dat nodig was."
    )
    (conflict,) = find(
        one, "Enkele punten zijn dat er weinig tijd was; en dat de controles inmiddels zijn begonnen."
    )
    assert "hoever" in conflict.reason


def test_one_voice_differs_with_itself_at_another_date_only(find):
    said = ("De balie is voldoende bezet.", "De balie is onvoldoende bezet.")
    same = ("Provincie Eemland", "Provincie Eemland")
    (conflict,) = find(*said, senders=same)
    assert "dezelfde bron op een ander moment" in conflict.reason
    assert find(*said, senders=same, dates=("2030-02-01", "2030-02-01")) == ()
    assert find(*said, senders=same, dates=("2030-02-01", "")) == ()


def test_figures_without_date_of_papers_years_apart_do_not_differ(find):
    said = ("De balie telt 40 plaatsen.", "De balie telt 65 plaatsen.")
    assert len(find(*said)) == 1
    assert find(*said, dates=("2028-02-01", "2030-03-01")) == ()


def test_a_shared_text_is_one_side(cited, write):
    from synthesis.shared import shared_texts

    good = "De controles op alle locaties zijn in het hele land tijdig begonnen volgens de afspraken."
    bad = "De controles op de locaties in het land zijn nog altijd niet begonnen, ondanks alle afspraken."
    letters = [
        write.document(n, f"Provincie {n}", parts=(PartKind.COVER_LETTER,)) for n in ("Eemland", "Duinrand")
    ]
    answer = write.document("antwoord", "Ministerie", laag=Laag.RIJK)
    coded = [o for paper in letters for o in write.code(paper, write.says(bad, "knelpunt", "ibt"))]
    coded += write.code(answer, write.says(good, "meerwaarde", onderwerp=("ibt",)))
    passages, voices = cited([*letters, answer], coded)
    (text,) = shared_texts(passages, voices)
    passages = [next((copy for copy in text.passages if copy.id == p.id), p) for p in passages]
    (conflict,) = conflicts(statements(passages, (text,)), THEMAS, encode, lemma)
    assert {side.bron.laag for side in conflict.sides} == {Laag.RIJK, Laag.COLLECTIVE}


def test_order_and_copies_change_nothing_and_no_statement_is_everywhere(cited, write):
    sayings = [
        "De balie is voldoende bezet.", "De balie is onvoldoende bezet.", "De brief kwam tijdig aan.",
        "De brief kwam te laat aan.", "De balie is ruimschoots bezet.", "De balie is veel te weinig bezet.",
        "Het aantal klachten daalt.", "Het aantal klachten groeit.", "De balie heeft te weinig bezetting.",
    ]  # fmt: skip
    papers = [write.document(f"s{i}", f"Bron {i}") for i in range(len(sayings))]
    pairs = zip(papers, sayings, strict=True)
    coded = [o for paper, text in pairs for o in write.code(paper, write.says(text, "knelpunt", "ibt"))]
    passages, _ = cited(papers, coded)
    said = list(statements(passages, ()))
    found = conflicts(said, THEMAS, encode, lemma)
    assert found
    times = [side.id for conflict in found for side in conflict.sides]
    assert max(times.count(one) for one in times) <= MOST
    for seed in range(3):
        random.Random(seed).shuffle(said)  # noqa: S311
        assert conflicts(said, THEMAS, encode, lemma) == found


def test_nothing_and_one_statement(cited, write):
    paper = write.document("een", "Bron")
    passages, _ = cited([paper], list(write.code(paper, write.says("De balie is open.", "context"))))
    assert conflicts((), THEMAS, encode, lemma) == ()
    assert conflicts(statements(passages, ()), THEMAS, encode, lemma) == ()
    assert passages[0].bron == Bron("Bron", Laag.PROVINCIE)
