"""What the words of a turn say about its place in a conversation.

A turn may be a choice from the suggestions, a correction or an ellipsis, or refer by a pronoun to
what was shown. Here are also the two halves of a question: its subject, and what it asks of that.
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
"""Words that open a turn by saying that the answer was heard."""
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
"""Words of a choice of which typing errors are mended."""
_MIDDLE = re.compile(r"\bmiddelste\b")
_OTHER = re.compile(r"(?:(?:nee|ik bedoel|liever|doe)\s+)*(?:de|die|dat|het) andere?")
"""The other of two."""
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
"""Stands before what is meant instead, which may come after what isn't meant."""
_MEANT = re.compile(r"\bbedoel(?:de)? ik\b", re.IGNORECASE)
"""Stands after what is meant instead."""
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
"""Words of a clause, which can't take the place of a name."""
_REFERRING = frozenset(
    words("""daar daarmee daarnaast daarvan daarvoor daarover daarna daaraan daarbij ervan
    erover ervoor eraan ermee hiermee hiervoor zoiets zelfde diezelfde""")
)
_PRONOUNS = _REFERRING | frozenset(words("dat dit die deze zo'n hun ze zij hij hem m er"))
_ARTICLES = frozenset({"dat", "dit", "die", "deze", "zo'n"})
"""Words that are pronouns unless their noun follows: "die" is one, but not in "die straat"."""
_BEFORE_NOUNS = frozenset(words("een de het mijn je onze geen"))
_TOO = frozenset(("", *words("ook wel zelf dan niet")))
"""What follows a pronoun after a noun: "mag een dorp dat ook?"."""
_DISCUSSED = frozenset(
    words("""onderzoek onderzoekers rapport artikel boek plan agenda programma project traject
    aanpak methode regeling afspraken club team gebied overzicht""")
)
"""Nouns for what was discussed by another name: "wie betaalt zo'n traject"."""
_ASKING = frozenset(
    words("""werkt werken helpt helpen kost kosten betekent betekenen levert op eigenlijk begin
    beginnen krijg krijgt regel regelen nut zin effect gewerkt ongeveer praktijk loopt allemaal
    zomaar ooit sowieso lang vaak groot snel duur oud bedoel bedoelde betaal
    betaalt betalen regelt beslist""")
)
"""Words that ask something of a subject, in addition to function words."""
_QUESTIONING = frozenset(
    words("""wat wie waar wanneer waarom hoe hoeveel hoelang welk welke waarvoor waarmee kan kun mag
    moet moeten helpt werkt bestaat bestaan geldt zijn is heeft krijgt kost doet""")
)
OPENING = _QUESTIONING - {"wat", "waar"}
WONDERING = frozenset(words("wie waar wanneer waarom hoe hoeveel hoelang welk welke"))
LONGEST_TURN = 300
"""The most characters of a turn that leans on what came before."""
LONGEST_PRONOUN = 14
"""The most words of a turn whose "dat" may be what came before rather than a word of the turn."""
MOST_NAMED, MOST_REFERRING = 3, 4
"""The most words of its own of a turn whose "dat" is what came before, or whose "daar" is."""
LONGEST_ELLIPSIS = 9
"""The most words of an ellipsis; a longer turn is a question of its own."""


