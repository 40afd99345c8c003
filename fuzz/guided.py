"""One target led by coverage, where atheris is installed: `python -m fuzz.guided money -max_total_time=60`."""

import sys

import atheris


def main() -> None:
    """Fuzz one target; what follows its name is for libFuzzer."""
    name = sys.argv.pop(1)
    with atheris.instrument_imports(include=["pledgebook"]):
        from fuzz.targets import TARGETS
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
