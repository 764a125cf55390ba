"""Personal data in the text of papers: found and counted in every document, masked when the operator switches it on.

Found are private addresses, e-mail addresses, telephone numbers, IBANs, dates of birth and the names of residents in lists of
signatures; contacts of authorities are left alone (``official.py``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from curated.records import Issue
from extractors.disclosure.personal_data.addresses import find_addresses
from extractors.disclosure.personal_data.birth_dates import find_birth_dates
from extractors.disclosure.personal_data.contacts import find_emails, find_phones
from extractors.disclosure.personal_data.iban import find_ibans
from extractors.disclosure.personal_data.records import DataKind as DataKind
from extractors.disclosure.personal_data.records import PersonalDatum as PersonalDatum
from extractors.disclosure.personal_data.signature_lists import find_signatures

_FINDERS: tuple[tuple[DataKind, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    ("iban", find_ibans),
    ("email", find_emails),
    ("birth_date", find_birth_dates),
    ("signature", find_signatures),
    ("address", find_addresses),
    ("phone", find_phones),
)
_NAMED: dict[DataKind, tuple[str, str]] = {
    "address": ("private address", "private addresses"),
    "email": ("e-mail address", "e-mail addresses"),
    "phone": ("telephone number", "telephone numbers"),
    "iban": ("IBAN", "IBANs"),
    "birth_date": ("date of birth", "dates of birth"),
    "signature": ("entry of a list of residents", "entries of lists of residents"),
}
_MOST_PAGES = 12  # named in a message


def find_personal_data(pages: Sequence[str]) -> tuple[PersonalDatum, ...]:
    """The personal data in the pages' final text, in text order; what two kinds claim goes to the surer one. Never raises."""
    found: list[PersonalDatum] = []
    for number, text in enumerate(pages, start=1):
        taken: list[tuple[int, int]] = []
        for kind, finder in _FINDERS:
            for start, end in finder(text):
                if not any(start < e and s < end for s, e in taken):
                    taken.append((start, end))
                    found.append(PersonalDatum(kind, number, start, end))
    return tuple(sorted(found, key=lambda d: (d.page_number, d.char_start)))


def personal_data_issues(document_id: str, found: Sequence[PersonalDatum]) -> tuple[Issue, ...]:
    """One issue for a document with personal data: how many of each kind and on which pages, nothing of what they say."""
    if not found:
        return ()
    counts = Counter(datum.kind for datum in found)
    kinds = ", ".join(f"{n} {_NAMED[kind][n != 1]}" for kind, n in sorted(counts.items()))
    pages = sorted({datum.page_number for datum in found})
    shown = ", ".join(map(str, pages[:_MOST_PAGES])) + (
        f" and {len(pages) - _MOST_PAGES} more" if len(pages) > _MOST_PAGES else ""
    )
    message = (
        f"Personal data: {kinds} on page{'s' if len(pages) > 1 else ''} {shown}. Look at the paper before it is published, "
        f"withdraw it, or set mask_personal_data."
    )
    return (
        Issue(
            stage="entities",
            code="PERSONAL_DATA",
            severity="warning",
            message=message,
            document_id=document_id,
            page_number=pages[0] if len(pages) == 1 else None,
        ),
    )
