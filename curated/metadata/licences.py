"""The licences that DCAT-AP.de allows (http://dcat-ap.de/def/licenses/), by URI, and which of them ask for a name."""

from __future__ import annotations

import re

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


_NAMES = {
    "dl-zero-de/2.0": "DL-DE-ZERO-2.0",
    "dl-by-de/2.0": "DL-DE-BY-2.0",
    "cc-zero": "CC0-1.0",
    "cc-by/4.0": "CC-BY-4.0",
    "cc-by-sa/4.0": "CC-BY-SA-4.0",
    "cc-by-nc/4.0": "CC-BY-NC-4.0",
    "cc-by-nd/4.0": "CC-BY-ND-4.0",
    "odbl": "ODbL-1.0",
    "odby": "ODC-By-1.0",
    "odcpddl": "PDDL-1.0",
}  # the names by which SPDX and the Open Definition know them
_SAME = {
    "govdata.de/dl-de/zero-2-0": "dl-zero-de/2.0",
    "govdata.de/dl-de/by-2-0": "dl-by-de/2.0",
    "govdata.de/dl-de/by-1-0": "dl-by-de/1.0",
    "govdata.de/dl-de/by-nc-1-0": "dl-by-nc-de/1.0",
    "dl-de/zero-2-0": "dl-zero-de/2.0",
    "dl-de/by-2-0": "dl-by-de/2.0",
    "dl-de-zero-2.0": "dl-zero-de/2.0",
    "dl-de-by-2.0": "dl-by-de/2.0",
    "creativecommons.org/publicdomain/zero/1.0": "cc-zero",
    "creativecommons.org/publicdomain/mark/1.0": "ccpdm/1.0",
    "cc0": "cc-zero",
    "cc0-1.0": "cc-zero",
    "opendatacommons.org/licenses/odbl/1-0": "odbl",
    "opendatacommons.org/licenses/by/1-0": "odby",
    "opendatacommons.org/licenses/pddl/1-0": "odcpddl",
} | {
    form: f"cc-{kind}/4.0"
    for kind in ("by", "by-sa", "by-nc", "by-nd")
    for form in (f"creativecommons.org/licenses/{kind}/4.0", f"cc-{kind}-4.0")
}
_AROUND = re.compile(r"^https?://(www\.)?|/?(deed(\.[a-z]{2})?|legalcode(\.[a-z]{2})?)?/?$")


def licence_uri(license_: str) -> str:
    """The licence as DCAT-AP.de writes it, where it is one of these in another spelling: its own page, SPDX, plain words.

    What is not known is given back as it came: convention 34 asks for licences outside the list to be passed on unchanged.
    """
    text = license_.strip()
    bare = _AROUND.sub("", "-".join(text.lower().split()))
    code = bare.removeprefix("dcat-ap.de/def/licenses/")
    by_code = {known.lower(): known for known in _TITLES}
    by_name = {name.lower(): known for known, name in _NAMES.items()}
    known = _SAME.get(bare) or by_code.get(code) or by_name.get(bare)
    return LICENCE_BASE + known if known else text


def asks_for_name(license_uri: str) -> bool:
    """Whether users have to name the source (convention 35 of DCAT-AP.de)."""
    code = license_uri.removeprefix(LICENCE_BASE)
    return license_uri.startswith(LICENCE_BASE) and code.startswith(("dl-by", "cc-by", "odby", "odbl"))


def licence_json(license_uri: str) -> dict[str, str]:
    """The licence as Frictionless writes it: a path, with name and title where it is known; a name where it is no address."""
    title = LICENCES.get(license_uri)
    if not license_uri.startswith(("http://", "https://")):
        return {"name": re.sub(r"[^A-Za-z0-9._-]+", "-", license_uri).strip("-") or "unnamed", "title": license_uri}
    name = _NAMES.get(license_uri.removeprefix(LICENCE_BASE))
    return ({"name": name} if name else {}) | {"path": license_uri} | ({"title": title} if title else {})


def spdx_name(license_uri: str) -> str | None:
    """The name in SPDX's list of licences; None where it has none there."""
    return _NAMES.get(license_uri.removeprefix(LICENCE_BASE))
