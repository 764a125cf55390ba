"""``aktenklar.toml``: found, overruled in the right order, and its mistakes named by file and key."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from curated.errors import SetupError
from flows.command_line.main import main
from flows.configuration.publication_settings import CatalogSettings, ContactSettings, MunicipalitySettings
from flows.configuration.settings import CurateSettings
from flows.configuration.settings_docs import settings_markdown
from flows.configuration.settings_file import SETTINGS_FILE, find_settings_file, load_settings
from flows.inputs.discover import discover
from tests.support.paths import ROOT

SAMPLE = ROOT / "data" / SETTINGS_FILE


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / SETTINGS_FILE
    file.write_text(text, encoding="utf-8")
    return file


def test_the_command_line_wins_over_the_environment_that_over_the_file_that_over_defaults(tmp_path, monkeypatch):
    file = write(
        tmp_path, 'dpi = 150\nlanguages = "eng"\nkeep_releases = 9\n[municipality]\nname = "Datei"\nags = "08999999"\n'
    )
    monkeypatch.setenv("AKTENKLAR_LANGUAGES", "Latin")
    monkeypatch.setenv("AKTENKLAR_KEEP_RELEASES", "8")
    monkeypatch.setenv("AKTENKLAR_MUNICIPALITY__NAME", "Umgebung")
    settings = load_settings({"keep_releases": 7}, config=file)
    assert (settings.keep_releases, settings.languages, settings.dpi) == (7, "Latin", 150)
    assert (settings.municipality.name, settings.municipality.ags) == ("Umgebung", "08999999")
    assert settings.prune is CurateSettings.model_fields["prune"].default


def test_lists_in_the_environment_are_json(monkeypatch):
    monkeypatch.setenv("AKTENKLAR_CATALOG__THEMES", '["GOVE", "ECON"]')
    assert load_settings({}).catalog.themes == ("GOVE", "ECON")


def test_the_file_beside_raw_comes_before_that_of_the_current_folder(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    raw = tmp_path / "there" / "raw"
    assert find_settings_file(raw, None) is None
    here = write(tmp_path / "here", "dpi = 100\n")
    assert load_settings({}, raw).dpi == 100
    write(tmp_path / "there", "dpi = 200\n")
    assert load_settings({}, raw).dpi == 200
    assert load_settings({}, raw, here).dpi == 100


def test_a_file_inside_raw_is_neither_settings_nor_a_document(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    raw = tmp_path / "raw"
    write(raw, "include_non_public = true\n")
    (raw / "a.txt").write_text("x")
    assert load_settings({}, raw).include_non_public is False
    found = discover(raw)
    assert [d.source_path for d in found.documents] == ["a.txt"]
    assert [i.code for i in found.issues] == ["NOT_A_DOCUMENT"]


def test_paths_are_relative_to_the_file(tmp_path):
    file = write(tmp_path, 'house_words = "woerter.txt"\nprotected_words = "/etc/words"\n')
    settings = load_settings({}, config=file)
    assert (settings.house_words, settings.protected_words) == (tmp_path / "woerter.txt", Path("/etc/words"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("lizenz = 'x'\n", ["there is no setting lizenz"]),
        ("[catalog]\nbase = 'x'\n", ["there is no setting catalog.base"]),
        ("[kontakt]\nmail = 'x'\n", ["there is no setting kontakt"]),
        ("dpi = 'fein'\n", ["dpi cannot be 'fein'"]),
        ("license = 'dl-by'\n", ["license cannot be 'dl-by'", "begins with http:// or https://"]),
        ("[municipality]\nags = '0899'\n", ["municipality.ags cannot be '0899'", "[0-9]{8}"]),
        ("[municipality]\nags = 8999999\n", ["municipality.ags cannot be 8999999"]),
        ("[contact]\nmail = 'amt'\n", ["contact.mail cannot be 'amt'"]),
        ("[catalog]\nthemes = ['GOVE', 'RAT']\n", ["catalog.themes.1 cannot be 'RAT'", "'GOVE'"]),
        ("[catalog]\nthemes = []\n", ["catalog.themes cannot be []"]),
        ("[catalog]\ncontributor_id = 'stadt'\n", ["catalog.contributor_id"]),
        ("[catalog]\nperiod_start = 2025-02-01\nperiod_end = 2024-01-01\n", ["catalog", "before period_start"]),
        ("dpi = = 3\n", ["not valid TOML", "line 1"]),
    ],
)
def test_a_mistake_is_named_by_file_and_key(tmp_path, text, words):
    file = write(tmp_path, text)
    with pytest.raises(SetupError) as caught:
        load_settings({}, config=file)
    assert all(word in caught.value.message for word in [str(file), *words]), caught.value.message


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(SetupError, match="There is no settings file"):
        load_settings({}, config=tmp_path / "none.toml")
    (tmp_path / "latin1.toml").write_bytes(b'publisher = "Stra\xdfe"\n')
    with pytest.raises(SetupError, match=r"latin1\.toml cannot be read: it is not UTF-8"):
        load_settings({}, config=tmp_path / "latin1.toml")


def test_a_mistake_of_the_environment_is_told_from_one_of_the_file(tmp_path, monkeypatch):
    file = write(tmp_path, "dpi = 300\n")
    monkeypatch.setenv("AKTENKLAR_DPI", "fein")
    with pytest.raises(SetupError, match=r"^The setting dpi \(AKTENKLAR_DPI\) cannot be 'fein'"):
        load_settings({}, config=file)
    monkeypatch.setenv("AKTENKLAR_DPI", "300")
    monkeypatch.setenv("AKTENKLAR_CONTACT", "Amt")
    with pytest.raises(SetupError, match="of the environment"):
        load_settings({}, config=file)


def test_an_unknown_name_in_the_environment_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("AKTENKLAR_CORPUS", "x")
    monkeypatch.setenv("aktenklar_dpi", "150")
    assert load_settings({}, config=write(tmp_path, "")).dpi == 150
    monkeypatch.setenv("AKTENKLAR_MASK_PERSONAL", "true")
    with pytest.raises(SetupError, match="sets AKTENKLAR_MASK_PERSONAL, but there is no such setting"):
        load_settings({}, config=tmp_path / SETTINGS_FILE)


@pytest.mark.parametrize(
    ("said", "code"), [("CC BY 4.0", "cc-by/4.0"), ("dl-de/by-2-0", "dl-by-de/2.0"), ("CC0", "cc-zero")]
)
def test_a_licence_may_stand_in_its_usual_spelling(tmp_path, said, code):
    settings = load_settings({}, config=write(tmp_path, f'license = "{said}"\n'))
    assert settings.license == settings.publication().license == f"http://dcat-ap.de/def/licenses/{code}"


def test_the_sample_is_complete_for_a_catalog_and_is_no_document():
    settings = load_settings({}, ROOT / "data" / "raw")
    assert find_settings_file(ROOT / "data" / "raw", None) == SAMPLE
    assert settings.license and settings.publisher and settings.catalog.base_url and settings.catalog.contributor_id
    for section in (MunicipalitySettings, ContactSettings):
        assert set(section.model_fields) == set(tomllib.loads(SAMPLE.read_text("utf-8"))[section.__name__[:-8].lower()])
    assert set(tomllib.loads(SAMPLE.read_text("utf-8"))["catalog"]) <= set(CatalogSettings.model_fields)
    assert not list((ROOT / "data" / "raw").rglob(SETTINGS_FILE))


def test_every_setting_is_described():
    for model in (CurateSettings, MunicipalitySettings, ContactSettings, CatalogSettings):
        for name, field in model.model_fields.items():
            assert field.description or name in {"municipality", "contact", "catalog"}, name


def test_the_docs_are_those_of_the_settings():
    # When this fails: .venv/bin/python -m flows.configuration.settings_docs > docs/settings.md
    assert (ROOT / "docs" / "settings.md").read_text("utf-8") == settings_markdown()


def test_a_wrong_key_ends_the_command_with_2_before_anything_is_written(tmp_path, capsys):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("x")
    file = write(tmp_path, "keep_relases = 2\n")
    assert main(["curate", str(tmp_path / "raw"), str(tmp_path / "out")]) == 2
    assert f"{file}: there is no setting keep_relases" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_brackets_nested_too_deep_are_one_sentence(tmp_path):
    file = tmp_path / "aktenklar.toml"
    file.write_text("a = " + "[" * 100_000, encoding="utf-8")
    with pytest.raises(SetupError, match="nested too deep"):
        load_settings({}, config=file)
