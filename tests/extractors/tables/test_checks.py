from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extractors.tables import TablesFound
from extractors.tables.checks.row_formulas import find_formula
from extractors.tables.detect.numbering import is_numbering
from extractors.tables.numbers.digit_repair import misread_nil_signs, repair_digits
from extractors.tables.numbers.headers import count_header_rows, read_units
from extractors.tables.numbers.row_numbers import row_prefixes
from extractors.tables.numbers.values import parse_table
from tests.support.tables import found

AMOUNT = st.integers(1, 9_999_999)


def printed(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def failures(result: TablesFound) -> list[tuple[tuple[int, int], Decimal]]:
    return [(c.target, c.difference) for t in result.tables for c in t.checks if not c.holds]


def stated(columns: list[list[int]], sums: list[int]) -> str:
    """A budget form that states its sum by row numbers."""
    rows = ["Nr.\tArt\t" + "\t".join(f"Ansatz {2020 + i}" for i in range(len(columns)))]
    rows += [
        f"{i + 1}\t+ Posten {'abcdefgh'[i]}\t" + "\t".join(printed(c[i]) for c in columns)
        for i in range(len(columns[0]))
    ]
    last = len(columns[0])
    return "\n".join([*rows, f"{last + 1}\t= Erträge (= Zeilen 1 bis {last})\t" + "\t".join(map(printed, sums))]) + "\n"


def other_digit(value: int, place: int, step: int) -> int:
    """``value`` with one of its digits read as another one."""
    digits = list(str(value))
    at = place % len(digits)
    digits[at] = str((int(digits[at]) + step) % 10)
    assume(digits[0] != "0" or len(digits) == 1)
    return int("".join(digits))


@settings(deadline=None, max_examples=80)
@given(st.data(), st.integers(1, 4), st.integers(2, 6))
def test_a_wrong_digit_in_any_term_of_a_stated_sum_is_found(data: st.DataObject, width: int, height: int) -> None:
    columns = [data.draw(st.lists(AMOUNT, min_size=height, max_size=height)) for _ in range(width)]
    sums = [sum(c) for c in columns]
    right = found(stated(columns, sums))
    assert failures(right) == []
    assert {c.check for c in right.cells if c.number is not None} == {"verified"}
    col = data.draw(st.integers(0, width - 1))
    row = data.draw(st.integers(0, height))  # the last one is the sum itself
    place, step = data.draw(st.integers(0, 6)), data.draw(st.integers(1, 9))
    if row == height:
        sums[col] = other_digit(sums[col], place, step)
    else:
        columns[col][row] = other_digit(columns[col][row], place, step)
    wrong = found(stated(columns, sums))
    difference = Decimal(sums[col] - sum(columns[col]))
    assert ((height + 1, col + 2), difference) in failures(wrong)
    cell = next(c for c in wrong.cells if (c.row, c.col) == (height + 1, col + 2))
    assert (cell.check, cell.number) == ("contradicted", sums[col])  # told, and not changed


@settings(deadline=None, max_examples=60)
@given(st.lists(AMOUNT, min_size=2, max_size=6), st.data())
def test_a_wrong_digit_under_summe_is_found_in_a_single_column(values: list[int], data: st.DataObject) -> None:
    wrong = list(values)
    at = data.draw(st.integers(0, len(values) - 1))
    wrong[at] = other_digit(values[at], data.draw(st.integers(0, 6)), data.draw(st.integers(1, 9)))
    # With one column only, a total that happens to be that of its last rows cannot be told from one that is meant so.
    assume(all(sum(wrong[i:]) != sum(values) for i in range(len(wrong))))
    lines = "".join(f"Posten {'abcdefgh'[i]}\t{printed(v)}\n" for i, v in enumerate(wrong))
    result = found(f"Posten\tAnsatz in EUR\n{lines}Summe\t{printed(sum(values))}\n")
    assert failures(result) == [((len(values) + 1, 1), Decimal(sum(values) - sum(wrong)))]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(AMOUNT, AMOUNT), min_size=3, max_size=6), st.data())
