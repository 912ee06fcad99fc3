"""What the files of a codebook refer to: names of organisations, ids of values, articles of names.

What is misspelt here is passed over when a dossier is coded, or makes a report say what is not so.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

from corpus import lawbook
from nlp.proofing.remark import Remark, Severity, row_line, table_line, words_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Said = Mapping[str, Any]

ARTICLES = ("de", "het", "")


def remarks(said: Mapping[str, Said], texts: Mapping[str, str], names: Iterable[str]) -> Iterator[Remark]:
    """What there is to say of the tables of all files, by file; `names` go for any law.

    Raises `AttributeError`, `TypeError` or `re.error` where a value has another form than it should.
    """
    book, voices = said[lawbook.CODEBOOK], said.get(lawbook.VOICES, {})
    wording, text = said.get(lawbook.WORDING, {}), texts.get(lawbook.WORDING, "")
    known = _pattern(said.get(lawbook.ORGANISATIONS, {}), voices, names)
    yield from _replaced(book, texts[lawbook.CODEBOOK])
    yield from _articles(wording.get("lidwoorden", {}), text)
    yield from _questions(wording, book, text)
    ministries = wording.get("ondertekening", {}).get("ministeries", ())
    yield from _unknown(lawbook.WORDING, "ondertekening", ministries, text, known)
    members = voices.get("gezamenlijk", {}).get("organisaties", ())
    yield from _unknown(lawbook.VOICES, "gezamenlijk", members, texts.get(lawbook.VOICES, ""), known)


def _pattern(organisations: Said, voices: Said, names: Iterable[str]) -> re.Pattern[str]:
    """The names of all organisations that the codebook tells of, and those of any law."""
    rows = organisations.get("organisation", ())
    listed = chain(names, *((row.get("name", ""), *row.get("names", ())) for row in rows))
    forms = chain.from_iterable(row.get("vormen", ()) for row in voices.get("stem", ()))
    return re.compile("|".join((*map(re.escape, listed), *forms)), re.IGNORECASE)


def _replaced(said: Said, text: str) -> Iterator[Remark]:
    """A value that stands for one that is still there, or for one that another stands for as well."""
    for kind in ("rol", "thema", "toerekening"):
        rows = said.get(kind, ())
        there = {row.get("id") for row in rows}
        counted = Counter(old for row in rows for old in set(row.get("vervangt", ())))
        for number, row in enumerate(rows):
            for old in row.get("vervangt", ()):
                line = words_line(text, f'"{old}"', row_line(text, kind, number))
                if old in there:
                    message = f"{kind} '{row.get('id')}' vervangt '{old}', en die staat er zelf nog."
                elif counted[old] > 1:
                    message = f"{kind} '{row.get('id')}' vervangt '{old}', en een andere {kind} doet dat ook."
                else:
                    continue
                remedy = "Laat de oude id bij één waarde staan die haar plaats inneemt."
                yield Remark(Severity.WARNING, lawbook.CODEBOOK, line, message, remedy)


def _articles(said: Said, text: str) -> Iterator[Remark]:
    begin = table_line(text, "lidwoorden")
    for name, article in said.items():
        line = words_line(text, f"{name}", begin + 1) if name else begin
        if not name.strip(" -"):
            message = "Een lidwoord in [lidwoorden] hoort bij geen naam."
            yield Remark(Severity.FAULT, lawbook.WORDING, line, message, 'Schrijf zo: VNG = "de".')
        elif article not in ARTICLES:
            message = f"'{article}' is geen lidwoord (bij '{name}' in [lidwoorden])."
            remedy = 'Kies "de" of "het", of "" als er geen hoort.'
            yield Remark(Severity.FAULT, lawbook.WORDING, line, message, remedy)


def _questions(said: Said, codebook: Said, text: str) -> Iterator[Remark]:
    """A thema or rol that a central question names and the codebook has not."""
    for number, row in enumerate(said.get("hoofdvraag", ())):
        for key, kind in (("themas", "thema"), ("rollen", "rol")):
            known = {str(value.get("id")) for value in codebook.get(kind, ())}
            for value in sorted(set(row.get(key, ())) - known):
                line = row_line(text, "hoofdvraag", number)
                message = f"De hoofdvraag noemt onder {key} '{value}', en dat is geen {kind}."
                remedy = "Neem een id over uit codeboek.toml."
                yield Remark(Severity.FAULT, lawbook.WORDING, line, message, remedy)


def _unknown(
    file: str, table: str, named: Iterable[str], text: str, known: re.Pattern[str]
) -> Iterator[Remark]:
    begin = table_line(text, table)
    for name in named:
        if not known.fullmatch(name):
            line = words_line(text, f'"{name}"', begin)
            message = f"Geen organisatie heet '{name}' ([{table}]): er wordt niemand mee herkend."
            remedy = f"Schrijf de naam als in {lawbook.ORGANISATIONS}, of zet de organisatie daarbij."
            yield Remark(Severity.WARNING, file, line, message, remedy)
