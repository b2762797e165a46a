# SPDX-License-Identifier: GPL-2.0-or-later
"""Categories of samples as codes, by a codebook or by what the samples hold."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..engine.drillholes.encoding import color_of
from ..engine.errors import InvalidInputError, Notice
from .messages import reason_of
from .samples import Samples

MISSING = -1
"""Code of a sample without a category."""

MOST_CLASSES = 200
"""A field with more distinct values is hardly a category."""


@dataclass(frozen=True)
class SampleCodes:
    """Categories of samples as codes."""

    codes: NDArray[np.int32]
    """Code of each sample, `MISSING` where there is none."""
    codebook: dict[str, Any]
    """Codes, names and colours, as they stand in the rasters."""
    notices: tuple[Notice, ...]
    """Categories that the codebook does not know."""

    def name_of(self, code: int) -> str:
        """Return the name of a code."""
        return str(self.codebook["names"][self.codebook["codes"].index(code)])


def read_codebook(path: str) -> dict[str, Any]:
    """Return the codebook of a file.

    Raises
    ------
    InvalidInputError
        The file cannot be read or is no codebook.
    """
    try:
        book = json.loads(Path(path).read_text(encoding="utf-8"))
        codes, names, colors = [int(code) for code in book["codes"]], book["names"], book["colors"]
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(
            "The codebook {path} cannot be read: {reason}.", path=path, reason=reason_of(error)
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidInputError("{path} is not a codebook: codes, names and colors are needed.", path=path) from error
    if not len(codes) == len(names) == len(colors):
        raise InvalidInputError("{path} is not a codebook: codes, names and colors differ in number.", path=path)
    return {**book, "codes": codes}


def code_samples(samples: Samples, codebook: dict[str, Any] | None) -> SampleCodes:
    """Return the categories of samples as codes.

    Text is looked up by name, whole numbers by code. Without a codebook text is numbered from 1 in
    alphabetical order, and numbers are codes as they stand.

    Raises
    ------
    InvalidInputError
        Numbers with decimals, far too many categories, or none that the codebook knows.
    """
    names = np.unique(samples.values[samples.values != ""]) if samples.is_text else _whole_numbers(samples)
    if len(names) > MOST_CLASSES:
        raise InvalidInputError(
            "{field} has {n} different values; a category has {most} at most.",
            field=samples.field,
            n=len(names),
            most=MOST_CLASSES,
        )
    if codebook is None:
        codes = list(range(1, len(names) + 1)) if samples.is_text else [int(code) for code in names]
        codebook = {
            "version": 1,
            "variable": samples.field,
            "codes": codes,
            "names": [str(name) for name in (names if samples.is_text else codes)],
            "colors": [color_of(place + 1) for place in range(len(codes))],
        }
    return _looked_up(samples, names, codebook)


def _whole_numbers(samples: Samples) -> NDArray[Any]:
    """Return the distinct numbers; refuse decimals."""
    known = samples.values[~np.isnan(samples.values)]
    if np.any(known != np.round(known)):
        raise InvalidInputError(
            "{field} holds numbers with decimals, such as {example}; a category is a text or a whole number.",
            field=samples.field,
            example=float(known[known != np.round(known)][0]),
        )
    return np.unique(known)


def _code_of_names(codebook: dict[str, Any]) -> dict[Any, int]:
    """Return the code of every name, and of those that were grouped or merged."""
    code_of = dict(zip((str(name) for name in codebook["names"]), codebook["codes"]))
    grouped = {name: code_of[of] for name, of in codebook.get("aliases", {}).items() if of in code_of}
    return {**grouped, **code_of}


def _looked_up(samples: Samples, names: NDArray[Any], codebook: dict[str, Any]) -> SampleCodes:
    """Return the codes of the samples in a codebook."""
    known: dict[Any, int] = (
        _code_of_names(codebook) if samples.is_text else {float(code): code for code in codebook["codes"]}
    )
    codes = np.array([known.get(value, MISSING) for value in samples.values.tolist()], dtype=np.int32)
    unknown = [str(name) for name in names.tolist() if name not in known]
    if not np.any(codes != MISSING):
        raise InvalidInputError(
            "None of the {n} samples has a {field} that the codebook knows.", n=len(codes), field=samples.field
        )
    notices: tuple[Notice, ...] = ()
    if unknown:
        strangers = int(np.count_nonzero(np.isin(samples.values, [n for n in names.tolist() if n not in known])))
        notices = (
            Notice(
                "{n} samples have a {field} that the codebook does not know and are left out: {names}.",
                {"n": strangers, "field": samples.field, "names": ", ".join(unknown)},
            ),
        )
    return SampleCodes(codes, codebook, notices)
