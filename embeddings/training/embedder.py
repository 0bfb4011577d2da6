"""The embedder as a PyTorch module."""

import torch
import torch.nn.functional as F

from encoder import Encoder, padded

MOST_TOKENS = 6000


class Embedder(Encoder):
    last = "last_hidden_state"

    def forward(self, texts):
        """Texts with `ids` and `first` -> unit vectors [texts, HIDDEN], hidden states of each one's own tokens."""
        vectors, own = [None] * len(texts), [None] * len(texts)
        for rows in batches_of(texts):
            hidden, mask = self.encode(*padded([texts[row].ids for row in rows]))
            pooled = F.normalize((hidden * mask[..., None]).sum(1), dim=-1)
            for place, row in enumerate(rows):
                vectors[row] = pooled[place]
                own[row] = hidden[place, texts[row].first : len(texts[row].ids) - 1]
        return torch.stack(vectors), own


def batches_of(texts):
    """Rows of alike length together, at most so many tokens with padding."""
    batch = []
    for row in sorted(range(len(texts)), key=lambda row: len(texts[row].ids)):
        if batch and (len(batch) + 1) * len(texts[row].ids) > MOST_TOKENS:
            yield batch
            batch = []
        batch.append(row)
    yield batch
