"""Fits the encoder to the domain, together with the heads that look at its vectors.

The table of vectors and one linear head for each question are learnt at once from the coded passages, all
questions sharing the table (multi-task learning: R. Caruana, Machine Learning 28, 1997). Sentences of one
thema are drawn together besides, and others apart (supervised contrastive pairs: P. Khosla et al., 2020).
Only vectors of pieces that the passages hold are changed. Needs torch; using what it makes does not.
"""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from nlp.heads import Head
from nlp.meaning import SCALE, fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scipy.sparse import csr_matrix

    from nlp.encoder import Pieces, StaticEncoder
    from nlp.heads import Target
    from nlp.stretches import Stretch

EPOCHS, BATCH, SEED = 8, 64, 0
TABLE_RATE, HEAD_RATE, DECAY = 4e-3, 2e-3, 0.05
"""Learning rates (Adam) and weight decay of the heads; chosen, as the rest, by leaving out files in turn."""
DROPPED = 0.4
"""The share of features that is left out at each step (dropout): there are more features than sentences."""
PAIRS, SHARPNESS = 0.3, 5.0
"""The weight of the pairs in the loss, and the inverse temperature of their similarities."""
WEIGHT = {"rol": 1.0, "thema": 1.0, "toerekening": 0.5, "eerder": 1.0, "fase": 0.3}


def tuned(
    encoder: StaticEncoder, stretches: Sequence[Stretch], scores: csr_matrix, targets: Mapping[str, Target]
) -> tuple[StaticEncoder, dict[str, Head]]:
    """The encoder fitted to these sentences, and a head a question over its vectors and the scores.

    `scores` are the rules' scores, a row a sentence. The same input gives the same result.
    """
    import numpy as np
    import torch

    sides = fields(encoder, stretches)
    before = torch.get_num_threads()
    torch.set_num_threads(1)  # sums in another order would give another table
    try:
        with torch.random.fork_rng():
            torch.manual_seed(SEED)
            table, layer = _learnt(encoder, sides, scores, _tensors(targets))
    finally:
        torch.set_num_threads(before)
    weights, bias = layer.weight.detach().numpy().T, layer.bias.detach().numpy()
    bounds = np.cumsum([0, *(len(target.classes) for target in targets.values())])
    heads = {
        question: Head(target.classes, weights[:, a:b].astype(np.float32), bias[a:b].astype(np.float32))
        for (question, target), a, b in zip(targets.items(), bounds[:-1], bounds[1:], strict=True)
    }
    return replace(encoder, table=table.weight.detach().numpy()), heads


def _learnt(
    encoder: StaticEncoder, sides: tuple[Pieces, ...], scores: csr_matrix, targets: Mapping[str, Any]
) -> Any:
    """The table and the linear layer after all epochs."""
    import torch

    table = torch.nn.EmbeddingBag.from_pretrained(
        torch.from_numpy(encoder.table.copy()), freeze=False, mode="mean", sparse=True
    )
    width = len(sides) * encoder.table.shape[1] + scores.shape[1]
    layer = torch.nn.Linear(width, sum(answers.shape[1] for answers, _ in targets.values()))
    steps = (
        torch.optim.SparseAdam(table.parameters(), lr=TABLE_RATE),
        torch.optim.AdamW(layer.parameters(), lr=HEAD_RATE, weight_decay=DECAY),
    )
    order = list(range(scores.shape[0]))
    shuffle = random.Random(SEED).shuffle  # noqa: S311  # an order, no secret
    for _ in range(EPOCHS):
        shuffle(order)
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            wanted = {q: (answers[rows], counts[rows]) for q, (answers, counts) in targets.items()}
            found = torch.from_numpy(scores[rows].toarray())
            loss = _loss(table, layer, [[side[i] for i in rows] for side in sides], found, wanted)
            for step in steps:
                step.zero_grad()
            loss.backward()
            for step in steps:
                step.step()  # type: ignore[no-untyped-call]  # torch types Adam but not its sparse form
    return table, layer


def _loss(table: Any, layer: Any, sides: Sequence[Pieces], scores: Any, targets: Mapping[str, Any]) -> Any:
    import torch
    from torch.nn import functional

    vectors = [functional.normalize(_bag(table, pieces), dim=1) for pieces in sides]
    features = torch.cat([*(SCALE * v for v in vectors), scores], dim=1)
    logits = layer(functional.dropout(features, DROPPED))
    total, at = PAIRS * _pair_loss(vectors[0], *targets["thema"]), 0
    for question, (answers, counts) in targets.items():
        own = logits[:, at : at + answers.shape[1]]
        at += answers.shape[1]
        losses = functional.binary_cross_entropy_with_logits(own, answers, reduction="none").sum(dim=1)
        total = total + WEIGHT[question] * (losses * counts).mean()
    return total


def _pair_loss(vectors: Any, themas: Any, counts: Any) -> Any:
    """How far sentences of one thema stand apart, beside those of others; zero where there is no pair."""
    import torch

    themas = themas * counts.unsqueeze(1)
    alone = torch.eye(len(vectors))
    alike = ((themas @ themas.T) > 0).float() * (1 - alone)
    nearness = (SHARPNESS * vectors @ vectors.T - 1e4 * alone).log_softmax(dim=1)
    paired = alike.sum(dim=1) > 0
    if not paired.any():
        return vectors.sum() * 0
    return -((nearness * alike).sum(dim=1)[paired] / alike.sum(dim=1)[paired]).mean()


def _bag(table: Any, pieces: Pieces) -> Any:
    import torch

    lengths = torch.tensor([0, *(len(ids) for ids in pieces[:-1])])
    return table(torch.tensor(list(chain.from_iterable(pieces)), dtype=torch.long), lengths.cumsum(0))


def _tensors(targets: Mapping[str, Target]) -> dict[str, Any]:
    import torch

    return {q: (torch.from_numpy(t.answers), torch.from_numpy(t.counts)) for q, t in targets.items()}
