"""Invented sentences about working together and about money."""

SAMENWERKING = """
De regietafel kwam in het verslagjaar zeven keer bijeen, waarvan tweemaal digitaal.
Het voorzitterschap rouleert, zodat elke gemeente eens per twee jaar aan zet is.
Aan de ambtelijke voortafel sluiten GGD, politie en de veiligheidsregio aan.
Een gedeelde planning ontbrak, waardoor dezelfde locatie tweemaal werd onderzocht.
De informatie-uitwisseling met het COA is sinds het voorjaar merkbaar verbeterd.
Wethouder Nijenhuis gaf aan dat zijn raad eerst de uitkomst van het onderzoek wil afwachten.
De gezamenlijke brief van elf gemeenten noemt drie voorwaarden voor verdere medewerking.
Inwoners hoorden uit de krant van de plannen, en dat heeft het vertrouwen geschaad.
Een vaste accounthouder per regio wordt door vrijwel iedereen op prijs gesteld.
Het bestuurlijk overleg duurde tot ver na middernacht, maar eindigde met een akkoord.
De provincies Westmark en Oosterland wisselen maandelijks hun ramingen uit.
Rijks- en regiopartners hanteren verschillende begrippen voor hetzelfde soort locatie.
De projectgroep bestaat uit mr. A.J. de Wit, drs. M.C.G. Hofstra en ir. P. van der Kolk.
Sommige raden willen per kern beslissen, andere laten het aan de regio over.
Met de schoolbesturen is afgesproken dat een overplaatsing uiterlijk in april bekend is.
De samenwerkingsovereenkomst loopt af op 31-12-26 en kent geen verlengingsoptie.
Wat de een als inspraak ziet, noemt de ander een voldongen feit.
Het werkbezoek aan Lindhorst gaf deelnemers een realistischer beeld van de dagelijkse gang van zaken.
De werkgroep communicatie stelde een kernboodschap op die alle partijen gebruiken.
Er is behoefte aan één loket waar gemeenten met al hun vragen terechtkunnen.
Op de vraag van dhr. Terpstra antwoordt de voorzitter dat de cijfers volgende maand komen.
De gemeentesecretarissen bereiden een voorstel voor over de inzet van elkaars personeel.
Het draaiboek is getest in een oefening met 45 deelnemers, onder wie drie tolken.
Waar eerder en breder werd overlegd, waren er zichtbaar minder bezwaren.
De afspraken van 2022 zijn door wisselingen van bestuurders grotendeels uit beeld geraakt.
Buurgemeenten lenen elkaar planologen uit, gemiddeld een dag per week.
Het ministerie heeft de toezegging gedaan om vóór de zomer met een leidraad te komen.
Een buurtpanel van achttien bewoners adviseert het college over beheer en veiligheid.
Deelnemers waarderen het overleg met een 7,1; een jaar eerder was dat een 5,8.
Met Ransdrecht is geen overeenstemming bereikt over de duur van het gebruik.
De verslagen zijn openbaar, tenzij een deelnemer om geheimhouding verzoekt.
Vanuit de zaal klonk de vraag waarom de buurgemeente, tien keer zo groot, niets doet.
De eerste bijeenkomst na het reces staat gepland voor donderdag 28 augustus.
Partijen spreken af elkaar niet via de pers te verrassen.
De burgemeester van Vlieterdijk pleit voor een langere voorbereidingstijd en minder overlegtafels.
Er liggen twee varianten voor, waarvan de tweede de voorkeur heeft van de portefeuillehouders.
De regio kent geen traditie van gezamenlijk grondbeleid, en dat wreekt zich hier.
Voor het contact met de moskee, de kerken en het buurthuis is een sleutelpersoon aangesteld.
Zonder de tien vrijwillige coördinatoren was de opening in maart niet gelukt.
De inbreng van ervaringsdeskundigen leidde tot aanpassing van de huisregels.
Het convenant is door acht van de negen partijen ondertekend.
De stuurgroep besluit het onderwerp in september opnieuw te agenderen.
"""

