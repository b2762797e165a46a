# SPDX-License-Identifier: GPL-2.0-or-later
"""What numpy does not offer of the machine's matrix routines (BLAS): products with a triangle, and their threads."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

KINDS = {np.dtype(np.float64): ("dtrmm", ctypes.c_double), np.dtype(np.float32): ("strmm", ctypes.c_float)}
"""The routine of each precision, and its numbers."""

SIGNATURE = re.compile(r"void \((char \*, ){4}(int \*, ){2}\w+ \*, \w+ \*, int \*, \w+ \*, int \*\)")
"""What the routine takes: four letters, the rows and columns, a factor, and two matrices with their strides. One that
takes other integers is not called."""

Multiply = Callable[[NDArray[Any], NDArray[Any]], None]
"""Replaces the rows R (n, m) of the second matrix by R L', L (m, m) the lower triangle of the first."""


@lru_cache(maxsize=2)
def triangular_product(kind: np.dtype[Any]) -> Multiply | None:
    """Return what multiplies by a triangle in place; None where scipy does not hand out the routine that is known.

    The routine is taken from where scipy offers it to compiled code: the function of `scipy.linalg.blas` would keep
    all other threads waiting.
    """
    from scipy.linalg import cython_blas

    name, number = KINDS[kind]
    address = _address(getattr(cython_blas, "__pyx_capi__", {}).get(name))
    if address is None:
        return None
    integer, pointer = ctypes.POINTER(ctypes.c_int), ctypes.c_void_p
    types = (*(ctypes.c_char_p,) * 4, integer, integer, ctypes.POINTER(number), pointer, integer, pointer, integer)
    routine = ctypes.CFUNCTYPE(None, *types)(address)

    def multiply(lower: NDArray[Any], rows: NDArray[Any]) -> None:
        _check(lower, rows, kind)
        n, m = (ctypes.c_int(length) for length in rows.shape)
        # Fortran reads both matrices transposed: it is told that the triangle is an upper one, to be transposed.
        routine(b"L", b"U", b"T", b"N", m, n, number(1.0), lower.ctypes.data, m, rows.ctypes.data, m)

    return multiply


def _address(capsule: object) -> int | None:
    """Return where a routine lies; None for one that is not there or takes something else."""
    if capsule is None:
        return None
    name_of = ctypes.PYFUNCTYPE(ctypes.c_char_p, ctypes.py_object)(("PyCapsule_GetName", ctypes.pythonapi))
    place_of = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.py_object, ctypes.c_char_p)(
        ("PyCapsule_GetPointer", ctypes.pythonapi)
    )
    name = name_of(capsule)
    if name is None or SIGNATURE.fullmatch(name.decode()) is None:
        return None
    address: int | None = place_of(capsule, name)
    return address


def _check(lower: NDArray[Any], rows: NDArray[Any], kind: np.dtype[Any]) -> None:
    """Raise `ValueError` for matrices that the routine would read or write beyond their ends."""
    for matrix in (lower, rows):
        if matrix.ndim != 2 or matrix.dtype != kind or not matrix.flags.c_contiguous or not matrix.flags.aligned:
            raise ValueError("The matrices must be contiguous, row after row, and of the routine's own kind.")
    if lower.shape != (rows.shape[1], rows.shape[1]) or not rows.flags.writeable:
        raise ValueError("The triangle must be square, with as many rows as the other matrix has columns.")


class _OneThread:
    """Lets the matrix routines use one thread each as long as anybody wants that."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._users = 0
        self._limit: AbstractContextManager[Any] | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        with self._lock:
            if self._users == 0:
                self._limit = _limit()
            self._users += 1
        try:
            yield
        finally:
            with self._lock:
                self._users -= 1
                if self._users == 0 and self._limit is not None:
                    self._limit.__exit__(None, None, None)
                    self._limit = None


_one_thread = _OneThread()


def one_thread_each() -> AbstractContextManager[None]:
    """Return a context in which matrix products start no threads of their own: those of a pool would wait for them.

    Without threadpoolctl, which comes with scikit-learn, nothing changes.
    """
    return _one_thread.held()


def _limit() -> AbstractContextManager[Any] | None:
    """Limit the matrix routines to one thread; return what ends that."""
    try:
        from threadpoolctl import threadpool_limits
    except ImportError:
        return None
    limit: AbstractContextManager[Any] = threadpool_limits(1, user_api="blas")
    return limit
