"""What the training corpus holds: `make passages` prints balance, doubles and likeness to real documents.

A training sentence may not stand in a real document, nor nearly: likeness is the share of word trigrams in
common (Jaccard), which an invented sentence of the same subject seldom has much of.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from nlp.dutch import lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

T = TypeVar("T")
TOO_CLOSE = 0.8
"""Share of trigrams in common from which a sentence counts as taken over."""
WORDS = 8
"""Shorter sentences ("Actie: Team SW") are bound to be alike."""
SHARED = Path("../shared")
KINDS = ("rol", "thema", "toerekening", "eerder", "fase", "soort")

CONTENT_WORDS, LONG_WORD = 5, 4
"""Longer words that a sentence must have to be compared, and the letters of one."""
COMMON = 4000
"""Sentences in which a word is too common to look for a paraphrase by."""

Trigrams = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Near:
    """A training sentence and the share of trigrams that it has in common with the nearest real one."""

    text: str
    likeness: float


def units(folder: Path) -> Iterator[dict[str, Any]]:
    """All coded units of the training files, with the fase and kind of document that their passage says."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            above = {"document": row["document"], "fase": row["fase"], "soort": row["soort"]}
            yield from (above | unit for unit in row["eenheden"])


def balance(found: Iterable[Mapping[str, Any]]) -> dict[str, Counter[str]]:
    """How often each value of each kind of label is given."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for unit in found:
        for kind in KINDS:
            values = unit[kind] if isinstance(unit[kind], list) else [str(unit[kind])]
            counts[kind].update(values)
    return counts


def doubles(found: Iterable[Mapping[str, Any]]) -> list[str]:
    """The sentences of eight words or more that stand more than once, letter parts left out."""
    texts = Counter(
        str(unit["tekst"])
        for unit in found
        if unit["rol"] != "formaliteit" and len(str(unit["tekst"]).split()) >= WORDS
    )
    return sorted(text for text, count in texts.items() if count > 1)


def nearest(texts: Iterable[str], real: Iterable[str]) -> list[Near]:
    """The texts with their likeness to the nearest real sentence, most alike first."""
    known = [grams for text in real if (grams := trigrams(text))]
    index: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, grams in enumerate(known):
        for gram in grams:
            index[gram].add(number)
    found = [Near(text, _likeness(trigrams(text), known, index)) for text in texts]
    return sorted(found, key=lambda near: (-near.likeness, near.text))


def paraphrases(texts: Iterable[str], real: Iterable[str]) -> list[Near]:
    """The real sentences with their likeness in content words to the nearest of the texts, most alike first.

    Likeness is the share of lemmas of longer words in common: a paraphrase keeps words in another order.
    """
    known = [lemmas for text in sorted(set(texts)) if len(lemmas := _lemmas(text)) >= CONTENT_WORDS]
    index: defaultdict[str, set[int]] = defaultdict(set)
    for number, lemmas in enumerate(known):
        for one in lemmas:
            index[one].add(number)
    common = {one for one, numbers in index.items() if len(numbers) > COMMON}
    rare = {one: numbers for one, numbers in index.items() if one not in common}
    wanted = [(text, lemmas) for text in real if len(lemmas := _lemmas(text)) >= CONTENT_WORDS]
    found = [Near(text, _likeness(lemmas, known, rare)) for text, lemmas in wanted]
    return sorted(found, key=lambda near: (-near.likeness, near.text))


def _lemmas(text: str) -> frozenset[str]:
    return frozenset(lemma(word) for word in re.findall(r"\w+", text) if len(word) >= LONG_WORD)


def trigrams(text: str) -> Trigrams:
    """The runs of three words of a text; none for a short one."""
    words = re.findall(r"\w+", text.lower())
    return (
        frozenset(tuple(words[i : i + 3]) for i in range(len(words) - 2))
        if len(words) >= WORDS
        else frozenset()
    )


def real_sentences(shared: Path) -> list[str]:
    """The sentences of the real documents and of their coding."""
    texts = [path.read_text("utf-8") for path in sorted((shared / "dossier-txt").glob("*.txt"))]
    split = (part for text in texts for part in re.split(r"(?<=[.!?])\s+", text))
    return [*split, *coded_sentences(shared)]


def coded_sentences(shared: Path) -> list[str]:
    """The units of the real documents that people coded."""
    return [
        json.loads(line)["text"]
        for path in sorted((shared / "gold").glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]


def _likeness(own: frozenset[T], known: list[frozenset[T]], index: Mapping[T, set[int]]) -> float:
    near = {number for part in own for number in index.get(part, ())}
    return max((len(own & known[n]) / len(own | known[n]) for n in near), default=0.0)


def report(folder: Path, shared: Path) -> str:
    """The inventory as text."""
    found = list(units(folder))
    documents = len({unit["document"] for unit in found})
    lines = [f"{len(found)} eenheden in {documents} documenten en passages"]
    for kind, counts in balance(found).items():
        lines.append(f"{kind}: " + ", ".join(f"{value} {n}" for value, n in counts.most_common()))
    lines.append(f"dubbele zinnen: {len(doubles(found))}")
    if shared.is_dir():
        near = nearest({str(unit["tekst"]) for unit in found}, real_sentences(shared))
        tops = ", ".join(f"{one.likeness:.2f}" for one in near[:5])
        lines.append(f"gelijkenis met echte zinnen (trigrammen, hoogste vijf; grens {TOO_CLOSE}): {tops}")
        spoken = (str(unit["tekst"]) for unit in found if unit["rol"] != "formaliteit")
        words = paraphrases(spoken, coded_sentences(shared))
        tops = ", ".join(f"{one.likeness:.2f}" for one in words[:5])
        lines.append(f"gelijkenis met gecodeerde zinnen (inhoudswoorden, hoogste vijf): {tops}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(report(Path(str(files(__package__))) / "training", SHARED) + "\n")
