"""Runs an export with its progress, and says where it went."""

from rich.console import Console
from rich.progress import Progress

from pledgebook import jobs
from pledgebook.cli.ending import or_exit
from pledgebook.cli.run import write
from pledgebook.cli.run_report import note
from pledgebook.cli.saying import complain, say
from pledgebook.jobs import ListRequest, To


def write_export(to: str, out: str, request: ListRequest, ledger: str | None) -> None:
    """Write an export; standard output gets it only where "-" is asked for."""
    console = Console(stderr=True)
    try:
        with (
            or_exit(),
            Progress(console=console, transient=True, disable=not console.is_terminal) as progress,
        ):
            task = progress.add_task("Exporting", total=None)

            def tell(name: str, done: int) -> None:
                if done:
                    note(**{name: done})
                progress.update(
                    task, description=f"Writing {name}: {done:,} rows" if done else f"Writing {name}"
                )

            for piece in jobs.export(To(to), out, request, ledger, tell):
                write(piece)
    except OSError as problem:
        complain(f"{out}: could not be written ({problem.strerror or problem})")
        raise SystemExit(2) from problem
    if out != "-":
        say(f"written to {out}")
