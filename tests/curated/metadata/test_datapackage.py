"""``datapackage.json``: one resource for every file, with its size and sum, and who vouches for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from curated.metadata.datapackage import PROFILE, package_json
from curated.metadata.publication import Publication
from curated.metadata.release_info import ReleaseInfo
from curated.release import write_release
from curated.release.swap import folder_sums
from curated.schema import ALL_TABLES
from tests.support.builders import simple_result

INFO = ReleaseInfo(
    {"pipeline": "0.1.0"},
    publication=Publication(publisher="Stadt Musterlingen", contact_mail="rat@musterlingen.example"),
)


@pytest.fixture(scope="module")
def release(tmp_path_factory) -> Path:
    return write_release([simple_result("a")], [], tmp_path_factory.mktemp("out"), INFO).path


def test_every_table_is_a_resource_with_size_and_sum(release):
    sums = folder_sums(release)
    package = json.loads(package_json(release, sums, INFO, "v1"))
    assert (package["$schema"], package["version"], package["aktenklar"]["pipeline"]) == (PROFILE, "v1", "0.1.0")
    resources = {resource["path"]: resource for resource in package["resources"]}
    assert {f"{spec.name}.parquet" for spec in ALL_TABLES} <= set(resources)
    for path, resource in resources.items():
        assert resource["bytes"] == (release / path).stat().st_size and resource["hash"] == f"sha256:{sums[path]}"


def test_what_nobody_said_is_left_out(release):
    package = json.loads(package_json(release, folder_sums(release), INFO, "v1"))
    assert "licenses" not in package and "homepage" not in package and "created" not in package
    assert package["contributors"] == [
        {"title": "Stadt Musterlingen", "roles": ["publisher"]},
        {"email": "rat@musterlingen.example", "roles": ["contact"]},
    ]