def test_a_wrong_digit_in_a_changed_budget_line_is_found(rows: list[tuple[int, int]], data: st.DataObject) -> None:
    lines = [[old, change, old + change] for old, change in rows]
    at, col = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(0, 2))
    lines[at][col] = other_digit(lines[at][col], data.draw(st.integers(0, 6)), data.draw(st.integers(1, 9)))
    head = "\tbisheriger Ansatz\tMehr (+) / Weniger (-)\tneuer Ansatz\n"
    body = "".join(f"Posten {'abcdefgh'[i]}\t" + "\t".join(map(printed, line)) + "\n" for i, line in enumerate(lines))
    old, change, new = lines[at]
    assert ((at + 1, 3), Decimal(new - old - change)) in failures(found(head + body))


def test_signs_of_a_formula_are_chosen_once_for_all_columns() -> None:
    """„Zeilen 1 und 2“ subtracts where row 2 is marked - and printed without its minus, in every column alike."""
    rows = ["Nr.\tArt\t2023\t2024\t2025", "1\t+ Erträge\t100\t110\t120", "2\t- Zinsen\t30\t40\t50"]
    text = "\n".join([*rows, "3\t= Ergebnis (= Zeilen 1 und 2)\t70\t70\t170"])
    (table,) = found(text).tables
    assert [c.holds for c in table.checks] == [True, True, False]
    assert {tuple(t.sign for t in c.terms) for c in table.checks} == {(1, -1)}


def test_numbers_of_a_failed_sum_are_not_verified_by_it() -> None:
    cells = {(c.row, c.col): c.check for c in found("Posten\tEUR\nA\t1.250\nB\t3.400\nSumme\t4.750\n").cells}
    assert (cells[1, 1], cells[2, 1], cells[3, 1]) == ("unchecked", "unchecked", "contradicted")


def test_davon_rows_are_no_terms() -> None:
    text = "Posten\t2023\t2024\nPersonal\t500\t600\ndavon Beamte\t200\t250\nSachkosten\t300\t300\nSumme\t800\t900\n"
    (table,) = found(text).tables
    assert [(c.target, [t.row for t in c.terms], c.holds) for c in table.checks] == [
        ((4, 1), [1, 3], True),
        ((4, 2), [1, 3], True),
    ]


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("10 = Erträge (= Zeilen 1 bis 9)", [("", (1, "")), ("bis", (9, ""))]),
        ("18 = Ergebnis (= Zeilen 10 / 17)", [("", (10, "")), ("/", (17, ""))]),
        ("Saldo (Zeile 9 ./. Zeile 16)", [("", (9, "")), ("./.", (16, ""))]),
        ("36 = Überschuss (= Zeilen 17, 35, 35c und 35f)",
         [("", (17, "")), (",", (35, "")), (",", (35, "c")), ("und", (35, "f"))]),
        ("Veränderung (Summe 15,32,45)", [("", (15, "")), (",", (32, "")), (",", (45, ""))]),
        ("siehe Zeile 5", None),
        ("Zuweisung gem. § 2 Abs. 2", None),
        ("Löschfahrzeug LF 20", None),
    ],
)  # fmt: skip
def test_formulas_of_labels(label: str, parts: list | None) -> None:
    formula = find_formula(label)
    assert (None if formula is None else list(formula.parts)) == parts


def test_row_numbers_rise_though_ocr_cut_them() -> None:
    rows = [("", "", "x", ""), ("41", "1", "2+ Zuwendungen", "5"), ("", "10", "n= Erträge", "5"), ("52", "1;", "3+ Sach", "5"),
            ("53", "15", "5+ Transfer", "5"), ("54", "16", "₆ + sonstige", "5"), ("", "18", "B= Aufwand", "5"),
            ("", "19", "g= Ergebnis", "5"), ("", "2:", "3= vor Verrechnung", "5")]  # fmt: skip
    marks = row_prefixes(parse_table(rows, 1, None, damaged=True))
    assert [m.number[0] if m.number else None for m in marks] == [None, 2, 10, 13, 15, 16, 18, 19, 23]
    assert [m.sign for m in marks[1:]] == ["+", "=", "+", "+", "+", "=", "=", "="]


