"""Facts and risks apart, figures with date and source, who bears it."""

from __future__ import annotations

from dataclasses import replace

from corpus.model import Modaliteit
from corpus.points import Member, Point
from nlp.entities import mentions
from synthesis.pointfacts import affected, denials, facts, figures, risks


def point(cited, write, *documents, modaliteit=None, getroffen=None, relayed=()):
    observations = [one for document, said in documents for one in write.code(document, *said)]
    coded = [
        replace(
            one,
            mentions=mentions(one.text),
            coding=replace(
                one.coding,
                modaliteit=(modaliteit or {}).get(one.text, Modaliteit.FEIT),
                getroffen=(getroffen or {}).get(one.text, ()),
            ),
        )
        for one in observations
    ]
    passages, _ = cited([document for document, _ in documents], coded)
    passages = [replace(p, relayed=p.stem in relayed) for p in passages]
    members = tuple(Member(p, (p,), 0.0) for p in passages)
    return Point("p", "termijnen", "", (), passages[0], members, (), ())


def test_facts_risks_and_denials_stand_apart(cited, write):
    document = write.document("a", "Provincie Noord")
    texts = ("De bouw liep uit.", "De bouw kan uitlopen.", "De bouw liep niet uit.")
    kinds = dict(zip(texts, (Modaliteit.FEIT, Modaliteit.RISICO, Modaliteit.ONTKEND), strict=True))
    found = point(cited, write, (document, [write.says(text) for text in texts]), modaliteit=kinds)
    for part, text in zip((facts, risks, denials), texts, strict=True):
        assert [p.observation.text for p in part(found)] == [text]


def test_a_figure_has_a_date_and_a_source_or_is_none(cited, write):
    dated = write.document("a", "Provincie Noord", date="2026-02-01")
    undated = write.document("b", "Provincie Zuid", date=None)
    impossible = write.document("c", "Provincie Oost", date="0001-01-01")
    relaying = write.document("d", "Provincie West", date="2026-03-01")
    text = "Er ontbreken 280 plekken en 12 locaties."
    again = "Van de 280 plekken zijn er 40 plekken klaar."
    found = figures(
        point(
            cited,
            write,
            (dated, [write.says(text), write.says(again)]),
            *((d, [write.says(text)]) for d in (undated, impossible, relaying)),
            relayed=("d",),
        )
    )
    assert [(f.value, f.date, f.passage.stem) for f in found] == [
        ("280 plek", "2026-02-01", "a"),
        ("12 locatie", "2026-02-01", "a"),
        ("40 plek", "2026-02-01", "a"),
    ]


def test_who_bears_it(cited, write):
    document = write.document("a", "Provincie Noord")
    bears = {"Een.": ("gemeenten", "bewoners"), "Twee.": ("gemeenten",)}
    found = point(cited, write, (document, [write.says(text) for text in bears]), getroffen=bears)
    assert affected(found) == (("gemeenten", 2), ("bewoners", 1))
