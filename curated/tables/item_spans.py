"""Which agenda item a place in minutes belongs to: the item under whose heading it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from curated.records import AgendaItem, DocumentResult


@dataclass(frozen=True, slots=True)
class ItemSpans:
    """The items of one document that have a text of their own, by the place of their heading; built by ``item_spans``."""

    starts: tuple[tuple[int, int], ...] = ()
    items: tuple[AgendaItem | None, ...] = ()

    def at(self, page_number: int, char_start: int) -> AgendaItem | None:
        """The item that the place stands under; None before the first heading and where the item is not certain."""
        index = bisect_right(self.starts, (page_number, char_start)) - 1
        return self.items[index] if index >= 0 else None


def item_spans(result: DocumentResult) -> ItemSpans:
    """The spans of the items of minutes; none for other papers.

    An item reaches to the next heading. A line of an agenda has no text of its own: it covers nothing, and where the last item
    follows on such a line nothing tells where its text ends, so it covers nothing either. Items called up in one heading share
    what is said there, and an item whose heading was not found may be told of behind the one before it: none of them is certain.
    """
    if result.document.document_type != "niederschrift":
        return ItemSpans()
    placed = sorted(
        (item for item in result.agenda_items if item.char_start is not None and item.char_end is not None),
        key=lambda item: (item.page_number, item.char_start or 0, item.seq),
    )
    starts = tuple((item.page_number, item.char_start or 0) for item in placed)
    unplaced = {item.seq for item in result.agenda_items} - {item.seq for item in placed}
    texts = {page.page_number: page.text for page in result.pages}
    own = [_has_text(item, following, texts) for item, following in pairwise(placed)]
    own.append(own[-1] if own else True)
    return ItemSpans(starts, tuple(_certain(placed, i, unplaced) if own[i] else None for i in range(len(placed))))


def _certain(placed: Sequence[AgendaItem], index: int, unplaced: set[int]) -> AgendaItem | None:
    """The item, unless another one has the same heading or may follow it unseen."""
    item = placed[index]
    if item.seq + 1 in unplaced:
        return None
    beside = [placed[i] for i in (index - 1, index + 1) if 0 <= i < len(placed)]
    shared = any((o.page_number, o.char_start) == (item.page_number, item.char_start) for o in beside)
    return None if shared else item


def _has_text(item: AgendaItem, following: AgendaItem, texts: dict[int, str]) -> bool:
    """Whether anything stands between the item's title and the next heading."""
    if following.page_number > item.page_number + 1:
        return True
    text = texts.get(item.page_number, "")
    if following.page_number == item.page_number:
        return bool(text[item.char_end : following.char_start].strip())
    return bool((text[item.char_end :] + texts.get(following.page_number, "")[: following.char_start]).strip())
