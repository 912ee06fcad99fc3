"""Values made anew from frozen values, with a rule that each part of them goes through."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_PLAIN = frozenset((int, float, bool, type(None)))
"""Kinds that no rule changes; most values are of these."""


def rebuilt(value: T, rule: Callable[[Any], Any]) -> T:
    """The value with the rule applied to each part of it and then to itself, wherever a part sits.

    Parts are the fields of dataclasses and what tuples, frozen sets and dictionaries hold. What the rule
    leaves as it is stays the same object.
    """
    made: T = _Rebuilding(rule).of(value)
    return made


class _Rebuilding:
    """One walk; a dataclass that sits in several places is made anew once, as is a text."""

    def __init__(self, rule: Callable[[Any], Any]) -> None:
        self._rule = rule
        self._done: dict[int, Any] = {}
        self._texts: dict[str, Any] = {}
        self._fields: dict[type, tuple[str, ...] | None] = {}

    def of(self, value: Any) -> Any:
        kind = type(value)
        if kind is str:
            return self._text(value)
        if kind in _PLAIN:
            return value
        if kind is tuple or kind is frozenset:
            return self._members(value)
        if self._names(kind) is not None:
            return self._once(value)
        if isinstance(value, dict):
            return {self.of(key): self.of(held) for key, held in value.items()}
        return self._rule(value)

    def _text(self, text: str) -> Any:
        made = self._texts.get(text)
        if made is None:
            made = self._texts[text] = self._rule(text)
        return text if made == text else made  # an equal one from elsewhere would be a change

    def _once(self, value: Any) -> Any:
        key = id(value)
        if key not in self._done:
            self._done[key] = self._rule(self._parts(value))
        return self._done[key]

    def _parts(self, value: Any) -> Any:
        changed = {}
        for name in self._names(type(value)) or ():
            held = getattr(value, name)
            made = self.of(held)
            if made is not held:
                changed[name] = made
        return replace(value, **changed) if changed else value

    def _names(self, kind: type) -> tuple[str, ...] | None:
        """The names of the fields of a dataclass; none for another kind."""
        if kind not in self._fields:
            self._fields[kind] = tuple(f.name for f in fields(kind)) if is_dataclass(kind) else None
        return self._fields[kind]

    def _members(self, value: Any) -> Any:
        if not value:
            return value
        made = [self.of(held) for held in value]
        same = all(one is other for one, other in zip(made, value, strict=True))
        return value if same else type(value)(made)
