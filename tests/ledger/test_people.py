"""Who may do what: users, sessions and tokens, on both databases."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from pledgebook.errors import (
    LedgerFailedError,
    NameTakenError,
    NoAdminLeftError,
    NoSuchUserError,
    SignInError,
    TooManyAttemptsError,
    WeakPasswordError,
)
from pledgebook.ledger import Ledger, passwords
from pledgebook.ledger import migrate as steps
from pledgebook.ledger.people import People, Role

from .books import OLD, engine_of, rows, tamper, three

GOOD = "a long enough one"
NOON = datetime(2025, 5, 1, 12, tzinfo=UTC)


class Watch:
    """A clock that is set by hand."""

    now = NOON

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **much: float) -> None:
        self.now += timedelta(**much)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def people(ledger: Ledger, address: str, watch: Watch) -> Iterator[People]:
    with Ledger.open(address, clock=watch) as opened:
        yield opened.people()


def test_nobody_then_an_admin(people: People) -> None:
    assert not people.any()
    people.make("ann", GOOD, Role.ADMIN)
    assert people.any()
    assert [(one.name, one.role, one.active) for one in people.users()] == [("ann", Role.ADMIN, True)]


def test_the_password_is_not_kept(people: People, address: str) -> None:
    people.make("ann", GOOD, Role.READER)
    ((hashed,),) = rows(address, "SELECT password FROM users")
    assert hashed.startswith("$argon2id$")
    assert GOOD not in hashed


def test_a_guess_costs_as_much_as_is_advised(
    people: People, address: str, shipped_cost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.make("ann", GOOD, Role.READER)
    monkeypatch.setattr(passwords, "COST", shipped_cost)
    people.make("ben", GOOD, Role.READER)
    hashes = dict(rows(address, "SELECT name, password FROM users"))
    assert hashes["ben"].startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert [len(people.sign_in(name, GOOD, "10.0.0.1")) > 20 for name in ("ann", "ben")] == [True, True]
    with pytest.raises(SignInError):
        people.sign_in("ben", "a wrong password", "10.0.0.1")


@pytest.mark.parametrize(("name", "password"), [("ann", "short"), ("annabelle-may", "Annabelle-May")])
def test_a_weak_password_is_refused(people: People, name: str, password: str) -> None:
    with pytest.raises(WeakPasswordError):
        people.make(name, password, Role.READER)


@pytest.mark.parametrize("name", ["", "  ", "a\nb" * 1 + "\x00", "x" * 61])
def test_a_name_that_cannot_stand_on_a_decision_is_refused(people: People, name: str) -> None:
    with pytest.raises(NoSuchUserError):
        people.make(name, GOOD, Role.READER)


def test_a_name_is_given_once(people: People) -> None:
    people.make("ann", GOOD, Role.READER)
    with pytest.raises(NameTakenError):
        people.make("ann", GOOD, Role.ADMIN)


def test_a_session_lasts_while_it_is_used(people: People, watch: Watch) -> None:
    people.make("ann", GOOD, Role.EDITOR)
    secret = people.sign_in("ann", GOOD, "10.0.0.1")
    for _ in range(4):
        watch.wait(hours=8)
        session = people.session(secret)
        assert session is not None
        assert session.user.role is Role.EDITOR
    watch.wait(hours=13)
    assert people.session(secret) is None


def test_a_session_ends_for_good_after_two_weeks(people: People, watch: Watch) -> None:
    people.make("ann", GOOD, Role.EDITOR)
    secret = people.sign_in("ann", GOOD, "10.0.0.1")
    for _ in range(33):
        watch.wait(hours=10)
        assert people.session(secret)
    watch.wait(hours=7)
    assert people.session(secret) is None


def test_what_the_browser_holds_is_not_in_the_ledger(people: People, address: str) -> None:
    people.make("ann", GOOD, Role.EDITOR)
    secret = people.sign_in("ann", GOOD, "10.0.0.1")
    assert secret not in str(rows(address, "SELECT * FROM sessions"))
    people.sign_out(secret)
    assert people.session(secret) is None


def test_signing_in_again_makes_another_session(people: People) -> None:
    people.make("ann", GOOD, Role.EDITOR)
    assert people.sign_in("ann", GOOD, "x") != people.sign_in("ann", GOOD, "x")


@pytest.mark.parametrize("change", [{"password": "another long one"}, {"active": False}])
def test_a_new_password_or_an_end_ends_the_sessions(people: People, change: dict[str, object]) -> None:
    people.make("ann", GOOD, Role.EDITOR)
    secret = people.sign_in("ann", GOOD, "x")
    people.change("ann", **change)  # type: ignore[arg-type]
    assert people.session(secret) is None
    with pytest.raises(SignInError):
        people.sign_in("ann", GOOD, "x")


def test_name_and_password_fail_alike(people: People) -> None:
    people.make("ann", GOOD, Role.EDITOR)
    told = set()
    for name, password in (("ann", "a wrong password"), ("bob", GOOD)):
        with pytest.raises(SignInError) as failed:
            people.sign_in(name, password, "x")
        told.add(str(failed.value))
    assert len(told) == 1


def guess(people: People, name: str, origin: str, times: int) -> None:
    for _ in range(times):
        with pytest.raises(SignInError):
            people.sign_in(name, "a wrong password", origin)


@pytest.mark.parametrize("name", ["ann", "nobody"])
def test_who_guesses_waits(people: People, watch: Watch, name: str) -> None:
    people.make("ann", GOOD, Role.EDITOR)
    guess(people, name, "10.0.0.9", 5)
    with pytest.raises(TooManyAttemptsError):
        people.sign_in(name, GOOD, "10.0.0.9")
    assert people.sign_in("ann", GOOD, "10.0.0.1")  # a stranger locks nobody out
    watch.wait(minutes=16)
    assert people.sign_in("ann", GOOD, "10.0.0.9")


def test_guessing_one_name_from_many_places_waits_too(people: People) -> None:
    people.make("ann", GOOD, Role.EDITOR)
    for number in range(4):
        guess(people, "ann", f"10.0.0.{number}", 5)
    with pytest.raises(TooManyAttemptsError):
        people.sign_in("ann", GOOD, "10.0.0.10")


def test_guesses_side_by_side_are_all_counted(people: People) -> None:
    people.make("ann", GOOD, Role.EDITOR)

    def knock(_: int) -> str:
        try:
            return people.sign_in("ann", "a wrong password", "10.0.0.9")
        except (SignInError, TooManyAttemptsError) as problem:
            return type(problem).__name__

    with ThreadPoolExecutor(8) as many:
        told = list(many.map(knock, range(12)))
    assert sorted(set(told)) == ["SignInError", "TooManyAttemptsError"]
    assert told.count("SignInError") == 5


def test_a_name_that_nobody_has_is_not_written_down(people: People, address: str) -> None:
    """Some type their password where the name belongs."""
    people.make("ann", GOOD, Role.EDITOR)
    for name in ("my secret pass phrase", "\x00", "\udcff"):
        guess(people, name, "10.0.0.9", 1)
    assert "secret" not in str(rows(address, "SELECT * FROM audit"))


@pytest.mark.parametrize("change", [{"role": Role.EDITOR}, {"active": False}])
def test_somebody_stays_admin(people: People, change: dict[str, object]) -> None:
    people.make("ann", GOOD, Role.ADMIN)
    with pytest.raises(NoAdminLeftError):
        people.change("ann", **change)  # type: ignore[arg-type]
    people.make("ben", GOOD, Role.ADMIN)
    people.change("ann", **change)  # type: ignore[arg-type]
    with pytest.raises(NoAdminLeftError):
        people.change("ben", **change)  # type: ignore[arg-type]


def test_what_is_kept_is_in_no_error(people: People, address: str) -> None:
    people.make("ann", GOOD, Role.ADMIN)
    tamper(address, "DROP TABLE sessions")
    with pytest.raises(LedgerFailedError) as failed:
        people.sign_in("ann", GOOD, "10.0.0.1")
    assert "hidden due to hide_parameters" in str(failed.value.__cause__)
    assert "csrf" not in str(failed.value)


def test_guessing_many_names_from_one_place_waits_too(people: People) -> None:
    for number in range(30):
        with pytest.raises(SignInError):
            people.sign_in(f"user {number}", "a wrong password", "10.0.0.9")
    with pytest.raises(TooManyAttemptsError):
        people.sign_in("another", "a wrong password", "10.0.0.9")


def test_a_token_does_no_more_than_it_says_and_its_user_may(people: People, watch: Watch) -> None:
    people.make("ann", GOOD, Role.REVIEWER)
    secret = people.make_token("ann", "notebook", Role.ADMIN, watch.now + timedelta(days=1))
    found = people.by_token(secret)
    assert found is not None
    assert (found.name, found.role) == ("ann", Role.REVIEWER)
    people.change("ann", role=Role.READER)
    lowered = people.by_token(secret)
    assert lowered is not None
    assert lowered.role is Role.READER
    watch.wait(days=2)
    assert people.by_token(secret) is None


def test_a_revoked_token_opens_nothing(people: People, address: str) -> None:
    people.make("ann", GOOD, Role.REVIEWER)
    secret = people.make_token("ann", "notebook", Role.READER)
    assert secret not in str(rows(address, "SELECT * FROM tokens"))
    (token,) = people.tokens()
    people.revoke(token.id, "ann")
    assert people.by_token(secret) is None


def test_an_end_ends_the_tokens_too(people: People) -> None:
    people.make("ann", GOOD, Role.REVIEWER)
    secret = people.make_token("ann", "notebook", Role.READER)
    people.change("ann", active=False)
    assert people.by_token(secret) is None
    people.change("ann", active=True)
    assert people.by_token(secret) is None


def test_a_token_tells_when_it_was_used(people: People, watch: Watch) -> None:
    people.make("ann", GOOD, Role.REVIEWER)
    secret = people.make_token("ann", "notebook", Role.READER)
    assert [one.used for one in people.tokens()] == [None]
    for _ in range(3):
        people.by_token(secret)
        watch.wait(minutes=4)
    assert [one.used for one in people.tokens()] == [NOON + timedelta(minutes=8)]


def test_what_was_skipped_is_known_for_the_day(people: People, address: str, watch: Watch) -> None:
    for user, task in (("ann", "b"), ("ann", "a"), ("ben", "c"), ("ann", "b")):
        people.skip(user, task)
        watch.wait(minutes=1)
    with Ledger.open(address) as again:
        assert again.people().skipped("ann", NOON.date()) == ("a", "b")
    assert people.skipped("ann", NOON.date() + timedelta(days=1)) == ()
    watch.wait(days=3)
    people.skip("ann", "d")
    assert rows(address, "SELECT task FROM skips") == [("d",)]


def test_a_ledger_of_the_second_schema_keeps_its_users_and_tokens(
    people: People, address: str, ledger: Ledger
) -> None:
    ledger.add(three(), OLD)
    people.make("ann", GOOD, Role.ADMIN)
    secret = people.make_token("ann", "notebook", Role.READER)
    tamper(
        address,
        "DROP TABLE skips",
        "ALTER TABLE tokens DROP COLUMN used",
        "ALTER TABLE sessions DROP COLUMN begun",
        f"UPDATE {steps.VERSION_TABLE} SET version_num = '0002'",
    )
    with Ledger.open(address) as opened:
        assert opened.people().by_token(secret)
        assert opened.people().sign_in("ann", GOOD, "x")
        assert list(opened.check()) == []


def test_everything_is_noted_and_no_secret(people: People) -> None:
    people.make("ann", GOOD, Role.ADMIN)
    people.sign_in("ann", GOOD, "10.0.0.1")
    people.change("ann", password="another long one", by="ann")
    people.set_option("reviewers", "2", "ann")
    told = [(one.act, one.what) for one in people.audit()]
    assert told == [
        ("setting changed", "reviewers: 2"),
        ("user changed", "ann: new password"),
        ("signed in", ""),
        ("user added", "ann, admin"),
    ]
    assert people.option("reviewers", "1") == "2"


def test_a_ledger_of_the_first_schema_is_brought_to_the_next(ledger: Ledger, address: str) -> None:
    ledger.add(three(), OLD)
    before = [one.key for one in ledger.statements()]
    drops = [f"DROP TABLE {name}" for name in ("sessions", "tokens", "users", "audit", "options", "skips")]
    tamper(address, *drops, f"UPDATE {steps.VERSION_TABLE} SET version_num = '0001'")
    with Ledger.open(address) as opened:
        assert [one.key for one in opened.statements()] == before
        assert list(opened.check()) == []
        assert not opened.people().any()
    engine_of(address).dispose()
