# SPDX-License-Identifier: GPL-2.0-or-later
"""Which Python a worker may be started with, what it needs, and the environment it is started in."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..engine.errors import MissingLibraryError


@dataclass(frozen=True)
class Requirement:
    """A library that jobs need."""

    module: str
    """Name it is imported by."""
    distribution: str
    """Name it is installed by."""
    bounds: str
    """Versions that Oresight works with, as pip reads them."""
    purpose: str
    """What it is needed for."""
    reason: str
    """Why these bounds."""

    @property
    def wish(self) -> str:
        """What pip is asked for."""
        return self.distribution + self.bounds


REQUIREMENTS = (
    Requirement("torch", "torch", ">=2.3,<3", "networks", "2.3 is the first that works with numpy 1 and with numpy 2"),
    Requirement("numpy", "numpy", ">=1.24,<3", "everything", "1.24 is the oldest that the tests run with"),
    Requirement("scipy", "scipy", ">=1.10,<2", "searches and variograms", "1.10 is the oldest that the tests run with"),
    Requirement(
        "sklearn",
        "scikit-learn",
        ">=1.4.2,<2",
        "trees and boosting",
        "1.4.2 is the first that boosts on drawn features and works with numpy 1 and with numpy 2",
    ),
)
"""The one list of what the jobs need, with the bounds that users get; a library joins it with its first job."""


@dataclass(frozen=True)
class Interpreter:
    """A Python that a worker could be started with."""

    path: Path
    """The interpreter's file."""
    origin: str
    """Where it comes from: 'set' by the user, 'own' environment of the plugin, or 'qgis'."""

    @property
    def is_qgis(self) -> bool:
        """Whether it is QGIS's own, which keeps QGIS's environment."""
        return self.origin == "qgis"

    def command(self, *arguments: str) -> list[str]:
        """Return the argument list that starts it, apart from the user's Python settings unless it is QGIS's own."""
        return [str(self.path), *([] if self.is_qgis else ["-I"]), "-X", "utf8", *arguments]


def is_within(version: str, bounds: str) -> bool:
    """Tell whether a version lies within bounds such as `>=1.2,<2`; one that is not known does.

    Examples
    --------
    >>> is_within("2.13.0+cpu", ">=2.3,<3"), is_within("2.0", ">=1.22,<2")
    (True, False)
    """
    given = _numbers(version)
    for bound in filter(None, bounds.split(",")):
        limit = _numbers(bound.lstrip("<>="))
        if given and not (given >= limit if bound.startswith(">=") else given < limit):
            return False
    return True


def requirement(module: str) -> Requirement:
    """Return what is known of a library by the name it is imported by."""
    for one in REQUIREMENTS:
        if one.module == module:
            return one
    return Requirement(module, module, "", "this step", "")


def missing_library(problems: Mapping[str, str], interpreter: str) -> MissingLibraryError:
    """Return the sentence for libraries that the interpreter of a running worker cannot import.

    Parameters
    ----------
    problems : mapping
        What importing said, by the name a library is imported by.
    interpreter : str
        The interpreter's file.
    """
    return lacking_everywhere(list(problems), [(Path(interpreter), "", problems)])


def lacking_everywhere(
    wanted: Sequence[str], tried: Sequence[tuple[Path, str, Mapping[str, str]]]
) -> MissingLibraryError:
    """Return the sentence for a step that no interpreter has the libraries for.

    Parameters
    ----------
    wanted : sequence of str
        The libraries the step needs, by the names they are imported by.
    tried : sequence of tuple
        Per interpreter: its file, why it did not run (empty when it did), and what it cannot import and why.
    """
    running = sorted((one for one in tried if not one[1]), key=lambda one: len(one[2]))
    missing = [requirement(module.split(".")[0]) for module in (running[0][2] if running else wanted)]
    found = [
        f"{path} does not run ({failure})"
        if failure
        else f"{path} lacks {', '.join(f'{module} ({reason})' for module, reason in problems.items())}"
        for path, failure, problems in tried
    ]
    return MissingLibraryError(
        "This step needs {libraries}, and no Python was found that has it: {found}. Run the tool 'Manage environment' "
        "with the action 'create', which installs what is missing apart from QGIS, or install it yourself: {command}",
        libraries=", ".join(f"{one.distribution} (for {one.purpose})" for one in missing),
        found="; ".join(found) or "none was found at all",
        command=pip_command(str(running[0][0]) if running else "python3", missing),
    )


def pip_command(interpreter: str, needed: Iterable[Requirement]) -> str:
    """Return the command line that installs libraries, as a person types it on this system."""
    arguments = [interpreter, "-m", "pip", "install", *(one.wish for one in needed)]
    return " ".join(f'"{one}"' if any(sign in one for sign in " <>&") else one for one in arguments)


def qgis_interpreter() -> Path | None:
    """Return the file of QGIS's own Python; None when it is not found.

    `sys.executable` is no answer: inside QGIS it is QGIS itself on Windows and macOS, and on Linux
    whatever `python3` comes first on the PATH.
    """
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    prefix = Path(sys.base_prefix)
    if sys.platform == "win32":
        places = [prefix / "python3.exe", prefix / "python.exe"]
    else:
        folders = [prefix / "bin", Path(sys.executable or "/").parent / "bin"]
        places = [folder / name for folder in folders for name in (f"python{version}", "python3")]
    return next((place for place in places if place.is_file()), None)


_QGIS_VARIABLES = ("PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "PYTHONEXECUTABLE", "__PYVENV_LAUNCHER__")
_QGIS_PREFIXES = ("QT_", "GDAL_", "PROJ_")
_LIBRARY_PATHS = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
_SYSTEM_FOLDERS = {Path("/"), Path("/usr"), Path("/usr/local")}


def worker_environment(
    interpreter: Interpreter,
    inherited: Mapping[str, str],
    *,
    qgis_folders: Iterable[Path] = (),
    caches: Path | None = None,
) -> dict[str, str]:
    """Return the environment variables of a worker.

    QGIS's own Python keeps them all. Any other loses what would lead it to QGIS's modules and
    libraries, which were built for another Python.

    Parameters
    ----------
    inherited : mapping
        The variables of the current process.
    qgis_folders : iterable of Path
        Folders of QGIS that are taken out of the library paths; those of the system stay.
    caches : Path
        Folder for what libraries compile.
    """
    variables = dict(inherited)
    if not interpreter.is_qgis:
        folders = [folder for folder in qgis_folders if folder not in _SYSTEM_FOLDERS]
        paths = (*_LIBRARY_PATHS, "PATH") if sys.platform == "win32" else _LIBRARY_PATHS
        variables = {
            name: _without(value, folders) if name.upper() in paths else value
            for name, value in inherited.items()
            if name.upper() not in _QGIS_VARIABLES and not name.upper().startswith(_QGIS_PREFIXES)
        }
    if caches is not None:
        variables["NUMBA_CACHE_DIR"] = str(caches / "numba")
    return variables


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.split("+")[0])[:3])


def _without(value: str, folders: list[Path]) -> str:
    """Return a list of folders without those that lie in `folders`."""
    kept = [
        place
        for place in value.split(os.pathsep)
        if not any(folder == Path(place) or folder in Path(place).parents for folder in folders)
    ]
    return os.pathsep.join(kept)
