"""A report as a tree of plain values, for a template that only lays out.

Every text in it is data: typst shows it and never reads it as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import trace
from reports.blocks import (
    BulletList,
    Chart,
    Fields,
    Letterhead,
    Paragraph,
    Quote,
    Section,
    SignOff,
    Table,
)
from reports.pdfrefs import references, run
from reports.pdftables import WHOLE, table
from reports.raster import lettered
from reports.typeface import legible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.blocks import Block, Sentence
    from reports.pdfrefs import References, Run
    from reports.report import Report

Node = dict[str, object]


def tree(report: Report) -> Node:
    """The whole report. `annex` is the rapport's; elsewhere footnotes tell what a sentence rests on."""
    refs = references(report)
    parts = {"opening": report.opening, "sections": report.sections, "changes": report.changes}
    annex = report.annex if report.has_contents else ()
    return {
        "kind": report.kind,
        "letter": report.is_letter,
        "cover": report.has_contents,
        "name": legible(report.title),
        "title": run(report.title)["text"],
        "subtitle": run(report.subtitle)["text"],
        "status": [_words(sentence) for sentence in report.status],
        "annex": _blocks(annex, refs),
        "notes": _notes(refs),
        **{name: _blocks(blocks, refs) for name, blocks in parts.items()},
    }


def _notes(refs: References) -> list[Node]:
    return [
        {"target": f"noot{number}", "name": f"Noot {number}", "runs": runs} for number, runs in refs.noted()
    ]


def _blocks(blocks: Iterable[Block], refs: References, level: int = 1) -> list[Node]:
    return [_block(block, refs, level) for block in blocks]


def _block(block: Block, refs: References, level: int) -> Node:
    match block:
        case Section():
            heading = run(block.heading.text)["text"]
            inner = _blocks(block.blocks, refs, level + 1)
            return {"type": "section", "level": level, "heading": heading, "blocks": inner}
        case Paragraph():
            lead = run(block.lead)["text"]
            return {"type": "paragraph", "lead": lead, "sentences": _sentences(block.sentences, refs)}
        case BulletList():
            return {"type": "list", "items": [_sentence(item, refs) for item in block.items]}
        case Quote():
            return {"type": "quote", "sentence": _sentence(block, refs), "whole": len(block.text) <= WHOLE}
        case Table() | Chart():
            return _figure(block, refs)
        case _:
            return _form(block, refs)


def _figure(chart: Table | Chart, refs: References) -> Node:
    if isinstance(chart, Table):
        return {"type": "table", **table(chart, refs)}
    return {
        "type": "chart",
        "drawing": lettered(chart),
        "alt": legible(chart.summary.text),
        "caption": run(chart.table.caption)["text"],
        "summary": _sentence(chart.summary, refs),
        "table": table(chart.table, refs),
    }


def _form(block: Fields | Letterhead | SignOff, refs: References) -> Node:
    match block:
        case Fields():
            items = [{"label": run(label)["text"], **_sentence(value, refs)} for label, value in block.items]
            return {"type": "fields", "items": items}
        case Letterhead():
            fields = [{"label": run(label)["text"], "runs": _words(value)} for label, value in block.fields]
            addressee = [_words(line) for line in block.addressee]
            return {"type": "letterhead", "sender": _words(block.sender), "addressee": addressee,
                    "fields": fields}  # fmt: skip
        case SignOff():
            return {"type": "signoff", "lines": [_words(line) for line in block.lines]}


def _sentences(sentences: Sequence[Sentence], refs: References) -> list[Node]:
    pairs = zip(sentences, trace.noted(sentences), strict=True)
    return [_sentence(sentence, refs, noted) for sentence, noted in pairs]


def _sentence(sentence: Sentence, refs: References, noted: tuple[str, ...] | None = None) -> Node:
    """The words and the footnote; a quotation names its place itself: a link is enough, if there is one."""
    rests_on = sentence.observations if noted is None else noted
    if isinstance(sentence, Quote) and refs.targets:
        return {"runs": [*_words(sentence), *refs.links(rests_on)], "note": []}
    return {"runs": _words(sentence), "note": refs.note(rests_on)}


def _words(sentence: Sentence) -> list[Run]:
    citation = [run(f" {sentence.citation}")] if isinstance(sentence, Quote) else []
    return [run(sentence.text), *citation]
