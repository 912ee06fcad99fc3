"""What leaves without personal data: bars over it, as long as what they cover, so that it can come back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from corpus.exchange.layout import BETWEEN
from corpus.model import REDACTED
from corpus.persons.masking import barred, barred_as_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars

    from corpus.refi import SourceText

WORDS = ("text", "titel", "aan", "reden_vertrouwelijk")
LISTS = ("kop", "bron", "getroffen", "waarom")


def unnamed(found: polars.DataFrame) -> polars.DataFrame:
    """The rows of an export without personal data: in texts and in what is read from them.

    Names of files stay, as the way back to a passage, and so do those of reviewers.
    """
    texts = found["text"].to_list()
    rules = dict.fromkeys(WORDS, barred) | {"eigenaar": barred_as_name}
    plain = [
        _series(found[name], [rule(v) if v else v for v in found[name].to_list()])
        for name, rule in rules.items()
    ]
    lists = [_series(found[name], [[*map(barred, own)] for own in found[name].to_list()]) for name in LISTS]
    named = [_mentions(*one) for one in zip(texts, plain[0], found["genoemd"].to_list(), strict=True)]
    return found.with_columns(*plain, *lists, _series(found["genoemd"], named))


def _series(before: polars.Series, values: Sequence[Any]) -> polars.Series:
    import polars

    return polars.Series(before.name, values, dtype=before.dtype)


def _mentions(text: str, shown: str, mentions: list[str]) -> list[str]:
    """What is named, without what lies under a bar: its normal form would say it."""
    if text == shown:
        return mentions
    return [one for one in mentions if REDACTED not in shown[slice(*json.loads(one)[1:3])]]


def unnamed_source(source: SourceText) -> SourceText:
    """The text of a document, paragraph by paragraph, and what coders said of it."""
    text = BETWEEN.join(map(barred, source.text.split(BETWEEN)))
    coded = tuple(replace(one, comment=barred(one.comment)) for one in source.rows)
    return replace(source, text=text, rows=coded)
