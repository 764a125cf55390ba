"""What differs between two releases: found by key, told by CHANGES.md and by ``aktenklar diff``."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curated.records import Issue
from curated.release import ReleaseInfo, write_release
from curated.reports.changes import MOST_LISTED, changes_markdown, plain_markdown
from curated.schema import ALL_TABLES, table_spec
from curated.tables import compare
from curated.tables.compare import RowChange, compare_releases, compare_table
from flows.command_line.main import main
from tests.support.builders import document_id, simple_result, table_result

INFO = ReleaseInfo({"pipeline": "0.1.0"}, keep_releases=9)


@pytest.fixture(scope="module")
def two(tmp_path_factory) -> tuple[Path, Path]:
    """A release and the next: a stays with another title, b gives way to d at its path, c goes, e comes."""
    out = tmp_path_factory.mktemp("out")
    first = write_release([simple_result("a"), simple_result("b"), table_result("c")], [], out, INFO)
    changed = [
        simple_result("a", title="Neu *fett* <b>"),
        simple_result("d", source_path="vorlagen/b.pdf"),
        table_result("e"),
    ]
    second = write_release(changed, [], out, INFO)
    return first.path, second.path


def by_table(before: Path, after: Path, **options):
    return {change.table: change for change in compare_releases(before, after, **options)}


def test_rows_are_found_by_key_with_the_columns_that_changed(two):
    changes = by_table(*two)
    assert list(changes) == [spec.name for spec in ALL_TABLES]
    documents = changes["documents"]
    assert documents.counts == {"added": 2, "removed": 2, "changed": 1}
    assert documents.columns == {"title": 1}
    expected = {"title": ("Neubau der Sporthalle (a)", "Neu *fett* <b>")}
    about = {"source_path": "vorlagen/a.pdf", "title": "Neu *fett* <b>"}
    assert documents.rows[-1] == RowChange("changed", {"document_id": document_id("a")}, about, expected)
    assert {row.about["text"] for row in changes["entities"].rows} >= {"Gemeinderat", "1,2 Mio. €"}
    removed = {row.key["document_id"] for row in documents.rows if row.kind == "removed"}
    assert removed == {document_id("b"), document_id("c")}
    assert changes["amounts"].columns == {"document_title": 1}
    assert changes["table_cells"].counts == {"added": 6, "removed": 6, "changed": 0}
    assert changes["entities"].counts["changed"] == 0


def test_a_release_does_not_differ_from_itself(two):
    assert not any(change.differs for change in compare_releases(two[0], two[0]))


def test_the_limit_caps_the_list_and_not_the_counts(two):
    cells = by_table(*two, tables=["table_cells"], limit=2)["table_cells"]
    assert cells.counts == {"added": 6, "removed": 6, "changed": 0}
    assert [row.kind for row in cells.rows] == ["removed", "removed", "added", "added"]


def test_large_tables_are_compared_in_parts_with_the_same_outcome(two, monkeypatch):
    whole = by_table(*two)
    monkeypatch.setattr(compare, "LARGE_TABLE_ROWS", 1)
    parts = by_table(*two)
    for name, change in whole.items():
        assert (parts[name].counts, parts[name].columns) == (change.counts, change.columns)
        assert sorted(map(repr, parts[name].rows)) == sorted(map(repr, change.rows))


def test_issues_are_compared_by_what_they_say(tmp_path):
    def issue(path: str, page: int | None = None) -> Issue:
        return Issue(
            stage="discover", code="FILE_UNREADABLE", severity="error", message="Look.", path=path, page_number=page
        )

    first = write_release([], [issue("a"), issue("a"), issue("b", 3)], tmp_path, INFO)
    second = write_release([], [issue("0"), issue("a")], tmp_path, INFO)
    change = by_table(first.path, second.path)["issues"]
    assert change.counts == {"added": 1, "removed": 2, "changed": 0}
    assert {(row.kind, row.key["path"]) for row in change.rows} == {("added", "0"), ("removed", "a"), ("removed", "b")}


def test_columns_that_came_or_went_are_named_and_a_missing_table_is_empty(two, tmp_path):
    for path in two[0].glob("*.parquet"):
        table = pq.read_table(path)
        if path.name == "documents.parquet":
            table = table.drop_columns(["kind"]).append_column("colour", pa.nulls(len(table), pa.string()))
        if path.name != "budget_lines.parquet":
            pq.write_table(table, tmp_path / path.name)
    changes = by_table(tmp_path, two[0])
    documents = changes["documents"]
    assert (documents.new_columns, documents.lost_columns) == (("kind",), ("colour",))
    assert documents.counts == {"added": 0, "removed": 0, "changed": 0} and documents.differs
    assert changes["budget_lines"].counts["added"] == 1


ROWS = st.dictionaries(
    st.integers(0, 5), st.tuples(st.none() | st.sampled_from("ab"), st.none() | st.booleans()), max_size=6
)


@given(ROWS, ROWS)
@settings(deadline=None, max_examples=60)
def test_it_finds_what_a_dictionary_finds(tmp_path_factory, before, after):
    spec = table_spec("consultations")
    folder = tmp_path_factory.mktemp("pair")
    for name, rows in (("before", before), ("after", after)):
        columns = {
            "document_id": pa.array(["0" * 64] * len(rows), pa.string()),
            "seq": pa.array(rows.keys(), pa.int32()),
            "result": pa.array([r[0] for r in rows.values()], pa.string()),
            "is_public": pa.array([r[1] for r in rows.values()], pa.bool_()),
        }
        pq.write_table(pa.table(columns), folder / f"{name}.parquet")
    change = compare_table(spec, folder / "before.parquet", folder / "after.parquet")
    found = {kind: {row.key["seq"] for row in change.rows if row.kind == kind} for kind in change.counts}
    assert found == {
        "added": after.keys() - before.keys(),
        "removed": before.keys() - after.keys(),
        "changed": {seq for seq in before.keys() & after.keys() if before[seq] != after[seq]},
    }
    for row in change.rows:
        if row.kind == "changed":
            pairs = zip(
                ("result", "is_public"), zip(before[row.key["seq"]], after[row.key["seq"]], strict=True), strict=True
            )
            assert row.columns == {name: pair for name, pair in pairs if pair[0] != pair[1]}


# --- CHANGES.md -------------------------------------------------------------------------------------------------------


def test_changes_tell_what_came_went_and_changed(two):
    text = (two[1] / "CHANGES.md").read_text("utf-8")
    assert text.startswith(f"# Änderungen in Fassung {two[1].name}\n\nGegenüber Fassung {two[0].name}: 1 neu, ")
    assert "1 mit neuem Inhalt, 1 mit anderen Angaben, 1 entfallen, 0 gleich; zusammen 3 Dokumente." in text
    assert "## Neue Dokumente (1)\n\n* vorlagen/e.pdf: Neubau der Sporthalle (e)\n" in text
    assert "## Dokumente mit neuem Inhalt (1)\n\n* vorlagen/b.pdf: " in text
    assert "* vorlagen/a.pdf: Neu \\*fett\\* &lt;b&gt; (`title`)\n" in text
    assert "| Tabellenzellen | table_cells | 6 | 6 | 0 |\n" in text


def test_what_is_gone_loses_its_name(two):
    text = (two[1] / "CHANGES.md").read_text("utf-8")
    assert f"## Entfallene Dokumente (1)\n\n* `{document_id('c')[:12]}`\n" in text
    assert "vorlagen/c.pdf" not in text and "Sporthalle (c)" not in text


def test_the_first_release_says_so_and_an_unchanged_one_is_not_written_again(two):
    text = (two[0] / "CHANGES.md").read_text("utf-8")
    assert text.startswith(f"# Fassung {two[0].name}\n\nErste Fassung: 3 Dokumente.\n")
    assert "  CHANGES.md\n" in (two[0] / "SHA256SUMS").read_text()


def test_long_lists_are_cut_and_counted(tmp_path):
    write_release([], [], tmp_path, INFO)
    many = [simple_result(f"n{number}") for number in range(MOST_LISTED + 7)]
    text = (write_release(many, [], tmp_path, INFO).path / "CHANGES.md").read_text("utf-8")
    assert f"## Neue Dokumente ({MOST_LISTED + 7})" in text
    assert text.count("* vorlagen/") == MOST_LISTED and "* … und 7 weitere" in text


def test_a_new_program_alone_changes_no_paper(two, tmp_path):
    first = write_release([simple_result("a")], [], tmp_path, INFO)
    second = write_release(
        [simple_result("a", fingerprint="e" * 32)], [], tmp_path, replace(INFO, versions={"pipeline": "2"})
    )
    assert "0 mit anderen Angaben, 0 entfallen, 1 gleich" in changes_markdown(first.path, second.path, "x")


def test_titles_are_text_and_no_markup():
    assert plain_markdown("[x](javascript:1)\n# <script>|`") == "\\[x\\](javascript:1) # &lt;script&gt;\\|\\`"


# --- the command ------------------------------------------------------------------------------------------------------


def test_diff_is_told_to_people(two, capsys):
    assert main(["diff", two[0].name[:6], "latest", "--out", str(two[0].parents[1])]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"{two[0].name} → {two[1].name}\n")
    lines = {line.split()[0]: line.split() for line in told.splitlines()[2:] if line[:1].isalpha()}
    assert lines["documents"] == ["documents", "3", "3", "2", "2", "1"]
    assert "    changed columns: title (1)\n" in told
    assert f"    ~ {document_id('a')[:12]}  vorlagen/a.pdf  title: Neubau der Sporthalle (a) → Neu *fett* <b>\n" in told


def test_diff_is_told_to_programs(two, capsys):
    assert main(["diff", str(two[0]), str(two[1]), "--json", "--table", "documents"]) == 0
    summary, *rows = map(json.loads, capsys.readouterr().out.splitlines())
    assert (summary["table"], summary["added"], summary["removed"], summary["changed"]) == ("documents", 2, 2, 1)
    assert rows[-1]["columns"] == {"title": {"before": "Neubau der Sporthalle (a)", "after": "Neu *fett* <b>"}}
    assert len(rows) == 5
    gone = {row["about"]["source_path"] for row in rows if row["change"] == "removed"}
    assert gone == {"vorlagen/b.pdf", "vorlagen/c.pdf"}


def test_diff_leaves_out_what_is_not_asked_for(two, capsys):
    out = str(two[0].parents[1])
    assert main(["diff", two[0].name, two[1].name, "--out", out, "--table", "documents", "--ignore", "title"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[2].split() == ["documents", "3", "3", "2", "2", "0"] and not any("~" in line for line in told)


def test_long_texts_are_shown_where_they_part(tmp_path, capsys):
    long = "Der Gemeinderat beschließt die Satzung in der Fassung vom Anfang. " * 3
    first = write_release([simple_result("a", title=long + "Punkt eins")], [], tmp_path, INFO)
    second = write_release([simple_result("a", title=long + "Punkt zwei")], [], tmp_path, INFO)
    assert main(["diff", str(first.path), str(second.path), "--table", "documents"]) == 0
    assert "  vorlagen/a.pdf  title: …g vom Anfang. Punkt eins → …g vom Anfang. Punkt zwei\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere", "latest"], "nowhere is neither"),
        (["", "latest"], "is neither"),
        (["latest", "latest", "--table", "papers"], "There is no table papers"),
    ],
)
def test_diff_says_what_it_cannot_find(two, capsys, arguments, words):
    assert main(["diff", *arguments, "--out", str(two[0].parents[1])]) == 2
    assert words in capsys.readouterr().err


def test_diff_says_when_a_file_is_harmed(two, tmp_path, capsys):
    for path in two[0].iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes()[:100])
    assert main(["diff", str(tmp_path), str(two[1])]) == 2
    assert "cannot be read" in capsys.readouterr().err
