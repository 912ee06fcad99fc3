"""Who, when and what about of many pairs at once, against the rules for one pair."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from corpus.model import Laag
from synthesis.calendar import shifted
from synthesis.circumstances import Circumstances
from synthesis.moments import is_after, may_follow
from synthesis.timeline import Timeline

DAYS = ("2026-01-01", "2026-02-28", "2026-03-01", "2026-05-01", None)


@pytest.fixture
def dossier(write, cited):
    papers = [
        write.document(f"{place}-{name}", name, date=day, laag=Laag.PROVINCIE)
        for place, (day, name) in enumerate(product(DAYS, ("Provincie Noord", "Provincie Zuid")))
    ]
    themas = (("spuk",), (), ("ibt", "spuk"))
    coded = [
        one
        for place, paper in enumerate(papers)
        for one in write.code(
            paper, write.says(f"Dit is voor de {place}e keer niet op orde.", "knelpunt", *themas[place % 3])
        )
    ]
    passages, voices = cited(papers, coded)
    passages = [replace(p, relayed=place % 4 == 0) for place, p in enumerate(passages)]
    return passages, Timeline.of(papers, passages, voices.senders, until="2026-03-15")


def test_what_holds_of_pairs_is_what_holds_of_each(dossier):
    passages, timeline = dossier
    rows = {3 * place: passage for place, passage in enumerate(passages)}
    when = Circumstances.of(rows, 3 * len(passages), timeline)
    pairs = list(product(rows, rows))
    one, other = np.array(pairs, dtype=np.int64).T
    told = [(rows[a], rows[b], timeline.moment(rows[a]), timeline.moment(rows[b])) for a, b in pairs]
    assert when.is_after(one, other).tolist() == [is_after(x, y) for *_, x, y in told]
    assert when.is_after(one, other, 59).tolist() == [
        is_after(x, y) and x.first > shifted(y.last, 59) for *_, x, y in told
    ]
    follows = [may_follow(x, y) and x.first != y.last for *_, x, y in told]
    assert when.may_follow(one, other).tolist() == follows
    own = [a.bron == b.bron and not b.relayed for a, b, *_ in told]
    assert when.one_voice(one, other).tolist() == own
    shared = [bool(set(_themas(a)) & set(_themas(b))) for a, b, *_ in told]
    assert when.one_thema(one, other).tolist() == shared
    blank = [not (_themas(a) and _themas(b)) for a, b, *_ in told]
    assert when.one_subject(one, other).tolist() == [x or y for x, y in zip(shared, blank, strict=True)]
    assert when.known[list(rows)].tolist() == [timeline.is_known(passage) for passage in rows.values()]


def _themas(passage):
    return passage.observation.coding.themas
