"""The licences that DCAT-AP.de allows (http://dcat-ap.de/def/licenses/), by URI, and which of them ask for a name."""

from __future__ import annotations

LICENCE_BASE = "http://dcat-ap.de/def/licenses/"

_TITLES = {
    "dl-zero-de/2.0": "Datenlizenz Deutschland – Zero – Version 2.0",
    "dl-by-de/2.0": "Datenlizenz Deutschland – Namensnennung – Version 2.0",
    "dl-by-de/1.0": "Datenlizenz Deutschland – Namensnennung – Version 1.0",
    "dl-by-nc-de/1.0": "Datenlizenz Deutschland – Namensnennung – nicht kommerziell – Version 1.0",
    "cc-zero": "Creative Commons CC Zero (CC0)",
    "cc-by": "Creative Commons Namensnennung (CC BY)",
    "cc-by/4.0": "Creative Commons Namensnennung 4.0 International (CC BY 4.0)",
    "cc-by-de/3.0": "Creative Commons Namensnennung 3.0 Deutschland (CC BY 3.0 DE)",
    "cc-by-sa": "Creative Commons Namensnennung – Weitergabe unter gleichen Bedingungen (CC BY-SA)",
    "cc-by-sa/4.0": "Creative Commons Namensnennung – Weitergabe unter gleichen Bedingungen 4.0 International (CC BY-SA 4.0)",
    "cc-by-sa-de/3.0": "Creative Commons Namensnennung – Weitergabe unter gleichen Bedingungen 3.0 Deutschland (CC BY-SA 3.0 DE)",
    "cc-by-nc": "Creative Commons Namensnennung – nicht kommerziell (CC BY-NC)",
    "cc-by-nc/4.0": "Creative Commons Namensnennung – nicht kommerziell 4.0 International (CC BY-NC 4.0)",
    "cc-by-nc-de/3.0": "Creative Commons Namensnennung – nicht kommerziell 3.0 Deutschland (CC BY-NC 3.0 DE)",
    "cc-by-nd": "Creative Commons Namensnennung – keine Bearbeitung (CC BY-ND)",
    "cc-by-nd/3.0": "Creative Commons Namensnennung – keine Bearbeitung 3.0 (CC BY-ND 3.0)",
    "cc-by-nd/4.0": "Creative Commons Namensnennung – keine Bearbeitung 4.0 International (CC BY-ND 4.0)",
    "ccpdm/1.0": "Public Domain Mark 1.0",
    "odbl": "Open Data Commons Open Database License (ODbL)",
    "odby": "Open Data Commons Attribution License (ODC-BY 1.0)",
    "odcpddl": "Open Data Commons Public Domain Dedication and Licence (ODC PDDL)",
    "officialWork": "Amtliches Werk, lizenzfrei nach § 5 Abs. 1 UrhG",
    "other-open": "Andere offene Lizenz",
    "other-closed": "Andere geschlossene Lizenz",
}
LICENCES = {LICENCE_BASE + code: title for code, title in _TITLES.items()}
"""Title by URI. Licences for software, fonts and geodata are left out: none of them is meant for council papers."""


def asks_for_name(license_uri: str) -> bool:
    """Whether users have to name the source (convention 35 of DCAT-AP.de)."""
    code = license_uri.removeprefix(LICENCE_BASE)
    return license_uri.startswith(LICENCE_BASE) and code.startswith(("dl-by", "cc-by", "odby", "odbl"))


def licence_json(license_uri: str) -> dict[str, str]:
    """The licence as Frictionless writes it: a path, and name and title where it is one that DCAT-AP.de knows."""
    title = LICENCES.get(license_uri)
    known = {"name": license_uri.removeprefix(LICENCE_BASE).replace("/", "-"), "title": title} if title else {}
    return {"path": license_uri} | known
