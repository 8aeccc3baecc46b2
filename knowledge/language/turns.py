"""What a turn of a conversation says about itself, by its words alone.

A choice from what was suggested, a correction, an ellipsis, a pronoun; and the two halves of an
earlier question: its subject, and what it asks of it.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from itertools import dropwhile

from knowledge.language.function_words import FUNCTION_WORDS
from knowledge.language.normalising import fold, stem, words
from knowledge.language.typos import nearest

THANKING = frozenset(words("bedankt dank dankje dankjewel dankuwel thanks thnx tnx thx merci"))
HEARD = THANKING | frozenset(
    words("""o oh ah aha ok oke oki okee okay super top toppie fijn mooi prima goed helder duidelijk
    ja ha haha he hm kijk jeetje jemig goh poeh pff tjonge""")
)
"""What begins a turn that says that it was heard."""
_NUMBERS: tuple[tuple[str, int], ...] = (
    ("eerste|1e|1ste|bovenste|een|1|nummer een|nr een|ja+|jep|klopt|precies|inderdaad|die", 1),
    ("tweede|2e|2de|twee|2", 2),
    ("derde|3e|3de|drie|3", 3),
    ("vierde|4e|4de|vier|4", 4),
    ("laatste|onderste", -1),
)
_ROUND_CHOICE = (
    r"(?:(?:doe|geef|neem|pak|toon|liever|graag|ik|heb|kies|wil|bedoel|bedoelde|me|mij|maar|dan|ja|nee|"
    r"die|de|het|optie|keuze|nummer|nr|antwoord|vraag|svp|aub|alsjeblieft|eens|toch|denk|is|weten|"
    r"over|van|graag|nou|hoor|bedoeling|was|ding)\s+)*"
)
_CHOICES = tuple(
    (re.compile(rf"{_ROUND_CHOICE}(?:{said})(?:\s+{_ROUND_CHOICE.rstrip('*')}?)?"), number)
    for said, number in _NUMBERS
)
_AFTER_CHOICE = re.compile(
    r"\s+(?:maar|dan|graag|svp|aub|alsjeblieft|hoor|bedoel ik|wil ik|denk ik|optie|keuze|vraag|"
    r"antwoord|die|lijkt me|van de lijst|please|pls|plz|toch|ja|is goed|is prima|lijkt me goed)$"
)
_CHOOSING = tuple(words("eerste tweede derde vierde laatste optie keuze graag liever maar nummer"))
"""Words of a choice whose typing errors are mended."""
_MIDDLE = re.compile(r"\bmiddelste\b")
_NONE = re.compile(
    r"\b(?:geen|niet een|niets|niks) (?:van|enkele|enkel|er)\b.*"
    r"|.*\b(?:staat|zit) er niet (?:bij|tussen)\b.*|(?:geen(?: enkele)?|nee+n?)(?: hoor)?"
    r"|(?:nee )?(?:die|deze|dat) (?:bedoel ik|zijn het|is het) (?:allemaal |alle(?:maal)? )?niet.*"
)
_ABOUT = re.compile(
    r"(?:(?:nee|ja|doe|maar|geef|liever|ik|bedoel|wil)\s+)*die\s+(?:over|van|met|voor|tegen|op|in)\b(.*)"
)
_CORRECTS = re.compile(
    r"(?:(?:oh?|nou|sorry|oeps|wacht|ja|hm+|maar)\s+)*"
    r"(?:(?:of )?nee+(?: joh)?|neen|(?:je begrijpt me |dat is )?verkeerd(?: begrepen)?|andersom"
    r"|dat (?:bedoel(?:de)?|vroeg) ik niet|dat (?:is|was) niet (?:wat ik \w+|mijn vraag)"
    r"|(?:ik )?bedoel(?:de|en)?|foutje|correctie|laat maar|beter gezegd|ik vroeg naar"
    r"|ik h(?:ad|eb) het over|ik wil juist|niet .+ maar|liever|of eigenlijk"
    r"|eigenlijk (?:bedoel|wil))\b"
)
_MEANING = re.compile(r"\bik bedoel(?:de|en)?\b(?=.*\w)", re.IGNORECASE | re.DOTALL)
"""Before what is meant instead, also where what isn't was told first."""
_MEANT = re.compile(r"\bbedoel(?:de)? ik\b", re.IGNORECASE)
"""Behind what is meant instead."""
_CORRECTING = frozenset(
    words(
        "nee neen nou bedoel bedoelde verkeerd andersom sorry oeps vroeg o oh wacht juist eigenlijk"
    )
)
_NOT_BUT = re.compile(
    r"(?:.*?\b)?(?:niet|geen) (?P<gone>[^,]+?)(?: maar| wel|,(?: maar| wel)?) (?P<left>.+)",
    re.DOTALL,
)
_ELLIPSIS = re.compile(
    r"(?:(?:oke|ok|ja|nou|dus|dan|aha|maar|en)\s+)*(?:geldt (?:dat|dit)(?: ook)?"
    r"|hoe zit (?:het|dat|t)(?: dan)? (?:met|voor|bij|in)|wat (?:dan )?(?:met|voor|over|als))\b"
    r"|(?:(?:oke|ok|ja|nou|dus|dan|aha|maar)\s+)*(?:en|of|ook)\b"
)
_FOR = re.compile(r"(?<=voor)|(?<=bij)|(?<=met)|(?<=in)|\s+(?:ook\s+)?(?:voor|bij|in|op|met)\b")
_SHOWN = frozenset(words("dat dit die deze daar er hier je jij hij het"))
_OF_ASKER, _OF_BOT = frozenset(words("ik we wij")), frozenset(words("je jij jou jouw u"))
_NARROWED = re.compile(r"\b(?:met name|vooral|specifiek|bedoel(?:de)? ik(?: vooral)?)$")
_SPOKEN = re.compile(r"[\w']+")
_FRAGMENT = re.compile(r"(?:tegen|voor|bij|in|op|met|over|van|aan|zonder|naast|onder|tussen)\b")
_PLACING = re.compile(r"\b(tegen|voor|bij|in|op|met|over|van|aan)\s+(.+)")
_NARROWS = re.compile(
    r"(?:(?:en|maar|dan|oke|ja|ik|het|t)\s+)*(?:alleen|enkel|puur|specifiek|vooral|gewoon"
    r"|(?:het )?gaat (?:me|mij|mn)|met name|bij voorkeur|wil alleen|zoek alleen)\b"
)
_OF_CLAUSES = frozenset(
    words("ik we wij hij ze zij men als dat dit kan kun mag moet moeten is heeft krijgt doet")
)
"""What a clause of its own has: it can't stand where a name stood."""
_REFERRING = frozenset(
    words("""daar daarmee daarnaast daarvan daarvoor daarover daarna daaraan daarbij ervan
    erover ervoor eraan ermee hiermee hiervoor zoiets zelfde diezelfde""")
)
_PRONOUNS = _REFERRING | frozenset(words("dat dit die deze zo'n hun ze zij hij hem m er"))
_ARTICLES = frozenset({"dat", "dit", "die", "deze", "zo'n"})
"""Pronouns where nothing follows that they belong to: "die" is one, but not in "die straat"."""
_BEFORE_NOUNS = frozenset(words("een de het mijn je onze geen"))
_TOO = frozenset(("", *words("ook wel zelf dan niet")))
"""What comes behind a pronoun of its own: "mag een dorp dat ook?"."""
_DISCUSSED = frozenset(
    words("""onderzoek onderzoekers rapport artikel boek plan agenda programma project traject
    aanpak methode regeling afspraken club team gebied overzicht""")
)
"""What may have been discussed by another name: "wie betaalt zo'n traject"."""
_ASKING = frozenset(
    words("""werkt werken helpt helpen kost kosten betekent betekenen levert op eigenlijk begin
    beginnen krijg krijgt regel regelen nut zin effect gewerkt ongeveer praktijk loopt allemaal
    zomaar ooit sowieso lang vaak groot snel duur oud bedoel bedoelde betaal
    betaalt betalen regelt beslist""")
)
"""Words that ask something of a subject, beside function words."""
_QUESTIONING = frozenset(
    words("""wat wie waar wanneer waarom hoe hoeveel hoelang welk welke waarvoor waarmee kan kun mag
    moet moeten helpt werkt bestaat bestaan geldt zijn is heeft krijgt kost doet""")
)
OPENING = _QUESTIONING - {"wat", "waar"}
WONDERING = frozenset(words("wie waar wanneer waarom hoe hoeveel hoelang welk welke"))
LONGEST_TURN = 300
"""Characters of what leans on what came before; a longer text is a question of its own."""
LONGEST_PRONOUN = 14
"""In so many words "dat" may be what came before; in a longer turn it is something said there."""
MOST_NAMED, MOST_REFERRING = 3, 4
"""So many words of its own has a turn whose "dat" is what came before, or whose "daar" is."""
LONGEST_ELLIPSIS = 9
"""So many words after "en" may lean on the question before; more are a question."""


