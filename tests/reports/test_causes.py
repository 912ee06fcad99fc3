"""What a letter says that a bottleneck is put down to: only of the sources that say so."""

import pytest

from reports.causes import sentence
from reports.dossier import Dossier

WET, RIJK, OMGEVING = (
    "bij de wet en haar regels",
    "bij het handelen of nalaten van het Rijk",
    "bij de omgeving",
)

ONE = ("OOSTERGO", "wet")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([ONE], f"De oorzaak ligt volgens deze bron {WET}."),
        ([ONE, ("COA", "wet")], f"Zij leggen de oorzaak {WET}."),
        ([ONE, ("COA", "geen")], f"De provincie Oostergo legt de oorzaak {WET}."),
        ([ONE, ("COA", "wet"), ("DUINKERK", "geen")], f"Van hen leggen twee de oorzaak {WET}."),
        (
            [ONE, ("COA", "wet"), ("DUINKERK", "rijk")],
            f"Van hen leggen twee de oorzaak {WET} en één {RIJK}.",
        ),
        (
            [ONE, ("COA", "wet"), ("COA", "rijk")],
            f"Van hen leggen beide de oorzaak {WET} en één {RIJK}.",
        ),
        ([ONE, ("KRING", "geen")], f"De provincie Oostergo legt de oorzaak {WET}."),
        ([("KRING", "wet"), ("COA", "geen")], f"De Kring legt de oorzaak {WET}."),
        ([("KRING", "wet"), ONE], f"Zij leggen de oorzaak {WET}."),
        (
            [("KRING", "wet"), ONE, ("COA", "geen")],
            f"De Kring en de provincie Oostergo leggen de oorzaak {WET}.",
        ),
        ([("KRING", "wet"), ONE, ("COA", "wet")], f"Zij leggen de oorzaak {WET}."),
        (
            [("KRING", "rijk"), ONE, ("COA", "wet")],
            f"De Kring legt de oorzaak {RIJK}; volgens de andere bronnen ligt zij {WET}.",
        ),
        (
            [("KRING", "wet"), ONE, ("COA", "wet"), ("DUINKERK", "geen")],
            f"De Kring en twee andere bronnen leggen de oorzaak {WET}.",
        ),
        (
            [("KRING", "wet"), ONE, ("COA", "wet"), ("DUINKERK", "rijk"), ("DUINKERK", "omgeving")],
            f"De Kring en twee andere bronnen leggen de oorzaak {WET}; één bron legt haar {RIJK} en "
            f"één {OMGEVING}.",
        ),
        (
            [("KRING", "omgeving"), ONE, ("COA", "wet"), ("DUINKERK", "rijk")],
            f"De Kring legt de oorzaak {OMGEVING}; van de andere bronnen leggen twee haar {WET} en één "
            f"{RIJK}.",
        ),
        ([("COA", "geen")], "Een oorzaak wordt daarbij niet genoemd."),
    ],
)  # fmt: skip
def test_a_cause_is_laid_to_those_who_name_it(said, told, saying, derive, codebook):
    passages = tuple(
        saying(f"Het knelt hier om reden {n}.", n, bron=bron, toerekening=cause)
        for n, (bron, cause) in enumerate(said)
    )
    dossier = Dossier(derive(passages), codebook)
    assert sentence(dossier, dossier.finding("termijnen")) == told


def test_a_thema_of_questions_alone_has_no_cause(saying, derive, codebook):
    dossier = Dossier(derive((saying("Wie betaalt?", rol="vraag"),)), codebook)
    assert sentence(dossier, dossier.finding("termijnen")) == ""
