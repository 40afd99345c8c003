"""What a process that may be killed knows before it is started: the parser has read what it will add."""

from tests.ledger.test_processes import many

from . import scenarios as scenarios

many(40)
