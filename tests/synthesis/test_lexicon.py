"""Patterns of many words find what they would find one after the other."""

from __future__ import annotations

import re
import tomllib

from synthesis.amounts import amounts
from synthesis.lexicon import FILE, scales

TEXTS = (
    "de gemeente heeft veel te weinig tijd en de termijn is veel te krap",
    "het is nog niet duidelijk of de bijdrage in de steek gelaten wordt",
    "het loopt vast, al is er houvast en naar ieders tevredenheid overleg",
    "nog steeds geen spoor van de evenwichtige en evenredige verdeling",
    "slechts een klein deel is in gang gezet; een fractie is klaar",
    "het liep uit en laat nog weken op zich wachten",
)


def test_words_that_are_taken_together_by_their_first_letter_are_found_as_before():
    steps = [step for scale in tomllib.loads(FILE.read_text("utf-8"))["schaal"] for step in scale["tree"]]
    found = 0
    for step, made in zip(steps, (s for scale in scales() for s in scale.steps), strict=True):
        plain = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(step['woorden'], key=len, reverse=True))})(?!\w)")
        for text in TEXTS:
            spans = [match.span() for match in plain.finditer(text)]
            assert spans == [match.span() for match in made.words.finditer(text)]
            found += len(spans)
    assert found > len(TEXTS)


def test_a_text_that_counts_nothing_has_no_amounts():
    assert amounts("Een gemeente wacht op een besluit.") == ()
    assert [one.text for one in amounts("Een gemeente wacht een jaar.")] == ["een jaar"]
    assert [one.text for one in amounts("Twintig gemeenten wachten.")] == ["Twintig gemeenten wachten"]
