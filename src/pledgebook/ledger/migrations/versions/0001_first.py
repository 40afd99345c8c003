"""The first schema: documents, readings, claims, decisions, releases; what is computed from them."""

import sqlalchemy as sa
from alembic import op

from pledgebook.ledger.guards import guards

revision = "0001"
down_revision = None
_KEPT = (
    "entries",
    "rules",
    "documents",
    "sightings",
    "readings",
    "claims",
    "decisions",
    "releases",
    "redactions",
)


def upgrade() -> None:
    """Make the tables, and guard those whose rows are only added."""
    _tables()
    for statement in guards(op.get_bind().dialect.name, _KEPT):
        op.execute(statement)


def _tables() -> None:
    # In the order of what refers to what.
    for make in (
        _commitments,
        _entries,
        _projections,
        _signatures,
        _stories,
        _documents,
        _releases,
        _rules,
        _decisions,
        _readings,
        _redactions,
        _sightings,
        _claims,
    ):
        make()


def _commitments() -> None:
    op.create_table(
        "commitments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("actors", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("form", sa.String(), nullable=True),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("announced", sa.String(), nullable=True),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("parent", sa.String(), nullable=True),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitments")),
    )
    op.create_index(op.f("ix_commitments_announced"), "commitments", ["announced"], unique=False)
    op.create_index(op.f("ix_commitments_category"), "commitments", ["category"], unique=False)
    op.create_index(op.f("ix_commitments_stage"), "commitments", ["stage"], unique=False)


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("run", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_entries")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_entries_at"), "entries", ["at"], unique=False)


def _projections() -> None:
    op.create_table(
        "projections",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("head", sa.Integer(), nullable=False),
        sa.Column("shape", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_projections")),
    )


def _signatures() -> None:
    op.create_table(
        "signatures",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_signatures")),
    )


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("replaced_by", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_stories")),
    )
    op.create_index(op.f("ix_stories_story"), "stories", ["story"], unique=False)


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("raw_hash", sa.String(), nullable=True),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["entry"], ["entries.number"], name=op.f("fk_documents_entry_entries")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    op.create_index(op.f("ix_documents_entry"), "documents", ["entry"], unique=False)
    op.create_index(op.f("ix_documents_published"), "documents", ["published"], unique=False)


def _releases() -> None:
    op.create_table(
        "releases",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("head", sa.Integer(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("commitments", sa.LargeBinary(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entries.number"], name=op.f("fk_releases_entry_entries")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_releases")),
    )
    op.create_index(op.f("ix_releases_entry"), "releases", ["entry"], unique=False)


def _rules() -> None:
    op.create_table(
        "rules",
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("vocabulary", sa.String(), nullable=False),
        sa.Column("pipeline", sa.String(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entries.number"], name=op.f("fk_rules_entry_entries")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_rules")),
    )
    op.create_index(op.f("ix_rules_entry"), "rules", ["entry"], unique=False)


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("other_document", sa.String(), nullable=True),
        sa.Column("other_claim", sa.String(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=True),
        sa.Column("because", sa.Text(), nullable=True),
        sa.Column("undoes", sa.String(), nullable=True),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_decisions_document_documents")),
        sa.ForeignKeyConstraint(["entry"], ["entries.number"], name=op.f("fk_decisions_entry_entries")),
        sa.ForeignKeyConstraint(
            ["other_document"], ["documents.id"], name=op.f("fk_decisions_other_document_documents")
        ),
        sa.ForeignKeyConstraint(["undoes"], ["decisions.id"], name=op.f("fk_decisions_undoes_decisions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_document"), "decisions", ["document"], unique=False)
    op.create_index(op.f("ix_decisions_entry"), "decisions", ["entry"], unique=False)
    op.create_index(op.f("ix_decisions_other_document"), "decisions", ["other_document"], unique=False)


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("rules", sa.String(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("headline", sa.String(), nullable=True),
        sa.Column("tier", sa.Integer(), nullable=True),
        sa.Column("flags", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_readings_document_documents")),
        sa.ForeignKeyConstraint(["entry"], ["entries.number"], name=op.f("fk_readings_entry_entries")),
        sa.ForeignKeyConstraint(["rules"], ["rules.version"], name=op.f("fk_readings_rules_rules")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
    )
    op.create_index(op.f("ix_readings_document"), "readings", ["document"], unique=False)
    op.create_index(op.f("ix_readings_entry"), "readings", ["entry"], unique=False)


def _redactions() -> None:
    op.create_table(
        "redactions",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_redactions_document_documents")
        ),
        sa.ForeignKeyConstraint(["entry"], ["entries.number"], name=op.f("fk_redactions_entry_entries")),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_redactions")),
    )
    op.create_index(op.f("ix_redactions_entry"), "redactions", ["entry"], unique=False)


def _sightings() -> None:
    op.create_table(
        "sightings",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("raw_hash", sa.String(), nullable=True),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_sightings_document_documents")),
        sa.ForeignKeyConstraint(["entry"], ["entries.number"], name=op.f("fk_sightings_entry_entries")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sightings")),
    )
    op.create_index(op.f("ix_sightings_document"), "sightings", ["document"], unique=False)
    op.create_index(op.f("ix_sightings_entry"), "sightings", ["entry"], unique=False)


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("reading", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=op.f("fk_claims_document_documents")),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name=op.f("fk_claims_reading_readings")),
        sa.PrimaryKeyConstraint("reading", "id", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_document"), "claims", ["document"], unique=False)
    op.create_index(op.f("ix_claims_id"), "claims", ["id"], unique=False)
