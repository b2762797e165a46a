# SPDX-License-Identifier: GPL-2.0-or-later
"""How the state of a stack that a helper trains gets into the checkpoint of all."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.network.array_file import read_arrays
from oresight.plugin.engine.network.checkpoint import Checkpoint, State
from oresight.plugin.engine.network.helped_stack import _HelpersKeeper, _Kept
from oresight.plugin.engine.network.shared_checkpoint import SharedCheckpoint


def test_a_state_half_written_is_left_and_a_checkpoint_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").touch()
    path, state = tmp_path / "0-1.state", State({"epochs": 1}, {"weights": np.ones(2)})
    kept = _Kept(SharedCheckpoint(Checkpoint(tmp_path / "file" / "here"), "").of("0-1"), path)
    path.write_bytes(b"half")
    kept.take_over()
    _HelpersKeeper(tmp_path / "1-2.state").write("told", state)
    (tmp_path / "1-2.state").replace(path)
    with pytest.raises(InvalidInputError, match="here could not be written"):
        kept.take_over()
    fine = _Kept(SharedCheckpoint(Checkpoint(tmp_path / "training.safetensors"), "").of("0-1"), tmp_path / "none.state")
    path.replace(fine.path)
    fine.take_over()
    assert list(read_arrays((tmp_path / "training.safetensors").read_bytes())[0]["parts"]) == ["0-1"]
