"""``CITATION.cff`` and the sentence by which a release is cited (Citation File Format 1.2.0)."""

from __future__ import annotations

import json

from curated.metadata.licences import LICENCE_BASE, spdx_name
from curated.metadata.publication import Publication
from curated.metadata.release_days import ReleaseDays, readable_version

CITATION = "CITATION.cff"


def citation_cff(about: Publication, version: str, days: ReleaseDays) -> str:
    """The file: JSON scalars are YAML scalars, so every text is written as one and none can break out of its place."""
    lines = [
        "cff-version: 1.2.0",
        f"message: {_text('Wer diese Daten nutzt, nennt bitte die Quelle.')}",
        "type: dataset",
        f"title: {_text(about.title)}",
        "authors:",
        f"  - name: {_text(about.publisher or 'Aktenklar')}",
        f"version: {_text(version)}",
    ]
    optional = {
        "date-released": _text(days.modified.isoformat()) if days.modified else None,
        "url": _text(about.base_url) if about.base_url else None,
        **_licence(about.license),
    }
    lines += [f"{name}: {value}" for name, value in optional.items() if value]
    return "\n".join(lines) + "\n"


def citation_sentence(about: Publication, version: str, days: ReleaseDays) -> str:
    """How a text names the release: publisher, title, version and address."""
    who = about.attribution or about.publisher or ""
    address = f", {about.base_url}" if about.base_url else ""
    licence = (about.license or "").removeprefix(LICENCE_BASE)
    under = f", Lizenz {licence}" if licence else ""
    return f"{who}: {about.title}, Fassung {readable_version(version, days)}{under}{address}".removeprefix(": ")


def _licence(uri: str | None) -> dict[str, str | None]:
    """By name where the format's own list has it, else by address: the list of version 1.2.0 is of 2021."""
    name = spdx_name(uri) if uri else None
    if name and not name.startswith("DL-DE"):
        return {"license": name}
    return {"license-url": _text(uri) if uri and uri.startswith("http") else None}


def _text(text: str) -> str:
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return json.dumps(" ".join(printable.split()), ensure_ascii=False)
