"""Measures how much of what is private about people is found for masking: ``python -m benchmarks.run masking``.

A grid of 60 surnames – a third of them end like houses, places or offices – in 25 frames, as papers print people. All data are
made up; the town is fictional. A cell counts as masked when every letter of what is marked «…» is. False alarms are counted
on papers of a public register, where nearly everybody who is named holds an office.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.corpus import Figure
from extractors.disclosure.personal_data.find import find_personal_data

SURNAMES = (
    "Müller", "Schmidt", "Schneider", "Fischer", "Weber", "Meyer", "Wagner", "Becker", "Schulz", "Hoffmann",
    "Koch", "Bauer", "Richter", "Klein", "Wolf", "Schröder", "Neumann", "Schwarz", "Zimmermann", "Braun",
    "Krüger", "Hofmann", "Lange", "Krause", "Lehmann", "Köhler", "Vogt", "Kaya", "Yılmaz", "Nowak",
    "Groß-Beilage", "von Thun", "Özdemir", "Dąbrowski", "Le", "Maurer", "Vogel", "Keller", "Jung", "Lang",
    "Althaus", "Neuhaus", "Backhaus", "Windheim", "Bergheim", "Hartung", "Holthaus", "Brockhaus", "Niehaus", "Steinbach",
    "Moosbach", "Kirchhof", "Niederhof", "Wehrheim", "Freiberg", "Ostendorf", "Rosenthal", "Amelang", "Hallbauer", "Amtmann",
)  # fmt: skip
_FIRST = (
    "Jutta", "Hans-Peter", "Ayşe", "Thorwald", "Mechthild", "Jörg", "Wiebke", "Günther", "Ömer", "Anneliese", "Malte",
    "Svetlana", "Karl Heinz", "Zoë", "Eberhard", "Irmgard",
)  # fmt: skip
_STREETS = (
    "Seestraße 12", "Am Anger 3a", "Lindenweg 7", "Bgm.-Weber-Str. 18", "Kirchgasse 4", "In den Reben 9", "Hölderlinplatz 2",
    "Birkenallee 114", "Auf der Höhe 31", "Schulstraße 5", "Obere Gasse 16 b", "Brühl 8", "Konrad-Adenauer-Ring 23",
    "Hinter der Kirche 1", "Badstr. 44", "Rathausgasse 6",
)  # fmt: skip
_PLACES = ("12345 Musterlingen", "12346 Bad Musterlingen", "54321 Beispielstadt-Ost", "D-12345 Musterlingen")
FRAMES: tuple[tuple[str, str], ...] = (
    ("resident", "Der Antrag wurde von {f} {l}, wohnhaft «{s}», gestellt."),
    ("form of address", "Frau {l}, «{s}, {z}», wendet sich gegen die Planung."),
    ("envelope", "Herrn\n{f} {l}\n«{s}\n{z}»\n\nSehr geehrter Herr {l},"),
    ("family", "Die Zufahrt der Familie {l}, «{s}», bleibt frei."),
    ("couple", "Eheleute {f} und {g} {l}, «{s}, {z}»"),
    ("owner", "Eigentümer: {f} {l}, «{s}»"),
    ("owner of a plot", "Eigentümerin des Flurstücks 112/3 ist {f} {l}, «{s}, {z}»."),
    ("applicant", "Antragsteller\n{f} {l}, «{s}, {z}»\nVorhaben: Errichtung eines Carports"),
    ("builder", "Bauherr: {f} und {g} {l}, «{s}»"),
    ("objections", "Einwendungen der Öffentlichkeit\n«{l}, {f}», «{s}, {z}»\n«Muster, Erika», «Talweg 4, 12345 Musterlingen»\n"
     "«Probe, Hans», «Talweg 6, 12345 Musterlingen»\n"),
    ("one objection", "Einwender Nr. 7: {l}, {f}, «{s}, {z}»\nDie Planung wird abgelehnt."),
    ("letter head", "{f} {l}\n«{s}\n{z}»\n\nAn die\nStadt Musterlingen\nRathaus"),
    ("letter head in one line", "{f} {l} · «{s} · {z}»\n\nStadtverwaltung Musterlingen"),
    ("signature", "Über eine Antwort freue ich mich.\n\nMit freundlichen Grüßen\n\n{f} {l}\n«{s}, {z}»"),
    ("tabs", "Lfd. Nr.\tName\tVorname\tStraße\tOrt\n1\t«{l}»\t«{f}»\t«{s}»\t{z}\n"
     "2\t«Muster»\t«Erika»\t«Talweg 4»\t12345 Musterlingen\n"),
    ("tabs, name in one cell", "17\t{f} {l}\t«{s}»\t12345 Musterlingen\t02.03.2024"),
    ("columns of blanks", "17    {l}, {f}      «{s}»      {z}"),
    ("print damage", "{f} {l}, wohnhaft «Seestrafie 12, 12345 Musterlingen»"),
    ("print damage, blanks", "Herr {f} {l} , «Linden str . 12 , 12345 Musterlingen»"),
    ("mail", "{f} {l} schrieb von «{m}@web.de» an den Ortsvorsteher."),
    ("telephone", "{f} {l}\nTel. «07531 778899»\n\nAn die\nStadtverwaltung Musterlingen"),
    ("mobile", "Rückfragen an {f} {l}, Handy «0171 2345678»"),
    ("account", "Die Erstattung geht an {f} {l}, IBAN «DE02 1203 0000 0000 2020 51»."),
    ("birth", "{f} {l}, geb. «12.03.1961» in Musterlingen"),
    ("birth, star", "{l}, {f} (* «3. April 1958»), Schreinermeister"),
)  # fmt: skip
SECOND_FRAMES: tuple[tuple[str, str], ...] = (
    ("petition", "Petent ist Herr {f} {l} aus Musterlingen («{s}»)."),
    ("tenant", "Das Mietverhältnis mit {f} {l}, «{s}, {z}», endet zum Quartal."),
    ("neighbour", "Als Nachbarin hat Frau {f} {l}, «{s}», Widerspruch eingelegt."),
    ("heirs", "Erbengemeinschaft {l}, vertreten durch {f} {l}, «{s}, {z}»"),
    ("lease", "Pächter:\n{f} {l}\n«{s}»\n«{z}»"),
    ("complaint mail", "Von: {f} {l} <«{m}@gmx.net»>\nAn: rathaus@musterlingen.de\nBetreff: Parkplätze"),
    ("minutes citizen", "Herr {l}, «{s}», fragt nach dem Stand der Kanalsanierung."),
    ("minutes citizen woman", "Frau {f} {l} («{s}») bittet um eine Tempo-30-Zone."),
    ("parents", "Für die Elternschaft: {f} und {g} {l}, «{s}, {z}»"),
    ("list with dashes", "– {l}, {f} – «{s}» – Hecke ragt in den Gehweg\n– Muster, Erika – «Talweg 4» – Laub"),
    ("numbered objection", "B 12  {f} {l}, «{s}, {z}»  Schreiben vom 03.02.2024"),
    ("heard party", "Anhörung der Angrenzer: 1. {f} {l}, «{s}»; 2. Erika Muster, «Talweg 4»"),
    ("honour", "Die Bürgermedaille erhält {f} {l}, wohnhaft in der «{s}»."),
    ("volunteer", "Schöffenliste: {l}, {f}, Schreiner, «{s}, {z}», geb. «12.03.1961»"),
    ("private phone", "Tel. privat: «07531 44556», {f} {l}"),
    ("mobile in brackets", "{f} {l} (mobil «0160 5556677»)"),
    ("signature with mail", "Viele Grüße\n{f} {l}\n«{m}@t-online.de»"),
    ("account owner", "Kontoinhaber {f} {l}\nIBAN: «DE02120300000000202051»"),
    ("born", "{f} {l}, geboren am «03.04.1958»"),
    ("born in table", "Name: {l}\tVorname: {f}\tGeburtsdatum: «03.04.1958»"),
    ("dog tax", "Steuerpflichtiger: Herr {f} {l}, «{s}, {z}»"),
    ("care of", "{f} {l}\nc/o Muster\n«{s}\n{z}»\n\nSehr geehrte Damen und Herren,"),
    ("builder form", "Name des Bauherrn: {l}, {f}\nAnschrift: «{s}, {z}»"),
    ("accident", "Die Geschädigte {f} {l}, «{s}, {z}», verlangt Schmerzensgeld."),
    ("print damage 2", "Herrn {f} {l}, «Bahnhofstr.5, 1 2345 Musterlingen»"),
)  # fmt: skip
"""Written after the rules for names, without a look at them: what they find at first sight is in docs/measurements.md."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ą": "a", "ş": "s", "ë": "e", " ": ""})
_PAPERS = 2_500  # of the register, drawn with a seed


