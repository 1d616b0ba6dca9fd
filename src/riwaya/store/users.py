"""Who may look at a story and who may correct it: accounts in a file of their own, beside the story file.

The story file is copied, mailed and exported; names with password hashes do not travel with it. Passwords are kept as
scrypt hashes (RFC 7914) with a salt each. Times are given by the caller, never read from a clock.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Semaphore

from riwaya.errors import AccountError

ROLES = ("reader", "reviewer", "owner")
SUFFIX = "-accounts"
SHORTEST, LONGEST = 12, 256
_NAME = 60
# 16 MiB and five passes: what OWASP gives as equal to its first choice.
_COST, _BLOCK, _PASSES = 2**14, 8, 5
_AT_ONCE = Semaphore(2)
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS accounts (name TEXT PRIMARY KEY, same TEXT NOT NULL UNIQUE, role TEXT NOT NULL,"
    " password TEXT NOT NULL, since TEXT NOT NULL)"
)


@dataclass(frozen=True, slots=True)
class Account:
    """A person: name as shown, role, the day of making, and a stamp that changes with the password."""

    name: str
    role: str
    since: str
    stamp: str

    @property
    def writes(self) -> bool:
        """Whether this person may correct."""
        return self.role in ("reviewer", "owner")

    @property
    def owns(self) -> bool:
        """Whether this person may say who has an account."""
        return self.role == "owner"


class Users:
    """The accounts of the story file at `story`, kept in ``STORY-accounts``; no file, no accounts."""

    def __init__(self, story: str | Path) -> None:
        self.path = Path(f"{story}{SUFFIX}")

    def all(self) -> tuple[Account, ...]:
        """Every account, by name."""
        if not self.path.exists():
            return ()
        with self._open() as database:
            rows = database.execute("SELECT name, role, since, password FROM accounts ORDER BY name").fetchall()
        return tuple(Account(name, role, since, _stamp(kept)) for name, role, since, kept in rows)

    def of(self, name: str) -> Account | None:
        """The account of a name, None when there is none; letters alike in Unicode are one name."""
        return next((account for account in self.all() if _same(account.name) == _same(name)), None)

    def signed_in(self, name: str, password: str) -> Account | None:
        """The account when the password is its own, else None; it takes as long when there is no such name."""
        kept = _nobody()
        account = self.of(name[:_NAME])
        if account is not None:
            with self._open() as database:
                row = database.execute("SELECT password FROM accounts WHERE name = ?", (account.name,)).fetchone()
            kept = row[0] if row else kept
        good = _matches(password, kept)
        return account if good else None

    def add(self, name: str, role: str, password: str, day: str) -> Account:
        """Make an account; raises AccountError when the name is taken or something is missing."""
        name = _clean(name)
        _check_role(role)
        if self.of(name) is not None:
            raise AccountError(f"there is an account {name} already; choose another name or change its role")
        kept = _hash(_fit(password), secrets.token_bytes(16))
        with self._open(make=True) as database:
            database.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, ?)", (name, _same(name), role, kept, day))
        return Account(name, role, day, _stamp(kept))

    def set_role(self, name: str, role: str) -> None:
        """Give an account another role; the last owner stays one."""
        _check_role(role)
        account = self._known(name)
        if account.owns and role != "owner":
            self._check_owner(account)
        with self._open() as database:
            database.execute("UPDATE accounts SET role = ? WHERE name = ?", (role, account.name))

    def set_password(self, name: str, password: str) -> None:
        """Give an account another password; whoever is signed in with the old one is signed out."""
        account = self._known(name)
        kept = _hash(_fit(password), secrets.token_bytes(16))
        with self._open() as database:
            database.execute("UPDATE accounts SET password = ? WHERE name = ?", (kept, account.name))

    def remove(self, name: str) -> None:
        """Take an account away; what its person corrected stays, with the name. The last owner stays."""
        account = self._known(name)
        if account.owns:
            self._check_owner(account)
        with self._open() as database:
            database.execute("DELETE FROM accounts WHERE name = ?", (account.name,))

    def _known(self, name: str) -> Account:
        account = self.of(name)
        if account is None:
            raise AccountError(f"there is no account {name!r}; look at them with: riwaya accounts STORY list")
        return account

    def _check_owner(self, account: Account) -> None:
        if not any(other.owns for other in self.all() if other.name != account.name):
            raise AccountError(f"{account.name} is the only owner; make another person owner first")

    @contextmanager
    def _open(self, *, make: bool = False) -> Iterator[sqlite3.Connection]:
        if make and not self.path.exists():
            os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))
        database = sqlite3.connect(self.path, timeout=10)
        try:
            with database:
                database.execute(_SCHEMA)
                yield database
        except sqlite3.DatabaseError as error:
            raise AccountError(
                f"{self.path} cannot be used as a file of accounts ({error}); look at the file"
            ) from None
        finally:
            database.close()


def _clean(name: str) -> str:
    """A name without spaces around it; no control or direction marks."""
    found = " ".join(unicodedata.normalize("NFC", name).split())
    if not found or len(found) > _NAME:
        raise AccountError(f"a name has 1 to {_NAME} characters; give another")
    if any(unicodedata.category(letter).startswith("C") for letter in found):
        raise AccountError("a name has no control or direction marks; write it without them")
    return found


def _same(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise AccountError(f"{role!r} is no role; it is one of {', '.join(ROLES)}")


def _fit(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise AccountError(f"a password has {SHORTEST} to {LONGEST} characters; several words in a row are a good one")
    return password


def _hash(password: str, salt: bytes) -> str:
    """``scrypt$N$r$p$salt$hash``; the password in NFKC, so that another keyboard gives the same."""
    text = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    with _AT_ONCE:
        made = hashlib.scrypt(text, salt=salt, n=_COST, r=_BLOCK, p=_PASSES, maxmem=64 * 1024 * 1024)
    return f"scrypt${_COST}${_BLOCK}${_PASSES}${salt.hex()}${made.hex()}"


@cache
def _nobody() -> str:
    """What a password is compared with when the name has no account."""
    return _hash("", b"\0" * 16)


def _matches(password: str, kept: str) -> bool:
    salt = bytes.fromhex(kept.split("$")[4])
    return hmac.compare_digest(_hash(password[:LONGEST], salt), kept)


def _stamp(kept: str) -> str:
    return hashlib.sha256(kept.encode("ascii")).hexdigest()[:16]
