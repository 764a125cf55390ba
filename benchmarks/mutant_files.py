"""Damaged files for ``benchmarks.mutants``: papers, pictures and lists of our own, and what chance makes of their bytes.

The same seed makes the same files on any machine. Streams of the papers are not compressed, so that a changed byte reaches what
reads letters and numbers, not only what unpacks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from random import Random

# What breaks readers: numbers out of any range, words of the formats in places where they do not belong, halves of characters.
_EXTREMES = (
    b"0", b"-1", b"1e308", b"-1e308", b"1" * 40, b"0.0000000001", b"2147483648", b"-2147483649", b"18446744073709551616",
    b"99999999", b"NaN", b"1e-300",
)  # fmt: skip
_PIECES = (
    b"<<", b">>", b"[" * 200, b"(" * 200, b"endobj", b"stream\n", b"endstream", b"%%EOF", b"/Kids [1 0 R]", b"1 0 R",
    b"/F1 1e308 Tf", b" q" * 500, b" Q" * 500, b" 0 0 0 0 0 0 cm ", b" Do ", b"\x00" * 64, b"\xff" * 64, b"\xff\xfe",
    b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\r", b"\x0c" * 20, b"\x1b[2J", b"\xe2\x80\xae", b"\xcc\x88" * 300,
    b'"', b'"""', b";" * 400, b"\t" * 400, b"|" * 400, b"-" * 4000, b"<table>" * 200, b"<!--", b"&amp;" * 300,
    "§".encode() * 500, b"1.000,00 " * 400, b"A-" * 3000, b"../" * 40, b"=cmd|' /C calc'!A0",
)  # fmt: skip
_MOST_BYTES = 64  # changed by one mutation, where bytes are changed one by one
_MOST_BLOCK = 4_000  # bytes cut out, doubled or moved by one mutation
_MOST_MUTATIONS = 4  # of one file


def mutated(data: bytes, random: Random) -> bytes:
    """The bytes after one to four mutations; they may happen to be the same as before."""
    for _ in range(random.randint(1, _MOST_MUTATIONS)):
        data = random.choice(_MUTATIONS)(data, random)
    return data


def _bytes_changed(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, _MOST_BYTES) if changed else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _bit_turned(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    if changed:
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut_out(data: bytes, random: Random) -> bytes:
    start, end = _block(data, random)
    return data[:start] + data[end:]


def _doubled(data: bytes, random: Random) -> bytes:
    start, end = _block(data, random)
    return data[:end] + data[start:end] * random.randint(1, 3) + data[end:]


def _moved(data: bytes, random: Random) -> bytes:
    start, end = _block(data, random)
    rest = data[:start] + data[end:]
    to = random.randint(0, len(rest))
    return rest[:to] + data[start:end] + rest[to:]


def _cut_short(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _piece_put_in(data: bytes, random: Random) -> bytes:
    to = random.randint(0, len(data))
    return data[:to] + random.choice(_PIECES) + data[to:]


def _number_changed(data: bytes, random: Random) -> bytes:
    """One number, as a reader sees it, becomes an extreme one."""
    starts = [n for n in range(len(data)) if data[n : n + 1].isdigit() and not data[n - 1 : n].isdigit()]
    if not starts:
        return data
    start = end = random.choice(starts)
    while data[end : end + 1].isdigit():
        end += 1
    return data[:start] + random.choice(_EXTREMES) + data[end:]


def _block(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.randint(1, _MOST_BLOCK))


_MUTATIONS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _bytes_changed, _bit_turned, _cut_out, _doubled, _moved, _cut_short, _piece_put_in, _number_changed, _number_changed,
)  # fmt: skip


def paper() -> bytes:
    """A PDF of two pages: words set in several ways, a ruled table, a form that is drawn, a note."""
    lines = (
        "Stadt Musterlingen",
        "Beschlussvorlage",
        "Vorlage Nr.: 2024/0815",
        "Datum: 12.03.2024",
        "Ausschuss: Bauausschuss",
    )
    head = b"".join(
        b"BT /F1 11 Tf 72 %d Td (%s) Tj ET\n" % (760 - 16 * n, line.encode()) for n, line in enumerate(lines)
    )
    rules = b"".join(b"72 %d m 420 %d l S\n" % (y, y) for y in range(500, 621, 24))
    rules += b"".join(b"%d 500 m %d 620 l S\n" % (x, x) for x in (72, 220, 320, 420))
    rows = ((b"Posten", b"2023", b"2024"), (b"Schule", b"1.000,00", b"2.000,00"), (b"Summe", b"1.000,00", b"2.000,00"))
    cells = b"".join(
        b"BT /F1 10 Tf 1 0 0 1 %d %d Tm (%s) Tj ET\n" % (x, 605 - 24 * row, text)
        for row, texts in enumerate(rows)
        for x, text in zip((80, 230, 330), texts, strict=True)
    )
    spaced = b"BT /F1 11 Tf 0.5 Tc 1 Tw 90 Tz 72 440 Td [(Die Kosten be) -120 (tragen 3.000,00 EUR.)] TJ\n"
    spaced += b"T* (Der Rat stimmt zu.) ' ET\n"
    second = (
        b"q 0.5 0 0 0.5 40 40 cm /X1 Do Q BT /F1 12 Tf 14 TL 72 700 Td (Niederschrift) Tj T* (Ja: 12, Nein: 3) Tj ET\n"
    )
    form = b"BT /F1 20 Tf 10 600 Td (Anlage 1 zur Vorlage) Tj ET 0 0 300 200 re S"
    resources = b"/Resources << /Font << /F1 8 0 R >> /XObject << /X1 7 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s /Contents %d 0 R /Annots [9 0 R] >>"
    return _pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        page % (resources, 5),
        page % (resources, 6),
        _stream(b"", head + rules + cells + spaced),
        _stream(b"", second),
        _stream(b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] " + resources, form),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Annot /Subtype /Text /Rect [100 100 120 120] /Contents (Anmerkung) >>",
    ])  # fmt: skip


