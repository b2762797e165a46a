# SPDX-License-Identifier: GPL-2.0-or-later
"""Graphs of operators as ONNX files, which other software runs.

The form is simple enough to be written here, so that a network can be exported wherever it can be
read: messages of numbered fields (https://protobuf.dev/programming-guides/encoding), whose numbers
stand in https://github.com/onnx/onnx/blob/main/onnx/onnx.proto. The same graph gives the same bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Union

import numpy as np
from numpy.typing import NDArray

OPSET = 17
"""Version of the operators: every runtime since 2022 knows them."""
IR_VERSION = 8
"""Version of the file's form that goes with these operators."""
KINDS = {"float32": 1, "int64": 7, "float64": 11}
"""Types of arrays: in numpy, in the file."""
BOOLEAN = 9
"""Type of truth values in the file."""

Value = Union[float, str, bytes]
Field = tuple[int, Value]

_VARINT, _BYTES, _FLOAT = 0, 2, 5


class OnnxGraph:
    """A graph that grows by one operator at a time; values are known by name.

    Inputs come first and are called what they are called. Whatever else would have a name that is
    taken gets a number: a feature may be called anything.

    Parameters
    ----------
    name : str
        What the graph is called.
    rows : str
        What the first axis of inputs and outputs is called; its length is not fixed.
    """

    def __init__(self, name: str, rows: str) -> None:
        self._name, self._rows = name, rows
        self._names: set[str] = set()
        self._nodes: list[Field] = []
        self._constants: list[Field] = []
        self._inputs: list[Field] = []
        self._outputs: list[Field] = []

    def add_input(self, name: str, about: str = "") -> str:
        """Add an input of one float32 for each row and return its name."""
        self._names.add(name)
        self._inputs.append((11, self._value(name, (), about)))
        return name

    def add_output(self, name: str, shape: Sequence[int], about: str = "") -> None:
        """Let the float32 values of that name, of a shape beyond the rows, be an output."""
        self._outputs.append((12, self._value(name, shape, about)))

    def constant(self, name: str, values: Any, kind: str) -> str:
        """Add an array, of a type of `KINDS`, and return its name."""
        free = self._free(name)
        array: NDArray[Any] = np.asarray(values, dtype=np.dtype(kind).newbyteorder("<"))
        sizes: list[Field] = [(1, size) for size in array.shape]
        self._constants.append((5, message([*sizes, (2, KINDS[kind]), (8, free), (9, array.tobytes())])))
        return free

    def add(self, operator: str, inputs: Sequence[str], output: str, **attributes: float | Sequence[int]) -> str:
        """Add an operator and return the name of its one output."""
        free = self._free(output)
        fields: list[Field] = [(1, name) for name in inputs]
        fields += [(2, free), (3, free), (4, operator)]
        fields += [(5, _attribute(name, value)) for name, value in attributes.items()]
        self._nodes.append((1, message(fields)))
        return free

    def to_bytes(self, *, version: str, about: str, metadata: Mapping[str, str]) -> bytes:
        """Return the file.

        Parameters
        ----------
        version : str
            Of Oresight.
        about : str
            What the graph computes.
        metadata : mapping
            Whatever else is to be known, by key.
        """
        graph = [*self._nodes, (2, self._name), *self._constants, *self._inputs, *self._outputs]
        said = [(14, message([(1, key), (2, text)])) for key, text in metadata.items()]
        return message(
            [
                (1, IR_VERSION),
                (2, "Oresight"),
                (3, version),
                (6, about),
                (7, message(graph)),
                (8, message([(2, OPSET)])),
                *said,
            ]
        )

    def _free(self, name: str) -> str:
        """Return the name, with a number where it is taken."""
        free, number = name, 1
        while free in self._names:
            number += 1
            free = f"{name}_{number}"
        self._names.add(free)
        return free

    def _value(self, name: str, shape: Sequence[int], about: str) -> bytes:
        sizes = [message([(2, self._rows)]), *(message([(1, size)]) for size in shape)]
        tensor = message([(1, KINDS["float32"]), (2, message([(1, size) for size in sizes]))])
        return message([(1, name), (2, message([(1, tensor)])), (3, about)])


def message(fields: Iterable[Field]) -> bytes:
    """Return numbered fields as bytes: whole numbers as varints, others as float32, text and bytes with their length.

    Examples
    --------
    >>> message([(1, 150), (2, "testing")]).hex()
    '089601120774657374696e67'
    """
    return b"".join(_field(number, value) for number, value in fields)


def _field(number: int, value: Value) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3 | _VARINT) + _varint(value)
    if isinstance(value, float):
        return _varint(number << 3 | _FLOAT) + struct.pack("<f", value)
    content = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | _BYTES) + _varint(len(content)) + content


def _varint(number: int) -> bytes:
    """Return a whole number in groups of seven bits, the lowest first; one below zero in two's complement."""
    rest = number & (1 << 64) - 1
    groups = bytearray()
    while rest > 0x7F:
        groups.append(rest & 0x7F | 0x80)
        rest >>= 7
    return bytes([*groups, rest])


def _attribute(name: str, value: float | Sequence[int]) -> bytes:
    if isinstance(value, int):
        return message([(1, name), (3, value), (20, 2)])
    if isinstance(value, float):
        return message([(1, name), (2, value), (20, 1)])
    return message([(1, name), *((8, one) for one in value), (20, 7)])
