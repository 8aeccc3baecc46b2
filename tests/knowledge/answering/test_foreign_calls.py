"""Calls for help in English, Turkish, Arabic and Polish, four of each kind, written for this."""

import pytest

from knowledge.answer import Answer, Elsewhere, Question, Suggestions, Unknown
from knowledge.answering.languages import answer_foreign
from knowledge.matching.matcher import is_urgent
from tests.shipped import part_with_meanings, shipped_catalogue

CALLS = {
    "kind-of-mens-vermist": (
        "My little boy wandered off at the market and I can't see him anywhere",
        "Oğlum parkta yanımdaydı bir baktım yok, her yere baktık",
        "ابني عمره أربع سنوات خرج من البيت ولا نجده",
        "Córka nie wróciła ze szkoły, nigdzie jej nie ma",
    ),
    "brand": (
        "there's smoke coming out of the flat below and I see flames",
        "Alt kattan duman geliyor, galiba yangın çıktı",
        "النار في شقة الجيران والدخان يدخل عندنا",
        "u sąsiadów na balkonie się pali, dym leci do nas",
    ),
    "gaslek-en-storing": (
        "strong smell of gas in the stairwell, should we get out?",
        "Mutfakta çok kuvvetli gaz kokusu var ne yapayım",
        "أشم رائحة غاز في الدرج هل نخرج",
        "na klatce schodowej strasznie śmierdzi gazem",
    ),
    "ademt-niet": (
        "my neighbour collapsed in the hallway and he isn't breathing",
        "Dedem yere düştü, cevap vermiyor ve nefes almıyor",
        "أمي سقطت على الأرض ولا تتنفس",
        "dziadek upadł i się nie rusza, nie oddycha",
    ),
    "hartaanval-of-beroerte": (
        "my wife suddenly can't speak properly and one side of her face hangs down",
        "Annemin ağzı birden kaydı, kolunu kaldıramıyor",
        "فم والدي مائل فجأة ولا يستطيع رفع ذراعه",
        "mamie nagle opadł kącik ust i bełkocze",
    ),
    "overdosis-of-vergiftiging": (
        "she swallowed all of her sleeping pills, she is getting drowsy",
        "Küçük kızım lavabo açıcıdan içti, ağzı yandı",
        "ابنتي الصغيرة شربت مادة تنظيف ماذا أفعل",
        "synek połknął jakieś tabletki babci",
    ),
    "inbraak-nu": (
        "someone is downstairs breaking into my house right now",
        "Şu an birileri balkon kapısından içeri girmeye çalışıyor",
        "أسمع شخصا يكسر النافذة ويدخل بيتي",
        "ktoś właśnie wyważa drzwi do mojego mieszkania",
    ),
    "bedreigd-of-aangevallen": (
        "a man with a knife is following me in the street",
        "Bir adam sokakta bana silah çekti, saklanıyorum",
        "هناك رجل معه سكين يريد أن يقتلني",
        "facet na ulicy grozi mi, że mnie zabije",
    ),
    "huiselijk-geweld": (
        "my boyfriend punched me again and he won't let me leave the house",
        "Kocam beni her gün dövüyor, çocuklar da görüyor",
        "زوجي ضربني أمام الأولاد وأنا خائفة أن يعود",
        "partner mnie bije i boję się wrócić do domu",
    ),
    "psychische-nood": (
        "I don't see any reason to stay alive anymore",
        "Artık dayanamıyorum, ölmek istiyorum",
        "تعبت من الحياة وأريد أن أنهي حياتي",
        "nie mam już siły żyć, chcę z tym skończyć",
    ),
    "drenkeling": (
        "a kid fell into the canal and can't swim, help",
        "Kanala bir çocuk düştü, yüzme bilmiyor",
        "طفل سقط في القناة وهو يغرق",
        "chłopiec wpadł do kanału i tonie",
    ),
    "verslikken-of-stikken": (
        "my baby has something stuck in her throat and is turning blue",
        "Bebeğimin boğazına bir şey kaçtı morarıyor",
        "ابني يختنق، علق شيء في حلقه",
        "dziecko się zakrztusiło i robi się sine",
    ),
    "geen-slaapplek": (
        "we got kicked out today and have nowhere to sleep tonight with two kids",
        "Bu gece kalacak yerimiz yok, çocuklarla dışarıdayız",
        "طردنا من البيت وليس لنا مكان ننام فيه هذه الليلة مع الأطفال",
        "wyrzucili mnie z pokoju, dziś śpię na ulicy",
    ),
    "zwanger-en-bloed": (
        "I'm ten weeks pregnant and suddenly bleeding a lot",
        "Hamileyim ve kanamam başladı, çok korkuyorum",
        "أنا حامل في الشهر الثالث وعندي نزيف",
        "jestem w ciąży i zaczęłam krwawić",
    ),
    "aanranding-of-verkrachting": (
        "I was raped last night and I don't know who to tell",
        "Dün gece bana zorla sahip oldu, kime gideceğimi bilmiyorum",
        "رجل اعتدى علي جنسيا أمس",
        "wczoraj zgwałcił mnie kolega z pracy",
    ),
}
CALM = (
    "what is the Leefbaarometer",
    "the smoke of my neighbour's barbecue bothers us, what can I do",
    "how can I become a volunteer at the food bank",
    "we want more lights because the park feels unsafe at night",
    "ev sahibi kombiyi tamir etmiyor",
    "çocuklar için oyun parkı istiyoruz",
    "asansör haftalardır bozuk",
    "أريد أن أتطوع في بنك الطعام",
    "نريد ملعبا للأطفال في الحي",
    "كيف أتعلم السباحة",
    "właściciel nie naprawia ogrzewania",
    "chcemy plac zabaw dla dzieci",
    "gdzie mogę nauczyć się pływać",
)


