"""The codebooks that a corpus was coded with, as Dutch text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corpus import bookversions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.bookversions import BookVersion

    Counts = Mapping[str, tuple[int, int]]

NONE = (0, 0)


def as_json(found: Sequence[BookVersion], counts: Counts) -> list[dict[str, Any]]:
    """The versions as plain values, in the order in which they came into use.

    `counts` has by name how many documents and observations were coded with it.
    """
    return [
        {
            "codeboek": one.name,
            "kenmerk": one.digest,
            "vanaf": one.since or None,
            "tot": one.until or None,
            "stukken": counts.get(one.name, NONE)[0],
            "waarnemingen": counts.get(one.name, NONE)[1],
        }
        for one in found
    ]


def told(found: Sequence[BookVersion], counts: Counts) -> str:
    """The versions as Dutch text for a terminal, a line each."""
    return (
        "\n".join(_line(one, counts.get(one.name, NONE)) for one in found)
        or "Dit corpus is nog niet gecodeerd."
    )


def _line(one: BookVersion, counts: tuple[int, int]) -> str:
    begin, end = one.since[:16].replace("T", " ") or "het begin", one.until[:16].replace("T", " ") or "nu"
    counted = f"{counts[0]} stukken, {counts[1]} waarnemingen"
    return f"{one.name}{bookversions.BY_DIGEST}{one.digest}: van {begin} tot {end}; {counted}"


def changed(found: Sequence[BookVersion]) -> str:
    """What to tell when the codebook says something else under the same name; "" when it does not."""
    if not found or not bookversions.renamed_silently(found):
        return ""
    now = found[-1]
    return (
        f"Let op: codeboek {now.name} zegt iets anders dan eerst (kenmerk nu {now.digest}); alles is daarmee "
        "gecodeerd. Verhoog 'version' in codeboek.toml als u verandert wat er gecodeerd wordt."
    )