@dataclass(frozen=True, slots=True)
class GridCell:
    """One surname in one frame: the text, and the slices that have to be masked."""

    frame: str
    surname: str
    text: str
    secrets: tuple[tuple[int, int], ...]

    @property
    def is_masked(self) -> bool:
        """Whether every letter and digit of every secret lies in something that was found."""
        found = [(d.char_start, d.char_end) for d in find_personal_data([self.text])]
        return all(
            any(s <= place < e for s, e in found)
            for start, end in self.secrets
            for place in range(start, end)
            if self.text[place].isalnum()
        )


def grid(surnames: tuple[str, ...] = SURNAMES, frames: tuple[tuple[str, str], ...] = FRAMES) -> Iterator[GridCell]:
    """Every surname in every frame; first names, streets and places go round."""
    for n, surname in enumerate(surnames):
        for k, (frame, template) in enumerate(frames):
            first, second = _FIRST[(n + 3 * k) % len(_FIRST)], _FIRST[(n + 5 * k + 1) % len(_FIRST)]
            mail = f"{first}.{surname}".lower().translate(_UMLAUTS)
            marked = template.format(
                f=first,
                g=second,
                l=surname,
                s=_STREETS[(n + k) % len(_STREETS)],
                z=_PLACES[(n + 2 * k) % len(_PLACES)],
                m=mail,
            )
            yield _cell(frame, surname, marked)


