"""Normalise company names for comparison across registers."""

import re
import unicodedata

_FORMS = frozenset(
    """
    a aa aas ab ad ag and aps as asa bhd bv bvba ca co company corp corporation cv cy da dd doo ead
    eood ehf eirl et eurl ev ewiv fze gbr gesmbh ggmbh gmbh hf inc incorporated is kd kda kg kgaa
    kft ks lda limited llc llp lp ltd ltda mbh mbb nv nyrt ohf ohg ood oo oy oyj plc ptc pte pty
    pvt rt s sa sab sac sae sal saoc sapa saprl sarl sas sasu sau sca scs sdn se sia sicav sl slu
    snc soc sp spa spzoo sprl srl sro tas tbk uab ug ulc und vof y zrt z
    """.split()
)
"""Legal forms at the end of names, and the words that join their parts."""
_CHINESE_FORM = re.compile("(?:股份|责任|責任)?有限(?:责任|責任)?公司$|株式会社$")


def name_key(name: str) -> str:
    """Return a name without case, accents, punctuation and legal form, for comparison.

    `VODAFONE ESPANA SAU` and `Vodafone España, S.A.U.` have the same key.
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = _CHINESE_FORM.sub("", re.sub(r"[.'’`´]", "", plain))
    words = re.findall(r"\w+", plain)
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _FORMS:
        kept.pop()
    return " ".join(kept)
