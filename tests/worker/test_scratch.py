# SPDX-License-Identifier: GPL-2.0-or-later
"""Private folders of jobs: where they are made, and what is refused before anything is written."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from oresight.plugin.engine.errors import MemoryLimitError
from oresight.plugin.worker.arrays import inside, open_arrays, save_arrays
from oresight.plugin.worker.errors import WorkerError
from oresight.plugin.worker.memory import available_memory, free_by_vm_stat
from oresight.plugin.worker.scratch import is_in_memory, make_job_folder, remove_job_folder

MEMORY_DISK = Path("/dev/shm")  # noqa: S108  the point of the test


@pytest.mark.skipif(not MEMORY_DISK.is_dir(), reason="this system has no memory file system at /dev/shm")
def test_a_folder_on_a_disk_is_preferred_to_one_in_memory(tmp_path):
    assert is_in_memory(MEMORY_DISK)
    assert not is_in_memory(tmp_path)
    folder = make_job_folder([MEMORY_DISK, tmp_path])
    assert folder.parent == tmp_path


def test_the_folder_is_for_this_user_only(tmp_path):
    folder = make_job_folder([tmp_path])
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert str(os.getpid()) in folder.name
    assert remove_job_folder(folder)
    assert not folder.exists()


def test_without_any_folder_there_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(WorkerError, match="No folder for temporary files can be written"):
        make_job_folder([tmp_path / "file"])


def test_too_little_room_is_refused_with_the_numbers_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=70 * 2**20))
    with pytest.raises(MemoryLimitError, match=r"needs 72 MB on the disk of .*, but only 70 MB are free"):
        save_arrays(tmp_path, {"x": np.zeros(2**20)}, "given")
    assert list(tmp_path.iterdir()) == []


def test_a_pickle_in_the_place_of_an_array_is_refused(tmp_path):
    np.save(tmp_path / "given0.npy", np.array([{}], dtype=object), allow_pickle=True)
    with pytest.raises(ValueError, match=r"[Oo]bject"):
        open_arrays(tmp_path, {"x": "given0.npy"})


@pytest.mark.parametrize("file", ["../x.npy", "/etc/passwd", "a/../../x.npy", "."])
def test_a_file_outside_the_folder_is_refused(tmp_path, file):
    with pytest.raises(WorkerError, match="outside the folder"):
        inside(tmp_path, file)


def test_maps_are_read_only(tmp_path):
    files = save_arrays(tmp_path, {"x": np.zeros(3)}, "given")
    array = open_arrays(tmp_path, files)["x"]
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 1.0


def test_the_free_memory_is_known_here():
    free = available_memory()
    assert free is not None
    assert 2**20 < free < 2**50


def test_what_macos_says_of_its_memory_is_read():
    said = (
        "Mach Virtual Memory Statistics: (page size of 16384 bytes)\n"
        "Pages free:                                1000.\n"
        "Pages active:                            500000.\n"
        "Pages inactive:                            200.\n"
        "Pages speculative:                           30.\n"
        "Pages purgeable:                              4.\n"
        '"Translation faults":                 123456789.\n'
    )
    assert free_by_vm_stat(said) == 1234 * 16384
    assert free_by_vm_stat("vm_stat: not permitted") is None
