"""What leaves without personal data: bars over it, as long as what they cover, so that it can come back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.exchange.layout import BETWEEN
from corpus.model import REDACTED
from corpus.persons.masking import barred, barred_as_name

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars

    from corpus.refi import SourceText

WORDS = ("text", "titel", "aan", "reden_vertrouwelijk")
LISTS = ("kop", "bron", "getroffen", "waarom")


def unnamed(found: polars.DataFrame) -> polars.DataFrame:
    """The rows of an export without personal data: in texts and in what is read from them.

    Names of files stay, as the way back to a passage, and so do those of reviewers.
    """
    import polars

    rules = dict.fromkeys(WORDS, barred) | {"eigenaar": barred_as_name}
    plain = [_reworded(found[name], rule) for name, rule in rules.items()]
    lists = [_relisted(found[name]) for name in LISTS]
    given = (found["text"].to_list(), plain[0].to_list(), found["genoemd"].to_list())
    named = [_mentions(*one) for one in zip(*given, strict=True)]
    return found.with_columns(*plain, *lists, polars.Series("genoemd", named, found.schema["genoemd"]))


def _reworded(words: polars.Series, rule: Callable[[str], str]) -> polars.Series:
    changed = _changed(words, rule)
    return words.replace(changed) if changed else words


def _relisted(lists: polars.Series) -> polars.Series:
    """The same few words return in many rows: each is looked at once, and a column without any stays."""
    import polars

    changed = _changed(lists.explode(), barred)
    return lists.list.eval(polars.element().replace(changed)) if changed else lists


def _changed(words: polars.Series, rule: Callable[[str], str]) -> dict[str, str]:
    """The words that are otherwise by a rule."""
    made = ((one, rule(one)) for one in words.unique(maintain_order=True).drop_nulls().to_list())
    return {one: shown for one, shown in made if shown != one}


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
