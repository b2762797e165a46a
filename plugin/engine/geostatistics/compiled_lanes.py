# SPDX-License-Identifier: GPL-2.0-or-later
"""What `lanes.py` does, as vectors of the processor; needs numba."""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from .lanes import LANES

INSTRUCTIONS = ((operator.add, "fadd"), (operator.sub, "fsub"), (operator.mul, "fmul"), (operator.truediv, "fdiv"))
"""What compiled kernels can do with numbers that they have read with `load`."""


@lru_cache(maxsize=1)
def vector_functions() -> dict[str, Any]:
    """Return `load`, `store` and `least` for compiled kernels."""
    from numba.core import types

    lanes = _lanes()
    for symbol, instruction in INSTRUCTIONS:
        _add_operator(lanes, symbol, instruction)

    def load(_typing: Any, array: Any, _entry: Any) -> Any:
        def generate(context: Any, builder: Any, _signature: Any, given: Any) -> Any:
            return builder.load(_place(context, builder, array, *given), align=8)

        return lanes(array, types.intp), generate

    def store(_typing: Any, array: Any, _entry: Any, _numbers: Any) -> Any:
        def generate(context: Any, builder: Any, _signature: Any, given: Any) -> Any:
            builder.store(given[2], _place(context, builder, array, *given[:2]), align=8)
            return context.get_dummy_value()

        return types.void(array, types.intp, lanes), generate

    def least(_typing: Any, _left: Any, _right: Any) -> Any:
        def generate(_context: Any, builder: Any, _signature: Any, given: Any) -> Any:
            left, right = given
            return builder.select(builder.fcmp_ordered("<", right, left), right, left)

        return lanes(lanes, lanes), generate

    return {function.__name__: _intrinsic(function) for function in (load, store, least)}


def _intrinsic(function: Callable[..., Any]) -> Any:
    from numba.extending import intrinsic

    return intrinsic(function)


def _vector() -> Any:
    """Return the compiler's name for the numbers of an entry."""
    from llvmlite import ir

    return ir.VectorType(ir.DoubleType(), LANES)


def _lanes() -> Any:
    """Return numba's type of the numbers of an entry."""
    from numba.core import types
    from numba.core.datamodel import models
    from numba.extending import register_model

    kind = type("Lanes", (types.Type,), {})

    def begin(self: Any, manager: Any, of: Any) -> None:
        models.PrimitiveModel.__init__(self, manager, of, _vector())

    register_model(kind)(type("LanesModel", (models.PrimitiveModel,), {"__init__": begin}))
    return kind(name=f"Lanes({LANES})")


def _add_operator(lanes: Any, symbol: Callable[..., Any], instruction: str) -> None:
    """Teach numba an operator between numbers of entries."""
    from numba.core.typing.templates import ConcreteTemplate, infer_global, signature
    from numba.extending import lower_builtin

    def generate(_context: Any, builder: Any, _signature: Any, given: Any) -> Any:
        return getattr(builder, instruction)(*given, flags=("contract",))

    infer_global(symbol)(type("LanesOperator", (ConcreteTemplate,), {"cases": [signature(lanes, lanes, lanes)]}))
    lower_builtin(symbol, lanes, lanes)(generate)


def _place(context: Any, builder: Any, kind: Any, array: Any, entry: Any) -> Any:
    """Return the address of an entry of an array."""
    data = context.make_array(kind)(context, builder, array).data
    first = builder.mul(entry, entry.type(LANES))
    return builder.bitcast(builder.gep(data, [first]), _vector().as_pointer())
