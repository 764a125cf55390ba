"""Objects taken apart, in all the arrangements that servers choose."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from flows.fetching.oparl_objects import KEPT, PARTS, OparlObject, kind_of, moment, taken_apart

BASE = "https://rat.musterlingen.example"
FILE = {"id": f"{BASE}/file/1", "type": "https://schema.oparl.org/1.1/File", "accessUrl": f"{BASE}/1.pdf"}


def by_id(*entries: object, kind: str = "Paper") -> dict[str, OparlObject]:
    return {thing.id: thing for thing in taken_apart(list(entries), kind).objects}


def test_embedded_and_named_by_address_are_the_same() -> None:
    embedded = by_id({"id": "p", "reference": "1", "mainFile": FILE, "auxiliaryFile": [FILE]})
    named = by_id({"id": "p", "reference": "1", "mainFile": FILE["id"], "auxiliaryFile": [FILE["id"]]})
    assert embedded["p"].fields == named["p"].fields
    assert set(embedded) == {"p", FILE["id"]} and set(named) == {"p"}
    assert list(embedded["p"].parts()) == [("mainFile", "File", FILE["id"]), ("auxiliaryFile", "File", FILE["id"])]


def test_one_where_a_list_belongs_and_a_list_where_one_belongs() -> None:
    paper = by_id({"id": "p", "mainFile": [FILE], "auxiliaryFile": FILE})["p"]
    assert paper.names("mainFile") == paper.names("auxiliaryFile") == (FILE["id"],)


def test_persons_texts_and_unknown_fields_are_left_behind() -> None:
    raw = {"id": "m", "type": "Meeting", "name": "Gemeinderat", "participant": [{"id": "x", "name": "Erika Muster"}],
           "start": "2025-03-20T18:00:00+01:00", "shoeSize": 44,
           "invitation": {**FILE, "text": "der ganze Text", "person": "Erika Muster"}}  # fmt: skip
    kept = b"".join(thing.as_json() for thing in taken_apart([raw], "Meeting").objects)
    assert b"Muster" not in kept and b"Text" not in kept and b"44" not in kept and b"Gemeinderat" in kept


def test_values_of_the_wrong_kind_are_no_trouble() -> None:
    raw = {
        "id": "p",
        "reference": {"a": 1},
        "mainFile": 7,
        "auxiliaryFile": [None, 3, [FILE], {"name": "x"}],
        "name": None,
    }
    found = taken_apart([raw, None, 5, "", {"id": 3}, {"id": " "}], "Paper")
    assert [thing.fields for thing in found.objects] == [
        {"id": "p", "type": "https://schema.oparl.org/1.1/Paper", "auxiliaryFile": []}
    ]
    assert found.without_id > 0 and found.outermost == ["p"]


def test_a_file_without_an_id_is_named_by_its_address() -> None:
    assert set(by_id({"accessUrl": f"{BASE}/a.pdf", "name": "Anlage"}, kind="File")) == {f"{BASE}/a.pdf"}


def test_an_id_alone_is_a_reference() -> None:
    found = taken_apart([{"id": "p", "mainFile": {"id": "f", "type": "File"}}, {"id": "q", "type": "Paper"}], "Paper")
    assert [thing.id for thing in found.objects] == ["p"] and found.outermost == ["p", "q"]


def test_persons_are_not_taken_for_what_stands_in_their_place() -> None:
    person = {"id": "x", "type": "https://schema.oparl.org/1.1/Person", "name": "Erika Muster"}
    found = taken_apart(
        [person, {"id": "p", "name": "x", "originatorOrganization": [person], "paper": person}], "Paper"
    )
    assert [thing.id for thing in found.objects] == ["p"] and found.of_no_kind == 1
    assert b"Muster" not in found.objects[0].as_json()


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=5)
    | st.sampled_from(["a", "b"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "type", "name", *sorted(KEPT["Paper"]), *sorted(KEPT["Meeting"])]), inner
        )
    ),
    max_leaves=20,
)


@given(st.lists(JSON, max_size=4), st.sampled_from(sorted(KEPT)))
def test_any_json_is_taken_apart(entries: list[object], kind: str) -> None:
    for thing in taken_apart(entries, kind).objects:
        assert thing.id and thing.kind in KEPT and thing.fields.keys() <= KEPT[thing.kind]
        assert msgspec.json.decode(thing.as_json()) == thing.fields and list(thing.parts()) is not None


def test_what_is_nested_without_end_is_not_followed() -> None:
    raw: dict[str, object] = {"id": "0", "name": "x"}
    for number in range(1, 400):
        raw = {"id": str(number), "name": "x", "relatedPaper": [raw]}
    assert 1 < len(taken_apart([raw], "Paper").objects) < 20


def test_kinds_in_all_spellings() -> None:
    for type_ in ("https://schema.oparl.org/1.0/AgendaItem", "https://oparl.org/schema/1.0/agendaitem/", "AgendaItem"):
        assert kind_of({"type": type_}) == "AgendaItem"
    assert (
        kind_of({"type": "https://schema.oparl.org/1.1/Person"}, "Paper") == kind_of({}) == kind_of({"type": 3}) == ""
    )
    assert kind_of({}, "Paper") == kind_of({"type": ""}, "Paper") == "Paper"
    assert {kind for parts in PARTS.values() for kind in parts.values()} < set(KEPT)


def test_moments() -> None:
    assert moment("2025-03-01T08:00:00+01:00") == datetime(2025, 3, 1, 7, tzinfo=UTC)
    assert moment("2025-03-01T08:00:00") == datetime(2025, 3, 1, 8, tzinfo=UTC)
    assert moment("gestern") is moment(None) is moment("9999-12-31T23:59:59-14:00") is None


def copies() -> st.SearchStrategy[OparlObject]:
    moments = st.sampled_from([None, "2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z"])
    names = st.sampled_from([None, "a", "b"])
    return st.builds(
        lambda modified, name, deleted: OparlObject(
            "x", "File", {k: v for k, v in {"modified": modified, "name": name, "deleted": deleted}.items() if v}
        ),
        moments,
        names,
        st.booleans(),
    )


@given(st.lists(copies(), min_size=2, max_size=4))
def test_of_the_copies_of_one_run_the_same_is_kept_in_any_order(found: list[OparlObject]) -> None:
    kept = []
    for order in itertools.permutations(found):
        best = order[0]
        for copy in order[1:]:
            best = copy if copy.supersedes(best, same_run=True) else best
        kept.append(best.fields)
    assert all(fields == kept[0] for fields in kept)


def test_of_two_runs_the_later_copy_is_kept_unless_it_is_cut_short() -> None:
    def copy(**fields: object) -> OparlObject:
        return OparlObject("x", "Paper", fields)

    assert copy(name="b").supersedes(copy(name="a", reference="1"), same_run=False)
    assert not copy(name="b").supersedes(copy(name="a", modified="2025-01-01"), same_run=False)
    assert copy(deleted=True).supersedes(copy(name="a", modified="2025-01-01"), same_run=False)
    newer, older = copy(modified="2025-02-01", name="a"), copy(modified="2025-01-01", name="a", reference="1")
    assert newer.supersedes(older, same_run=False) and not older.supersedes(newer, same_run=False)
