"""Frozen records made quickly: an article has hundreds of a dozen fields or more."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T", bound=type[Any])


def quickly_made(record: T) -> T:
    """A frozen dataclass with slots whose ``__init__`` fills the slots themselves, three times as fast as by
    ``object.__setattr__``, the way of ``dataclasses``.

    For classes without ``__post_init__`` and default factories; it takes the same arguments as before. Raises
    TypeError for other classes.
    """
    space: dict[str, Any] = {}
    parameters, steps = ["self"], []
    for each in fields(record):
        if not each.init or each.default_factory is not MISSING or hasattr(record, "__post_init__"):
            raise TypeError(f"{record.__name__} cannot be made quickly: its fields are not all given or constant")
        default = "" if each.default is MISSING else f"=_default_{each.name}"
        space[f"_set_{each.name}"], space[f"_default_{each.name}"] = vars(record)[each.name].__set__, each.default
        parameters.append(each.name + default)
        steps.append(f"_set_{each.name}(self, {each.name})")
    exec(f"def __init__({', '.join(parameters)}):\n    " + "\n    ".join(steps), space)
    made = space["__init__"]
    made.__annotations__ = record.__init__.__annotations__
    made.__qualname__ = f"{record.__qualname__}.__init__"
    setattr(record, "__init__", made)  # noqa: B010
    return record