class Mark(StrEnum):
    """How the words of a turn show that it goes on from an earlier one."""

    CORRECTION = "correction"
    NARROWING = "narrowing"
    ELLIPSIS = "ellipsis"
    FOR_OTHERS = "ellipsis for others"
    """An ellipsis that says for whom or where: "en voor ouderen?" keeps its subject."""
    PRONOUN = "pronoun"


ELLIPTIC = frozenset({Mark.ELLIPSIS, Mark.FOR_OTHERS, Mark.NARROWING})


@dataclass(frozen=True, slots=True)
class Pick:
    """A choice from what was suggested: by number (-1 the last), by words, or none of it."""

    number: int = 0
    about: str = ""


def read_pick(text: str, offered: int) -> Pick | None:
    """Return which of so many suggestions the text takes; None where it takes none up."""
    if len(text) > LONGEST_TURN:
        return None
    said, (first, _, rest) = _without_courtesy(fold(text)), text.partition(",")
    asks = "?" in rest or not _QUESTIONING.isdisjoint(words(rest)[:1])
    if (
        rest
        and not asks
        and _CORRECTING.isdisjoint(words(rest))
        and (picked := read_pick(first, offered))
    ):
        more = not picked.number and not picked.about and subject_of(rest)
        return Pick(about=rest.strip()) if more else picked
    if _NONE.fullmatch(said) or _NONE.fullmatch(said.removeprefix("nee ")):
        return Pick()
    if _MIDDLE.search(said) and len(said.split()) <= LONGEST_ELLIPSIS:
        return Pick(number=(offered + 1) // 2)
    mended = " ".join(nearest(word, _CHOOSING, 1) or word for word in words(text))
    numbered = _without_courtesy(mended)
    for pattern, number in _CHOICES:
        if pattern.fullmatch(numbered):
            return Pick(number=number)
    about = _ABOUT.fullmatch(said)
    return Pick(about=about[1].strip()) if about and about[1].strip() else None


def _without_courtesy(said: str) -> str:
    while (shorter := _AFTER_CHOICE.sub("", said)) != said:
        said = shorter
    return said


def mark_of(text: str) -> Mark | None:
    """Return how the text shows that it goes on from what came before."""
    if len(text) > LONGEST_TURN:
        return None
    said = fold(text)
    asked = said.split()
    if _CORRECTS.match(said):
        return Mark.CORRECTION
    if _NARROWS.match(said) or _NARROWED.search(said):
        return Mark.NARROWING
    if (ellipsis := _ELLIPSIS.match(said)) and len(asked) <= LONGEST_ELLIPSIS:
        return Mark.FOR_OTHERS if _FOR.match(said, ellipsis.end()) else Mark.ELLIPSIS
    asked = list(dropwhile(HEARD.__contains__, asked))
    leans = _refers(asked) or _asks_on(text)
    return Mark.PRONOUN if leans and len(asked) <= LONGEST_PRONOUN else None


def is_fragment(text: str) -> bool:
    """Return whether a turn is no more than "in een dorp": for whom, where or with what."""
    return bool(_FRAGMENT.match(fold(text))) and len(words(text)) <= LONGEST_ELLIPSIS


def read_correction(text: str) -> tuple[str, frozenset[str]]:
    """Return a correction without the words that only correct, and the words that it takes back."""
    if instead := _NOT_BUT.fullmatch(text.casefold()):
        return fold(instead["left"]), frozenset(words(instead["gone"])) - FUNCTION_WORDS
    parts = list(dropwhile(lambda part: not subject_of(_behind_opening(part)), text.split(",")))
    meant = _MEANT.sub("", " ".join(parts))
    said = _behind_opening(_MEANING.split(meant)[-1] or text)
    left = [word for word in said.split() if word not in _CORRECTING]
    return " ".join(left), frozenset()


def _behind_opening(text: str) -> str:
    """Return a correction without the words that say that it is one."""
    said = fold(text)
    opening = _CORRECTS.match(said)
    return said[opening.end() :].strip() if opening else said


def subject_of(text: str) -> str:
    """Return the words of a question that name its subject."""
    return " ".join(word for word in words(text) if not _asks(word))


def subject_stems(text: str) -> set[str]:
    """Return the stems of those words."""
    return {stem(word) for word in subject_of(text).split()}


def names_subject(text: str) -> bool:
    """Return whether a turn names a subject, more than "zo'n traject" does."""
    return not _DISCUSSED.issuperset(subject_of(text).split())


def builds_on(text: str) -> bool:
    """Return whether a turn asks something that follows ("daarna"), not the same in other words."""
    return not _REFERRING.isdisjoint(words(text))


def relation_of(text: str) -> str:
    """Return the words of a question that say what it asks of its subject."""
    return " ".join(word for word in words(text) if _asks(word))


def added_words(text: str, left_out: Collection[str] = FUNCTION_WORDS) -> str:
    """Return the words of a turn that add something to what came before."""
    said = fold(text)
    for opening in (_ELLIPSIS, _NARROWS):
        if begun := opening.match(said):
            said = said[begun.end() :]
    return " ".join(word for word in said.split() if word not in left_out)


def substitute(earlier: str, text: str, gone: Collection[str] | None = None) -> str:
    """Return an earlier question with what an ellipsis names in the place that the same word has.

    "En tegen leegstand?" takes in "wat werkt tegen afval?" the place of "afval"; a few words that
    ask nothing themselves take that of what is `gone`, or else of the last that tells something. ""
    where nothing has that place, or where the text is a clause: "en als ik me vergis?".
    """
    said = fold(earlier)
    named = _PLACING.search(fold(text))
    before, placing, _ = said.rpartition(f" {named[1]} ") if named else ("", "", "")
    if named and before:
        return f"{before}{placing}{named[2]}"
    told, added = subject_of(said).split(), added_words(text)
    told = [word for word in told if word in gone] if gone else told
    if gone is None or not told or is_clause(text) or len(added.split()) > MOST_NAMED:
        return ""
    before, _, after = said.rpartition(told[-1])
    return f"{before}{added}{after}" if added else ""


def is_clause(text: str) -> bool:
    """Return whether a turn says or asks something whole, rather than only names something."""
    return states_question(text) or not _OF_CLAUSES.isdisjoint(added_words(text, ()).split())


def asks_something(text: str) -> bool:
    """Return whether a turn reads as a question: by its mark, or by a word that asks."""
    return "?" in text or not _QUESTIONING.isdisjoint(words(text))


def strip_thanks(text: str) -> str:
    """Return a turn without the thanks that it begins with."""
    for word in _SPOKEN.finditer(text):
        if fold(word[0]) not in HEARD:
            thanked = not THANKING.isdisjoint(words(text[: word.start()]))
            return text[word.start() :] if thanked else text
    return text


def refers_back(text: str) -> bool:
    """Return whether a turn has a word for what was shown, or for who showed it."""
    return not _SHOWN.isdisjoint(words(text))


def states_question(text: str) -> bool:
    """Return whether a turn says what it asks, rather than only of what."""
    return not (WONDERING | {"wat"}).isdisjoint(
        added_words(text, FUNCTION_WORDS - _QUESTIONING).split()
    )


def says_something(text: str) -> bool:
    """Return whether a turn names or tells something, as "ik kan niet meer" does."""
    asks = "?" in text or not _QUESTIONING.isdisjoint(words(text)[:1])
    return bool(subject_of(text)) or not asks


def _asks(word: str) -> bool:
    return word in FUNCTION_WORDS or word in _ASKING


def _belongs(article: str, after: str) -> bool:
    """Return whether a word goes with an article; a plural doesn't with "dat", so it is a verb."""
    verb = article in {"dat", "dit"} and after.endswith("en")
    return not (not after or _asks(after) or after in _DISCUSSED or verb)


def _opens(word: str) -> bool:
    """Return whether a word begins a question that doesn't name its subject, typing errors too."""
    return _asks(word) or nearest(word, tuple(WONDERING), 1) is not None


def _asks_on(text: str) -> bool:
    """Return whether a question of who asks it names nothing: "wat kan ik doen?"."""
    said = words(text)
    of_asker = not _OF_ASKER.isdisjoint(said) and _OF_BOT.isdisjoint(said)
    return of_asker and asks_something(text) and not subject_of(text)


def _most_named(word: str) -> int:
    """Return beside how many words of its own a word stands for what came before."""
    if word == "er":  # "wat gebeurt er als …" is about nothing before
        return MOST_NAMED - 1
    return MOST_REFERRING if word in _REFERRING else MOST_NAMED


def _refers(asked: list[str]) -> bool:
    """Return whether a word stands for what came before.

    In "geveltuin, mag dat?" and "een toeslag die we kregen" it stands for what the turn tells.
    """
    named = len({stem(word) for word in asked if not _asks(word) and word not in _PRONOUNS})
    begun = asked[:1] == ["er"]  # "er is een storing" is about nothing before
    for at, (word, after) in enumerate(zip(asked, [*asked, ""][1:], strict=True)):
        if (
            word not in _PRONOUNS
            or (begun and at == 0)
            or (word in _ARTICLES and _belongs(word, after))
        ):
            continue
        told = at > 1 and not _opens(asked[0]) and _asks(asked[at - 1])
        if word in _ARTICLES and at > 1 and asked[at - 2] in _BEFORE_NOUNS and after not in _TOO:
            told = told or not _asks(asked[at - 1])
        if named <= _most_named(word) and not told:
            return True
    return False
