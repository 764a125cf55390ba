"""All settings as Markdown, made from their definitions; a test holds ``docs/settings.md`` to it."""

from __future__ import annotations

import sys

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from flows.configuration.settings import PREFIX, CurateSettings

_INTRODUCTION = f"""# Settings

Generated from `flows/configuration/settings.py` by `python -m flows.configuration.settings_docs`.

One file, `aktenklar.toml`, holds all there is to set. It counts when it lies beside the folder of documents or in the
current folder, or when `--config FILE` names it; never when it lies inside the folder of documents, because what is
harvested from elsewhere must not be able to change what is published. An option of the command line wins over the
environment (`{PREFIX}KEEP_RELEASES=5`, in sections `{PREFIX}CONTACT__MAIL=…`), that over the file, that over the
default. Names that do not exist and values that cannot be used end the run before it starts, with exit code 2 and the
name of file and key. Paths are relative to the file. Lists in the environment are JSON:
`{PREFIX}CATALOG__THEMES='["GOVE", "ECON"]'`.

The `settings` parameter of the Prefect deployment lies over all three, value by value: `{{"settings": {{"workers": 1}}}}` sets
that and leaves the rest as it is. It names no files, and what guards people (`include_non_public`,
`mask_personal_data`, `persons`, `covered_text`, `unmatched_rows`) it can only make stricter. Prefect's form shows what
each is and its bounds.

[data/aktenklar.toml](../data/aktenklar.toml) is the commented file of the sample papers. In the file, settings
without a section stand before the first `[section]`.
"""


def settings_markdown() -> str:
    """One table of the settings without a section, and one for each section."""
    fields = CurateSettings.model_fields
    sections = {name: inner for name, field in fields.items() if (inner := _section(field)) is not None}
    plain = {name: field for name, field in fields.items() if name not in sections}
    parts = [_table("Without a section", "", plain)]
    parts += [_table(f"`[{name}]`", f"[{name}] ", inner.model_fields) for name, inner in sections.items()]
    return "\n".join([_INTRODUCTION, *parts])


def _section(field: FieldInfo) -> type[BaseModel] | None:
    kind = field.annotation
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _table(heading: str, prefix: str, fields: dict[str, FieldInfo]) -> str:
    lines = [f"## {heading}", "", "| setting | default | what it is |", "|---|---|---|"]
    lines += [
        f"| `{prefix}{name}` | {_default(field.default)} | {field.description} |" for name, field in fields.items()
    ]
    return "\n".join(lines) + "\n"


def _default(value: object) -> str:
    """The default as TOML would write it."""
    if value is None or value == ():
        return "none"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, tuple):
        return f"`[{', '.join(map(repr, value))}]`".replace("'", '"')
    return f'`"{value}"`' if isinstance(value, str) else f"`{value}`"


if __name__ == "__main__":
    sys.stdout.write(settings_markdown())
