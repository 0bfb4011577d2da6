"""What both models are beneath their outputs, as a PyTorch module, loaded from an ONNX file and written back."""

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from torch import nn

HIDDEN, LAYERS, HEADS, BLOCK = 384, 12, 12, 32
EPSILON = 1e-12
BEGIN, PADDING, END = 0, 1, 2


class Linear(nn.Module):
    """A projection; int8 in the file, one scale a column."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(outputs, inputs))
        self.bias = nn.Parameter(torch.empty(outputs))

    def forward(self, x):
        return F.linear(x, self.weight.to(x.dtype), self.bias.to(x.dtype))

    def tensors(self, name):
        """name in the file -> float tensor, as the file has it (columns are outputs)."""
        weight = self.weight.detach().T
        scale = weight.abs().amax(0) / 127
        scale[scale == 0] = 1
        codes = (weight / scale).round().clamp(-127, 127).to(torch.int8)
        return {f"{name}.w": codes, f"{name}.s": scale, f"{name}.b": self.bias.detach()}

    def load(self, name, file):
        self.weight.data = (file[f"{name}.w"].float() * file[f"{name}.s"]).T.contiguous()
        self.bias.data = file[f"{name}.b"]


class LayerNorm(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.empty(HIDDEN))
        self.bias = nn.Parameter(torch.empty(HIDDEN))

    def forward(self, x):
        weight, bias = self.weight.to(x.dtype), self.bias.to(x.dtype)
        return F.layer_norm(x, (HIDDEN,), weight, bias, EPSILON)

    def tensors(self, name):
        return {f"{name}.ln.w": self.weight.detach(), f"{name}.ln.b": self.bias.detach()}

    def load(self, name, file):
        self.weight.data, self.bias.data = file[f"{name}.ln.w"], file[f"{name}.ln.b"]


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.projected = Linear(HIDDEN, 3 * HIDDEN), Linear(HIDDEN, HIDDEN)
        self.inner, self.outer = Linear(HIDDEN, 4 * HIDDEN), Linear(4 * HIDDEN, HIDDEN)
        self.attention, self.out = LayerNorm(), LayerNorm()

    def forward(self, x, mask):
        batch, tokens, _ = x.shape
        heads = (y.view(batch, tokens, HEADS, -1).transpose(1, 2) for y in self.qkv(x).split(HIDDEN, -1))
        attended = F.scaled_dot_product_attention(*heads, attn_mask=mask)
        x = self.attention(x + self.projected(attended.transpose(1, 2).reshape(batch, tokens, HIDDEN)))
        return self.out(x + self.outer(F.gelu(self.inner(x))))


class Encoder(nn.Module):
    """Token ids -> hidden states. Word and position embeddings never change."""

    # Name of the last layer's normalisation in the file, where it is the file's output.
    last = None

    def __init__(self, path):
        super().__init__()
        self.norm, self.layers = LayerNorm(), nn.ModuleList(Layer() for _ in range(LAYERS))
        self.build()
        initializers = onnx.load(path).graph.initializer
        file = {one.name: torch.from_numpy(onnx.numpy_helper.to_array(one).copy()) for one in initializers}
        self.codes, self.scales = file["word.codes"], file["word.scales"]
        self.positions = file["position.table"]
        for name, part in self.parts():
            part.load(name, file)

    def build(self):
        """For what a model has beyond this."""

    def parts(self):
        """Each part with the name it has in the file."""
        yield "hidden0", self.norm
        for row, layer in enumerate(self.layers):
            for name, part in layer.named_children():
                is_last = self.last and row == LAYERS - 1 and name == "out"
                yield self.last if is_last else f"l{row}.{name}", part

    def freeze(self, layers):
        """The lowest ones are not trained: it takes less time, and they know the languages already."""
        for part in (self.norm, *self.layers[:layers]):
            part.requires_grad_(False)

    def embed(self, ids):
        codes = self.codes[ids]
        words = torch.cat([codes & 15, codes >> 4], -1).float() - 8
        scaled = words.view(*ids.shape, HIDDEN // BLOCK, BLOCK) * self.scales[ids].float()[..., None]
        return scaled.view(*ids.shape, HIDDEN) + self.positions[: ids.shape[1]]

    def encode(self, ids, lengths):
        """int64 [batch, tokens], [batch] -> float32 [batch, tokens, HIDDEN], mask."""
        mask = torch.arange(ids.shape[1])[None] < lengths[:, None]
        x = self.norm(self.embed(ids)).to(torch.bfloat16)
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return x.float(), mask

    def save(self, source, path):
        """Writes the file `source` with this module's weights in it to `path`."""
        model, tensors = onnx.load(source), {}
        for name, part in self.parts():
            tensors |= part.tensors(name)
        for one in model.graph.initializer:
            if one.name in tensors:
                values = np.ascontiguousarray(tensors[one.name].numpy())
                one.CopyFrom(onnx.numpy_helper.from_array(values, one.name))
        onnx.save(model, path)


def padded(rows):
    """-> int64 [rows, tokens] and the length of each."""
    lengths = torch.tensor([len(row) for row in rows])
    ids = torch.full((len(rows), int(lengths.max())), PADDING, dtype=torch.long)
    for row, tokens in enumerate(rows):
        ids[row, : len(tokens)] = torch.tensor(tokens)
    return ids, lengths
