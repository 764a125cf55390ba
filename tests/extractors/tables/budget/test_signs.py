from extractors.tables.budget.signs import with_sign_convention
from tests.support.budgets import lines_of
from tests.support.tables import found


def conventions(*rows: str) -> list[str | None]:
    result = found("Ergebnishaushalt\n\nBezeichnung\tAnsatz 2025\tAnsatz 2026\n" + "".join(f"{row}\n" for row in rows))
    return [line.sign_convention for line in lines_of(result)]


def test_what_is_spent_shows_the_signs_of_its_table() -> None:
    assert set(conventions("Erträge\t900\t950", "Personalaufwendungen\t700\t720")) == {"expenses_positive"}
    assert set(conventions("Erträge\t900\t950", "Personalaufwendungen\t-700\t-720")) == {"expenses_negative"}
    assert set(conventions("Erträge\t900\t950", "Gebühren\t70\t72")) == {None}
    assert set(conventions("Sachaufwendungen\t900\t950", "Personalaufwendungen\t-700\t-720")) == {None}


def test_a_column_of_decreases_without_a_minus() -> None:
    lines = lines_of(
        found(
            "Nachtragshaushalt 2026\n\nPosten\tbisher\terhöht um\tvermindert um\tneu\n"
            "Erträge\t90\t5\t0\t95\nSpenden\t9\t0\t2\t7\n"
        )
    )
    assert {line.column_label for line in lines if line.sign_convention == "decreases_positive"} == {"vermindert um"}
    assert with_sign_convention([]) == []
