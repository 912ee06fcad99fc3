"""Errors that point at the place in a question."""

from __future__ import annotations

from corpus.errors import FilterError

WINDOW = 70
"""How many characters of a question stand above the caret: with a margin, a line of a small terminal."""

EXCERPT = 40
"""How many characters of the user's own words stand within a sentence."""


class MisreadError(Exception):
    """Something at character `at` of a question cannot be understood: `what`, in Dutch, and what helps."""

    def __init__(self, at: int, what: str, remedy: str) -> None:
        super().__init__(what)
        self.at = at
        self.what = what
        self.remedy = remedy


def pointed(question: str, misread: MisreadError) -> FilterError:
    """The error for the user: what is wrong, on the next line the question, below it a caret at the place."""
    start = max(0, min(misread.at - WINDOW // 2, len(question) - WINDOW))
    end = start + WINDOW
    before, after = "…" if start else "", "…" if end < len(question) else ""
    line = before + harmless(question[start:end]) + after
    caret = " " * (len(before) + misread.at - start) + "^"
    return FilterError(f"{misread.what}\n{line}\n{caret}", misread.remedy)


def shown(text: str) -> str:
    """The user's words as they may stand in a sentence: harmless, and shortened if they are many."""
    return harmless(text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…")


def harmless(text: str) -> str:
    """The text, as long as it was, without what could steer a terminal or cannot be written to one."""
    return "".join(_harmless(character) for character in text)


def _harmless(character: str) -> str:
    if character.isspace():
        return " "
    return character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"
