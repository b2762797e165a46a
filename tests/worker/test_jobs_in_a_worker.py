# SPDX-License-Identifier: GPL-2.0-or-later
"""Jobs in real worker processes: what goes in comes out, whatever libraries print."""

from __future__ import annotations

import math
import time
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError, MemoryLimitError, MissingLibraryError
from oresight.plugin.engine.progress import no_progress
from oresight.plugin.worker import inline
from oresight.plugin.worker.errors import WorkerError
from oresight.plugin.worker.jobs import no_epoch
from oresight.plugin.worker.versions import COMPUTES, code_hash

from .trial_jobs import interrupted


def run(runner, name, parameters=None, arrays=None, *, progress=no_progress, on_epoch=no_epoch):
    return runner.run(name, parameters or {}, arrays or {}, progress=progress, on_epoch=on_epoch)


def test_arrays_of_every_numeric_type_and_shape_come_back_as_they_were(runner):
    given = {
        "float": np.array([[1.5, np.nan], [-np.inf, 0.0]]),
        "int8": np.arange(-3, 3, dtype=np.int8).reshape(1, 2, 3),
        "mask": np.packbits(np.array([True, False, True])),
        "bool": np.array([True, False]),
        "empty": np.empty((0, 3)),
        "single": np.array(7.0),
        "fortran": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        "strided": np.arange(10)[::3],
    }
    with run(runner, "echo", {}, given) as result:
        for name, array in given.items():
            arrived = result.arrays[name]
            assert arrived.dtype == array.dtype
            assert arrived.shape == array.shape
            np.testing.assert_array_equal(arrived, array)


def test_parameters_come_back_as_they_were_with_nan_and_text_of_any_script(runner):
    given = {"a": [1, 2.5, None, True], "text": '花岗岩\n"é" \u2028', "deep": {"inf": -math.inf, "nan": math.nan}}
    with run(runner, "echo", given) as result:
        assert result.values["a"] == given["a"]
        assert result.values["text"] == given["text"]
        assert result.values["deep"]["inf"] == -math.inf
        assert math.isnan(result.values["deep"]["nan"])
        assert [str(notice) for notice in result.notices] == ["0 given"]


def test_a_message_of_thirty_megabytes_crosses_both_ways(runner):
    with run(runner, "echo", {"text": "石" * 5_000_000}) as result:
        assert len(result.values["text"]) == 5_000_000


def test_a_warm_worker_knows_its_work_by_the_code_it_started_with(runner):
    with run(runner, "code") as result:
        assert result.values["code"] == code_hash(COMPUTES)


def test_a_result_is_mapped_into_memory_and_gone_with_its_folder_afterwards(runner, tmp_path):
    with run(runner, "double", {}, {"numbers": np.arange(4.0)}) as result:
        assert isinstance(result.arrays["numbers"], np.memmap)
        assert result.arrays["numbers"].tolist() == [0.0, 2.0, 4.0, 6.0]
        assert len(list((tmp_path / "scratch").iterdir())) == 1
    assert list((tmp_path / "scratch").iterdir()) == []


def test_the_folder_goes_even_when_somebody_keeps_an_array(runner, tmp_path):
    with run(runner, "double", {}, {"numbers": np.arange(4.0)}) as result:
        kept = result.arrays["numbers"]
    assert list((tmp_path / "scratch").iterdir()) == []
    assert kept.tolist() == [0.0, 2.0, 4.0, 6.0]


def test_a_file_that_a_job_wrote_can_be_read_until_the_with_ends(runner):
    with run(runner, "write_file") as result:
        path = Path(result.files["text"])
        assert path.read_text() == "kept"
    assert not path.exists()


def test_a_file_outside_the_folder_of_the_job_is_refused(runner):
    with pytest.raises(WorkerError, match="outside the folder"), run(runner, "name_outside"):
        pass


