"""Texts as pages of a web site, saved with the navigation and the footer that stand around them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from setters.tekst import Blok, Tekst

PAGE = """<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>nav li {{ display: inline }} footer {{ color: #666 }}</style>
<script>window.dataLayer = window.dataLayer || [];</script>
</head>
<body>
<header><a href="/">{sender}</a><nav><ul>
{links}
</ul></nav></header>
<main>
{text}
</main>
<footer><p>{foot}</p></footer>
</body>
</html>
"""

LISTS = {"opsomming": "ul", "nummering": "ol"}


def as_html(tekst: Tekst) -> bytes:
    """The text as a page of its sender's web site."""
    links = "\n".join(f'<li><a href="#">{escape(link)}</a></li>' for link in tekst.opmaak["navigatie"])
    return PAGE.format(
        title=escape(f"{tekst.opmaak['titel']} | {tekst.opmaak['afzender']}"),
        sender=escape(tekst.opmaak["afzender"]),
        links=links,
        text="\n".join(map(_element, tekst.blokken)),
        foot=escape(tekst.opmaak["voet"]),
    ).encode()


def _element(blok: Blok) -> str:
    match blok.soort:
        case "kop":
            return f"<h{blok.niveau}>{escape(blok.regels[0])}</h{blok.niveau}>"
        case "alinea":
            return f"<p>{escape(' '.join(blok.regels))}</p>"
        case "opsomming" | "nummering":
            items = "".join(f"<li>{escape(line)}</li>\n" for line in blok.regels)
            return f"<{LISTS[blok.soort]}>\n{items}</{LISTS[blok.soort]}>"
        case "tabel":
            return _table(blok.rijen)
        case _:
            return f"<p>{'<br>'.join(map(escape, blok.regels))}</p>"


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *others = (
        "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>"
        for tag, row in zip(["th"] + ["td"] * (len(rows) - 1), rows, strict=True)
    )
    return f"<table>\n<thead>{head}</thead>\n<tbody>\n{chr(10).join(others)}\n</tbody>\n</table>"
