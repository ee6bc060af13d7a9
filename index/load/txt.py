"""Plain text: find the encoding, decode, normalise newlines.

The order of tries: a byte order mark, strict UTF-8, NUL bytes (which only UTF-16
and UTF-32 text has), then GB18030 and Big5, told apart by how common the
characters are that they give, then UTF-8 with a few bad bytes.
"""

from __future__ import annotations

import codecs
import unicodedata

from index.document import Document
from index.errors import EmptyDocumentError, UndecodableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The characters that most running text of the last century is made of, in both scripts.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下"
    "过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量"
    "都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关"
    "各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最"
    "立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图"
    "山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门"
    "即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转"
    "更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话"
    "米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商"
    "非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值"
    "号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调"
    "满县局照参红细引听该铁价严街镇村乡居服社区投项企升促施创推优强障镇稳"
    "這為個國時來們會過說產種後經進著電裡現實兩體機當點從業應開還與關數義樣線內係軍題黨員總"
    "設長頭資邊級圖統較將組見計論運農幾區強決戰則據處隊給門規熱領東導壓爭濟術極聯認權證選轉"
    "單風帶場車務萬達積議聲報鬥類離華確節話況傳許廣記須際驗連斷難礦備辦響約勞團歷構稱準號維"
    "劃標寫親廠識適屬圓滿參紅細聽該鐵價嚴街"
)
_MINIMUM_SCORE = 0.2
_MAXIMUM_DAMAGE = 0.1


def read(data: bytes, source: str) -> Document:
    """The document in the bytes of `source`; `UndecodableError` or `EmptyDocumentError` if none."""
    try:
        text = decode(data)
    except UndecodableError as error:
        raise UndecodableError(source, error.reason) from error
    if not any(character.isprintable() and not character.isspace() for character in text):
        raise EmptyDocumentError(source, "no readable character")
    return Document(text)


def decode(data: bytes) -> str:
    """The text of `data`, newlines as ``\\n``; raises `UndecodableError` for binary data."""
    return _strict(data).replace("\r\n", "\n").replace("\r", "\n")


def _strict(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :].decode(encoding, errors="replace"))
    try:
        text = _checked(data.decode("utf-8"))
    except (UnicodeDecodeError, UndecodableError):
        return _checked(_decode_utf16(data)) if b"\0" in data else _decode_by_score(data)
    return _decode_by_score(data) if _is_doubtful(text) else text


def _is_doubtful(text: str) -> bool:
    """Whether the bytes may be GBK that is valid UTF-8 by chance.

    Nothing but two-byte codes, U+0080 to U+07FF, comes out of such bytes.
    """
    beyond_ascii = [character for character in text if not character.isascii()]
    return bool(beyond_ascii) and all(character < "\u0800" for character in beyond_ascii)


def _checked(text: str) -> str:
    """`text` itself, unless it is full of control and replacement characters."""
    if _damage(text) > _MAXIMUM_DAMAGE or "\0" in text:
        raise UndecodableError("", "binary data")
    return text


def _damage(text: str) -> float:
    """The share of characters that no text has."""
    bad = sum(
        character == "\ufffd" or (unicodedata.category(character) in {"Cc", "Cn", "Cs"})
        for character in text
        if character not in "\t\n\r\f\v\x1a\x85"
    )
    return bad / max(1, len(text))


def _decode_utf16(data: bytes) -> str:
    """UTF-16 without a mark; the byte order is the one that gives the commoner characters."""
    readings = [data.decode(name, errors="replace") for name in ("utf-16-le", "utf-16-be")]
    best = max(readings, key=_score)
    if _score(best) < _MINIMUM_SCORE:
        raise UndecodableError("", "binary data")
    return best


def _decode_by_score(data: bytes) -> str:
    """The best of UTF-8 with damage, GB18030 and Big5."""
    readings = [data.decode(name, errors="replace") for name in ("utf-8", "gb18030", "big5")]
    best = max(readings, key=lambda text: _score(text) - 4 * _damage(text))
    if _score(best) < _MINIMUM_SCORE:
        raise UndecodableError("", "unknown encoding")
    return _checked(best)


def _score(text: str) -> float:
    """How much of the text is made of common characters, between 0 and 1."""
    common = sum(
        character in _COMMON or character in "，。、；：“”（）" or _is_plain_ascii(character)
        for character in text
    )
    return common / max(1, len(text))


def _is_plain_ascii(character: str) -> bool:
    return character.isascii() and (character.isprintable() or character in "\n\r\t")
