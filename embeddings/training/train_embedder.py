"""python train_embedder.py tokens.jsonl SOURCE.onnx OUT.onnx --minutes 35: trains the embedder further.

README.md tells what with, and how to get there.
"""

import torch
import torch.nn.functional as F

from descent import Settings, run
from embedder import Embedder
from embedder_examples import examples_of, groups_of

SETTINGS = Settings(learning_rate=5e-5, frozen_layers=2, mean_steps=150, kept_share=0.3)
# What a likeness is divided by before the softmax: token by token, and of whole vectors.
TOKEN_TEMPERATURE, VECTOR_TEMPERATURE = 0.03, 0.02
# What finding the sentence and finding by vectors count against finding the passage token by token.
SENTENCE_WEIGHT, VECTOR_WEIGHT = 0.7, 0.5
# How much of a new mean of all tokens is taken over each step.
MEAN_SHARE = 0.02
NEVER = -9.0


class Means:
    """What all tokens share, which the bot takes off before it compares them; follows the model."""

    def __init__(self):
        self.means, self.steps = {}, 0

    def off(self, role, states):
        """-> unit vectors of all tokens, one after another."""
        tokens = torch.cat(states)
        now = tokens.detach().mean(0)
        before = self.means.get(role, now)
        self.means[role] = before.lerp(now, MEAN_SHARE)
        return F.normalize(tokens - self.means[role], dim=-1)


def greatest(values, columns, count):
    """Greatest value of each group of columns: [rows, columns] -> [rows, count]."""
    found = torch.full((len(values), count), -1.0)
    return found.scatter_reduce(1, columns[None].expand_as(values), values, "amax", include_self=False)


def weighted_mean(values, questions):
    """Rows of tokens -> rows of questions."""
    rows = torch.cat([torch.full((len(one.weights),), row) for row, one in enumerate(questions)])
    weights = torch.cat([torch.tensor(one.weights) / sum(one.weights) for one in questions])
    return torch.zeros(len(questions), values.shape[1]).index_add(0, rows, values * weights[:, None])


def group_loss(model, means, passages, questions):
    """Each question shall find its passage, and the sentence that answers, among all of the group's."""
    vectors, given = model(passages)
    asked, wanted = model(questions)
    firsts = [0]
    for one in passages:
        firsts.append(firsts[-1] + one.sentences + 1)
    parts = torch.tensor([first + part for first, one in zip(firsts, passages) for part in one.parts])
    owners = torch.tensor([row for row, one in enumerate(passages) for _ in range(one.sentences + 1)])
    likeness = means.off("question", wanted) @ means.off("passage", given).T
    best = greatest(likeness, parts, firsts[-1])
    right = torch.tensor([one.passage for one in questions])
    by_tokens = weighted_mean(greatest(best, owners, len(passages)), questions) / TOKEN_TEMPERATURE
    by_vectors = asked @ vectors.T / VECTOR_TEMPERATURE
    return (
        F.cross_entropy(by_tokens, right)
        + VECTOR_WEIGHT * F.cross_entropy(by_vectors, right)
        + SENTENCE_WEIGHT * sentence_loss(weighted_mean(best, questions), firsts, questions)
    )


def sentence_loss(scores, firsts, questions):
    """Title and headings are no sentences; any of those that hold the answer is right."""
    scores = scores.index_fill(1, torch.tensor(firsts[:-1]), NEVER) / TOKEN_TEMPERATURE
    right = torch.zeros_like(scores, dtype=torch.bool)
    for row, one in enumerate(questions):
        right[row, [firsts[one.passage] + sentence for sentence in one.sentences]] = True
    return (scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1)).mean()


def losses(model, articles, rng):
    """Endless."""
    seen, means = {}, Means()
    while True:
        for group in groups_of(articles, rng):
            passages, questions = examples_of(group, seen, rng)
            if questions:
                yield group_loss(model, means, passages, questions)


if __name__ == "__main__":
    run(__doc__, Embedder, losses, SETTINGS)
