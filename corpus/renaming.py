"""What people said in the words of an earlier codebook, in those of the one in use.

A value says with `vervangt` which earlier ones it stands for. What has no successor says nothing any more:
the aspect is open again, and the log keeps what was said.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.codebook import Codebook, Rol, Thema, Toerekening
    from corpus.judgements import Judgement


def renamed(codebook: Codebook, kind: str) -> Mapping[str, str]:
    """The value of this kind that stands for each value, by the value: itself, where it is there still."""
    by_kind: Mapping[str, Sequence[Rol | Thema | Toerekening]] = {
        "rol": codebook.rollen,
        "thema": codebook.themas,
        "toerekening": codebook.toerekeningen,
    }
    values = by_kind[kind]
    earlier = {old: value.id for value in values for old in value.replaces}
    return {**earlier, **{value.id: value.id for value in values}}


def fitted(labels: Labels, codebook: Codebook) -> Labels:
    """The labels in the words of a codebook."""
    return Labels(
        _one(labels.rol, codebook, "rol"),
        _themas(labels.thema, renamed(codebook, "thema")),
        _one(labels.toerekening, codebook, "toerekening"),
        labels.eerder,
    )


def fitted_judgement(judgement: Judgement, codebook: Codebook) -> Judgement:
    """Idem for what a judgement gives; the machine's labels that it was about stay as they were."""
    labels = fitted(judgement.labels, codebook)
    return judgement if labels == judgement.labels else replace(judgement, labels=labels)


def _one(value: str | None, codebook: Codebook, kind: str) -> str | None:
    return None if value is None else renamed(codebook, kind).get(value)


def _themas(themas: frozenset[str] | None, known: Mapping[str, str]) -> frozenset[str] | None:
    if not themas:
        return themas
    return frozenset(known[thema] for thema in themas if thema in known) or None
