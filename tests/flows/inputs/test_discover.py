from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.inputs.discover import Discovery, discover, holds_documents
from flows.inputs.manifest import FileFacts


def put(root: Path, path: str, data: bytes | str) -> Path:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data.encode() if isinstance(data, str) else data)
    return target


def codes(found: Discovery) -> list[tuple[str | None, str]]:
    return [(issue.path, issue.code) for issue in found.issues]


def test_finds_files_in_all_folders_by_the_hash_of_their_bytes(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "zwei")
    put(tmp_path, "a/deep/er/c.pdf", "drei")
    found = discover(tmp_path)
    assert [d.source_path for d in found.documents] == ["a/deep/er/c.pdf", "b.txt"]
    assert found.documents[1].document_id == hashlib.sha256(b"zwei").hexdigest()
    assert found.documents[1].byte_size == 4
    assert found.issues == ()


def test_the_smallest_path_stands_for_all_copies(tmp_path: Path) -> None:
    for path in ("z.txt", "b/x.txt", "a/y.txt"):
        put(tmp_path, path, "gleich")
    found = discover(tmp_path)
    assert [d.source_path for d in found.documents] == ["a/y.txt"]
    assert codes(found) == [("b/x.txt", "DUPLICATE_FILE"), ("z.txt", "DUPLICATE_FILE")]
    assert {i.severity for i in found.issues} == {"info"}
    assert {i.document_id for i in found.issues} == {found.documents[0].document_id}


def test_hidden_files_and_sidecars_are_no_documents(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "x")
    put(tmp_path, ".hidden.txt", "y")
    put(tmp_path, ".git/config", "z")
    put(tmp_path, "sub/manifest.csv", "file\n")
    put(tmp_path, "withdrawn.csv", "file\n")
    found = discover(tmp_path)
    assert [d.source_path for d in found.documents] == ["a.txt"]
    assert found.issues == ()


def test_data_beside_documents_is_named_and_not_read(tmp_path: Path) -> None:
    put(tmp_path, "daten/papers.json", "{}")
    put(tmp_path, "liste.CSV", "a,b")
    put(tmp_path, "manifest.csv", "file,url\nvorlage.txt,https://example.org/1\n")
    put(tmp_path, "vorlage.txt", "Vorlage")
    found = discover(tmp_path)
    assert [d.source_path for d in found.documents] == ["vorlage.txt"]
    assert codes(found) == [("daten/papers.json", "NOT_A_DOCUMENT"), ("liste.CSV", "NOT_A_DOCUMENT")]


def test_an_oparl_export_and_a_register_are_sidecars(tmp_path: Path) -> None:
    for path in ("oparl/papers.json", "sub/OParl/2025/a.JSON", "oparl-meetings.json", "gremien.csv"):
        put(tmp_path, path, "{}")
    assert not holds_documents(tmp_path)
    put(tmp_path, "vorlage.txt", "Vorlage")
    found = discover(tmp_path)
    assert [d.source_path for d in found.documents] == ["vorlage.txt"]
    assert [str(p) for p in found.sidecars] == [
        "gremien.csv",
        "oparl-meetings.json",
        "oparl/papers.json",
        "sub/OParl/2025/a.JSON",
    ]
    assert found.issues == ()


def test_what_is_no_readable_file_becomes_an_issue_with_a_remedy(tmp_path: Path) -> None:
    raw, outside = tmp_path / "raw", put(tmp_path, "outside.txt", "geheim")
    put(raw, "good.txt", "gut")
    put(raw, "empty.pdf", b"")
    (raw / "folder.pdf").mkdir()
    put(raw, "folder.pdf/inside.txt", "innen")
    (raw / "broken.pdf").symlink_to(raw / "nowhere.pdf")
    (raw / "loop.pdf").symlink_to(raw / "loop.pdf")
    (raw / "away.txt").symlink_to(outside)
    (raw / "round").symlink_to(raw)
    (raw / "same.txt").symlink_to(raw / "good.txt")
    os.mkfifo(raw / "pipe.txt")
    found = discover(raw)
    assert [d.source_path for d in found.documents] == ["folder.pdf/inside.txt", "good.txt"]
    assert codes(found) == [
        ("away.txt", "LINK_OUTSIDE"),
        ("broken.pdf", "LINK_BROKEN"),
        ("empty.pdf", "FILE_EMPTY"),
        ("folder.pdf", "NOT_A_FILE"),
        ("loop.pdf", "LINK_BROKEN"),
        ("pipe.txt", "NOT_A_FILE"),
        ("round", "LINK_TO_FOLDER"),
        ("same.txt", "DUPLICATE_FILE"),
    ]
    assert all(
        ": " in issue.message or "," in issue.message or "not followed" in issue.message for issue in found.issues
    )


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder of the user nobody, whose rights this process takes on when it has root's, which know no permissions."""
    folder = Path(tempfile.mkdtemp())
    privileged = os.geteuid() == 0
    try:
        if privileged:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        yield folder
    finally:
        if privileged:
            os.seteuid(0)
        shutil.rmtree(folder)


def test_files_and_folders_without_permission(as_nobody: Path) -> None:
    put(as_nobody, "good.txt", "gut")
    put(as_nobody, "secret.pdf", "x").chmod(0)
    put(as_nobody, "closed/a.pdf", "x")
    (as_nobody / "closed").chmod(0)
    try:
        found = discover(as_nobody)
    finally:
        (as_nobody / "closed").chmod(0o700)
    assert [d.source_path for d in found.documents] == ["good.txt"]
    assert codes(found) == [("closed", "FOLDER_UNREADABLE"), ("secret.pdf", "FILE_UNREADABLE")]


