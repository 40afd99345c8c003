"""Runs the steps on the connection that `migrate` gives, inside its transaction."""

from alembic import context

from pledgebook.ledger.schema import metadata

_given = context.config.attributes
context.configure(
    connection=_given["connection"], target_metadata=metadata, version_table=_given["version_table"]
)
context.run_migrations()
