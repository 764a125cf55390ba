"""What a caller of the deployment may set: over the operator's file, bounded, and never looser where it guards people."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pyarrow.parquet as pq
import pytest
from pydantic import ValidationError

from curated.errors import SetupError
from flows.configuration.run_parameters import STRICTER, RunParameters
from flows.configuration.settings import PATH_SETTINGS, CurateSettings
from flows.configuration.settings_file import load_settings

PAPER = (
    "Stadt Musterlingen\nBeschlussvorlage\nVorlage Nr.: 2025/0044\n\n"
    "Die Erstattung geht auf das Konto DE02 1203 0000 0000 2020 51.\nDie Kosten betragen 12.000,50 EUR.\n"
)


GUARDS_NOBODY = frozenset(
    {
        "languages",
        "second_languages",
        "ocr_quality",
        "dpi",
        "detect_orientation",
        "deskew",
        "force",
        "max_pages",
        "max_page_pixels",
        "max_text_bytes",
        "max_file_bytes",
        "ocr_seconds_per_page",
        "seconds_per_document",
        "memory_bytes",
        "workers",
        "split_pages",
        "max_failed_share",
        "tolerated_failures",
        "retry_failed",
        "license",
        "publisher",
        "publisher_url",
        "attribution",
        "municipality",
        "contact",
        "catalog",
        "max_row_drop",
        "max_poor_rise",
        "tolerated_rows",
        "keep_releases",
        "site",
        "excel",
        "prune",
    }
)


def test_of_every_setting_it_was_decided_whether_a_parameter_may_loosen_it() -> None:
    """A new setting goes into STRICTER where it guards people or secrets, else into the list above."""
    assert set(CurateSettings.model_fields) - PATH_SETTINGS == GUARDS_NOBODY | set(STRICTER)


def test_only_what_is_named_is_given() -> None:
    named = {"workers": 1, "dpi": None, "catalog": {"themes": ["ECON"], "title": None}}
    assert RunParameters.model_validate(named).given() == {"workers": 1, "catalog": {"themes": ("ECON",)}}


def test_it_lies_over_the_environment_that_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "aktenklar.toml").write_text(
        'mask_personal_data = true\ndpi = 150\nworkers = 4\n[catalog]\ntitle = "Datei"\nbase_url = "https://a.example"\n'
    )
    monkeypatch.setenv("AKTENKLAR_DPI", "200")
    named = RunParameters.model_validate({"workers": 1, "catalog": {"title": "Lauf"}})
    settings = load_settings(named.given(), tmp_path / "raw")
    assert (settings.mask_personal_data, settings.dpi, settings.workers) == (True, 200, 1)
    assert (settings.catalog.title, settings.catalog.base_url) == ("Lauf", "https://a.example")


@pytest.mark.parametrize(
    "wrong",
    [
        {"worker": 1},
        {"catalog": {"tittle": "x"}},
        {"workers": 0},
        {"dpi": 20},
        {"include_non_public": True},
        {"mask_personal_data": False},
        {"persons": True},
        {"unmatched_rows": "warn"},
        {"covered_text": "leave_out"},
        {"feedback": "/etc/hosts"},
    ],
)
def test_what_is_wrong_or_looser_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        RunParameters.model_validate(wrong)


def test_two_values_that_do_not_fit_are_named_when_they_are_laid_together(tmp_path: Path) -> None:
    (tmp_path / "aktenklar.toml").write_text("[catalog]\nperiod_start = 2025-02-01\n")
    named = RunParameters.model_validate({"catalog": {"period_end": "2024-01-01"}})
    with pytest.raises(SetupError, match="before period_start"):
        load_settings(named.given(), tmp_path / "raw")


def test_the_form_has_a_description_for_each_and_the_bounds_of_the_settings() -> None:
    schema = RunParameters.model_json_schema()
    fields = cast("dict[str, dict[str, object]]", schema["properties"])
    assert set(fields) == set(CurateSettings.model_fields) - PATH_SETTINGS
    assert schema["additionalProperties"] is False
    assert not any("default" in field for field in fields.values()), "a form would send it over the file"
    assert all("description" in field or "$ref" in field for field in fields.values())
    assert fields["dpi"]["minimum"] == 72 and fields["dpi"]["maximum"] == 1200
    assert fields["workers"]["minimum"] == 1
    assert {name for name, field in fields.items() if "const" in field} == set(STRICTER)


def test_the_deployment_shows_what_its_parameters_are() -> None:
    from flows.curate import curate

    shown = curate.parameters.model_dump()
    assert all(field["description"] for field in shown["properties"].values())
    assert {"RunParameters", "GivenCatalogSettings"} <= set(shown["definitions"])
    assert "CurateSettings" not in shown["definitions"]


def test_a_parameter_keeps_what_the_file_masks(prefect_server: str, tmp_path: Path) -> None:
    from flows.curate import curate

    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(PAPER, encoding="utf-8")
    (tmp_path / "aktenklar.toml").write_text("mask_personal_data = true\nsite = false\n", encoding="utf-8")
    state = curate(tmp_path / "raw", tmp_path / "out", {"workers": 1}, return_state=True)  # type: ignore[arg-type]
    assert state.is_completed(), state.message
    (text,) = pq.read_table(tmp_path / "out" / "latest" / "pages.parquet")["text"].to_pylist()
    assert "1203 0000" not in text and "12.000,50" in text
    assert not (tmp_path / "out" / "latest" / "site").exists()


def test_a_wrong_parameter_ends_the_run_before_anything_is_written(prefect_server: str, tmp_path: Path) -> None:
    from flows.curate import curate

    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(PAPER, encoding="utf-8")
    wrong = {"include_non_public": True}
    state = curate(tmp_path / "raw", tmp_path / "out", wrong, return_state=True)  # type: ignore[arg-type]
    assert state.is_failed() and "include_non_public" in str(state.message)
    assert not (tmp_path / "out").exists()
