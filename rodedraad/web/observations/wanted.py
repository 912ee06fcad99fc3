"""What an address of the page asks for, and the addresses of what lies beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from corpus.facets import FACETS, Inquiry, Order
from corpus.filters import parse
from corpus.filters.tokens import quoted
from corpus.ranking import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.datastructures import QueryParams

    from corpus.codebook import Codebook
    from corpus.filters import Question

PATH = "/waarnemingen"
SIZES = (25, 50)
MOST_PAGES = 10**6
PERIOD = "periode"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A state of the page. `chosen` has the values of each facet in which something is chosen."""

    vraag: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    van: str = ""
    tot: str = ""
    volgorde: str = ""
    betekenis: bool = False
    verwant: str = ""
    pagina: int = 1
    per: int = SIZES[0]

    def inquiry(self, codebook: Codebook) -> Inquiry:
        """What is asked of the corpus. Raises `FilterError`."""
        question = parse(self.vraag, codebook)
        has_words = any(True for _ in spoken(question))
        meaning = self.betekenis and has_words and not self.verwant
        best = Order.BEST if has_words or self.verwant else Order.DOSSIER
        return Inquiry(
            question,
            tuple(self._questions(codebook)),
            Order(self.volgorde) if self.volgorde else best,
            meaning,
            self.verwant,
        )

    def _questions(self, codebook: Codebook) -> Iterator[tuple[str, Question]]:
        for facet, values in self.chosen:
            yield facet, parse(f"{facet}:" + ",".join(map(quoted, values)), codebook)
        if self.van or self.tot:
            yield PERIOD, parse(f"datum:{quoted(f'{self.van}..{self.tot}')}", codebook)

    def of(self, facet: str) -> tuple[str, ...]:
        """The values that are chosen in a facet."""
        return dict(self.chosen).get(facet, ())

    def toggled(self, facet: str, value: str) -> Wanted:
        """Idem with this value chosen, or no longer chosen."""
        there = self.of(facet)
        values = tuple(one for one in there if one != value) if value in there else (*there, value)
        chosen = dict(self.chosen) | {facet: values}
        return self.at(chosen=tuple((one, chosen[one]) for one in FACETS if chosen.get(one)))

    def at(self, **changes: Any) -> Wanted:
        """Idem with these changes; from the first page on, unless a page is named."""
        return replace(self, **({"pagina": 1} | changes))

    @property
    def query(self) -> str:
        """As the query of an address, what is usual left out."""
        pairs = [("vraag", self.vraag)]
        pairs += [(facet, value) for facet, values in self.chosen for value in values]
        pairs += [("van", self.van), ("tot", self.tot), ("volgorde", self.volgorde)]
        pairs += [("betekenis", "ja" if self.betekenis else ""), ("verwant", self.verwant)]
        pairs += [("pagina", str(self.pagina) if self.pagina > 1 else "")]
        pairs += [("per", str(self.per) if self.per != SIZES[0] else "")]
        return urlencode([(name, value) for name, value in pairs if value])

    @property
    def url(self) -> str:
        """Its address."""
        return f"{PATH}?{self.query}" if self.query else PATH

    def of_one(self, id_: str) -> str:
        """The address of one observation, from which one comes back here."""
        return f"{PATH}/{id_}?{self.query}" if self.query else f"{PATH}/{id_}"

    def export(self, form: str) -> str:
        """The address of all of it as a file."""
        return f"{PATH}/uitvoer/{form}?{self.at().query}"

    def hidden(self) -> list[tuple[str, str]]:
        """What goes along with a form in which the question and the period are asked for."""
        pairs = [(facet, value) for facet, values in self.chosen for value in values]
        pairs += [("volgorde", self.volgorde), ("verwant", self.verwant)]
        pairs += [("per", str(self.per) if self.per != SIZES[0] else "")]
        return [(name, value) for name, value in pairs if value]


def read(params: QueryParams) -> Wanted:
    """What is asked for; a number or order that does not exist is taken for the usual one."""
    found = {facet: tuple(dict.fromkeys(filter(None, params.getlist(facet)))) for facet in FACETS}
    order, per = params.get("volgorde", ""), params.get("per", "")
    return Wanted(
        vraag=params.get("vraag", "").strip(),
        chosen=tuple((facet, values) for facet, values in found.items() if values),
        van=params.get("van", "").strip(),
        tot=params.get("tot", "").strip(),
        volgorde=order if order in set(Order) else "",
        betekenis=params.get("betekenis") == "ja",
        verwant=params.get("verwant", ""),
        pagina=_number(params.get("pagina", "")),
        per=int(per) if per in map(str, SIZES) else SIZES[0],
    )


def _number(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(MOST_PAGES))
    return max(1, int(text)) if is_number else 1
