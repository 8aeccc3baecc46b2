"""Commands: texts that say nothing but what has to be done ("kan iemand mij bellen?").

Each word has to be known, perhaps after mending a typing error, and apart from words of politeness
they have to be exactly those of a listed way to say a command. "Hoe praat je met mensen?" has
another word, and is a question.
"""

import re
from itertools import takewhile

from knowledge.answer import Wish
from knowledge.language.dutch_words import is_dutch
from knowledge.language.normalising import fold, words
from knowledge.language.turns import subject_of
from knowledge.language.typos import LONG, SHORTEST, nearest

_WAYS_TO_SAY = {
    Wish.PERSON: """
    vraag een mens | een mens vragen | ik wil een mens | mens | is daar een mens | met een mens
    praten | een mens spreken | met een mens spreken | een mens aan de lijn | contact met een
    mens | een medewerker aan de lijn | een gesprek met een mens | een persoon spreken | met een
    persoon praten | contact met een persoon | een medewerker spreken | met een medewerker
    praten | contact met een medewerker | een moderator spreken | met een moderator praten |
    vraag een moderator | iemand spreken | iemand van jullie spreken | met iemand van jullie
    praten | contact met iemand | contact met jullie | jullie spreken | jullie bellen | iemand
    bellen | iemand van jullie bellen | iemand moet mij bellen | iemand van jullie moet mij
    bellen | jullie moeten mij bellen | een medewerker moet mij bellen | een mens moet mij
    bellen | bel mij | gebeld worden | door iemand gebeld worden | door een mens gebeld worden |
    een mens bellen | een medewerker bellen | door een mens geholpen worden | een mens moet mij
    helpen | een mens moet antwoorden | een mens moet mij antwoorden | antwoord van een mens |
    hulp van een mens | doorverbinden | verbind mij door | doorverbinden met een mens |
    doorverbinden met een medewerker | verbind mij door met een mens | verbind mij door met
    iemand | verbind mij door met een medewerker | een mens geen robot | geen robot | een mens
    spreken geen robot | met een mens praten geen robot | een mens spreken in plaats van een
    robot | met een mens praten in plaats van een robot
    """,
    Wish.LIST: """
    mijn leeslijst | toon mijn leeslijst | mijn leeslijst zien | waar staat mijn leeslijst |
    waar vind mijn leeslijst | wat staat op mijn leeslijst
    """,
    Wish.EXPORT: """
    exporteer mijn leeslijst | hoe exporteer mijn leeslijst | exporteer mijn leeslijst bestand |
    stuur mij mijn leeslijst | stuur mij mijn leeslijst bestand | stuur mijn leeslijst bestand |
    geef mij mijn leeslijst | geef mij mijn leeslijst bestand | maak mijn leeslijst bestand |
    mijn leeslijst bestand | maak mijn leeslijst bestand voor raadsvoorstel | maak mijn
    leeslijst bestand voor bestand | maak bestand | maak bestand voor raad | zet bestand |
    zet bestand voor raad | maak bestand dit | zet bestand dit | zet bestand dit voor raad
    """,
    Wish.HELD: """
    wat weet mij | wat weet jullie mij | welke gegevens mij | welke gegevens weet mij | welke
    gegevens jullie mij | welke gegevens weet jullie mij | toon mijn gegevens | mijn gegevens
    zien | stuur mij mijn gegevens | geef mij mijn gegevens
    """,
    Wish.ERASE: """
    verwijder mijn gegevens | verwijder al mijn gegevens | hoe verwijder mijn gegevens |
    verwijder mijn vraag | verwijder mijn geschiedenis | verwijder alles mij | verwijder alles
    wat weet mij | verwijder alles wat mij | vergeet mij | vergeet alles mij | vergeet alles wat
    weet mij | vergeet mijn vraag
    """,
}
_AROUND = frozenset(
    words("""
    hoi hallo dag hey goedendag sorry nee ja oke ok nou dan maar en of ik jij je u ge we wij ons er
    hier daar een n het de die ook even ff eens nu nog liever graag gewoon wil wilt wou zou willen
    kan kun kunt kunnen mag mogen moet moeten zijn is heb hebben krijgen worden word wordt laat
    laten met van door aan in plaats terug alsjeblieft alstublieft aub svp ajb please bedankt dank
    wel niet via telefonisch telefoon als allemaal over
    """)
)
"""Words that may stand around a command without changing it."""
REAL = "echt"
"""Changes nothing among other words: "een echt mens spreken", but not "ben je een echt mens?"."""
_ALIKE = {
    form: word
    for word, forms in {
        "mij": "me",
        "mens": "menselijk",
        REAL: "echte levend levende",
        "robot": "bot chatbot computer machine",
        "bel": "belt bellen opbellen terugbellen terugbelt",
        "gebeld": "teruggebeld",
        "spreken": "spreek",
        "praten": "praat",
        "helpen": "geholpen helpt",
        "vraag": "vragen",
        "doorverbinden": "verbind doorverbind doorverbonden",
        "antwoord": "antwoorden antwoordt",
        "medewerker": "collega",
        "leeslijst": "lijst lijstje",
        "toon": "open bekijk",
        "zien": "bekijken inzien",
        "exporteer": "exporteren download downloaden print printen",
        "bestand": "word excel document bijlage pdf csv memo notitie wordbestand worddocument",
        "dit": "dat hiervan",
        "raad": "gemeenteraad",
        "maak": "maken",
        "weet": "weten bewaar bewaren bewaart opgeslagen",
        "gegevens": "data persoonsgegevens",
        "verwijder": "verwijderen verwijdert wis wissen delete",
        "mijn": "m'n mn",
        "al": "alle",
    }.items()
    for form in forms.split()
}
"""By other forms and synonyms the word that stands for them in the lists."""
_ABROAD = {
    language: tuple(frozenset(words(part)) for part in said.split("|"))
    for language, said in {
        "en": """
            person human humans people's agent employee representative operator moderator
            adviser | call calls ring phone speak contact | me someone somebody you | i i'd i'll
            a an the to with from want wanna would like could can may might need please pls hi
            hello hey is there here rather prefer just now any some real live actual not no bot
            robot chatbot machine computer instead of than that or talk chat ask back directly
            help
        """,
        "tr": """
            insan insanla insana kisi kisiyle kisiye yetkili yetkiliyle temsilciyle gorevliyle |
            arayin arar arayabilir arasin | beni | bir ile istiyorum isterim istiyoruz miyim mi
            mu misin misiniz lutfen merhaba selam gercek canli burada burda var ben acaba degil
            robot robotla bot biri birisi konusmak konusabilir konusayim gorusmek gorusebilir
            baglanmak sormak sorabilir yardim yardimi
        """,
        "ar": """
            شخص شخصا انسان انسانا بشري موظف موظفا موظفة | اتصل اتصلوا يتصل تتصل تتصلوا الاتصال |
            بي | اريد اود هل يمكنني يمكن ممكن ان الى مع من فضلك لو سمحت مرحبا حقيقي حقيقية هنا
            ارجوك انا بدي استطيع يوجد معه اليه ليس روبوت السلام عليكم احد لاحد التحدث اتحدث
            التكلم اتكلم الكلام احكي التواصل ما
        """,
        "pl": """
            czlowiek czlowiekiem czlowieka osoba osobe konsultantem pracownikiem | zadzwonic
            zadzwoni zadzwon zadzwoncie oddzwonic oddzwoni | mnie | chce chcialbym chcialabym
            wole moge czy prosze z ze do sie na jest tutaj tu ja prawdziwym prawdziwa prawdziwy
            zywym zywa dzien dobry czesc a nie bot botem robotem moze mozna mi poprosic o ktos
            rozmawiac porozmawiac rozmowa rozmowe mowic polaczyc kontakt potrzebuje pomocy ma
        """,
        "de": """
            mensch menschen person mitarbeiter mitarbeiterin | anrufen anruft zuruckrufen | mich
            | ich mochte will wurde gern gerne kann konnte konnen mit einem einer einen eine ein
            bitte hallo echten echte echter richtigen hier es gibt sie lieber kein keinem
            roboter bot und jemand sprechen reden hilfe von
        """,
        "fr": """
            personne humain humaine conseiller employe quelqu'un | appeler appelez appelle
            rappelez rappeler | moi m'appeler | je veux voudrais puis peux peut pouvez vous est
            ce que il y a t avec une un des s'il s plait te vrai vraie reel reelle ici bonjour
            pas robot me plutot parler discuter contacter aide besoin d
        """,
    }.items()
}
"""How a person is asked for in other languages: words for a person, for calling, for whom to call,
and words that may stand around these."""
_LETTER = r"(?:\w*brief(?:je)?|brieven|e?mail(?:tje|ke)?|uitnodiging|berichtje|appje)"
_PAPER = rf"(?:{_LETTER}|\w*schrift|motie|memo|notitie|verslag|persbericht|raadsvoorstel)"
_WRITTEN = rf"(?:{_PAPER}|(?:(?:een|n|de|mijn)(?: nette)? )?(?:bezwaar|\w*klacht|verzoek))"
_MAKING = rf"(?:{_PAPER}|(?:een|n|de) (?:bezwaar|\w*klacht|verzoek))"
_WRITES = r"(?:schrijven|schrijft|opschrijven|opstellen|opstelt|typen|formuleren)"
_WRITING = re.compile(
    r"(?:(?:hoi|hallo|dag|ja|nee|ok|oke|en|dan|graag|aub) )*"
    r"(?:schrijf|typ|stel|maak|formuleer)"
    rf"(?! (?:ik|je|jij|we|u)\b).*\b{_MAKING}\b.*"
    rf"|(?:schrijf|typ|formuleer) .*\b{_WRITTEN}\b.*"
    rf"|(?>.*?\b(?:(?:kan|kun|kunt|wil|wilt|zou) (?:je|jij|u|ge)|wil dat (?:je|jij|u))\b)"
    rf"(?:(?>.*?\b{_WRITTEN}\b).*\b{_WRITES}|(?>.*?\b{_MAKING}\b).*\b(?:maken|maakt))\b.*"
)
"""A request to the bot, and not how something is done: "kun je bezwaar maken?" asks what anyone can
do. Its beginning is only matched once, since backtracking could take half a second."""
_OF_WRITING = re.compile(
    rf"{_LETTER}|{_WRITES}|schrijf|typ|stel|op|maak|maken|maakt|formuleer|nette|mij|me|ons"
)
_LISTING = re.compile(
    r"(?:hoi |dag )?(?:geef|maak|stel|toon|kan|kun|kunt|heb|ik (?:wil|zoek|zou))\b[^?]*"
    r"\b(?:lees|literatuur|bronnen)?lijst(?:je)?\b.* over (.+)"
)
_AMOUNT = r"(?:(?P<amount>\d{1,4}|1,5|een half|half|een) )?"
_TIME = rf"{_AMOUNT}(?P<unit>min(?:uut|uten|uutjes)?|kwartier(?:tje)?|uur(?:tje)?)"
_HAS_TIME = re.compile(
    r"(?:(?:hoi|hallo|dag|ok|oke|dus|en|maar|nou) )*"
    r"(?:(?:ik|we|wij) (?:heb|hebben)(?: (?:nog|nu|maar|even|hooguit|ongeveer|vandaag|vanavond))* "
    rf"{_TIME}(?: (?:de )?tijd| vrij)?(?: om (?:iets |wat )?te lezen)?(?: voor mijn leeslijst)?"
    r"(?: wat (?:kan|zal) ik (?:dan |nu |daarin )?lezen| wat past (?:er |daar)in)?"
    r"|wat (?:kan ik (?:van mijn leeslijst )?lezen|past er|past) in "
    rf"{_TIME.replace('?P<', '?P<in_')}"
    r"(?: van mijn leeslijst)?)(?: (?:aub|svp|alsjeblieft))?"
)
"""What someone says who wants to read for so long, and nothing else."""
_NUMERALS = {
    "twee": "2",
    "drie": "3",
    "vier": "4",
    "vijf": "5",
    "tien": "10",
    "vijftien": "15",
    "twintig": "20",
    "vijfentwintig": "25",
    "dertig": "30",
    "veertig": "40",
    "vijfenveertig": "45",
    "vijftig": "50",
    "zestig": "60",
    "anderhalf": "1,5",
}
_MINUTES = {"m": 1, "k": 15, "u": 60}
_HALF, LONGEST_READING = {"half": 0.5, "een half": 0.5, "een": 1.0, "1,5": 1.5}, 24 * 60
_PART = re.compile(r"[,.!?;]")
_HAS_CALLED = re.compile(r"\b(?:heb|hebben|heeft|had|hadden)\b.*\bgebeld\b")
"""Tells about a call, and doesn't ask for one."""
FEWEST, MOST_WORDS = 2, 14
"""Up to how many essential words "echt" counts, and the most words of a command."""


