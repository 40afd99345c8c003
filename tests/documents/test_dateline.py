"""The day a text gives as its own."""

from datetime import date

import pytest

from pledgebook.documents.dateline import find_dateline


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("NAIROBI, 4 March 1999 (Wire) - Kenya will send 40 trucks.", date(1999, 3, 4)),
        ("Port Louis, March 4, 1999 — Mauritius gave rice.", date(1999, 3, 4)),
        ("A title\n\nPublished: 12 May 2011\n\nOslo will pay.", date(2011, 5, 12)),
        ("2 June 1994\n\nThe Minister of State: We gave nothing.", date(1994, 6, 2)),
        ("2019-05-06\nText.", date(2019, 5, 6)),
        ("LIMA (4 March 1999) - Peru sent blankets.", date(1999, 3, 4)),
        ("# Help for Fiji\n\n**Canberra, 6 March 2014**\n\nText.", date(2014, 3, 6)),
        ("Fact sheet\n\nBrussels, 18 October 2004. The sheet is short.", date(2004, 10, 18)),
        ("Port Louis 29 August 2003. There came a plane.", date(2003, 8, 29)),
        ("NATIONAL ASSEMBLY\nWritten answers, 23 July 2004\n\nQuestion 1.", date(2004, 7, 23)),
        (
            "Speech by the Minister at the School of Wells, Iringa, Tanzania, May 21, 2002\n\nFriends,",
            date(2002, 5, 21),
        ),
        ("The grant was signed in Rome, 4 March 1999.\nText.", None),
        ("A story of the gift of 4 March 1999\n\nText.", None),
        ("Kenya thanked Oslo. In Rome, 4 March 1999 was a holiday.", None),
        ("NAIROBI - Kenya will send 40 trucks by 4 March 1999.", None),
        ("Kenya, which on 4 March 1999 gave: nothing.", None),
        ("NAIROBI, March 4 - Kenya will send trucks.", None),
        ("Since 4 March 1999 Kenya has sent trucks - and lost them.", None),
        ("01/02/2003\nText.", None),
        ("", None),
    ],
)
def test_only_a_day_of_its_own_dates_a_text(text: str, day: date | None) -> None:
    assert find_dateline(text) == day
