"""Who may do what in a ledger: users, their sessions and tokens, and the log of both.

A password is kept as its Argon2 hash; of what a browser or a program holds, only a hash is kept.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from hashlib import blake2b, sha256
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, or_, select, update

from pledgebook.errors import (
    NameTakenError,
    NoAdminLeftError,
    NoSuchUserError,
    SignInError,
    TooManyAttemptsError,
)
from pledgebook.ledger.engine import reading, writing
from pledgebook.ledger.log_book import Clock
from pledgebook.ledger.passwords import hash_of, is_right
from pledgebook.ledger.schema import audit, options, sessions, skips, tokens, users

_SESSION = timedelta(hours=12)
_AT_MOST = timedelta(days=14)  # however much a session is used
_SKIPS_LAST = timedelta(days=2)
_SEEN_AGAIN = timedelta(minutes=5)  # what is used is not written down as used more often
_LOOK_BACK = timedelta(minutes=15)
# Failed sign-ins within that time: few from one place as one name, so that a stranger locks nobody out.
_BY_BOTH, _BY_NAME, _BY_ORIGIN = 5, 20, 30
_FAILED = "sign-in failed"
_SIGN = "pb_"  # so that a token is known as one where it is found
_LONGEST_NAME = 60


class Role(IntEnum):
    """What a user may do; each role may do all that the ones before it may."""

    READER = 1
    REVIEWER = 2
    EDITOR = 3
    ADMIN = 4


@dataclass(frozen=True, slots=True)
class User:
    """One who may use a ledger, by the name that stands on decisions."""

    name: str
    role: Role
    active: bool = True
    made: datetime | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A user who signed in; `csrf` is what forms must bring back."""

    user: User
    csrf: str


@dataclass(frozen=True, slots=True)
class Token:
    """What a program signs in with; `role` is the most it may do, `ends` and `used` null where it never does or was."""

    id: str
    name: str
    user: str
    role: Role
    made: datetime
    ends: datetime | None
    used: datetime | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """One line of the audit log: sign-ins, good and bad, and what was changed of users, tokens and settings."""

    at: datetime
    who: str
    act: str
    what: str
    origin: str


