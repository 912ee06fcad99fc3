"""The codebook as a tree of codes: a heading for each kind of label, a code below it for each value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.refi.project import Code, guid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.codebook import Codebook, Fase, Thema

KINDS = ("rol", "thema", "toerekening", "fase", "eerder", "onderwerp")

_MEANINGS = {
    "rol": "Wat de zin doet.",
    "thema": "Over welk knelpunt de zin gaat.",
    "toerekening": "Waaraan de zin het knelpunt toeschrijft.",
    "fase": "Bij welke fase van de cyclus de zin hoort.",
    "eerder": "Of de zin zegt dat dit al eerder is benoemd.",
    "onderwerp": "Wat de zin aanraakt, wat zijn rol ook is.",
}
_COLOURS = dict(zip(KINDS, ("#1F77B4", "#D62728", "#9467BD", "#2CA02C", "#FF7F0E", "#7F7F7F"), strict=True))


def code_guid(codebook: Codebook, kind: str, value: str = "") -> str:
    """The guid of a value, or of the heading of a kind: the same in each version of a codebook."""
    return guid("code", codebook.id, kind, value)


def code_tree(codebook: Codebook) -> tuple[Code, ...]:
    """The codes of a codebook.

    Names are unique in the tree whatever their case, because QualCoder and ATLAS.ti have one list of names:
    a label that stands in it already gets its kind behind it.
    """
    taken: set[str] = set(KINDS)
    return tuple(_heading(codebook, kind, taken) for kind in KINDS)


def _heading(codebook: Codebook, kind: str, taken: set[str]) -> Code:
    children = tuple(
        Code(code_guid(codebook, kind, value), _free(label, kind, taken), description, _COLOURS[kind])
        for value, label, description in _values(codebook, kind)
    )
    return Code(code_guid(codebook, kind), kind, _MEANINGS[kind], _COLOURS[kind], False, children)


def _free(label: str, kind: str, taken: set[str]) -> str:
    name, number = label, 1
    while name.casefold() in taken:
        name = f"{label} ({kind})" if number == 1 else f"{label} ({kind} {number})"
        number += 1
    taken.add(name.casefold())
    return name


def _values(codebook: Codebook, kind: str) -> Iterator[tuple[str, str, str]]:
    """The values of a kind with their labels and what they mean."""
    match kind:
        case "rol":
            yield from ((rol.id, rol.label, rol.meaning) for rol in codebook.rollen)
        case "thema" | "onderwerp":
            yield from ((thema.id, thema.label, _scope(thema)) for thema in codebook.themas)
        case "toerekening":
            yield from ((value.id, value.label, "") for value in codebook.toerekeningen)
        case "fase":
            yield from ((fase.id, fase.label, _timing(fase)) for fase in codebook.fasen)
        case _:
            yield "ja", "Eerder benoemd", "De zin zegt dat dit al eerder is benoemd."
            yield "nee", "Niet eerder benoemd", "Zonder deze code geldt hetzelfde."


def _scope(thema: Thema) -> str:
    lines = (("Wel", thema.includes), ("Niet", thema.excludes))
    return "\n".join(f"{word}: {text}" for word, text in lines if text)


def _timing(fase: Fase) -> str:
    lines = (("Moment", fase.moment), ("Wie", fase.who), ("Artikel", fase.article))
    return "\n".join(f"{word}: {text}" for word, text in lines if text)
