"""What a person calls the source of a claim."""

import pytest

from pledgebook.commitments.statement import Source, file_of


def test_a_source_is_called_by_the_first_name_that_it_has() -> None:
    origin = "reports/speech.txt"
    named = Source("d1", publisher="Coast Wire", title="A speech", label="r7", origin=origin)
    assert named.name == "Coast Wire"
    assert Source("d1", title="A speech", label="r7", origin=origin).name == "A speech"
    assert Source("d1", label="r7", origin=origin).name == "r7"
    assert Source("d1", origin=origin).name == "speech.txt"
    assert Source("d1").name == "d1"


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        ("/home/ann/speech.txt", "speech.txt"),
        ("C:\\papers\\speech.txt", "speech.txt"),
        ("https://news.example/a/b", "https://news.example/a/b"),
        ("s3://ann:hush@papers/speech.txt", "s3://ann:***@papers/speech.txt"),
        ("-", None),
        (None, None),
    ],
)
def test_the_file_of_an_origin(origin: str | None, name: str | None) -> None:
    assert file_of(origin) == name
