"""Letter folding: one table for the index and, included in it, for the browser.

Accents and other marks are removed by decomposition (Unicode, NFD). The tables cover Latin letters
without decomposition, such as ł and ß, and alternative spellings, such as `oe` for ö.
"""

import re
from functools import cache
from unicodedata import normalize

FOLDED = {
    "": "\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf",
    "a": "ɐɑɒᴀᶏᶐẚⱥꞻꬰꭤ",
    "aa": "ꜳ",
    "ae": "æᴁᴂꞛ",
    "ao": "ꜵ",
    "au": "ꜷ",
    "av": "ꜹꜻ",
    "ay": "ꜽ",
    "b": "ƀƃɓʙᴃᵬᶀꞗꞵ",
    "c": "ƈȼɕᴄↄꜿꞓꞔ",
    "d": "ðđƌƍȡɖɗᴅᴆᵭᶁᶑẟꝺꟈ",
    "db": "ȸ",
    "dz": "ʣʤʥꭦ",
    "e": "ǝɇɘəɚɛɜɝɞʚᴇᴈᶒᶓᶔᶕⱸⱻꬱꬲꬳꬴꭡ",
    "f": "ƒɸᵮᶂⱷꜰꝼꞙꬵ",
    "fn": "ʩ",
    "g": "ǥȝɠɡɢɣʛᵷᵹᶃꝿꞡꟑꬶ",
    "h": "ħɥɦɧʜʮʯⱨⱶꜧꞕꟶ",
    "hv": "ƕ",
    "i": "ıɨɩɪᴉᵻᵼᶖꞽ",
    "j": "ȷɉɟʄʝᴊ",
    "k": "ĸƙʞᴋᶄⱪꝁꝃꝅꞣ",
    "l": "ŀłƚƛȴɫɬɭɮʟᴌᶅⱡꝇꝉꞁꞎꬷꬸꬹ",
    "ll": "ỻ",
    "ls": "ʪ",
    "lz": "ʫ",
    "m": "ɯɰɱᴍᴟᵯᶆꟺꬺ",
    "n": "ŉŋƞȵɲɳɴᴎᵰᶇꞑꞥꬻꬼ",
    "o": "øɔɵɷᴏᴐᴑᴒᴓᴖᴗᶗⱺꝋꝍꞷꟁꬽꬾꬿꭃꭄ",
    "oe": "œɶᴔꞝꭀꭁꭂꭢ",
    "oi": "ƣ",
    "oo": "ꝏ",
    "ou": "ȣᴕ",
    "p": "ƥᴘᵱᵽᶈꝑꝓꝕ",
    "q": "ɋʠꝗꝙꞯ",
    "qp": "ȹ",
    "r": "ɍɹɺɻɼɽɾɿʀʁᴙᴚᵲᵳᶉⱹꞃꞧꭅꭆꭈꭉꭊꭋꭌꭨ",
    "s": "ȿʂʃʅʆᵴᶊᶋᶘẜẝꜱꞅꞩꟊꟗꟙꭍ",
    "ss": "ß",
    "t": "ŧƫƭȶʇʈᴛᵵⱦꞇ",
    "tc": "ʨ",
    "th": "þᵺꝥꝧꟓ",
    "ts": "ʦʧꭧ",
    "tz": "ꜩ",
    "u": "ʉʊᴜᴝᴞᵾᵿᶙꞹꞿꭎꭒ",
    "ue": "ᵫꞟ",
    "ui": "ꭐꭑ",
    "uo": "ꭣ",
    "v": "ʋʌᴠᶌỽⱱⱴꝟꝩ",
    "vy": "ꝡ",
    "w": "ƿʍᴡⱳꟃꟕ",
    "x": "ᶍꭓꭔꭕꭖꭗꭘꭙ",
    "y": "ƴɏʎʏỿꭚ",
    "z": "ƶƺȥɀʐʑʒʓᴢᴣᵶᶎᶚⱬꝣ",
}
"""Letters without decomposition, by what they fold to."""

SECOND = {"ä": "ae", "ö": "oe", "ø": "oe", "ü": "ue", "å": "aa", "đ": "dj"}
"""Letters with an alternative spelling other than their folding."""

_TABLE = {ord(letter): plain for plain, letters in FOLDED.items() for letter in letters}
_SECOND = {ord(letter): spelled for letter, spelled in SECOND.items()}
_MARKS = re.compile("[\u0300-\u036f]")


@cache
def fold(word: str) -> str:
    """Return a word in lower case, without marks, in plain letters, as it is looked up."""
    if word.isascii():
        return word
    return _MARKS.sub("", normalize("NFD", word)).translate(_TABLE)


def second_spelling(word: str) -> str:
    """Return an alternative folding, such as `moebius` for `möbius`; empty if there is none."""
    spelled = fold(word.translate(_SECOND))
    return spelled if spelled != fold(word) else ""
