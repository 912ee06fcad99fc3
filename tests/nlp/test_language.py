from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nlp
from nlp.language import LOOKED_AT, is_dutch, language

DUTCH = [
    "De termijn van zes maanden is te krap voor vergunning en bouw.",
    "Gemeenten ervaren druk op de woningmarkt.",
    "Bezie de termijnen.",
    "Het toezicht is nog niet gestart.",
    "Wij verzoeken u de cijfers vooraf te controleren.",
    "Er is geen structurele dekking voor de kosten van kleinschalige opvang.",
    "Hierdoor ontstaat wachtgedrag bij gemeenten die nog niets hebben gedaan.",
    "Wie betaalt dit?",
    "De minister komt hier in het najaar op terug.",
    "Draagvlak: de steun neemt af door de lange duur",
    "Actie: Team SW levert voor 1 april een overzicht aan.",
    "In Fryslân en Groningen is de opgave in overleg verdeeld.",
    "De wethouder van Leeuwarden wijst op het gebrek aan personeel.",
    "Het college van burgemeester en wethouders heeft bezwaar gemaakt tegen het verdeelbesluit.",
    "Welke plekken tellen mee, en vanaf wanneer?",
    "Het bidbook, de roadmap en de pilot zijn in de board besproken.",
    "De governance van de taskforce is onduidelijk.",
    "Dat bleek ook uit het rapport ‘The state of reception in Europe’, dat in mei verscheen.",
    "Volgens de Europese Commissie gold dit al onder de Dublinverordening.",
    "Inmiddels is een pilot gestart met het COA.",
    "Fijn dat dit nu geregeld is!",
    "Ook de IND ziet dit.",
    "Ik heb u op 3 juli jl. geschreven over de voortgang.",
    "Men was in Duitsland op werkbezoek bij het Bundesamt für Migration und Flüchtlinge in Nürnberg.",
    "Die regeling is in die vorm onuitvoerbaar.",
    "Wat was de reden?",
    "Alles is op.",
    "De wet is een last, en de man in de straat ziet dat ook.",
    "Zo is het in de praktijk ook gegaan.",
    "Statushouders blijven langer in de opvang, want er zijn te weinig woningen.",
    "Regie ontbreekt.",
    "Dit vraagt tijd.",
    "Wat nu?",
    "Vrijwel alle bestuurders noemen dit.",
    "Gemeenten wachten af.",
    "Landelijke sturing ontbreekt volledig.",
    "Opvang kost geld.",
    "De raad is in dezen aan zet.",
    "Er was sprake van een 'race to the bottom'.",
    "In het kader van 'no regret' is de bouw gestart.",
    "Dat is te laat, so what, zei een wethouder.",
    "Het gaat om het programma Interreg Deutschland-Nederland.",
    "Zij is per 1 mei directeur a.i.",
    "Die man was in de war.",
    "Als de wet blijft, dan graag in een andere vorm.",
    "Bent u het eens met de brief?",
    "Het verslag is op 1 oktober in concept gedeeld en per mail akkoord bevonden.",
    "Eén loket volstaat.",
    "Onduidelijke telregels; te weinig terugkoppeling;",
    "Extra plekken voor amv",
    "Tekort aan personeel bij vergunningverlening",
    "Een knelpunt is de doorstroom.",
    "Bestuurders haken af.",
    "Steeds dezelfde gemeenten leveren.",
    "Provincies missen doorzettingsmacht.",
    "Het is nu of nooit.",
    "Over de SPUK zijn vragen.",
    "Naast woningen zijn er scholen nodig.",
    "U heeft gelijk.",
    "Zo ook hier.",
    "Het wordt hoog tijd dat de rijksoverheid kleur bekent.",
    "Men ziet er tegenop.",
    "Zo'n aanpak werkt alleen lokaal.",
    "Drie burgemeesters trokken aan de bel.",
    "Zolang de wet geldt, voeren wij haar uit.",
    "Is daar geld voor?",
    "Over en weer was er begrip.",
    "Een fair share van elke regio blijft het uitgangspunt.",
    "De deal met de hoteleigenaar is off the table.",
    "Al met al een redelijk proces.",
    "Verdeling onder druk",
    "Late cijfers, late besluiten",
    "Minder regels, minder last",
    "Plan B in beeld",
    "Test van de formule",
    "Zwolle, Deventer en Kampen",
    "Kosten per bed en per nacht",
    "Wijzer worden in vier jaar",
    "Open einde",
    "Data en privacy",
]
ENGLISH = [
    "The deadline of six months is too short for permits and construction.",
    "Municipalities have asked for more time to find suitable locations.",
    "There is no structural funding for small reception centres.",
    "We recommend that the minister reconsider the distribution.",
    "This leads to waiting behaviour among local authorities.",
    "Who will pay for this?",
    "Member States shall ensure that applicants receive adequate support.",
    "The figures were not checked before they were published.",
    "It is not clear which places count.",
    "Support for the law is declining in many villages.",
    "Please contact us if you have any questions about this letter.",
    "Local councils need clarity about their legal position.",
    "The law does not work.",
    "Nobody knows who is responsible.",
    "Supervision has not started yet.",
    "Costs are rising.",
    "In our view this is too late.",
    "Several mayors said that they feel abandoned by the government.",
    "The ministry will publish new figures in March.",
    "Thank you for your letter of 3 July.",
    "A small number of villages carry most of the burden.",
    "Permits take longer than six months.",
    "It should be possible to exchange places between provinces.",
    "This is an automatic reply.",
    "The province refuses to cooperate.",
    "Mayors complained about late data.",
    "We expect a reply before the summer.",
    "Asylum seekers remain in emergency shelters for years.",
    "Its effects were hard to predict.",
    "Could you send the report again?",
    "Unclear rules cause delay and mistrust among residents.",
    "They appealed against the decision.",
    "I am out of office until Monday.",
]
GERMAN = [
    "Die Frist von sechs Monaten ist zu kurz für Genehmigung und Bau.",
    "Die Gemeinden haben um mehr Zeit gebeten.",
    "Es gibt keine dauerhafte Finanzierung für kleine Unterkünfte.",
    "Wir empfehlen, dass der Minister die Verteilung überprüft.",
    "Das führt dazu, dass viele Kommunen abwarten.",
    "Wer bezahlt das?",
    "Der Bund ist mit den Ländern im Gespräch über die Aufnahme von Flüchtlingen.",
    "Die Zahlen wurden vor der Veröffentlichung nicht geprüft.",
    "Es ist nicht klar, welche Plätze zählen.",
    "Der Landkreis hat sich gegen den Bescheid gewehrt.",
    "Nach dem Gesetz ist eine Aufsicht vorgesehen, aber sie fand nicht statt.",
    "Unterstützung in den Dörfern nimmt ab.",
    "Das Gesetz funktioniert nicht.",
    "Niemand weiß, wer zuständig ist.",
    "Die Aufsicht hat noch nicht begonnen.",
    "Aus unserer Sicht ist das zu spät.",
    "Mehrere Bürgermeister fühlen sich von der Regierung im Stich gelassen.",
    "Das Ministerium veröffentlicht im März neue Zahlen.",
    "Vielen Dank für Ihr Schreiben vom 3. Juli.",
    "Wenige Dörfer tragen den größten Teil der Last.",
    "Genehmigungen dauern länger als sechs Monate.",
    "Ein Tausch zwischen Provinzen sollte möglich sein.",
    "Dies ist eine automatische Antwort.",
    "Bürgermeister beklagten sich über verspätete Daten.",
    "Wir erwarten eine Antwort vor dem Sommer.",
    "Asylsuchende bleiben jahrelang in Notunterkünften.",
    "Könnten Sie den Bericht noch einmal schicken?",
    "Unklare Regeln führen zu Verzögerung und Misstrauen bei den Anwohnern.",
    "Sie legten Widerspruch gegen den Bescheid ein.",
    "Ich bin bis Montag nicht im Büro.",
]
FRISIAN = [
    "De termyn fan seis moannen is te koart foar fergunning en bou.",
    "De gemeenten hawwe om mear tiid frege.",
    "Der is gjin jild foar lytse opfanglokaasjes.",
    "Wy freegje de minister om nei de ferdieling te sjen.",
    "Dat soarget derfoar dat in soad gemeenten ôfwachtsje.",
    "Wa moat dat betelje?",
    "It tasjoch is noch net úteinset.",
    "De sifers binne net kontrolearre foardat se publisearre waarden.",
    "It is net dúdlik hokker plakken meitelle.",
    "De stipe yn de doarpen wurdt minder.",
    "Deputearre Steaten hawwe it ferslach oan de minister stjoerd.",
    "Yn ús provinsje is de opjefte mei-inoar ferdield.",
    "Nimmen wit wa't ferantwurdlik is.",
    "It tafersjoch is noch net begûn.",
    "Neffens ús is dat te let.",
    "Ferskate boargemasters fiele har troch it ryk yn 'e steek litten.",
    "It ministearje komt yn maart mei nije sifers.",
    "Tige tank foar jo brief fan 3 july.",
    "In pear doarpen drage it grutste part fan de lêst.",
    "Fergunningen duorje langer as seis moannen.",
    "Wikseljen tusken provinsjes moat mooglik wêze.",
    "Boargers ha der lêst fan.",
    "Wy wolle graach dúdlikens oer de regels.",
    "Dêr is it riemkwartier it net mei iens.",
    "De provinsje wol net meiwurkje.",
    "Boargemasters klagen oer lette gegevens.",
    "Wy ferwachtsje foar de simmer in reaksje.",
    "Asylsikers bliuwe jierrenlang yn needopfang.",
    "Kinne jo it rapport nochris stjoere?",
    "De subsydzje hâldt yn 2027 op.",
    "Undúdlike rigels soargje foar fertraging en wantrouwen by omwenners.",
    "Sy hawwe beswier makke tsjin it beslút.",
]
FRENCH = [
    "Le délai de six mois est trop court pour le permis et la construction.",
    "Les communes ont demandé plus de temps.",
    "Il n'y a pas de financement durable pour les petits centres d'accueil.",
    "Nous recommandons que la ministre revoie la répartition.",
    "Cela conduit les autorités locales à attendre.",
    "Qui va payer tout cela ?",
    "La loi ne fonctionne pas.",
    "Personne ne sait qui est responsable.",
    "Le contrôle n'a pas encore commencé.",
    "Les coûts augmentent.",
    "À notre avis, c'est trop tard.",
    "Le ministère publiera de nouveaux chiffres en mars.",
    "Nous vous remercions de votre lettre du 3 juillet.",
    "Quelques villages portent la plus grande partie de la charge.",
    "Les maires se plaignent de données tardives.",
    "Nous attendons une réponse avant l'été.",
    "Les demandeurs d'asile restent des années dans des abris d'urgence.",
    "Les effets étaient difficiles à prévoir.",
]
IN_DOUBT = [
    "Funding ends in 2027.",
    "Die Kosten steigen.",
    "Die Provinz verweigert die Zusammenarbeit.",
    "Die Folgen waren schwer vorherzusehen.",
    "Die Förderung endet 2027.",
    "De wet wurket net.",
    "De kosten rinne op.",
    "Dit is in automatysk antwurd.",
    "De gefolgen wiene net te foarsizzen.",
    "Oant moandei bin ik der net.",
    "La province refuse de coopérer.",
    "Je suis absent du bureau jusqu'à lundi.",
]
"""Of these the words are Dutch as well, or too rare: what may be Dutch is."""
TOO_LITTLE_TO_TELL = [
    "",
    " ",
    "a",
    "1",
    "?",
    "█",
    "\x00",
    "\u2028",
    "😀",
    "😀😀😀 🎉",
    "\x00\x01\x02 \x7f\ufeff",
    "\u202e\u200b",
    "96.000",
    "€ 1.250,50",
    "1 juli 2027",
    "26-9-24, 15.00 - 17.00 uur",
    "Art. 12, eerste lid, Spreidingswet",
    "Stb. 2024, 12",
    "Kamerstukken II 2023/24, 36333, nr. 96",
    "artikel 6:2 Awb",
    "mr. drs. M.C.G. Keizer",
    "A.J. Bakker",
    "COA, IND, VNG, IPO",
    "NOODOPVANG EN CRISISOPVANG",
    "DE TERMIJN IS TE KORT",
    "KORTE TERMIJNEN EN HUN GEVOLGEN",
    "HET RIJK MOET NU HANDELEN",
    "4 Realisatie en toezicht",
    "Bijlage 2",
    "Inleiding",
    "Samenvatting",
    "Conclusies en aanbevelingen",
    "Financiën",
    "Datum",
    "Betreft",
    "Onze referentie 7554266",
    "Postbus 20301, 2500 EH Den Haag",
    "www.voorbeeld.nl/pad",
    "a.bakker@voorbeeld.nl",
    "https://www.example.org/the-state-of-the-asylum-and-migration",
    "Provincie Fryslân",
    "Gedeputeerde Staten fan Fryslân",
    "Team SW",
    "Ter Apel",
    "Sint Annaparochie",
    "Deutsche Bahn",
    "Médecins Sans Frontières",
    "UNHCR",
    "Save the Children",
    "Fase 3",
    "Scenario B",
    "Management summary",
    "Geachte minister,",
    "Hoogachtend,",
    "Met vriendelijke groet,",
    "n.v.t.",
    "Idem",
    "SPUK 1 | 2026 | € 3 mln. | 14.100",
    "Flevoland | 1.200 | 900 | -300",
    "De heer █",
    "S. de Vries",
    "Jan van der Berg, burgemeester van Hoogwade",
    "x" * 500,
    "woord " * 20_000,
    "de " * 20_000,
    "(" * 20_000,
    "😀" * 20_000,
]

