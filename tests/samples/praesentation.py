"""A presentation as a text dump: little text, no head block, no reference. It is a valid document too."""

from __future__ import annotations

TEXT = """# Digitale Bürgerdienste

Stadt Musterlingen | 08.05.2025 | Stabsstelle Digitalisierung



## Wo stehen wir?

EINFACH

ONLINE

RUND UM DIE UHR

Abbildung 1: Anträge je Monat, Quelle: eigene Auswertung



# Drei von vier Anträgen kommen digital

- **74 %** der Anträge auf Wohngeld
- **81 %** der Anmeldungen für die Ferienbetreuung
- 12.400 Nutzerkonten (Stand: 31. März 2025)



# Was es kostet

- Lizenzen: 86.000 Euro pro Jahr
- Betrieb: rund 45.000 Euro pro Jahr
- Förderung des Landes: bis zu 60.000 Euro



# Nächste Schritte

* Sommer 2025: Kfz-Zulassung
* Herbst 2025: Gewerbeanmeldung
* 1. Quartal 2026: Bauantrag nach § 53 LBO

[https://www.musterlingen.example/digital](https://www.musterlingen.example/digital)



# Vielen Dank!

Fragen?
"""


def build() -> bytes:
    """The dump in UTF-8."""
    return TEXT.encode()
