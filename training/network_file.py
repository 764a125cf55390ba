"""Tesseract's LSTM component as a tree of layers, read from whole-number or float files and written as float.

Tesseract trains only networks of floating-point weights, and Debian ships whole-number ones. The format is that of Tesseract 5
(``lstm/network.cpp``, ``lstm/weightmatrix.cpp``): little endian, a string is a uint32 length and its bytes. On disk the scale of
a whole-number row is ``max|w| / 127``, so a weight is its int8 times the scale of its row.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

_CONTAINERS = frozenset(
    [
        "Series",
        "Parallel",
        "Replicated",
        "ParBidiLSTM",
        "DepParUDLSTM",
        "Par2dLSTM",
        "RTLReversed",
        "TTBReversed",
        "XYTranspose",
    ]
)
_OPAQUE = {"Input": 20, "Convolve": 8, "Reconfig": 8, "Maxpool": 8}  # bytes of settings that are carried over
_LAYER_RATES = 64  # flag: the container stores a learning rate for each layer
_INT_MODE, _MARK = 1, 0x80  # flags of a weight matrix: whole numbers; "not the format of version 3"
_FLOAT_MATRIX = 0x84
_WHOLE_NUMBERS = 1  # flag of the network's tail


@dataclass
class Layer:
    """A layer of the network: its header, and either the layers inside, opaque settings, or weight matrices."""

    kind: str
    header: tuple[int, int, int, int, int, int]  # training, needs_backprop, flags, inputs, outputs, weights
    name: str
    inside: list[Layer] = field(default_factory=list)
    rates: NDArray[np.float32] | None = None
    opaque: bytes = b""
    state_inputs: int | None = None
    weights: list[Matrix] = field(default_factory=list)


@dataclass
class Network:
    """A component: the root layer and the tail that says how training went."""

    root: Layer
    specification: bytes
    flags: int
    iterations: tuple[int, int, int]  # training, sample, index of the null character
    beta: float
    rate: float
    momentum: float


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.place = data, 0

    def take(self, size: int) -> bytes:
        taken = self.data[self.place : self.place + size]
        if len(taken) != size:
            raise ValueError(f"The network file ends at byte {len(self.data)}, within a value of {size} bytes.")
        self.place += size
        return taken

    def integer(self, kind: str = "I") -> int:
        return int(struct.unpack(f"<{kind}", self.take(struct.calcsize(f"<{kind}")))[0])

    def number(self) -> float:
        return float(struct.unpack("<f", self.take(4))[0])

    def text(self) -> bytes:
        return self.take(self.integer())


def load(path: Path) -> Network:
    """The network of an ``.lstm`` file.

    Raises:
        ValueError: the file is no network of the known format.
    """
    reader = _Reader(path.read_bytes())
    root = _read_layer(reader)
    specification = reader.text()
    flags = reader.integer("i")
    iterations = (reader.integer("i"), reader.integer("i"), reader.integer("i"))
    return Network(root, specification, flags, iterations, reader.number(), reader.number(), reader.number())


def save_as_float(network: Network, path: Path) -> None:
    """Write the network with weights of eight bytes, ready for ``lstmtraining --continue_from``."""
    tail = struct.pack("<iiii", network.flags & ~_WHOLE_NUMBERS, *network.iterations)
    rates = struct.pack("<fff", network.beta, network.rate, network.momentum)
    path.write_bytes(_layer_bytes(network.root) + _text_bytes(network.specification) + tail + rates)


def set_rates(network: Network, rate: float, last: float) -> None:
    """Store a learning rate for each layer: ``last`` for the softmax, which must learn the new characters, ``rate`` for the rest.

    One rate for all diverged in the trial at 5e-4: the old layers forget before the new outputs have learned.
    """
    network.rate = rate
    for layer in _layers(network.root):
        if layer.rates is not None:
            layer.rates = np.full(len(layer.rates), rate, dtype="<f4")
    if network.root.rates is not None:
        network.root.rates[-1] = last


def _layers(layer: Layer) -> Iterator[Layer]:
    yield layer
    for inner in layer.inside:
        yield from _layers(inner)


def _read_layer(reader: _Reader) -> Layer:
    if reader.integer("b") != 0:
        raise ValueError("The network file is older than Tesseract 4 or none at all.")
    kind = reader.text().decode("ascii")
    header = tuple(reader.integer("b") for _ in range(2)) + tuple(reader.integer("i") for _ in range(4))
    training, backprop, flags, inputs, outputs, weights = header
    layer = Layer(kind, (training, backprop, flags, inputs, outputs, weights), reader.text().decode("utf-8"))
    if kind in _CONTAINERS:
        layer.inside = [_read_layer(reader) for _ in range(reader.integer())]
        if flags & _LAYER_RATES:
            count = reader.integer()
            layer.rates = np.frombuffer(reader.take(4 * count), "<f4").copy()
    elif kind in _OPAQUE:
        layer.opaque = reader.take(_OPAQUE[kind])
    elif "LSTM" in kind:
        layer.state_inputs = reader.integer("i")
        layer.weights = [_read_matrix(reader)]
        two_dimensional = layer.state_inputs == inputs + 2 * layer.weights[0].shape[0]
        layer.weights += [_read_matrix(reader) for _ in range(4 if two_dimensional else 3)]
    else:
        layer.weights = [_read_matrix(reader)]
    return layer


def _read_matrix(reader: _Reader) -> Matrix:
    mode = reader.integer("B")
    if not mode & _MARK:
        raise ValueError("A weight matrix is of the format of Tesseract 3.")
    rows, columns = reader.integer(), reader.integer()
    if not mode & _INT_MODE:
        reader.take(8)
        return np.frombuffer(reader.take(8 * rows * columns), "<f8").reshape(rows, columns).copy()
    reader.take(1)
    whole = np.frombuffer(reader.take(rows * columns), np.int8).reshape(rows, columns)
    count = reader.integer()
    scales = np.frombuffer(reader.take(8 * count), "<f8")
    return np.asarray(whole.astype(np.float64) * scales[:rows, None], dtype=np.float64)


def _text_bytes(text: bytes) -> bytes:
    return struct.pack("<I", len(text)) + text


def _layer_bytes(layer: Layer) -> bytes:
    _, backprop, flags, inputs, outputs, weights = layer.header
    head = struct.pack("<b", 0) + _text_bytes(layer.kind.encode()) + struct.pack("<bb", 0, backprop)
    parts = [head, struct.pack("<iiii", flags, inputs, outputs, weights), _text_bytes(layer.name.encode())]
    if layer.kind in _CONTAINERS:
        parts += [struct.pack("<I", len(layer.inside)), *map(_layer_bytes, layer.inside)]
        if layer.rates is not None:
            parts += [struct.pack("<I", len(layer.rates)), layer.rates.astype("<f4").tobytes()]
    elif layer.kind in _OPAQUE:
        parts.append(layer.opaque)
    else:
        if layer.state_inputs is not None:
            parts.append(struct.pack("<i", layer.state_inputs))
        parts += map(_matrix_bytes, layer.weights)
    return b"".join(parts)


def _matrix_bytes(weights: Matrix) -> bytes:
    head = bytes([_FLOAT_MATRIX]) + struct.pack("<II", *weights.shape) + struct.pack("<d", 0.0)
    return head + np.ascontiguousarray(weights, "<f8").tobytes()
