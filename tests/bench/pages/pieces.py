"""What documents of this kind are put together from: chapters, lists, tables, attendance and actions."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from content import Heading, ListItem, Note, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from content import Block
    from text import Dealer

PLACES = (
    "Oosterwold", "Wolfsveen", "Duinrade", "Heidelo", "Kastelrode", "Merwedal", "Veenrand", "Noorderhaven",
    "Lindhorst",
    "Zandwijk aan de Aa", "Bergeik-Noord", "Oud-Strijen", "Terwolde", "Hoogmade", "Vlieterdijk", "Ransdrecht",
)  # fmt: skip
PEOPLE = (
    "mr. A.J. de Wit", "drs. M.C.G. Hofstra", "S. el Amrani", "ir. P. van der Kolk", "H.B. Terpstra",
    "L. Ouwehand",
    "mw. dr. F. Yıldız", "R. Schreuder-Bos", "T. in ’t Veld", "C. Adema", "W.F. Nijenhuis", "J. van Rhijn",
)  # fmt: skip
BODIES = (
    "provincie", "gemeente Duinrade", "COA", "ministerie", "Veiligheidsregio Veenrand", "GGD", "IPO", "VNG",
)  # fmt: skip


def listed(dealer: Dealer, marks: Sequence[str], topic: str = "", *, depth: int = 1) -> Iterator[ListItem]:
    """A list: its items end in ";", the last in "."."""
    for i, mark in enumerate(marks):
        end = "." if i == len(marks) - 1 else ";"
        yield ListItem(mark, (dealer.item(topic, end=end),), depth=depth)


def lead(sentence: str) -> Paragraph:
    """The line that announces a list."""
    return Paragraph((sentence,))


def figures(dealer: Dealer, count: int, *, look: str) -> Table:
    """Figures for each municipality, with a column of remarks."""
    draw = random.Random(f"cijfers {dealer.seed} {count}")  # noqa: S311 - repeatable, nothing secret
    rows = [("Gemeente", "Opgave", "Gereed", "In procedure", "Toelichting")]
    for place in draw.sample(PLACES, count):
        goal = draw.randint(60, 1400)
        done = draw.randint(0, goal)
        remark = (
            dealer.sentence()
            if draw.random() < 0.45
            else draw.choice(("op schema", "loopt achter", "zie § 3", "-"))
        )
        rows.append((place, _thousands(goal), _thousands(done), _thousands(goal - done), remark))
    return Table(tuple(rows), (3, 2, 2, 2, 6), look=look)


def actions(dealer: Dealer, count: int, *, look: str) -> Table:
    """Actions with their owner and date."""
    draw = random.Random(f"acties {dealer.seed} {count}")  # noqa: S311 - repeatable, nothing secret
    rows = [("Nr.", "Actie", "Wie", "Gereed op")]
    for number in range(1, count + 1):
        date = f"{draw.randint(1, 28)}-{draw.randint(1, 12)}-{draw.choice((25, 26))}"
        rows.append((f"{number}", dealer.sentence(), draw.choice(BODIES), date))
    return Table(tuple(rows), (1, 9, 4, 3), look=look)


def quarters(dealer: Dealer, count: int, *, look: str) -> Table:
    """Figures by quarter under a header of two rows."""
    draw = random.Random(f"kwartalen {dealer.seed} {count}")  # noqa: S311 - repeatable, nothing secret
    rows = [
        (
            "Regio",
            "2024 eerste helft",
            "2024 tweede helft",
            "2025 eerste helft",
            "2025 tweede helft",
            "Kosten per plaats",
        ),
        ("", "aantal", "aantal", "aantal", "raming", "in euro's"),
    ]
    for place in draw.sample(PLACES, count):
        numbers = [_thousands(draw.randint(80, 2900)) for _ in range(4)]
        rows.append((place, *numbers, f"€ {_thousands(draw.randint(21000, 47000))}"))
    return Table(tuple(rows), (4, 3, 3, 3, 3, 4), header_rows=2, look=look)


def questions(dealer: Dealer, count: int, *, look: str) -> Table:
    """Long cells side by side: subject, finding, answer."""
    rows = [("Onderwerp", "Bevinding", "Reactie")]
    topics = ("Opvang", "Vergunning", "Huisvesting", "Toezicht", "Samenwerking", "Middelen")[:count]
    rows += [(topic, dealer.sentence(), f"{dealer.sentence()} {dealer.sentence()}") for topic in topics]
    return Table(tuple(rows), (4, 7, 9), look=look)


def chapter(
    dealer: Dealer, number: str, title: str, subs: Sequence[str], *, topic: str = "", notes: int = 0
) -> Iterator[Block]:
    """A numbered chapter: paragraphs, then a section with paragraphs for each subtitle."""
    yield Heading(1, title, number)
    yield from dealer.paragraphs(2, topic, notes=notes)
    for i, sub in enumerate(subs, start=1):
        yield Heading(2, sub, f"{number.rstrip('.')}.{i}")
        yield from dealer.paragraphs(2, topic, notes=notes)


def noted(sentence: str, note: str) -> Paragraph:
    """A sentence that ends in a note."""
    return Paragraph((sentence, Note(note)))


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
