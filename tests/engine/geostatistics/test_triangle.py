# SPDX-License-Identifier: GPL-2.0-or-later
"""Products with a triangle, by the machine's own routine and without it, and how many threads they take."""

from __future__ import annotations

import ctypes
import sys
import threading
import time

import numpy as np
import pytest
from oresight.plugin.engine.geostatistics import blas, triangle
from oresight.plugin.engine.geostatistics.blas import one_thread_each, triangular_product
from oresight.plugin.engine.geostatistics.triangle import PANEL, Triangle

KINDS = {"float64": 1e-12, "float32": 1e-4}
SIZES = [1, 7, PANEL, PANEL + 3, 2 * PANEL + 50]


def given(m: int, kind: str, n: int = 20) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(m)
    lower = np.tril(generator.normal(size=(m, m)))
    return lower.astype(kind), generator.normal(size=(n, m)).astype(kind)


@pytest.mark.parametrize("is_in_place", [True, False])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("m", SIZES)
def test_a_product_with_a_triangle_is_that_with_the_whole_matrix(monkeypatch, m, kind, is_in_place):
    if not is_in_place:
        monkeypatch.setattr(triangle, "triangular_product", lambda _kind: None)
    lower, rows = given(m, kind)
    expected = rows.astype(np.float64) @ lower.astype(np.float64).T
    found = Triangle(lower).times(rows.copy())
    assert found.dtype == np.dtype(kind)
    assert found == pytest.approx(expected, abs=KINDS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_columns_of_zeros_can_be_left_out(kind):
    lower, rows = given(PANEL + 60, kind)
    used = np.flatnonzero(np.random.default_rng(0).random(PANEL + 60) < 0.3)
    sparse = np.zeros_like(rows)
    sparse[:, used] = rows[:, used]
    found = Triangle(lower).times_some(np.ascontiguousarray(rows[:, used]), used)
    assert found == pytest.approx(sparse.astype(np.float64) @ lower.astype(np.float64).T, abs=KINDS[kind])


def test_without_any_column_the_product_is_zero():
    found = Triangle(given(9, "float64")[0]).times_some(np.empty((4, 0)), np.empty(0, dtype=np.int64))
    assert np.array_equal(found, np.zeros((4, 9)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_machines_own_routine_is_found_where_scipy_has_it(kind):
    assert triangular_product(np.dtype(kind)) is not None


def test_a_routine_of_other_arguments_or_none_is_not_called(monkeypatch):
    from scipy.linalg import cython_blas

    known = {"dtrmm": cython_blas.__pyx_capi__["dcopy"]}
    monkeypatch.setattr(cython_blas, "__pyx_capi__", known)
    assert triangular_product.__wrapped__(np.dtype(np.float64)) is None
    assert triangular_product.__wrapped__(np.dtype(np.float32)) is None


@pytest.mark.parametrize(("integer", "is_taken"), [("int", True), ("long", False), ("int64_t", False)])
def test_a_routine_with_other_integers_is_not_called(monkeypatch, integer, is_taken):
    from scipy.linalg import cython_blas

    letters, number = ("char *",) * 4, "double *"
    whole = f"{integer} *"
    name = f"void ({', '.join((*letters, whole, whole, number, number, whole, number, whole))})".encode()
    make = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)(
        ("PyCapsule_New", ctypes.pythonapi)
    )
    routine = ctypes.create_string_buffer(1)  # anything with an address: nothing is called
    capsule = make(ctypes.addressof(routine), name, None)
    monkeypatch.setattr(cython_blas, "__pyx_capi__", {"dtrmm": capsule})
    assert (triangular_product.__wrapped__(np.dtype(np.float64)) is not None) == is_taken


@pytest.mark.parametrize(
    "spoil",
    [
        lambda lower, rows: (lower, rows[:, ::2]),
        lambda lower, rows: (lower[:-1, :-1].copy(), rows),
        lambda lower, rows: (lower, rows.astype(np.float32)),
        lambda lower, rows: (np.asfortranarray(lower), rows),
        lambda lower, rows: (lower, rows[0]),
    ],
)
def test_matrices_that_would_be_misread_are_refused(spoil):
    multiply = triangular_product(np.dtype(np.float64))
    assert multiply is not None
    with pytest.raises(ValueError, match="must be"):
        multiply(*spoil(*given(12, "float64")))


def threads_of_products() -> set[int]:
    from threadpoolctl import threadpool_info

    return {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"}


def test_products_take_one_thread_until_the_last_who_wants_that_is_done():
    from threadpoolctl import threadpool_limits

    with threadpool_limits(2, user_api="blas"):
        before = threads_of_products()
        first, second = one_thread_each(), one_thread_each()
        first.__enter__()
        second.__enter__()
        first.__exit__(None, None, None)
        assert threads_of_products() == {1}
        second.__exit__(None, None, None)
        assert threads_of_products() == before == {2}


def test_a_limit_that_failed_once_is_set_the_next_time(monkeypatch):
    from threadpoolctl import threadpool_limits

    def fail():
        raise OSError("no library can be read")

    with monkeypatch.context() as patched:
        patched.setattr(blas, "_limit", fail)
        with pytest.raises(OSError, match="no library"):
            one_thread_each().__enter__()
    with threadpool_limits(2, user_api="blas"):
        with one_thread_each():
            assert threads_of_products() == {1}
        assert threads_of_products() == {2}


def test_without_the_library_that_limits_threads_all_works(monkeypatch):
    monkeypatch.setitem(sys.modules, "threadpoolctl", None)
    with one_thread_each():
        assert blas._limit() is None


def longest_silence() -> float:
    """Return for what share of the time of a product another thread did nothing at a stretch."""
    lower, rows = given(2500, "float64", 1500)
    done = threading.Event()
    beats: list[float] = []

    def beat() -> None:
        while not done.is_set():
            beats.append(time.perf_counter())

    other = threading.Thread(target=beat)
    multiply = triangular_product(np.dtype(np.float64))
    assert multiply is not None
    other.start()
    began = time.perf_counter()
    multiply(lower, rows)
    ended = time.perf_counter()
    done.set()
    other.join()
    during = [began, *(one for one in beats if began < one < ended), ended]
    return float(np.diff(during).max() / (ended - began))


def test_other_threads_run_during_a_product():
    assert min(longest_silence() for _ in range(3)) < 0.7
