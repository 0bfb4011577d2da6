"""Articles with questions -> groups of passages, and questions that each one of them answers."""

from dataclasses import dataclass

from encoder import BEGIN, END

MOST_QUESTION, MOST_PASSAGE = 64, 400
# As many as fit in memory and leave a question hundreds of sentences to tell its own from.
GROUP_TOKENS, QUESTIONS_A_PASSAGE = 5000, 5


@dataclass
class Passage:
    """`parts`: of each own token its sentence, counted from 1; 0 for title and headings."""

    ids: list
    first: int
    parts: list
    sentences: int


@dataclass
class Question:
    """`passage`: its place in the group; `sentences` of it, counted from 1, that hold the answer."""

    ids: list
    first: int
    weights: list
    passage: int
    sentences: list


def passage_of(paragraph, prefix):
    context, ids = paragraph["context"], paragraph["ids"]
    parts = [0] * (len(context) + len(ids))
    for row, (start, end) in enumerate(paragraph["sentences"]):
        parts[len(context) + start : len(context) + end] = [row + 1] * (end - start)
    whole = [BEGIN, *prefix, *context, *ids, END]
    return Passage(whole, 1 + len(prefix), parts, len(paragraph["sentences"]))


def question_of(question, paragraph, prefix, place):
    ids = question["ids"][:MOST_QUESTION]
    rows = enumerate(paragraph["sentences"])
    right = {row + 1 for row, (a, b) in rows if any(a <= start < b for start, _ in question["answers"])}
    weights = question["weights"][:MOST_QUESTION]
    return Question([BEGIN, *prefix, *ids, END], 1 + len(prefix), weights, place, sorted(right))


def groups_of(articles, rng):
    """All articles in groups: of one kind in every other round, so that they are hard to tell apart."""
    order = rng.sample(articles, len(articles))
    if rng.random() < 0.5:
        order.sort(key=lambda article: article["kind"])
    groups, group, count = [], [], 0
    for article in order:
        tokens = sum(len(one["ids"]) + len(one["context"]) for one in article["paragraphs"])
        if group and count + tokens > GROUP_TOKENS:
            groups.append(group)
            group, count = [], 0
        group.append(article)
        count += tokens
    return rng.sample([*groups, group], len(groups) + 1)


def least_seen(paragraph, language, seen, rng):
    """Answerable questions on a paragraph, so many at most; those in another language somewhat first."""

    def worn(question):
        return seen.get(id(question), 0) + rng.random() * (1 if question["language"] == language else 0.6)

    answerable = [one for one in paragraph["questions"] if one["answers"]]
    return sorted(answerable, key=worn)[:QUESTIONS_A_PASSAGE]


def examples_of(group, seen, rng):
    """-> passages and questions; `seen` counts how often each one was chosen."""
    passages, questions = [], []
    for article in group:
        prefixes = article["prefixes"]
        for paragraph in article["paragraphs"]:
            if len(paragraph["ids"]) + len(paragraph["context"]) > MOST_PASSAGE:
                continue
            for question in least_seen(paragraph, article["language"], seen, rng):
                seen[id(question)] = seen.get(id(question), 0) + 1
                questions.append(question_of(question, paragraph, prefixes["question"], len(passages)))
            passages.append(passage_of(paragraph, prefixes["passage"]))
    return passages, [one for one in questions if one.sentences]
