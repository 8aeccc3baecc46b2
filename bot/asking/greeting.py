"""What is said first, in their own language, to people who don't ask in Dutch."""

from dataclasses import replace

from bot.dutch import paragraphs
from bot.view import Tone, View
from knowledge.answer import Answer, Elsewhere, Intent, Suggestions, Unknown
from knowledge.language.languages import DUTCH

IN_DUTCH = {
    "en": "I answer in Dutch.",
    "tr": "Hollandaca cevap veriyorum.",
    "ar": "أجيب باللغة الهولندية.",
    "pl": "Odpowiadam po niderlandzku.",
    "de": "Ich antworte auf Niederländisch.",
    "fr": "Je réponds en néerlandais.",
}
ONE_OF_THESE = {
    "en": "I answer in Dutch. Was it one of these? In danger, call 112.",
    "tr": "Hollandaca cevap veriyorum. Bunlardan biri miydi? Tehlikede 112’yi ara.",
    "ar": "أجيب باللغة الهولندية. هل تقصد واحدًا من هذه؟ عند الخطر اتصل بالرقم 112.",
    "pl": "Odpowiadam po niderlandzku. Czy chodzi o jedno z tych? W niebezpieczeństwie dzwoń: 112.",
    "de": "Ich antworte auf Niederländisch. War es eine dieser Fragen? In Gefahr: 112.",
    "fr": "Je réponds en néerlandais. Était-ce l’une de ces questions ? En danger : 112.",
}
A_PERSON = {
    "en": "Below is who can answer you. Nothing is sent before you say yes (ja).",
    "tr": "Aşağıda kimin cevap verebileceği yazıyor. Evet (ja) demeden bir şey gönderilmez.",
    "ar": "ستجد أدناه من يمكنه الرد عليك. لن يُرسل شيء قبل أن تقول نعم (ja).",
    "pl": "Poniżej jest napisane, kto może Ci odpowiedzieć. Wyślę dopiero, gdy powiesz tak (ja).",
    "de": "Unten steht, wer dir antworten kann. Vor deinem Ja (ja) wird nichts gesendet.",
    "fr": "Ci-dessous, qui peut te répondre. Rien n’est envoyé avant ton oui (ja).",
}
CALL = {
    "en": "In danger now? Call 112. The rest is in Dutch.",
    "tr": "Şu anda tehlikede misin? 112’yi ara. Gerisi Hollandaca.",
    "ar": "هل أنت في خطر الآن؟ اتصل بالرقم 112. الباقي باللغة الهولندية.",
    "pl": "Grozi Ci teraz niebezpieczeństwo? Dzwoń: 112. Reszta jest po niderlandzku.",
    "de": "Jetzt in Gefahr? Rufe 112 an. Der Rest ist auf Niederländisch.",
    "fr": "En danger maintenant ? Appelle le 112. Le reste est en néerlandais.",
}
SEARCH_IN_DUTCH = {
    "en": "I answer in Dutch and could not find this. Try one Dutch word with /zoek. "
    "In danger, call 112.",
    "tr": "Hollandaca cevap veriyorum ve bunu bulamadım. /zoek ile Hollandaca bir kelime dene. "
    "Tehlikede 112’yi ara.",
    "ar": "أجيب باللغة الهولندية ولم أجد هذا. جرّب كلمة هولندية مع /zoek. "
    "عند الخطر اتصل بالرقم 112.",
    "pl": "Odpowiadam po niderlandzku i nie znalazłem tego. Wpisz niderlandzkie słowo w /zoek. "
    "W niebezpieczeństwie dzwoń: 112.",
    "de": "Ich antworte auf Niederländisch und fand dies nicht. Suche mit /zoek ein Wort. "
    "In Gefahr: 112.",
    "fr": "Je réponds en néerlandais et n’ai rien trouvé. Essaie un mot néerlandais avec /zoek. "
    "En danger : 112.",
}


def greet(view: View, answer: Answer) -> View:
    """Tell who asked in another language, in that language, that this is Dutch and what to do."""
    if answer.language == DUTCH:
        return view
    match answer:
        case Suggestions():
            offered = ONE_OF_THESE
        case Unknown():
            offered = SEARCH_IN_DUTCH
        case Elsewhere() if answer.subject.urgent:
            offered = CALL
        case Intent() if view.tone is Tone.CHOICE:
            offered = A_PERSON
        case _:
            offered = IN_DUTCH
    sentence = offered.get(answer.language, offered["en"])
    in_dutch = "" if isinstance(answer, Suggestions) else view.text
    return replace(view, text=paragraphs(sentence, in_dutch))
