"""Skips that outlive the program, sessions that end for good, tokens that tell when they were used."""

import sqlalchemy as sa
from alembic import op

from pledgebook.ledger.times import UtcTime

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table and the columns; whoever was signed in signs in again."""
    op.create_table(
        "skips",
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("user", "task", name="pk_skips"),
    )
    op.add_column("tokens", sa.Column("used", UtcTime(), nullable=True))
    op.drop_table("sessions")
    _sessions()


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("csrf", sa.String(), nullable=False),
        sa.Column("begun", UtcTime(), nullable=False),
        sa.Column("seen", UtcTime(), nullable=False),
        sa.Column("ends", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.name"], name="fk_sessions_user_users"),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
    )
    op.create_index("ix_sessions_user", "sessions", ["user"])
