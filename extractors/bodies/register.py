"""The register of bodies: one stable ``gremium_id`` for all spellings of a body, from what is given and what documents say.

Given bodies come from the operator's ``gremien.csv`` and from OParl organisations; what no given body explains is collected
from the documents. A name that fits two bodies gets no id: nothing here guesses.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from extractors.bodies.name_matching import (
    abbreviates,
    body_key,
    is_incomplete,
    is_short,
    ocr_form,
    one_slip,
    without_town,
)

Origin = Literal["register", "oparl", "documents"]
_RARE_SHARE = 0.1  # of the documents of the common spelling, up to which a rare one may be its slip
_JOINT = re.compile(r"\s*/\s*|\s+(?:und|sowie)\s+")
_EVERYWHERE = "*"
_IN_ASCII = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One body. ``municipality`` is empty when it is not said; ``variants`` are other spellings that name it."""

    gremium_id: str
    name: str
    short_name: str | None = None
    variants: tuple[str, ...] = ()
    classification: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    municipality: str = ""
    ags: str | None = None
    oparl_id: str | None = None
    origin: Origin = "documents"
    documents: int = 0  # in which it was named

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling on record."""
        return (self.name, *((self.short_name,) if self.short_name else ()), *self.variants)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name as it stands in documents of a municipality, and in how many of them."""

    municipality: str
    name: str
    documents: int
    ags: str | None = None


def place_key(municipality: str) -> str:
    """„Stadt Musterlingen" and „Musterlingen" are one place."""
    key = re.sub(r"^(?:stadt|gemeinde|samtgemeinde|landeshauptstadt|hansestadt|markt) ", "", municipality.casefold())
    return key.strip()


def collected_id(municipality: str, name: str) -> str:
    """The id of a body that nobody has numbered: readable, and the same in every run that reads the same name."""
    key = body_key(name)
    digest = hashlib.sha256(f"{place_key(municipality)}\x1f{key}".encode()).hexdigest()[:8]
    german = key.translate(_IN_ASCII)
    plain = unicodedata.normalize("NFKD", german).encode("ascii", "ignore").decode()
    return f"{re.sub(r'[^a-z0-9]+', '-', plain).strip('-')[:48]}-{digest}"


@dataclass(slots=True)
class Register:
    """All bodies of a run by their id. ``build_register`` makes it; ``resolve`` only reads."""

    bodies: dict[str, Body] = field(default_factory=dict)
    _index: dict[tuple[str, str, str], set[str]] = field(default_factory=dict)  # (place, test, form) → ids
    _places: dict[str, set[str]] = field(default_factory=dict)

    def put(self, body: Body) -> None:
        """Add a body, or replace the one of its id; spellings once learnt are kept."""
        self.bodies[body.gremium_id] = body
        for place in (place_key(body.municipality), _EVERYWHERE):
            self._places.setdefault(place, set()).add(body.gremium_id)
            for name in body.names:
                for test, form in _forms(name):
                    self._index.setdefault((place, test, form), set()).add(body.gremium_id)

    def at(self, municipality: str) -> list[Body]:
        """The bodies a document of this municipality can mean; without one, all."""
        places = _places_of(municipality)
        ids = set[str]().union(*(self._places.get(p, set()) for p in places))
        return [self.bodies[i] for i in sorted(ids)]

    def resolve(self, name: str, municipality: str = "", day: date | None = None) -> Body | None:
        """The one body that ``name`` means on ``day``; None when there is none, or more than one."""
        found = self.candidates(name, municipality)
        if len(found) > 1 and day is not None:
            found = [body for body in found if _is_valid(body, day)]
        return found[0] if len(found) == 1 else None

    def candidates(self, name: str, municipality: str = "") -> list[Body]:
        """The bodies that the surest test with an answer gives: key, key without the town, abbreviation, OCR form."""
        places, key = _places_of(municipality), body_key(name)
        found = self._lookup(places, "key", key)
        if not found and _EVERYWHERE not in places:  # of two towns, „Gemeinderat" alone would say nothing
            bare = without_town(key)
            found = self._lookup(places, "key", bare) or self._lookup(places, "town", bare)
        if not found and is_short(name):
            found = self._shortened(name, municipality)
        if not found and is_incomplete(key):
            return [b for b in self.at(municipality) if body_key(b.name).startswith(f"{key} ")]
        return found or self._lookup(places, "ocr", ocr_form(key))

    def _shortened(self, name: str, municipality: str) -> list[Body]:
        bodies = self.at(municipality)
        strictly = [b for b in bodies if any(abbreviates(name, n) for n in b.names)]
        return strictly or [b for b in bodies if any(abbreviates(name, n, loosely=True) for n in b.names)]

    def _lookup(self, places: Sequence[str], test: str, form: str) -> list[Body]:
        ids = set[str]().union(*(self._index.get((place, test, form), set()) for place in places))
        return [self.bodies[i] for i in sorted(ids)]


