# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures Oresight beside its peers: prints a table per section and writes `bench.json`.

Usage: python tests/bench/run.py [SECTION …]. A section is a module of this folder with a function
`measure()` that yields `Figure`s.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent
NOT_SECTIONS = {"run", "figures"}
ORACLES = ROOT / "tests" / "engine" / "geostatistics"
"""Where tests keep the same kriging by other software, and what it is tried on."""


def load(name: str, path: Path, *, is_package: bool = False) -> ModuleType:
    """Import a file under a name, whatever its folder is called."""
    places = [str(path.parent)] if is_package else None
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=places)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def sections() -> dict[str, Path]:
    """Return the sections by name."""
    return {path.stem: path for path in sorted(FOLDER.glob("*.py")) if path.stem not in NOT_SECTIONS}


def measured(names: list[str]) -> Iterator[dict[str, object]]:
    """Yield the figures of the sections as plain values, printing each."""
    known = sections()
    for name in names or list(known):
        say(f"\n{name}")
        for figure in load(f"bench_{name}", known[name]).measure():
            ratio = "" if figure.ratio is None else f"   {figure.ratio:,.1f} x {figure.peer}"
            value = figure.note if figure.figure is None else f"{figure.figure:,.6g} {figure.unit}"
            asked = "".join(f"   {bound}: {_VERDICTS[holds]}" for bound, holds in figure.verdicts().items())
            say(f"  {figure.case:<66} {figure.name:<28} {value}{ratio}{asked}")
            yield {"section": name, **asdict(figure)}


_VERDICTS = {True: "holds", False: "DOES NOT HOLD"}


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Measure the sections named on the command line, or all of them."""
    parser = argparse.ArgumentParser(description="Measure Oresight beside its peers.")
    parser.add_argument("sections", nargs="*", help="sections to measure; all by default")
    names = parser.parse_args().sections
    unknown = sorted(set(names) - set(sections()))
    if unknown:
        parser.error(f"there is no section {', '.join(unknown)}; there are {', '.join(sections())}")
    load("oresight", ROOT / "__init__.py", is_package=True)
    load("figures", FOLDER / "figures.py")
    for oracle in ("gstlearn_oracle", "pykrige_oracle", "walker_lake"):
        load(f"oracles_{oracle}", ORACLES / f"{oracle}.py")
    rows = list(measured(names))
    target = ROOT / "bench.json"
    target.write_text(json.dumps(rows, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    say(f"\n{target}")


if __name__ == "__main__":
    main()
