"""Plain text and Markdown: the text is the input, a title only where it is marked as one."""

import pytest

from pledgebook.documents.plain import find_heading, read_plain
from pledgebook.documents.reasons import UnreadableError, Why


def test_markdown_is_kept_as_it_is() -> None:
    text = "# Boats for **Fredonia**\n\n-   two boats\n-   [twelve](https://a.example/x) engines\n"
    assert read_plain(text.encode())[0] == text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Boats for **Fredonia**\n\nMore.", "Boats for Fredonia"),
        ("\n\n## [Boats](https://a.example) `now` ##\n", "Boats now"),
        ("Boats for Fredonia\n===\nMore.", "Boats for Fredonia"),
        ("---\ndate: 2024-05-06\n---\n\n# Boats\n", "Boats"),
        ("# Boats\r\n\r\nMore.", "Boats"),
        ("Boats for Fredonia\n\nNorway will give two boats.", None),
        ("#boats are trending", None),
        ("#\n\n", None),
        ("# " + "x" * 400, None),
        ("", None),
    ],
)
def test_a_title_is_only_a_heading_that_is_marked(text: str, title: str | None) -> None:
    assert find_heading(text) == title


def test_white_space_alone_is_refused() -> None:
    with pytest.raises(UnreadableError) as refused:
        read_plain(b" \n\t\r\n")
    assert refused.value.why is Why.BLANK