MIDDELEN = """
De specifieke uitkering dekt volgens de gemeenten tussen 70 en 85 procent van de werkelijke kosten.
Het eerste voorschot is op 12 februari 2025 uitbetaald, het tweede laat op zich wachten.
Een bonus van € 2.500 per plaats heeft de raad van Noorderhaven niet over de streep getrokken.
Het verantwoorden via de SiSa-bijlage vraagt gegevens die het COA pas in maart levert.
Aanloopkosten vóór de vergunning komen niet voor vergoeding in aanmerking.
De begroting voor 2026 gaat uit van 1,8 miljoen euro aan rijksbijdragen.
Kleine gemeenten missen de capaciteit om drie regelingen tegelijk uit te voeren.
De beschikking vermeldt een bedrag van € 614.000, exclusief btw en onvoorzien.
Vertraging kost de gemeente naar eigen zeggen ruim 40.000 euro per maand.
Voor leerlingenvervoer is een aparte regeling getroffen, die tot 1 augustus doorloopt.
De vergoeding per plaats is sinds 2021 niet geïndexeerd, hoewel de lonen met 14 procent stegen.
Het risico op leegstand ligt geheel bij de gemeente, tenzij anders is overeengekomen.
Accountants plaatsten bij zes jaarrekeningen een opmerking over de toerekening van kosten.
Structurele middelen voor integratie en taal zijn in de meicirculaire niet opgenomen.
Een eenmalige uitkering lost het tekort op beheer en onderhoud niet op.
De subsidieaanvraag telde 64 pagina's, exclusief bijlagen.
Gemeenten die vroeg begonnen, lopen de extra bijdrage mis; dat wordt als onrechtvaardig ervaren.
Het prijspeil van de raming is dat van juli 2024, zie ook nr. 37 van de vragenlijst.
De provincie stelt € 3,2 mln. beschikbaar voor een aanjaagteam van vijf personen.
Uit de nacalculatie blijkt een verschil van 7,5 procent in het nadeel van de gemeente.
De post onvoorzien is voor driekwart besteed aan beveiliging in de eerste maanden.
Bij beëindiging binnen drie jaar wordt een deel van de investering teruggevorderd.
Het terugbetalen van te veel ontvangen voorschotten gebeurt in vier termijnen.
De gemeenteraad stelde een krediet van 950.000 euro beschikbaar, onder voorbehoud van cofinanciering.
Er is geen vergoeding voor de inzet van ambtenaren in de verkennende fase.
De financiële gevolgen van de nieuwe regeling zijn voor dertien gemeenten nog niet te overzien.
Zonder meerjarige zekerheid durft geen ontwikkelaar te tekenen.
In de tweede termijn is het budget voor tolken volledig uitgeput geraakt.
De kosten per bewoner dalen naarmate een locatie langer open is.
Ons college verzoekt de minister de uitkering voortaan vóór 1 december bekend te maken.
De aanvraag voor 2024 is toegekend, die voor 2025 wordt c.q. is nog beoordeeld.
Hogere energieprijzen verklaren ongeveer een kwart van de overschrijding.
De dekking uit de algemene reserve is voor een jaar verantwoord, daarna niet meer.
Inkoop via een gezamenlijke aanbesteding bespaarde de regio naar schatting 220.000 euro.
De controleverklaring ontbreekt bij vijf van de achttien ingediende verantwoordingen.
Het fonds voor leefbaarheid rondom locaties kende 57 aanvragen toe, van speeltuin tot verlichting.
Een norm per inwoner pakt voor dunbevolkte gebieden ongunstig uit.
Voorfinanciering door de gemeente is bij bedragen boven een half miljoen niet verantwoord.
Het kasritme van het Rijk sluit slecht aan op het moment waarop de uitgaven worden gedaan.
Voor de tweede keer in korte tijd is de regeling gewijzigd, ditmaal met terugwerkende kracht.
De eigen bijdrage van bewoners wordt geïnd, maar de opbrengst weegt niet op tegen de kosten.
Wat overblijft na verrekening, vloeit terug naar het Rijk.
"""
