"""A language model of the user's own: made on the spot, since none comes with the program."""

from __future__ import annotations

import importlib
import json
import sys
from typing import TYPE_CHECKING

import pytest

from corpus.errors import SettingsError
from nlp import analysis, entities, installed
from nlp.dutch import lemma

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Make = Callable[..., None]

NAME = "nl_core_news_xx"
UNKNOWN = "qwertzels"
"""In no dictionary."""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Writes a package with a model that reads words by a table, as `spacy package` does."""

    def write(name: str = NAME, **lemmas: str) -> None:
        import spacy

        language = spacy.blank("nl", meta={"name": name.removeprefix("nl_"), "version": "1.2.3"})
        ruler = language.add_pipe("attribute_ruler")
        for word, base in lemmas.items():
            ruler.add([[{"LOWER": word}]], {"LEMMA": base})  # type: ignore[attr-defined]
        data = tmp_path / name / f"{name}-1.2.3"
        data.parent.mkdir(exist_ok=True)
        language.to_disk(data)
        (tmp_path / name / "meta.json").write_text(json.dumps(language.meta), "utf-8")
        (tmp_path / name / "__init__.py").write_text(
            "from pathlib import Path\nfrom spacy.util import load_model_from_init_py\n"
            "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n",
            "utf-8",
        )

    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    _forget()
    yield write
    _forget()


def _forget() -> None:
    sys.modules.pop(NAME, None)
    installed._identity.cache_clear()
    installed._loaded.cache_clear()
    from nlp.dutch import _lemma

    _lemma.cache_clear()


def test_without_a_name_there_is_no_model() -> None:
    assert (installed.named(), installed.identity()) == ("", "")
    with installed.using(""):
        assert lemma(UNKNOWN) == UNKNOWN


def test_it_gives_the_lemma_of_what_the_dictionary_does_not_know(package: Make) -> None:
    package(qwertzels="Qwertzel", gemeenten="iets", uitvoeringstermijnen="iets")
    with installed.using(NAME):
        assert [lemma(word) for word in (UNKNOWN, UNKNOWN.upper(), "AenM", "2024", "€", "")] == [
            *("qwertzel", "qwertzel", "aenm", "2024", "€", "")
        ]
        assert (lemma("gemeenten"), lemma("uitvoeringstermijnen")) == ("gemeente", "uitvoeringstermijn")
    assert lemma(UNKNOWN) == UNKNOWN


def test_what_is_counted_may_be_a_word_that_only_the_model_knows(package: Make) -> None:
    package(qwertzqx="fte")
    text = "Er zijn 12 qwertzqx nodig."
    with installed.using(NAME):
        assert [m.value for m in entities.mentions(text)] == ["12 fte"]
    assert entities.mentions(text) == ()


def test_another_model_is_another_coder(package: Make) -> None:
    package(qwertzels="qwertzel")
    with installed.using(NAME):
        one, coder = installed.identity(), analysis.model()
    _forget()
    package(qwertzels="qwertzen")
    with installed.using(NAME):
        other = installed.identity()
    assert one.rsplit("-", 1)[0] == other.rsplit("-", 1)[0] == f"{NAME}-1.2.3"
    assert one != other
    assert coder == f"{analysis.model()}/{one}"


def test_a_model_that_is_not_installed() -> None:
    with (
        pytest.raises(SettingsError, match="niet geïnstalleerd") as caught,
        installed.using("nl_core_news_zz"),
    ):
        pass
    assert caught.value.exit_code == 17
    assert "python -m spacy download nl_core_news_zz" in caught.value.remedy


@pytest.mark.parametrize("damage", ["meta.json", f"{NAME}-1.2.3/config.cfg"])
def test_a_model_that_does_not_work(package: Make, tmp_path: Path, damage: str) -> None:
    package()
    (tmp_path / NAME / damage).write_text("?", "utf-8")
    with pytest.raises(SettingsError, match="kan niet worden geladen"), installed.using(NAME):
        lemma(UNKNOWN)
    assert installed.named() == ""


@pytest.mark.parametrize("name", ["os.path", "../nl_core_news_xx", "email.mime.text"])
def test_what_is_no_package_of_its_own_is_not_looked_for(name: str) -> None:
    with pytest.raises(SettingsError, match="niet geïnstalleerd"), installed.using(name):
        pass


def test_a_package_that_lies_where_one_works_is_not_run(
    package: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError, match="niet geïnstalleerd"), installed.using(NAME):
        lemma(UNKNOWN)
    assert NAME not in sys.modules
