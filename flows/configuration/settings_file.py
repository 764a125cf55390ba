"""``aktenklar.toml``: where it is looked for, and how its mistakes are explained.

A value given on the command line wins over ``AKTENKLAR_…`` in the environment, that over the file, that over the default.
The file lies beside RAW or in the current folder, never inside RAW: what is harvested from elsewhere must not be able to
change what is published. Paths in it are relative to the file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, TomlConfigSettingsSource

from curated.errors import SetupError
from flows.configuration.publication_settings import WEB_ADDRESS
from flows.configuration.settings import PATH_SETTINGS, PREFIX, CurateSettings

SETTINGS_FILE = "aktenklar.toml"
ALLOW_PRIVATE = "AKTENKLAR_FETCH_ALLOW_PRIVATE"
"""Set to 1 where scheduled fetches may enter private networks: who may start a run is not asked."""
_NO_SETTINGS = frozenset({"AKTENKLAR_CORPUS", ALLOW_PRIVATE})  # the corpus is where tests and benchmarks find documents


def load_settings(
    given: Mapping[str, object], raw_dir: Path | None = None, config: Path | None = None
) -> CurateSettings:
    """The settings: ``given`` before the environment before the file before the defaults.

    Raises:
        SetupError: the file cannot be read, or a value or a name cannot be used; names the file and the key.
    """
    file = find_settings_file(raw_dir, config)
    _check_environment()
    if file is not None:
        _check_toml(file)
    try:
        return CurateSettings.model_validate(dict(given)) if file is None else _settings_from(file, given)
    except ValidationError as error:
        raise SetupError(_sentence(error.errors()[0], given, file), "SETTINGS") from error


class _TomlFile(TomlConfigSettingsSource):
    """A TOML file whose paths are relative to the folder it lies in."""

    def __call__(self) -> dict[str, object]:
        values: dict[str, object] = super().__call__()
        for name in PATH_SETTINGS & values.keys():
            if isinstance(path := values[name], str):
                values[name] = cast(Path, self.toml_file_path).parent / path
        return values


def _settings_from(file: Path, given: Mapping[str, object]) -> CurateSettings:
    """The settings: ``given`` before the environment before what stands in this TOML file.

    Raises:
        ValidationError: a value or a name cannot be used.
    """

    class _WithFile(CurateSettings):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            *sources: PydanticBaseSettingsSource,
            **named: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            first = super().settings_customise_sources(settings_cls, *sources, **named)
            return *first, _TomlFile(settings_cls, file)

    found = _WithFile.model_validate(dict(given))
    # Every value is given now, so neither the environment nor a file is asked again; the class is that of everybody else.
    return CurateSettings.model_validate({name: getattr(found, name) for name in CurateSettings.model_fields})


def find_settings_file(raw_dir: Path | None, config: Path | None) -> Path | None:
    """The file that counts: ``config``, else the one beside RAW, else the one in the current folder, else none.

    Raises:
        SetupError: ``config`` is named but not there.
    """
    if config is not None:
        if not config.is_file():
            raise SetupError(f"There is no settings file {config}: name one that exists.", "SETTINGS")
        return config
    folders = [Path(os.path.abspath(raw_dir)).parent] if raw_dir is not None else []  # noqa: PTH100 – keeps links as named
    candidates = [folder / SETTINGS_FILE for folder in [*folders, Path()]]
    return next((path for path in candidates if path.is_file()), None)


def _check_environment() -> None:
    """Refuse a variable of our prefix that sets nothing: by a slip in its name, what was to be masked would be published."""
    names = {PREFIX + name.upper() for name in CurateSettings.model_fields} | _NO_SETTINGS
    for variable in sorted(os.environ):
        name = variable.upper()
        if name.startswith(PREFIX) and name.partition("__")[0] not in names:
            raise SetupError(
                f"The environment sets {variable}, but there is no such setting. docs/settings.md lists all that there are.",
                "SETTINGS",
            )


def _check_toml(file: Path) -> None:
    """Refuse what is no TOML here, where the reason can still be distinguished from that of a wrong value."""
    try:
        tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SetupError(f"{file} is not valid TOML: {error}.", "SETTINGS") from error
    except RecursionError as error:
        raise SetupError(f"{file} is not valid TOML: its brackets are nested too deep.", "SETTINGS") from error
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SetupError(f"The settings file {file} cannot be read: {reason}.", "SETTINGS") from error


def _sentence(problem: ErrorDetails, given: Mapping[str, object], file: Path | None) -> str:
    """What is wrong with which value, and where it was set."""
    names = [str(part) for part in problem["loc"]]
    key, reason = ".".join(names), problem["msg"].removeprefix("Value error, ")
    if problem.get("ctx", {}).get("pattern") == WEB_ADDRESS:
        reason = "it must be a web address that begins with http:// or https://"
    if not names:
        return f"A setting of the environment ({PREFIX}…) cannot be used: {reason}."
    if problem["type"] == "extra_forbidden":
        return f"{file or SETTINGS_FILE}: there is no setting {key}. docs/settings.md lists all that there are."
    shown = "" if isinstance(problem["input"], Mapping) else f" {problem['input']!r}"
    what = f"cannot be{shown or ' used'}: {reason[:1].lower()}{reason[1:]}"
    variable = PREFIX + "__".join(names[:2]).upper()
    if names[0] in given:
        return f"The setting {key} {what}."
    if file is None or variable in map(str.upper, os.environ):
        return f"The setting {key} ({variable}) {what}."
    return f"{file}: {key} {what}."
