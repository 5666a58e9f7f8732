"""Reads a JSON object key by key and refuses what nobody asked for.

Every key is taken exactly once; `done` raises for the keys that are left, with their full path, so
that an option that changes nothing can never hide in a configuration.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar

T = TypeVar("T")


class ConfigProblem(ValueError):
    """A configuration that cannot be used; the message is a sentence that names the key."""


class _Required:
    """Marks a key that has no default."""


REQUIRED: Final = _Required()


class Section:
    """One JSON object being read; `path` is where it stands in the file, for messages."""

    def __init__(self, values: object, path: str = "") -> None:
        if not isinstance(values, Mapping):
            raise ConfigProblem(f"{path or 'The configuration'} must be a JSON object.")
        self._left: dict[str, Any] = dict(values)
        self.path = path

    def name(self, key: str) -> str:
        """The full name of a key, as "model.diffusion.type"."""
        return f"{self.path}.{key}" if self.path else key

    def has(self, key: str) -> bool:
        """Whether the key is there and not yet taken."""
        return key in self._left

    def take(self, key: str, kind: type[T], default: T | _Required = REQUIRED) -> T:
        """The value under `key`, checked to be of `kind` (an int also passes as a float)."""
        if key not in self._left:
            if isinstance(default, _Required):
                raise ConfigProblem(f"The configuration lacks {self.name(key)}.")
            return default
        value = self._left.pop(key)
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            return kind(value)  # type: ignore[call-arg]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise ConfigProblem(f"{self.name(key)} must be of type {kind.__name__}, not {value!r}.")
        return value

    def positive(self, key: str, default: int | _Required = REQUIRED) -> int:
        """A whole number of at least 1."""
        value = self.take(key, int, default)
        if value < 1:
            raise ConfigProblem(f"{self.name(key)} must be at least 1, not {value}.")
        return value

    def positives(
        self, key: str, default: tuple[int, ...] | _Required = REQUIRED
    ) -> tuple[int, ...]:
        """A list of whole numbers of at least 1, not empty."""
        if not self.has(key) and not isinstance(default, _Required):
            return default
        values = self.take(key, list)
        if not values or not all(type(v) is int and v >= 1 for v in values):
            raise ConfigProblem(f"{self.name(key)} must be a list of numbers >= 1, not {values}.")
        return tuple(values)

    def words(self, key: str, default: tuple[str, ...] | _Required = REQUIRED) -> tuple[str, ...]:
        """A list of strings."""
        if not self.has(key) and not isinstance(default, _Required):
            return default
        values = self.take(key, list)
        if not all(isinstance(v, str) for v in values):
            raise ConfigProblem(f"{self.name(key)} must be a list of strings, not {values}.")
        return tuple(values)

    def expect(self, key: str, *allowed: str) -> str:
        """A string that must be one of `allowed`."""
        value = self.take(key, str)
        if value not in allowed:
            choices = " or ".join(repr(a) for a in allowed)
            raise ConfigProblem(f"{self.name(key)} is {value!r}; only {choices} is supported.")
        return value

    def section(self, key: str) -> Section:
        """The JSON object under `key`, to be read in turn."""
        return Section(self.take(key, dict), self.name(key))

    def sections(self, key: str) -> list[Section]:
        """The list of JSON objects under `key`."""
        values = self.take(key, list)
        return [Section(v, f"{self.name(key)}[{i}]") for i, v in enumerate(values)]

    def done(self) -> None:
        """Raise `ConfigProblem` naming the keys that were never taken."""
        if self._left:
            names = ", ".join(self.name(key) for key in sorted(self._left))
            raise ConfigProblem(
                f"The configuration sets {names}, which this program does not know or would not "
                "use. Remove it, or check its spelling."
            )


def agree(name: str, value: int, expected: int) -> None:
    """Raise `ConfigProblem` when two places state different numbers for the same thing."""
    if value != expected:
        raise ConfigProblem(
            f"{name} is {value}, but the rest of the configuration says {expected}."
        )
