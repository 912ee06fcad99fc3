"""The views for whoever looks at the database itself: the same on both, and silent on what is secret."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings

from corpus.judgements import Act
from corpus.labels import Labels
from corpus.reviewing import Wish, judge
from tests.returning import corpus_of, dossiers

if TYPE_CHECKING:
    from corpus.model import Observation, Reading
    from corpus.store import Corpus

QUICK = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
VIEWS = {"waarnemingen": "plaats", "documenten": "plaats", "oordelen": "nr"}


def seen(corpus: Corpus, view: str) -> list[dict[str, Any]]:
    with corpus.reading() as connection:
        told = connection.exec_driver_sql(f"SELECT * FROM {view} ORDER BY {VIEWS[view]}")  # noqa: S608
        return [{name: _plain(value) for name, value in row.items()} for row in told.mappings()]


def _plain(value: Any) -> Any:
    """Lists as such: PostgreSQL may give JSON as values."""
    if isinstance(value, str) and value.startswith("["):
        return json.loads(value)
    return float(value) if type(value) is int else value


@QUICK
@given(dossiers())
def test_both_databases_show_the_same(
    postgres_server: Any, dossier: tuple[tuple[Reading, tuple[Observation, ...]], ...]
) -> None:
    with (
        TemporaryDirectory() as name,
        postgres_server.database() as url,
        corpus_of(Path(name), dossier) as one,
        corpus_of(url, dossier) as other,
    ):
        id_ = one.observations()["id"][0]
        for corpus in (one, other):
            labels = Labels(rol="gevolg", thema=frozenset({"ibt"}), eerder=True)
            judge(corpus, Wish(id_, Act.CHANGE, "Jansen", labels, "geheim"))
        for view in VIEWS:
            assert seen(one, view) == seen(other, view), view
        frame = one.observations()
        shown = seen(one, "waarnemingen")
        assert [row["id"] for row in shown] == frame["id"].to_list()
        assert [row["thema"] for row in shown] == frame["thema"].to_list()
        assert [row["thema_machine"] for row in shown] == frame["thema_machine"].to_list()
        hidden = [r["tekst"] == "vertrouwelijk" for r in shown]
        assert hidden == frame["vertrouwelijk"].to_list()
        (said,) = seen(one, "oordelen")
        assert (said["toelichting"] == "vertrouwelijk") == hidden[0]
        assert (said["rol"], said["thema"], said["eerder"]) == ("gevolg", ["ibt"], "ja")
        assert sum(row["waarnemingen"] for row in seen(one, "documenten")) == frame.height
