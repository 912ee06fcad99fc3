from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import compounds
from nlp.searching import base

COMPOUNDS = """
uitvoering_s+termijn gemeente+raad opvang+plek spreiding_s+wet invoering_s+toets realisatie+termijn
vergunning+verlening huisvesting_s+ongelijkheid asiel+zoeker status+houder opvang+locatie nood+opvang
crisis+opvang asiel+opvang verdeel+besluit regie+tafel raad_s+besluit raad_s+vergadering gemeente+bestuur
provincie+bestuur bestuur_s+overeenkomst bestuur_s+orgaan bestuur_s+recht rijk_s+overheid rijk_s+bijdrage
rijk_s+regie rijk_s+taak kamer+brief kamer+vraag kamer+stuk staat_s+steun staat_s+courant
volk_s+vertegenwoordiger woning+bouw woning+markt woning+nood woning+corporatie woning+tekort bouw+grond
bouw+kosten bouw+plan bouw+vergunning omgeving_s+wet omgeving_s+plan omgeving_s+vergunning omgeving_s+visie
beleid_s+regel beleid_s+kader beleid_s+mede+werker wet_s+voorstel wet_s+wijziging wet+tekst wet+gever
toezicht+kader toezicht+houder toezicht+team interventie+ladder capaciteit_s+raming capaciteit_s+tekort
prognose+model doorloop+tijd wacht+tijd wacht+lijst reactie+termijn beslis+termijn bezwaar+termijn
bezwaar+procedure bezwaar+schrift beroep_s+termijn recht_s+bescherming recht_s+zekerheid recht_s+gevolg
informatie+avond informatie+voorziening informatie+positie bewoners+avond bewoners+brief
bewoners+bijeenkomst inwoners+panel burger+beraad buur+gemeente kust+gemeente grens+gemeente
centrum+gemeente veiligheid_s+regio arbeid_s+markt arbeid_s+migrant jeugd+zorg jeugd+hulp huisartsen+zorg
gezondheid_s+zorg school+gebouw school+bestuur taal+les taal+klas leerling_en+vervoer onderwijs+huisvesting
huisvesting_s+taak huisvesting_s+wet vluchteling_en+werk vreemdeling_en+beleid gezin_s+hereniging
gezin_s+lid gezin_s+locatie doorstroom+locatie instroom+cijfer bezetting_s+cijfer bezetting_s+graad
kwaliteit_s+kader kwaliteit_s+eis exploitatie+kosten voorbereiding_s+kosten begroting_s+jaar
begroting_s+cyclus jaar+rekening jaar+verslag kwartaal+rapportage maand+rapportage eind+datum start+datum
peil+datum publicatie+datum contact+persoon contract+duur huur+contract huur+woning gemeente+fonds
gemeente+grens provincie+grens provincie+huis steden+netwerk dorp_s+raad dorp_s+huis stad_s+bestuur
wijk+agent wijk+raad hotel+kamer vakantie+park zomer+reces kerst+reces werk+groep werk+bezoek werk+wijze
werk+druk stuur+groep klank+bord+groep agenda+punt aandacht_s+punt knel+punt stand+punt uitgang_s+punt
hoofd+lijn draag+vlak tijd_s+druk tijd+pad kosten+dekking lasten+verdeling rol+verdeling taak+verdeling
taak+stelling verdeel+sleutel verdeel+model reken+fout reken+model stik+stof+ruimte stroom+aansluiting
bestemming_s+plan nood+opvang+locatie asiel+zoekers+centrum gemeente+raad_s+verkiezing
rijk_s+vastgoed+bedrijf jeugd+hulp+aanbieder voortgang_s+gegevens school+gegevens bron+gegevens
verslag+legging communicatie+plan communicatie+adviseur bestuur_s+laag uitkering_s+systematiek
verdeel+systematiek bonus+regeling drempel+waarde sleutel+overdracht bed+capaciteit sport+hal gemeente+huis
parkeer+plaats buurt+huis overheid_s+laag draag+kracht slag+kracht voorbereiding_s+tijd woon+unit woon+zorg
kern+team financiering_s+stroom water+schade keuken+tafel zieken+huis boeken+kast honden+hok fiets+pad
spoor+lijn trein+station vlieg+veld haven+stad vis+markt groente+soep tafel+poot straat+lamp ziekte+verlof
dienst+regeling muziek+school kinder+boek verkeer_s+veiligheid zonne+paneel winkel+straat boeren+bedrijf
melk+prijs vracht+auto scheep+vaart post+zegel+verzameling verzekering_s+premie rente+stand loon+kosten
pensioen+fonds leer+plicht examen+commissie regen+water dijk+versterking brug+wachter
"""
"""Compounds: a plus sign before each further part, an underscore before what links it."""

