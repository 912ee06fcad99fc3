"""A poisoned model: whatever its files hold, reading it runs nothing of it."""

from __future__ import annotations

import io
import pickle
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import EncoderError, ModelError
from nlp import chosen, codebooks, hub, hubfiles, modelfiles, train

PICKLED = (
    "pytorch_model.bin",
    "model.pkl",
    "model.pt",
    "model.joblib",
    "training_args.bin",
    "x.npy",
    "x.pickle",
)
"""Names under which pickles usually come."""
TEXTS = ["De termijn is te krap."]


class Bomb:
    """Makes a folder when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Path.mkdir, (self.mark,)


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    """What is there when a payload has run."""
    return tmp_path / "gelopen"


def _payloads(mark: Path) -> dict[str, bytes]:
    """The forms in which code is carried: a bare pickle, one in a torch archive, arrays of objects."""
    plain = pickle.dumps(Bomb(mark))
    archive, arrays, array = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("archive/data.pkl", plain)
        packed.writestr("archive/version", "3")
    objects = np.array([Bomb(mark)], dtype=object)
    np.savez(arrays, lemmas_keys=objects, words=objects)
    np.save(array, objects, allow_pickle=True)
    return {"pickle": plain, "torch": archive.getvalue(), "npz": arrays.getvalue(), "npy": array.getvalue()}


def test_the_payload_works(mark: Path) -> None:
    pickle.loads(_payloads(mark)["pickle"])  # noqa: S301
    assert mark.is_dir()
    mark.rmdir()
    with suppress(Exception):
        np.load(io.BytesIO(_payloads(mark)["npz"]), allow_pickle=True)["words"]
    assert mark.is_dir()


@pytest.mark.parametrize("form", ["pickle", "torch", "npz", "npy"])
def test_a_model_of_ours_runs_nothing(small: Path, tmp_path: Path, mark: Path, form: str) -> None:
    payload = _payloads(mark)[form]
    names = [path.relative_to(small) for path in sorted(small.rglob("*")) if path.is_file()]
    assert len(names) >= 4
    for number, name in enumerate([*names, *map(Path, PICKLED)]):
        model = shutil.copytree(small, tmp_path / str(number))
        (model / name).write_bytes(payload)
        with suppress(ModelError), chosen.using(model):
            chosen.load()
        if name in names:  # also by somebody who made the digest fit
            with pytest.raises(Exception, match=r"."):
                modelfiles.read(model, codebooks.DEFAULT)
        assert not mark.exists(), name


@pytest.mark.parametrize("form", ["pickle", "torch"])
def test_an_encoder_of_another_runs_nothing(foreign: Path, tmp_path: Path, mark: Path, form: str) -> None:
    payload = _payloads(mark)[form]
    names = [path.relative_to(foreign) for path in sorted(foreign.rglob("*")) if path.is_file()]
    assert len(names) >= 6
    for number, name in enumerate([*names, *map(Path, PICKLED)]):
        folder = shutil.copytree(foreign, tmp_path / f"{number}-proef")
        (folder / name).write_bytes(payload)
        with suppress(EncoderError):
            hub.named(str(folder), train.BASE).vectors(TEXTS, [])
        assert not mark.exists(), name


@pytest.mark.parametrize("name", ["pytorch_model.bin", "1_Pooling/pytorch_model.bin", "adapter_model.bin"])
def test_weights_in_which_code_can_hide_are_refused(
    foreign: Path, tmp_path: Path, mark: Path, name: str
) -> None:
    folder = shutil.copytree(foreign, tmp_path / "proef")
    for weights in folder.glob("*.safetensors"):
        weights.rename(weights.with_name("other.safetensors"))
    (folder / name).write_bytes(_payloads(mark)["torch"])
    with pytest.raises(EncoderError, match=r"code verborgen.*model\.safetensors"):
        hubfiles.found(str(folder))


def test_they_may_lie_beside_better_ones(foreign: Path, tmp_path: Path, mark: Path) -> None:
    folder = shutil.copytree(foreign, tmp_path / "proef")
    (folder / "pytorch_model.bin").write_bytes(_payloads(mark)["torch"])
    assert hub.named(str(folder), train.BASE).vectors(TEXTS, []).shape == (1, 16)
    assert not mark.exists()


def test_code_that_a_configuration_names_is_not_run(foreign: Path, tmp_path: Path, mark: Path) -> None:
    import json

    folder = shutil.copytree(foreign, tmp_path / "proef")
    (folder / "kwaad.py").write_text(f"import pathlib\npathlib.Path({str(mark)!r}).mkdir()\n", "utf-8")
    for file in ("config.json", "sentence_bert_config.json", "tokenizer_config.json"):
        said = json.loads((folder / file).read_text("utf-8"))
        said |= {
            "auto_map": {"AutoConfig": "kwaad.A", "AutoModel": "kwaad.A", "AutoTokenizer": "kwaad.A"},
            "trust_remote_code": True,
            "model_args": {"trust_remote_code": True},
            "config_args": {"trust_remote_code": True},
            "tokenizer_args": {"trust_remote_code": True},
        }
        (folder / file).write_text(json.dumps(said), "utf-8")
    with suppress(EncoderError):
        hub.named(str(folder), train.BASE).vectors(TEXTS, [])
    assert not mark.exists()
