"""The tables of the ledger, one schema for SQLite and PostgreSQL.

Rows of `KEPT` tables are only added (codebook 8.10), each by one entry of the ledger's own log, which gives
the ledger its clock. Rows of `PROJECTED` tables are computed from the others and may be dropped at any time. Rows of
`CHANGING` tables say who may do what.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from pledgebook.ledger.times import UtcTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id(name: str = "id") -> Column[str]:
    return Column(name, String, primary_key=True)


def _entry() -> Column[int]:
    return Column("entry", ForeignKey("entries.number"), nullable=False, index=True)


def _document(name: str = "document", *, nullable: bool = False) -> Column[str]:
    return Column(name, ForeignKey("documents.id"), nullable=nullable, index=True)


# `at` is when the entry was made, `run` when the work began that it is part of.
entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", UtcTime, nullable=False, index=True),
    Column("run", UtcTime, nullable=False),
    Column("act", String, nullable=False),
    Column("program", String, nullable=False),
    sqlite_autoincrement=True,
)

rules = Table(
    "rules",
    metadata,
    _id("version"),
    Column("program", String, nullable=False),
    Column("vocabulary", String, nullable=False),
    Column("pipeline", String, nullable=False),
    _entry(),
)

# `id` is the hash of text, address and publisher; `label` the id given with the input (codebook 8.10).
# What is long stands last: SQLite walks through it to reach what stands behind.
documents = Table(
    "documents",
    metadata,
    _id(),
    Column("label", Text),
    Column("title", Text),
    Column("url", Text),
    Column("publisher", Text),
    Column("published", Date, index=True),
    Column("language", String),
    Column("author", Text),
    Column("origin", Text),
    Column("text_hash", String, nullable=False),
    Column("raw_hash", String),
    _entry(),
    Column("text", Text),
    Column("raw", LargeBinary),
)

sightings = Table(
    "sightings",
    metadata,
    _id(),
    _document(),
    Column("label", Text),
    Column("title", Text),
    Column("published", Date),
    Column("author", Text),
    Column("origin", Text),
    Column("raw_hash", String),
    _entry(),
)

# `published` is the day the document was read with: one dated later is read again, for its words have days.
readings = Table(
    "readings",
    metadata,
    _id(),
    _document(),
    Column("rules", ForeignKey("rules.version"), nullable=False),
    Column("published", Date),
    Column("headline", String),
    Column("tier", Integer),
    Column("flags", Text, nullable=False),
    Column("findings", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    _entry(),
)

# `record` is the claim as the contract has it; `words` the hash of its evidence, `hash` that of the record.
claims = Table(
    "claims",
    metadata,
    Column("reading", ForeignKey("readings.id"), primary_key=True),
    Column("id", String, primary_key=True),
    _document(),
    Column("place", Integer, nullable=False),
    Column("words", String, nullable=False),
    Column("hash", String, nullable=False),
    Column("record", Text, nullable=False),
    Index(None, "id"),
)

decisions = Table(
    "decisions",
    metadata,
    _id(),
    Column("verdict", String, nullable=False),
    _document(),
    Column("claim", String, nullable=False),
    _document("other_document", nullable=True),
    Column("other_claim", String),
    Column("by", String, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("words", String, nullable=False),
    Column("fields", Text),
    Column("because", Text),
    Column("undoes", ForeignKey("decisions.id")),
    _entry(),
)

# `commitments` are `held` compressed lines of JSON, `hash` that of the lines.
releases = Table(
    "releases",
    metadata,
    _id("name"),
    Column("head", Integer, nullable=False),
    Column("rules", Text, nullable=False),
    Column("held", Integer, nullable=False),
    Column("hash", String, nullable=False),
    Column("commitments", LargeBinary, nullable=False),
    _entry(),
)

redactions = Table(
    "redactions",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("because", Text, nullable=False),
    _entry(),
)

# Which state of the ledger a projection was computed from, and in which shape it is written.
projections = Table(
    "projections",
    metadata,
    _id("name"),
    Column("head", Integer, nullable=False),
    Column("shape", String, nullable=False),
)

commitments = Table(
    "commitments",
    metadata,
    _id(),
    Column("place", Integer, nullable=False),
    Column("actors", Text, nullable=False),
    Column("recipients", Text, nullable=False),
    Column("category", String, index=True),
    Column("form", String),
    Column("stage", String, nullable=False, index=True),
    Column("announced", String, index=True),
    Column("counted", Boolean, nullable=False),
    Column("parent", String),
    Column("packed", LargeBinary, nullable=False),
)

# What is kept of a text to know its copies by; a redacted one has none.
signatures = Table(
    "signatures",
    metadata,
    _id("document"),
    Column("program", String, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

stories = Table(
    "stories",
    metadata,
    _id("document"),
    Column("story", String, nullable=False, index=True),
    Column("replaced_by", String),
)

# Who may do what. These rows change: a person leaves, a password is renewed.
users = Table(
    "users",
    metadata,
    _id("name"),
    Column("password", Text, nullable=False),
    Column("role", Integer, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("made", UtcTime, nullable=False),
)

# `id` is the hash of what the browser holds; who steals the table cannot sign in with it.
sessions = Table(
    "sessions",
    metadata,
    _id(),
    Column("user", ForeignKey("users.name"), nullable=False, index=True),
    Column("csrf", String, nullable=False),
    Column("begun", UtcTime, nullable=False),
    Column("seen", UtcTime, nullable=False),
    Column("ends", UtcTime, nullable=False),
)

# `id` is the hash of the secret, `role` the most that its holder may do with it.
tokens = Table(
    "tokens",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    Column("user", ForeignKey("users.name"), nullable=False, index=True),
    Column("role", Integer, nullable=False),
    Column("made", UtcTime, nullable=False),
    Column("ends", UtcTime),
    Column("used", UtcTime),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", UtcTime, nullable=False, index=True),
    Column("who", Text, nullable=False),
    Column("act", String, nullable=False),
    Column("what", Text, nullable=False),
    Column("origin", Text, nullable=False),
    sqlite_autoincrement=True,
)

options = Table(
    "options",
    metadata,
    _id("name"),
    Column("value", Text, nullable=False),
)

# What a person wants to be asked last today; `user` may be one who never signed in.
skips = Table(
    "skips",
    metadata,
    Column("user", String, primary_key=True),
    Column("task", String, primary_key=True),
    Column("at", UtcTime, nullable=False),
)

KEPT = (entries, rules, documents, sightings, readings, claims, decisions, releases, redactions)
PROJECTED = (projections, commitments, signatures, stories)
CHANGING = (users, sessions, tokens, audit, options, skips)
