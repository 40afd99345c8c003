"""Small parts of an activity: elements, narratives, parties."""

import re
from typing import Any, TypeAlias

from lxml import etree

from pledgebook.exports.iati_values import NAMESPACE

Element: TypeAlias = Any  # lxml has no types of its own
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
PARTY = f"{{{NAMESPACE}}}party"


def clean(text: str) -> str:
    """Return a text without the signs that XML does not know."""
    return _ILLEGAL.sub(" ", text)


def add(above: Element, tag: str, **attributes: str) -> Element:
    """Add an element and return it."""
    return etree.SubElement(above, tag, {name: clean(value) for name, value in attributes.items()})


def narrative(above: Element, text: str) -> None:
    """Add a narrative; an empty one says so, for the standard asks for words."""
    add(above, "narrative").text = clean(text).strip() or "–"


def party(above: Element, name: str) -> None:
    """Add our own id of a party."""
    etree.SubElement(above, PARTY, {"id": clean(name)}, nsmap={"pledgebook": NAMESPACE})
