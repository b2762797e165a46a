# SPDX-License-Identifier: GPL-2.0-or-later
"""Jobs are told when machine code is being made, and only then."""

from __future__ import annotations

import importlib.util
import sys

import pytest
from oresight.plugin.engine.errors import CancelledError
from oresight.plugin.engine.geostatistics import kernel_compiler
from oresight.plugin.engine.geostatistics.kernel_compiler import machine_code
from oresight.plugin.engine.geostatistics.making import EACH_TIME, ONCE
from oresight.plugin.engine.interludes import listening

SOURCE = """
def half(x):
    return 0.5 * x

def quarter(x):
    return half(half(x))
"""


@pytest.fixture
def kernels(tmp_path, monkeypatch):
    """Return a module of two kernels, of which one calls the other."""
    pytest.importorskip("numba")
    path = tmp_path / "trial_kernels.py"
    path.write_text(SOURCE, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("trial_kernels", path)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "trial_kernels", module)
    spec.loader.exec_module(module)
    return module


def called(kernels, cache) -> list[str]:
    """Return what a job is told that calls a kernel twice in a process that has not called it before."""
    told = []

    def tell(fraction, message="", **fields):
        told.append(message)

    kernel = machine_code("quarter", ("half",), (kernels,), cache)
    with listening(tell, tell):
        assert (kernel(8.0), kernel(2.0)) == (2.0, 0.5)
    return told


def test_making_machine_code_is_told_once_on_a_computer(kernels, tmp_path):
    assert called(kernels, tmp_path / "cache") == [ONCE]
    assert called(kernels, tmp_path / "cache") == []
    assert called(kernels, tmp_path / "another") == [ONCE]


def test_machine_code_that_cannot_be_kept_is_not_said_to_be_made_only_once(kernels, tmp_path, monkeypatch):
    monkeypatch.setattr(kernel_compiler, "_can_write", lambda _: False)
    assert called(kernels, tmp_path / "cache") == [EACH_TIME]
    assert called(kernels, tmp_path / "cache") == [EACH_TIME]


def test_a_job_that_is_cancelled_as_machine_code_begins_to_be_made_ends_and_the_next_one_makes_it(kernels, tmp_path):
    def cancel(fraction, message="", **fields):
        raise CancelledError

    kernel = machine_code("quarter", ("half",), (kernels,), tmp_path / "cache")
    with listening(cancel, cancel), pytest.raises(CancelledError):
        kernel(8.0)
    assert kernel(8.0) == 2.0
    assert called(kernels, tmp_path / "cache") == []


def test_a_job_that_is_cancelled_ends_no_other_for_which_machine_code_is_made(kernels, tmp_path):
    told = []

    def cancel(fraction, message="", **fields):
        raise CancelledError

    def tell(fraction, message="", **fields):
        told.append(message)

    kernel = machine_code("quarter", ("half",), (kernels,), tmp_path / "cache")
    with listening(cancel, cancel), listening(tell, tell):
        assert kernel(8.0) == 2.0
    assert len(told) == 1


def test_a_computer_without_a_job_makes_machine_code_too(kernels, tmp_path):
    assert machine_code("quarter", ("half",), (kernels,), tmp_path / "cache")(8.0) == 2.0
