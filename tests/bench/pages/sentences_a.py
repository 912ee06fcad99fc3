"""Invented sentences about reception and permits."""

OPVANG = """
De gemeente Oosterwold opende op 3 maart 2025 een locatie met 240 plaatsen bij het bedrijventerrein.
Van de 96.000 plaatsen die landelijk nodig zijn, was op de peildatum ruim vier vijfde beschikbaar.
Het COA meldt dat de bezetting in de noodopvang al elf maanden boven de 97 procent ligt.
Kleine locaties tot 60 bewoners vragen per plaats meer begeleiding, maar roepen minder weerstand op.
In drie regio's bleek de crisisnoodopvang, anders dan bedoeld, langer dan een jaar in gebruik.
De opvang- en huisvestingsopgaven grijpen volgens de betrokken wethouders voortdurend in elkaar.
Wie de COA-cijfers naast de eigen telling legt, ziet een verschil van circa 1.150 bedden.
Voor amv's zijn bijzondere voorzieningen nodig, met begeleiding dag en nacht.
Een schip aan de Havenkade biedt sinds 26-9-24 onderdak aan 310 mensen, waaronder 48 kinderen.
De leegstaande kazerne te Wolfsveen kan pas na sanering van de bodem worden ingericht.
Bewoners van het voormalige klooster noemen de sfeer rustig, al zijn de kamers er klein.
Tijdelijke units gaan doorgaans tien jaar mee; de grond komt meestal voor vijf jaar beschikbaar.
Zonder doorstroom blijven plaatsen bezet die voor nieuwe aanvragers bestemd waren.
De keuze voor een doorstroomlocatie is in de raad met 17 tegen 14 stemmen aangenomen.
Het aantal plaatsen voor bijzondere doelgroepen, o.a. gezinnen met zorgvragen, blijft achter bij de raming.
Meerdere colleges vragen om een vaste verdeelsleutel die pas na twee jaar wordt herzien.
Omwonenden krijgen eens per kwartaal een uitnodiging voor het gesprek in het dorpshuis.
Vrijwilligers verzorgen taallessen op dinsdag- en donderdagmiddag van 13.30 tot 15.00 uur.
Sportverenigingen stellen hun velden open en melden nauwelijks incidenten.
De beveiliging is op zes locaties teruggebracht van vier naar twee personen per dienst.
Bij de start van een locatie is binnen zes weken een huisarts nodig, en dat lukt lang niet overal.
Een deel van de gebouwen voldoet niet aan de eisen voor brandveiligheid en toegankelijkheid.
De exploitatiekosten lopen uiteen van € 28.400 tot € 41.900 per plaats per jaar.
Spreiding over kernen onder de 5.000 inwoners vergt openbaar vervoer dat er nu niet is.
Het dagelijks bestuur heeft de locatie aan de Zuiderringweg daarom opnieuw laten doorrekenen.
Scholen in de omgeving ontvangen de leerlingen verspreid over het jaar, wat de planning bemoeilijkt.
De gezamenlijke inzet van zeven gemeenten leverde 1.020 plaatsen op, d.w.z. 85 procent van de opgave.
Een evaluatie onder 412 bewoners laat zien dat privacy het vaakst wordt gemist.
In de zomermaanden daalt de instroom doorgaans, maar in 2024 bleef die daling uit.
Het is onzeker of de huidige hotelcontracten na 31 december a.s. kunnen worden verlengd.
Wij hechten eraan dat een opvanglocatie niet sluit voordat de vervangende plaatsen er zijn.
Verhuizingen binnen een schooljaar zijn voor kinderen belastend en kosten begeleiders veel tijd.
Twaalf van de negentien gemeenten hebben een bod gedaan dat de eigen opgave dekt.
De regio Merwedal heeft afspraken gemaakt over uitwisseling van kennis, personeel en inventaris.
Voor medische meldingen geldt een 24-uursbereikbaarheid die per regio anders is ingericht.
Pas als de aansluiting op het elektriciteitsnet rond is, kan de bouw van de units beginnen.
Netcongestie vertraagt volgens de netbeheerder ten minste acht projecten met zeven tot veertien maanden.
De raming van februari week 9 procent af van wat er in oktober nodig bleek.
Deze afwijking is te klein om de verdeling te herzien, maar groot genoeg om ongerust van te worden.
Het college acht 180 plaatsen haalbaar, mits het Rijk de aanloopkosten voor zijn rekening neemt.
De aula van het Van Heemstracollege dient voorlopig als eetzaal voor circa 150 mensen.
Hoewel de opvanglocatie maar 3,5 kilometer buiten de kern ligt, rijdt de bus er alleen op werkdagen.
Van 1 januari t/m 30 juni verbleven er gemiddeld 188 bewoners, onder wie 21 amv's.
"""

