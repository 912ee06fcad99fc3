"""A corpus in Datasette: the views answer, with facets, and nothing that is secret can be had."""

from __future__ import annotations

import asyncio
import json
import warnings
from typing import TYPE_CHECKING, Any

import pytest

from corpus.judgements import Act
from corpus.labels import Labels
from corpus.reviewing import Wish, judge
from rodedraad import browsing, opening

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rodedraad.conftest import Ran

FACETED = "/corpus/waarnemingen.json?_shape=objects&_facet=fase"
FOUND = "/corpus/waarnemingen.json?_search=realisatie&_shape=array"
ON_IBT = "/corpus/waarnemingen.json?thema__arraycontains=ibt&_shape=array"
SAID = "/corpus/oordelen.json?_shape=array"
VIEWS = ("waarnemingen", "documenten", "oordelen")
MINUTES = """Vertrouwelijk verslag van het overleg

De wethouder noemt de termijn een zeperd van de eerste orde.
"""


@pytest.fixture
def made(rodedraad: Callable[..., Ran], dossier: Path, tmp_path: Path) -> Path:
    (dossier / "verslag.md").write_text(MINUTES, "utf-8")
    (dossier / "dossier.toml").write_text('[documenten."verslag.md"]\nvertrouwelijk = true\n', "utf-8")
    assert rodedraad("run", dossier, "--out", tmp_path / "uit").code == 0
    with opening.corpus(tmp_path / "uit") as corpus:
        ids = corpus.observations("rol:knelpunt")["id"].to_list()
        judge(corpus, Wish(ids[0], Act.CHANGE, "Jansen", Labels(thema=frozenset({"ibt"})), "zie brief"))
    return tmp_path / "uit"


def asked(folder: Path, *paths: str) -> dict[str, Any]:
    """The answers of Datasette on that folder, by path: status and text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Datasette and what it rests on
        from datasette.app import Datasette

        async def answers() -> dict[str, Any]:
            served = Datasette(config_dir=folder)
            return {path: await served.client.get(path) for path in paths}

        return asyncio.run(answers())


def test_the_views_answer_with_facets(made: Path) -> None:
    found = asked(
        made, "/", "/corpus", *(f"/corpus/{view}" for view in VIEWS), FACETED, FOUND, SAID, ON_IBT,
    )  # fmt: skip
    assert {path: answer.status_code for path, answer in found.items()} == dict.fromkeys(found, 200)
    page = found[FACETED].json()
    assert {"rol", "thema", "laag", "toerekening", "beoordeling", "fase"} <= set(page["facet_results"])
    assert "ibt" in {one["value"] for one in page["facet_results"]["thema"]["results"]}
    (judged,) = found[ON_IBT].json()
    assert (judged["beoordeling"], json.loads(judged["door"])) == ("mens", ["Jansen"])
    assert "ibt" not in json.loads(judged["thema_machine"])
    (said,) = found[SAID].json()
    assert (said["door"], said["oordeel"], said["toelichting"]) == ("Jansen", "wijzigen", "zie brief")
    assert "Realisatie" in {row["tekst"] for row in found[FOUND].json()}
    assert "Elke zin met rol, thema, toerekening en eerder" in found["/corpus/waarnemingen"].text


def test_nothing_secret_can_be_had(made: Path) -> None:
    hidden = [f"/corpus/{name}" for name in browsing.INTERNAL]
    found = asked(
        made, *(f"/corpus/{v}.json?_size=max" for v in VIEWS), "/corpus/waarnemingen.csv",
        "/corpus?sql=select+1", "/corpus.db", *hidden,
    )  # fmt: skip
    assert "vertrouwelijk" in found["/corpus/waarnemingen.csv"].text
    assert all("zeperd" not in answer.text for answer in found.values())
    assert all(found[path].status_code == 403 for path in (*hidden, "/corpus?sql=select+1"))
    assert found["/corpus.db"].status_code in (403, 404)


def test_the_description_is_kept_up_to_date_and_that_of_others_left_alone(tmp_path: Path) -> None:
    browsing.describe(tmp_path)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "corpus.db").touch()
    browsing.describe(tmp_path)
    path = tmp_path / browsing.FILE
    assert json.loads(path.read_text("utf-8")) == browsing.metadata()
    path.write_text('{"source": "Rodedraad"}', "utf-8")
    browsing.describe(tmp_path)
    assert json.loads(path.read_text("utf-8")) == browsing.metadata()
    for own in ('{"title": "Van ons"}', "geen json", "[]"):
        path.write_text(own, "utf-8")
        browsing.describe(tmp_path)
        assert path.read_text("utf-8") == own