@pytest.mark.parametrize(("subject", "calls"), CALLS.items(), ids=list(CALLS))
def test_a_call_for_help_is_heard_by_meaning(subject: str, calls: tuple[str, ...]) -> None:
    """Three in four at least are told whom to call, and half about what it is."""
    told = [call_for(part_with_meanings().answer(Question(text))) for text in calls]

    assert told.count(None) <= 1
    assert told.count(subject) >= 2


def test_calls_are_heard_by_words() -> None:
    """Half of them, and nine in ten of those about what it is."""
    told = [
        (call_for(shipped_catalogue().answer(Question(text))), subject)
        for subject, calls in CALLS.items()
        for text in calls
    ]

    heard = [(call, subject) for call, subject in told if call]
    assert len(heard) >= 0.5 * len(told)
    assert sum(call == subject for call, subject in heard) >= 0.9 * len(heard)


@pytest.mark.parametrize("text", CALM)
def test_what_has_its_words_is_no_call(text: str) -> None:
    assert call_for(shipped_catalogue().answer(Question(text))) is None


def call_for(answer: Answer) -> str | None:
    """Return the id of the urgent subject that is answered outright."""
    if isinstance(answer, Elsewhere) and is_urgent(answer.subject):
        return answer.subject.id
    return None


def test_a_call_in_doubt_stands_above_the_suggestions() -> None:
    """Where words of the field lead to what is as near: a dog that barks is no animal in need."""
    entries = shipped_catalogue().entries
    question = Question("My neighbour's dog barks all day")
    named = shipped_catalogue().judge(Question("buren hond"))[0].field
    meant = [(entries["dier-in-nood"], 0.74), *((one.entry, 0.72) for one in named)]
    unknown = Unknown(question=question, confidence=0.1)

    doubted = answer_foreign(question, "en", unknown, meant, named, called=0.4)
    sure = answer_foreign(question, "en", unknown, meant, named, called=0.8)

    assert isinstance(doubted, Suggestions)
    assert doubted.elsewhere is entries["dier-in-nood"]
    assert isinstance(sure, Elsewhere)


def test_a_call_little_nearer_than_what_is_calm_is_doubted() -> None:
    """Unless words call for help too: who is afraid in the street may not be in danger."""
    entries = shipped_catalogue().entries
    question = Question("I am scared to walk home at night in my street")
    calm = ("bang-op-straat", "vrouwen-veilig-op-straat", "schimmel-verhuurder", "hond-buren-blaft")
    meant = [(entries["inbraak-nu"], 0.58), *((entries[own], 0.5) for own in calm)]
    unknown = Unknown(question=question, confidence=0.1)

    doubted = answer_foreign(question, "en", unknown, meant, (), called=0.17)
    heard = answer_foreign(question, "en", unknown, meant, (), called=0.3)

    assert isinstance(doubted, Suggestions)
    assert doubted.elsewhere is entries["inbraak-nu"]
    assert isinstance(heard, Elsewhere)


def test_noise_is_not_that_of_flanders_for_who_lives_elsewhere() -> None:
    """And whom to tell stands beside, though words lead to the field."""
    entries = shipped_catalogue().entries
    question = Question("my neighbour is very loud at night")
    named = shipped_catalogue().judge(Question("buren geluidsoverlast lawaai"))[0].field
    meant = [(entries["geluidsoverlast-melden"], 0.64), (entries["geluid-buren-vlaanderen"], 0.6)]
    unknown = Unknown(question=question, confidence=0.1)

    answer = answer_foreign(question, "en", unknown, meant, named)

    assert isinstance(answer, Suggestions)
    assert answer.elsewhere is entries["geluidsoverlast-melden"]
    assert not any("vlaanderen" in one.entry.id for one in answer.choices)


@pytest.mark.parametrize(
    "text",
    [
        "hi, how can i start a community garden with my neighbours?",
        "How can I become a volunteer in my area?",
        "How do I get my neighbours to join a meeting?",
        "Can refugees work as volunteers?",
        "Can I plant flowers on the pavement in front of my house?",
        "Young people hang around in front of my door every evening",
    ],
)
def test_words_of_an_english_phrasing_are_no_answer(text: str) -> None:
    """It is told from Dutch by its small words, and what has only those in common is suggested."""
    answer = shipped_catalogue().answer(Question(text))

    assert answer.language == "en"
    assert isinstance(answer, Suggestions)
