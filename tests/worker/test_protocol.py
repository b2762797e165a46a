# SPDX-License-Identifier: GPL-2.0-or-later
"""Messages between QGIS and the worker."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError, EngineError, InvalidInputError
from oresight.plugin.worker.errors import WorkerError
from oresight.plugin.worker.protocol import decode, encode, error_message, error_of, plain


def test_a_message_is_one_line_of_strict_json():
    line = encode({"type": "result", "values": {"nan": math.nan, "text": "a\nb"}})
    assert line.count(b"\n") == 1
    json.loads(line, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


@pytest.mark.parametrize("kind", [float, np.float64, np.float32])
def test_numbers_that_json_lacks_survive(kind):
    values = decode(encode({"type": "t", "v": [kind("nan"), kind("inf"), kind("-inf"), 0.1]}))["v"]
    assert math.isnan(values[0])
    assert values[1:] == [math.inf, -math.inf, 0.1]


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        (np.float32(0.5), 0.5),
        (np.int64(3), 3),
        (np.bool_(True), True),
        (np.array([[1, 2]]), [[1, 2]]),
        ((1, (2,)), [1, [2]]),
        ({1: "a"}, {"1": "a"}),
        ({"b", "a"}, ["a", "b"]),
        (Path("a"), "a"),
    ],
)
def test_what_python_and_numpy_hold_becomes_plain(given, sent):
    assert plain(given) == sent


@pytest.mark.parametrize(
    "line", [b"", b"no json", b"[1]", b'{"kind": 1}', b'{"type": 1}', b'{"type":"t","v":NaN}', b"\xff", b"[" * 10**5]
)
def test_what_is_no_message_is_refused(line):
    with pytest.raises(WorkerError, match="no message"):
        decode(line)


@pytest.mark.parametrize("error", [InvalidInputError("Hole {hole}.", hole="1"), CancelledError(), EngineError("x")])
def test_an_error_crosses_as_its_class_template_and_fields(error):
    arrived = error_of(decode(encode(error_message(error))))
    assert type(arrived) is type(error)
    assert str(arrived) == str(error)


def test_an_error_of_a_class_that_is_not_known_here_is_still_an_engine_error():
    arrived = error_of({"type": "error", "error": "StrangeError", "template": "{a}!", "fields": {"a": 1}})
    assert type(arrived) is EngineError
    assert str(arrived) == "1!"
