"""Dutch and Flemish function words, which say nothing about the subject of a sentence."""

from knowledge.language.normalising import words

FUNCTION_WORDS = frozenset(
    words("""
    de het een der den des ik jij je ge gij u hij zij ze wij we jullie hun hen mij me
    ons onze jouw uw mijn zijn haar zich dit dat deze die zo'n zulke elk elke ieder
    iedere al alle alles iets niets iemand niemand men wat wie waar wanneer waarom hoe
    welk welke hoeveel hoelang en of maar want dus als toen dan omdat doordat zodat
    voordat nadat terwijl hoewel indien tenzij toch ook nog wel niet geen nooit altijd
    vaak soms weer nu straks net pas eens even heel erg zeer te in op aan uit bij met
    van voor door over onder naar om tot tegen tussen tijdens zonder sinds rond per
    binnen buiten achter af er hier daar ergens nergens ben bent is was waren wordt
    worden werd geworden heb hebt heeft hebben had hadden gehad kan kun kunt kunnen kon
    konden mag mogen moet moeten moest wil wilt willen wou zal zult zullen zou zouden
    doe doet doen deed gedaan ga gaat gaan ging gegaan gaf geef geeft geven kom komt
    komen kwam laat laten maak maakt maken zeg zegt zeggen duurt duren gebeurt gebeuren
    bestaat bestaan zit zitten staat staan ligt liggen klopt precies eigenlijk echt
    gewoon namelijk misschien meer meest minder veel weinig beter best goed goede ander
    andere eigen zelf samen zoiets ding dingen manier weg zoek zoekt zoeken vind vindt
    vinden weet weten ken kent kennen graag svp aub amai allee ja nee hallo
    """)
)
