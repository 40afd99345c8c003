"""`python -m pledgebook` is the command line."""

from pledgebook.cli import main

if __name__ == "__main__":
    main(prog_name="pledgebook")
