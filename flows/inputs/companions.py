"""What accompanies the documents of a source and concerns them all: the register of bodies, an OParl export.

Both span documents and may change at any time, so they are joined when a release is made and never kept in work files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from curated.records import Document, DocumentResult, Issue, Organization, SourceProfile, Vote
from extractors.bodies.register import Body, Register, Sighting, build_register
from extractors.entities.votes.bodies import is_same_body
from extractors.papers.source_profiles import Profiles, learned
from flows.inputs.discover import Discovery
from flows.inputs.gremien_csv import GREMIEN, organization, read_gremien
from flows.inputs.oparl_join import OparlJoin, join_oparl, read_oparl, references_of
from flows.inputs.profiles_csv import PROFILES, read_profiles


@dataclass(frozen=True, slots=True)
class Companions:
    """The register and the OParl join of a run, and the issues of the files they were read from."""

    register: Register
    oparl: OparlJoin
    issues: tuple[Issue, ...] = ()
    municipality: str = ""
    closed: frozenset[str] = frozenset()  # ids of the documents that the OParl export says are not public
    profiles: Profiles = field(default_factory=Profiles)

    def join(self, result: DocumentResult) -> DocumentResult:
        """The result with the ids of its bodies, paper and file, and its disagreements with the OParl export as issues."""
        return self.oparl.join(self.with_bodies(result))

    def with_bodies(self, result: DocumentResult) -> DocumentResult:
        """The result with the ids of its bodies in the register."""
        municipality = result.document.municipality or self.municipality
        consultations = tuple(
            replace(c, gremium_id=_id(self.register.resolve(c.gremium, municipality, c.meeting_date)))
            for c in result.consultations
        )
        document = result.document
        body = (
            self.register.resolve(document.gremium, municipality, document.meeting_date) if document.gremium else None
        )
        votes = tuple(
            replace(vote, gremium_id=_id(self._that_voted(vote, body, document, municipality))) for vote in result.votes
        )
        document = replace(document, gremium_id=_id(body))
        named = {e.canonical for e in result.entities if e.kind == "gremium" and e.canonical}
        known = {name: _id(self.register.resolve(name, municipality, document.meeting_date)) for name in named}
        entities = tuple(
            replace(e, canonical_id=known.get(e.canonical or "")) if e.kind == "gremium" else e for e in result.entities
        )
        return replace(result, document=document, consultations=consultations, votes=votes, entities=entities)

    def _that_voted(self, vote: Vote, sitting: Body | None, document: Document, municipality: str) -> Body | None:
        """The body that sits, unless the sentence names another one; None where that one is not in the register."""
        if vote.gremium is None:
            return None if vote.is_past else sitting
        if not vote.is_past and document.gremium is not None and is_same_body(vote.gremium, document.gremium):
            return sitting
        return self.register.resolve(vote.gremium, municipality, document.meeting_date)

    def organizations(self) -> list[Organization]:
        """The rows of the table ``organizations``, ordered by their id."""
        return [organization(self.register.bodies[i]) for i in sorted(self.register.bodies)]


def read_companions(
    found: Discovery,
    heads: Callable[[], Iterable[DocumentResult]],
    municipality: str = "",
    *,
    include_non_public: bool = False,
) -> Companions:
    """The register and the OParl export of the source.

    ``heads`` gives the results that may be published by what they say, pages and tables left out; ``municipality`` is that
    of documents whose manifest names none. Bodies that only papers closed in the export name enter the register no more than
    those of other withheld papers, unless ``include_non_public``.
    """
    edited: list[Body] = []
    said: list[SourceProfile] = []
    issues: list[Issue] = []
    for relative in found.sidecars:
        if relative.name == GREMIEN:
            file = read_gremien(found.root / relative, relative)
            edited += file.bodies
            issues += file.issues
        elif relative.name == PROFILES:
            profiles = read_profiles(found.root / relative, relative)
            said += profiles.profiles
            issues += profiles.issues
    export = read_oparl(found)
    known = {head.document.document_id: head for head in heads()}
    register = build_register(edited, export.bodies(), _sightings(known.values(), municipality))
    oparl, missing = join_oparl(export, found, references_of(known.values()), register)
    companions = Companions(register, oparl, (*issues, *export.issues, *missing), municipality)
    closed = oparl.closed({i: companions.with_bodies(head) for i, head in known.items()})
    if not closed.isdisjoint(known) and not include_non_public:
        shown = [head for i, head in known.items() if i not in closed]
        register = build_register(edited, export.bodies(), _sightings(shown, municipality))
    open_heads = [head for i, head in known.items() if include_non_public or i not in closed]
    return replace(
        companions,
        register=register,
        oparl=oparl.under(register),
        closed=closed,
        profiles=learned(open_heads, said, municipality),
    )


def _sightings(heads: Iterable[DocumentResult], municipality: str) -> list[Sighting]:
    """Every name of a body, and in how many papers of which municipality it stands."""
    counts: Counter[tuple[str, str]] = Counter()
    keys: dict[str, set[str]] = {}
    for head in heads:
        of = head.document.municipality or municipality
        keys.setdefault(of, set()).update({head.document.ags} if head.document.ags else ())
        counts.update({(of, name) for name in _names(head)})
    ags = {of: next(iter(found)) for of, found in keys.items() if len(found) == 1}
    return [Sighting(of, name, count, ags.get(of)) for (of, name), count in sorted(counts.items())]


def _names(head: DocumentResult) -> set[str]:
    names = {consultation.gremium for consultation in head.consultations}
    return names | ({head.document.gremium} if head.document.gremium else set())


def _id(body: Body | None) -> str | None:
    return body.gremium_id if body else None
