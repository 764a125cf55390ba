"""What tells the contacts of an authority from those of a person.

Official is what stands with the authority's own words – its name, an office, a till, „Auskunft erteilt" – in the same line or
close above, what has a mailbox of an office or of a public body's domain, and every number that differs from an official one
only in its extension. All else counts as personal: a contact too many in the report costs a look, one too few a complaint.
"""

from __future__ import annotations

import re

_AUTHORITY = re.compile(
    r"(?i)\b(?:(?:stadt|gemeinde|kreis|markt|verbands|samtgemeinde|amts|landes|bundes|finanz|ober|orts)?"
    r"(?:kasse|verwaltung|kämmerei|verwaltungsamt|bauamt|hauptamt|ordnungsamt|jugendamt|sozialamt|rechtsamt|gartenbauamt|tiefbauamt"
    r"|hochbauamt|planungsamt|vermessungsamt)|(?:stadt|gemeinde|markt)\s+(?-i:[A-ZÄÖÜ])[\w-]+|landkreis|landratsamt|rathaus|bürgermeister(?:in|amt)?"
    r"|oberbürgermeister(?:in)?|ratsbüro|bürgerbüro|dezernat|dez\.|fachbereich|fachdienst|sachgebiet|abteilung|referat|eigenbetrieb"
    r"|stadtwerke|geschäftsstelle|geschäftszeichen|aktenzeichen|sachbearbeit\w+"
    r"|bearbeit(?:er|erin|et von)|auskunft erteilt|ansprechpartner\w*"
    r"|durchwahl|zentrale|telefax|fax|pressestelle|regierungspräsidium|ministerium|ortsverwaltung|dienststelle|amt für|polizei"
    r"|landrat|fraktion|notruf|behördennummer|sekretariat|schulleitung|verantwortlich)\b"
)
_ROLE = re.compile(
    r"(?i)(?:info|post|poststelle|rathaus|kontakt|mail|gemeinde|stadt|verwaltung|kasse|stadtkasse|buergerbuero|buergeramt|bauamt|bau"
    r"|planung|presse|pressestelle|datenschutz|sekretariat|hauptamt|ordnungsamt|office|service|redaktion|fraktion|ortsverwaltung|buero"
    r"|geschaeftsstelle|vergabe|ratsbuero|gremien|sitzungsdienst|webmaster|bibliothek|stadtwerke|umwelt|jugendamt|sozialamt)\b"
    r"|[\w.-]*(?:amt|buero|kasse|stelle|verwaltung|fraktion|dienst|referat|dezernat)"
)
_PUBLIC_DOMAIN = re.compile(
    r"(?i)(?:^|[.-])(?:stadt|gemeinde|markt|landkreis|kreis|lra|landratsamt|rathaus|amt|vg|samtgemeinde|stadtwerke|verwaltung|fraktion)(?:[.-]|$)"
    r"|(?:^|\.)(?:bund|bayern|nrw|bwl|hessen|sachsen|thueringen|brandenburg|berlin|hamburg|bremen|niedersachsen|rlp|saarland"
    r"|sachsen-anhalt|schleswig-holstein|landsh|mv-regierung|polizei\.\w+|europa|deutscher-?\w+tag|staedtetag)\.(?:de|eu)$"
    r"|kreis(?:-|\.|\w*\.de$)|regierung|ministerium|stadt-?\w+\.de$|gemeinde-?\w+\.de$"
)
_FREE = re.compile(
    r"(?i)(?:^|\.)(?:gmx|web|gmail|googlemail|t-online|freenet|outlook|hotmail|live|yahoo|aol|icloud|me|posteo|mailbox|arcor|online"
    r"|protonmail|proton|mail|email|kabelmail|unitybox|vodafone|o2online|1und1)\.(?:de|com|net|org|ch|at|eu)$"
)
_SITE = re.compile(r"(?i)\bwww\.((?:[\w-]+\.)+[a-z]{2,})")


_FIRM = re.compile(
    r"(?i)\bg?gmbh\b|\b(?:ag|kg|ohg|mbh|partg)\b|\be\.\s?v\b|architekt|ingenieur|\bbüro\b|planungsbüro|kanzlei|bibliothek|filiale|sparkasse"
    r"|verlag|agentur|consult\b|bauherr|\bzoo\b|sekretär|museum|theater|genossenschaft|stiftung|verein\b|verband\b|gutachter|öffnungszeiten|\bwww\."
)
_OWNER = re.compile(r"(?i)\b(?:stadt|gemeinde|landkreis|markt|samtgemeinde|verbandsgemeinde|kreis)[ ]+([a-zäöüß-]{4,})")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_PERSONAL_MAILBOX = re.compile(r"[a-zäöüß]+[._-][a-zäöüß]{2,}(?:[._-][a-zäöüß]+)?\d{0,4}", re.IGNORECASE)


def has_office_mailbox(text: str) -> bool:
    """Whether an e-mail address stands in the text that is not one of the free providers, where persons have theirs."""
    return any(not _FREE.search(domain) for domain in re.findall(r"@((?:[\w-]+\.)+[a-z]{2,})", text.lower()))


def names_firm(text: str) -> bool:
    """Whether words of a firm, a club or an institution stand in the text."""
    return _FIRM.search(text) is not None


def names_authority(text: str) -> bool:
    """Whether words of an authority stand in the text."""
    return _AUTHORITY.search(text) is not None


def is_official_mailbox(address: str, text: str) -> bool:
    """Whether an address belongs to an office: by its mailbox, its domain, or a domain that the paper prints as its site."""
    mailbox, _, domain = address.lower().partition("@")
    mailbox = re.sub(r"^[\d-]+", "", mailbox)  # a telephone number that has lost its blank
    if _ROLE.fullmatch(mailbox) and not (_FREE.search(domain) and mailbox == "mail"):
        return True
    if _FREE.search(domain):
        return False
    owners = {name.lower().translate(_UMLAUTS) for name in _OWNER.findall(text)}
    if _PUBLIC_DOMAIN.search(domain) or owners & set(domain.split(".")):
        return True
    # A firm's mailbox that names no person is no personal datum; of a public body's site even one that does is official.
    return domain in {site.lower() for site in _SITE.findall(text)} or not _PERSONAL_MAILBOX.fullmatch(mailbox)
