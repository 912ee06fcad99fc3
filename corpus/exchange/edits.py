"""What reviewers changed in a table of observations that the corpus has, as wishes for `corpus.reviewing`.

A label is changed when it is not the one that counted when the table was written (`bij_uitvoer`; without that
column: the one that counts now), so that an old table does not undo what colleagues said since. What is left
as it was is no judgement, unless the column `oordeel` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.errors import RodedraadError
from corpus.exchange.outgoing import MASKED
from corpus.exchange.standing import of_text, themas
from corpus.judgements import Act, standing
from corpus.labels import ASPECTS, Labels
from corpus.persons.masking import is_barred
from corpus.reviewing import Wish, fitting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import polars

    from corpus.codebook import Codebook
    from corpus.judgements import Judgement

ACTS = {"akkoord": Act.ACCEPT, "verwerpen": Act.REJECT, "opmerking": Act.COMMENT}
"""What a reviewer may write in `oordeel`."""
YES = {"ja": True, "waar": True, "true": True, "1": True}
NO = {"nee": False, "onwaar": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Current:
    """An observation as it stands in the corpus: its text, the labels that count, the log about it."""

    text: str
    labels: Labels
    events: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Edits:
    """What a table asks for, how many rows ask for nothing, and why others are refused, by id."""

    wishes: tuple[Wish, ...]
    same: int
    refused: tuple[tuple[str, str], ...]


class _Refused(Exception):  # noqa: N818  # it is told, not raised to a user
    """A row cannot be taken over; says why, in Dutch."""


def edits(
    rows: Iterable[Mapping[str, Any]], known: Mapping[str, Current], author: str, codebook: Codebook
) -> Edits:
    """What these rows, each of an observation in `known`, ask for in the name of `author`."""
    wishes: list[Wish] = []
    refused: list[tuple[str, str]] = []
    seen: set[str] = set()
    same = 0
    for row in rows:
        id_ = str(row["id"])
        if id_ in seen:
            refused.append((id_, "de waarneming staat er vaker in"))
            continue
        seen.add(id_)
        try:
            wish = _wish(row, known[id_], author, codebook)
        except (_Refused, RodedraadError) as error:
            refused.append((id_, str(error)))
            continue
        same += wish is None
        wishes += [wish] if wish else []
    return Edits(tuple(wishes), same, tuple(refused))


def _wish(row: Mapping[str, Any], current: Current, author: str, codebook: Codebook) -> Wish | None:
    _same_text(row, current)
    changed = _changed(row, current)
    why = (row.get("toelichting") or "").strip()
    act = _act(row, changed, why)
    if act is None:
        return None
    if act is Act.CHANGE:
        fitting(changed, current.labels, codebook)
    wish = Wish(str(row["id"]), act, author, changed if act is Act.CHANGE else Labels(), why)
    return None if _is_said(wish, current.events) else wish


def _same_text(row: Mapping[str, Any], current: Current) -> None:
    """A table that was sorted by one column alone has labels beside sentences that they are not of."""
    text = row.get("text")
    if text in (None, MASKED) or is_barred(text, current.text):
        return
    if text.split() != current.text.split():
        raise _Refused("de tekst hoort niet bij dit id")


def _changed(row: Mapping[str, Any], current: Current) -> Labels:
    """The labels that somebody changed and that do not count already."""
    given, base = _given(row), of_text(row.get("bij_uitvoer")) or current.labels
    found: dict[str, Any] = {}
    for aspect in ASPECTS:
        value = getattr(given, aspect)
        if value not in (None, getattr(base, aspect), getattr(current.labels, aspect)):
            found[aspect] = value
    return Labels(**found)


def _given(row: Mapping[str, Any]) -> Labels:
    """The labels in a row; an empty cell says nothing, except that there are no themas."""
    words = {name: (row.get(name) or "").strip().lower() or None for name in ("rol", "toerekening")}
    thema = row.get("thema")
    return Labels(
        words["rol"],
        None if thema is None else themas(thema),
        words["toerekening"],
        _eerder(row.get("eerder")),
    )


def _eerder(given: str | None) -> bool | None:
    word = (given or "").strip().lower()
    if word and word not in YES | NO:
        raise _Refused(f"'{word[:40]}' bij eerder is geen ja of nee")
    return (YES | NO).get(word)


def _act(row: Mapping[str, Any], changed: Labels, why: str) -> Act | None:
    word = (row.get("oordeel") or "").strip().lower()
    if word and word not in ACTS:
        raise _Refused(f"'{word[:40]}' is geen oordeel (kies uit {', '.join(ACTS)})")
    if word and changed:
        raise _Refused(f"'{word}' en gewijzigde labels gaan niet samen")
    if word == "opmerking" and not why:
        raise _Refused("een opmerking zonder toelichting zegt niets")
    if changed:
        return Act.CHANGE
    return ACTS.get(word) or (Act.COMMENT if why else None)


def _is_said(wish: Wish, events: Sequence[Judgement]) -> bool:
    """Whether the reviewer said the same before: a table that is read twice is one judgement."""
    own = [event for event in standing(events) if event.author == wish.author]
    if wish.act is Act.COMMENT:
        return any(event.why == wish.why for event in own)
    last = next((event for event in reversed(own) if event.act is not Act.COMMENT), None)
    return last is not None and wish.act is not Act.CHANGE and last.act is wish.act


def untouched(table: polars.DataFrame, counts: polars.DataFrame) -> polars.Series:
    """Which rows are surely as they were: `counts` has `id`, `tekst` and the labels that count as `geldt`."""
    import polars

    if not {"text", "rol", "thema", "toerekening", "eerder"} <= set(table.columns):
        return polars.Series([False] * table.height, dtype=polars.Boolean)
    there = table.join(counts, on="id", how="left", maintain_order="left")
    themes = polars.col("thema").list.unique().list.sort().list.join(",")
    now = polars.concat_str("rol", themes, "toerekening", "eerder", separator="|")
    base = polars.coalesce("bij_uitvoer", "geldt") if "bij_uitvoer" in table.columns else polars.col("geldt")
    silent = [polars.col(name).is_null() for name in ("oordeel", "toelichting") if name in table.columns]
    text = (polars.col("text") == polars.col("tekst")) | (polars.col("text") == MASKED)
    once = polars.col("id").is_unique()
    return there.select(
        polars.all_horizontal(now == base, text, once, *silent).fill_null(value=False)
    ).to_series()