def test_what_libraries_print_goes_to_the_log_and_what_they_read_is_empty(runner, tmp_path):
    with run(runner, "chatter") as result:
        assert result.values == {"input": ""}
    log = next((tmp_path / "data" / "logs").iterdir()).read_text()
    assert "a library prints" in log
    assert "prints from C" in log
    assert "a child prints" in log


def test_text_arrays_are_refused_with_their_name(runner):
    with pytest.raises(InvalidInputError, match="array rock holds <U7"), run(runner, "echo", {}, {"rock": ["granite"]}):
        pass


def test_object_arrays_are_refused_so_that_nothing_is_ever_unpickled(runner):
    objects = np.array([{}], dtype=object)
    with pytest.raises(InvalidInputError, match="holds object"), run(runner, "echo", {}, {"x": objects}):
        pass


def test_an_engine_error_arrives_as_the_same_class_with_its_fields(runner):
    with pytest.raises(InvalidInputError) as caught, run(runner, "fail", {"kind": "engine"}):
        pass
    assert caught.value.template == "Hole {hole} has a dip of {dip}."
    assert caught.value.fields == {"hole": "ДДГ-1", "dip": 200.0}


def test_an_unforeseen_exception_is_a_sentence_and_its_traceback_goes_to_the_log(runner, tmp_path):
    with (
        pytest.raises(WorkerError, match="nobody foresaw: ValueError: surprise"),
        run(runner, "fail", {"kind": "surprise"}),
    ):
        pass
    log = next((tmp_path / "data" / "logs").iterdir()).read_text()
    assert "Traceback" in log
    assert "raise ValueError(kind)" in log


@pytest.mark.parametrize("kind", ["memory", "memory of torch"])
def test_too_little_memory_is_a_sentence(runner, kind):
    with pytest.raises(MemoryLimitError, match="memory was not enough for fail"), run(runner, "fail", {"kind": kind}):
        pass


def test_a_library_that_turns_out_to_be_missing_is_named(runner):
    sentence = r"no_such_library.*Manage environment.*pip install no_such_library"
    with pytest.raises(MissingLibraryError, match=sentence), run(runner, "fail", {"kind": "import"}):
        pass


def test_a_job_nobody_knows_is_refused_before_anything_starts(runner, tmp_path):
    with pytest.raises(InvalidInputError, match="no job called nonsense"), run(runner, "nonsense"):
        pass
    assert not (tmp_path / "data" / "logs").exists()


def test_the_second_job_finds_the_worker_warm(runner):
    with run(runner, "who") as result:
        first = result.values["process"]
    with run(runner, "who") as result:
        assert result.values["process"] == first


def test_every_epoch_arrives_in_order(runner):
    seen = []
    with run(runner, "epochs", {"epochs": 500}, on_epoch=seen.append):
        pass
    assert [record["epoch"] for record in seen] == list(range(500))
    assert math.isnan(seen[0]["loss"])


def test_progress_arrives_at_most_about_ten_times_a_second(make_runner, start_run):
    started = start_run(make_runner(), "polite")
    ends = time.monotonic() + 30
    while not started.messages and time.monotonic() < ends:
        time.sleep(0.01)
    before = len(started.messages)
    time.sleep(3.0)
    told = len(started.messages) - before
    started.cancel()
    started.finish(3.0)
    assert 5 < told < 32


@pytest.mark.parametrize("is_inline", [True, False])
def test_what_is_done_in_between_is_told_at_once_and_the_job_goes_on_under_its_own_name(runner, monkeypatch, is_inline):
    told = []

    def progress(fraction, message="", **fields):
        told.append((fraction, message.format(**fields)))

    if is_inline:
        monkeypatch.setattr(inline, "load_job", lambda _: interrupted)
        with inline.run_inline("interrupted", {}, {}, progress=progress, on_epoch=no_epoch):
            pass
    else:
        with run(runner, "interrupted", progress=progress):
            pass
    said = [one for one in told if one[1]]
    assert said == [(0.5, "Kriging"), (0.5, "Making machine code"), (0.7, "Kriging")]
