"""The pieces of words: the same as the tokenizer gives for whole texts, whatever the text."""

from __future__ import annotations

import json
import pickle
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, normalizers, pre_tokenizers

import nlp
from nlp import encoder, train, wordpieces
from nlp.wordpieces import PLAIN, WordPieces, takes_words_apart, whole

SHIPPED = Path(nlp.__file__).parent / "model" / "spreidingswet-encoder"
HOSTILE = (
    "", " ", "\n\t", "\0", "\x1c", "[UNK]", "x[PAD]y", "[unk]", "▁", "a▁b", "ﬁets", "½ van 12²", "İstanbul",
    "ŉ", "e\u0301e\u0301n", "één", "a\u200bb", "\u2028", "ΑΣ", "🙂🙂", "汉字", "\u0301", "a´b", "x" * 500,
    "١٢", "a_b__c", "2024-01-01",
)  # fmt: skip


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return encoder.tokenizer(SHIPPED)


@pytest.fixture(scope="module")
def pieces(tokenizer: Tokenizer) -> WordPieces:
    return WordPieces(tokenizer)


def test_sentences_of_the_project(tokenizer: Tokenizer, pieces: WordPieces) -> None:
    lines = [
        line
        for path in sorted(train.PASSAGES.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    drawn = random.Random(7).sample(lines, 400)  # noqa: S311
    texts = [unit["tekst"] for line in drawn for unit in json.loads(line)["eenheden"]]
    assert pieces.of(texts) == whole(tokenizer, texts)
    assert sum(map(bool, map(PLAIN.fullmatch, texts))) > 0.99 * len(texts)


def test_hostile_text(tokenizer: Tokenizer, pieces: WordPieces) -> None:
    assert pieces.of(HOSTILE) == whole(tokenizer, HOSTILE)
    assert [pieces.of([text]) for text in HOSTILE] == [whole(tokenizer, [text]) for text in HOSTILE]


def test_every_character_that_is_cut_here_is_cut_as_the_tokenizer_does(
    tokenizer: Tokenizer, pieces: WordPieces
) -> None:
    plain = [c for c in map(chr, range(0x3000)) if PLAIN.fullmatch(c)]
    texts = [form for c in plain for form in (c, f"a{c}b", f".{c},", f"a {c} b", f"{c}{c}", f"{c}1")]
    assert len(plain) > 350
    assert pieces.of(texts) == whole(tokenizer, texts)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=60) | st.text(st.characters(max_codepoint=0x17F), max_size=60), max_size=4))
def test_any_text(tokenizer: Tokenizer, pieces: WordPieces, texts: list[str]) -> None:
    assert pieces.of(texts) == whole(tokenizer, texts)


@pytest.mark.parametrize(
    ("normalizer", "cutter"),
    [
        (normalizers.NFKC(), pre_tokenizers.Whitespace()),
        (None, None),
        (normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()]), pre_tokenizers.Whitespace()),
        (normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()]), pre_tokenizers.Metaspace()),
        (
            normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()]),
            pre_tokenizers.Sequence(
                [pre_tokenizers.Whitespace(), pre_tokenizers.Metaspace(prepend_scheme="first")]
            ),
        ),
    ],
)
def test_a_tokenizer_that_works_otherwise_is_left_to_itself(
    normalizer: normalizers.Normalizer | None, cutter: pre_tokenizers.PreTokenizer | None
) -> None:
    other = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    other.normalizer, other.pre_tokenizer = normalizer, cutter
    assert not takes_words_apart(other)
    assert WordPieces(other).of(["De Termijn", "één dag"]) == whole(other, ["De Termijn", "één dag"])


def test_what_is_kept_stays_within_its_bound(tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordpieces, "CACHED", 3)
    found = WordPieces(tokenizer)
    texts = [f"woord{letter} en {letter * 80}" for letter in "abcdefgh"]
    assert found.of(texts) == whole(tokenizer, texts)
    assert len(found) <= 3


def test_an_encoder_can_be_sent_to_another_process() -> None:
    one = encoder.read(SHIPPED)
    before = one.pieces(["De termijn is te krap."])
    assert pickle.loads(pickle.dumps(one)).pieces(["De termijn is te krap."]) == before  # noqa: S301
