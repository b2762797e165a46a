# SPDX-License-Identifier: GPL-2.0-or-later
"""What the results of a step depend on, as one hash: parameters, contents of files, code and libraries."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal
from qgis.core import Qgis, QgsVectorLayer

from ...plugin.bridge.file_states import file_state
from ...plugin.bridge.jobs import run_job
from ...plugin.bridge.messages import language
from ...plugin.bridge.run_steps import RunFiles, part_of_layer
from ...plugin.bridge.tables import read_table
from ...plugin.engine.progress import Progress
from ...plugin.worker.environment import REQUIREMENTS
from ...plugin.worker.versions import code_hash
from ..base import OresightAlgorithm

SOURCES = ("plugin/engine", "plugin/worker", "plugin/bridge", "algorithms")
"""Folders whose code makes results."""


class StepKeys:
    """Makes the keys of the steps of one run.

    Parameters
    ----------
    files : RunFiles
        The files of the run.
    versions : mapping
        Versions of what the steps compute with.
    """

    def __init__(self, files: RunFiles, versions: Mapping[str, str]) -> None:
        self._files = files
        self._code = hash_of([code_hash(SOURCES), dict(versions)])
        self._tables: dict[str, str] = {}

    def of_algorithm(self, instance: OresightAlgorithm, given: Mapping[str, Any], by_field: Collection[str]) -> str:
        """Return the key of an algorithm with its parameters; of one that writes a report, with the language too.

        Parameters
        ----------
        by_field : collection of str
            Parameters with layers of composites of which it reads the place and the fields that its other
            parameters name; of other layers it reads all.
        """
        found = {}
        named = _words([*given.values(), *(one.defaultValue() for one in instance.parameterDefinitions())])
        for name, value in given.items():
            definition = instance.parameterDefinition(name)
            if definition is not None and definition.isDestination():
                found[name] = Path(str(value)).relative_to(self._files.staged).as_posix()
            elif name in by_field:
                found[name] = part_of_layer(Path(str(value)), named)
            else:
                found[name] = self._content(value)
        speaks = any(isinstance(value, str) and value.endswith(".html") for value in given.values())
        return hash_of([instance.id(), found, self._code, *([language()] if speaks else [])])

    def of_value(self, name: str, inputs: Iterable[Any]) -> str:
        """Return the key of a value that is made from some inputs: files, tables, plain values."""
        return hash_of([name, [self._content(one) for one in inputs], self._code])

    def _content(self, value: Any) -> Any:
        """Return what stands for a value in a key: the content of a file, not its path."""
        if isinstance(value, (list, tuple)):
            return [self._content(one) for one in value]
        if isinstance(value, QgsVectorLayer):
            return self._table(value)
        if isinstance(value, (str, Path)) and Path(value).is_absolute() and Path(value).is_file():
            path = Path(value)
            return self._files.state(path).content if self._files.staged in path.parents else _outside(path)
        return str(value) if isinstance(value, Path) else value

    def _table(self, layer: QgsVectorLayer) -> str:
        """Return the hash of a table's text and CRS, once in a run."""
        if layer.id() not in self._tables:
            text = read_table(layer, "")
            self._tables[layer.id()] = hash_of([text.columns, text.rows, layer.crs().toWkt(), layer.subsetString()])
        return self._tables[layer.id()]


def _words(values: Iterable[Any]) -> set[str]:
    """Return the words of the texts among some values: the fields of a layer that they name are among them."""
    return {word for value in values if isinstance(value, str) for word in re.findall(r"\w+", value)}


def hash_of(values: Any) -> str:
    """Return the SHA-256 of plain JSON values."""
    return sha256(json.dumps(values, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


def software(progress: Progress) -> dict[str, str]:
    """Return the versions of what the steps compute with, in the worker and here.

    Raises
    ------
    MissingLibraryError
        No Python has what the steps need.
    """
    libraries = [one.module for one in REQUIREMENTS]
    with run_job("describe_worker", {"libraries": libraries, "optional": ["numba"]}, progress=progress) as result:
        found = result.values
    return {
        **{str(name): str(version) for name, version in found["versions"].items()},
        "python": str(found["python"]),
        "devices": ", ".join(found["devices"]),
        "qgis": Qgis.version(),
        "gdal": gdal.__version__,
        "numpy_of_qgis": np.__version__,
    }


def _outside(path: Path) -> list[str]:
    """Return the contents of a file that is not of the run, and of those that make one layer with it."""
    parts = [path]
    if path.suffix.lower() == ".shp":
        parts = [one for one in sorted(path.parent.glob(f"{path.stem}.*")) if one.suffix.lower() in _SHAPE_PARTS]
    return [file_state(one).content for one in parts]


_SHAPE_PARTS = (".shp", ".dbf", ".shx", ".prj", ".cpg")