SIMPLE = """
gemeente provincie toezicht bestuur minister overheid capaciteit realiteit termijn uitvoering invoering
opvang spreiding huisvesting vergunning verlening besluit beleid advies rapport verslag overleg bijeenkomst
vergadering afspraak aanpak aanvraag aanwijzing aandacht aanbod afstand antwoord begroting behandeling
behoefte belang bereikbaarheid beroep bescherming besteding betekenis betrokkenheid bevoegdheid bewoner
bezwaar bijdrage burger burgemeester college commissie commissaris communicatie conclusie coördinatie
corporatie criterium cyclus discussie draaiing duidelijkheid effect eigenaar evaluatie ervaring financiering
functie gebied gedeputeerde gegeven gelijkheid gemeenschap gesprek gevolg groep handhaving handeling
huishouden indicatie informatie initiatief inspectie inspraak instantie instelling integratie interventie
investering inwoner jaar jongere kabinet kamer koepel koning kwaliteit kwartaal landschap levering locatie
maatregel maatschappij medewerking meerderheid melding migratie moeilijkheid mogelijkheid monitoring nareis
omgeving omstandigheid onderzoek ondersteuning ongelijkheid onrust ontwikkeling onzekerheid oorzaak
oplossing opdracht opgave organisatie overeenkomst paragraaf participatie partij periode persoon planning
politiek praktijk prioriteit probleem procedure programma project publicatie rapportage reactie realisatie
regeling regering registratie regio risico samenwerking secretaris signaal situatie solidariteit standaard
statistiek stelling structuur subsidie systeem terugkoppeling toelichting toename toepassing toestemming
toezegging uitbreiding uitkering uitspraak uitstel uitvoerbaarheid urgentie vaststelling veiligheid
verantwoording verbetering verdeling vereniging vergoeding verhouding verklaring verlenging verplichting
verschil versnelling versterking vertraging vertrouwen verwachting verzoek vluchteling voorbereiding
voorkeur voorstel voortgang voorwaarde voorziening vraag vreemdeling waardering werkelijk wijziging woning
zelfstandig zorgvuldig belangrijk noodzakelijk verschillend mogelijk tijdelijk bestuurlijk ambtelijk
maatschappelijk gezamenlijk afzonderlijk aanvullend bijzonder inmiddels daarnaast daardoor vervolgens
tegelijkertijd uiteindelijk voldoende onvoldoende eenvoudig ingewikkeld vertrekken verstrekken vaststellen
uitvoeren opvangen bespreken ondersteunen toelichten verdelen beoordelen handhaven behandelen onderzoeken
waarschuwen nederland gelderland friesland flevoland zeeland overijssel groningen drenthe limburg utrecht
maandag donderdag televisie automaat literatuur combinatie minimaal portefeuille generiek formulier kantoor
diploma abonnement adelaar aluminium ambassade apotheek architect argument augustus avontuur bacterie balkon
barricade bestand biljart boerderij bureau cafetaria catalogus champignon chocolade competitie concurrent
dagelijks december directeur document dominee economie electriciteit element energie etalage fabriek familie
februari festival gedachte gedicht gelegenheid generaal geschiedenis gezelschap gordijn grammatica
helikopter herinnering hospitaal ijzeren instrument kabouter kalender kapitein karakter kasteel kathedraal
kilometer knoflook komkommer konijn krokodil kwitantie laboratorium leerling legende luitenant machine
magazijn makelaar matroos medicijn meubel minuut molenaar monument museum muzikant neerslag november octopus
olifant ontbijt oorlog oplichter orkest paleis papegaai parlement patient pelgrim perceel piramide politie
porselein president professor radijs rechter rekening republiek restaurant rivier sanering schilder
september sigaret soldaat spelling spinazie steiger strategie student telefoon tentoonstelling toerist
toneel tovenaar traktatie tribune universiteit vakantie vanille verdieping vergissing verhaal verkeer vijand
villa vlinder voltooid vulkaan waarheid weduwe wereld winkelier zeldzaam zilveren zondaar
"""
"""Words of one piece, or derived from one; a search for a piece of their letters is not about them."""


def expected() -> dict[str, tuple[str, ...]]:
    """The parts of each compound, by the compound."""
    return {
        written.replace("_", "").replace("+", ""): tuple(part.split("_")[0] for part in written.split("+"))
        for written in COMPOUNDS.split()
    }


def parts(word: str) -> tuple[str, ...]:
    return tuple(word[start:end] for start, end in compounds.parts(word))


def test_compounds_are_cut_into_their_parts():
    found = [tuple(map(base, parts(word))) == tuple(map(base, cut)) for word, cut in expected().items()]
    assert (len(found), sum(found)) >= (232, 226)


def test_words_of_one_piece_stay_whole():
    found = [word for word in SIMPLE.split() if parts(base(word))]
    assert len(set(SIMPLE.split())) >= 390
    assert len(found) <= 2, found


@pytest.mark.parametrize("word", ["", "s", "raad", "coa-cijfers", "12e", "İstanbul", "raad" * 500])
def test_what_is_no_compound_has_no_parts(word: str):
    assert parts(word) == ()


PIECES = [*"adegnorst", "raad", "wet", "opvang", "termijn", "ing", "heid"]


@settings(deadline=None)  # the first example loads the dictionary
@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_parts_lie_in_order_in_the_word_with_nothing_but_links_between_them(word: str):
    found = compounds.parts(word)
    assert len(found) != 1
    if found:
        ends = [0, *(end for _, end in found)]
        assert {word[end:start] for end, (start, _) in zip(ends, found, strict=False)} <= set(compounds.LINKS)
        assert found[0][0] == 0
        assert found[-1][1] == len(word)


def test_the_longest_word_takes_no_noticeable_time():
    began = time.perf_counter()
    for letter in "aestn":
        compounds.parts((letter + "raad") * 12)
        compounds.parts(f"{letter}en" * 20)
    assert time.perf_counter() - began < 5
