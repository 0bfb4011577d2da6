"""How both models are trained: for a given time, and what is kept of it."""

import argparse
import copy
import json
import random
import time
from dataclasses import dataclass

import torch

# Steps until the learning rate is reached, and the share of the time at whose end it falls to nothing.
WARM_UP, COOL_DOWN = 60, 0.7


@dataclass
class Settings:
    """`frozen_layers`: the lowest ones, not trained; the mean over about `mean_steps` is kept, with a share of the first weights."""

    learning_rate: float
    frozen_layers: int
    mean_steps: int
    kept_share: float


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


def descend(model, losses, minutes, settings):
    """-> the mean of the model's weights over the last steps, with a share of the first ones.

    `losses` is endless; each one is computed with the weights as they then are.
    """
    first, mean = copy.deepcopy(model).eval(), copy.deepcopy(model).eval()
    optimizer, begun = optimizer_of(model), time.time()
    for step, loss in enumerate(losses):
        left = 1 - (time.time() - begun) / (60 * minutes)
        if left < 0:
            mix(mean, first, settings.kept_share)
            return mean
        rate = settings.learning_rate * min(1, (step + 1) / WARM_UP) * max(0.02, min(1, left / COOL_DOWN))
        for group in optimizer.param_groups:
            group["lr"] = rate
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        mix(mean, model, 1 - min(1 - 1 / settings.mean_steps, (step + 1) / (step + 10)))
        if step % 50 == 0:
            print(f"step {step}, loss {loss.item():.3f}, {100 * (1 - left):.0f} %", flush=True)


def run(description, Model, losses, settings):
    """Trains as the command line says; `losses(model, articles, rng)` is endless."""
    parser = argparse.ArgumentParser(description=description)
    for name in ("tokens", "source", "out"):
        parser.add_argument(name)
    parser.add_argument("--minutes", type=float, required=True)
    options = parser.parse_args()
    torch.manual_seed(1)
    with open(options.tokens, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    model = Model(options.source)
    model.freeze(settings.frozen_layers)
    steps = losses(model, articles, random.Random(1))
    descend(model, steps, options.minutes, settings).save(options.source, options.out)
