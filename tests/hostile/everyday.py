"""Pages of every kind that sites make, and how long reading them takes against the bare extraction alone."""

import time
from collections.abc import Callable

from trafilatura import bare_extraction

from pledgebook.documents.webpage import read_page

SIZE = 400_000
_SAID = "The ministry said that it will send forty boats to the coast. "
_LINE = (
    "The <b>ministry</b> said <i>that</i> it will <a href='x'>send</a> forty <span class='n'>boats</span>."
)
KINDS = {
    "paragraphs": f"<p>{_SAID * 4}</p>\n",
    "short paragraphs": f"<p>{_SAID}</p>\n",
    "marks in the line": f"<p>{_LINE}</p>\n",
    "divisions": f"<div class='block'><div><p>{_SAID * 2}</p></div></div>\n",
    "a list": f"<ul><li>{_SAID}</li>\n<li>{_SAID}</li></ul>\n",
    "a table": f"<table><tr><td>{_SAID}</td><td>5</td></tr>\n</table>",
    "links": f"<p><a href='/x'>{_SAID}</a> and more words of it.</p>\n",
    "line breaks": f"{_SAID}<br>\n",
    "quotations": f"<p>He said <q>{_SAID}</q> and <q>we will</q>.</p>\n",
    "dates": f"<p class='meta'><time datetime='2031-03-05'>5 March 2031</time> {_SAID}</p>\n",
}


def page(kind: str, size: int = SIZE) -> bytes:
    """Return a page of about a size whose article is of a kind."""
    piece = KINDS[kind]
    return (
        "<html><head><title>Aid</title></head><body><nav><a href='/a'>Home</a></nav><article>"
        f"<h1>Aid for the coast</h1><p>{_SAID * 3}</p>{piece * (size // len(piece))}</article></body></html>"
    ).encode()


def share(kind: str, size: int = SIZE) -> float:
    """Return how many times as long as the bare extraction the reader takes, the best of three each."""
    data = page(kind, size)
    text = data.decode()
    bare = (_took(lambda: bare_extraction(text)) for _ in range(3))
    ours = (_took(lambda: read_page(data)) for _ in range(3))
    return min(ours) / min(bare)


def _took(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start
