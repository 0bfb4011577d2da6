"""python train.py tokens.jsonl SOURCE.onnx OUT.onnx --minutes 35: trains the reader further.

README.md tells what with, and how to get there.
"""

import argparse
import copy
import json
import random
import time

import torch
import torch.nn.functional as F

from examples import Balance, batches_of, padded, units_of
from reader import Reader

LEARNING_RATE = 8e-5
# Steps until it is reached, and the share of the time at whose end it falls to nothing.
WARM_UP, COOL_DOWN = 60, 0.7
FROZEN_LAYERS = 3
# How much the order of a question's own paragraph and its sibling counts against the answers.
ORDER_WEIGHT = 0.4
# How much the names count that the model found before, each second step, and in how many sentences.
NAME_WEIGHT, NAME_SENTENCES = 8, 16
# The mean of the weights over about so many steps is what is kept.
MEAN_STEPS = 500
# How much of the first weights stays in the last: texts unlike these are read better so.
KEPT_SHARE = 0.35
NEVER = -1e4


def answer_loss(model, units):
    """Cross-entropy of starts and ends, the first token standing for "no answer here"."""
    examples = [example for unit in units for example in unit.examples]
    ids, lengths = padded([example.ids for example in examples])
    logits, _, _ = model(ids, lengths)
    candidates = torch.zeros(ids.shape, dtype=torch.bool)
    right = torch.zeros(*ids.shape, 2, dtype=torch.bool)
    for row, example in enumerate(examples):
        candidates[row, example.first : len(example.ids) - 1] = True
        for place in example.answers or [(0, 0)]:
            for end in (0, 1):
                right[row, place[end], end] = True
    inside = logits.masked_fill(~candidates[..., None], NEVER)
    allowed = torch.cat([logits[:, :1], inside[:, 1:]], 1)
    likely = F.log_softmax(allowed, 1).masked_fill(~right, NEVER).logsumexp(1)
    margin = (inside.logsumexp(1) - logits[:, 0]).mean(-1)
    return -likely.mean() + ORDER_WEIGHT * order_loss(units, margin)


def order_loss(units, margin):
    """A question's own text shall have a higher margin than the other one, where it answers."""
    losses, row = [], 0
    for unit in units:
        if len(unit.examples) == 2 and unit.examples[0].answers:
            losses.append(F.softplus(margin[row + 1] - margin[row]))
        row += len(unit.examples)
    return torch.stack(losses).sum() / row if losses else torch.zeros(())


def name_loss(model, teacher, sentences, rng):
    """Divergence from the names that the model found before it was trained further."""
    choice = sorted(rng.sample(sentences, 4 * NAME_SENTENCES), key=len)
    start = NAME_SENTENCES * rng.randrange(4)
    ids, lengths = padded([[0, *one[:126], 2] for one in choice[start : start + NAME_SENTENCES]])
    with torch.no_grad():
        _, before, mask = teacher(ids, lengths)
    _, now, _ = model(ids, lengths)
    both = (F.log_softmax(now, -1), F.log_softmax(before, -1))
    return (F.kl_div(*both, log_target=True, reduction="none").sum(-1) * mask).sum() / mask.sum()


def optimizer_of(model):
    trained = [one for one in model.parameters() if one.requires_grad]
    groups = [
        {"params": [one for one in trained if one.ndim > 1], "weight_decay": 0.01},
        {"params": [one for one in trained if one.ndim == 1], "weight_decay": 0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


@torch.no_grad()
def mix(into, other, share):
    """Moves the weights of `into` by `share` of the way to the other's."""
    for own, goal in zip(into.parameters(), other.parameters()):
        own.lerp_(goal, share)


def endless(articles, rng):
    """Batches of all questions, over and over."""
    seen, balance = {}, Balance(articles)
    while True:
        for batch in batches_of(units_of(articles, balance, seen, rng), rng):
            for unit in batch:
                seen[unit.key] = seen.get(unit.key, 0) + 1
            yield batch


def train(articles, source, minutes, rng):
    """-> the mean model, with a share of what it was."""
    model = Reader(source)
    model.freeze(FROZEN_LAYERS)
    teacher, mean = copy.deepcopy(model).eval(), copy.deepcopy(model).eval()
    optimizer, begun = optimizer_of(model), time.time()
    sentences = [
        one["ids"][a:b] for article in articles for one in article["paragraphs"]
        for a, b in one["sentences"] if b - a > 4
    ]
    for step, batch in enumerate(endless(articles, rng)):
        left = 1 - (time.time() - begun) / (60 * minutes)
        if left < 0:
            mix(mean, teacher, KEPT_SHARE)
            return mean
        rate = LEARNING_RATE * min(1, (step + 1) / WARM_UP) * max(0.02, min(1, left / COOL_DOWN))
        for group in optimizer.param_groups:
            group["lr"] = rate
        loss = answer_loss(model, batch)
        if step % 2 == 0:
            loss = loss + NAME_WEIGHT * name_loss(model, teacher, sentences, rng)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        kept = min(1 - 1 / MEAN_STEPS, (step + 1) / (step + 10))
        mix(mean, model, 1 - kept)
        if step % 50 == 0:
            print(f"step {step}, loss {loss.item():.3f}, {100 * (1 - left):.0f} %", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("tokens", "source", "out"):
        parser.add_argument(name)
    parser.add_argument("--minutes", type=float, required=True)
    options = parser.parse_args()
    torch.manual_seed(1)
    with open(options.tokens, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    train(articles, options.source, options.minutes, random.Random(1)).save(options.source, options.out)


if __name__ == "__main__":
    main()
