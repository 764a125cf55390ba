"""Facts of fictional papers for the layouts: towns, bodies of all Länder, shapes of numbers, offices, titles."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

_COUNCILS = """Gemeinderat|Stadtrat|Rat der Stadt {t}|Rat der Gemeinde {t}|Kreistag|Stadtverordnetenversammlung|Gemeindevertretung
Stadtvertretung|Ratsversammlung|Samtgemeinderat|Verbandsgemeinderat|Marktgemeinderat|Verbandsversammlung|Bürgerschaft
Bezirksverordnetenversammlung|Bezirksversammlung|Vollversammlung des Stadtrates|Ortsgemeinderat {o}|Kreisausschuss
Amtsausschuss|Regionalversammlung|Verwaltungsausschuss|Hauptausschuss|Magistrat"""
_LOCAL = """Ortschaftsrat {o}|Ortsrat {o}|Ortsbeirat {o}|Ortsbeirat {n}|Bezirksausschuss des {n}. Stadtbezirkes
Bezirksvertretung {o}|Stadtbezirksrat {o}|Bezirksbeirat {o}|Stadtbezirksbeirat {o}|Ortsteilrat {o}
Bezirksvertretung {n}|Bezirksausschuss {n}"""
_COMMITTEES = """Bauausschuss|Finanzausschuss|Haupt- und Finanzausschuss|Sozialausschuss|Jugendhilfeausschuss|Kulturausschuss
Schulausschuss|Sportausschuss|Umweltausschuss|Verkehrsausschuss|Werkausschuss|Planungsausschuss|Rechnungsprüfungsausschuss
Wirtschaftsausschuss|Personalausschuss|Technischer Ausschuss|Bau- und Umweltausschuss|Haushaltsausschuss|Wahlausschuss
Betriebsausschuss der Stadtwerke|Betriebsausschuss|Feuerwehrausschuss|Kulturbeirat|Seniorenbeirat|Integrationsrat
Bau-, Verkehrs- und Umweltausschuss|Liegenschaftsausschuss|Vergabeausschuss|Petitionsausschuss|Partnerschaftsausschuss
Ausschuss für Stadtentwicklung, Umwelt und Verkehr|Ausschuss für Bildung und Sport|Ausschuss für Soziales und Gesundheit
Ausschuss für Umwelt, Klima und Energie|Ausschuss für Ordnung und Sicherheit|Ausschuss für Finanzen und Beteiligungen
Ausschuss für Kultur und Tourismus|Ausschuss für Digitales|Ausschuss für Bauen und Wohnen|Ausschuss für Schule und Weiterbildung
Ausschuss für Gleichstellung|Ausschuss für Mobilität|Ausschuss für Wirtschaft und Wissenschaft|Ausschuss für Planung und Bau"""
_PARTS = [
    "Seedorf",
    "Auenbrück",
    "Lindenhain",
    "Mühlbach",
    "Oberwies",
    "Talheim",
    "Birkenau",
    "Neuhof",
    "Steinach",
    "Rosenthal",
    "Westheim",
    "Eichfeld",
]
TOWNS = ("Musterlingen", "Auenbrück", "Lindenhain", "Hohenwerder", "Kleinstetten", "Nordhaven", "Süderau", "Waldmünde")


def body_names() -> list[str]:
    """More than two hundred names of bodies, as municipalities of all Länder have them."""
    patterns = [p for block in (_COUNCILS, _LOCAL, _COMMITTEES) for line in block.splitlines() for p in line.split("|")]
    names: list[str] = []
    for pattern in patterns:
        if "{" not in pattern:
            names.append(pattern)
        elif "{t}" in pattern:
            names += [pattern.format(t=town) for town in TOWNS]
        else:
            names += [pattern.format(o=part, n=number) for number, part in enumerate(_PARTS, start=1)]
    return list(dict.fromkeys(names))


COUNCILS = ("Gemeinderat", "Stadtrat", "Kreistag", "Stadtverordnetenversammlung", "Gemeindevertretung", "Ratsversammlung",
            "Samtgemeinderat", "Verbandsgemeinderat", "Marktgemeinderat", "Stadtvertretung")  # fmt: skip
NUMBERS = (
    "20-26 / V {n:05}", "2026-31/DS-I(A){n:04}", "VO/26/{n:03}", "OF {n}/12", "KT {n}/2026", "26-{n:05}", "{n:04}/2026",
    "2026/{n:04}", "2026/{n:03}/1", "BV/{n:04}/2026", "BV-2026-{n:03}", "DS {n}/2026", "GRDrs {n}/2026", "VII-DS-{n:05}",
    "{n:04}/VI", "V{n:04}/26", "SV 14/{n:04}", "26/{n:04}", "22-{n:04}", "22-{n:04}.1", "X/{n:04}", "FB 3/{n:03}/2026",
    "20/SVV/{n:04}", "T 02/{n:03}/26", "VL-{n}/2026", "M/2026/{n:03}", "0{n:03}-2026/KA", "2026-BV-{n:04}", "XI/2026/{n:03}",
    "AN/{n:04}/2026", "{n:03}/26/GR",
)  # fmt: skip
OFFICES = (
    "Fachbereich Bauen", "Amt für Stadtplanung", "Dezernat II", "Kämmerei", "Fachdienst Soziales", "Bauamt", "Hauptamt",
    "Fachbereich 3 Bürgerdienste", "Amt 61", "Referat für Umwelt und Klimaschutz", "Amt für Schule und Sport",
)  # fmt: skip
TITLES = (
    "Neubau der Brücke am Mühlweg", "Erweiterung der Kindertagesstätte Sonnenhügel", "Sanierung des Freibads",
    "Vergabe der Reinigungsleistungen", "Anschaffung eines Löschfahrzeugs", "Ausbau des Radwegs nach Steinach",
    "Umgestaltung des Marktplatzes", "Schulbezirke im Norden der Stadt",
)  # fmt: skip
ROLES = ("Vorberatung", "Kenntnisnahme", "Anhörung")


@dataclass(frozen=True, slots=True)
class MadeRow:
    """One consultation of a made paper."""

    body: str
    day: date
    item: str
    role: str
    public: bool


@dataclass(frozen=True, slots=True)
class MadePaper:
    """What is true of a made paper, whatever the layout; ``rows`` in order of their days, the last decides."""

    town: str
    number: str
    title: str
    office: str
    drafter: str
    written: date
    rows: tuple[MadeRow, ...]

    @property
    def deciding(self) -> MadeRow:
        """The consultation that decides."""
        return self.rows[-1]


def made_paper(seed: int) -> MadePaper:
    """The facts of one paper; the same seed gives the same paper."""
    rng = random.Random(seed)
    names = body_names()
    written = date(2026, 1, 7) + timedelta(days=rng.randrange(300))
    count = rng.choice((1, 2, 2, 3))
    bodies = [*rng.sample(names[-60:], count - 1), rng.choice([*COUNCILS, rng.choice(names)])]  # committees come first
    if len(set(bodies)) < count:
        bodies = [*dict.fromkeys(bodies)]
    day, rows = written, []
    for index, body in enumerate(bodies):
        day += timedelta(days=rng.randrange(6, 25))
        last = index == len(bodies) - 1
        item = rng.choice((str(rng.randrange(1, 40)), f"{rng.randrange(2, 20)}.{rng.randrange(1, 9)}"))
        rows.append(MadeRow(body, day, item, "Entscheidung" if last else rng.choice(ROLES), True))
    return MadePaper(
        town=rng.choice(TOWNS),
        number=rng.choice(NUMBERS).format(n=rng.randrange(11, 990)),
        title=rng.choice(TITLES),
        office=rng.choice(OFFICES),
        drafter=rng.choice(("Muster, Erika", "Beispiel, Hans", "Frau Muster", "H. Beispiel")),
        written=written,
        rows=tuple(rows),
    )
