"""HTML: the article of a page, and what the page says of it. trafilatura is known here and nowhere else."""

import re
from dataclasses import replace
from typing import Any

from pledgebook.documents.decode import decode, whole
from pledgebook.documents.heavy_page import flat_text, is_heavy
from pledgebook.documents.page_date import find_head_date, find_page_date
from pledgebook.documents.page_facts import Head, read_head
from pledgebook.documents.page_text import lay_out
from pledgebook.documents.particulars import Particulars
from pledgebook.documents.reasons import UnreadableError, Why

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*+=\s*+[\"']?\s*+([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
# Banners and forms that a page lays over its text, by a word in a name that they bear.
_OVERLAYS = {
    word: [f"//*[contains(@class, '{word}')]", f"//*[contains(@id, '{word}')]"]
    for word in ("cookie", "consent", "gdpr")
}
# Parts of the names by which trafilatura knows an author.
_AUTHORS = (
    *("author", "byl", "bbl", "username", "writer", "screenname", "zuozhe", "bianji", "xiaobian"),
    *("channel-name", "submitted-by", "posted-by", "journalist-name"),
)
# A mark with so many attributes carries a picture or data, no text; and thousands of them choke the parser.
_STUFFED = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,20})\s[^<>]{20000,}>")
# Two line breaks part paragraphs, whatever element they stand in.
_PARTING = re.compile(r"(?:<br\s*/?>\s*){2,}", re.IGNORECASE)
_FEWEST_WORDS = 12
_MOST_LINKS = 0.6


def read_page(data: bytes, charset: str | None = None, url: str | None = None) -> tuple[str, Particulars]:
    """Return the main text of a page and its title, author, publisher, day and canonical address."""
    page = decode(data, charset or _declared_charset(data))
    tree = _parsed(page)
    head = read_head(tree)
    if is_heavy(tree):
        text, said = whole(flat_text(tree)), _said_by(head, tree.findtext(".//title"), url)
        links = 0.0
    else:
        names = _names(tree)
        said = _particulars(tree, names, head, url)
        links = _link_share(tree)
        text = whole(lay_out(_article(tree, names)))
    if not _is_article(text, links):
        raise UnreadableError(Why.NO_ARTICLE)
    return text, said


def _is_article(text: str, links: float) -> bool:
    """Tell an article, however short, from the words of a form, a menu or a list of headlines."""
    if any(_is_sentence(line) for line in text.splitlines()):
        return True
    return links < _MOST_LINKS and len(text.split()) >= _FEWEST_WORDS


def _is_sentence(line: str) -> bool:
    return line.rstrip("\"'”’)] ").endswith((".", "!", "?", "…")) and len(line.split()) >= 5


def _names(tree: Any) -> str:
    """Return the names that the marks of a page bear: asking them is cheaper than a search that finds nothing."""
    return "\n".join(tree.xpath("//@*", smart_strings=False)).lower()


def _may_name_author(tree: Any, names: str) -> bool:
    return any(word in names for word in _AUTHORS) or tree.find(".//author") is not None


def _link_share(tree: Any) -> float:
    """Return how much of the page's words lead elsewhere."""
    linked = sum(len(link.text_content()) for link in tree.iter("a"))
    return linked / max(float(tree.xpath("string-length()")), 1.0)


def _declared_charset(data: bytes) -> str | None:
    match = _DECLARED.search(data[:200]) or _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def _parsed(page: str) -> Any:
    from trafilatura import load_html

    try:
        tree = load_html(_PARTING.sub("</p><p>", _STUFFED.sub(r"<\1>", page)))
    except Exception as problem:  # what it raises on broken pages is no closed set
        raise UnreadableError(Why.BROKEN_PAGE, type(problem).__name__) from problem
    if tree is None:
        raise UnreadableError(Why.NO_ARTICLE)
    _write_quotes(tree)
    return tree


def _write_quotes(tree: Any) -> None:
    """Write the quotation marks that browsers show around <q>, or direct speech could not be told."""
    for quote in list(tree.iter("q")):
        quote.text = f"“{quote.text or ''}"
        quote.tail = f"”{quote.tail or ''}"
        quote.drop_tag()


def _article(tree: Any, names: str) -> Any:
    from trafilatura import bare_extraction

    laid_over = [path for word, paths in _OVERLAYS.items() if word in names for path in paths]
    try:
        found = bare_extraction(tree, include_comments=False, prune_xpath=["//noscript", *laid_over])
    except Exception as problem:  # as above
        raise UnreadableError(Why.BROKEN_PAGE, type(problem).__name__) from problem
    if found is None or found.body is None:
        raise UnreadableError(Why.NO_ARTICLE)
    return found.body


def _particulars(tree: Any, names: str, head: Head, url: str | None) -> Particulars:
    """Return what a page says of itself, in its head and above its text."""
    from trafilatura.metadata import extract_author, extract_title

    try:
        title = head.meta.get("og:title") or extract_title(tree)
        author = _author(head) or (extract_author(tree) if _may_name_author(tree, names) else None)
    except Exception as problem:  # as above
        raise UnreadableError(Why.BROKEN_PAGE, type(problem).__name__) from problem
    said = _said_by(head, title, url)
    return replace(said, published=find_page_date(tree, head, url), author=_plain(author))


def _said_by(head: Head, title: str | None, url: str | None) -> Particulars:
    """Return what the head of a page says, without a look at the rest."""
    publisher = _plain(head.publisher)
    return Particulars(
        title=_without_site(_plain(head.meta.get("og:title") or title), publisher),
        url=_plain(head.url),
        publisher=publisher,
        published=find_head_date(head, url),
        author=_plain(_author(head)),
    )


def _without_site(title: str | None, publisher: str | None) -> str | None:
    if title is None or publisher is None:
        return title
    own = re.sub(rf"\s+[-–—|·:]\s+{re.escape(publisher)}\Z", "", title, flags=re.IGNORECASE)
    return own or title


def _author(head: Head) -> str | None:
    for node in head.articles:
        named = node.get("author")
        people = named if isinstance(named, list) else [named]
        names = [person.get("name") if isinstance(person, dict) else person for person in people]
        if words := [name for name in names if isinstance(name, str) and name.strip() and "://" not in name]:
            return "; ".join(words)
    given = head.meta.get("author") or head.meta.get("article:author")
    return given if given and "://" not in given else None


def _plain(words: str | None) -> str | None:
    line = " ".join(whole(words or "").replace("\x00", "").split())
    return line[:500] or None