def test_a_name_that_is_not_utf8_is_told_without_breaking_the_tables(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "x")
    (tmp_path / os.fsdecode(b"gr\xfcn.txt")).write_bytes(b"y")
    found = discover(tmp_path)
    assert codes(found) == [("gr\ufffdn.txt", "NAME_NOT_UTF8")]
    assert [(d.source_path, (tmp_path / d.path).read_bytes()) for d in found.documents] == [
        ("a.txt", b"x"),
        ("gr\ufffdn.txt", b"y"),
    ]


def test_manifests_say_what_the_bytes_do_not(tmp_path: Path) -> None:
    put(tmp_path, "musterlingen/a.pdf", "1")
    put(tmp_path, "musterlingen/sub/b.pdf", "2")
    put(tmp_path, "seedorf/c.pdf", "3")
    put(tmp_path, "musterlingen/copy.pdf", "3")
    put(
        tmp_path,
        "musterlingen/manifest.csv",
        "\ufefffile;url;licence;municipality;ags;unknown\r\n"
        "a.pdf;https://example.org/a;dl-de/by-2-0;Musterlingen;08999001;x\r\n"
        'sub/b.pdf;"https://example.org/b?x=1;2";;Musterlingen\r\n'
        "gone.pdf;https://example.org/gone\r\n",
    )
    put(tmp_path, "seedorf/manifest.csv", "file,municipality,oparl_paper_id,oparl_file_id\nc.pdf,Seedorf,p/1,f/1\n")
    found = discover(tmp_path)
    facts = {d.source_path: d.facts for d in found.documents}
    assert facts == {
        "musterlingen/a.pdf": FileFacts("https://example.org/a", "dl-de/by-2-0", "Musterlingen", "08999001"),
        "musterlingen/copy.pdf": FileFacts(municipality="Seedorf", oparl_paper_id="p/1", oparl_file_id="f/1"),
        "musterlingen/sub/b.pdf": FileFacts("https://example.org/b?x=1;2", None, "Musterlingen"),
    }
    assert ("musterlingen/gone.pdf", "MANIFEST_FILE_MISSING") in codes(found)


def test_a_manifest_above_completes_one_below(tmp_path: Path) -> None:
    """What is fetched has a manifest of its own; the operator says more in one that no fetch writes."""
    put(tmp_path, "server/files/a.pdf", "1")
    put(tmp_path, "manifest.csv", "file,force,municipality\nserver/files/a.pdf,ocr,Seedorf\n")
    put(tmp_path, "server/manifest.csv", "file,municipality,oparl_file_id\nfiles/a.pdf,Musterlingen,f/1\n")
    (document,) = discover(tmp_path).documents
    assert document.facts == FileFacts(municipality="Musterlingen", oparl_file_id="f/1", force="ocr")


@pytest.mark.parametrize("data", [b"name,url\na,b\n", "file,url\nä,b\n".encode("latin-1"), b'file\n"open\n'])
def test_a_manifest_that_cannot_be_used_costs_nothing_but_itself(tmp_path: Path, data: bytes) -> None:
    put(tmp_path, "a.txt", "x")
    put(tmp_path, "manifest.csv", data)
    found = discover(tmp_path)
    assert codes(found) == [("manifest.csv", "MANIFEST_UNREADABLE")]
    assert found.documents[0].facts == FileFacts()


NAMES = st.sampled_from(["a", "b", "ä.pdf", "x.pdf", "manifest.csv", "Z.txt"])


@given(st.dictionaries(st.lists(NAMES, min_size=1, max_size=3).map("/".join), st.sampled_from(["", "1", "2", "3"])))
@settings(deadline=None, max_examples=25)
def test_every_content_once_and_every_path_told(files: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        put(root, "always.txt", "always")
        written = {}
        for path, text in files.items():
            if not any((root / parent).is_file() for parent in Path(path).parents) and not (root / path).is_dir():
                put(root, path, text)
                written[path] = text
        expected: dict[str, list[str]] = {}
        for path, text in written.items():
            if text and Path(path).name != "manifest.csv":
                expected.setdefault(hashlib.sha256(text.encode()).hexdigest(), []).append(path)
        found = discover(root)
        assert {d.document_id: d.source_path for d in found.documents if d.source_path != "always.txt"} == {
            key: min(paths) for key, paths in expected.items()
        }
        duplicates = {i.path for i in found.issues if i.code == "DUPLICATE_FILE"}
        assert duplicates == {p for paths in expected.values() for p in paths} - {min(p) for p in expected.values()}


def test_forty_thousand_missing_files_are_one_mistake(tmp_path: Path) -> None:
    lines = "".join(f"gone{n}.pdf\nfolder{n}/\n" for n in range(20_000))
    put(tmp_path, "manifest.csv", f"file\n{lines}a.txt\n")
    put(tmp_path, "a.txt", "Der Rat")
    issues = [issue for issue in discover(tmp_path).issues if issue.code == "MANIFEST_FILE_MISSING"]
    assert len(issues) == 101
    assert any(issue.message.startswith("39900 more files") for issue in issues)
