"""Words of the field in English, Turkish, Arabic and Polish, with their Dutch equivalents.

A line has the Dutch words and, between bars, the beginnings of words in the four languages, which
inflect at their end. It serves to find what is near, not to translate.
"""

from functools import lru_cache

from knowledge.language.normalising import fold, words

_TABLE = """
buren | neighbo | komsu | جيران جار | sasiad
buurt wijk | neighbourhood district area | mahalle semt | حي حارة منطقة | dzielnic osiedl
bovenburen boven | upstairs | ustum yukari | فوق | gory
ruzie | quarrel argu conflict dispute | kavga tartis | شجار خلاف نزاع | klotn kloc spor
bemiddeling | mediat | arabulucu | وساطة | mediac
geluidsoverlast lawaai | nois loud | gurultu ses | ضوضاء ضجيج ازعاج | halas
overlast | nuisance trouble bother | rahatsiz | ازعاج مضايق | uciazliw przeszkadza
huur | rent | kira | ايجار اجار | czynsz
huurwoning | tenan | kiraci | مستاجر | wynajmuj lokator
verhuurder | landlord | evsahib | مؤجر مالك صاحب | wlasciciel
corporatie sociale huurwoning | housing association | sosyal | اجتماعي | socjaln
wachtlijst woning | waiting list | bekleme sira | انتظار | kolejk oczekiw
woning huis | house home flat apartment | ev daire konut | بيت منزل شقة مسكن | dom mieszkan
schimmel | mould mold damp | kuf rutubet nem | عفن رطوبة | plesn wilgo
binnenkomen | enter | gire gireb girme | يدخل دخول | wejsc wejdz wchodz
reparatie onderhoud | repair fix broken | tamir bozuk | يصلح اصلاح تصليح | napraw zepsu
verwarming | heating heater | isitma kalorifer kombi | تدفئة | ogrzewan
isoleren energie | insulat energy bill | yalitim enerji fatura | عزل طاقة فاتورة | ociepl energi
sloop | demolish demolit tear | yikim yikil yikac | هدم | wyburz rozbior
ratten | rat rats mice mouse | fare sican | فئران جرذان فار | szczur mysz
zwerfafval afval | litter rubbish trash garbage waste | cop | قمامة نفايات زبالة | smieci odpad
hond | dog | kopek | كلب | pies psy
jongeren | youth teen young | genc | شباب مراهق | mlodzie nastolat
kinderen | child kid children | cocuk | طفل اطفال ابن | dziec
ouderen | elderly senior older old | yasli | مسنين كبار | senior starsz
eenzaam | lone | yalniz | وحدة وحيد | samotn
ontmoeten | meet | tanis bulus | التقي تعرف لقاء | pozna spotka
schulden | debt | borc | ديون دين | dlug zadluz
arm | poor afford | yoksul fakir | فقر | biedn
geld | money | para | مال نقود | pieniad
bijstand uitkering | benefit welfare | sosyal yardim odenek | معونة اعانة | zasil
toeslag | allowance | odenek | بدل علاوة | dodatek
post openen | mail envelope | posta zarf | بريد ظرف | otwiera koresponden
brief | letter | mektup | رسالة خطاب | list pismo
gemeente | municipal council town | belediye | بلدية | gmin urzad
vergunning | permit licen | izin ruhsat | تصريح رخصة اذن | pozwolen zezwol
straatfeest buurtfeest | party | parti eglence | حفل حفلة | impre
moestuin buurttuin | garden vegetable | bahce | حديقة | ogrod
groen bomen | green tree plant | agac yesil | شجر اشجار خضراء | drzew ziele
pesten | bullied bullying | zorba | تنمر | nekan
speelplek | playground play | oyun | ملعب لعب | plac zabaw
te hard rijden verkeer | speed traffic cars | hiz trafik araba | سرعة سيارات مرور | szybko predkos
parkeren | park | park | موقف | parkow
fiets | bike bicycle cycl | bisiklet | دراجة | rower
verlichting | light lamp | isik lamba | اضاءة انارة | oswietl lamp
veilig onveilig | safe unsafe | guven | امان امن | bezpiecz
inbraak | burglar break-in | hirsiz | سرقة سطو لص | wlama kradzie
buurtapp buurtpreventie | whatsapp watch | whatsapp | واتساب | whatsapp
wijkagent politie | police officer | polis | شرطة شرطي | policj dzielnicow
drugs | drug | uyusturucu | مخدرات | narkot
criminaliteit ondermijning | crime criminal | suc | جريمة جرائم | przestep
discriminatie | discriminat racis | ayrimci irkci | تمييز عنصري | dyskrymin rasiz
camera | camera cctv | kamera | كاميرا | kamer
vrijwilliger | volunteer | gonullu | متطوع تطوع اتطوع | wolontariusz wolontariat
mantelzorg | carer caring caregiver | bakiyor bakim | رعاية اعتني | opiek
hulp | help | yardim | مساعدة يساعد | pomoc pomoz
buren meekrijgen | meeting join | toplanti katilm | اجتماع انضم | zebrani zacheci
buurthuis | community centre center | merkez | مركز | dom kultury swietlic
Nederlands oefenen | learn dutch practise practice speak | hollandaca | الهولندية | niderland
taal | language | dil turkce | لغة | jezyk
nieuw in Nederland | new moved | yeni | جديد | nowy nowa
school | school | okul | مدرسة | szkol
werk baan | job work | is calis | عمل وظيفة | prac
gezond | health | saglik | صحة | zdrow
dokter zorg | doctor care | doktor | طبيب | lekarz
inspraak meedenken | say participat involve | katil soz | مشاركة | uczestn wspoldecyd
subsidie | subsid grant fund | hibe destek | منحة تمويل دعم | dotacj dofinans
initiatief beginnen | start set | baslat kur | بدء ابدا انشاء | zaloz zaczac
gentrificatie | gentrif | soylulas | تحسين | gentryf
leefbaar | liveab livab | yasanabilir | صالح للعيش | do zycia
kosten | cost price pay | ucret kac odeme | تكلف سعر كم | kosztuj cena
melden | report complain | sikayet bildir | ابلاغ ابلغ شكوى | zglos skarg
sport | sport gym football | spor | رياضة | sport
moeder | mother mum mom | anne | ام امهات | mam matk
verhuurt te veel mensen huisjesmelker | overcrowd | kalabalik | مكتظ | osob stlocz
azc vluchteling | refugee asylum | multeci siginma | لاجئ لجوء | uchodz azyl
wijkteam | team | ekip | فريق | zespol
besluit | decision | karar | قرار | decyz
afgewezen | refuse reject denied | reddet | رفض | odmow
stemmen raad | council vote | meclis oy | مجلس تصويت | rad glos
bezwaar | object appeal | itiraz | اعتراض | odwola sprzeciw
vve | owners association | site yonetim | اتحاد الملاك | wspolnot
zonnepanelen | solar | gunes panel | شمسية | sloneczn fotowolt
lift kapot | elevator lift | asansor | مصعد | winda windy
daklozen slaapplek | homeless sleep | evsiz | مشرد | bezdomn
"""
_PREFIXES = ("وال", "بال", "لل", "ال", "و", "ب", "ل")
_SAME = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي"})
FEWEST = 3
"""The least letters of a beginning; shorter ones begin too many words."""


def in_dutch(text: str) -> str:
    """Return the Dutch equivalents of the words of a text in another language."""
    found: dict[str, None] = {}
    for word in words(text):
        for form in _forms(word):
            found |= dict.fromkeys(dutch for begins, dutch in _lines() if form.startswith(begins))
    return " ".join(found)


def _forms(word: str) -> set[str]:
    """Return a word, and its forms without the article and other Arabic prefixes."""
    same = word.translate(_SAME)
    bare = (same.removeprefix(prefix) for prefix in _PREFIXES if same.startswith(prefix))
    return {same, *(form for form in bare if len(form) >= FEWEST)}


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[str, str], ...]:
    return tuple(
        (begins.translate(_SAME), dutch.strip())
        for line in _TABLE.strip().splitlines()
        for dutch, *columns in [line.split("|")]
        for column in columns
        for begins in fold(column).split()
        if len(begins) >= FEWEST
    )
