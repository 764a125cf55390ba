r"""Text dumps of documents (.txt, .md) as portals publish them: pages parted by form feeds, bits of HTML and Markdown inside.

The raw text of a page is the decoded text as it stands (line ends made ``\n``). ``clean_markup`` says which edits turn its
markup into what the document prints; they are ordinary Corrections of stage "characters" and replay backwards.

What is decided here: a ticked box becomes ☒, an empty one ☐. ``<br>``, ``</p>``, ``</li>`` end a line, inside a table row they
are a blank; ``</td>`` is a TAB. Only names of HTML elements are tags: "a < b" and "<5 %>" stay. Markdown loses ``**``, ``*``,
``__`` around words, ``# `` before headings (``#EINLEITUNG`` is no heading and stays), backslashes before punctuation (``\S``
stays), ``|---|`` rows; ``[text](url)`` becomes ``text (url)``, or the address alone when both are the same. Tabs and pipes stay.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from html import unescape
from html.entities import html5

from curated.records import Line
from extractors.base.page_reading import PageReading
from extractors.pages.sources import Source
from normalizers.text_trail import Edit

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(?=\S)", re.M)
_INLINE = (
    "b i u em strong span font small big sub s strike del ins a code mark abbr center tt label kbd q cite input img"
)
_BLOCK = (
    "p div ul ol dl dt dd table thead tbody tfoot caption blockquote pre h1 h2 h3 h4 h5 h6 hr html body head section"
)
_LINE_ENDS = {
    "/p",
    "/li",
    "/tr",
    "/div",
    "/h1",
    "/h2",
    "/h3",
    "/h4",
    "/h5",
    "/h6",
    "/dt",
    "/dd",
    "/caption",
    "br",
    "hr",
}
_TAG = re.compile(
    rf"<(?P<name>/?(?:{'|'.join([*_INLINE.split(), *_BLOCK.split(), 'br', 'li', 'tr', 'td', 'th', 'sup'])}))"
    r"(?P<rest>(?:\s[^<>\n]*)?)\s*/?>",
    re.I,
)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:|www\.)[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]+)>")
_SUPERSCRIPT = re.compile(r"<sup>\s*(\d{1,2})\s*</sup>", re.I)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z][A-Za-z0-9]{1,24});")
_TASK = re.compile(r"^[ \t]*[-*+][ \t]+(\[[ xX]\])(?=[ \t])", re.M)
_LINK = re.compile(
    r"(!?\[)((?:\\.|(?!\n[ \t]*\n)[^\[\]\\])*)(\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+\"[^\"\n]*\")?\s*\))"
)
_WITHIN = r"(?:\\.|(?!\n[ \t]*\n)[^\\])+?"  # anything but the end of the paragraph; an escaped mark is no mark
_BOLD = re.compile(rf"(?<![\\*\w])(\*{{2,3}})(?=[^\s*]){_WITHIN}(?<=\S)(\1)(?![*\w])", re.S)
_ITALIC = re.compile(r"(?<![\\*\w])(\*)(?=[^\s*])(?:\\.|[^\\*\n])+?(?<=[^\s\\])(\*)(?![*\w])")
_UNDERLINED = re.compile(r"(?<![\\\w])(_{1,2})(?=[^\W_])(?:\\.|[^\\_\n]|(?<=\w)_(?=\w))+?(?<=[^\s_])(\1)(?!\w)")
_ESCAPE = re.compile(r"\\+(?=[*_#\[\](){}`~|<>!+.$&-])(?!\.\.)")
_RULE_CELL = r"[ \t]*:?-{3,}:?[ \t]*"
_TABLE_RULE = re.compile(rf"^[ \t]*(?:\|?{_RULE_CELL}(?:\|{_RULE_CELL})+\|?|\|{_RULE_CELL}\|)[ \t]*(?:\n|\Z)", re.M)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)\w*[ \t]*(?:\n|\Z)", re.M)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def dump_pages(source: Source) -> Iterator[PageReading]:
    """The pages of a text dump, parted by form feeds; empty ones between others count, an empty one at the end does not."""
    pages = decoded(source).split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    for number, text in enumerate(pages, start=1):
        if text.strip():
            yield PageReading(
                page_number=number, source="file", source_reason="text_dump", text=text, lines=_lines(text)
            )
        else:
            yield PageReading(page_number=number, source="blank", source_reason="empty_page", text=text)


def decoded(source: Source) -> str:
    r"""The whole text of a dump with ``\n`` as the only line end, form feeds included."""
    data = source.path.read_bytes()
    text = data.decode(source.encoding or "utf-8", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def clean_markup(text: str) -> list[Edit]:
    """The edits that turn HTML and Markdown of a dump into printed text, in order; they do not overlap."""
    edits = _Edits(text)
    for rule in (_html, _links, _emphasis, _markdown_lines, _escapes, _entities):
        rule(text, edits.add)
    return edits.in_order()


_Add = Callable[[int, int, str, str], None]


class _Edits:
    """Edits that keep clear of one another: what is claimed first is taken."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._edits: list[tuple[int, int, str, str]] = []

    def add(self, start: int, end: int, after: str, rule: str) -> None:
        if self._text[start:end] == after:
            return
        at = bisect_left(self._edits, (start, end))
        before, behind = self._edits[at - 1 : at], self._edits[at : at + 1]
        if (before and before[0][1] > start) or (behind and behind[0][0] < end):
            return
        insort(self._edits, (start, end, after, rule))

    def in_order(self) -> list[Edit]:
        return [Edit(start, end, after, "characters", rule) for start, end, after, rule in self._edits]


