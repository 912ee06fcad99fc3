"""TOML of anybody: what Python cannot hold or a terminal takes for a command is told as any other mistake."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import tomltext
from corpus.errors import CodebookError, SettingsError
from corpus.lawbook import CODEBOOK, Lawbook
from ingest.overrides.corrections import parse
from nlp import codebooks
from nlp.proofing.proof import remarks

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = {
    "deep": ("x = " + "[" * 100_000, tomltext.TOO_MUCH),
    "long": ("x = " + "9" * 5_000, tomltext.TOO_MUCH),
    "key": ('"a\\u001b[31m" = 1', tomltext.CONTROL),
    "text": ('a = [{b = "\\u009b31m"}]', tomltext.CONTROL),
    "wrong": ("a = = 1", "Invalid value"),
}


@pytest.mark.parametrize(("text", "complaint"), HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_held_or_shown_is_no_toml(text: str, complaint: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError, match=complaint):
        tomltext.read(text)


@pytest.mark.parametrize(("text", "_"), HOSTILE.values(), ids=HOSTILE)
def test_whoever_reads_a_codebook_is_told(text: str, _: str) -> None:
    book = Lawbook("eigen", ((CODEBOOK, text),))
    asked: tuple[Callable[[], object], ...] = (lambda: book.table(CODEBOOK), lambda: codebooks.of(book))
    for ask in asked:
        with pytest.raises(CodebookError, match="Het codeboek klopt niet") as raised:
            ask()
        assert str(raised.value).isprintable()
    assert CODEBOOK in {remark.file for remark in remarks(book)}


@pytest.mark.parametrize(("text", "_"), HOSTILE.values(), ids=HOSTILE)
def test_whoever_reads_the_settings_is_told(text: str, _: str) -> None:
    with pytest.raises(SettingsError, match=r"dossier\.toml, ") as raised:
        parse(text)
    assert str(raised.value).isprintable()


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_letters_are_read_as_they_stand(text: str) -> None:
    written = text.replace("\\", "\\\\").replace('"', '\\"')
    assert tomltext.read(f'a = "{written}\\n\\t"') == {"a": f"{text}\n\t"}
