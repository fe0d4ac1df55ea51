"""Phrases of several languages by which boilerplate is known, one alternative a line."""

import re


def _any(alternatives: str) -> re.Pattern[str]:
    """A pattern of the lines of a text, as alternatives."""
    lines = filter(None, map(str.strip, alternatives.splitlines()))
    return re.compile("|".join(lines), re.IGNORECASE)


PAGE = _any(
    r"""
    (?:page|p\.|seite|pagina|página|strona)\s*\d{1,4}(?:\s*(?:of|/|von|de|di|z)\s*\d{1,4})?
    \d{1,4}\s*(?:of|/)\s*\d{1,4}
    [-–—|]\s*\d{1,4}\s*[-–—|]
    \d{1,3}
    """
)
CONTENTS = _any(
    r"""
    (?:table of )?contents(?: of this issue)?
    (?:what['’]?s )?in this (?:issue|edition|month|newsletter)
    (?:today['’]s )?(?:topics|headlines)
    inhalt(?:sverzeichnis|sübersicht)?
    in dieser ausgabe
    themen(?:übersicht)?
    (?:au )?sommaire
    dans ce numéro
    table des matières
    contenido|índice|sumario|en este número
    sumário|nesta edição
    sommario|indice|in questo numero
    inhoud(?:sopgave)?|in dit nummer
    spis treści|w (?:tym )?numerze
    indhold|innehåll|innhold
    本期目录|目录|本期要点|目次
    """
)
BUTTON = _any(
    r"""
    (?:back|return) to (?:the )?(?:top|contents)
    (?:zurück )?nach oben|retour en haut|volver arriba
    (?:view|read|open|see) (?:this |it )?(?:\w[\w-]* )?(?:in .{0,20}browser|online|on the web)
    .{0,40}(?:im browser (?:ansehen|öffnen|anzeigen)|in your (?:web )?browser).{0,30}
    .{0,40}(?:dans (?:votre|le) navigateur|en (?:tu|su|el) navegador|nel (?:tuo )?browser).{0,30}
    .{0,40}(?:in (?:je|uw) browser|no (?:seu )?navegador|w przeglądarce).{0,30}
    .{0,20}在浏览器中(?:查看|打开).{0,20}
    unsubscribe(?: .{0,40})?
    (?:manage|update) (?:your )?(?:subscription|preference)s?
    (?:abbestellen|newsletter abmelden|se désabonner|se désinscrire)(?: .{0,40})?
    (?:darse de baja|annulla iscrizione|afmelden|uitschrijven|退订)(?: .{0,40})?
    forward (?:this )?(?:e-?mail )?to a (?:friend|colleague)
    share(?: this)?|print(?: this)?|subscribe(?: now| here)?|leave a comment|copy link
    (?:on|am|le|el|il) .{6,120} (?:wrote|schrieb.{0,60}|a écrit|escribió|ha scritto)
    .{0,10}(?:二维码|蓝字).{0,10}|配信停止.{0,20}|wypisz się|end
    (?:share|tweet|follow us)(?: (?:this|it|us))? on \w+
    [↑▲⇧]\s*(?:top)?
    (?:read|learn|find out) more|click here
    \[?image:? .{0,80}\]?
    """
)
ARMOUR = _any(
    r"""
    -----(?:BEGIN|END) PGP [A-Z ]+-----(?:\s*Hash: SHA\d+)?
    Hash: SHA\d+
    Version: GnuPG.*
    """
)
SIGNED = re.compile(r"-----BEGIN PGP (?:SIGNATURE|PUBLIC KEY BLOCK)-----")
MAIL_SENDER = _any(
    r"""
    (?:from|von|de|van|da|od): ?\S
    (?:subject|betreff|objet|asunto|onderwerp|oggetto|temat): ?\S
    """
)
MAIL_HEADER = _any(
    r"""
    (?:from|sent|date|to|cc|bcc|reply-to|subject): ?\S
    (?:von|gesendet|an|betreff|de|envoyé|à|objet|para|asunto|aan|onderwerp|oggetto|temat): ?\S
    [-_ ]*(?:forwarded|original) message
    list-[a-z]+: ?\S
    """
)
SPONSOR = _any(
    r"""
    \W*(?:sponsored(?: by)?|sponsor(?: of the \w+)?|our sponsors?|brought to you by)\b
    \W*(?:advertisement|anzeige|werbung|publicité)\b
    """
)
IMPRINT = _any(
    r"""
    legal advice|disclaimer|all rights reserved|©|\(c\) ?\d{4}|copyright|unsubscrib
    privacy (?:policy|notice|statement)
    you (?:are |have )?(?:been )?receiv(?:e|ed|ing) this
    (?:edited|compiled|published|sent) by
    if you have any questions
    (?:please|to) (?:contact|get in touch|reply|subscribe)
    your (?:team|editors)
    (?:our )?mailing address|change how you receive|update (?:your )?preferences
    ^-- ?$|^_{5,}$|mailing list|mailman
    (?:list|newsletter)[- ](?:archive|owner|info)
    impressum|haftungsausschluss|keine rechtsberatung|alle rechte vorbehalten|abbestell|abmelden
    mentions légales|tous droits réservés|désabonn|désinscri
    aviso legal|todos los derechos|darse de baja|cancelar (?:la )?suscripci
    tutti i diritti|disiscri|alle rechten|uitschrijven|wszelkie prawa
    版权所有|免责声明|仅供参考|退订|発行[：:]
    """
)
ABOUT = _any(
    r"""
    about(?: us| this \w+| the (?:author|editor|newsletter|bulletin)s?)?
    (?:contact|kontakt|contacto|contatti|contactez-nous)(?: us)?
    über (?:uns|diesen newsletter)|à propos(?: de nous)?|qui sommes-nous ?\??
    (?:acerca de|sobre) nosotros|quiénes somos|chi siamo|over ons|o nas|om oss|om os
    关于我们|联系我们|編集後記|お問い合わせ
    """
)
GREETING = _any(
    r"""
    (?:(?:(?:kind|best|warm) )?(?:regards|wishes)|sincerely|yours[ ]).{0,60}
    (?:(?:mit )?(?:freundlichen|besten|herzlichen) grüße|viele grüße).{0,60}
    (?:cordialement|bien à vous|saludos|cordiali saluti|met vriendelijke groet).{0,60}
    (?:pozdrawiam|z poważaniem|com os melhores cumprimentos|med venlig hilsen|此致|敬上).{0,60}
    """
)
PHONE = re.compile(r"(?:\+|\b(?:tel|phone|fax|telefon|tél)\b\.?:? ?)[\d() ./-]{6,}", re.IGNORECASE)
NOTES_HEADING = _any(
    r"""
    (?:list of )?(?:sources?|references?|(?:foot|end)?notes?|citations?|bibliography|links?)
    further reading|sources? and (?:links?|references?)|notes? and (?:sources?|references?)
    """
)
SAYS_NOTHING = re.compile(
    r"\W*(?:(?:here|links?|read|more|sources?|full|text|story|decision|article|see|also|click|this|"
    r"website|press release|available|at|in|on|and|or|cf|via|from|continue|reading|details|view|"
    r"the|open|original|official|document|pdf|download|\d+|https?:\S*|zur|zum|pressemitteilung|mehr|"
    r"quelle|hier|weiterlesen|weitere|lesen|lien|lire|la|suite|fuente|enlace|leer|más|aquí|fonte|"
    r"leggi|tutto|bron|lees|meer|źródło|czytaj|więcej|kilde|källa|zdroj|πηγή|источник)\b\W*"
    r"|(?:来源|链接|原文|出典|リンク|출처|링크|المصدر|الرابط|رابط)\W*)*",
    re.IGNORECASE,
)
"""Words around an address that are no title of its page."""
SOURCE_LABEL = re.compile(
    r"\W*(?:sources?|references?|links?|see(?: also| here)?|(?:read|find out|learn) more|"
    r"more(?: info(?:rmation)?| details)?|further (?:reading|information|details)|"
    r"full (?:text|story|article|decision)|original(?: text)?|via|url|web ?(?:site|page)|"
    r"press release|available(?: at| here)?|official text|text of .{1,60}|"
    r"quellen?|pressemitteilung|liens?|fuentes?|enlaces?|font[ei]|bron(?:nen)?|źródł[oa]|kilder?|"
    r"källor|来源|链接|原文(?:链接)?|出典|출처|المصدر|الرابط|zdroj|πηγή|источник)\W*?[:：–—-]"
    r"|\W*(?:read|find out|learn) more (?:about|on) ",
    re.IGNORECASE,
)
"""The beginning of a line about sources."""
BULLETIN_NAME = re.compile(
    r"\b(?:\w*bulletin|\w*newsletter|digest|edition|monthly|weekly|gazette|\w*rundbrief|infobrief|"
    r"lettre|boletín|bollettino|circolare|nieuwsbrief|biuletyn|boletim|nyhedsbrev|nyhetsbrev)\b"
    r"|月报|周报|简报|通讯|ニュースレター|メールマガジン|뉴스레터|نشرة",
    re.IGNORECASE,
)
ISSUE_NUMBER = re.compile(
    r"\b(?:issue|vol(?:ume)?\.?|no\.?|nr\.?|n[°º]|ausgabe|numéro|número|numero|nummer)\s*#?\d|第\s*\d+\s*[期号]",
    re.IGNORECASE,
)