def _html(text: str, add: _Add) -> None:
    for match in _COMMENT.finditer(text):
        add(*match.span(), "", "html_comment")
    for match in _SUPERSCRIPT.finditer(text):
        add(*match.span(), match[1].translate(_SUPERSCRIPTS), "html_superscript")
    for match in _AUTOLINK.finditer(text):
        add(*match.span(), match[1], "html_tag")
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        if name == "input":
            _checkbox(match, add)
        elif name in _LINE_ENDS:
            add(*match.span(), _line_end(text, match), "html_br" if name == "br" else "html_tag")
        elif name in ("/td", "/th"):
            add(*match.span(), "" if re.match(r"\s*</tr", text[match.end() :], re.I) else "\t", "html_tag")
        else:
            add(*match.span(), "", "html_tag")


def _checkbox(match: re.Match[str], add: _Add) -> None:
    rest = match["rest"].lower()
    if re.search(r"type\s*=\s*[\"']?(?:checkbox|radio)", rest):
        add(*match.span(), "☒" if re.search(r"\bchecked\b", rest) else "☐", "html_checkbox")
    else:
        add(*match.span(), "", "html_tag")


def _line_end(text: str, match: re.Match[str]) -> str:
    """What a tag that ends a line becomes: a blank in a table row, nothing where the line ends anyway."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)]
    if "\t" in line or line.lstrip().startswith("|"):
        return " "
    rest = text[match.end() : end if end >= 0 else len(text)]
    return "" if not rest.strip() or not text[start : match.start()].strip() else "\n"


def _links(text: str, add: _Add) -> None:
    for match in _LINK.finditer(text):
        opening, shown, closing, address = match[1], match[2], match[3], match[4]
        plain = _ESCAPE.sub("", address)
        same = _ESCAPE.sub("", shown).strip("<> ") in (plain, plain.removeprefix("mailto:"), plain.split("//")[-1])
        after = "" if opening == "![" or same or plain in ("", "#") or plain.startswith("#") else f" ({plain})"
        add(*match.span(1), "", "markdown_link")
        add(match.start(3), match.start(3) + len(closing), after, "markdown_link")


def _emphasis(text: str, add: _Add) -> None:
    for pattern in (_BOLD, _ITALIC, _UNDERLINED):
        for match in pattern.finditer(text):
            add(*match.span(1), "", "markdown_emphasis")
            add(*match.span(2), "", "markdown_emphasis")


def _markdown_lines(text: str, add: _Add) -> None:
    for match in _HEADING.finditer(text):
        add(*match.span(), "", "markdown_heading")
    for match in _TASK.finditer(text):
        add(*match.span(1), "☐" if match[1] == "[ ]" else "☒", "markdown_checkbox")
    for pattern in (_TABLE_RULE, _FENCE):
        for match in pattern.finditer(text):
            add(*match.span(), "", "markdown_rule")


def _escapes(text: str, add: _Add) -> None:
    for match in _ESCAPE.finditer(text):
        add(*match.span(), "", "markdown_escape")


def _entities(text: str, add: _Add) -> None:
    for match in _ENTITY.finditer(text):
        if match[0][1] == "#" or match[0][1:] in html5:
            after = unescape(match[0])
            # A character that would part pages or lines, or none at all, is not what anybody wrote.
            if after.isprintable() or after == "\u00a0":
                add(*match.span(), after, "html_entity")


def _lines(text: str) -> tuple[Line, ...]:
    lines: list[Line] = []
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        lines.append(Line(match.start(), match.end(), "heading" if _HEADING.match(match[0]) else "body"))
    return tuple(lines)
