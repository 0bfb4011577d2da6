"""Articles with questions -> inputs of the reader and where their answers are."""

from collections import Counter
from dataclasses import dataclass

from encoder import BEGIN, END

MOST_TOKENS, MOST_QUESTION, MOST_CONTEXT = 512, 64, 24


@dataclass
class Example:
    """`answers`: first and last token of each, counted in `ids`; empty when the text has none."""

    ids: list
    first: int
    answers: list


@dataclass
class Unit:
    """One question, perhaps with a second text that doesn't answer it; `key` tells it from others."""

    key: tuple
    examples: list

    @property
    def tokens(self):
        return max(len(example.ids) for example in self.examples)


def make_example(question, context, text, answers):
    """`answers`: ranges [first, end) within `text`."""
    head = [BEGIN, *question[:MOST_QUESTION], END, END, *context[:MOST_CONTEXT]]
    body = text[: MOST_TOKENS - len(head) - 1]
    kept = [(len(head) + a, len(head) + b - 1) for a, b in answers if b <= len(body)]
    return Example([*head, *body, END], len(head), kept)


def context_of(article, paragraph, rng):
    chance = rng.random()
    return paragraph["context"] if chance < 0.5 else article["title"] if chance < 0.85 else []


def own_example(article, paragraph, question, rng):
    """The paragraph, a few of its sentences, those that don't answer, or two paragraphs in one."""
    sentences, answers, chance = paragraph["sentences"], question["answers"], rng.random()
    make = lambda text, kept: make_example(question["ids"], context_of(article, paragraph, rng), text, kept)
    if chance < 0.25 and len(sentences) > 1:
        start, end = window_of(sentences, answers, rng)
        inside = [(a - start, b - start) for a, b in answers if start <= a and b <= end]
        return make(paragraph["ids"][start:end], inside)
    if chance < 0.33 and answers and len(sentences) > 2:
        silent = [(a, b) for a, b in sentences if not any(x < b and a < y for x, y in answers)]
        if silent:
            return make([token for a, b in silent for token in paragraph["ids"][a:b]], [])
    if chance < 0.38 and len(article["paragraphs"]) > 1:
        other = rng.choice([one for one in article["paragraphs"] if one is not paragraph])["ids"]
        if len(other) + len(paragraph["ids"]) < 380:
            if rng.random() < 0.5:
                return make(paragraph["ids"] + other, answers)
            return make(other + paragraph["ids"], [(a + len(other), b + len(other)) for a, b in answers])
    return make(paragraph["ids"], answers)


def window_of(sentences, answers, rng):
    """One or three neighbouring sentences, with the first answer among them if there is one."""
    size = 1 if rng.random() < 0.5 else min(3, len(sentences))
    first = rng.randrange(len(sentences) - size + 1)
    if answers:
        row = next((i for i, (a, b) in enumerate(sentences) if a <= answers[0][0] < b), 0)
        first = max(0, min(row - rng.randrange(size), len(sentences) - size))
    return sentences[first][0], sentences[first + size - 1][1]


class Balance:
    """What the model must not learn from: common tokens, and which languages are asked in."""

    def __init__(self, articles):
        self.paragraphs, pairs = Counter(), {}
        for article in articles:
            for paragraph in article["paragraphs"]:
                self.paragraphs.update(set(paragraph["ids"]))
                for question in paragraph["questions"]:
                    counts = pairs.setdefault((article["language"], question["language"]), [0, 0])
                    counts[bool(question["answers"])] += 1
        self.share = {
            (own, asked): 1.1 * silent / max(1, answered)
            for (own, asked), (silent, answered) in pairs.items()
            if own != asked
        }

    def leaves_out(self, article, question, rng):
        """A question in another language than the text's shall be no sign that there is an answer."""
        share = self.share.get((article["language"], question["language"]), 1)
        return bool(question["answers"]) and rng.random() > share

    def alike(self, question, siblings, rng):
        """Mostly the sibling that shares most with the question, counted by how rare it is."""
        asked = set(question["ids"])
        common = lambda one: sum(1 / (1 + self.paragraphs[token]) for token in asked.intersection(one["ids"]))
        return max(siblings, key=common) if rng.random() < 0.7 else rng.choice(siblings)


def units_of(articles, balance, seen, rng):
    """All questions, the least seen ones first."""
    units = []
    for article in articles:
        for paragraph in article["paragraphs"]:
            siblings = [one for one in article["paragraphs"] if one is not paragraph]
            for question in paragraph["questions"]:
                if balance.leaves_out(article, question, rng):
                    continue
                examples = [own_example(article, paragraph, question, rng)]
                if siblings and rng.random() < (0.6 if question["answers"] else 0.12):
                    sibling = balance.alike(question, siblings, rng)
                    context = context_of(article, sibling, rng)
                    examples.append(make_example(question["ids"], context, sibling["ids"], []))
                units.append(Unit(tuple(question["ids"] + paragraph["ids"][:8]), examples))
    return sorted(units, key=lambda unit: seen.get(unit.key, 0) + rng.random() / 2)


def batches_of(units, rng, most_tokens=6000, pool=1500):
    """Units of alike length together, at most so many tokens with padding."""
    for start in range(0, len(units), pool):
        batches, batch, count = [], [], 0
        for unit in sorted(units[start : start + pool], key=lambda unit: unit.tokens):
            if batch and (count + len(unit.examples)) * unit.tokens > most_tokens:
                batches.append(batch)
                batch, count = [], 0
            batch.append(unit)
            count += len(unit.examples)
        batches.append(batch)
        rng.shuffle(batches)
        yield from batches
