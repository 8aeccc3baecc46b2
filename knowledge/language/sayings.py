"""Ways to express a wish about what was just shown, to thank for it, and to ask on."""

from knowledge.answer import Wish

THANKS = "thanks"
"""Thanks, or saying that the answer was heard."""
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
"""Ways to express a wish in English, recognised word for word."""
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
    kun je de verwijzing geven | auteur en jaartal graag | hoe kom je aan dat nummer | wie heeft
    dat zo gezegd | en wie heeft dat dan geteld en wanneer | van wie komt dat cijfer | waar heb je
    dat eigenlijk vandaan als ik vragen mag | is er een rapport van dat ik kan doorsturen | kun je
    de verwijzing geven auteur en jaartal | kan ik dat ergens zwart op wit krijgen | heb je er een
    stuk van dat ik kan aanhalen | uit welke krant komt dat | is dat uit een onderzoek of gewoon
    een idee | waar komt die wijsheid vandaan | wie heeft dat becijferd | hoe komen ze aan dat
    getal | waar kan ik dat checken | ik wil het graag kunnen controleren | hoe zeker is dat | hoe
    betrouwbaar zijn die cijfers | wat is je bewijs | waar is het bewijs | bewijs graag | naam van
    het onderzoek graag | hoe heet dat onderzoek | hoe heet dat rapport | titel van het rapport
    graag | welk jaar was dat onderzoek | is dat wetenschappelijk bewezen | zegt wie | op wie
    baseer je je | wie heeft je dat verteld | van wie weet je dat | noem je bron | bronnen |
    bronnen graag | wat zijn je bronnen | mag ik je bronnen zien | heb je een verwijzing naar het
    onderzoek | staat er ergens een bron | waar kan ik het onderzoek vinden | waar vind ik het
    originele rapport | kun je linken naar het onderzoek | heb je de link van het rapport | heb je
    een url | kun je het artikel sturen waar dit in staat | stuur me het onderzoek even | wie heeft
    dit antwoord geschreven | wie schrijft deze antwoorden | komt dit van de gemeente | komt dat
    uit de wet | welk wetsartikel | welke wet is dat | is dat officieel zo | is dat een feit | echt
    waar | meen je dat | zeg je maar wat | dat heb ik anders gehoord waar staat dat | ik hoorde
    iets anders klopt dat wel | dat klinkt ongeloofwaardig | dat wil ik eerst zien | ik moet een
    bron vermelden | voor mijn verslag heb ik de bron nodig | hoe citeer ik dit | hoe zet ik dit in
    mijn literatuurlijst | welke organisatie zegt dat | welke onderzoekers waren dat | welk bureau
    heeft dat onderzocht | is dat van het cbs of van wie | komt dat van het scp | wanneer is dat
    onderzocht | van welk jaar zijn die cijfers | zijn die cijfers nog van nu | hoe recent zijn die
    cijfers | is dat niet verouderd | is dat nog steeds zo | wanneer is dit voor het laatst
    nagekeken | waar kan ik dat nog eens nalezen | kan ik dit ergens terugvinden | waar staat dat
    zwart op wit | hoe weten ze dat | hoe weten ze dat zo precies | hoe is dat onderzocht | hoe
    hebben ze dat gemeten | hoe hebben ze dat onderzocht | hoeveel mensen hebben ze daarvoor
    gevraagd | op welk onderzoek steunt dat | waar steunt dat op | waar is dat uit gebleken |
    waaruit blijkt dat | is daar iets over gepubliceerd dat ik kan aanhalen | wie kan dat
    bevestigen | is dat door iemand nagerekend | wie zegt dat dat zo is | hoe kom je erbij | waar
    haal je het vandaan | is dat niet gewoon een aanname | dat lijkt me stug | dat geloof ik niet |
    dat kan ik niet geloven | ik twijfel of dat klopt | weet je het zeker | klopt dat getal wel |
    klopt dat bedrag nog | kan ik je daarop vertrouwen | heb je een website voor me | welke website
    is dat | op welke site staat dit | waar staat dat online | staat dit ergens online | kan ik die
    pagina zien | van wie is dat overzicht | van wie is dat rapport | van wie is die lijst | van
    wanneer is het | van wanneer is dit | van waar hebt ge dat | vanwaar komt dat
    """,
    Wish.NUMBER: """
    nummer | heb je een nummer | heb je het nummer | heb je een telefoonnummer | nummer graag | wat
    is het nummer | wat is het telefoonnummer | telefoonnummer graag | welk nummer moet ik bellen |
    welk nummer is dat | naar welk nummer bel ik | geef me het nummer | mag ik het nummer | is daar
    een nummer van | is er een telefoonnummer dat ik kan bellen | wie kan ik bellen | wie kan ik
    daarover bellen | wie kan ik hierover bellen | en wie kan ik daarvoor bellen | wie moet ik dan
    bellen | wie moet ik hiervoor bellen | wie bel ik | wie bel ik dan | wie bel ik daarvoor | waar
    kan ik bellen | waar kan ik daarover bellen | waar bel ik naartoe | kan ik daar bellen | kan ik
    daarover bellen | kan ik die bellen | kan ik ze ook bellen | hoe kan ik ze bellen | heeft u een
    telefoonnummer voor me | kan ik een nummer krijgen | wat is hun nummer | mag ik hun nummer | op
    welk nummer bereik ik ze | is er een nummer dat ik kan bellen | hoe bereik ik ze telefonisch |
    wie moet ik bellen hiervoor | welk nummer was het ook alweer | wat was het nummer ook alweer |
    geef het nummer nog eens | en het telefoonnummer | geef me een telefoonnummer | is er een
    gratis nummer
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
    hierover | heb je nog een goed stuk om dit in na te lezen | waar kan ik hier zelf meer over
    lezen | liefst iets langers een handleiding of zo | iets om te lezen graag | nog meer leesvoer
    | welke boeken gaan hierover | is er een boek over | ik wil er graag een artikel over lezen |
    kun je een artikel aanraden | kun je iets aanraden om te lezen | heb je een goed rapport voor
    me | zijn er rapporten over | zijn daar rapporten over verschenen | wat is er over gepubliceerd
    | zijn er dossiers over | bestaat er een handboek | heb je een handleiding | is er een leidraad
    | heb je een folder | heb je een brochure die ik kan uitdelen | iets om uit te printen |
    achtergrondinformatie graag | verdiepende literatuur | verdieping graag | ik wil me er verder
    in verdiepen | ik wil me inlezen | ik wil me hierover inlezen | waar vind ik verdieping | zijn
    er goede artikelen hierover | vakliteratuur graag | wetenschappelijke artikelen graag | heb je
    studies hierover | leestips | leestips graag | leessuggesties | iets voor op mijn nachtkastje |
    geef me een paar rapporten | noem een paar boeken | noem eens een goed boek | is er een
    factsheet | welke publicatie kan ik het best lezen | wat lees ik het beste eerst | een rapport
    graag | onderzoeken graag | publicaties | rapporten | artikelen | literatuur | boeken | wat kan
    ik daarover lezen | welk artikel gaat hierover | iets te lezen voor in het weekend | waar kan
    ik me in verdiepen | heb je er nog een rapport bij | zijn er stukken over | heb je er een goed
    onderzoek over | heb je een leeslijstje voor me | wat moet ik er over gelezen hebben | wat is
    verplichte kost hierover | nog een artikel hierover | meer te lezen | meer leesmateriaal | kan
    ik ergens verder lezen
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
    mijn lijst | schrijf deze op voor later | hou die even vast voor straks | zet die ook maar op
    de lijst | voeg toe | voeg die toe | kan die op mijn lijst | dat wil ik later nog eens nalezen
    | bewaar die | bewaar die voor me | bewaar het antwoord | bewaar dit antwoord | sla het op |
    sla dit antwoord op | opslaan | bewaren | wil je dit voor me onthouden | onthoud dit even | dit
    lees ik vanavond | ik lees het straks wel bewaar het | ik wil dit vanavond lezen zet maar klaar
    | leg deze opzij | leg maar apart | hou apart | zet apart voor me | zet maar bij de rest | zet
    bij mijn bewaarde stukken | bij mijn favorieten | markeer deze | markeer dit als favoriet | kan
    ik dit markeren | kan ik hier later op terugkomen | handig om te bewaren | die is handig om te
    houden | die hou ik | mag die ook op mijn leeslijst | zet het rapport op mijn lijst | doe dat
    rapport op mijn leeslijst | zet die publicatie op mijn leeslijst | op leeslijst zetten |
    leeslijst graag | kun je deze toevoegen aan mijn lijst | kan die erbij op mijn leeslijst | die
    moet op mijn leeslijst | deze wil ik op mijn leeslijst | noteer maar | noteer die | schrijf die
    voor me op | dit wil ik niet vergeten | help me dit onthouden | voor later graag | voor
    vanavond bewaren | stop die in mijn lijst | prik die even op | kun je het voor me klaarzetten |
    zet dit even klaar voor morgen | zet dit artikel bij mijn leeslijst
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
    eens wat meer over | en voor de rest | kun je uitweiden | hier wil ik wat meer van weten | heb
    je er nog een stuk of wat | en nog andere opties | weet je nog meer dingen | nog iets anders
    wat helpt | zijn er nog andere | wat zou ik nog meer kunnen proberen | is dat echt alles |
    vertel er nog eens wat over | en verder nog iets | verder nog wat | verder nog tips | nog
    suggesties | heb je nog suggesties | heb je nog andere suggesties | meer suggesties | zijn er
    alternatieven | heb je alternatieven | welke alternatieven zijn er | weet je nog iets | weet je
    nog wat | weet je nog meer | weet je er meer van | weet je hier meer over | wat weet je hier
    nog meer over | kun je meer vertellen | kun je nog meer vertellen | kun je me meer vertellen
    hierover | vertel me meer | vertel me er meer over | ik hoor graag meer | daar wil ik meer over
    horen | daar wil ik het fijne van weten | leg het uitgebreider uit | mag het uitgebreider |
    uitgebreider | langer antwoord graag | kan het langer | dit is wel erg summier | beetje kort
    dit | dat is wel heel kort | en dat is het | en meer niet | meer niet | meer heb je niet | heb
    je niet meer | is dat alles wat er is | is er niet meer te vertellen | valt er nog meer over te
    vertellen | wat nog | nog wat | nog iets | verder | ga eens verder | ga maar door | vervolg |
    doorgaan | lees door | toon meer | laat meer zien | laat nog wat zien | geef me er nog een paar
    | geef er nog een paar | geef nog eens wat | noem er nog een stuk of drie | noem nog een paar
    dingen | nog een paar dingen | nog een paar tips | nog een paar ideeën | nog een paar manieren
    | nog meer manieren | op welke andere manieren kan het | kan het ook op een andere manier |
    zijn er andere mogelijkheden | welke mogelijkheden zijn er nog meer | wat is er nog meer
    mogelijk | wat kun je nog meer doen | wat kan je verder nog doen | wat kan ik verder doen | wat
    kunnen we nog meer doen | wat helpt nog meer | wat werkt nog meer | wat helpt er verder | wat
    komt er nog meer bij kijken | waar moet ik verder op letten | waar moet ik nog meer op letten |
    nog iets om op te letten | nog iets waar ik rekening mee moet houden | meer achtergrond graag |
    de achtergrond graag | hoe zit dat verder | details graag | kun je dat verder toelichten |
    graag een toelichting | licht dat eens toe | ik wil er dieper op ingaan | meer diepgang graag |
    nog iets hierover | nog iets anders hierover | heb je hier nog iets over | heb je hier nog meer
    over | wat heb je nog meer hierover | en de andere dan | laat de andere zien | welke waren er
    nog meer | welke zijn er nog meer | welke heb je nog meer | wat zijn nog meer manieren | en wat
    kan er verder | en hoe gaat het verder | kun je dat uitgebreider vertellen | zeg er eens meer
    over | vertel er eens wat uitgebreider over | praat verder | ga hier eens verder op in | ga
    hier wat dieper op in | geef me alles wat je hebt | wat heb je allemaal | wat is er allemaal |
    alles graag | het hele verhaal graag | het complete verhaal | de volledige versie | volledige
    antwoord graag | meer tekst graag | heb je er nog meer over | en verder dan | en wat verder |
    nog eentje | nog een | doe er nog een paar | nog een stuk of wat | is er nog iets anders
    mogelijk | zijn er nog meer dingen die helpen | zijn er nog dingen die ik moet weten | wat moet
    ik er verder van weten | is er nog wat over te zeggen | dat was een beetje weinig | ik had meer
    verwacht | meer tips | andere tips | nog andere manieren | andere ideeën | andere opties | nog
    opties | nog mogelijkheden | en anders nog iets | behalve dat nog iets | wat kan er verder nog
    | heb je verder nog iets | heb je verder nog wat | nog aanvullingen | nog iets toe te voegen
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
    de strekking | dat is me te veel om te lezen | in twee regels kan dat ook | hoe zeg je dat
    korter | kort | kort graag | in het kort | kort samengevat | samengevat | kort gezegd | wat is
    de korte versie | heb je een korte versie | heb je een samenvatting | geef me een korte
    samenvatting | kun je het kort houden | kun je dit inkorten | kort het in | kort in graag |
    snel even de kern | de kern | alleen de kern | kern graag | de essentie | wat is de essentie |
    wat is het punt | kom eens ter zake | kom tot de kern | hou het bij de hoofdzaken | alleen de
    hoofdzaken | hoofdlijnen graag | in grote lijnen | in hoofdlijnen | puntsgewijs graag | in
    bulletpoints | in puntjes | in drie punten | in één woord | een zin is genoeg | één zinnetje
    graag | in een paar zinnen | in twee zinnen graag | in een tweet | zo kort mogelijk | kan het
    nog korter | nog korter | veel te lang | te lang dit | wat een verhaal | wat een lang verhaal |
    wat lang zeg | pff wat een tekst | zoveel kan ik niet lezen | daar heb ik geen tijd voor | ik
    heb haast | ik heb maar even | ik sta in de tram | voor op een poster kort graag | voor in een
    appje | voor in de nieuwsbrief graag kort | wat is de samenvatting | samenvatten graag | vat
    dit samen in een zin | wat moet ik onthouden | wat is de belangrijkste boodschap | wat is
    hiervan het belangrijkste | gewoon ja of nee | dus ja of nee | is het nou ja of nee | maar wat
    is nou het antwoord | dus wat is het antwoord | minder lang graag | minder uitgebreid | hou het
    eens kort | iets minder tekst | een stuk korter | dat kan korter | dat kan vast korter | mag
    dat korter | te veel informatie | dit is te veel informatie | te veel om te lezen | zo'n lap
    tekst lees ik niet | lees ik niet te lang | in een regel of twee | twee regels max | max drie
    zinnen | in een halve minuut | dertig seconden uitleg | de hoofdpunten | de hoofdboodschap |
    even samenvatten | samenvatting | bondiger | compacter graag | waar gaat het in het kort om |
    waar draait het om | waar draait het in het kort om | wat is je punt | maak er één zin van |
    kan dat in een zinnetje | kan het in een paar woorden
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
    eens een voorbeeld zien | en hebben jullie daar ook een concreet geval van | weet je een stad
    die dat slim doet | heb je meer voorbeelden | meer voorbeelden graag | nog een voorbeeld |
    andere voorbeelden | zijn er nog meer voorbeelden | heb je nog een voorbeeld | hoe doen ze dat
    in rotterdam | hoe doet amsterdam dat | welke dorpen doen dat | is er een dorp waar dat lukt |
    is er een buurt waar dit werkt | is er ergens een wijk waar dit goed gaat | waar in nederland
    doen ze dit | gebeurt dit al ergens | wordt dit al ergens gedaan | bestaat zoiets al ergens |
    is dat al eens geprobeerd | heeft iemand dat al eens gedaan | wie is ons voorgegaan | welke
    gemeenten gingen ons voor | voorbeeldgemeenten | voorbeeldprojecten | een voorbeeld graag |
    geef een voorbeeld | geef eens een paar voorbeelden | geef concrete voorbeelden | wat concreter
    graag | kan het concreter | maak dat eens concreet | hoe werkt dat concreet | hoe ziet dat er
    concreet uit | hoe gaat dat er in het echt aan toe | praktijkvoorbeelden | praktijkverhalen |
    verhalen uit de praktijk | ervaringsverhalen | ervaringen van andere gemeenten | ervaringen uit
    andere wijken | wat zijn ervaringen van anderen | hoe is dat elders gegaan | hoe hebben anderen
    dat gedaan | hoe lossen anderen dat op | hoe lossen andere buurten dat op | hoe doen andere
    corporaties dat | wat doen andere gemeenten | kun je een plaats noemen | noem eens een plaats |
    noem een stad waar dat kan | noem een gemeente die dat doet | welke wijk is een goed voorbeeld
    | goede voorbeelden graag | best practices | goede praktijken | inspirerende voorbeelden |
    inspiratie graag | heb je inspiratie | laat zien hoe een ander dat deed | ken je projecten die
    dit doen | welke projecten doen dit | welke organisaties doen dit al | welke scholen doen dit
    al | wie doet het goed | zoals | bijv | bv | noem eens iets concreets | noem eens wat | wat
    bijvoorbeeld | waar denk je dan aan | aan wat voor dingen moet ik denken | hoe ging dat ergens
    anders | hoe ging dat in een andere stad | hoe deden ze dat daar | is er een plek waar ze dit
    hebben | zijn er buurten die dit al hebben | heb je een geslaagd voorbeeld | een geslaagd
    project graag | waar liep dat goed | waar is het misgegaan | ken je een plek waar het misging |
    welk dorp is goed bezig | in welke stad kan ik gaan kijken | op werkbezoek waar kan dat | bij
    wie kunnen we de kunst afkijken | van wie kunnen we leren | van welke gemeente kunnen we leren
    | een verhaal van een bewoner graag | hoe pakte een andere corporatie dat aan | kun je dat
    illustreren | schets eens hoe dat gaat | geef eens een idee hoe dat eruit ziet
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
    om | in welke orde van grootte | heb je aantallen | heb je daar een getal bij | kun je er een
    paar getallen bij geven | zitten daar ook bedragen per gemeente bij | en in getallen | in
    cijfers graag | wat zijn de getallen | noem eens wat cijfers | noem een paar cijfers | geef
    eens cijfers | cijfers erbij graag | met cijfers erbij | heb je ook cijfers | heb je recente
    cijfers | wat zijn de laatste cijfers | actuele cijfers graag | hoeveel mensen ongeveer |
    hoeveel zijn het er | hoeveel zijn dat er in nederland | om hoeveel woningen gaat het | om
    hoeveel gezinnen gaat het | om hoeveel kinderen gaat dat | hoeveel gemeenten zijn dat | hoeveel
    wijken zijn dat | hoe vaak komt het voor | hoe vaak komt dit voor | komt dat vaak voor | is dat
    veel | is dat veel of weinig | hoe groot is de kans | wat is het percentage | wat is de omvang
    | hoe groot is dit probleem eigenlijk | hoe erg is het in cijfers | welke cijfers zijn er |
    welke cijfers heb je | statistieken graag | statistieken | data graag | heb je data | is er
    data over | kun je dat in een tabel zetten | een tabel graag | een grafiek graag | heb je een
    grafiek | een tabelletje met bedragen | wat is het aantal | aantallen graag | percentages graag
    | procenten | hoeveel procent dan | welk percentage | van hoeveel mensen spreken we | over
    hoeveel mensen gaat het | wat zijn de harde cijfers | harde cijfers graag | heb je het exacte
    getal | wat is het exacte aantal | kun je een schatting geven | een schatting graag | is er een
    schatting | hoeveel is dat gemiddeld | hoe hoog is dat gemiddeld | en de cijfers | en de
    aantallen | getallen graag | getalletjes | hoe groot is de groep | hoe groot is dat in
    procenten | is dat in cijfers uit te drukken | druk dat eens uit in cijfers | heb je een
    percentage | kun je percentages noemen | noem eens een percentage | noem eens een bedrag | over
    wat voor bedragen praten we | over welke bedragen hebben we het | is dat meer dan vroeger in
    cijfers | stijgt dat aantal | neemt dat toe in cijfers | wat is de trend | zijn er landelijke
    cijfers | zijn er cijfers per gemeente | zijn er cijfers per wijk | heb je cijfers voor mijn
    notitie | ik heb getallen nodig | ik heb cijfers nodig voor een stuk | een op de hoeveel |
    hoeveel van de tien
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
    hier staat | poeh wat een taal kan dat gewoner | ik volg het niet meer doe eens makkelijk | doe
    eens makkelijk | kan dat gewoner | in gewone taal | gewone taal graag | in gewone mensentaal |
    mensentaal graag | in begrijpelijk nederlands | in klare taal | klare taal graag | simpel graag
    | simpel gezegd | simpele taal | in simpele taal | simpele uitleg graag | makkelijke taal | kan
    het simpeler | kan het wat simpeler | iets makkelijker graag | wat makkelijker graag | leg het
    eens simpel uit | leg het makkelijk uit | leg dat eens makkelijk uit | leg het nog een keer uit
    | nog een keer uitleggen | uitleg in gewone woorden | kun je het beter uitleggen | kun je dat
    beter uitleggen | kun je het duidelijker zeggen | duidelijker graag | wat duidelijker aub |
    onduidelijk | dat is onduidelijk | dat is mij niet duidelijk | dat is me niet helder | ik
    begrijp je niet | ik begrijp dit niet | ik begrijp het niet | snap ik niet | snap niet | snap
    het niet | snap er niets van | dat snap ik niet | dat snap ik niet helemaal | ik snap het nog
    niet | ik kan je niet volgen | wat zeg je nou | wat bedoel je nou | wat bedoel je nu precies |
    wat staat daar nou | wat houdt dit in | wat betekent dit | wat betekent dat in gewoon
    nederlands | wat wil dit zeggen | ik ken dat woord niet | ik weet niet wat dat woord betekent |
    te veel moeilijke woorden | minder moeilijke woorden graag | zonder vaktaal | zonder jargon
    graag | wat een jargon | te veel vaktermen | vertaal dat eens | vertaal dat naar gewone
    mensentaal | voor iemand die er niks van weet | voor beginners graag | voor dummies | alsof ik
    een kind ben | alsof ik zes ben | alsof je het aan een kind uitlegt | hoe leg je dat uit aan
    een kind | alsof ik acht jaar ben | in kindertaal | op b1 niveau graag | taalniveau b1 | ik
    spreek niet zo goed nederlands | mijn nederlands is niet goed | nederlands is niet mijn eerste
    taal | ik heb dyslexie | lezen gaat mij niet goed af | dat is me te ingewikkeld | te
    ingewikkeld | veel te moeilijk | wat moeilijk zeg | wat ingewikkeld | te technisch | dat is me
    te technisch | chinees voor mij | ik word er niet wijs uit | help me dit te begrijpen | snappie
    niet | ik snap er geen snars van | ik snap er geen jota van | ik begrijp er geen bal van | ik
    begrijp er geen woord van | geen idee wat je bedoelt | ik heb geen idee wat je zegt | wat
    bedoel je daar nou mee | hoezo wat bedoel je | kun je dat woord uitleggen | kun je die term
    uitleggen | wat is dat voor term | wat betekent die term | wat is dat in normale taal | kan dat
    in normale taal | normaal nederlands graag | praat even nederlands | in mensentaal | zeg het
    eens in gewone mensentaal | zeg dat eens makkelijker | kan het iets eenvoudiger | eenvoudig
    graag | eenvoudige taal graag | leg uit aan een leek | ik ben een leek leg uit | ik ben niet zo
    slim leg het nog eens uit | mijn moeder snapt dit niet | dit snapt mijn oma niet | dat begrijpt
    toch niemand | niet te volgen dit | hier kan ik geen chocola van maken | wat bedoel je met die
    term | wat bedoel je met dat begrip | wat bedoel je met draagvlak | wat bedoel je met
    participatie | wat bedoelen ze met cohesie | wat is dat een convenant
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
    dat zet ik in mijn memo | zo in mijn stuk gezet | ik heb het in mijn memo gezet | fijn dank je
    | top dankjewel | super dankjewel | mooi bedankt | bedankt voor het antwoord | bedankt voor de
    info | bedankt voor de informatie | dank voor de info | bedankt ik kom eruit | bedankt ik weet
    genoeg | dank je dat was alles | thx | thanx | danku | dank u | dank u zeer | heel fijn bedankt
    | heel veel dank | ontzettend bedankt | enorm bedankt | ik ben je dankbaar | hier kan ik wat
    mee | hier kan ik mee vooruit | hier heb ik wat aan | hier heb ik genoeg aan | dit is genoeg |
    zo is het genoeg | meer hoeft niet | meer heb ik niet nodig | dit was precies mijn vraag |
    precies wat ik zocht | dat zocht ik | ik ga het even lezen | dat ga ik lezen | ik ga even
    kijken | ik ga het uitzoeken | dan ga ik daar achteraan | ik ga daar achteraan | ik ga ze
    mailen | ik mail ze meteen | ik bel meteen | ik ga meteen bellen | ik heb gebeld | ze komen
    eraan | hulp is onderweg | de politie is onderweg | politie is gebeld | ik heb de politie
    gebeld | alles is weer goed | het gaat weer | mooi dan weet ik dat | goed zo | goed om te horen
    | dat klinkt goed | klinkt als een plan | top idee | wat een goed idee | leuk idee | grappig |
    haha grappig | leuk zeg | wow dat wist ik niet | oh op die manier | ah op die manier | ah ja |
    oh ja | ah oke | oh oke | okay | oki | oke prima | oke top | oke mooi | oke fijn | oke thanks |
    goed dan | mooi dan | prima dan | nou prima | nou oke | vooruit dan maar | jammer dan | helaas
    | balen | dat is balen | dat is jammer | tot ziens | tot snel | welterusten | fijne avond |
    fijne avond nog | fijn weekend nog | jij ook | insgelijks | je bent top | jij bent top | wat
    een goede bot | goede bot | knap hoor | slim hoor | netjes hoor | keurig | klasse | chapeau |
    hulde | respect | fantastisch | uitstekend | geniaal | heerlijk | lekker dan | super ik mail ze
    meteen | dan ga ik dat eens proberen | dat ga ik morgen doen | ik ga het morgen vragen | ik ga
    het aan de buren vertellen | ik bespreek het met mijn man | ik overleg het met de groep | ik
    neem het mee naar het overleg | dan weet ik waar ik aan toe ben | nu ben ik wijzer | nu weet ik
    het | zo dat is duidelijk | dat is een duidelijk antwoord | dat is helder | fijn dat is helder
    | klinkt helder | dat lucht op | pfoe gelukkig | nou dat scheelt | dat scheelt weer | daar ben
    ik mee geholpen | hiermee ben ik geholpen | ik ben geholpen | ik ben er uit | ik kom er wel uit
    | ik red me wel | dan laat ik het hierbij | laten we het hierbij laten | dat was mijn vraag
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
    | wie heeft die gemaakt | wie maakte die | wat voor bewijs moet ik daarvoor hebben | hoeveel
    dan | welke horen daar nog meer bij | welke partijen horen daar nog meer bij | wie kan daar nog
    meer aan meedoen | wat moet ik nog meer meenemen | wie moet ik nog meer uitnodigen | moet ik
    nog iets meenemen | kan ik nog iets doen als het te laat is | kan ik nog bezwaar maken | kan ik
    nog terug | kan het nog teruggedraaid worden | mag het ook kleiner | mag het ook langer | hoe
    lang moet ik dat bewaren | moet ik die bonnetjes bewaren | hoe houd je zo'n lijst bij | wie
    houdt die lijst bij | wie leest dat dan | wie moet dat rapport maken | hoe schrijf je dat op |
    hoe leg je dat vast | hoe leg ik dat uit aan de raad | hoe vertel ik dat mijn kind | hoe zeg ik
    dat tegen mijn buurman | hoe praat ik daarover met mijn buren | wat zeg je dan tegen zo iemand
    | wat moet ik dan zeggen als ze boos worden | welke vragen stel je dan | wat moet daarin staan
    | wat moet er in zo'n brief staan | hoe controleer je dat als gemeente | wie controleert of ze
    het doen | hoe weet ik of ze dat echt doen | hoe weet ik of het bij mij speelt | hoe weet je of
    iemand dat nodig heeft | moet ik dat bewijzen | hoe bewijs ik dat | hoe toon ik dat aan | welk
    bewijs heb ik nodig | werkt dat aantoonbaar | blijkt dat te werken | heeft het effect gehad |
    wat was het resultaat | wat heeft het opgeleverd | wat waren de gevolgen | wat zijn de nadelen
    | zijn er ook nadelen | zijn er risico's | waarom juist daar | waarom alleen daar | waarom niet
    overal | geldt dat in heel nederland | geldt dat overal | bestaat dat ook in belgië | hebben ze
    dat in vlaanderen ook | is dat bij ons ook zo | hebben wij zoiets in de buurt | is er zoiets
    bij mij in de buurt | waar kan ik er een vinden | waar vind ik zo iemand | waar vind ik mensen
    die meedoen | waar koop je zoiets | waar meld je je aan | hoe meld ik me aan | hoe doe ik mee |
    kan mijn school meedoen | welke scholen mogen meedoen | welke gemeente heeft dat geld gekregen
    | welke wijken kregen er geld | hoeveel geld kreeg onze wijk | hoeveel kost dat een gemeente |
    hoeveel kost dat per persoon | hoeveel moet ik dan betalen | hoeveel krijg ik terug | hoeveel
    is de boete | hoe hoog is die boete | hoe hoog is die vergoeding | hoeveel uur kost dat |
    hoeveel mensen heb je daarvoor nodig | hoeveel mensen moeten er voor stemmen | hoe groot moet
    zo'n groep zijn | hoe groot mag dat zijn | hoe oud moet je daarvoor zijn | hoe laat begint het
    | wanneer gaat het in | sinds wanneer is dat zo | sinds wanneer geldt dat | tot wanneer kan dat
    | hoe lang kan dat duren | duurt dat lang | hoe snel moet dat | kan dat sneller | kan het
    goedkoper | kan dat gratis | is daar subsidie voor | betaalt de gemeente dat | betaalt de
    corporatie daaraan mee | wie draait ervoor op | wie is er dan aansprakelijk | wie beslist er
    uiteindelijk | wie begint ermee | wie kan ons helpen | wie helpt je daar dan bij | kan het
    wijkteam helpen | helpt de gemeente mee | helpt de politie daarbij | moet ik eerst naar de
    gemeente | bij wie moet ik zijn | bij wie moet ik dan zijn | en als dat niet lukt | en als
    niemand reageert | en als ik niet wil | en als het al te laat is | en daarna | en in de winter
    | en in het weekend | en voor kinderen | en voor mensen zonder geld | en met een hond | en
    zonder vergunning | en op school | gaat dat ook over huurders | is dat anders voor kopers | is
    dat hetzelfde als een wijkteam | is dat niet hetzelfde | wat is dan het verschil | wat is beter
    | wat raad je aan | wat zou jij doen | waar moet je op letten bij het kiezen | welke kies ik
    dan | welke is het goedkoopst | nog een andere vraag | andere vraag | iets heel anders | ander
    onderwerp | nu iets anders | dat bedoel ik niet | nee dat is het niet | nee die andere | liever
    iets voor ouderen | vooral voor kinderen | en is dat ook onderzocht bij ons | wie kan dat
    onderzoek doen | hoe kom je aan zo'n nummer | wie heeft dat nodig | hoe lees je zo'n begroting
    | wie moet dat lezen | waar staat dat gebouw | waar staat die container dan | waar komt het
    geld vandaan | waar komen die mensen vandaan | wie zegt er ja of nee tegen | moet ik dat zelf
    zeggen | kan ik de samenvatting naar de raad sturen | komt er nog een vervolg op | gaat dat
    programma nog verder | hoe ga ik verder als ze weigeren | wie gaat er verder mee aan de slag |
    komen er nog meer woningen bij | zijn er nog meer plekken in mijn stad | zijn er nog plekken
    vrij | is er nog plek | is er nog geld over | kan ik er nog een aanvragen | mag ik er nog een
    bij | moet er meer groen komen | krijgen ze daar meer vertrouwen van | krijg ik dan meer
    huurtoeslag | kost dat meer | is dat meer werk | doen er meer mensen mee dan vroeger | werkt
    dat beter dan praten | hoe maak je het korter | hoe maak je dat makkelijker voor mensen die
    slecht lezen | hoe schrijf ik dat in makkelijke taal | mag ik dat voorlezen | hoe geef je zelf
    het goede voorbeeld | moet je dat in cijfers laten zien aan de raad | hoe reken je dat uit |
    wie rekent dat uit | hoe meet je zoiets | wie meet dat | waar laat je dat onderzoeken | is dat
    wel eerlijk | is dat niet zielig | is dat wel nodig | is dat wel veilig | heeft dat nog zin |
    heb ik daar iets aan als huurder | hebben ouderen daar iets aan | hebben kinderen daar iets aan
    | hoe komt dat | hoe komt het dat dat zo is | hoe kan dat | helpt het een beetje | helpt het
    een beetje tegen de overlast | kan ik er later weer vanaf | kan ik er later nog van af |
    bestaan die nog | bestaan die nou nog | zijn die ook verzekerd | hoe lang blijft het zo | en
    zijn er daar veel van | hoeveel zijn er van in mijn stad | wat doe je daaraan | is het van nu |
    over welk jaar ging dat | hoe doe je dat in een dorp | hoe doe je dat met kinderen | hoe doe ik
    dat als huurder | hoe doen ze dat bij de gemeente | hoe regel je dat in een flat | hoe
    organiseer je dat | hoe betrek je mensen daarbij | hoe werkt dat dan precies | hoe werkt zoiets
    | hoe gaat dat in zijn werk | hoe kom ik daar weer van af | hoe kom je daarvoor in aanmerking |
    hoe vaak mag je dat doen | hoe vaak krijg je dat | hoe groot moet die dan zijn | hoe groot is
    de boete | hoe ver mag dat gaan | hoe veilig is dat | hoe goed werkt dat | hoeveel geld is
    daarvoor | hoeveel geld krijgt een wijk dan | hoeveel krijgt een gemeente daarvoor | hoeveel
    betaal je daarvoor | hoeveel tijd krijg je daarvoor | hoeveel plekken zijn er nog vrij |
    hoeveel vrijwilligers zijn daarvoor nodig | wat zegt de wet over huurders | wat zegt de raad
    daarvan | wat zegt de gemeente dan | wat betekent dat voor huurders | wat betekent dat voor de
    buurt | wat betekent dat voor mijn huur | wat doet dat met mensen | wat doet dat met een kind |
    wat doen ze daar de hele dag | wat kan er misgaan | wat gaat er vaak mis | wat als ik het niet
    eens ben | wat als ze het niet doen | wie geeft dat geld dan | wie krijgt dat geld | wie heeft
    daar recht op als huurder | wie is daarvoor verantwoordelijk | wie kan dat aanvragen | wie mag
    dat doen | wie regelt dat dan | wie onderhoudt die dan | wie let daarop | waar komt dat geld
    vandaan | waar gaat dat geld heen | waar komt dat door | waar ligt dat aan | waar zit dat
    kantoor | waar staat die dan | waar moet die staan | waar kan ik die halen | waar kan ik me
    melden | waar haal je zo'n ding | waarom zou ik dat doen | waarom is dat er niet | waarom
    stopten ze ermee | is dat van de gemeente | is die van de corporatie | is dat goed voor de
    buurt | is dat goed voor kinderen | is dat slecht | is dat strafbaar | is dat discriminatie |
    is dat legaal | is dat te doen met weinig geld | is dat iets voor ons dorp | is dat voor
    iedereen | is dat bij wet geregeld | mag dat van de gemeente | mag de buurman dat doen | mag
    dat in een park | mag dat ook op zondag | mag je dat zelf kiezen | kan dat ook online | kan dat
    ook met een groep | kan dat in een huurhuis | kan iedereen dat aanvragen | kan de gemeente dat
    verbieden | moet dat via de gemeente | moet ik dat melden | moet iedereen meedoen | moeten we
    dan stemmen | geldt dat voor iedereen | geldt dat ook in mijn gemeente | gebeurt dat vaak bij
    ouderen | gaat dat vanzelf over | gaat dat ook in een klein dorp | heb ik dat nodig | heb ik
    daar recht op | heb je dan minder overlast | heeft mijn gemeente dat ook | heeft elke gemeente
    dat | krijg ik dat geld terug | krijg ik daar bericht van | krijgen huurders dat ook | krijgen
    ze daar betaald voor | helpen die mensen ook bij schulden | helpt dat bij jongeren | helpt dat
    ook tegen inbraak | werkt dat bij kinderen | werkt dat voor ouderen | werkt dat ook in kleine
    dorpen | werkt dat ook op het platteland | werkt dat beter | zijn die er ook voor jongeren |
    zijn die bij ons ook | zijn die duur | zijn daar kosten aan verbonden | zijn daar eisen aan |
    zijn er wachtlijsten | doet mijn gemeente mee | doen er veel mensen mee | doet de politie daar
    iets mee | betaal je daar belasting over | blijft dat zo | verdwijnt dat weer | wordt het daar
    veiliger van | wordt dat gecontroleerd | word je daar gezonder van | worden daar kinderen mee
    geholpen | voor wie zijn die bedoeld | voor wie is dat bedoeld | wat hebben ze daarvan geleerd
    | wat heeft dat project geleerd | hoeveel gebieden zijn het | hoeveel steden zijn het | welke
    steden zaten in dat onderzoek | met wie hebben die onderzoekers gepraat | bij hoeveel gemeenten
    is dat onderzocht | wat kwam er uit dat onderzoek | wat vonden die onderzoekers | wat staat er
    in dat rapport | waar gaat dat rapport over | wie deden er mee aan dat onderzoek
    """,
}
