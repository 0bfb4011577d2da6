"""python train_reader.py tokens.jsonl SOURCE.onnx OUT.onnx --minutes 35: trains the reader further.

README.md tells what with, and how to get there.
"""

import copy

import torch
import torch.nn.functional as F

from descent import Settings, run
from encoder import padded
from reader import Reader
from reader_examples import Balance, batches_of, units_of

# With a share of the first weights texts unlike these are read better.
SETTINGS = Settings(learning_rate=6e-5, frozen_layers=1, mean_steps=500, kept_share=0.1)
# How much the order of what has an answer and what hasn't counts against the answers.
ORDER_WEIGHT = 0.4
# How much the names count that the model found before, each second step, and in how many sentences.
NAME_WEIGHT, NAME_SENTENCES = 8, 16
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
    """A question on its own text shall have a higher margin than what has no answer, where it has one."""
    losses, row = [], 0
    for unit in units:
        count = len(unit.examples)
        if unit.examples[0].answers:
            losses += [F.softplus(margin[row + other] - margin[row]) for other in range(1, count)]
        row += count
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


def endless(articles, rng):
    """Batches of all questions, over and over."""
    seen, balance = {}, Balance(articles)
    while True:
        for batch in batches_of(units_of(articles, balance, seen, rng), rng):
            for unit in batch:
                seen[unit.key] = seen.get(unit.key, 0) + 1
            yield batch


def losses(model, articles, rng):
    """Endless; names every second time."""
    teacher = copy.deepcopy(model).eval()
    sentences = [
        one["ids"][a:b] for article in articles for one in article["paragraphs"]
        for a, b in one["sentences"] if b - a > 4
    ]
    for step, batch in enumerate(endless(articles, rng)):
        loss = answer_loss(model, batch)
        if step % 2 == 0:
            loss = loss + NAME_WEIGHT * name_loss(model, teacher, sentences, rng)
        yield loss


if __name__ == "__main__":
    run(__doc__, Reader, losses, SETTINGS)
