"""What the page about Python shows runs as it stands."""

import re
import shutil
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
REPORTS = ("speech-finland-tanzania.txt", "news-article-britain-norway-ukraine.txt")


def test_the_example_of_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples" / "reports").mkdir(parents=True)
    for name in REPORTS:
        shutil.copy(HOME / "examples" / "reports" / name, tmp_path / "examples" / "reports" / name)
    monkeypatch.chdir(tmp_path)
    (code,) = re.findall(r"```python\n(.*?)```", (HOME / "docs" / "python.md").read_text("utf-8"), re.DOTALL)
    said: dict[str, object] = {}
    exec(code, said)
    assert "delivered" in capsys.readouterr().out
    assert set(said["table"].recipients) == {"UKR"}  # type: ignore[attr-defined]
    assert said["sums"].height > 0  # type: ignore[attr-defined]
    assert "Norway" in (tmp_path / "briefing.html").read_text("utf-8")
