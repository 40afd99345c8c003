"""What a run did, for programs that watch over it: when, how long, how much, with which end."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from pledgebook import __version__
from pledgebook.cli.saying import tell
from pledgebook.log import be_silent, is_structured, log_json, logger, mask_warnings
from pledgebook.masked import masked

_KEY = "pledgebook.run"
_MOST_NAMED = 1_000  # inputs that could not be read; the rest is counted


class RunReport:
    """Counts of one run, the inputs that could not be read, and the file that is told of them."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.not_read: list[dict[str, str]] = []
        self.path: Path | None = None
        self._at = datetime.now(UTC)
        self._began = perf_counter()

    def record(self, command: str, status: int) -> dict[str, Any]:
        """Return the report as it is written."""
        return {
            "command": command,
            "program": __version__,
            "began": self._at.isoformat(timespec="milliseconds"),
            "seconds": round(perf_counter() - self._began, 3),
            "status": status,
            "peak_memory_bytes": _peak_memory(),
            "counts": self.counts,
            "not_read": self.not_read,
        }


def note(**counts: int) -> None:
    """Count something that the run did."""
    if (report := _current()) is not None:
        report.counts |= counts


def note_not_read(where: str, reason: str) -> None:
    """Name an input that could not be read."""
    if (report := _current()) is not None and len(report.not_read) < _MOST_NAMED:
        report.not_read.append({"where": masked(where), "reason": masked(reason)})


@contextmanager
def reported(context: click.Context) -> Iterator[None]:
    """Tell of a run when it is over, however it ends."""
    mask_warnings()
    report = context.meta[_KEY] = RunReport()
    status = 1
    try:
        yield
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        raise
    except click.ClickException as end:
        status = end.exit_code
        vars(end)["message"] = masked(end.message)  # which click shows, and calls final
        raise
    except click.exceptions.Exit as end:
        status = end.exit_code
        raise
    finally:
        _tell(report.record(context.invoked_subcommand or "", status), report.path)
        if is_structured():  # the next run in this process has a log of its own
            be_silent()


def _tell(record: dict[str, Any], path: Path | None) -> None:
    told = {name: value for name, value in record.items() if name not in ("counts", "not_read")}
    logger.info("done", extra={"facts": told | record["counts"]})
    if path is None:
        return
    from pledgebook.whole_file import whole

    try:
        with whole(path) as part:
            part.write_text(f"{json.dumps(record, ensure_ascii=False, indent=2)}\n", encoding="utf-8")
    except OSError as problem:
        tell(f"pledgebook: {path} cannot be written: {problem.strerror}")


def _current() -> RunReport | None:
    context = click.get_current_context(silent=True)
    return context.meta.get(_KEY) if context else None


def _start_log(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
    if value == "json" and not context.resilient_parsing:
        log_json(sys.stderr)
    return value


def _set_path(context: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    if value is None:
        return
    if not value.absolute().parent.is_dir():
        raise click.BadParameter(f"{value.parent} is no folder.", context, parameter)  # noqa: EM102, TRY003
    if (report := _current()) is not None:
        report.path = value


def run_parameters() -> tuple[click.Option, click.Option]:
    """Return the options of every command: how to log, and where to write what the run did."""
    return (
        click.Option(
            ["--log"],
            type=click.Choice(["json"]),
            help="Write structured logs to standard error.",
            expose_value=False,
            callback=_start_log,
        ),
        click.Option(
            ["--run-report"],
            type=click.Path(dir_okay=False, path_type=Path),
            metavar="FILE",
            help="Write what the run did to FILE, as JSON.",
            expose_value=False,
            callback=_set_path,
        ),
    )


def _peak_memory() -> int | None:
    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:  # not on Windows
        return None
    most = getrusage(RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
