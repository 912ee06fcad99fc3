"""A comparison for people, as tables on standard output, and for programs, as JSON."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpus.comparing.comparison import NONE, tallies
from corpus.comparing.framing import COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console
    from rich.table import Table

    from corpus.comparing.comparison import Comparison, Entry, Pair, Tally
    from corpus.comparing.sides import Sides

WIDTH, COLUMN = 120, 24
"""Characters: where there is no terminal to fill, and a column of place or labels."""
SIDES, OUTCOMES = ("left", "right"), ("new", "gone", "changed", "same")
GROUPS = ("thema", "bron")


def show(found: Sides, kind: str, names: Sequence[str]) -> None:
    """Write what is new, gone and changed: in one line, counted by thema and by sender, and in full."""
    from rich.console import Console

    console = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False, markup=False)
    comparison = found.comparison
    for side, name, entries in zip(("links", "rechts"), names, (found.left, found.right), strict=True):
        console.print(f"{side}: {kind} {name or '(alles)'}, {_number(len(entries))}")
    if found.left_out:
        console.print(f"niet aan beide kanten gecodeerd: {', '.join(found.left_out)}")
    console.print(f"\n{summary(comparison)}\n")
    if not comparison.pairs and not comparison.new and not comparison.gone:
        return
    for by in GROUPS:
        console.print(_counts(tallies(comparison, by), by))
        console.print()
    _list(console, "Nieuw", comparison.new)
    _list(console, "Vervallen", comparison.gone)
    _changes(console, comparison.changed)


def summary(found: Comparison) -> str:
    """The four counts in one line."""
    return ", ".join(f"{len(getattr(found, name))} {COUNTED[name]}" for name in OUTCOMES)


def _number(count: int) -> str:
    return f"{count} {'waarneming' if count == 1 else 'waarnemingen'}"


def _counts(counted: Iterable[Tally], by: str) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(title=f"Per {by}", title_justify="left")
    table.add_column(by, overflow="fold")
    for name in COUNTED.values():
        table.add_column(name, justify="right")
    for tally in counted:
        table.add_row(Text(tally.value), *(str(getattr(tally, name)) for name in COUNTED))
    return table


def _list(console: Console, title: str, entries: Sequence[Entry]) -> None:
    if entries:
        table = _table(f"{title} ({len(entries)})", ("plaats", "codering"))
        _fill(table, ((_place(entry), _labels(entry), entry.text) for entry in entries))
        console.print(table)
        console.print()


def _changes(console: Console, pairs: Sequence[Pair]) -> None:
    if pairs:
        table = _table(f"Gewijzigd ({len(pairs)})", ("plaats", "wijziging"))
        _fill(table, ((_place(pair.right), "\n".join(changed(pair)), _texts(pair)) for pair in pairs))
        console.print(table)


def _table(title: str, narrow: Iterable[str]) -> Table:
    from rich.table import Table

    table = Table(title=title, title_justify="left", show_lines=True)
    for name in narrow:
        table.add_column(name, width=COLUMN, overflow="fold")
    table.add_column("tekst", ratio=1, overflow="fold")
    return table


def _fill(table: Table, rows: Iterable[tuple[str, ...]]) -> None:
    from rich.text import Text

    for row in rows:
        table.add_row(*map(Text, row))


def _place(entry: Entry) -> str:
    page = f"p. {entry.page}" if entry.page else ""
    secret = "vertrouwelijk" if entry.confidential else ""
    return "\n".join(filter(None, (entry.document, page, secret)))


def _labels(entry: Entry) -> str:
    said = entry.said
    attributed = "" if said.toerekening == NONE else f"door {said.toerekening}"
    before = "eerder gemeld" if said.eerder == "ja" else ""
    state = "" if entry.state == NONE else f"oordeel: {entry.state}"
    return "\n".join(filter(None, (said.rol, ", ".join(said.thema), attributed, before, state)))


def changed(pair: Pair) -> Iterable[str]:
    """What changed, aspect by aspect, and whose labels it has now when people gave them."""
    if pair.reworded:
        yield "tekst herschreven"
    for aspect in pair.changed:
        old, new = (_plain(getattr(entry.said, aspect)) for entry in (pair.left, pair.right))
        yield f"{aspect}: {old} → {new}"
    if pair.right.state != NONE:
        yield f"oordeel: {pair.right.state}"


def _plain(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value) or NONE


def _texts(pair: Pair) -> str:
    return f"was: {pair.left.text}\nis: {pair.right.text}" if pair.reworded else pair.right.text


def as_json(found: Sides, kind: str, names: Sequence[str]) -> dict[str, Any]:
    """The comparison with all its entries; what is the same as pairs of ids."""
    comparison = found.comparison
    return {
        "op": kind,
        "links": names[0],
        "rechts": names[1],
        "niet_vergeleken": list(found.left_out),
        "aantallen": {
            COUNTED[name]: len(getattr(where, name))
            for where, of in ((found, SIDES), (comparison, OUTCOMES))
            for name in of
        },
        **{f"per_{by}": [_tally(tally) for tally in tallies(comparison, by)] for by in GROUPS},
        "nieuw": [entry_json(entry) for entry in comparison.new],
        "vervallen": [entry_json(entry) for entry in comparison.gone],
        "gewijzigd": [_pair_json(pair) for pair in comparison.changed],
        "gelijk": [[pair.left.id, pair.right.id] for pair in comparison.same],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {"waarde": tally.value} | {word: getattr(tally, name) for name, word in COUNTED.items()}


def entry_json(entry: Entry) -> dict[str, Any]:
    """An entry, with names as the columns of observations have them."""
    return {
        "id": entry.id,
        "document": entry.document,
        "bestand": entry.file,
        "page": entry.page or None,
        "kop": list(entry.path),
        "text": entry.text,
        **asdict(entry.said),
        "beoordeling": entry.state,
        "bron": list(entry.bron),
        "vertrouwelijk": entry.confidential,
    }


def _pair_json(pair: Pair) -> dict[str, Any]:
    return {
        "links": entry_json(pair.left),
        "rechts": entry_json(pair.right),
        "labels": list(pair.changed),
        "herschreven": pair.reworded,
        "gepaard_op": pair.by.value,
    }