class People:
    """The users of one ledger; safe to be called from several threads."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._door = Lock()
        self._salt = secrets.token_bytes(16)

    # -- users

    def users(self) -> list[User]:
        """Return everybody, in the order of their names."""
        with reading(self._engine) as connection:
            return [_user(row) for row in connection.execute(select(users).order_by(users.c.name))]

    def any(self) -> bool:
        """Tell whether there is anybody; where there is not, whoever reaches the ledger may do everything."""
        with reading(self._engine) as connection:
            return connection.execute(select(users.c.name).limit(1)).scalar() is not None

    def make(self, name: str, password: str, role: Role, by: str = "", origin: str = "") -> User:
        """Add a user under a name that is not taken."""
        named = " ".join(name.split())
        if not named or len(named) > _LONGEST_NAME or not named.isprintable():
            raise NoSuchUserError(name)
        hashed = hash_of(named, password)
        with writing(self._engine) as connection:
            if _row(connection, named):
                raise NameTakenError(named)
            row = {
                "name": named,
                "password": hashed,
                "role": int(role),
                "active": True,
                "made": self._clock(),
            }
            connection.execute(insert(users).values(row))
            self._note(connection, by or named, "user added", f"{named}, {role.name.lower()}", origin)
        return User(named, role)

    def change(
        self,
        name: str,
        *,
        role: Role | None = None,
        password: str | None = None,
        active: bool | None = None,
        by: str = "",
        origin: str = "",
    ) -> None:
        """Change a user; a new password or an end ends all their sessions, an end their tokens too."""
        changed: dict[str, Any] = {}
        if role is not None:
            changed["role"] = int(role)
        if password is not None:
            changed["password"] = hash_of(name, password)
        if active is not None:
            changed["active"] = active
        with writing(self._engine) as connection:
            if not _row(connection, name):
                raise NoSuchUserError(name)
            admins = _admins(connection)
            connection.execute(update(users).where(users.c.name == name).values(**changed))
            if admins and not _admins(connection):
                raise NoAdminLeftError
            if password is not None or active is False:
                connection.execute(delete(sessions).where(sessions.c.user == name))
            if active is False:  # who is let in again gets new ones
                connection.execute(delete(tokens).where(tokens.c.user == name))
            told = ", ".join(_told(key, value) for key, value in changed.items())
            self._note(connection, by or name, "user changed", f"{name}: {told}", origin)

    # -- sessions

    def sign_in(self, name: str, password: str, origin: str) -> str:
        """Return the secret of a new session; who fails too often waits, and nobody learns which half was wrong."""
        with self._door:  # one at a time: guesses side by side would all be counted as the first
            known = self._knock(name, origin)
            fits = is_right(known.password if known else None, password)
            with writing(self._engine) as connection:
                row = _row(connection, name)
                if fits and row and row.active and row.password == known.password:
                    self._note(connection, row.name, "signed in", "", origin)
                    return self._begin(connection, row.name)
                self._note(connection, self._called(row, name), _FAILED, "", origin)
        raise SignInError

    def session(self, secret: str) -> Session | None:
        """Return who a browser's secret belongs to, null where it has ended."""
        now, key = self._clock(), _key(secret)
        with reading(self._engine) as connection:
            row = connection.execute(
                select(sessions.c.csrf, sessions.c.begun, sessions.c.seen, users)
                .join(users, users.c.name == sessions.c.user)
                .where(sessions.c.id == key, sessions.c.ends > now, users.c.active)
            ).one_or_none()
        if row is None:
            return None
        if now - row.seen > _SEEN_AGAIN:
            with writing(self._engine) as connection:
                later = {"seen": now, "ends": min(now + _SESSION, row.begun + _AT_MOST)}
                connection.execute(update(sessions).where(sessions.c.id == key).values(**later))
        return Session(_user(row), row.csrf)

    def sign_out(self, secret: str) -> None:
        """End a session."""
        with writing(self._engine) as connection:
            connection.execute(delete(sessions).where(sessions.c.id == _key(secret)))

    def _begin(self, connection: Connection, name: str) -> str:
        now, secret = self._clock(), secrets.token_urlsafe(32)
        row = {"id": _key(secret), "user": name, "csrf": secrets.token_urlsafe(32)}
        connection.execute(delete(sessions).where(sessions.c.ends <= now))
        connection.execute(insert(sessions).values(**row, begun=now, seen=now, ends=now + _SESSION))
        return secret

    def _knock(self, name: str, origin: str) -> Any:
        """Return what is kept of a user, null where there is none; who failed too often is sent away."""
        with reading(self._engine) as connection:
            row = _row(connection, name)
            self._hold_back(connection, self._called(row, name), origin)
            return row

    def _hold_back(self, connection: Connection, who: str, origin: str) -> None:
        failed = select(func.count()).where(audit.c.act == _FAILED, audit.c.at > self._clock() - _LOOK_BACK)
        as_name, from_there = audit.c.who == who, audit.c.origin == origin
        limits = ((_BY_BOTH, (as_name, from_there)), (_BY_NAME, (as_name,)), (_BY_ORIGIN, (from_there,)))
        if any(connection.execute(failed.where(*where)).scalar_one() >= most for most, where in limits):
            raise TooManyAttemptsError(int(_LOOK_BACK.total_seconds()))

    def _called(self, row: Any, name: str) -> str:
        """Return how the log calls one who wants in: some type their password where the name belongs."""
        if row:
            return str(row.name)
        typed = name.encode("utf-8", "replace")
        return f"unknown {blake2b(typed, key=self._salt, digest_size=4).hexdigest()}"

    # -- tokens

    def make_token(
        self, user: str, name: str, role: Role, ends: datetime | None = None, by: str = "", origin: str = ""
    ) -> str:
        """Return the secret of a new token; it is shown this once."""
        secret = _SIGN + secrets.token_urlsafe(32)
        with writing(self._engine) as connection:
            row = _row(connection, user)
            if not row:
                raise NoSuchUserError(user)
            most = min(int(role), row.role)
            made = {"id": _key(secret), "name": name, "user": user, "role": most, "made": self._clock()}
            connection.execute(insert(tokens).values(**made, ends=ends))
            self._note(connection, by or user, "token made", f"{name} for {user}", origin)
        return secret

    def tokens(self) -> list[Token]:
        """Return every token, the newest first; what they are made of is not known any more."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(tokens).order_by(tokens.c.made.desc())).all()
        return [
            Token(row.id, row.name, row.user, Role(row.role), row.made, row.ends, row.used) for row in rows
        ]

    def by_token(self, secret: str) -> User | None:
        """Return who a program acts for, with no more than the token's role; null where it has ended."""
        now = self._clock()
        with reading(self._engine) as connection:
            row = connection.execute(
                select(users, tokens.c.role.label("most"), tokens.c.used)
                .join(tokens, tokens.c.user == users.c.name)
                .where(
                    tokens.c.id == _key(secret),
                    users.c.active,
                    or_(tokens.c.ends.is_(None), tokens.c.ends > now),
                )
            ).one_or_none()
        if row is None:
            return None
        if row.used is None or now - row.used > _SEEN_AGAIN:
            with writing(self._engine) as connection:
                connection.execute(update(tokens).where(tokens.c.id == _key(secret)).values(used=now))
        return User(row.name, Role(min(row.role, row.most)), row.active, row.made)

    def revoke(self, token: str, by: str = "", origin: str = "") -> None:
        """End a token, by its id."""
        with writing(self._engine) as connection:
            name = connection.execute(select(tokens.c.name).where(tokens.c.id == token)).scalar()
            connection.execute(delete(tokens).where(tokens.c.id == token))
            self._note(connection, by, "token revoked", name or token, origin)

    # -- what a person wants to be asked last

    def skip(self, user: str, task: str) -> None:
        """Note that a person skipped a task; notes of days gone by go."""
        now = self._clock()
        with writing(self._engine) as connection:
            again = (skips.c.user == user) & (skips.c.task == task)
            connection.execute(delete(skips).where(or_(again, skips.c.at < now - _SKIPS_LAST)))
            connection.execute(insert(skips).values(user=user, task=task, at=now))

    def skipped(self, user: str, day: date) -> tuple[str, ...]:
        """Return what a person skipped on a day (UTC), the first first."""
        begins = datetime.combine(day, time(), UTC)
        that_day = skips.c.at.between(begins, begins + timedelta(days=1) - timedelta.resolution)
        asked = select(skips.c.task).where(skips.c.user == user, that_day).order_by(skips.c.at, skips.c.task)
        with reading(self._engine) as connection:
            return tuple(connection.execute(asked).scalars())

    # -- what is set for all, and what was done

    def option(self, name: str, default: str) -> str:
        """Return what is set for all who use this ledger."""
        with reading(self._engine) as connection:
            return (
                connection.execute(select(options.c.value).where(options.c.name == name)).scalar() or default
            )

    def set_option(self, name: str, value: str, by: str = "", origin: str = "") -> None:
        """Set something for all who use this ledger."""
        with writing(self._engine) as connection:
            connection.execute(delete(options).where(options.c.name == name))
            connection.execute(insert(options).values(name=name, value=value))
            self._note(connection, by, "setting changed", f"{name}: {value}", origin)

    def audit(self, most: int = 200) -> list[Noted]:
        """Return the last lines of the audit log, the newest first."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(audit).order_by(audit.c.number.desc()).limit(most)).all()
        return [Noted(row.at, row.who, row.act, row.what, row.origin) for row in rows]

    def note(self, who: str, act: str, what: str, origin: str) -> None:
        """Write a line of the audit log."""
        with writing(self._engine) as connection:
            self._note(connection, who, act, what, origin)

    def _note(self, connection: Connection, who: str, act: str, what: str, origin: str) -> None:
        row = {"at": self._clock(), "who": who, "act": act, "what": what, "origin": origin}
        connection.execute(insert(audit).values(**row))


def _row(connection: Connection, name: str) -> Any:
    if not name.isprintable():  # PostgreSQL knows no NUL
        return None
    return connection.execute(select(users).where(users.c.name == name)).one_or_none()


def _admins(connection: Connection) -> int:
    admins = select(func.count()).where(users.c.active, users.c.role == int(Role.ADMIN))
    return connection.execute(admins).scalar_one()


def _user(row: Any) -> User:
    return User(row.name, Role(row.role), row.active, row.made)


def _key(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def _told(name: str, value: Any) -> str:
    if name == "password":
        return "new password"
    return f"role {Role(value).name.lower()}" if name == "role" else "active" if value else "ended"
