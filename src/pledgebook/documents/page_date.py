"""The day a page says it was published; what it does not say for sure stays unknown (codebook 6.1).

Asked in this order: linked data of the article, meta elements, elements marked as the date, a date in
words between the heading and the first paragraph, the address. Days of change, of comments, of events and
of the visit do not count. Where one source names two days, the next is asked.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pledgebook.documents.page_facts import Head
from pledgebook.documents.written_date import find_worded_date, is_set, read_date

_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish_date",
    "publish-date",
    "published",
    "publication_date",
    "pubdate",
    "citation_publication_date",
    "citation_online_date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.available",
    "dcterms.date",
    "dc.date",
    "date",
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATED = "//*[@itemprop or @pubdate][self::time or self::span or self::p or self::div or self::abbr]"
_IN_ADDRESS = (
    re.compile(r"/((?:19|20)\d\d)/(\d{1,2}|[a-z]{3})/(\d{1,2})(?:/|$)"),
    re.compile(r"[/-]((?:19|20)\d\d)-(\d\d)-(\d\d)(?=[/._-]|$)"),
)
_CHANGED = re.compile(r"\b(?:updat|modif|edited|chang|correct|comment|expire|deadline|today)", re.IGNORECASE)
_CHANGED_NAME = re.compile(r"updat|modif|chang|comment|expire|event|deadline|related", re.IGNORECASE)
_MARKED = re.compile(r"date|publish|posted|time|byline|meta|issued", re.IGNORECASE)
_LABEL = re.compile(r"(?:first )?(?:published|posted|issued|released|date)\b", re.IGNORECASE)
_ASIDE = frozenset({"nav", "aside", "footer", "form", "a", "h1", "h2", "h3", "script", "style", "table"})
_PARAGRAPH = 100
_DATE_LINE = 80
_FAR = 1_000  # elements; behind so many no date is that of the heading


def find_page_date(tree: Any, head: Head, url: str | None) -> date | None:
    """Return the day of publication that the page states, null where it states none or several."""
    return (
        _only(node.get("datePublished") for node in head.articles)
        or _first_meta(head)
        or _only(_marked(tree))
        or _only(_above_the_text(tree))
        or _in_address(url or head.url or "")
    )


def find_head_date(head: Head, url: str | None) -> date | None:
    """Return the day of publication that the head of a page or its address states, where no more is parsed."""
    return (
        _only(node.get("datePublished") for node in head.articles)
        or _first_meta(head)
        or _in_address(url or head.url or "")
    )


def _only(written: Iterable[Any]) -> date | None:
    """Return the day, where all that can be read name the same one."""
    days = {day for each in written if isinstance(each, str) and (day := read_date(each)) is not None}
    return days.pop() if len(days) == 1 else None


def _first_meta(head: Head) -> date | None:
    return next((day for name in _META if (day := read_date(head.meta.get(name, "")))), None)


def _marked(tree: Any) -> Iterator[str]:
    """Yield elements that are marked as the date of publication."""
    for element in tree.xpath(_DATED):
        if element.get("itemprop", "").casefold() == "datepublished" or element.get("pubdate") is not None:
            yield element.get("datetime") or element.get("content") or element.get("title") or _text(element)


def _above_the_text(tree: Any) -> Iterator[str]:
    """Yield dates between the heading and the first paragraph, or with the word "published" before it."""
    behind = 0  # elements since the heading
    for element in tree.iter("*"):
        behind += bool(behind) or element.tag in ("h1", "article", "main")
        line = _text(element)
        if behind > _FAR or (element.tag == "p" and len(line) > _PARAGRAPH):
            return
        if len(line) <= _DATE_LINE and element.tag not in _ASIDE and not _lies_aside(element):
            yield from _date_of(element, line, headed=behind > 0)


def _date_of(element: Any, line: str, *, headed: bool) -> Iterator[str]:
    name = f"{element.get('class', '')} {element.get('id', '')} {element.get('data-testid', '')}"
    if _CHANGED.search(line) or _CHANGED_NAME.search(name):
        return
    if element.tag == "time" and headed and not _CHANGED.search(_words_before(element)):
        yield element.get("datetime") or line
    elif _LABEL.match(line) or (headed and _MARKED.search(name)):
        day = find_worded_date(line) or read_date(_LABEL.sub("", line, count=1).strip(" :on"))
        if day is not None:
            yield day.isoformat()


def _words_before(element: Any) -> str:
    before = element.getprevious()
    if before is not None:
        return str(before.tail or "")
    above = element.getparent()
    return str(above.text or "") if above is not None else ""


def _lies_aside(element: Any) -> bool:
    for above in element.iterancestors():
        if above.tag == "li" and above.find(".//a") is not None:
            return True  # a list of other articles
        if above.tag in _ASIDE or _CHANGED_NAME.search(above.get("class") or ""):
            return True
        if above.tag in ("article", "main", "body"):
            return False
    return False


def _text(element: Any) -> str:
    # The text of a large element is not needed whole; enough to see that it is long.
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > 4 * _PARAGRAPH:
            break
    return " ".join(" ".join(parts).split())


def _in_address(url: str) -> date | None:
    for pattern in _IN_ADDRESS:
        if match := pattern.search(url):
            year, month, day = match.groups()
            number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month) if month.isdigit() else 0
            try:
                found = date(int(year), number, int(day))
            except ValueError:
                continue
            return found if is_set(found) else None
    return None
