# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks as ONNX: other software takes the features as they are and gives what `predict` gives."""

from __future__ import annotations

import json

import numpy as np
import pytest
from oresight.plugin.engine.network.onnx_file import OPSET, message
from oresight.plugin.engine.network.onnx_graph import onnx_bytes

from .made_networks import BOOK, KINDS, NAMES, draw_blocks, make_network, predicted, tolerance

onnx = pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")


@pytest.fixture(params=KINDS)
def model(request):
    return make_network(request.param)


def session_of(content: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


def run(session: onnxruntime.InferenceSession, blocks: np.ndarray) -> np.ndarray:
    (answer,) = session.run(None, {name: blocks[:, place] for place, name in enumerate(NAMES)})
    return answer


def test_the_format_s_own_checker_finds_nothing_wrong(model):
    made = onnx.load_from_string(onnx_bytes(model))
    onnx.checker.check_model(made, full_check=True)
    assert [one.version for one in made.opset_import] == [OPSET]


@pytest.mark.parametrize("n", [1, 300, 5000])
def test_onnxruntime_gives_what_predict_gives(model, n):
    blocks = draw_blocks(n)
    answer, expected = run(session_of(onnx_bytes(model)), blocks), predicted(model, blocks)
    assert answer.dtype == np.float32
    assert answer.shape == expected.shape
    np.testing.assert_allclose(answer, expected, rtol=0.0, atol=tolerance(expected))
    assert np.isnan(answer).any() == (n > 1)


def test_each_feature_is_an_input_of_its_name_and_any_number_of_blocks_may_be_given(model):
    session = session_of(onnx_bytes(model))
    assert [(one.name, one.type, one.shape) for one in session.get_inputs()] == [
        (name, "tensor(float)", ["blocks"]) for name in NAMES
    ]
    (output,) = session.get_outputs()
    assert output.shape == ["blocks", *([model.architecture.targets] if model.target.n_outputs > 1 else [])]
    assert run(session, draw_blocks(0)).shape[0] == 0


def test_its_metadata_say_what_goes_in_and_comes_out(model):
    made = onnx.load_from_string(onnx_bytes(model))
    known = {one.key: one.value for one in made.metadata_props}
    assert json.loads(known["features"]) == list(NAMES)
    assert json.loads(known["codebooks"]) == {NAMES[1]: BOOK}
    assert json.loads(known["target"]) == json.loads(json.dumps(model.target.to_dict()))
    assert ("threshold" in known) == (model.target.kind == "binary")
    assert known.get("threshold", "0.4375") == "0.4375"
    assert (made.producer_name, made.producer_version) == ("Oresight", "1.2.3")


def test_the_same_network_gives_the_same_bytes(model):
    assert onnx_bytes(model) == onnx_bytes(model)


def test_fields_are_written_as_the_format_s_library_reads_them():
    tensor = onnx.TensorProto.FromString(message([(1, 3), (1, 300), (2, 1), (8, "ein Wört"), (9, b"\x00\xff")]))
    assert (list(tensor.dims), tensor.data_type, tensor.name, tensor.raw_data) == ([3, 300], 1, "ein Wört", b"\x00\xff")
    attribute = onnx.AttributeProto.FromString(message([(1, "axis"), (3, -1), (2, 0.25)]))
    assert (attribute.i, attribute.f) == (-1, 0.25)
