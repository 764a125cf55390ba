import re

from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers import (
    repair_text,
)
from tests.support.damaged_texts import DAMAGED, WORDS


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(WORDS[:12]),
            st.sampled_from(
                ["25, April 2017", "3, Mai 2020", "Nr, 17", "Seite2 von3", "8.750,00 ¢", "1,5", "4, Satzung"]
            ),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_signs_beside_numbers_change_and_their_digits_do_not(parts: list[tuple[str, str]]) -> None:
    text = DAMAGED + "\n" + "\n".join(f"{number} {word}" for word, number in parts)
    repaired = repair_text(text).text
    for line, (_, number) in zip(repaired.split("\n")[1:], parts, strict=True):
        digits = re.sub(r"\D", "", number)
        assert re.sub(r"\D", "", line).startswith(digits)