def _essential_words(tokens: list[str]) -> frozenset[str]:
    return frozenset(_ALIKE.get(word, word) for word in tokens if word not in _AROUND)


_COMMANDS = {
    _essential_words(words(line)): wanted
    for wanted, lines in _WAYS_TO_SAY.items()
    for line in lines.split("|")
}
_KNOWN = tuple(sorted(_ALIKE.keys() | _AROUND.union({REAL}, *_COMMANDS)))


def read_command(text: str) -> Wish | None:
    """Return the command that a text is; None where it says anything else."""
    if minutes_to_read(text) is not None:
        return Wish.LIST
    tokens = words(text)
    if not 0 < len(tokens) <= MOST_WORDS or _HAS_CALLED.search(fold(text)):
        return None
    mended = [_mended_word(word) for word in tokens]
    essential = _essential_words([word for word in mended if word])
    command = essential - {REAL} if len(essential) > FEWEST else essential
    return None if None in mended else _COMMANDS.get(command)


def minutes_to_read(text: str) -> int | None:
    """Return for how long someone says they can read; None where they say anything else."""
    said = fold(text).replace("halfuur", "half uur")
    asked = _HAS_TIME.fullmatch(" ".join(_NUMERALS.get(word, word) for word in said.split()))
    if asked is None:
        return None
    unit = asked["unit"] or asked["in_unit"]
    amount = asked["amount"] or asked["in_amount"] or ("" if unit[0] == "m" else "een")
    if not amount:
        return None
    minutes = round((_HALF.get(amount) or float(amount)) * _MINUTES[unit[0]])
    return minutes if 0 < minutes <= LONGEST_READING else None


