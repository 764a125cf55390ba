"""Write the sample documents into ``data/raw`` (or the folder given): ``python -m tests.samples.make [FOLDER]``.

The same bytes come out at every run on the same versions of reportlab, Pillow, pypdfium2, NumPy and zlib: no clock, no
system font, fixed seeds.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path
from types import MappingProxyType

from tests.samples import (
    antrag,
    closed,
    konzept,
    nachtrag,
    niederschrift,
    notices,
    praesentation,
    satzung,
    stellungnahme,
    vorlage,
)

RAW = Path(__file__).parents[2] / "data" / "raw"
MUNICIPALITY = "Stadt Musterlingen"
AGS = "08999999"  # the form of a key of Baden-Württemberg; no municipality has it
LICENSE = "http://dcat-ap.de/def/licenses/dl-by-de/2.0"
SITE = "https://ris.musterlingen.example"
BUILDERS: Mapping[str, Callable[[], bytes]] = MappingProxyType(
    {
        "antraege/2025-0131-antrag-trinkbrunnen.pdf": antrag.build,
        "antraege/2025-0131-stellungnahme.md": stellungnahme.build,
        "bekanntmachungen/2025-06-11-sitzung-und-bebauungsplan.tif": notices.build_announcement,
        "bekanntmachungen/vollsperrung-k9917.jpg": notices.build_notice,
        "haushalt/nachtragshaushalt-2025.pdf": nachtrag.build,
        "konzepte/digitale-buergerdienste.md": praesentation.build,
        "konzepte/zukunftskonzept-2035.txt": konzept.build,
        "niederschriften/2025-05-20-gemeinderat.pdf": niederschrift.build,
        "satzungen/verwaltungsgebuehrensatzung.pdf": satzung.build,
        "vorlagen/2025-0117-radweg-seedorf.pdf": vorlage.build,
        "vorlagen/2025-0126-gewerbeflaeche.pdf": closed.build,
    }
)
COLUMNS = ("file", "url", "license", "municipality", "ags", "oparl_paper_id", "oparl_file_id")


def manifest() -> bytes:
    """The sidecar ``manifest.csv``: RFC 4180, one row per file, paths relative to the manifest."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for number, file in enumerate(sorted(BUILDERS), 1):
        # Papers of the council have an OParl paper; brochures and notices are files alone.
        paper = f"{SITE}/oparl/paper/{Path(file).name[:9]}" if file.startswith(("antraege", "vorlagen")) else ""
        url = f"{SITE}/dokumente/{Path(file).name}"
        writer.writerow((file, url, LICENSE, MUNICIPALITY, AGS, paper, f"{SITE}/oparl/file/{number}"))
    return buffer.getvalue().encode()


def make_all(folder: Path) -> list[Path]:
    """Write every document and the manifest below ``folder``; returns the paths written, sorted."""
    written = []
    for file, build in {**BUILDERS, "manifest.csv": manifest}.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(build())
        written.append(path)
    return sorted(written)


def main(arguments: list[str]) -> int:
    """Write the samples and say what was written."""
    folder = Path(arguments[0]) if arguments else RAW
    for path in make_all(folder):
        print(f"{path.stat().st_size:>9,} bytes  {path.relative_to(folder)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