def _pdf(objects: list[bytes]) -> bytes:
    data, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(data)


def _stream(entries: bytes, content: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def picture(kind: str) -> bytes:
    """A small picture of two printed lines, as PNG, JPEG or TIFF: little to recognise, so that many can be tried."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (520, 90), 250)
    pen = ImageDraw.Draw(image)
    for line, text in enumerate(("Der Rat beschliesst 1.000 Euro", "Ja: 12 Nein: 3 am 12.03.2024")):
        pen.text((12, 8 + 38 * line), text, fill=20, font_size=26)
    buffer = BytesIO()
    image.save(buffer, kind, dpi=(200, 200))
    return buffer.getvalue()


_TEXT = """Stadt Musterlingen
Beschlussvorlage
Vorlage Nr.: 2024/0815        Datum: 12.03.2024
Beratungsfolge: Bauausschuss (öffentlich) 14.03.2024, Rat 21.03.2024

Die Sanierung der Grundschule am Ring kostet 1.250.000,00 EUR nach § 4 Abs. 2 GemO.
Der Ausschuss empfiehlt dem Rat, fiir das Jahr 2024 Mittel von 300 T€ bereitzustellen.

Posten            Ansatz 2023      Ansatz 2024
Schule               1.000,00         2.000,00
Straßen                500,00           250,00
Summe                1.500,00         2.250,00

TOP 4 Neubau der Turnhalle
Beschluss: Der Rat stimmt zu. Ja: 12, Nein: 3, Enthaltung: 1
Anwesend: Herr Dr. Muster, Frau Beispiel (SPD)
"""
_WEB = (
    "<html><head><title>Sitzung</title></head><body><h1>Bauausschuss</h1>"
    "<table><tr><td>TOP 1</td><td>1.000 €</td></tr></table></body></html>"
)

DOCUMENTS: Mapping[str, tuple[str, Callable[[], bytes], float]] = {
    "pdf": ("pdf", paper, 0.55),
    "text": ("txt", lambda: _TEXT.encode(), 0.2),
    "text of an old machine": ("txt", lambda: _TEXT.encode("cp1252", "replace"), 0.1),
    "page of the web": ("html", lambda: _WEB.encode(), 0.05),
    "png": ("png", lambda: picture("PNG"), 0.04),
    "jpeg": ("jpg", lambda: picture("JPEG"), 0.03),
    "tiff": ("tif", lambda: picture("TIFF"), 0.03),
}
"""Kinds of documents: suffix, how one is made, share of all."""

LISTS: Mapping[str, bytes] = {
    "manifest.csv": b"file,municipality,ags,license,force\n"
    b"a.txt,Stadt Musterlingen,08888888,CC BY 4.0,auto\n./,Musterlingen,,,\n",
    "withdrawn.csv": b"reference,reason,date\n2024/0816,Datenschutz,2024-03-01\n",
    "public.csv": b"file,public\na.txt,ja\n",
    "gremien.csv": b"name,short_name,classification,start_date,variants\nBauausschuss,BauA,ausschuss,2020-01-01,BA;Bau\n",
    "profiles.csv": b"source,example,pattern\nStadt Musterlingen,2024/0815,\n",
    "oparl.json": b'{"type":"https://schema.oparl.org/1.1/Paper","id":"https://example.org/p/1","name":"Schule","reference":"2024/0815",'
    b'"mainFile":{"id":"https://example.org/f/1","fileName":"a.txt","deleted":false},"consultation":[{"meeting":1,"role":"x"}]}',
    "aktenklar.toml": b'languages = "deu"\nworkers = 2\nmax_row_drop = 0.5\n[municipality]\nname = "Musterlingen"\n',
}
"""Lists beside the papers, an OParl export, and the settings file."""
