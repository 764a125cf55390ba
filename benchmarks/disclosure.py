"""Measures what is kept out of releases: ``python -m benchmarks.run disclosure``.

All papers of the corpus are public, so each that is taken for closed is looked at: does a line of its head say so in plain
words? How well damaged statements are read is measured on statements that are drawn, spoilt and read by Tesseract.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from benchmarks.corpus import Figure
from extractors.disclosure.closed_parts import closed_parts
from extractors.disclosure.personal_data.find import find_personal_data
from extractors.disclosure.public_statement import head_says_public
from extractors.head import extract_head

_PLAIN = re.compile(r"(?im)^\W*nicht[ -]?öffentlich\W*$")
_STATEMENTS = (
    "nichtöffentlich", "nicht öffentlich", "NICHTÖFFENTLICH", "Nicht öffentliche Sitzung", "Status: nichtöffentlich",
    "- Nicht-öffentlich -", "n i c h t  ö f f e n t l i c h", "Niederschrift über die nichtöffentliche Sitzung des Gemeinderats",
)  # fmt: skip
_FONTS = ("DejaVuSans.ttf", "DejaVuSerif.ttf", "DejaVuSansMono.ttf")
_SPOILT = ((38, 0.0, 0.00), (24, 0.8, 0.02), (20, 1.1, 0.04), (18, 1.2, 0.06))
"""Letter height in pixels, radius of the blur, share of specks: from clean to hardly legible."""
_PAPERS = 2_500  # looked through for personal data


def run(corpus: Path) -> list[Figure]:
    """The rows of the benchmark. ``corpus``: the folder that holds ``text/`` and ``heads/``."""
    texts = pq.read_table(corpus / "text" / "karlsruhe.parquet", columns=["text"])["text"].to_pylist()
    return [*_public_papers(texts), *_heads(corpus), *_damaged(), *_personal(texts)]


def _public_papers(texts: list[str]) -> Iterator[Figure]:
    name = f"{len(texts):,} papers of a public register"
    started = time.process_time()
    closed = [text for text in texts if head_says_public(text.split("\f")[0]) is False]
    yield name, "taken for closed by a statement of the head", str(len(closed))
    in_words = sum(bool(_PLAIN.search("\n".join(text.split("\f")[0].splitlines()[:60]))) for text in closed)
    yield name, "… of which a line says so in plain words", str(in_words)
    yield name, "closed parts found", str(sum(bool(closed_parts(text.split("\f"))) for text in texts))
    yield name, "seconds", f"{time.process_time() - started:.0f}"


def _heads(corpus: Path) -> Iterator[Figure]:
    with gzip.open(corpus / "heads" / "texts.jsonl.gz", "rt", encoding="utf-8") as lines:
        heads = [extract_head([json.loads(line)["text"]]) for line in lines]
    withheld = [head for head in heads if head.is_public is False]
    all_closed = sum(bool(h.consultations) and all(c.is_public is False for c in h.consultations) for h in withheld)
    yield "heads", "withheld of first pages", f"{len(withheld)} of {len(heads):,}"
    yield "heads", "… because no consultation is public", str(all_closed)


def _damaged() -> Iterator[Figure]:
    """Statements drawn at falling quality and read by Tesseract ``deu``: how many are still understood."""
    chance = random.Random(3)
    plain = re.compile(r"(?i)nicht[ -]?öffentlich")
    with tempfile.TemporaryDirectory() as folder:
        for number, (height, blur, specks) in enumerate(_SPOILT):
            ours = theirs = total = 0
            for statement in _STATEMENTS:
                for font in _FONTS:
                    picture = Path(folder) / "line.png"
                    _draw(text=statement, font=font, height=height, blur=blur, specks=specks, chance=chance).save(
                        picture
                    )
                    command = ["tesseract", str(picture), "-", "-l", "deu", "--psm", "6", "--dpi", "150"]
                    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                    total += 1
                    ours += head_says_public(read) is False
                    theirs += plain.search(read) is not None
            name = f"statements as pictures, quality {number} ({total})"
            yield name, "understood / found by a plain search", f"{ours / total:.3f} / {theirs / total:.3f}"


def _draw(text: str, font: str, height: int, blur: float, specks: float, chance: random.Random) -> Image.Image:
    letters = ImageFont.truetype(font, height)
    width = int(letters.getlength(text)) + 4 * height
    page = Image.new("L", (width, 6 * height), 255)
    pen = ImageDraw.Draw(page)
    pen.text((2 * height, height), "Stadt Musterlingen", font=letters, fill=30)
    pen.text((2 * height, 3 * height), text, font=letters, fill=60)
    page = page.filter(ImageFilter.GaussianBlur(blur)) if blur else page
    for _ in range(int(specks * page.width * page.height / 4)):
        spot = chance.randrange(page.width), chance.randrange(page.height)
        page.putpixel(spot, chance.choice((90, 160, 255)))
    return page


def _personal(texts: list[str]) -> Iterator[Figure]:
    papers = random.Random(3).sample(texts, min(_PAPERS, len(texts)))
    counts: Counter[str] = Counter()
    with_any = 0
    started = time.process_time()
    for text in papers:
        found = find_personal_data(text.split("\f"))
        counts.update(datum.kind for datum in found)
        with_any += bool(found)
    seconds = time.process_time() - started
    name = f"personal data in {len(papers):,} of these papers"
    yield name, "papers with any", str(with_any)
    yield name, "by kind", ", ".join(f"{kind} {count}" for kind, count in counts.most_common())
    yield name, "MB a second", f"{sum(map(len, papers)) / seconds / 1e6:.1f}"
