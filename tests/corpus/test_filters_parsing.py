"""What a question in the filter language means, and what is said of one that means nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.errors import FilterError
from corpus.filters import EVERYTHING, parse
from corpus.filters.fields import FIELDS
from corpus.filters.parsing import MAX_DEPTH, MAX_LENGTH, MAX_TERMS
from corpus.filters.pointing import WINDOW
from corpus.filters.syntax import AllOf, AnyOf, Between, Is, Not, Phrase, Word
from nlp import codebooks

if TYPE_CHECKING:
    from corpus.filters.fields import Field

CODEBOOK = codebooks.load().codebook

A, B, C = Word("appel"), Word("boom"), Word("citroen")

MEANINGS = [
    ("", EVERYTHING),
    (" \t\n ", EVERYTHING),
    ("appel", A),
    ("appel boom", AllOf((A, B))),
    ("appel EN boom", AllOf((A, B))),
    ("appel AND boom", AllOf((A, B))),
    ("appel en boom", AllOf((A, Word("en"), B))),
    ("appel OF boom", AnyOf((A, B))),
    ("appel OR boom", AnyOf((A, B))),
    ("appel of boom", AllOf((A, Word("of"), B))),
    ("appel boom OF citroen", AnyOf((AllOf((A, B)), C))),
    ("appel (boom OF citroen)", AllOf((A, AnyOf((B, C))))),
    ("appel(boom OF citroen)", AllOf((A, AnyOf((B, C))))),
    ("-appel", Not(A)),
    ("NIET appel", Not(A)),
    ("NOT appel", Not(A)),
    ("appel NIET boom", AllOf((A, Not(B)))),
    ("appel EN NIET boom", AllOf((A, Not(B)))),
    ("NIET appel boom", AllOf((Not(A), B))),
    ("NIET(appel boom)", Not(AllOf((A, B)))),
    ("-rol:vraag", Not(Is("rol", ("vraag",)))),
    ('-"appel boom"', Not(Phrase("appel boom"))),
    ("NIET NIET appel", A),
    ("--appel", A),
    ("-(NIET appel)", A),
    ("((appel))", A),
    ("(appel (boom citroen))", AllOf((A, B, C))),
    ("appel OF (boom OF citroen)", AnyOf((A, B, C))),
    ("appel appel", A),
    ("termijn*", Word("termijn", prefix=True)),
    ("EN*", Word("EN", prefix=True)),
    ("COA-cijfers", Word("COA-cijfers")),
    ('"letterlijke   frase"', Phrase("letterlijke frase")),
    ("“letterlijke frase”", Phrase("letterlijke frase")),
    ("„letterlijke frase”", Phrase("letterlijke frase")),
    ('„een "kale" frase”', Phrase('een "kale" frase')),
    ('"een “gekrulde” frase"', Phrase("een “gekrulde” frase")),
    ('"een ""kale"" frase"', Phrase('een "kale" frase')),
    ('"EN"', Phrase("EN")),
    ('"12:30"', Phrase("12:30")),
    ("Thema:IBT", Is("thema", ("ibt",))),
    ("thema:geen", Is("thema", ("geen",))),
    ("onderwerp:geen,spuk", Is("onderwerp", ("geen", "spuk"))),
    ("rol:knelpunt,gevolg,knelpunt", Is("rol", ("knelpunt", "gevolg"))),
    ("eerder:JA", Is("eerder", ("ja",))),
    ("modaliteit:ontkend", Is("modaliteit", ("ontkend",))),
    ("taal:NL", Is("taal", ("nl",))),
    ("laag:gezamenlijk", Is("laag", ("gezamenlijk",))),
    ("deel:position_paper", Is("deel", ("position_paper",))),
    ('bron:"Provincie Merenland"', Is("bron", ("Provincie Merenland",))),
    ("bron:“Provincie Merenland”,COA", Is("bron", ("Provincie Merenland", "COA"))),
    ("document:a:b", Is("document", ("a:b",))),
    ("beoordeling:strijdig", Is("beoordeling", ("strijdig",))),
    ("datum:2025", Between("datum", "2025-01-01", "2025-12-31")),
    ("datum:2025..2026", Between("datum", "2025-01-01", "2026-12-31")),
    ("datum:2024-02", Between("datum", "2024-02-01", "2024-02-29")),
    ("datum:2025-03-14", Between("datum", "2025-03-14", "2025-03-14")),
    ("datum:..2025", Between("datum", "", "2025-12-31")),
    ("datum:2025-03..", Between("datum", "2025-03-01", "")),
    ("datum:2025-03..2025", Between("datum", "2025-03-01", "2025-12-31")),
    ('datum:"2025 .. 2026"', Between("datum", "2025-01-01", "2026-12-31")),
    (
        "datum:2023,2025",
        AnyOf((Between("datum", "2023-01-01", "2023-12-31"), Between("datum", "2025-01-01", "2025-12-31"))),
    ),
    ("pagina:3", Between("pagina", "3", "3")),
    ("pagina:9..10", Between("pagina", "9", "10")),
    ("zekerheid:0.5..0.8", Between("zekerheid", "0.5", "0.8")),
    ("zekerheid:.50..1.0", Between("zekerheid", "0.5", "1")),
    ("zekerheid:..0", Between("zekerheid", "", "0")),
]


@pytest.mark.parametrize(("text", "meaning"), MEANINGS)
def test_a_question_means(text: str, meaning: object) -> None:
    assert parse(text, CODEBOOK) == meaning


def test_a_question_of_many_kinds_is_the_conjunction_of_its_parts() -> None:
    parts = (
        *("thema:ibt", "rol:knelpunt", "bron:provincie", "fase:realisatie", "datum:2025..2026", "eerder:ja"),
        *('"letterlijke frase"', "termijn*"),
    )
    assert parse(" ".join(parts), CODEBOOK) == AllOf(tuple(parse(part, CODEBOOK) for part in parts))


ERRORS = [
    ("rol:knelpunt,effect", 13, "geen waarde van rol", "Kies voor rol uit kop, formaliteit"),
    ("thema:termijn", 6, "geen waarde van thema", "Bedoelde u thema:termijnen?"),
    ("thema:knelpunt", 6, "geen waarde van thema", "Bedoelde u rol:knelpunt? Kies anders voor thema uit"),
    ("laag:Kring", 5, "geen waarde van laag", "Bedoelde u laag:gezamenlijk?"),
    ('deel:"position paper"', 6, "geen waarde van deel", "Bedoelde u deel:position_paper?"),
    ("eerder:misschien", 7, "geen waarde van eerder", "uit ja, nee."),
    ("appel them:ibt", 6, "'them' is geen veld", "Bedoelde u thema:ibt?"),
    ("kleur:rood", 0, "'kleur' is geen veld", "De velden zijn thema, onderwerp, rol"),
    ("om 12:30", 3, "'12' is geen veld", 'aanhalingstekens om de tekst zelf te zoeken: "12:30"'),
    ("https://x.nl", 0, "'https' is geen veld", "aanhalingstekens"),
    (":x", 0, "Voor de dubbele punt staat geen veld", "aanhalingstekens"),
    ("appel *", 6, "Een * kan alleen", "termijn*"),
    ("*appel", 0, "Een * kan alleen", "termijn*"),
    ("ap*pel", 2, "Een * kan alleen", "termijn*"),
    ("appel**", 5, "Een * kan alleen", "termijn*"),
    ('"appel"*', 7, "Een * kan alleen", "Laat de * weg"),
    ("bron:meren*", 10, "Een * kan alleen", "Laat de * weg"),
    ("thema:", 6, "Achter thema: ontbreekt een waarde", "rol:knelpunt,gevolg"),
    ("thema: ibt", 6, "Achter thema: ontbreekt een waarde", "zonder spatie"),
    ("thema:(ibt OF spuk)", 6, "Achter thema: ontbreekt een waarde", "rol:knelpunt,gevolg"),
    ('bron:""', 5, "Achter bron: ontbreekt een waarde", "zonder spatie"),
    ("rol:knelpunt, gevolg", 13, "Achter de komma ontbreekt een waarde", "zonder spatie"),
    ("datum:2025-13", 6, "geen datum", "datum:2025-03-14"),
    ("datum:2025-02-29", 6, "geen datum", "datum:2025-03-14"),
    ("datum:0000", 6, "geen datum", "datum:2025"),
    ("datum:٢٠٢٥", 6, "geen datum", "datum:2025"),
    ("datum:..", 6, "geen datum", "datum:..2025"),
    ("datum:14-3-2025", 6, "geen datum", "Bedoelde u datum:2025-03-14?"),
    ("datum:2025-3", 6, "geen datum", "Bedoelde u datum:2025-03?"),
    ("datum:2025–2026", 6, "geen datum", "Bedoelde u datum:2025..2026?"),
    ("datum:2026..2025", 6, "begint na zijn einde", "Bedoelde u datum:2025..2026?"),
    ("pagina:10..9", 7, "begint na zijn einde", "Bedoelde u pagina:9..10?"),
    ("pagina:0", 7, "geen bladzijde", "vanaf 1"),
    ("zekerheid:0.5", 10, "geen bereik tussen 0 en 1", "zekerheid:0.5.."),
    ("zekerheid:50..80", 10, "geen bereik tussen 0 en 1", "decimale punt"),
    ("zekerheid:0,5..1", 11, "Een komma kan niet", "decimale punt"),
    ("taal:nederlands", 5, "geen taalcode", "taal:nl"),
    ('appel "boom', 6, "aanhalingsteken wordt niet gesloten", 'Sluit de frase af met ".'),
    ("appel „boom", 6, "aanhalingsteken wordt niet gesloten", "Sluit de frase af met ”."),
    ('“boom"', 0, "aanhalingsteken wordt niet gesloten", "Sluit de frase af met ”."),
    ('appel"boom"', 5, "ontbreekt een spatie", 'voor "'),
    ('"boom"appel', 6, "ontbreekt een spatie", "voor a"),
    ('""', 0, "geen letter of cijfer", "Laat het weg"),
    ("appel & boom", 6, "In '&' staat geen letter of cijfer", "EN, OF en NIET"),
    ("appel - boom", 6, "In '-' staat geen letter of cijfer", "Laat het weg"),
    ("🙂", 0, "In '🙂' staat geen letter of cijfer", "Laat het weg"),
    ("(appel", 0, "haakje wordt niet gesloten", "Zet een )"),
    ("appel)", 5, "haakje sluit niets", "zet een ("),
    (") appel", 0, "haakje sluit niets", "Haal het weg"),
    ("()", 1, "Voor ) ontbreekt", "Vul het aan"),
    ("appel OF ", 8, "Aan het eind van de vraag ontbreekt", "Vul het aan"),
    ("OF appel", 0, "Voor OF ontbreekt", "aanhalingstekens"),
    ("appel OF EN boom", 9, "Voor EN ontbreekt", "Vul het aan"),
    ("NIET", 4, "Aan het eind van de vraag ontbreekt", "Vul het aan"),
    ("ap\x00pel", 2, "stuurteken", "Haal het weg"),
    ("appel \x1b[31mboom", 6, "stuurteken", "Haal het weg"),
    ("appel \udcff", 6, "half teken", "Haal het weg"),
]


@pytest.mark.parametrize(("text", "at", "what", "remedy"), ERRORS)
def test_an_error_says_what_and_where_and_what_helps(text: str, at: int, what: str, remedy: str) -> None:
    with pytest.raises(FilterError) as caught:
        parse(text, CODEBOOK)
    message, question, caret = caught.value.message.split("\n")
    assert what in message
    assert remedy in caught.value.remedy
    assert caret == " " * at + "^"
    assert len(question) == len(text)


def test_a_long_question_is_shown_around_the_place() -> None:
    with pytest.raises(FilterError) as caught:
        parse("appel " * 30 + "kleur:rood " + "boom " * 30, CODEBOOK)
    _, question, caret = caught.value.message.split("\n")
    assert question.startswith("…")
    assert question.endswith("…")
    assert question[caret.index("^") :].startswith("kleur:rood")


LIMITS = [
    ("appel " * (MAX_LENGTH // 6 + 1), "langer dan"),
    ("a " * (MAX_TERMS + 1), "meer dan"),
    ("id:" + ",".join(map(str, range(MAX_TERMS + 1))), "meer dan"),
    ("(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1), "haakjes binnen elkaar"),
    ("(" * MAX_LENGTH, "haakjes binnen elkaar"),
    ("x" * 10**6, "langer dan"),
]


@pytest.mark.parametrize(("text", "what"), LIMITS)
def test_there_is_a_limit_to_what_is_read(text: str, what: str) -> None:
    with pytest.raises(FilterError, match=what):
        parse(text, CODEBOOK)


def test_questions_up_to_the_limits_are_read() -> None:
    assert parse("(" * MAX_DEPTH + "appel" + ")" * MAX_DEPTH, CODEBOOK) == A
    assert parse("-" * (MAX_LENGTH - 6) + "appel", CODEBOOK) == A
    assert parse("NIET " * 101 + "appel", CODEBOOK) == Not(A)
    assert parse("a" * MAX_LENGTH, CODEBOOK) == Word("a" * MAX_LENGTH)
    many = parse(" OF ".join(f"w{n}" for n in range(MAX_TERMS)), CODEBOOK)
    assert isinstance(many, AnyOf)
    assert len(many.parts) == MAX_TERMS


FIELD_PIECES = ("datum:", "2025", "..", "zekerheid:", "0.5", "pagina:", "1", "thema:", "ibt", "bron:", "İd:")
TEXT_PIECES = (
    "EN",
    "OF",
    "NIET",
    "appel",
    "é",
    "e\u0301",
    "🙂",
    "\u202e",
    "\ud800",
    "'; DROP TABLE coding; --",
)
PIECES = st.sampled_from([*'()":,*-. \t“”„\x00%', *FIELD_PIECES, *TEXT_PIECES])


def complaint(text: str) -> FilterError | None:
    try:
        parse(text, CODEBOOK)
    except FilterError as error:
        return error
    return None


@given(st.text() | st.text(st.characters(), max_size=200) | st.lists(PIECES, max_size=40).map("".join))
@example("a" * 69 + "\x00")
@example("\n" * 80 + '"')
def test_no_text_does_anything_but_mean_something_or_point_at_its_fault(text: str) -> None:
    error = complaint(text)
    if error is not None:
        message, question, caret = error.message.split("\n")
        assert (message + question + error.remedy).isprintable()
        assert len(question) <= WINDOW + 2
        assert caret.strip() == "^"
        assert len(caret) <= len(question) + 1


@pytest.mark.parametrize("field", FIELDS.values(), ids=lambda field: field.name)
def test_the_example_of_a_field_is_a_question_about_it(field: Field) -> None:
    question = parse(field.example, CODEBOOK)
    assert isinstance(question, Is | Between)
    assert question.field == field.name
