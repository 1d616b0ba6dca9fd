"""One table of settings: the command line, the environment and the docs are made from it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from math import inf
from typing import Any

from riwaya.errors import GivenError, SettingError


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table: `name`, `default`, `help` in one sentence, `form` that a text must have, `most` that a
    number may be; none may be less than 0."""

    name: str
    default: str | bool | float | int
    help: str
    form: str = ".*"
    most: float = inf


def is_date(value: str) -> bool:
    """Whether a text is an ISO year, month or day that exists: ``2024-02-29``, not ``2023-02-29``."""
    try:
        return re.fullmatch(_DATE, value) is not None and date.fromisoformat(f"{value}-01-01"[:10]) is not None
    except ValueError:
        return False


def iso_date(value: str) -> str:
    """A date as ISO, "" where it is none: ``2024/1/7``, ``٢٠٢٤-٠١-٠٧`` and ``2024-01-07T10:30Z`` are ``2024-01-07``.

    The year comes first: «7/1/2024» is the first of July to some.
    """
    match = _LOOSE.fullmatch(value.strip())
    parts = [f"{int(part):02}" for part in match.group(1, 3, 4) if part] if match else []
    day = "-".join(parts)
    return day if parts and is_date(day) else ""


_LOOSE = re.compile(r"(\d{4})(?:([-/])(\d{1,2})(?:\2(\d{1,2})(?:[T ].*)?)?)?")
_DATE = r"([12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?"

SETTINGS: tuple[Setting, ...] = (
    Setting("published", "", "Publication date of inputs that carry none: YYYY, YYYY-MM or YYYY-MM-DD.", _DATE),
    Setting("outlet", "", "Outlet of inputs that carry none."),
    Setting("today", "", "The story's date as YYYY-MM-DD; empty means the day of its newest article.", _DATE),
    Setting(
        "strict",
        False,
        "Keep only attributions with an unambiguous source and extent (higher precision, lower recall).",
    ),
    Setting("same_day_slack", 2, "Days by which two dates of one event may differ."),
    Setting(
        "copy_similarity",
        0.45,
        "Share of common word sequences from which two articles count as copies of one text, 0 to 1.",
        most=1.0,
    ),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The values of `SETTINGS` for one run.

    `published` and `outlet` are for articles that carry none; `today` is the story's date; `strict` keeps only
    attributions that are beyond doubt; `same_day_slack` is in days, `copy_similarity` a share from 0 to 1.

    >>> Settings(outlet="الرافد", published="2024-01").outlet
    'الرافد'
    """

    published: str = ""
    outlet: str = ""
    today: str = ""
    strict: bool = False
    same_day_slack: int = 2
    copy_similarity: float = 0.45

    def __post_init__(self) -> None:
        """Raise SettingError for a value of another kind, a date that is none and a number out of its range."""
        for setting in SETTINGS:
            value, kind = getattr(self, setting.name), type(setting.default)
            if type(value) is not kind and not (kind is float and type(value) is int):
                raise SettingError(f"setting {setting.name!r} takes a {kind.__name__}, not {value!r}: {setting.help}")
            no_date = setting.form == _DATE and value and not is_date(str(value))
            if no_date or (kind in (int, float) and not 0 <= float(value) <= setting.most):
                raise SettingError(f"setting {setting.name!r} cannot be {value!r}: {setting.help}")

    def with_values(self, values: Mapping[str, object]) -> Settings:
        """A copy with some values replaced; raises SettingError for a name or value that does not exist."""
        known = {setting.name: setting for setting in SETTINGS}
        changed: dict[str, Any] = {}
        for name, value in values.items():
            if name not in known:
                raise SettingError(f"there is no setting {name!r}; the settings are {', '.join(known)}")
            changed[name] = _converted(known[name], value)
        return replace(self, **changed)


def settings_given(settings: Settings | None) -> Settings:
    """The settings a caller gave, or those of riwaya where he gave none; raises GivenError for anything else."""
    if settings is None:
        return Settings()
    if not isinstance(settings, Settings):
        kind = type(settings).__name__
        raise GivenError(f"settings are a riwaya.Settings, not {kind}; make them with riwaya.Settings(outlet=...)")
    return settings


def _converted(setting: Setting, value: object) -> object:
    kind = type(setting.default)
    if setting.form == _DATE and value:
        value = iso_date(str(value)) or value
    wrong = kind is str and not re.fullmatch(setting.form, str(value))
    if wrong or (setting.form == _DATE and value and not is_date(str(value))):
        ranged = re.search(r"\d\s*(/|\.\.|–)\s*\d{4}-", str(value))
        hint = " Of a range give the month or the year." if ranged else ""
        raise SettingError(f"setting {setting.name!r} cannot be {value!r}: {setting.help}{hint}")
    if isinstance(value, str) and kind is bool:
        if value.lower() not in ("0", "1", "true", "false", "yes", "no"):
            raise SettingError(f"setting {setting.name!r} takes yes or no, not {value!r}")
        return value.lower() in ("1", "true", "yes")
    if kind in (int, float):
        return _number(setting, value)
    return value if kind is bool else str(value)


def _number(setting: Setting, value: object) -> object:
    kind = type(setting.default)
    try:
        number = kind(str(value))
    except (TypeError, ValueError):
        raise SettingError(f"setting {setting.name!r} takes a {kind.__name__}, not {value!r}") from None
    if not 0 <= float(number) <= setting.most:
        raise SettingError(f"setting {setting.name!r} cannot be {value!r}: {setting.help}")
    return number


def settings_from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from variables such as ``RIWAYA_PUBLISHED``."""
    names = {setting.name for setting in fields(Settings)}
    values = {name: environment[f"RIWAYA_{name.upper()}"] for name in names if f"RIWAYA_{name.upper()}" in environment}
    return Settings().with_values(values)