OTHER_SCRIPTS = [
    "Уряд не може визначити строк розгляду заяви.",
    "لا توجد أماكن كافية في مراكز الاستقبال هذا العام",
    "市政府没有足够的住房来接待寻求庇护的人，这是一个很大的问题。",
]


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        *[
            ("nl", DUTCH),
            ("en", ENGLISH),
            ("de", GERMAN),
            ("fr", FRENCH),
            ("fy", FRISIAN),
            ("und", OTHER_SCRIPTS),
        ],
        *[("nl", IN_DOUBT), ("nl", TOO_LITTLE_TO_TELL)],
    ],
)
def test_language(code: str, texts: list[str]) -> None:
    assert [(text[:50], language(text)) for text in texts if language(text) != code] == []


def test_a_dutch_sentence_may_hold_foreign_words() -> None:
    assert is_dutch("De heer Владимир Зеленський vroeg hoe het toezicht in de praktijk werkt.")
    assert is_dutch("Dat is te laat 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")


def test_every_sentence_of_the_training_passages_is_dutch() -> None:
    folder = Path(nlp.__file__).parent / "training"
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    texts = [unit["tekst"] for line in lines for unit in json.loads(line)["eenheden"]]
    assert len(texts) > 5_000
    assert [text for text in texts if not is_dutch(text)] == []


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    assert language(text) in {"nl", "en", "de", "fr", "fy", "und"}


def test_capitals_and_what_follows_a_long_beginning_change_nothing() -> None:
    assert [language(text.upper()) for text in ENGLISH + FRISIAN] == ["en"] * len(ENGLISH) + ["fy"] * len(
        FRISIAN
    )
    assert language(DUTCH[0].ljust(LOOKED_AT) + ENGLISH[0]) == "nl"


def test_it_costs_little() -> None:
    is_dutch("warm")
    begun = time.perf_counter()
    for _ in range(1_000):
        is_dutch(
            "De termijn van zes maanden is te krap voor vergunning, participatie en bouw van een locatie."
        )
    # Some 10 microseconds each; the limit leaves room for a slow machine.
    assert time.perf_counter() - begun < 0.5


def test_importing_the_module_loads_nothing_heavy() -> None:
    code = "import sys, nlp.language; print({'spacy', 'torch', 'simplemma', 'numpy'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "set()"
