"""Ways to say what one wants done with what was just shown, to thank for it, and to ask on."""

from knowledge.answer import Wish

THANKS = "thanks"
"""That it was heard, and that nothing more is wanted."""
IN_ENGLISH = {
    Wish.SOURCE: """
    source | sources | source please | your source | what is the source | what's the source | what
    is your source | what are your sources | do you have a source | where does that come from |
    where does this come from | where did you get that | who says that | who says so | says who |
    link please | can i have the link | is there a link
    """,
    Wish.MORE: "more | tell me more | more please | more info | can you tell me more",
    Wish.SHORTER: "shorter | shorter please | too long | in short | can you keep it short",
    Wish.EXAMPLES: "example | examples | for example | do you have an example | any examples",
    Wish.FIGURES: "figures | any figures | numbers | any numbers | do you have numbers",
    Wish.EXPLAIN: "explain | please explain | can you explain | explain that | what do you mean",
}
"""The same in English, word for word."""
SAYINGS: dict[str | None, str] = {
    Wish.SOURCE: """
    bron | bron? | klopt dit wel | is dat een mening | is dat jouw mening | in welk tijdschrift
    staat dat | in welk blad stond dat | maar waar komt dat vandaan | mooi maar wie zegt dat | leuk
    maar waar staat dat | waar komt dat getal vandaan | heb je een bron | wat is je bron | mag ik
    de bron | geef de bron eens | bronvermelding graag | kun je je bronnen noemen | waar staat dat
    | waar staat dat dan precies | waar staat dat geschreven | waar kan ik dat terugvinden | waar
    kan ik dit nalezen | waar vind ik dat terug | waar heb je dat vandaan | waar haal je dat
    vandaan | waar heb je deze informatie vandaan | waar komt dat vandaan | waar komt deze kennis
    vandaan | waar komen die cijfers vandaan | waar baseer je dat op | waarop is dat gebaseerd |
    waar is dit op gebaseerd | op basis waarvan zeg je dat | wie zegt dat | wie beweert dat | van
    wie komt dit | wie heeft dat onderzocht | wie heeft dat uitgezocht en wanneer | wie heeft dit
    geschreven | wie heeft dat bedacht | van welke organisatie is dit | uit welk onderzoek komt dat
    | uit welk rapport komt dit | welk onderzoek is dat | van wanneer is dat onderzoek | hoe oud is
    deze informatie | hoe weet je dat | hoe weten jullie dat zo zeker | weet je dat zeker | is dat
    wel zo | is dat echt waar | klopt dat wel | klopt dit | is dat bewezen of verzin je het |
    verzin je dit zelf | kun je dat onderbouwen | kun je dat aantonen | heb je daar bewijs van |
    wat is het bewijs daarvoor | kan ik dat controleren | ik wil dat graag zelf checken | ik geloof
    er niks van laat eens zien | is dat betrouwbaar | is die bron te vertrouwen | stuur de link
    even | heb je een linkje | kun je de link sturen | doe mij de link maar | url graag | mag ik
    dat ergens citeren en met welke verwijzing | ik moet ernaar verwijzen in een notitie | hoe
    verwijs ik hiernaar | referentie graag | zeker weten | volgens wie | volgens welk onderzoek |
    hoe kom je daarbij | hoe kom je daaraan | kun je dat hard maken | wie is de auteur | op welke
    pagina staat het | komt dat uit een onderzoek | wie staat hierachter | mag ik weten op welk
    onderzoek je dat baseert | kun je me het origineel laten zien | heb je de site | is dat je
    eigen mening of is het onderzocht | kan ik dat ergens nakijken | is dit onderzocht | is dat
    wetenschappelijk onderzocht | waar komt deze info vandaan | kun je dat bewijzen | heb je hier
    een bron bij | hoe kom je aan die informatie | hoe weet je dit allemaal | waar haal jij je
    kennis vandaan | waar heb je dit gelezen | kun je me vertellen waar je dit hebt gelezen | wie
    zijn de onderzoekers | hoe kom je daar nou bij | is er wetenschappelijk bewijs voor | is het
    een mening of een feit | kan ik het rapport zelf ergens downloaden | heb je het originele stuk
    | naar welk stuk kan ik verwijzen | mijn collega gelooft dat niet | waar is dat op gestoeld |
    wie heeft dit vastgesteld | waar is dit gepubliceerd | van welke site komt dit | uit welk jaar
    komt dit | is dat recent onderzoek | hoe betrouwbaar is dit | ben je daar zeker van | is dat
    echt bewezen | waar kan ik dat opzoeken | heb je een verwijzing | welke bron gebruik je | wie
    is de schrijver | heb je daar een officiële bron voor | heb je daar documentatie van | staat
    dat ook echt ergens | mag ik een link | waar kan ik dit naslaan | kun je laten zien waar je dat
    hebt gevonden | welk rapport zegt dat | in welk document staat dat | is hier onderzoek naar
    gedaan of is dit een mening | kun je dat staven | wie zegt dat eigenlijk | waar lees je dat |
    naar wie kan ik verwijzen | wat is de herkomst van dit antwoord | is dit wetenschappelijk | hoe
    recent is dit | uit welk jaar is die informatie | is dit nog actueel | wanneer is dit
    geschreven | door wie is dit gezegd | wat is de bron van die cijfers | welke studie is dat |
    hoe komen jullie aan die cijfers | van welke instantie komt dit | heb je een referentie voor me
    | kan ik het zelf nazoeken | heb je daar iets van op papier | de link graag | link? | mag ik
    het rapport zien | ik wil de bron zien | ik wil weten waar dat vandaan komt | geloof je dat
    zelf | weet je dat wel zeker | kan ik hier op vertrouwen | wie is de bron | kun je me
    doorsturen waar dat staat | is daar bewijs voor | en is daar bewijs voor | is daar ook bewijs
    van | staat dit zwart op wit | wie heeft dat bepaald | is dat een serieus onderzoek | welke
    wetenschapper zegt dat | heb je dat van internet | heb je een artikel waar het in staat |
    bronnetje erbij | een bronnetje graag | ik moet dit kunnen verantwoorden waar komt het uit |
    mijn wethouder vraagt naar de bron | wie is de afzender | dat lijkt me sterk waar staat dat |
    wie heeft dit opgeschreven | uit wat voor onderzoek blijkt dat | waar blijkt dat uit | kan je
    een link droppen | linkje aub | linkje graag | is dit van de overheid of van jullie zelf | kun
    je een bronvermelding geven | bron please | heeft iemand dat nagekeken | wie heeft dat
    gecontroleerd | wie garandeert dat dit klopt | is dat aangetoond | is dat onderbouwd | hoezo
    waar baseer je dat op | wat is de onderbouwing | waar is dit uit gehaald | waar heb je dat
    gevonden | wie heeft dit bekeken | kan ik erop vertrouwen dat dit klopt | van wie heb je dat |
    van wie is dat onderzoek | wie deed dat onderzoek | welke universiteit heeft dat onderzocht |
    is dat niet achterhaald | hoe actueel is dit | waarop baseer je dit | dat geloof ik niet zomaar
    | ik wil het met eigen ogen lezen | wie heeft dat geteld | wie heeft dat gemeten | waar heb je
    dat telefoonnummer vandaan | waar komt dat nummer vandaan | van welke website komt dit | van
    welke site heb je dit | welk onderzoek was dat | maar welk onderzoek was dat dan | in welke wet
    staat dat | waar staat dat in de wet | welk wetsartikel is dat | uit welke evaluatie komt dat |
    van welke evaluatie is dat | waar kan ik het hele stuk lezen | waar vind ik het hele rapport |
    kun je de verwijzing geven | auteur en jaartal graag | hoe kom je daaraan | hoe kom je aan dat
    nummer
    """,
    Wish.NUMBER: """
    nummer | heb je een nummer | heb je het nummer | heb je een telefoonnummer | nummer graag | wat
    is het nummer | wat is het telefoonnummer | telefoonnummer graag | welk nummer moet ik bellen |
    welk nummer is dat | naar welk nummer bel ik | geef me het nummer | mag ik het nummer | is daar
    een nummer van | is er een telefoonnummer dat ik kan bellen | wie kan ik bellen | wie kan ik
    daarover bellen | wie kan ik hierover bellen | en wie kan ik daarvoor bellen | wie moet ik dan
    bellen | wie moet ik hiervoor bellen | wie bel ik | wie bel ik dan | wie bel ik daarvoor | waar
    kan ik bellen | waar kan ik daarover bellen | waar bel ik naartoe | kan ik daar bellen | kan ik
    daarover bellen | kan ik die bellen | kan ik ze ook bellen | hoe kan ik ze bellen
    """,
    Wish.READING: """
    welke rapporten | welke rapporten zijn dat | heb je daar een rapport over | is daar een rapport
    van | zijn er publicaties over | welke publicaties zijn er | heb je een leestip | wat kan ik
    hierover lezen | waar kan ik er meer over lezen | meer lezen hierover | ik wil me hierin
    verdiepen | iets om me in te lezen | heb je een goed boek | een artikel daarover graag | zijn
    er artikelen over die ik kan lezen | welke literatuur is er | heb je literatuur | is er
    onderzoek naar gedaan | welke onderzoeken zijn er | heb je een pdf | heb je er een dossier over
    | leesvoer graag | wat moet ik lezen voor de vergadering | kun je stukken aanraden | welk boek
    raad je aan | welk rapport kan ik het beste lezen | is er een handreiking | heb je documenten
    om door te nemen | waar kan ik verder lezen | heb je nog iets om te lezen | wat raad je aan om
    te lezen | zijn er brochures | iets om door te bladeren | studies hierover | ik zoek
    leesmateriaal over dit onderwerp | tips voor literatuur | iets te lezen hierover | welke
    publicaties horen hierbij | heb je een boekentip | waar lees ik daar meer over | welke
    onderzoeken zijn hiernaar gedaan | zijn er meer stukken die ik moet kennen | wat zou je
    aanraden om te lezen | ik zoek een handreiking hierover | heb je een goed artikel hierover |
    studiemateriaal graag | heb je iets voor mijn scriptie | heb je nog meer leesmateriaal | ik wil
    er een rapport over lezen | wat zijn goede boeken hierover | kan ik ergens een publicatie
    vinden | welk stuk moet ik eerst lezen | heb je een lijstje met rapporten | wat is er allemaal
    over geschreven | iets wat ik in de trein kan lezen | is er een brochure of folder | waar vind
    ik meer achtergrond om te lezen | kun je me een goed stuk geven om te lezen | is er een
    whitepaper | zijn er onderzoeken die ik kan bekijken | literatuurlijst graag | heb je daar een
    onderzoek van | achtergrondartikelen graag | is er een samenvattend rapport over | geef me wat
    te lezen | wat is het beste rapport hierover | waar kan ik me inlezen | iets om me op in te
    lezen | achtergrondinformatie om te lezen | heb je er een pdf van | welke rapporten zijn
    hierover
    """,
    Wish.KEEP: """
    zet dat op mijn leeslijst | zet ff op mn leeslijst | zet dit maar op de lijst | op mijn lijstje
    graag | kun je dit op mijn leeslijst zetten | zet hem erbij op mijn lijst | voeg dit toe aan
    mijn leeslijst | bewaar dat | bewaar deze voor later | bewaar dit even voor mij | kun je dit
    voor me bewaren | kan ik dit opslaan | sla dit op | sla deze maar op voor straks | onthoud dit
    voor me | hou deze vast voor mij | dat lees ik later | later lezen | die wil ik bewaren | ik
    wil dit bewaren | die neem ik mee naar huis zet hem op de lijst | zet in mijn favorieten | pin
    deze | maak een bladwijzer | dit wil ik thuis nog eens rustig lezen bewaar het | kun je die
    even opslaan | dit moet ik onthouden | zet klaar voor later | mag deze op mijn lijst | doe deze
    ook maar op de lijst | geen tijd nu bewaar hem | die bewaar ik voor vanavond | bewaren graag |
    even opslaan | bewaar m even | op de leeslijst ermee | kun je dit vasthouden voor later | gooi
    deze op mijn leeslijst | bewaar dit voor het overleg | zet deze klaar | hou deze voor me vast |
    zet m klaar dan kijk ik er vanavond naar | die wil ik straks teruglezen | kan ik dit ergens
    bewaren | sla maar op | mag ik deze bewaren | opslaan graag | toevoegen aan mijn lijst | op de
    lijst | die komt op mijn lijstje | parkeer deze even | ik lees dit morgen wel | onthoud deze |
    deze wil ik niet kwijtraken | zet erbij | noteer deze voor mij | dit komt later van pas bewaar
    het | kun je deze apart zetten | die wil ik houden | bewaar hem | houden graag | stop dit in
    mijn lijst | schrijf deze op voor later
    """,
    Wish.MORE: """
    meer | vertel meer | vertel eens wat meer | vertel eens verder | vertel er eens iets meer over
    | kun je daar meer over vertellen | meer uitleg | meer informatie graag | meer info | ik wil er
    meer over weten | ik wil meer weten | nog iets meer | iets uitgebreider | kan het wat
    uitgebreider | wat uitgebreider graag | kun je dat toelichten | toelichting graag | ga door |
    ga verder | en verder | en wat nog meer | wat nog meer | wat kan er nog meer | is er nog meer |
    is dit alles | is dat alles wat je weet | nog meer tips | heb je nog meer tips | weet je er nog
    een paar | heb je er nog een | nog een paar graag | andere manieren | zijn er nog andere
    manieren | wat zijn de details | meer details graag | in detail graag | ga er eens dieper op in
    | iets dieper graag | kun je dat uitleggen | leg uit | de lange versie graag | en dan | hoe zit
    dat precies | vertel me er alles over | nog andere tips | kun je daar dieper op ingaan | kun je
    verder gaan | wat weet je er nog meer van | geef me meer details | meer vertellen graag | graag
    wat meer achtergrond | is er verder nog iets | is er nog iets dat ik moet weten | kun je daar
    iets meer over kwijt | heb je nog extra info | en wat nog | is er meer bekend | vertel verder |
    wat weet je nog meer | ik wil het hele verhaal | kun je doorgaan | nog meer | nog wat tips
    graag | meer daarover | kun je nog iets toevoegen | zijn er nog meer mogelijkheden | wat kan ik
    nog meer doen | heb je er nog meer | en anders | welke andere opties zijn er | iets meer
    informatie zou fijn zijn | kun je hier dieper op in gaan | geef eens wat meer info | wil je dat
    uitwerken | graag een uitgebreider antwoord | wat moet ik nog meer weten | laat de rest ook
    zien | de rest graag | meer hierover | kun je hier wat meer over vertellen | nog andere ideeën
    | is dat het | was dat alles | was dat het | is dat alles | mag wat langer | mag best wat
    langer | noem er nog eens een paar | noem er nog een | lees verder | wel erg kort meer graag |
    dat is kort heb je meer | een beetje mager heb je meer | geef eens een langer antwoord | daar
    wil ik meer van weten | wat valt er nog meer over te zeggen | waar moet ik nog meer aan denken
    | wat is er nog meer over bekend | heb je nog aanvullingen | vul eens aan | nog iets anders |
    weet je nog iets anders | wat zijn de andere manieren | en de rest | hoe verder | wat moet ik
    nog weten | heb je nog tips | nog iets dat helpt | kun je er iets meer over zeggen | zeg er
    eens wat meer over | en voor de rest | kun je uitweiden
    """,
    Wish.SHORTER: """
    korter | korter graag | kan het korter | kan dat ook korter | kun je het korter zeggen | te
    lang | dit is me te lang | wat een lap tekst | zo lang lees ik niet | samenvatting graag | kun
    je dat samenvatten | vat het eens samen | in 1 zin | in één zin graag | in twee zinnen | in een
    paar woorden | wat is de kern | de kern graag | kern van het verhaal | kort en krachtig | hou
    het kort | maak het korter | minder tekst graag | niet zo veel tekst | even snel de hoofdlijn |
    tldr | beknopt graag | wat komt het op neer | waar komt het op neer | dus eigenlijk | de korte
    versie | heb geen tijd om alles te lezen | kun je dat in een zin zeggen | mag het bondiger | in
    drie woorden | ik heb maar een minuut | wat moet ik hiervan onthouden | de hoofdzaak graag | in
    een notendop | de essentie graag | kan dit compacter | in een regel graag | in één alinea | hou
    het beknopt | geef me de korte versie | wat is het belangrijkste | ik heb weinig tijd | wat is
    de conclusie | geef me de tldr | de hoofdpunten graag | wat zijn de belangrijkste punten | kan
    het in een paar zinnen | vertel het kort | even kort | heel kort graag | wat is kort gezegd het
    antwoord | zeg het in een zin | hou het simpel en kort | te veel tekst | dat is me te veel | ik
    wil alleen de hoofdpunten | geef alleen de kern | bottom line | punt voor punt kort | wat is de
    boodschap | in het kort wat moet ik weten | samenvatting voor de wethouder graag | vat samen |
    korte samenvatting | de essentie in twee zinnen | wat betekent dit kort gezegd | nou kort dan |
    kan het iets korter | minder woorden graag | met minder woorden | kun je het inkorten | tl dr |
    even de highlights | in één alinea zetten | kun je dat in een alinea zetten | pff lang verhaal
    kan het korter | de kern in één zin | wat is nou de kern | kan het bondig | in steekwoorden
    graag | alleen het belangrijkste graag | geef een samenvatting | kort en bondig graag | wat is
    de strekking
    """,
    Wish.EXAMPLES: """
    voorbeeld | heb je een voorbeeld | heb je voorbeelden | een voorbeeldje graag | geef eens een
    voorbeeld | noem eens een voorbeeld | bijvoorbeeld | zoals wat | zoals waar dan | kun je een
    concreet voorbeeld geven | maak het eens concreet | hoe ziet dat er in het echt uit | hoe ziet
    dat er in de praktijk uit | hoe ziet zoiets eruit | hoe gaat dat in de praktijk |
    praktijkvoorbeelden graag | waar doen ze dat al | waar gebeurt dat al | waar is dat gelukt |
    waar werkt dat goed | welke gemeenten doen dat al | noem een paar plaatsen waar het werkt | ken
    je een plek waar dit goed gaat | zijn er wijken waar dit is gedaan | is er een stad waar ze dit
    doen | hoe doen andere gemeenten dat | hoe pakken andere steden dat aan | wie doet dit al goed
    | kan ik ergens gaan kijken | wie heeft dat al gedaan | waar hebben ze dat geprobeerd | in
    welke wijk is dat gelukt | zijn er goede voorbeelden uit andere steden | ervaringen van anderen
    | een verhaal uit de praktijk graag | hoe deed een andere buurt dat | geef eens een
    praktijkvoorbeeld | heb je een voorbeeld uit de praktijk | waar is dit gelukt | hoe pakken ze
    dat elders aan | hoe doen ze dat elders | is er een stad waar dit werkt | noem eens een project
    | wie doet dat goed | waar hebben ze dit al gedaan | ken je een gemeente die dit doet | waar
    hebben ze dat met succes gedaan | heb je een leuk voorbeeld voor me | noem er eens een | waar
    kan ik dat in het echt zien | welke wijk heeft dat gedaan | zijn er plekken waar dit loopt |
    geef me een paar voorbeelden | noem voorbeelden | waar doen ze dit | wie doen dit al | hoe doet
    een ander dat | is er een gemeente waar het lukte | kun je een voorbeeld noemen | heb je een
    praktijkvoorbeeld voor me | waar kunnen we gaan kijken | zijn er succesverhalen | hoe hebben ze
    dat in een andere stad gedaan | laat eens zien hoe dat werkt in een wijk | wat is een goed
    voorbeeld daarvan | een concreet voorbeeld graag | hoe pakt een andere gemeente dit aan | hoe
    doen ze het in andere buurten | welke stad doet dat al | ken je iemand die dat gedaan heeft |
    heb je daar voorbeelden van | zijn daar voorbeelden van | zijn er voorbeelden van | ken je daar
    voorbeelden van | waar kan ik dat bekijken | waar kan ik dat gaan zien | kun je een concreet
    geval noemen | wie heeft hier ervaring mee | heeft een andere gemeente dat gedaan | waar is dat
    eerder gedaan | hoe ging dat in andere wijken | ken je een wijk die dat heeft gedaan | laat
    eens een voorbeeld zien
    """,
    Wish.FIGURES: """
    cijfers | cijfers graag | heb je cijfers | zijn daar cijfers over | zijn daar getallen bij |
    heb je getallen | kun je dat in cijfers zeggen | met cijfers graag | wat zijn de cijfers |
    hoeveel is dat dan | hoeveel procent | hoeveel procent is dat | om hoeveel mensen gaat het | om
    hoeveel gaat het dan | om welke aantallen gaat het | hoe vaak komt dat voor | hoe groot is dat
    | hoe groot is het effect | hoe groot is dat probleem | percentage graag | zijn er statistieken
    | heb je statistieken van | kun je dat met cijfers onderbouwen | noem eens een getal | welke
    getallen horen daarbij | hoeveel scheelt dat | feiten en cijfers graag | hoeveel mensen zijn
    dat | heb je harde cijfers | hoe vaak | welk deel is dat | wat is het gemiddelde | in procenten
    graag | hoeveel procent is dat ongeveer | zijn er cijfers bekend | zijn er cijfers van | wat
    zijn de aantallen | zijn er getallen over bekend | cijfertjes graag | hoeveel mensen betreft
    dat | zijn daar harde cijfers over | hoe vaak gebeurt dat | hoeveel zijn dat er | hoeveel
    mensen doen dat | om hoeveel gevallen gaat het | om welk bedrag gaat het dan | hoe groot is die
    groep | wat zijn de percentages | welk percentage is dat | kun je een getal geven | zijn daar
    aantallen van | heb je daar cijfers bij | wat zeggen de cijfers | hoe vaak is dat | hoeveel
    gevallen per jaar | hoeveel procent van de mensen | is daar een cijfer van | hoe groot is dat
    aandeel | in getallen graag | hoe groot is dat verschil | over hoeveel mensen hebben we het |
    hoeveel komt dat voor | hoe vaak komt zoiets voor | kun je dat kwantificeren | heb je daar
    cijfers van | wat zeggen de cijfers daarover | zijn daar percentages van | hoeveel gaat het dan
    om | in welke orde van grootte | heb je aantallen | heb je daar een getal bij
    """,
    Wish.EXPLAIN: """
    leg eens uit | leg dat eens uit | leg het me uit alsof ik vijf ben | leg uit in gewone taal |
    leg het simpel uit | in normale mensentaal graag | kun je het makkelijker zeggen | kan het
    makkelijker | kan het eenvoudiger | simpeler graag | in makkelijke taal graag | in gewoon
    nederlands | in jip en janneke taal | ik snap het niet | ik snap er niks van | dat begrijp ik
    niet | dat gaat me boven mijn pet | te moeilijk | dit is te moeilijk voor mij | wat een
    moeilijke woorden | dat is vaag | beetje vaag | huh | huh wat | hoe bedoel je | wat bedoel je |
    wat bedoel je daarmee | wat bedoel je precies | wat bedoel je met dat woord | wat is dat voor
    woord | wat betekent dat woord | wat houdt dat in | wat moet ik me daarbij voorstellen | nog
    een keer maar dan duidelijker | kun je dat anders zeggen | leg het nog eens uit | ik kan het
    niet volgen | wat wil dat zeggen | zeg het eens in gewone woorden | voor een leek graag | dat
    zijn moeilijke woorden | zeg het eens simpel | te ingewikkeld voor mij | dat is ingewikkeld |
    wat betekent dat allemaal | in simpele woorden graag | simpeler aub | iets simpeler graag | kun
    je dat versimpelen | kan dat simpeler | ik volg je niet | leg uit alsof ik een kind ben | kun
    je dat uitleggen alsof ik tien ben | dit snap ik echt niet | wat bedoel je met dat laatste |
    kan het in gewone mensentaal | ik begrijp er niks van | praat eens normaal | zeg het eens
    normaal | kan dat in gewone woorden | zeg het eens anders | ik snap die zin niet | wat wordt
    daarmee bedoeld | wat bedoelen ze daarmee | ik begrijp het niet goed | kun je het nog eens
    zeggen maar makkelijker | ik kan er geen touw aan vastknopen | dat is te moeilijk geschreven |
    wat een ambtenarentaal | kan het in simpel nederlands | mijn nederlands is niet zo goed kan het
    makkelijk | leg uit voor een kind | kun je het uitleggen zonder moeilijke woorden | wat
    betekent dat nou eigenlijk | wat is dat in normaal nederlands | ik raak de draad kwijt | ik
    snap je niet | daar begrijp ik niks van | makkelijker graag | eenvoudiger uitleggen graag | wat
    houdt dat precies in | kun je dat verduidelijken | graag in begrijpelijke taal | ik kan niet
    goed lezen | ik kan niet lezen | lezen is moeilijk voor mij | ik snap er geen bal van | ik
    begrijp het niet helemaal | ik snap dit niet helemaal | wat bedoelen jullie hiermee | kan dit
    in makkelijkere woorden | zeg het eens alsof ik niks weet | dat is abracadabra voor mij | kun
    je dat voor me vertalen naar gewoon nederlands | wat staat hier eigenlijk | ik snap niet wat
    hier staat
    """,
    THANKS: """
    bedankt | dank je | dankjewel | dank u wel | dankje hoor | thanks | thnx | tnx | merci | top
    bedankt | super bedankt | hartelijk dank | heel erg bedankt | dank voor je hulp | bedankt voor
    de uitleg | bedankt voor je snelle reactie | dank voor het meedenken | bedankt voor de tip |
    bedankt daar heb ik wat aan | dank dan ga ik dat doen | dankje ik ga ermee aan de slag |
    bedankt ik ga bellen | oke bedankt dan doe ik dat | dank ik ga het proberen | bedankt ik laat
    het je weten | ik ga dit delen bedankt | ik geef het door dank je | ik neem het mee dank je |
    fijn dat je er bent | wat fijn | oh fijn | ah fijn | fijn om te weten | goed om te weten | dat
    is goed om te weten | dat is fijn om te horen | wat goed | heel goed | super | top | top hoor |
    toppie | prima | perfect | mooi | mooi zo | heel mooi | geweldig | wat een goed antwoord | dat
    is een goed antwoord | goed antwoord | mooi antwoord | fijn antwoord | dat helpt | dit helpt |
    dit helpt me echt | dat helpt me verder | hier kan ik mee verder | daar kan ik wat mee | daar
    heb ik wat aan | hier heb ik veel aan | daar schiet ik wat mee op | hier kom ik verder mee |
    dit zocht ik | dit is precies wat ik zocht | precies wat ik nodig had | dat was wat ik wilde
    weten | dat bedoelde ik | dat is alles | meer hoef ik niet te weten | dan weet ik genoeg | dan
    weet ik voldoende | ik weet genoeg | zo weet ik genoeg | dat was het | dat was alles | ik heb
    genoeg informatie | ik ben weer helemaal bij | oke | ok | oke dan | oke dus | oke helder |
    helder | duidelijk | heel duidelijk | duidelijk verhaal | helder verhaal | oke duidelijk | ja
    duidelijk | snap ik | ik snap het | oke ik snap het | nu snap ik het | begrepen | ik begrijp
    het | ah zo | ah zo zit dat | aha | aha dus zo zit het | oh zo | ah vandaar | vandaar | dat
    verklaart veel | logisch | klinkt logisch | klinkt goed | goed plan | goed idee | goede tip |
    dat ga ik doen | ga ik doen | dan ga ik dat doen | ik ga het doen | ik ga het proberen | ik ga
    ermee aan de slag | ik ga er mee aan het werk | ik ga bellen | dan bel ik ze | ik bel ze morgen
    | ik ga eens praten | ik vraag het na | ik zoek het op | ik ga het bespreken | ik neem het mee
    | ik stuur het door | ik deel het met mijn collega | ik geef het door | ik leg het voor | ik ga
    dat even regelen | interessant | interessant zeg | leuk | leuk om te weten | wat leuk | dat
    wist ik niet | dat wist ik nog niet | nooit geweten | weer wat geleerd | dat had ik niet
    gedacht | dat had ik niet verwacht | dat valt mee | dat valt tegen | jammer | wat jammer | ah
    jammer maar bedankt | jammer maar helaas | gelukkig | gelukkig maar | wat handig | handig |
    nuttig | lekker bezig | goed bezig | goed gedaan | goed geholpen | je hebt me goed geholpen |
    wat ben jij handig | je bent geweldig | je bent een held | held | wow | wauw | nice | cool |
    chill | tof | gaaf | zeg dat wel | tuurlijk | natuurlijk | ja precies | precies ja | dat dacht
    ik al | zie je wel | ja hoor | goed hoor | prima hoor | is goed | dat is goed | komt goed | tot
    later | tot de volgende keer | fijne dag | fijne dag nog | fijn weekend | bedankt en fijne
    avond | prettige dag | groetjes | ik meld me weer | ik kom later terug | ik laat het weten |
    nou mooi | nou fijn | zo dan | kijk eens aan | ha leuk | helemaal goed joh | geweldig joh | das
    fijn | das mooi | hm oke | hmm ok | bedankt man | goed bezig bot | top bot | ik ben er blij mee
    | daar ben ik blij mee | blij met je antwoord | wat een schat | je bent een schat | lief van je
    | ik vraag het de wijkagent | dan vraag ik het aan de gemeente | ok dan bel ik de gemeente |
    fijn dan weet ik dat | dan weten we dat | dit kan ik goed gebruiken | daar kom ik wel uit |
    thanks voor de moeite | wat een fijne uitleg | wat een mooi verhaal | dat stelt me gerust | ik
    onthoud het | wat lief | haha | lol | de ambulance is er | de politie is er al | ze zijn er |
    ze is weer terecht | hij is weer thuis | het is al opgelost | gelukkig is het goed gekomen |
    dat zet ik in mijn memo | zo in mijn stuk gezet | ik heb het in mijn memo gezet
    """,
    None: """
    hoe oud ben jij | hoe oud ben je | ben je er nog | ben jij een mens | waar woon jij | hoe heet
    jij | wat kost dat | wat kost zoiets ongeveer | hoe duur is dat | wie betaalt dat | wie moet
    dat betalen | waar krijg ik daar geld voor | en hoe kom ik dan aan geld | krijg ik daar
    subsidie voor | hoeveel geld krijg je daarvoor | hoeveel kan je daaruit krijgen | wie doen
    daaraan mee | wie mogen daaraan meedoen | welke gebieden doen mee | welke steden doen mee | mag
    een school dat ook | mag ik dat zelf doen | mag de gemeente dat zomaar | mag dat wel | moet ik
    daaraan meedoen | moet je daar lid van zijn | ben ik dan aansprakelijk | werkt dat ook | werkt
    dat in een dorp | werkt het echt | helpt dat tegen overlast | heeft dat zin | wat levert het op
    | loont dat | hoe begin je daarmee | hoe begin ik zoiets | hoe pak ik dat aan | hoe vraag ik
    dat aan | hoe maak je die | hoe verdeel je dat eerlijk | hoe kom ik daarmee in contact | hoe
    zorg je dat het blijft | waar meld ik dat | waar kan ik dat melden | waar kan ik terecht | waar
    vind ik die | wie helpt mij daarmee | wie gaat daarover | wie is daar verantwoordelijk voor |
    wanneer is dat | wanneer begint het | hoe lang duurt dat | geldt dat nog | geldt dat ook voor
    huurders | geldt dat in vlaanderen | bestaat dat nog | komt er nog een nieuwe ronde | en voor
    ouderen | en bij jongeren | en in een dorp | en als ik huur | en de buren | alleen voor
    huurders | nee ik bedoel iets anders | niet voor jongeren maar voor ouderen | wat als niemand
    meedoet | wat als de gemeente nee zegt | wat is daar het nadeel van | wat is het verschil met
    een buurtbudget | waarom is dat zo | waarom doen ze dat | kan een gemeente er iets tegen doen |
    kan ik bezwaar maken | kunnen wij daar over meepraten | worden mensen daar beter van | wat zit
    er in die score | wat doet die club dan | wat staat er in zo'n plan | is dat verplicht | is dat
    gevaarlijk | is er ook een versie voor scholen | zijn er regels voor | zijn er regelingen voor
    mensen met weinig geld | wie is mijn wijkagent | hoe bereik ik jongeren | hoe krijg ik de buren
    mee | wat doe ik met vrijwilligers die afhaken | werkt dat in de praktijk | werkt dat wel |
    gebeurt dat bij ons ook | kunnen we daarover meepraten | van wie is dat eigenlijk | in mijn
    eigen huis | in mijn straat | ik kom er niet meer uit wat nu | wie onderhoudt dat | wat kan ik
    zelf doen | wat kan een raadslid doen | wat doet de politie daaraan | wat is dan het beste |
    welke vorm past bij ons | hoe groot moet zo'n plek zijn | hoeveel vrijwilligers heb je nodig |
    hoeveel mag dat kosten | hoe vaak moet je vergaderen | waar haal ik spullen vandaan | waar haal
    ik vrijwilligers vandaan | wie schrijft zo'n plan | is er iemand die meedenkt | hoe werkt dat
    in een dorp | hoe gaat zo'n gesprek | hoe ziet zo'n avond eruit | waar gebeurt dat bij ons |
    waar is dat dan | welke gemeenten doen mee | welke wijken krijgen dat | doet onze gemeente dat
    | doen ze dat bij ons ook | doen andere buurten dat samen | wat doet de gemeente dan | hoeveel
    mensen doen mee | hoeveel mensen moeten meedoen | hoeveel mensen heb ik nodig | hoeveel tijd
    kost dat | hoeveel krijg je dan | hoeveel uur is dat per week | hoe vaak komen ze langs | hoe
    groot moet de groep zijn | kan dat in mijn wijk | kan ik dat in een flat | kun je daar iemand
    voor inhuren | kunnen jongeren dat ook | kan dat zonder subsidie | wie geeft dat geld | wie
    kiest die mensen | wie zit daar in | wie mag er stemmen | wie heeft daar recht op | wie maakt
    dat | wat gebeurt er met mijn gegevens | wat gebeurt er daarna | wat moet ik meenemen | wat als
    het niet lukt | wat heb ik daaraan | wat vinden bewoners ervan | wat zijn de risico's | wat
    zijn de voorwaarden | wat is daarvoor nodig | wat krijg je ervoor | wanneer moet dat klaar zijn
    | waarom werkt dat niet | waarom duurt dat zo lang | moet dat van de wet | moet ik daarvoor
    betalen | mag de verhuurder dat weigeren | mag dat op de stoep | zijn daar regels over | zijn
    die gratis | is dat ook voor ouderen | is dat duur | is daar een vergunning voor nodig | hebben
    wij daar recht op | komt dat nog terug | helpt dat echt | heeft dat gewerkt | hoe meet je dat |
    hoe lang mag dat | hoe houd je dat vol | hoe voorkom je dat | hoe regel ik dat | hoe weet ik of
    dat bij ons kan | hoe weet ik of ik er recht op heb | kan ik er nog iets over zeggen | hebben
    wij daar iets over te zeggen | mag ik daar iets van vinden | heb je een idee voor een barbecue
    | kan de corporatie daar ook aan meebetalen | waar vind ik een wijkcoach bij mij in de buurt |
    welke partijen moeten daar bij aansluiten | wie moet dat dan betalen | hoe lang duurt zo'n
    traject | heb je daar een opleiding voor nodig | is dat ook iets voor mensen met een beperking
    | wie bepaalt of een plan goed is | mag de corporatie dat doorberekenen | welke gemeenten
    krijgen dat geld | heb je nog tips voor een feest | waar moet ik dan heen | kan ik dat zelf
    regelen | is dat gratis | wat moet ik dan doen | wat doe je als niemand komt | en als de
    gemeente nee zegt | mag dat van de verhuurder | wat is het verschil | wat is het nadeel | is
    dat erg | wanneer kies je dat | welke is beter | wie beslist dat | wie doet dat dan | hoe snel
    werkt dat | hoelang blijft dat | waar begin ik mee | wie komt daarvoor in aanmerking | bestaat
    dat bij ons ook | hoe overtuig ik de gemeente | hoe kom ik aan mensen | en in een dorp dan |
    geldt dat ook voor ouderen | wat zegt de wet daarover | hoe lang moet ik wachten | moet ik daar
    lid voor zijn | wat kan de gemeente doen | en wat doet de corporatie | doet de politie daar
    iets aan | wie is er verantwoordelijk | welke afspraken maak je dan | hoe loopt het nu | heb je
    daar een vergunning voor nodig | is er geld voor | is er een cursus voor | hoe leg ik dat uit
    aan mijn buren | hoe vertel ik dat aan bewoners | wie leest zo'n plan | hoe bewaar je de rust
    in de straat | hoe hou je het kort in een vergadering | hoe houd je de lijst met vrijwilligers
    bij | kunnen wij daar iets over zeggen | mogen wij er nog iets over zeggen | kunnen we er nog
    iets van zeggen | staat dat in de wet | is dat niet gevaarlijk | wie is de baas daarover | wie
    controleert dat | is daar een potje voor | hoe zit het met huurders | waar gebeurt dat bij mij
    in de buurt | hoe vaak moet dat | in welk gebied geldt dat | wat betekent dat voor mij als
    huurder | wat als het misgaat | wie bepaalt dat | wie bepaalt de hoogte | wat kost dat per jaar
    | hoeveel kost dat per jaar | kan het ook kleiner | hoe groot is zo'n team | mag dat langer
    duren | hoe maak je een begroting | is daar onderzoek naar nodig | hoe meet je of het werkt |
    waar moet ik op letten | wie heeft er recht op | in vlaanderen | niet in nederland | in belgië
    niet in nederland | bij ons in vlaanderen | alleen in amsterdam | wie de mijne is | ik wil
    weten wie de mijne is | wie is mijn contactpersoon | wie is de onze | ik woon hier pas | ik
    woon hier nog niet lang | dat helpt niet | dit helpt me niet | daar heb ik niks aan | hier heb
    ik niets aan | dat werkt niet | dat lukt niet | ik durf niet te bellen | ik durf het niet te
    vragen | ik bel maar niemand neemt op | ik heb al gebeld maar niemand doet iets | ik ga
    scheiden | ik ga verhuizen | ik heb geen geld | wij hebben geen ruimte | ik ben bang | ik ben
    alleen | ik ken hier niemand | de buren praten niet met mij | ze doen niks | hij luistert niet
    | de verhuurder doet niks | ik weet het niet meer | ik kom er niet uit | dat is niet waar | dat
    is niet wat ik vroeg | ik ben student | ik werk bij de gemeente | ik heb een eigen bedrijf |
    mijn kind zit daar op school | mijn moeder is ziek | goed maar wie betaalt dat | leuk maar hoe
    dan | oke maar bij ons is dat anders | mooi maar wij zijn met weinig | prima maar mag dat wel |
    bedankt nog een vraag hoe begin je er een | dank je en hoe begin je zoiets | nog een vraag hoe
    kom ik aan geld | nog iets anders wie betaalt dat | en nog wat hoe lang duurt dat | dank en wat
    kost dat dan | ik heb nog een vraag | nog een vraagje | dat heb ik al gedaan | heb ik al
    geprobeerd | dit helpt niet | waar kan ik dat nog meer aan zien | waar zie ik dat aan | hoe
    herken ik dat | kun je dat ook zelf beginnen | kan ik dat zelf beginnen | kunnen wij dat zelf
    beginnen | en net te veel | en net te weinig | en als het te veel is | tot wanneer is er geld
    voor | om hoeveel geld gaat het dan | en hoeveel is dat dan | waar haal ik de cijfers vandaan |
    waar vind ik de cijfers van mijn wijk | wanneer is de volgende | en wanneer is de volgende keer
    | wie heeft die gemaakt | wie maakte die
    """,
}
