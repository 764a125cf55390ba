"""Names that a server gives, made harmless: none hides a file, leads out of the folder or gives curate an order."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.disclosure.public_file_names import name_says_closed
from flows.fetching.oparl_objects import OparlObject
from flows.fetching.stored_names import harmless, server_folder, stored_path
from flows.inputs.manifest import SIDECARS, is_sidecar


def path_of(**fields: object) -> PurePosixPath:
    return stored_path(OparlObject("https://rat.example/file/1", "File", fields))


@pytest.mark.parametrize(
    "name",
    [*sorted(SIDECARS), "oparl.json", "OParl-x.json", "../../etc/passwd", "/etc/passwd", ".htaccess", "..", "a/b.pdf", "a\\b.pdf",
     "\x00", "a\nb.pdf", "‮fdp.exe", "x" * 500 + ".pdf", "ü" * 300 + ".pdf", " ", "con:aux.pdf", "\ud800.pdf"],
)  # fmt: skip
def test_no_name_does_harm(name: str) -> None:
    path = path_of(fileName=name)
    assert len(path.parts) == 3 and path.parts[0] == "files"
    assert not is_sidecar(path) and not path.name.startswith(".") and len(path.name.encode()) <= 160
    assert path.name.isprintable()


@given(st.text(max_size=300))
def test_any_text_is_made_a_name(text: str) -> None:
    name = path_of(fileName=text).name
    assert name and "/" not in name and not name.startswith(".") and len(name.encode("utf-8")) <= 160
    assert harmless(harmless(text)) == harmless(text)


def test_the_name_stays_readable_and_so_does_what_it_says_of_publicity() -> None:
    assert path_of(fileName="Vorlage 12_2025.pdf").name == "Vorlage 12_2025.pdf"
    assert name_says_closed(str(path_of(fileName="Anlage nichtöffentlich.pdf")))
    assert not name_says_closed(str(path_of(fileName="Anlage.pdf")))


def test_a_missing_ending_comes_from_the_kind_of_the_file() -> None:
    assert path_of(name="Anlage 1", mimeType="application/pdf; charset=binary").name == "Anlage 1.pdf"
    assert path_of(fileName="Nr. 12 vom 3. Mai", mimeType="application/pdf").name == "Nr. 12 vom 3. Mai.pdf"
    assert path_of(mimeType="image/x-strange").name == "file"


def test_servers_have_folders_of_their_own() -> None:
    one, other = (
        server_folder("https://rat.musterlingen.example/oparl"),
        server_folder("https://rat.musterlingen.example/v1"),
    )
    assert one != other and one.startswith("rat.musterlingen.example-")
    assert server_folder("https://rat.musterlingen.example/oparl/ ") == one
