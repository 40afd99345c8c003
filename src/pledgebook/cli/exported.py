"""Runs an export with its progress, and says where it went."""

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from pledgebook import jobs
from pledgebook.cli.ending import or_exit
from pledgebook.cli.run import write
from pledgebook.cli.run_report import note
from pledgebook.cli.saying import complain, say
from pledgebook.jobs import ListRequest, To


def write_export(to: str, out: str, request: ListRequest, ledger: str | None, *, texts: bool) -> None:
    """Write an export; standard output gets it only where "-" is asked for."""
    console = Console(stderr=True)
    columns = SpinnerColumn(), "{task.description}", TextColumn("{task.fields[done]}", justify="right")
    bars = Progress(
        *columns, TimeElapsedColumn(), console=console, transient=True, disable=not console.is_terminal
    )
    try:
        with or_exit(), bars:
            for piece in jobs.export(To(to), out, request, ledger, _Lines(bars).tell, texts=texts):
                write(piece)
    except OSError as problem:
        complain(f"{out}: could not be written ({problem.strerror or problem})")
        raise SystemExit(2) from problem
    if out != "-":
        say(f"written to {out}")


class _Lines:
    """A line for each thing that is written, with how much of it is done."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def tell(self, name: str, done: int) -> None:
        """Show how far a thing is."""
        if name not in self._tasks:
            self._tasks[name] = self._bars.add_task(name, total=None, done="")
        if done:
            note(**{name: done})
            self._bars.update(self._tasks[name], done=f"{done:,}")
