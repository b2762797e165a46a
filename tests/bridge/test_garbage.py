# SPDX-License-Identifier: GPL-2.0-or-later
"""Cycles are collected in the main thread while something runs in another, and by Python itself at all other times."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from oresight.plugin.bridge.garbage import GarbageCollection, no_garbage_collected_here


class Cycle:
    """Something that only a collection removes."""

    def __init__(self, ends):
        self.itself = self
        weakref.finalize(self, lambda: ends.append(threading.current_thread()))


@pytest.fixture
def collection(qgis_app):
    made = GarbageCollection()
    made.start()
    yield made
    made.stop()


def in_another_thread(work):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def make_garbage(ends):
    Cycle(ends)
    for _ in range(5 * gc.get_threshold()[0]):
        Cycle([])


def test_a_run_in_another_thread_leaves_its_garbage_to_the_main_thread(collection):
    ends = []

    def run():
        with no_garbage_collected_here():
            make_garbage(ends)
            assert ends == []
            assert not gc.isenabled()

    gc.collect()
    in_another_thread(run)
    collection.collect()
    assert ends == [threading.main_thread()]
    assert gc.isenabled()


def test_while_it_runs_the_main_thread_collects(collection):
    ends = []
    collection.count(1)
    make_garbage(ends)
    collection.collect()
    assert ends == [threading.main_thread()]
    collection.count(-1)


def test_the_last_of_several_runs_gives_the_collection_back(collection):
    collection.count(1)
    collection.count(1)
    collection.count(-1)
    collection.collect()
    assert not gc.isenabled()
    collection.count(-1)
    collection.collect()
    assert gc.isenabled()


def test_without_a_window_and_in_the_main_thread_python_collects_itself(qgis_app):
    with no_garbage_collected_here():
        assert gc.isenabled()
    collection = GarbageCollection()
    collection.start()
    with no_garbage_collected_here():
        assert gc.isenabled()
    collection.stop()


def test_a_window_that_goes_during_a_run_gives_the_collection_back(collection):
    collection.count(1)
    collection.stop()
    assert not gc.isenabled()
    collection.count(-1)
    assert gc.isenabled()
