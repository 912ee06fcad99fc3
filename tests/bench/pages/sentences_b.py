"""Invented sentences about housing and supervision."""

HUISVESTING = """
In het tweede halfjaar zijn 74 woningen toegewezen aan gezinnen die al langer dan een jaar wachtten.
De taakstelling huisvesting is voor 61 procent gerealiseerd, met grote verschillen tussen kernen.
Corporatie De Linde biedt elk kwartaal twaalf flexwoningen aan, deels in houtskeletbouw.
Een tussenvoorziening voor 90 personen ontlast de reguliere huurmarkt slechts tijdelijk.
Kamergewijze verhuur stuit op de parkeernorm uit het bestemmingsplan van 2011.
Statushouders met een medische urgentie krijgen voorrang, zij het niet in elke gemeente.
De bouw van veertig sociale huurwoningen aan de Molenkamp is uitgesteld tot medio 2027.
Onder vergunninghouders leeft het beeld dat wie weigert, achteraan in de rij belandt.
Het aanbod van kleine woningen past niet bij de vraag van grote gezinnen.
De woonruimteverdeling in de regio kent drie systemen naast elkaar, elk met eigen wachttijden.
Er is, zo stellen de corporaties, vooral gebrek aan locaties en niet aan geld.
Huurders en nieuwkomers delen in het project Samen Thuis een binnentuin en een wasruimte.
De doorlooptijd van koppeling tot sleuteloverdracht bedraagt gemiddeld 19 weken.
Voor 230 mensen is op 1 oktober jl. nog geen passende woning gevonden.
Het ombouwen van kantoren levert per saldo minder op dan vooraf was berekend.
Wethouders wijzen op de verhuisketen: één nieuwe woning maakt er gemiddeld drie vrij.
Een derde van de flexwoningen staat op grond die binnen tien jaar een andere bestemming krijgt.
De inrichtingskosten worden verrekend met de bijzondere bijstand, maar niet overal op dezelfde wijze.
Woningruil tussen gemeenten mag binnen de regio en vraagt wel instemming van beide colleges.
De achterstand liep in een half jaar op van 310 naar 388 personen.
Nieuwe bewoners krijgen een vaste contactpersoon bij het wijkteam.
De huur- en zorgtoeslag komen vaak te laat op gang, met betalingsachterstanden als gevolg.
Op verzoek van de huurdersraad is een leefbaarheidstoets toegevoegd aan het draaiboek.
Tijdelijke contracten van vijf jaar zijn volgens de jurist alleen voor aangewezen groepen mogelijk.
Zandwijk aan de Aa koos voor gespikkeld wonen, verspreid over vier wijken.
In Terwolde staan 26 units leeg omdat de riolering nog niet is aangesloten.
De verdeling naar inwonertal houdt geen rekening met krimp of met de druk op voorzieningen.
Dat jongeren uit het dorp geen woning vinden, maakt het gesprek er niet eenvoudiger op.
Voor alleenstaanden is een experiment met woningdelen gestart, waaraan 37 koppels meedoen.
De gemeente koopt geen woningen meer aan, aangezien de rente daarvoor te hoog is.
Een woningzoekende reageert gemiddeld op 48 advertenties voordat het tot een bezichtiging komt.
Door de hogere bouwkosten haalt het project aan de Stationsstraat de begroting niet.
De samenwerking met particuliere verhuurders verloopt moeizaam en levert hooguit tien kamers op.
Eind 2025 moet duidelijk zijn welke woningen blijvend aan de voorraad worden toegevoegd.
Het halen van de halfjaarlijkse doelstelling hangt af van twee projecten die beide vertraagd zijn.
Na drie weigeringen vervalt het recht op bemiddeling, al is dat in 2024 nergens toegepast.
De woonzorgvisie noemt de groep wel, maar verbindt er geen aantallen aan.
Bij de oplevering ontbraken rookmelders in 14 van de 22 appartementen.
Wij adviseren de prestatieafspraken met een jaar te verlengen en tussentijds te toetsen.
Leegstand boven winkels kan volgens de centrummanager zo'n zestig woningen opleveren.
Een zelfbewoningsplicht voorkomt doorverhuur, maar moet wel worden gecontroleerd.
De gemeente Bergeik-Noord meldt als enige een overschot aan grotere woningen.
"""

