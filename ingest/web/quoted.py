"""What a mail holds beside the words of its sender: earlier mails, greetings, signature, disclaimer."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.model import BlockKind
from corpus.spans import join_aligned
from ingest.letters.letterlines import CLOSING, SALUTATION, disclaims, is_body

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ingest.lines import Line

SIGNATURE_LINES = 20
"""Name, function, organisation, addresses, numbers, days of work: a signature is no longer."""

HEAD_LINES = 6
"""Within so many lines the head of an earlier mail has named a second field."""

_BAR = re.compile(
    r"^[-_\s]*(?:begin )?(?:oorspronkelijk|doorgestuurd|original|forwarded)\s?(?:e-?mail)?"
    r"\s?(?:bericht|message)\b[-_\s:]*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"^[*>\s]*(?:van|from)\s*\*?:\*?\s*\S", re.IGNORECASE)
_FIELD = re.compile(r"^[*>\s]*(verzonden|datum|sent|date|aan|to|cc|onderwerp|subject)\s*\*?:", re.IGNORECASE)
_WROTE = re.compile(
    r"^(?:op|on)\s.{5,200}?\b(?:schreef|wrote|heeft\b.{1,80}\bgeschreven)\b.{0,120}:$", re.IGNORECASE
)
_WROTE_WITHIN = re.compile(r"^(?:op|on)\s.{3,80}?\b(?:schreef|wrote)\b.{0,60}?:\s", re.IGNORECASE)
_PASSED_ON = re.compile(r"^[-_\s]*(?:begin )?(?:doorgestuurd|forwarded)\b", re.IGNORECASE)
_FORWARD = re.compile(r"^\s*(?:fwd?|doorst|doorgestuurd|tr|wg)\s*:", re.IGNORECASE)
_ANSWER = re.compile(r"^\s*(?:re|antw?|aw|betr)\s*:", re.IGNORECASE)
_QUOTE = re.compile(r"^\s*>[>\s]*")
_POSTSCRIPT = re.compile(r"^(?:p\.?\s?s\.?|n\.?\s?b\.?)(?=[\s:.])", re.IGNORECASE)


def forwards(lines: Sequence[Line], subject: str) -> int | None:
    """Where a mail begins that this one passes on: it says so, or has no words of its own above it."""
    start = next((i for i in range(len(lines)) if _opens(lines, i)), None)
    if start is None or not any(_speaks(line) and not _of_head(line) for line in lines[start:]):
        return None
    own = [line for line in lines[:start] if line.kind is None and not _QUOTE.match(line.text)]
    says = _FORWARD.match(subject) is not None or _PASSED_ON.match(lines[start].text) is not None
    answers = _ANSWER.match(subject) is not None
    return start if says or not (answers or any(_speaks(line) for line in own)) else None


def _speaks(line: Line) -> bool:
    text = line.text.strip()
    return bool(text) and not (SALUTATION.match(text) or CLOSING.match(text)) and len(text.split()) > 3


def apart(lines: Sequence[Line], *, forwarded: bool = False) -> tuple[Line, ...]:
    """The lines, what is no text of the sender labelled; `forwarded`: the head of a mail opens them."""
    start = 0
    if forwarded:
        start = next((i for i, line in enumerate(lines) if i and not _of_head(line)), len(lines))
    head = [_lettered(line) for line in lines[:start]]
    quoted = _quotes(lines, start)
    own = _own([line for i, line in enumerate(lines) if i >= start and i not in quoted])
    labelled = {id(old): new for old, new in own}
    rest = [
        _as_quote(line) if i in quoted else labelled[id(line)] for i, line in enumerate(lines) if i >= start
    ]
    return (*head, *_joined(rest))


def uncited(lines: Sequence[Line]) -> list[Line]:
    """The lines of a mail that is passed on, which its program may cite as a whole."""
    depth = min((line.indent for line in lines if line.kind is BlockKind.COMMENT), default=0.0)
    return [
        replace(line, kind=None, aside=False, indent=0.0)
        if line.kind is BlockKind.COMMENT and line.indent == depth
        else line
        for line in lines
    ]


def _of_head(line: Line) -> bool:
    text = line.text.strip()
    return any(pattern.match(text) for pattern in (_FROM, _FIELD, _BAR, _PASSED_ON))


def _opens(lines: Sequence[Line], index: int) -> bool:
    """Whether an earlier mail begins here, with everything below belonging to it."""
    text = lines[index].text.strip()
    if _BAR.match(text):
        return True
    below = [_FIELD.match(line.text) for line in lines[index + 1 : index + HEAD_LINES]]
    return _FROM.match(text) is not None and len({match[1].lower() for match in below if match}) > 1


def _quotes(lines: Sequence[Line], start: int) -> set[int]:
    """The lines of earlier mails: under their head, behind ">", set in under "Op ... schreef ...:"."""
    found: set[int] = set()
    for index in range(start, len(lines)):
        if index in found:
            continue
        if _QUOTE.match(lines[index].text) or lines[index].kind is BlockKind.COMMENT:
            found.add(index)
        elif lines[index].indent and _WROTE_WITHIN.match(lines[index].text.strip()):
            found |= set(_set_in_from(lines, index))
        elif _opens(lines, index):
            return found | set(range(index, len(lines)))
        elif length := _introduces(lines, index):
            below = index + length
            marked = [i for i in range(below, len(lines)) if _is_set_in(lines[i], lines[index])]
            found |= set(range(index, below)) | set(marked or range(below, len(lines)))
    return found


def _set_in_from(lines: Sequence[Line], start: int) -> Iterator[int]:
    """The lines of one quotation from its first line on, which says itself who wrote it."""
    return takewhile(lambda i: lines[i].indent >= lines[start].indent, range(start, len(lines)))


def _introduces(lines: Sequence[Line], index: int) -> int:
    """The number of lines, one or two, that say who wrote what is quoted under them; 0 if they do not."""
    for length in (1, 2):
        if _WROTE.match(" ".join(line.text.strip() for line in lines[index : index + length])):
            return length
    return 0


def _is_set_in(line: Line, above: Line) -> bool:
    return _QUOTE.match(line.text) is not None or line.indent > above.indent


def _as_quote(line: Line) -> Line:
    if line.kind is BlockKind.FURNITURE:
        return line
    return replace(
        line, kind=BlockKind.COMMENT, level=0, aside=True, row=None, content=line.content.sub(_QUOTE, "")
    )


def _joined(lines: Iterable[Line]) -> list[Line]:
    """The lines, those of one quoted paragraph as one."""
    whole: list[Line] = []
    for line in lines:
        above = whole[-1] if whole else None
        runs_on = (
            above is not None
            and above.kind is line.kind is BlockKind.COMMENT
            and not (above.closed or line.apart)
        )
        if above is not None and runs_on:
            whole[-1] = replace(
                above, content=join_aligned([above.content, line.content], " "), closed=line.closed
            )
        else:
            whole.append(line)
    return whole


def _own(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Each line of the sender with what it is: salutation, text, closing and signature, disclaimer."""
    first = next(
        (i for i in range(len(lines) - 1, -1, -1) if CLOSING.match(lines[i].text.strip())), len(lines)
    )
    first = next((i for i, line in enumerate(lines) if line.text.rstrip() == "--"), first)
    last = first + SIGNATURE_LINES
    ends = [
        i
        for i in range(first, min(last, len(lines)))
        if is_body((lines[i],)) and not disclaims(lines[i].text)
    ]
    signed = range(first, min([last, *ends]))
    return [(line, _labelled(line, signs=i in signed, after=i >= first)) for i, line in enumerate(lines)]


def _labelled(line: Line, *, signs: bool, after: bool) -> Line:
    text = line.text.strip()
    if line.kind is BlockKind.FURNITURE or _POSTSCRIPT.match(text):
        return line
    if after and disclaims(line.text):
        return replace(line, kind=BlockKind.FURNITURE, aside=True, row=None)
    return _lettered(line) if signs or SALUTATION.match(text) else line


def _lettered(line: Line) -> Line:
    return replace(line, kind=BlockKind.LETTERHEAD, level=0, row=None)
