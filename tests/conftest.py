"""Values and folders that tests of several packages need."""

from __future__ import annotations

import gc
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from corpus.model import (
    Block,
    BlockKind,
    Document,
    Fact,
    Laag,
    Metadata,
    Page,
    Part,
    PartKind,
    Reading,
    Region,
)
from corpus.spans import AlignedText
from nlp import codebooks, modelfiles, passages, train

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# The same examples each time, so that a failure is of the change that is tested; HYPOTHESIS_PROFILE=default
# looks for new ones. No deadline: on a busy machine time says nothing of the code.
settings.register_profile(
    "vast", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "vast"))

pytest_plugins = ["tests.postgres", "tests.browser"]

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept-lower-baseline",
        action="store_true",
        help="pin the figures of tests/eval/baseline.json at what is reached now",
    )
    parser.addoption(
        "--rewrite-docs",
        action="store_true",
        help="write docs/vraagtaal.md and the output in docs/analyse.md as they come out now",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """What is loaded while tests are collected stays, so that nothing is looked for in it."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """From here on garbage is collected, among what the tests themselves make."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def own_environment() -> Iterator[None]:
    """What the command line says to the processes that it starts does not hold for those of other tests."""
    yield
    os.environ.pop("PYTHONSAFEPATH", None)


@pytest.fixture
def shared() -> Path:
    """The folder of real documents and their coding, which is not part of the project."""
    if not SHARED.is_dir():
        pytest.skip("de map ../shared met echte documenten is er niet")
    return SHARED


@pytest.fixture
def examples() -> Path:
    return ROOT / "examples" / "dossier"


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    """Makes a reading of lines of text: "# ..." is a heading, "~ ..." furniture, the rest paragraphs."""
    return make_reading


def make_reading(
    *lines: str, name: str = "brief.txt", laag: Laag = Laag.PROVINCIE, sender: str = ""
) -> Reading:
    source = "\n".join(lines)
    blocks: list[Block] = []
    path: tuple[str, ...] = ()
    offset = 0
    for index, line in enumerate(lines):
        mark, kind = (
            line[:2],
            {"# ": BlockKind.HEADING, "~ ": BlockKind.FURNITURE}.get(line[:2], BlockKind.PARAGRAPH),
        )
        skip = 2 if mark in {"# ", "~ "} else 0
        content = AlignedText.of(source, offset + skip, offset + len(line))
        regions = (Region(1, 50.0, 10.0 * index, 500.0, 10.0 * index + 9),)
        blocks.append(Block(index, 0, kind, content, 1, int(kind is BlockKind.HEADING), path, regions))
        if kind is BlockKind.HEADING:
            path = (content.text,)
        offset += len(line) + 1
    senders = (Fact(sender, sender, 1),) if sender else ()
    document = Document(
        id=f"{hash_of(source)}",
        name=name,
        format="txt",
        page_count=1,
        parts=(Part(0, PartKind.INVOERINGSTOETS, "Toets", "Toets"),),
        metadata=Metadata(senders=senders, laag=laag, date=Fact("2026-01-26", "26 januari 2026", 1)),
    )
    return Reading(document, source, (Page(1, 0, len(source), 595.0, 842.0),), tuple(blocks))


def hash_of(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture(scope="session")
def lessons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a few of the coded passages, so that learning from them takes a moment."""
    folder = tmp_path_factory.mktemp("lessen")
    for path in sorted(train.PASSAGES.glob("*.jsonl"))[:4]:
        lines = path.read_text("utf-8").splitlines()[:8]
        (folder / path.name).write_text("\n".join(lines) + "\n", "utf-8")
    return folder


@pytest.fixture(scope="session")
def small(lessons: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model that learnt from these few passages."""
    folder, ruled = tmp_path_factory.mktemp("model") / "klein", codebooks.load()
    documents = passages.read(lessons)
    modelfiles.save(train.fit(documents, ruled, train.identity(ruled, lessons)), folder, ruled.codebook.id)
    return folder


@pytest.fixture(scope="session")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers model, made on the spot: a transformer of one layer, of random weights."""
    folder = tmp_path_factory.mktemp("encoder") / "proefmodel"
    make_encoder(folder)
    return folder


def make_encoder(folder: Path, seed: int = 0) -> None:
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import BertWordPieceTokenizer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    path = min(train.PASSAGES.glob("*.jsonl"))
    texts = [
        unit["tekst"]
        for line in path.read_text("utf-8").splitlines()
        for unit in json.loads(line)["eenheden"]
    ]
    words = BertWordPieceTokenizer()
    words.train_from_iterator(texts, vocab_size=300, min_frequency=1, show_progress=False)
    plain = folder.with_name(f"{folder.name}-bert")
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
        BertModel(BertConfig(vocab_size=300, **sizes)).save_pretrained(plain)
    BertTokenizerFast(tokenizer_object=words._tokenizer).save_pretrained(plain)
    transformer = Transformer(str(plain))
    pooled = Pooling(transformer.get_embedding_dimension())
    SentenceTransformer(modules=[transformer, pooled], device="cpu").save(str(folder))
