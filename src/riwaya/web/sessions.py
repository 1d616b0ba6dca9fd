"""Who is signed in, and how often somebody may try or write: kept in memory, gone when the server ends."""

from __future__ import annotations

import secrets
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

from riwaya.store.users import Account, Users

_IDLE, _WHOLE = 12 * 3600.0, 7 * 24 * 3600.0
_SESSIONS, _KEYS = 10_000, 20_000


@dataclass(slots=True)
class _Session:
    """One person at one browser: `stamp` is the password's, so that a new password ends the session."""

    name: str
    stamp: str
    made: float
    seen: float


class Sessions:
    """Sessions by the hash of a secret that only the browser's cookie holds; `now` counts seconds."""

    def __init__(self, users: Users, now: Callable[[], float]) -> None:
        self._users = users
        self._now = now
        self._lock = Lock()
        self._kept: OrderedDict[str, _Session] = OrderedDict()

    def begin(self, account: Account) -> str:
        """A new secret for a cookie."""
        secret = secrets.token_urlsafe(32)
        now = self._now()
        with self._lock:
            self._kept[_digest(secret)] = _Session(account.name, account.stamp, now, now)
            while len(self._kept) > _SESSIONS:
                self._kept.popitem(last=False)
        return secret

    def of(self, secret: str) -> Account | None:
        """The account behind a cookie as it stands now; None when the session is over, or its account changed."""
        key, now = _digest(secret), self._now()
        session = self._kept.get(key)
        if session is None:
            return None
        account = self._users.of(session.name)
        stale = now - session.seen > _IDLE or now - session.made > _WHOLE
        if stale or account is None or account.stamp != session.stamp:
            self.end(secret)
            return None
        session.seen = now
        return account

    def end(self, secret: str) -> None:
        """Sign out."""
        with self._lock:
            self._kept.pop(_digest(secret), None)


class Limit:
    """At most `times` within `seconds` for each key."""

    def __init__(self, times: int, seconds: float, now: Callable[[], float]) -> None:
        self.times = times
        self.seconds = seconds
        self._now = now
        self._lock = Lock()
        self._kept: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, key: str) -> int:
        """Whole seconds until `key` may go on, 0 when it may now."""
        with self._lock:
            past = self._past(key)
            return 0 if len(past) < self.times else max(1, round(past[0] + self.seconds - self._now() + 0.5))

    def count(self, key: str) -> None:
        """Take one more time of `key` down."""
        with self._lock:
            past = self._past(key)
            past.append(self._now())
            self._kept[key] = past
            self._kept.move_to_end(key)
            while len(self._kept) > _KEYS:
                self._kept.popitem(last=False)

    def forget(self, key: str) -> None:
        """Begin anew for `key`."""
        with self._lock:
            self._kept.pop(key, None)

    def _past(self, key: str) -> deque[float]:
        past = self._kept.get(key, deque())
        while past and past[0] <= self._now() - self.seconds:
            past.popleft()
        return past


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
