# SPDX-License-Identifier: GPL-2.0-or-later
"""The file that a worker's interpreter is started with: `bootstrap.py probe LIBRARIES…` or `bootstrap.py serve`.

It loads the package from the plugin's folder by path, whatever that folder is called, and needs
nothing beyond the standard library until it does.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import json
import os
import sys
import sysconfig
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

PLUGIN_FOLDER = Path(__file__).resolve().parents[2]
PACKAGE = "oresight"


def take_descriptors() -> tuple[BinaryIO, BinaryIO]:
    """Return private streams for commands and answers, and point 0 at nothing and 1 at the log.

    Libraries print, some of them from C; on descriptor 1 that would end up among the messages.
    """
    commands, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(commands, os.O_BINARY)
        msvcrt.setmode(answers, os.O_BINARY)
    return open(commands, "rb"), open(answers, "wb", buffering=0)  # noqa: PTH123  descriptors, not paths


def load_package() -> ModuleType:
    """Import the plugin's folder as a package; it imports nothing of QGIS."""
    spec = importlib.util.spec_from_file_location(
        PACKAGE, PLUGIN_FOLDER / "__init__.py", submodule_search_locations=[str(PLUGIN_FOLDER)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(str(PLUGIN_FOLDER))
    module = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = module
    spec.loader.exec_module(module)
    return module


def probe(libraries: list[str]) -> None:
    """Say what this interpreter is and which libraries it can import, a line for each.

    A line before each import names the library, so that one whose import ends the process is known.
    """
    _, answers = take_descriptors()

    def say(message: dict[str, object]) -> None:
        answers.write(json.dumps(message).encode() + b"\n")

    version = ".".join(str(part) for part in sys.version_info[:3])
    say({"python": version, "prefix": sys.prefix, "packages": sysconfig.get_path("purelib")})
    for library in libraries:
        say({"library": library})
        try:
            module = importlib.import_module(library)
        except (ImportError, OSError, RuntimeError, AttributeError, ValueError, TypeError) as error:
            say({"library": library, "error": f"{type(error).__name__}: {error}"})
        else:
            say({"library": library, "version": str(getattr(module, "__version__", ""))})


def serve() -> None:
    """Answer commands until their stream ends."""
    commands, answers = take_descriptors()
    load_package()
    service = importlib.import_module(f"{PACKAGE}.plugin.worker.service")
    service.Service(commands, answers).run()


def main(arguments: list[str]) -> None:
    """Do what the command line asks for."""
    # Without -I Python puts this file's folder first, where `process` or `arrays` could shadow a library's modules.
    sys.path[:] = [place for place in sys.path if Path(place).resolve() != Path(__file__).resolve().parent]
    if arguments[:1] == ["probe"]:
        probe(arguments[1:])
    else:
        serve()


if __name__ == "__main__":
    main(sys.argv[1:])