TOEZICHT = """
Het interbestuurlijk toezicht volgt een ladder met zes treden, van signaleren tot indeplaatstreden.
De toezichthouder vraagt twee keer per jaar om een overzicht van de voortgang.
In geen van de onderzochte gevallen is een besluit voor vernietiging voorgedragen.
De provincie ziet toe op huisvesting en het Rijk op de opvang, hetgeen tot dubbele vragen leidt.
Over de vraag wanneer een gemeente in gebreke is, lopen de opvattingen uiteen.
Gemeenten die achterblijven, ontvangen eerst een brief en daarna een uitnodiging voor overleg.
De inspectie bracht 43 onaangekondigde bezoeken en stelde negenmaal een tekortkoming vast.
Een verbeterplan bevat ten minste een tijdpad, een verantwoordelijke en een meetbaar doel.
De bevoegdheid om in te grijpen is tot nu toe slechts als stok achter de deur gebruikt.
Toezicht op afstand werkt alleen als de cijfers kloppen en op dezelfde dag zijn gepeild.
Bij de Omgevingsdienst zijn 2,4 fte beschikbaar voor controles op deze locaties.
Het sanctie-instrumentarium is volgens twee respondenten te grof voor kleine tekortkomingen.
De commissie adviseert de treden van de ladder in de tijd te begrenzen.
Er is geen sprake van structurele niet-naleving, wel van opgestapelde vertraging.
Van elk bezoek wordt binnen tien werkdagen een verslag gedeeld met het college.
Meldingen over de veiligheid komen bij drie loketten binnen en worden nergens samengebracht.
De minister deed op 8 mei een tweede verzoek om informatie, onder verwijzing naar artikel 124.
De gemeenten zien het uitblijven van ingrijpen als een oneerlijk voordeel voor wie niets doet.
Een landelijk register van locaties zou het toezicht vereenvoudigen en de uitvraag beperken.
De nulmeting van 2023 is achteraf niet meer te reconstrueren.
In het toezichtplan staan opvang- en veiligheidsnormen onder één noemer, wat verwarring geeft.
Het ambtelijk gesprek van 30-1-25 leverde een gedeeld beeld op, maar geen nieuwe afspraken.
Klachten van bewoners worden binnen vier weken behandeld; in 12 gevallen lukte dat niet.
Zolang een besluit onder de rechter is, houdt de toezichthouder zich terughoudend op.
De wijze waarop termijnen worden gerekend, verschilt per provincie en soms per dossierhouder.
Het college van gedeputeerde staten vindt dat zijn rol onvoldoende is afgebakend.
Uit de zelfevaluatie blijkt dat de helft van de teams nooit een controle heeft meegemaakt.
De rekenkamer oordeelt dat de raad te laat en te summier is ingelicht.
Voor spoedeisende gevallen is een verkorte procedure van veertien dagen denkbaar.
Het dossier Hoogmade is overgedragen zonder dat de openstaande punten waren benoemd.
Het uitgangspunt blijft vertrouwen; bij herhaald uitstel volgt een formele aanwijzing.
Aan de bestuurlijke afspraak van 11 december is geen juridisch gevolg verbonden.
De toezichtbrief bevat standaardzinnen die niet op elke situatie van toepassing zijn.
Handhaving door de gemeente op eigen locaties vraagt om een strikte scheiding van rollen.
Dertien van de vijftien aanbevelingen zijn overgenomen, twee zijn aangehouden.
De meldplicht bij calamiteiten geldt ook voor tijdelijke voorzieningen en voor schepen.
Het is de bedoeling dat de eerste interventie een gesprek is, zo nodig binnen een week.
Bestuurders vrezen dat een aanwijzing het draagvlak in hun raad verder aantast.
De termijn van zes maanden na het besluit is, alles bijeengenomen, te kort gebleken.
Zonder eenduidige definitie van een plaats heeft elke telling haar eigen uitkomst.
Voor de beoordeling van signalen is een afwegingskader in de maak, versie 0.3 ligt nu voor.
"""
