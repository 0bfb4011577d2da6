"""The reader as a PyTorch module."""

from encoder import HIDDEN, Encoder, Linear


class Head(Linear):
    """A projection that stays float32."""

    def tensors(self, name):
        return {f"{name}.w": self.weight.detach().T, f"{name}.b": self.bias.detach()}

    def load(self, name, file):
        self.weight.data = file[f"{name}.w"].T.contiguous()
        self.bias.data = file[f"{name}.b"]


class Reader(Encoder):
    def build(self):
        self.qa, self.ner = Head(HIDDEN, 2), Head(HIDDEN, 7)

    def parts(self):
        yield from super().parts()
        yield from (("qa", self.qa), ("ner", self.ner))

    def forward(self, ids, lengths):
        """int64 [batch, tokens], [batch] -> logits [batch, tokens, 2] and [batch, tokens, 7], mask."""
        hidden, mask = self.encode(ids, lengths)
        return self.qa(hidden), self.ner(hidden), mask
