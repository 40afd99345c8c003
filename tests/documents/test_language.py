"""Which language a text is in: other languages are told, and no English text is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.documents.language import find_language

OTHERS = [
    (
        "de",
        "Die Bundesregierung will dem Nachbarland weitere hundert Millionen Euro für den Wiederaufbau geben.",
    ),
    ("de", "Der Minister sagte am Dienstag, die Lieferung der Panzer werde noch in diesem Jahr beginnen."),
    ("de", "Mehr Hilfe für die Opfer des Erdbebens gefordert, doch das Geld ist noch nicht bewilligt"),
    (
        "fr",
        "La France va livrer douze véhicules blindés et former deux cents soldats avant la fin de l'année.",
    ),
    ("fr", "Le gouvernement a promis une aide de cinquante millions d'euros aux sinistrés du cyclone."),
    ("fr", "Selon la ministre, les discussions sur un nouveau prêt ne sont pas encore terminées."),
    (
        "es",
        "El gobierno anunció que enviará treinta toneladas de alimentos a las familias sin techo.",
    ),
    ("es", "España no descarta mandar más instructores, según fuentes del ministerio de Defensa."),
    ("es", "La ministra dijo que la ayuda llegará antes de que termine el mes."),
    ("it", "L'Italia fornirà due sistemi di difesa aerea e generatori per gli ospedali della regione."),
    ("it", "Il presidente del consiglio ha detto che il prestito sarà firmato entro la fine di marzo."),
    ("it", "Nuovi aiuti per la ricostruzione delle scuole distrutte dal terremoto"),
    ("pt", "O governo vai doar cem mil doses de vacina aos países vizinhos, informou o ministério da Saúde."),
    ("pt", "Segundo a ministra, a ajuda não será paga antes do próximo ano."),
    ("nl", "Nederland stelt nog eens honderd miljoen euro beschikbaar voor de wederopbouw van het land."),
    ("nl", "De minister zei dat de wapens al zijn geleverd en dat er meer zal volgen."),
    ("nl", "Het kabinet wil ook de opleiding van soldaten in eigen land betalen."),
    ("sv", "Regeringen kommer att skänka ytterligare femtio stridsfordon och ammunition till landet."),
    ("sv", "Enligt ministern är det ännu inte bestämt när bidraget ska betalas ut."),
    ("da", "Regeringen vil give yderligere to milliarder kroner til den fælles fond, siger ministeren."),
    ("no", "Norge skal gi to milliarder kroner i støtte til luftvern, sa forsvarsministeren på mandag."),
    ("fi", "Suomi antaa uuden avustuspaketin, jonka arvo on noin kaksisataa miljoonaa euroa."),
    ("pl", "Polska przekaże sąsiadom kolejne czołgi i amunicję, zapowiedział wczoraj minister obrony."),
    ("pl", "Rząd nie podjął jeszcze decyzji w sprawie pożyczki na odbudowę mostów."),
    ("cs", "Vláda schválila další vojenskou pomoc a výcvik vojáků v příštím roce."),
    ("sk", "Vláda schválila ďalšiu vojenskú pomoc a výcvik vojakov v budúcom roku."),
    ("hu", "A kormány további százmillió forint támogatást ígért az árvíz áldozatainak."),
    ("ro", "Guvernul va trimite generatoare și medicamente pentru spitalele din țara vecină."),
    ("tr", "Hükümet, depremden etkilenen aileler için yüz milyon lira yardım sözü verdi."),
    ("id", "Pemerintah akan mengirim bantuan makanan dan obat-obatan kepada para korban banjir."),
    ("vi", "Chính phủ sẽ gửi thêm lương thực và thuốc men cho các gia đình bị ảnh hưởng bởi lũ lụt."),
    ("sw", "Serikali itatuma msaada wa chakula na dawa kwa familia zilizoathiriwa na mafuriko."),
    ("uk", "Уряд передасть сусідній країні ще двадцять генераторів, повідомило міністерство."),
    ("ru", "Правительство сообщило, что переговоры о новом кредите ещё не закончены."),
    ("bg", "Правителството ще изпрати още храна и лекарства на пострадалите от наводнението."),
    ("el", "Η κυβέρνηση θα στείλει τρόφιμα και φάρμακα στις οικογένειες που επλήγησαν."),
    ("ar", "أعلنت الحكومة أنها سترسل مساعدات غذائية وطبية إلى المتضررين من الفيضانات."),
    ("fa", "دولت اعلام کرد که کمک‌های غذایی و دارویی به سیل‌زدگان می‌فرستد."),
    ("he", "הממשלה הודיעה כי תשלח מזון ותרופות למשפחות שנפגעו מהשיטפונות."),
    ("hi", "सरकार ने कहा कि वह बाढ़ पीड़ितों को भोजन और दवाइयाँ भेजेगी।"),
    ("zh", "政府宣布将向受灾地区的家庭提供粮食和药品。"),
    ("ja", "政府は被災した家族に食料と医薬品を送ると発表した。"),
    ("ko", "정부는 홍수 피해 가족들에게 식량과 의약품을 보내겠다고 발표했다."),
    ("ka", "მთავრობამ განაცხადა, რომ დაზარალებულ ოჯახებს საკვებსა და წამლებს გაუგზავნის."),
    ("de", "BUNDESREGIERUNG SAGT WEITERE HILFE FÜR DIE OPFER DER FLUT IM NACHBARLAND ZU"),
    ("es", "EL GOBIERNO ENVIARÁ MÁS ALIMENTOS A LAS FAMILIAS AFECTADAS POR LA SEQUÍA"),
]

ENGLISH = [
    "Norway sends six fighter jets",
    "Berlin pledges tanks",
    "Kyiv gets loan",
    "Paris, Rome mull joint air defence",
    "Zelensky meets Scholz, Macron, Tusk",
    "UK PLEDGES £225M",
    "FINLAND TO GIVE TANZANIA GRANT FOR SAWMILLS",
    "DENMARK, SWEDEN SEND HOWITZERS",
    "Japan-Philippines radar deal signed",
    "Tusk: no troops",
    "Macron sendet? No, Macron sends",
    "Erdoğan, Aliyev discuss Zangezur corridor",
    "Volodymyr Zelenskyy, Andriy Yermak, Rustem Umerov, Oleksandr Syrskyi",
    "Ursula von der Leyen, Charles Michel, Josep Borrell, Roberta Metsola",
    "Bundesministerium der Verteidigung, Berlin",
    "Nguyễn Phú Trọng, Phạm Minh Chính, Võ Văn Thưởng",
    "Luiz Inácio Lula da Silva; Gabriel Boric; Gustavo Petro",
    "Ministerio de Asuntos Exteriores, Unión Europea y Cooperación",
    "- 4 Leopard 2A6\n- 31 M1 Abrams\n- 155mm rounds\n- HIMARS",
    "* 12 ambulances\n* 300 generators\n* 4,000 blankets",
    "Items delivered: CV90, Bandvagn 206, Carl Gustaf, Robot 70",
    "8 x PzH 2000, 14 x Caesar, 36 x M109A6",
    "Gepard: 52. Marder: 120. Dachs: 15. Wisent: 42.",
    "Package value: €200m. Recipient: Moldova. Donor: Latvia.",
    "AUD 35m Fiji cyclone relief",
    "Aid flight lands in Port-au-Prince",
    "Sanctions list: Gazprombank, Sovcomflot, Rosneft",
    "Talks Tuesday in Jeddah",
    "Grain shipment reaches Djibouti",
    "Kabul embassy reopens",
    "Two frigates, one tender",
    "Frozen assets: Euroclear, Clearstream",
    "Healey arrives unannounced",
    "Stoltenberg steps down; Rutte takes over",
    "Selenskyj, Pistorius und Co. meet in Ramstein",
    "The minister called it “eine Zeitenwende, die uns alle fordert” and promised two more batteries.",
    "Il ministro ha detto di no. The minister said no, and that his government would not send the ships.",
    "Médecins Sans Frontières receives grant from Agence française de développement",
    "Secretary-General's remarks",
    "Fiji: US$4m. Samoa: US$2m. Tonga: US$1m.",
    "Oral answer 118, Nairobi",
    "Sida, Danida, Norad, GIZ, AFD, JICA, KOICA, USAID",
    "Dushanbe hydropower tranche approved",
    "Wang Yi visits Honiara, Port Vila, Suva",
    "Kaja Kallas: Estonia gives everything it can",
    "Cluster munitions arrive",
]


@pytest.mark.parametrize(("code", "text"), OTHERS)
def test_another_language_is_told_from_one_sentence(code: str, text: str) -> None:
    found = find_language(text)
    assert found not in (None, "en")
    assert found == code or {found, code} <= {"da", "no", "nn"} or {found, code} <= {"cs", "sk"}


@pytest.mark.parametrize("text", ENGLISH)
def test_no_english_text_is_lost_however_short_or_full_of_names(text: str) -> None:
    assert find_language(text) in (None, "en")


def test_a_full_english_sentence_is_settled() -> None:
    assert (
        find_language("The ministry said that it would send a second ferry to the islands this year.") == "en"
    )


def test_english_that_quotes_at_length_is_english() -> None:
    quote = "„Wir werden die Hilfe für das Land fortsetzen, solange sie gebraucht wird“, sagte der Minister. "
    told = "The minister was asked what the government would do next. He said that help would go on. "
    assert find_language(told + quote * 2) == "en"


def test_an_english_text_after_a_foreign_preface_is_english() -> None:
    preface = "Dieser Bericht ist auch in deutscher Sprache auf den Seiten des Ministeriums zu finden. " * 20
    body = (
        "The government has decided that it will send more of its own trucks to the north of the country. "
        * 20
    )
    assert find_language(preface + body) == "en"


def test_a_text_without_words_is_left_open() -> None:
    assert find_language("155 – 2024 … 31 / 4.5 %") is None
    assert find_language("") is None


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    found = find_language(text)
    assert found is None or len(found) == 2