class Mark(StrEnum):
    """How a turn shows that it goes on from an earlier one."""

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
    """Return the choice that a text makes from the suggestions; None where it makes none."""
    if len(text) > LONGEST_TURN:
        return None
    folded, (first, _, rest) = _without_ending(fold(text)), text.partition(",")
    if offered == 2 and _OTHER.fullmatch(folded):
        return Pick(number=offered)
    asks = "?" in rest or not _QUESTIONING.isdisjoint(words(rest)[:1])
    if (
        rest
        and not asks
        and _CORRECTING.isdisjoint(words(rest))
        and (picked := read_pick(first, offered))
    ):
        more = not picked.number and not picked.about and subject_of(rest)
        return Pick(about=rest.strip()) if more else picked
    if _NONE.fullmatch(folded) or _NONE.fullmatch(folded.removeprefix("nee ")):
        return Pick()
    if _MIDDLE.search(folded) and len(folded.split()) <= LONGEST_ELLIPSIS:
        return Pick(number=(offered + 1) // 2)
    mended = " ".join(nearest(word, _CHOOSING, 1) or word for word in words(text))
    numbered = _without_ending(mended)
    for pattern, number in _CHOICES:
        if pattern.fullmatch(numbered):
            return Pick(number=number)
    about = _ABOUT.fullmatch(folded)
    return Pick(about=about[1].strip()) if about and about[1].strip() else None


def _without_ending(folded: str) -> str:
    while (shorter := _AFTER_CHOICE.sub("", folded)) != folded:
        folded = shorter
    return folded


def mark_of(text: str) -> Mark | None:
    """Return how a text shows that it goes on from what came before; None where it doesn't."""
    if len(text) > LONGEST_TURN:
        return None
    folded = fold(text)
    tokens = folded.split()
    if _CORRECTS.match(folded):
        return Mark.CORRECTION
    if _NARROWS.match(folded) or _NARROWED.search(folded):
        return Mark.NARROWING
    if (ellipsis := _ELLIPSIS.match(folded)) and len(tokens) <= LONGEST_ELLIPSIS:
        return Mark.FOR_OTHERS if _FOR.match(folded, ellipsis.end()) else Mark.ELLIPSIS
    tokens = list(dropwhile(HEARD.__contains__, tokens))
    leans = _has_reference(tokens) or _asks_without_subject(text)
    return Mark.PRONOUN if leans and len(tokens) <= LONGEST_PRONOUN else None


def is_fragment(text: str) -> bool:
    """Return whether a turn only says for whom, where or with what: "in een dorp"."""
    return bool(_FRAGMENT.match(fold(text))) and len(words(text)) <= LONGEST_ELLIPSIS


def read_correction(text: str) -> tuple[str, frozenset[str]]:
    """Return what a correction says instead, and the words that it takes back."""
    if instead := _NOT_BUT.fullmatch(text.casefold()):
        return fold(instead["left"]), frozenset(words(instead["gone"])) - FUNCTION_WORDS
    parts = list(dropwhile(lambda part: not subject_of(_without_opening(part)), text.split(",")))
    meant = _MEANT.sub("", " ".join(parts))
    folded = _without_opening(_MEANING.split(meant)[-1] or text)
    kept = [word for word in folded.split() if word not in _CORRECTING]
    return " ".join(kept), frozenset()


def _without_opening(text: str) -> str:
    """Return a correction without the words that open it, folded."""
    folded = fold(text)
    opening = _CORRECTS.match(folded)
    return folded[opening.end() :].strip() if opening else folded


def subject_of(text: str) -> str:
    """Return the words of a question that name its subject."""
    return " ".join(word for word in words(text) if not _is_asking_word(word))


def subject_stems(text: str) -> set[str]:
    """Return the stems of the words that name the subject of a question."""
    return {stem(word) for word in subject_of(text).split()}


def names_subject(text: str) -> bool:
    """Return whether a turn names a subject by itself, which "zo'n traject" doesn't."""
    return not _DISCUSSED.issuperset(subject_of(text).split())


def builds_on(text: str) -> bool:
    """Return whether a turn asks on ("daarna"), rather than the same in other words."""
    return not _REFERRING.isdisjoint(words(text))


def relation_of(text: str) -> str:
    """Return the words of a question that say what is asked of its subject."""
    return " ".join(word for word in words(text) if _is_asking_word(word))


def added_words(text: str, left_out: Collection[str] = FUNCTION_WORDS) -> str:
    """Return the words that a turn adds to what came before."""
    folded = fold(text)
    for opening in (_ELLIPSIS, _NARROWS):
        if match := opening.match(folded):
            folded = folded[match.end() :]
    return " ".join(word for word in folded.split() if word not in left_out)


def substitute(earlier: str, text: str, gone: Collection[str] | None = None) -> str:
    """Return an earlier question with what an ellipsis names in place of a part of it.

    "En tegen leegstand?" replaces "afval" in "wat werkt tegen afval?". Where no preposition says
    what to replace and `gone` is given, a few words replace the last word in it, or the last word
    of the subject where it is empty. Returns "" where there is nothing to replace, or where the
    text is a clause: "en als ik me vergis?".
    """
    folded = fold(earlier)
    placed = _PLACING.search(fold(text))
    before, placing, _ = folded.rpartition(f" {placed[1]} ") if placed else ("", "", "")
    if placed and before:
        return f"{before}{placing}{placed[2]}"
    subject, added = subject_of(folded).split(), added_words(text)
    subject = [word for word in subject if word in gone] if gone else subject
    if gone is None or not subject or is_clause(text) or len(added.split()) > MOST_NAMED:
        return ""
    before, _, after = folded.rpartition(subject[-1])
    return f"{before}{added}{after}" if added else ""


def is_clause(text: str) -> bool:
    """Return whether a turn is a clause, rather than only a name."""
    return states_question(text) or not _OF_CLAUSES.isdisjoint(added_words(text, ()).split())


def asks_something(text: str) -> bool:
    """Return whether a turn reads as a question: by its mark, or by a word that asks."""
    return "?" in text or not _QUESTIONING.isdisjoint(words(text))


def strip_thanks(text: str) -> str:
    """Return a turn without the thanks at its beginning."""
    for word in _SPOKEN.finditer(text):
        if fold(word[0]) not in HEARD:
            thanked = not THANKING.isdisjoint(words(text[: word.start()]))
            return text[word.start() :] if thanked else text
    return text


def refers_back(text: str) -> bool:
    """Return whether a turn has a word that can stand for what was shown, or for the bot."""
    return not _SHOWN.isdisjoint(words(text))


def states_question(text: str) -> bool:
    """Return whether a turn says what it asks, rather than only about what."""
    return not (WONDERING | {"wat"}).isdisjoint(
        added_words(text, FUNCTION_WORDS - _QUESTIONING).split()
    )


def says_something(text: str) -> bool:
    """Return whether a turn names a subject or tells something, as "ik kan niet meer" does."""
    asks = "?" in text or not _QUESTIONING.isdisjoint(words(text)[:1])
    return bool(subject_of(text)) or not asks


def _is_asking_word(word: str) -> bool:
    return word in FUNCTION_WORDS or word in _ASKING


def _goes_with_article(article: str, after: str) -> bool:
    """Return whether a word is the noun of an article; after "dat" a word in -en is a verb."""
    verb = article in {"dat", "dit"} and after.endswith("en")
    return not (not after or _is_asking_word(after) or after in _DISCUSSED or verb)


def _opens_question(word: str) -> bool:
    """Return whether a word opens a question, perhaps with a typing error."""
    return _is_asking_word(word) or nearest(word, tuple(WONDERING), 1) is not None


def _asks_without_subject(text: str) -> bool:
    """Return whether a turn asks about the asker, and names no subject: "wat kan ik doen?"."""
    tokens = words(text)
    of_asker = not _OF_ASKER.isdisjoint(tokens) and _OF_BOT.isdisjoint(tokens)
    return of_asker and asks_something(text) and not subject_of(text)


def _most_named_beside(word: str) -> int:
    """Return the most words of its own of a turn in which this word is what came before."""
    if word == "er":  # "wat gebeurt er als …" is about nothing before
        return MOST_NAMED - 1
    return MOST_REFERRING if word in _REFERRING else MOST_NAMED


def _has_reference(tokens: list[str]) -> bool:
    """Return whether a turn has a word that stands for what came before.

    In "geveltuin, mag dat?" and "een toeslag die we kregen" it stands for a word of the turn.
    """
    named = (word for word in tokens if not _is_asking_word(word) and word not in _PRONOUNS)
    own_words = len({stem(word) for word in named})
    begun = tokens[:1] == ["er"]  # "er is een storing" is about nothing before
    for at, (word, after) in enumerate(zip(tokens, [*tokens, ""][1:], strict=True)):
        if (
            word not in _PRONOUNS
            or (begun and at == 0)
            or (word in _ARTICLES and _goes_with_article(word, after))
        ):
            continue
        after_clause = at > 1 and not _opens_question(tokens[0])
        own_antecedent = after_clause and _is_asking_word(tokens[at - 1])
        if word in _ARTICLES and at > 1 and tokens[at - 2] in _BEFORE_NOUNS and after not in _TOO:
            own_antecedent = own_antecedent or not _is_asking_word(tokens[at - 1])
        if own_words <= _most_named_beside(word) and not own_antecedent:
            return True
    return False