VERGUNNING = """
De vergunningaanvraag doorloopt de uitgebreide procedure, die zesentwintig weken in beslag neemt.
Artikel 4, tweede lid, laat ruimte voor een afwijkende termijn bij zwaarwegende omstandigheden.
Tegen het besluit zijn 63 bezwaren ingediend, waarvan er 41 ontvankelijk zijn verklaard.
De rechtbank Midden-Holland deed op 14 november 2024 uitspraak in de zaak over het omgevingsplan.
Een buitenplanse omgevingsplanactiviteit vergt advies van de raad als het om meer dan vijftig bewoners gaat.
Het stikstofonderzoek moest tweemaal over, omdat de rekenregels tussentijds waren gewijzigd.
De Omgevingsdienst Veenrand hanteert een eigen lijst van stukken, m.n. over geluid en geur.
Voor tijdelijk gebruik volstaat een vergunning van tien jaar, tenzij het pand een monument is.
Juristen van de gemeente wijzen erop dat de termijnen van de wet en die van de Awb niet op elkaar aansluiten.
Wie bezwaar maakt, wil vooral weten waarom voor déze plek is gekozen.
De participatieverplichting is in de praktijk vormvrij, waardoor elke gemeente iets anders doet.
Er loopt een verzoek om een voorlopige voorziening; de zitting is op 9 april om 10.15 uur.
Bij de beoordeling is, conform vaste jurisprudentie, uitgegaan van de maximale planologische mogelijkheden.
Het advies van de welstandscommissie kwam vijf weken later dan was afgesproken.
Zonder verklaring van geen bedenkingen kan het college geen besluit nemen.
De leges bedragen in Duinrade € 12.750 en in het naburige Heidelo niets.
Een archeologisch vooronderzoek bleek pas na de start van het grondwerk verplicht.
De ecologische quickscan toonde vleermuizen aan in de kap van het oude schoolgebouw.
De aanvraag is d.d. 22 januari jl. buiten behandeling gesteld, omdat de tekeningen ontbraken.
Er zijn geen juridische belemmeringen gevonden die aan verlening in de weg staan.
De beroepsprocedure schort de werking van het besluit niet op.
Ambtenaren missen een handreiking die de samenloop van beide wetten uitlegt.
Een coördinatieregeling zou het aantal afzonderlijke besluiten van zeven naar twee terugbrengen.
De gemeenteraad van Kastelrode heeft zijn bevoegdheid in dit soort zaken gedelegeerd aan het college.
De publicatie in het gemeenteblad volgde twaalf dagen na ondertekening.
Tijdens de terinzagelegging kwamen 218 zienswijzen binnen, veelal op basis van één voorbeeldbrief.
Op de informatieavond werd gevraagd of de vergunning stilzwijgend kan worden verlengd; dat kan niet.
Het ontwerpbesluit ligt van 2 juni tot en met 13 juli ter inzage in het stadskantoor.
De aanvrager moet aantonen dat het parkeren op eigen terrein wordt opgelost.
Dat de brandweer vroeg meedenkt, scheelt volgens de projectleider minstens een maand.
Bij vier aanvragen is de beslistermijn met zes weken verdaagd.
Een bouwkundige opname vooraf voorkomt dat gebreken achteraf aan de gebruiker worden toegerekend.
De Raad van State heeft het beroep ongegrond verklaard, zij het met een kritische kanttekening.
Voor het kappen van negen eiken is compensatie elders in het plangebied toegezegd.
De rijksprojectbesluitprocedure wordt door geen van de geraadpleegde gemeenten als wenselijk gezien.
Het bevoegd gezag wisselt halverwege, en dat maakt het dossier onnodig ingewikkeld.
Wij verzoeken u de indieningsvereisten te beperken tot wat voor het besluit echt nodig is.
Uit de steekproef van 75 dossiers blijkt dat 31 aanvragen bij binnenkomst onvolledig waren.
Digitale indiening via het Omgevingsloket leidde bij grote bestanden tot foutmeldingen.
De handhavingsverzoeken die volgden, zijn alle binnen acht weken afgehandeld.
Naar verwachting neemt de raad op 25 september 2025, of zoveel eerder als mogelijk, een besluit.
Het ruimtelijk spoor en het subsidiespoor lopen niet gelijk op, met alle vertraging van dien.
De eis van een nader milieu- en bodemonderzoek kwam voor de aanvrager onverwacht.
"""
