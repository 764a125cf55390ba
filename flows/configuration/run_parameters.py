"""What one run of the deployment may set: the ``settings`` parameter of the flow, with its form in Prefect's interface.

A parameter is laid over the environment and ``aktenklar.toml``, value by value; what it does not name stays as the operator
set it. Whoever may start a run need not be the operator: a parameter can make privacy stricter, never looser, and names no
file of the worker.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, create_model, model_validator
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo

from flows.configuration.settings import PATH_SETTINGS, CurateSettings

STRICTER: Mapping[str, object] = {
    "include_non_public": Literal[False],
    "mask_personal_data": Literal[True],
    "persons": Literal[False],
    "covered_text": Literal["withhold"],
    "unmatched_rows": Literal["refuse"],
}
"""Settings that guard people, and the only value a parameter may give each."""


class GivenSettings(BaseModel):
    """Settings named by a caller; None is not named, so a form that sends its empty fields changes nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _named(cls, values: object) -> object:
        return {k: v for k, v in values.items() if v is not None} if isinstance(values, Mapping) else values

    def given(self) -> dict[str, object]:
        """The values that are named, sections as dictionaries."""
        return self.model_dump(exclude_unset=True)


def _without_default(schema: JsonDict) -> None:
    """Take the default out of the form: a form fills it in and sends it, and it would then win over the file."""
    schema.pop("default", None)


def _optional(model: type[BaseModel], name: str, doc: str) -> type[GivenSettings]:
    """``model`` with every field optional and without default, its descriptions and bounds kept."""
    fields = {key: _field(key, field) for key, field in model.model_fields.items() if key not in PATH_SETTINGS}
    made: type[GivenSettings] = create_model(name, __base__=GivenSettings, __doc__=doc, **fields)  # type: ignore[call-overload]
    return made


def _field(name: str, field: FieldInfo) -> tuple[object, FieldInfo]:
    """Type and description of a setting that may be left out."""
    kind, bounds, description = _without_none(field.annotation), tuple(field.metadata), field.description
    if name in STRICTER:
        kind, bounds = STRICTER[name], ()
        description = f"{description} A parameter can only make this stricter."
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        description = (kind.__doc__ or "").split("\n", 1)[0]
        kind = _optional(kind, f"Given{kind.__name__}", description)
    for bound in bounds:
        kind = Annotated[kind, bound]
    shape = FieldInfo(default=None, description=description, json_schema_extra=_without_default)
    return kind, shape


def _without_none(annotation: object) -> object:
    """The annotation without its ``None``: the form then shows the bounds themselves, not a choice of two."""
    kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
    return kinds[0] if type(None) in get_args(annotation) and len(kinds) == 1 else annotation


if TYPE_CHECKING:
    RunParameters = GivenSettings
else:
    RunParameters = _optional(CurateSettings, "RunParameters", "Settings of this run, over those of the worker.")
