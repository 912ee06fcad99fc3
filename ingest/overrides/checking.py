"""The values of a TOML text taken one by one, every mistake noted with its line and what was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ingest.overrides.fields import RefusedError, meant
from ingest.overrides.tomlplaces import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ingest.overrides.fields import Field
    from ingest.overrides.tomlplaces import Path


class Checked:
    """The values of a TOML text, taken one by one, with the mistakes met in it so far."""

    def __init__(self, found: dict[Path, int]) -> None:
        self.places = found
        self.mistakes: list[str] = []

    def wrong(self, path: Path, complaint: str) -> None:
        """Note a mistake."""
        line = line_of(path, self.places)
        written = ".".join(_shown(key) for key in path)
        self.mistakes.append(f"regel {line} ({written}): {complaint}" if line else f"{written}: {complaint}")

    def known(self, value: Any, path: Path, keys: Iterable[str]) -> dict[str, Any]:
        """The keys of a table that may stand in it, the others told."""
        if not isinstance(value, dict):
            self.wrong(path, f"hier hoort een tabel, onder de kop [{'.'.join(_shown(key) for key in path)}]")
            return {}
        keys = tuple(keys)
        for key in [key for key in value if key not in keys]:
            near = meant(key, keys)
            self.wrong((*path, key), f"deze sleutel is onbekend{near or '; bekend zijn ' + ', '.join(keys)}")
        return {key: value[key] for key in keys if key in value}

    def table(self, value: Any, path: Path, fields: Mapping[str, tuple[str, Field]]) -> dict[str, Any]:
        """The values of a table, by the fields that they set."""
        taken = {}
        for key, item in self.known(value, path, fields).items():
            name, field = fields[key]
            if (accepted := self.value(item, (*path, key), field)) is not None:
                taken[name] = accepted
        return taken

    def value(self, value: Any, path: Path, field: Field) -> Any:
        """The value as the field takes it; `None` for one that it does not take."""
        try:
            return field.take(value)
        except RefusedError as error:
            complaint = str(error) or "de waarde klopt niet"
            self.wrong(path, f"{complaint}; verwacht wordt {field.expected}")
            return None


def _shown(key: str | int) -> str:
    if isinstance(key, int):
        return str(key + 1)
    return key if key.replace("_", "").replace("-", "").isalnum() else f'"{key}"'