@pytest.mark.parametrize(
    ("text", "after"),
    [("C", "0"), ("С", "0"), ("o", "0"), ("4.48O", "4.480"), ("l.500", "1.500"), ("S00", "500"), ("3B.000", "38.000"),
     ("1,083.000", "1.083.000"), ("4.487. 500", "4.487.500"), ("Soll", None), ("B", None), ("A 8", None), ("frei", None)],
)  # fmt: skip
def test_damaged_digits(text: str, after: str | None) -> None:
    repaired = repair_digits(text, ["1.000", "2.000", "3.000"])
    assert (repaired[0] if repaired else None) == after


def test_a_comma_stands_for_a_full_stop_only_where_the_column_says_so() -> None:
    grouped = parse_table(
        [["a", "b"], ["x", "4.487"], ["x", "5.000"], ["x", "6.100"], ["x", "4,487"]], 1, None, damaged=True
    )
    assert grouped.numbers[4][1] == 4487
    decimals = parse_table([["a", "b"], ["x", "4,487"], ["x", "5,001"], ["x", "6,100"]], 1, None, damaged=True)
    assert decimals.numbers[1][1] == Decimal("4.487") and not decimals.repairs
    born = parse_table(
        [["a", "b"], ["x", "4.487"], ["x", "5.000"], ["x", "6.100"], ["x", "4,487"]], 1, None, damaged=False
    )
    assert born.numbers[4][1] == Decimal("4.487")


@pytest.mark.parametrize(
    ("text", "clean", "after"),
    [("50,7.", ["1,1", "2,2"], "50,7"), (".8.858,32", ["1.000,00", "2,00"], "8.858,32"), ("18.25", ["2,00", "1,00"], "18,25"),
     ("1250 €", ["12,50 €", "6,00 €", "3,50 €"], "12,50 €"), ("49", ["1,1"] * 9, "4,9"),
     ("1350.987,61 €", ["1.000,00 €"] * 2, "1.350.987,61 €"),
     ("2.026.59441", ["1.000,00", "2,00"], "2.026.594,41"), ("62.282 TE", ["1.000 T€"] * 2, "62.282 T€"),
     ("-80,3", ["1,1"] * 9, None), (".2.260.230.98", ["-1,00", "2,00"], None), ("1.8327.279,63", ["2,00", "1,00"], None),
     ("77,10 € -", ["1,00 €", "2,00 €"], "77,10 €"), ("77,10 -", ["-1,00", "2,00"], None),
     ("1250", ["12,50"] * 2, None), ("5", ["1,1"] * 9, None)],
)  # fmt: skip
def test_numbers_are_parted_as_their_column_parts_them(text: str, clean: list[str], after: str | None) -> None:
    repaired = repair_digits(text, clean)
    assert (repaired[0] if repaired else None) == after


def test_nil_marks_are_known_by_the_amounts_beside_them() -> None:
    assert misread_nil_signs(["1.750.000 €", "J.", "1.750.000 €", "52.000 €"]) == [1]
    assert misread_nil_signs(["Posten", "J.", "1.750.000 €", "52.000 €"]) == []
    assert misread_nil_signs(["A 8", "l.", "2", "3"]) == []


def test_headers_and_units() -> None:
    texts = [
        ["", "Ansatz", "Plan"],
        ["", "2019", "2020"],
        ["", "in E", "UR"],
        ["1", "2", "3"],
        ["Titel", "", ""],
        ["A", "5", "6"],
    ]
    assert count_header_rows(texts, None) == 4
    assert read_units(texts, 4, None).table == "EUR"
    assert is_numbering(["1", "2 3", "4"]) and not is_numbering(["2019", "2020", "2021"])
    assert count_header_rows([["A", "5.000", "6.000"], ["B", "7.000", "8.000"]], None) == 0


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ([["Nr.", "Art", "EUR"], ["1", "a b", "5"], ["2", "c d", "6"]], ("index", "label", "amount")),
        ([["Jahr", "Einwohner"], ["2021", "10.500"], ["2022", "10.700"]], ("year", "amount")),
        ([["Tarif", "neu"], ["Kinder", "frei"], ["Karte", "5,00 €"]], ("label", "amount")),
        ([["Fraktion", "Mitglied"], ["A", "Erika Muster"], ["B", "Max Muster"]], ("label", "label")),
    ],
)
def test_column_kinds(rows: list[list[str]], kinds: tuple[str, ...]) -> None:
    assert parse_table(rows, 1, None, damaged=False).kinds == kinds


