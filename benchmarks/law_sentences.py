"""Sentences with one citation of a statute or one reference to a paper, made from a seed."""

from __future__ import annotations

from random import Random

from benchmarks.sentence import NBSP, Sentence, joined

_SHORT = (
    "GemO",
    "NKomVG",
    "BauGB",
    "KAG",
    "GO NRW",
    "SGB VIII",
    "BGB",
    "HGO",
    "GemHVO-Doppik",
    "BayGO",
    "ThürKO",
    "KVG LSA",
    "VwVfG",
)
_FULL = (
    ("der Gemeindeordnung für Baden-Württemberg", "Gemeindeordnung für Baden-Württemberg"),
    ("des Baugesetzbuchs", "Baugesetzbuch"),
    ("der Hessischen Gemeindeordnung", "Hessische Gemeindeordnung"),
    ("des Niedersächsischen Kommunalverfassungsgesetzes", "Niedersächsisches Kommunalverfassungsgesetz"),
    ("der Kommunalverfassung des Landes Brandenburg", "Kommunalverfassung des Landes Brandenburg"),
)
_ARTICLES = ("GG", "DSGVO", "AEUV", "BayVerf")
_EU = ("Verordnung (EU) 2016/679", "Verordnung (EG) Nr. 1370/2007", "Richtlinie 2014/24/EU")
_AFTER = (".", " gilt.", " zu beachten.", ",", "", " in der jeweils gültigen Fassung.", "\nBegründung", ";")


def law_sentence(rng: Random) -> Sentence:
    """A citation; ``expected``: law, section, paragraph, sentence, number, letter joined by blanks, „-" for what is not said."""
    section = f"{rng.randint(1, 260)}{rng.choice(('', '', '', 'a', 'b'))}"
    printed, parts = section, {"paragraph": "-", "sentence": "-", "number": "-", "letter": "-"}
    gap = rng.choice((" ", " ", NBSP))
    if rng.random() < 0.7:
        parts["paragraph"] = str(rng.randint(1, 9))
        printed += rng.choice(
            (
                f"{gap}Abs. {parts['paragraph']}",
                f" Absatz {parts['paragraph']}",
                f" ({parts['paragraph']})",
                f"\nAbs. {parts['paragraph']}",
            )
        )
    if rng.random() < 0.4:
        parts["sentence"] = str(rng.randint(1, 5))
        printed += rng.choice((f" Satz {parts['sentence']}", f" S. {parts['sentence']}"))
        printed += rng.choice(("", "", " Halbsatz 2", " Hs. 1", " 2. Halbsatz"))
    if rng.random() < 0.4:
        parts["number"] = str(rng.randint(1, 20))
        printed += rng.choice((f" Nr. {parts['number']}", f" Nummer {parts['number']}"))
    if rng.random() < 0.25:
        parts["letter"] = rng.choice("abcdef")
        printed += rng.choice(
            (f" Buchst. {parts['letter']}", f" lit. {parts['letter']}", f" Buchstabe {parts['letter']}")
        )
    mark, name, law = _statute(rng)
    expected = " ".join((law.replace(" ", "_"), section, *parts.values()))
    lead = rng.choice(("Nach ", "gemäß ", "Rechtsgrundlage ist ", "(", "im Sinne von ", "wegen "))
    return joined(
        rng=rng, kind="law", lead=lead, printed=f"{mark}{printed} {name}", expected=expected, after=rng.choice(_AFTER)
    )


def _statute(rng: Random) -> tuple[str, str, str]:
    """The mark before the section, the statute as printed, and its value."""
    style = rng.random()
    if style < 0.6:
        name = rng.choice(_SHORT)
        return rng.choice(("§ ", "§", f"§{NBSP}")), name, name
    if style < 0.75:
        printed, law = rng.choice(_FULL)
        return "§ ", printed, law
    if style < 0.92:
        name = rng.choice(_ARTICLES)
        return rng.choice(("Art. ", "Artikel ", f"Art.{NBSP}")), name, name
    name = rng.choice(_EU)
    return "Art. ", f"der {name}", name


_FORMS = (
    lambda rng: f"{rng.randint(2010, 2026)}/{rng.randint(1, 9999):04}",
    lambda rng: f"{rng.randint(1, 999)}/{rng.randint(2010, 2026)}",
    lambda rng: f"{rng.choice(('VO', 'BV', 'DS', 'SV'))}/{rng.randint(1, 999)}/{rng.randint(2010, 2026)}",
    lambda rng: f"{rng.randint(10, 26)}/{rng.randint(1, 999)}",
    lambda rng: f"{rng.randint(2010, 2026)}-{rng.randint(1, 999):03}",
)
_LABELS = (
    "Vorlage ",
    "Drucksache ",
    "Vorlage Nr. ",
    "Drucksache Nr. ",
    "Beschlussvorlage ",
    "Vorlagen-Nr.: ",
    "Drs. ",
    "Vorlage Nr.: ",
)


def reference_sentence(rng: Random) -> Sentence:
    """A reference behind its label."""
    number = rng.choice(_FORMS)(rng)
    after = rng.choice((".", " wird zugestimmt.", ",", "", "\nDatum", " vom 12.05.2024.", ")"))
    return joined(
        rng=rng,
        kind="reference",
        lead=rng.choice(("Der ", "siehe ", "laut ", "")) + rng.choice(_LABELS),
        printed=number,
        expected=number,
        after=after,
    )
