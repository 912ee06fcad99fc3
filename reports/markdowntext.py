"""Text as Markdown that says just that: no markup, link, footnote or HTML in it works."""

from __future__ import annotations

import re

from reports.characters import isolated, printable

_ACTIVE = re.compile(r"[\\`*_\[\]<>&|#~$@]")
"""What is markup anywhere in a line, for CommonMark or for GitHub; "@" makes a mail address a link."""

_ADDRESS = re.compile(r"(?<=:)//|(?<=www)\.", re.IGNORECASE)
"""What makes GitHub read an address in plain text as a link."""

_LEADING = re.compile(r"^(?:[-+=]|(\d+)(?=[.)](?:\s|$)))")
"""What makes a list, a heading or a line of what it begins."""

_LINE_END = re.compile(r"\r\n?|[\n\x85\u2028\u2029]")
_OUTER = re.compile(r"^\s+|\s+$|\t")
_LAST_MARK = re.compile(r"!$")


def escaped(text: str) -> str:
    """The text in one line of Markdown that reads back as it is, line ends included, wherever it stands.

    A line end of whatever kind reads back as a newline.
    """
    safe = isolated(printable(_LINE_END.sub("\n", text)))
    marked = _ADDRESS.sub(lambda found: f"\\{found[0]}", _ACTIVE.sub(r"\\\g<0>", safe))
    begun = _LEADING.sub(_begun, marked)
    # behind an exclamation mark the bracket of a footnote would begin a picture
    ended = _LAST_MARK.sub(r"\!", begun)
    return _OUTER.sub(_entities, ended).replace("\n", "&#10;")


def _begun(found: re.Match[str]) -> str:
    return f"{found[1]}\\" if found[1] else f"\\{found[0]}"


def _entities(found: re.Match[str]) -> str:
    """White space that would be lost where it stands."""
    return "".join(f"&#{ord(character)};" for character in found[0])


def strong(text: str) -> str:
    """The text in bold, to stand at the beginning of a line with a space behind it."""
    return f"**{escaped(text)}**"