def test_subtotals_in_the_next_column() -> None:
    rows = ["Aktiva\tEUR\tEUR", "Lizenzen\t456\t", "Zuschüsse\t2.148\t2.604", "Grundstücke\t41.012\t", "Bauten\t33.735\t74.747",
            "Vorräte\t141\t", "Waren\t361\t512"]  # fmt: skip
    (table,) = found("\n".join(rows)).tables
    assert [(c.target, c.holds, c.difference) for c in table.checks] == [
        ((2, 2), True, 0), ((4, 2), True, 0), ((6, 2), False, 10),
    ]  # fmt: skip


BALANCE = (
    "in TEUR\t2023\t2024\t2025\nStand am 1. Januar\t6.900\t7.300\t6.535\nZuführung\t400\t-\t20\n"
    "Entnahme\t-\t765\t399\nStand am 31. Dezember\t7.300\t6.535\t6.156\n"
)


def test_a_balance_is_carried_through_the_year_and_into_the_next() -> None:
    (table,) = found(BALANCE).tables
    assert [(c.target, [t.sign for t in c.terms]) for c in table.checks] == [
        ((1, 2), [1]), ((1, 3), [1]), ((4, 1), [1, 1]), ((4, 2), [1, -1]), ((4, 3), [1, 1, -1]),
    ]  # fmt: skip
    assert table.check_status == "ok"
    wrong = found(BALANCE.replace("6.156", "6.166"))
    assert failures(wrong) == [((4, 3), Decimal(10))]


FEES = (
    "Tarif\tbisher\tneu\tÄnderung in %\nFamilienkarte\t14,50 €\t14,50 €\t0,0\nTageskarte\t51,50 €\t54,00 €\t4,9\n"
    "Zehnerkarte\t79,00 €\t80,50 €\t1,9\nJahreskarte\t160,00 €\t152,00 €\t-5,0\n"
)
SHARES = (
    "Bereich\tEUR\tAnteil in %\nSport\t250.000\t25,0\nKultur\t333.333\t33,3\nSchulen\t416.667\t41,7\n"
    "Summe\t1.000.000\t100,0\n"
)


@pytest.mark.parametrize(("text", "wrong", "failed"), [
    (FEES, ("4,9", "49,0"), ((2, 3), Decimal("44.1"))),
    (SHARES, ("33,3", "38,3"), ((2, 2), Decimal("5.0"))),
])  # fmt: skip
def test_percent_columns_are_rounded_as_printed(text: str, wrong: tuple[str, str], failed: tuple) -> None:
    (table,) = found(text).tables
    assert sum(c.kind == "ratio" for c in table.checks) == 4 and table.check_status == "ok"
    assert failures(found(text.replace(*wrong))) == [failed]


def test_a_percentage_proves_itself_and_not_what_it_is_taken_of() -> None:
    cells = {(c.row, c.col): c.check for c in found(FEES).cells}
    assert [cells[2, col] for col in (1, 2, 3)] == ["unchecked", "unchecked", "verified"]


def test_other_percentages_are_not_checked() -> None:
    assert not any(c.kind == "ratio" for c in found(FEES.replace("Änderung in %", "Rabatt in %")).tables[0].checks)


def test_a_misread_row_number_is_told_by_its_neighbours() -> None:
    rows = [
        ["Nr.", "Art", "2024"],
        *([str(n), f"Zweck {'abcdef'[n]}", "100"] for n in range(1, 5)),
        ["5", "Summe (= Zeilen 1 bis 4)", "400"],
    ]
    rows[2][0] = "-"
    marks = row_prefixes(parse_table(rows, 1, None, damaged=True))
    assert [m.number[0] for m in marks if m.number] == [1, 2, 3, 4, 5]
    (table,) = found("\n".join("\t".join(row) for row in rows)).tables
    assert [(len(c.terms), c.holds) for c in table.checks] == [(4, True)]
    rows[2][0] = ""  # nothing printed: a row without a number, as „davon“ rows are
    assert [m.number for m in row_prefixes(parse_table(rows, 1, None, damaged=True))][2] is None


