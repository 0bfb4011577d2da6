"""Articles with questions -> inputs of the reader and where their answers are."""

from collections import Counter
from dataclasses import dataclass

from encoder import BEGIN, END

MOST_TOKENS, MOST_QUESTION, MOST_CONTEXT = 512, 64, 24
# Of questions with spoilt versions those as hurried members write them; of all those with a remark, and
# those behind another one, of which so many tokens are left at least.
HURRIED_SHARE, REMARKED_SHARE, FOLLOWING_SHARE, LEAST_BEFORE = 0.2, 0.1, 0.04, 6


@dataclass
class Example:
    """`answers`: first and last token of each, counted in `ids`; empty when the text has none."""

    ids: list
    first: int
    answers: list


@dataclass
class Unit:
    """One question with its text first; behind it others, or texts, without an answer; `key` tells it from others."""

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


def own_cut(article, paragraph, question, rng):
    """-> context, text, answers: the paragraph, a few of its sentences, those that don't answer, or two paragraphs in one."""
    sentences, answers, chance = paragraph["sentences"], question["answers"], rng.random()
    context, ids = context_of(article, paragraph, rng), paragraph["ids"]
    if chance < 0.25 and len(sentences) > 1:
        start, end = window_of(sentences, answers, rng)
        return context, ids[start:end], [(a - start, b - start) for a, b in answers if start <= a and b <= end]
    if chance < 0.33 and answers and len(sentences) > 2:
        silent = [(a, b) for a, b in sentences if not any(x < b and a < y for x, y in answers)]
        if silent:
            return context, [token for a, b in silent for token in ids[a:b]], []
    if chance < 0.38 and len(article["paragraphs"]) > 1:
        other = rng.choice([one for one in article["paragraphs"] if one is not paragraph])["ids"]
        if len(other) + len(ids) < 380:
            if rng.random() < 0.5:
                return context, ids + other, answers
            return context, other + ids, [(a + len(other), b + len(other)) for a, b in answers]
    return context, ids, answers


def window_of(sentences, answers, rng):
    """One or three neighbouring sentences, with the first answer among them if there is one."""
    size = 1 if rng.random() < 0.5 else min(3, len(sentences))
    first = rng.randrange(len(sentences) - size + 1)
    if answers:
        row = next((i for i, (a, b) in enumerate(sentences) if a <= answers[0][0] < b), 0)
        first = max(0, min(row - rng.randrange(size), len(sentences) - size))
    return sentences[first][0], sentences[first + size - 1][1]


def has_misses(paragraph):
    return not all(question["answers"] for question in paragraph["questions"])


class Balance:
    """What the model must not learn from: common tokens, and which languages are asked in."""

    def __init__(self, articles):
        self.paragraphs, pairs = Counter(), {}
        for article in articles:
            for paragraph in article["paragraphs"]:
                self.paragraphs.update(set(paragraph["ids"]))
                for question in paragraph["questions"] if has_misses(paragraph) else ():
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


def behind(before, ids):
    """A question behind the end of another one, as a follow-up is read."""
    room = MOST_QUESTION - len(ids)
    return [*before[-room:], *ids] if room >= LEAST_BEFORE else ids


def wording_of(question, spoilt, rng):
    chance = rng.random()
    if chance < REMARKED_SHARE and len(question.get("remarked", ())) in range(1, MOST_QUESTION + 1):
        return "remarked"
    return "hurried" if spoilt and chance > 1 - HURRIED_SHARE else "ids"


def unit_of(article, paragraph, question, spoilt, sibling_share, balance, rng):
    """The question, its spoilt versions on the same text, and perhaps itself on a sibling."""
    context, text, answers = own_cut(article, paragraph, question, rng)
    written = wording_of(question, spoilt, rng)
    others = [one["ids"] for one in paragraph["questions"] if one is not question]
    before = rng.choice(others) if others and rng.random() < FOLLOWING_SHARE else []
    asked = [behind(before, one[written]) for one in (question, *spoilt)]
    examples = [make_example(asked[0], context, text, answers)]
    examples += [make_example(one, context, text, []) for one in asked[1:]]
    siblings = [one for one in article["paragraphs"] if one is not paragraph]
    if siblings and rng.random() < sibling_share:
        sibling = balance.alike(question, siblings, rng)
        context = context_of(article, sibling, rng)
        examples.append(make_example(asked[0], context, sibling["ids"], []))
    ids = [token for one in (question, *spoilt) for token in one["ids"]]
    return Unit((*ids, *paragraph["ids"][:8]), examples)


def units_of(articles, balance, seen, rng):
    """All questions, the least seen ones first; without near misses only those that are spoilt or followed up."""
    units = []
    for article in articles:
        for paragraph in article["paragraphs"]:
            for question in paragraph["questions"]:
                one = article, paragraph, question
                units += [unit_of(*one, [spoilt], 0.25, balance, rng) for spoilt in question["spoilt"]]
                units += [
                    unit_of(article, paragraph, following, [], 0, balance, rng)
                    for following in question["followUps"]
                    if following["answers"] or not following["answerable"]
                ]
                if has_misses(paragraph) and not balance.leaves_out(article, question, rng):
                    units.append(unit_of(*one, [], 0.6 if question["answers"] else 0.12, balance, rng))
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