def reading_list_subject(text: str) -> str | None:
    """Return the subject of a request for a list of things to read; None for any other text."""
    match = _LISTING.fullmatch(fold(text))
    return match[1] if match and subject_of(match[1].replace("onderwerp", "")) else None


def asks_person(text: str) -> bool:
    """Return whether a part of a message only asks for a person."""
    return any(read_command(part) is Wish.PERSON for part in _PART.split(text))


def _mended_word(word: str) -> str | None:
    """Return the known word that a word is, perhaps with a typing error; None for any other."""
    if word in _KNOWN:
        return word
    if len(word) < SHORTEST or is_dutch(word):
        return None
    return nearest(word, _KNOWN, 2 if len(word) >= LONG else 1)


def language_asking_for_person(text: str) -> str | None:
    """Return the language, not Dutch, in which a text only asks for a person; None without one."""
    tokens = words(text)
    for language, kinds in _ABROAD.items() if len(tokens) <= MOST_WORDS else ():
        known = tuple(frozenset().union(*kinds))
        mended = (nearest(word, known, 1) if len(word) >= SHORTEST else word for word in tokens)
        # Most texts end this after a word or two.
        recognised = tuple(takewhile(known.__contains__, mended))
        calls = not any(map(set(recognised).isdisjoint, kinds[1:3]))
        asks = calls or not kinds[0].isdisjoint(recognised)
        if asks and len(recognised) == len(tokens):
            return language
    return None


def writing_subject(text: str) -> str | None:
    """Return the subject of a request to write something, which may be ""; None for other texts."""
    if not _WRITING.fullmatch(fold(text)):
        return None
    return " ".join(word for word in subject_of(text).split() if not _OF_WRITING.fullmatch(word))