def build_register(edited: Sequence[Body], oparl: Sequence[Body], sightings: Iterable[Sighting]) -> Register:
    """The register of a run.

    ``edited`` (the operator's) win over ``oparl`` bodies of the same id, or of the same name where the edited row has no id;
    what neither names is collected from ``sightings``, the commonest spelling first.
    """
    register = Register()
    for body in _merged(edited, oparl):
        register.put(body)
    for sighting in sorted(sightings, key=_order_of_collecting):
        _collect(register, sighting)
    return register


def _order_of_collecting(sighting: Sighting) -> tuple[bool, bool, bool, int, str]:
    """Names that others explain come after those: incomplete ones, abbreviations, joint meetings; then the rare ones."""
    name = sighting.name
    joint = _JOINT.search(name) is not None
    return is_incomplete(body_key(name)), is_short(name), joint, -sighting.documents, name


def _merged(edited: Sequence[Body], oparl: Sequence[Body]) -> Iterator[Body]:
    known = {body.gremium_id: body for body in oparl}
    by_name = {(place_key(b.municipality), body_key(b.name)): b.gremium_id for b in oparl}
    for body in edited:
        place, key = place_key(body.municipality), body_key(body.name)
        found = body.gremium_id or by_name.get((place, key)) or collected_id(body.municipality, body.name)
        before = known.get(found)
        numbered = replace(body, gremium_id=found)
        known[found] = _completed(before, numbered) if before else numbered
    yield from known.values()


def _completed(before: Body, edited: Body) -> Body:
    """What the operator wrote, completed by what he left empty; the name he replaced stays a spelling of the body."""
    others = [n for n in (*edited.variants, *before.names) if n not in {edited.name, edited.short_name}]
    return replace(
        edited,
        short_name=edited.short_name or before.short_name,
        variants=tuple(dict.fromkeys(others)),
        classification=edited.classification or before.classification,
        valid_from=edited.valid_from or before.valid_from,
        valid_to=edited.valid_to or before.valid_to,
        municipality=edited.municipality or before.municipality,
        ags=edited.ags or before.ags,
        oparl_id=edited.oparl_id or before.oparl_id,
    )


def _collect(register: Register, sighting: Sighting) -> None:
    """Count a name for its body, as a new spelling if need be; found a new body when no body explains it."""
    fitting = register.candidates(sighting.name, sighting.municipality)
    body = fitting[0] if len(fitting) == 1 else None
    if not fitting:
        body = _slip_of(register.at(sighting.municipality), sighting)
    if body is not None:
        variants = body.variants if sighting.name in body.names else (*body.variants, sighting.name)
        register.put(replace(body, variants=variants, documents=body.documents + sighting.documents))
    elif not fitting and not _is_joint(register, sighting):
        register.put(
            Body(
                gremium_id=collected_id(sighting.municipality, sighting.name),
                name=sighting.name,
                municipality=sighting.municipality,
                ags=sighting.ags,
                documents=sighting.documents,
            )
        )


def _slip_of(bodies: list[Body], sighting: Sighting) -> Body | None:
    """The body whose common name this rare spelling misses by one letter.

    With a given body one slip is enough. Among collected names both could be real: there the spelling must be ten times
    rarer, too.
    """
    key = body_key(sighting.name)
    near = [b for b in bodies if any(one_slip(key, body_key(name)) for name in b.names)]
    near = [b for b in near if b.origin != "documents" or sighting.documents <= _RARE_SHARE * b.documents]
    return near[0] if len(near) == 1 else None


def _is_joint(register: Register, sighting: Sighting) -> bool:
    """Whether the name is that of two bodies that sit together: „Sozialausschuss/Jugendhilfeausschuss"."""
    name, place = sighting.name, sighting.municipality
    return any(
        register.candidates(name[: cut.start()], place) and register.candidates(name[cut.end() :], place)
        for cut in _JOINT.finditer(name)
        if name[: cut.start()] and name[cut.end() :]
    )


def _forms(name: str) -> Iterator[tuple[str, str]]:
    key = body_key(name)
    yield "key", key
    yield "ocr", ocr_form(key)
    if (bare := without_town(key)) != key:
        yield "town", bare


def _places_of(municipality: str) -> tuple[str, ...]:
    place = place_key(municipality)
    return (place, "") if place else (_EVERYWHERE,)


def _is_valid(body: Body, day: date) -> bool:
    return (body.valid_from is None or body.valid_from <= day) and (body.valid_to is None or day <= body.valid_to)