def run(corpus: Path) -> list[Figure]:
    """The rows of the benchmark. ``corpus``: the folder that holds ``text/``."""
    return [*_recall(FRAMES, ""), *_recall(SECOND_FRAMES, " written later"), *_false_alarms(corpus)]


def _cell(frame: str, surname: str, marked: str) -> GridCell:
    plain, secrets, opened = "", [], 0
    for letter in marked:
        if letter == "«":
            opened = len(plain)
        elif letter == "»":
            secrets.append((opened, len(plain)))
        else:
            plain += letter
    return GridCell(frame, surname, plain, tuple(secrets))


def _recall(frames: tuple[tuple[str, str], ...], which: str) -> Iterator[Figure]:
    cells = list(grid(frames=frames))
    masked = Counter(cell.frame for cell in cells if cell.is_masked)
    name = f"{len(SURNAMES)} surnames in {len(frames)} frames{which}"
    yield name, "masked", f"{masked.total()} of {len(cells)} ({masked.total() / len(cells):.1%})"
    for frame, _ in frames:
        if masked[frame] < len(SURNAMES):
            yield name, f"… {frame}", f"{masked[frame]} of {len(SURNAMES)}"


def _false_alarms(corpus: Path) -> Iterator[Figure]:
    """What is reported on papers of a register of a council: to be looked at, for some of it is truly private."""
    texts = pq.read_table(corpus / "text" / "karlsruhe.parquet", columns=["text"])["text"].to_pylist()
    papers = random.Random(3).sample(texts, min(_PAPERS, len(texts)))
    words = sum(len(text.split()) for text in papers)
    found = Counter(datum.kind for text in papers for datum in find_personal_data(text.split("\f")))
    name = f"{len(papers):,} papers of a public register, {words:,} words"
    yield name, "reported, all kinds", f"{found.total()} ({found.total() / words * 10_000:.2f} per 10,000 words)"
    yield name, "… by kind", ", ".join(f"{kind} {count}" for kind, count in found.most_common())
