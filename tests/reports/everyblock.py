"""A report that holds a block of every kind, in the words that are given."""

from corpus.findings import Bron, Passage
from corpus.model import Coding, Laag, Observation, ThemaScore
from reports.blocks import (
    BulletList,
    Cell,
    Chart,
    Fields,
    Fixed,
    Heading,
    Letterhead,
    Paragraph,
    Quote,
    Row,
    Section,
    SignOff,
    Statement,
    Table,
)
from reports.report import Report, Source

BASIS = "werkwijze"
IDS = tuple(f"o{n}" for n in range(12))


def report(words="Een zin uit een brief.", kind="rapport"):
    """A report of a kind in which `words` stand wherever a document's words can."""
    said = [Statement(f"{words} [{n}]", (id_,)) for n, id_ in enumerate(IDS)]
    fixed = Fixed("Zo staat het in de wet.", "artikel 12, eerste lid")
    many = Statement(f"Twaalf keer: {words}", IDS)
    table = Table(words, ("Wat", words), (Row((Cell(said[0]), Cell(said[1]))),), (2, 1))
    matrix = Table("Thema naar bron", ("Thema", words, "COA"), _counts(words), (12, 2, 2), matrix=True)
    bars = Chart("bars", many, Table("Toerekening", ("Thema", "wet", words), _counts(words), (6, 2, 2)))
    line = Chart("timeline", many, Table("Verloop", ("Punt", "2025", "2026"), _counts(words), (6, 2, 2)))
    inner = Section(Heading(f"1.1 {words}", "deel"), (Quote(passage(words), f"({words}, p. 2)"), table))
    sections = (
        Section(Heading("1. Bevindingen", "een"), (Paragraph((fixed, said[2], said[2], many), words), inner)),
        Section(Heading("2. Beeld", "twee"), (matrix, bars, line, BulletList((fixed, *said[3:6])))),
    )
    fields = Fields((("Aan", fixed), ("Over", said[6])))
    letterhead = Letterhead(fixed, (fixed, fixed), (("Datum", fixed), ("Betreft", fixed)))
    opening = (letterhead, Paragraph((fixed, many))) if kind == "kamerbrief" else (fields,)
    closing = (Section(Heading("3. Slot", "slot"), (SignOff((fixed, fixed)),)),)
    changes = (Section(Heading("Gewijzigd", "gewijzigd"), (BulletList((said[7],)),)),)
    status = (Fixed("CONCEPT: 12 waarnemingen.", "telling"),)
    annex = (Section(Heading("Bijlage", "bijlage"), (_annex(words),)),) if kind == "rapport" else ()
    return Report(
        kind, f"Titel {words}", f"Onder {words}", status, (*sections, *closing), annex, opening,
        tuple(_source(words, n) for n in range(len(IDS))), changes,
    )  # fmt: skip


def _counts(words):
    zero = Cell(Fixed("0", "telling"), amount=0)
    none = Cell(Fixed("–", "telling"))
    first = Row((Cell(Fixed("Termijnen", BASIS)), Cell(Statement("3", IDS[:3]), 4, 3), zero))
    second = Row((Cell(Statement(words, IDS[3:4])), none, Cell(Statement("1", IDS[4:5]), 2, 1)))
    return (first, second)


def _annex(words):
    rows = tuple(Row((Cell(Statement("brief", (id_,))), Cell(Statement(f"{words} {id_}", (id_,)))), id_)
                 for id_ in IDS)  # fmt: skip
    return Table(words, ("Onderdeel", "Tekst"), rows, (1, 3))


def _source(words, n):
    document = f"provincie {'Drenthe' if n < 6 else 'Zeeland'} ({1 + n // 6} februari 2026)"
    return Source(IDS[n], words, document, "oplegbrief" if n % 2 else "invoeringstoets", n or None,
                  words, f"Ervoor {words}", f"Erna {words}")  # fmt: skip


def passage(words):
    coding = Coding(
        rol="knelpunt", rol_score=0.9, thema=(ThemaScore("termijnen", 0.8),), onderwerp=(),
        toerekening="wet", eerder=False, fase="realisatie", spreker="COA", evidence=(), model="m",
        codebook="spreidingswet/1",
    )  # fmt: skip
    observation = Observation(
        id=IDS[8], document="d", part=0, block=0, start=0, end=len(words), page=2, text=words, path=(),
        coding=coding, mentions=(),
    )  # fmt: skip
    return Passage(observation, "brief", "Brief", "brief", Bron("COA", Laag.UITVOERING), "", False)