def test_a_term_that_no_reading_makes_a_number_contradicts_nothing() -> None:
    text = "Nr.\tArt\t2023\t2024\n1\tSteuern\t100\tEHEN\n2\tGebühren\t50\t60\n3\tErträge (= Zeilen 1 bis 2)\t150\t170\n"
    result = found(text)
    assert [(c.target, c.holds) for c in result.tables[0].checks] == [((3, 2), True)]
    assert not result.issues


def test_a_sum_over_rows_of_the_page_before_contradicts_nothing() -> None:
    """Rows 3 to 5 go on from rows 1 and 2; where the table begins anew, a row that is not printed counts as nothing."""
    head = "Nr.\tArt\tAnsatz 2024\n"
    first, rest = (
        head + "1\tSteuern\t100\n2\tGebühren\t50\n",
        head + "3\tMieten\t20\n4\tErträge (= Zeilen 1 bis 3)\t170\n",
    )
    result = found(first, rest)
    assert not result.issues and not result.tables[1].checks
    assert result.tables[1].continues_table_id == result.tables[0].table_id
    assert [i.code for i in found("Vorbericht", rest).issues] == ["TABLE_SUM_MISMATCH"]


def test_column_numbers_of_which_one_was_misread_end_the_header() -> None:
    assert is_numbering(["", "", "1", "2 l", "3", "4", "5"]) and is_numbering(["1", "2", "3", "4"])
    assert not is_numbering(["1", "Steuern", "3", "4", "5"]) and not is_numbering(["1", "5", "2"])


SHEET = (
    "Bilanz\t2023\t2024\nAktiva\t\t\nAnlagen\t800\t900\nUmlauf\t200\t250\nBilanzsumme\t1.000\t1.150\n"
    "Passiva\t\t\nEigenkapital\t600\t700\nSchulden\t400\t450\nBilanzsumme\t1.000\t1.150\n"
)
SIDES = "Aktiva\tEUR\tPassiva\tEUR\nAnlagen\t800\tEigenkapital\t600\nUmlauf\t200\tSchulden\t400\nSumme\t1.000\tSumme\t1.000\n"
TOTALS = "Posten\t2024\nSumme Aktiva\t1.150\nDarlehen\t450\nSumme der Passiva\t1.150\n"


@pytest.mark.parametrize(
    ("text", "right", "wrong", "failed"),
    [
        (
            SHEET,
            "Schulden\t400\t450\nBilanzsumme\t1.000\t1.150",
            "Schulden\t400\t460\nBilanzsumme\t1.000\t1.160",
            [((8, 2), 10)],
        ),
        (
            SIDES,
            "Schulden\t400\nSumme\t1.000\tSumme\t1.000",
            "Schulden\t410\nSumme\t1.000\tSumme\t1.010",
            [((3, 3), 10)],
        ),
        (TOTALS, "Passiva\t1.150", "Passiva\t1.120", [((3, 1), -30)]),
    ],
)
def test_a_balance_sheet_balances(text: str, right: str, wrong: str, failed: list[tuple[tuple[int, int], int]]) -> None:
    held = [c for c in found(text).tables[0].checks if c.stated_by == "Aktiva = Passiva"]
    assert held and all(c.holds for c in held)
    assert right in text
    result = found(text.replace(right, wrong))
    assert [(c.target, c.difference) for c in result.tables[0].checks if not c.holds] == failed
    assert [i.code for i in result.issues] == ["TABLE_SUM_MISMATCH"]


def test_a_sum_begins_with_what_was_carried_over() -> None:
    (table,) = found("Posten\tEUR\nÜbertrag\t1.500\nMieten\t200\nPachten\t300\nSumme\t2.000\n").tables
    assert [(len(c.terms), c.holds) for c in table.checks] == [(3, True)]
