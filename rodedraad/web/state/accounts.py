"""Who has an account, and what each may do. Passwords are kept so that guessing them is slow (argon2id)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from corpus.errors import AccountError
from rodedraad.web.state import sessions, tables, trail
from rodedraad.web.state.database import now
from rodedraad.web.visitor import WORDS, Role

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from rodedraad.web.state.database import State

ADDED, CHANGED, REMOVED, RENEWED = (
    "account toegevoegd", "account gewijzigd", "account verwijderd", "wachtwoord gewijzigd",
)  # fmt: skip
LONGEST_NAME = 80
ROLES = {word: role for role, word in WORDS.items()}
FIRST = AccountError(
    "Het eerste account moet dat van een actieve beheerder zijn die vertrouwelijke stukken mag zien.",
    "Voeg eerst een beheerder toe; die kan daarna anderen toevoegen.",
)
LAST = AccountError(
    "Dit is de laatste beheerder.",
    "Maak eerst iemand anders beheerder: anders kan niemand de accounts meer beheren.",
)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may come in while `active`.

    `subject` is how the organisation's sign-in names this person, "" when it is not used; `has_password`
    tells whether a password works.
    """

    name: str
    role: Role
    confidential: bool
    active: bool = True
    subject: str = ""
    has_password: bool = False
    made_at: str = ""

    @property
    def rights(self) -> str:
        """In words: "Jansen: beoordelaar, vertrouwelijk"."""
        words = [self.role.word, *["vertrouwelijk"] * self.confidential, *["geblokkeerd"] * (not self.active)]
        return f"{self.name}: {', '.join(words)}"


def role_of(word: str) -> Role:
    """The role that users know by this word. Raises `AccountError`."""
    if word not in ROLES:
        raise AccountError(f"De rol {word[:40]!r} bestaat niet.", f"Kies uit: {', '.join(ROLES)}.")
    return ROLES[word]


def exist(state: State) -> bool:
    """Whether there is any account: then nobody comes in without one."""
    with state.reading() as connection:
        return _any(connection)


def _any(connection: Connection) -> bool:
    return connection.scalar(select(tables.account.c.name).limit(1)) is not None


def listed(state: State) -> tuple[Account, ...]:
    """All, by name."""
    with state.reading() as connection:
        return _listed(connection)


def _listed(connection: Connection) -> tuple[Account, ...]:
    rows = connection.execute(select(tables.account)).mappings()
    return tuple(sorted(map(account_of, rows), key=lambda account: folded(account.name)))


def account_of(row: Any) -> Account:
    """A row as an account."""
    return Account(
        row["name"], ROLES[row["role"]], bool(row["confidential"]), bool(row["active"]), row["subject"],
        bool(row["password"]), row["made_at"],
    )  # fmt: skip


def found(state: State, name: str) -> Account:
    """The account with this name, whatever its capitals. Raises `AccountError`."""
    with state.reading() as connection:
        return _found(connection, name)


def _found(connection: Connection, name: str) -> Account:
    for account in _listed(connection):
        if folded(account.name) == folded(name):
            return account
    raise AccountError(
        f"Er is geen account met de naam {name[:LONGEST_NAME]!r}.", "Kies er een uit de lijst."
    )


def folded(name: str) -> str:
    """A name as it is compared: without regard for capitals, and for how its accents are written."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).strip().casefold())


def password_of(state: State, name: str) -> tuple[str, str]:
    """The account's own spelling of its name and its kept password; both "" when nobody comes in by it."""
    with state.reading() as connection:
        rows = connection.execute(select(tables.account).where(tables.account.c.active == 1)).mappings()
        return next(
            ((row["name"], row["password"]) for row in rows if folded(row["name"]) == folded(name)), ("", "")
        )


def add(state: State, account: Account, hashed: str, by: str) -> Account:
    """Enter an account with the hash of its password, "" for none. Raises `AccountError`."""
    account = replace(account, name=_checked(account.name), subject=account.subject.strip())
    with state.writing() as connection:
        others = _listed(connection)
        if any(folded(other.name) == folded(account.name) for other in others):
            raise AccountError("Er is al een account met deze naam.", "Kies een andere naam, of wijzig dat.")
        if not others and not _governs(account, confidential=True):
            raise FIRST
        _require_own(account, others)
        row = _row(account) | {"name": account.name, "password": hashed, "made_at": now()}
        connection.execute(tables.account.insert(), row)
        trail.note_within(connection, by, ADDED, account.rights)
    return account


def change(state: State, account: Account, by: str) -> None:
    """Give an account another role, right, state or link; whoever uses it signs in again.

    Raises `AccountError`.
    """
    account = replace(account, subject=account.subject.strip())
    with state.writing() as connection:
        before = _found(connection, account.name)
        others = tuple(other for other in _listed(connection) if other.name != before.name)
        if _governs(before) and not _governs(account):
            _require_governor(others)
        _require_own(account, others)
        where = tables.account.c.name == before.name
        connection.execute(tables.account.update().where(where).values(_row(account)))
        sessions.end_all(connection, before.name)
        trail.note_within(connection, by, CHANGED, account.rights)


def set_password(state: State, name: str, hashed: str, by: str) -> None:
    """Give an account another password; whoever uses it signs in again. Raises `AccountError`."""
    with state.writing() as connection:
        account = _found(connection, name)
        keep_password(connection, account.name, hashed)
        sessions.end_all(connection, account.name)
        trail.note_within(connection, by, RENEWED, account.name)


def keep_password(connection: Connection, name: str, hashed: str) -> None:
    """Keep this hash; the password itself may be the same."""
    connection.execute(tables.account.update().where(tables.account.c.name == name).values(password=hashed))


def remove(state: State, name: str, by: str) -> None:
    """Take an account away. Raises `AccountError`."""
    with state.writing() as connection:
        account = _found(connection, name)
        if _governs(account):
            _require_governor(tuple(other for other in _listed(connection) if other.name != account.name))
        connection.execute(tables.account.delete().where(tables.account.c.name == account.name))
        sessions.end_all(connection, account.name)
        trail.note_within(connection, by, REMOVED, account.name)


def _row(account: Account) -> dict[str, Any]:
    return {
        "role": account.role.word, "confidential": int(account.confidential), "active": int(account.active),
        "subject": account.subject,
    }  # fmt: skip


def _governs(account: Account, *, confidential: bool = False) -> bool:
    return account.active and account.role is Role.ADMIN and (account.confidential or not confidential)


def _require_governor(others: tuple[Account, ...]) -> None:
    if not any(map(_governs, others)):
        raise LAST


def _require_own(account: Account, others: tuple[Account, ...]) -> None:
    """The organisation's name for somebody may lead to one account only."""
    wanted = folded(account.subject)
    if wanted and any(folded(other.subject) == wanted for other in others):
        raise AccountError("Deze koppeling hoort al bij een ander account.", "Geef elk een eigen koppeling.")


def _checked(name: str) -> str:
    found = unicodedata.normalize("NFC", name).strip()
    if not found or len(found) > LONGEST_NAME or not found.isprintable():
        raise AccountError(
            "Deze naam kan niet.",
            f"Geef een naam van 1 tot {LONGEST_NAME} tekens, zonder regeleinden of tabs.",
        )
    return found
