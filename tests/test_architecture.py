# SPDX-License-Identifier: GPL-2.0-or-later
"""The arrows of the design, read from the sources: imports go down only, heavy libraries stay in the worker."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAVY = {"torch", "sklearn", "pykrige", "pandas", "scipy", "numba", "safetensors", "matplotlib"}
QGIS = {"qgis", "osgeo", "PyQt5", "PyQt6", "processing", "sip"}
MAY_IMPORT = {
    "plugin/engine": {"plugin/engine"},
    "plugin/worker": {"plugin/worker", "plugin/engine"},
    "plugin/bridge": {"plugin/bridge", "plugin/worker", "plugin/engine"},
    "algorithms": {"algorithms", "plugin/bridge", "plugin/worker", "plugin/engine"},
    "ui": {"ui", "plugin/bridge", "plugin/worker", "plugin/engine"},
    "plugin": {"plugin", "plugin/bridge", "plugin/worker", "plugin/engine", "algorithms", "ui"},
    "": {"plugin"},
}
TOP_LEVEL = {
    "metadata.txt", "__init__.py", "plugin", "ui", "algorithms", "tests", "resources",
    "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "pyproject.toml",
    ".ci", ".gitattributes", ".gitignore",
}  # fmt: skip


def tracked_files() -> list[Path]:
    """Return the files of the repository, with those that are about to be added."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def sources(*folders: str) -> list[Path]:
    files = [path for path in tracked_files() if path.suffix == ".py"]
    return [path for path in files if path.relative_to(ROOT).as_posix().startswith(folders)]


PLUGIN = ("plugin/", "algorithms/", "ui/", "__init__.py")
PLUGIN_SOURCES = sources(*PLUGIN)
LONGEST = 340
"""Lines; half of the files should have about 120."""


def storey(path: Path) -> str:
    """Return the storey a file of the plugin belongs to."""
    place = path.relative_to(ROOT).as_posix()
    return next((name for name in MAY_IMPORT if name and place.startswith(name + "/")), "")


def imports(path: Path) -> Iterator[tuple[ast.stmt, Path | str]]:
    """Return each import of a file: the file or folder of the plugin, or the name of a library."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node, node.module or ""
        elif isinstance(node, ast.ImportFrom):
            base = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            for alias in node.names:
                inner = base / alias.name
                yield node, inner if inner.is_dir() or inner.with_suffix(".py").exists() else base


def at_module_level(path: Path) -> set[str]:
    """Return the libraries that importing a file imports, without those for type checkers."""
    found: set[str] = set()
    pending: list[ast.stmt] = list(ast.parse(path.read_text(encoding="utf-8")).body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            pending.extend(node.orelse)
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            pending.extend(one for one in ast.iter_child_nodes(node) if isinstance(one, ast.stmt))
    return found


def libraries(*folders: str) -> Iterator[tuple[str, str]]:
    """Return each import of a library below some folders: where it stands, and its name."""
    for path in sources(*folders):
        for node, target in imports(path):
            if isinstance(target, str):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", target.split(".")[0]


def test_imports_go_down_only():
    wrong = []
    for path in PLUGIN_SOURCES:
        for node, target in imports(path):
            if isinstance(target, Path):
                reached = storey(target / "x" if target.is_dir() else target.with_suffix(".py"))
                if ROOT not in target.parents or reached not in MAY_IMPORT[storey(path)]:
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} imports {target.relative_to(ROOT.parent)}")
    assert wrong == []


def test_the_plugin_imports_its_own_modules_relatively():
    own = {"oresight", "plugin", "algorithms", "ui", ROOT.name}
    assert [where for where, library in libraries(*PLUGIN) if library in own] == []


def test_engine_and_worker_know_nothing_of_qgis():
    assert [where for where, library in libraries("plugin/engine/", "plugin/worker/") if library in QGIS] == []


def test_engine_and_worker_need_numpy_only_when_they_are_imported():
    known = {"numpy", *sys.stdlib_module_names}
    files = sources("plugin/engine/", "plugin/worker/")
    assert {path.name: at_module_level(path) - known for path in files if at_module_level(path) - known} == {}


def test_heavy_libraries_are_imported_inside_functions():
    assert [path for path in PLUGIN_SOURCES if at_module_level(path) & HEAVY] == []


def test_heavy_libraries_never_enter_qgis():
    above = libraries("plugin/bridge/", "algorithms/", "ui/", "plugin/main.py", "__init__.py")
    assert [where for where, library in above if library in HEAVY] == []


def test_only_plotting_imports_pyqtgraph():
    places = {where.split(":")[0] for where, library in libraries(*PLUGIN) if library == "pyqtgraph"}
    assert places <= {"ui/plotting.py"}


def test_qt_comes_from_qgis_only():
    assert [where for where, library in libraries(*PLUGIN) if library in {"PyQt5", "PyQt6", "sip"}] == []


def test_nothing_is_unpickled_and_nothing_listens():
    refused = {"pickle", "marshal", "shelve", "dill", "joblib", "socket", "socketserver", "http", "xmlrpc"}
    assert [where for where, library in libraries(*PLUGIN) if library in refused] == []
    assert [path for path in PLUGIN_SOURCES if "allow_pickle=True" in path.read_text(encoding="utf-8")] == []


def test_iface_stays_above():
    for path in sources("plugin/bridge/", "algorithms/"):
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        assert not [node.lineno for node in nodes if isinstance(node, ast.Name) and node.id == "iface"], path


def test_nothing_prints():
    for path in PLUGIN_SOURCES:
        calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        assert not [one.lineno for one in calls if isinstance(one.func, ast.Name) and one.func.id == "print"], path


def test_every_source_says_its_licence_first_and_what_it_is():
    for path in [*PLUGIN_SOURCES, *sources("tests/")]:
        text = path.read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if not line.startswith("#!")]
        assert lines[0] == "# SPDX-License-Identifier: GPL-2.0-or-later", path
        assert ast.get_docstring(ast.parse(text)), path


def test_no_source_is_a_novel():
    files = [*PLUGIN_SOURCES, *sources("tests/")]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_the_top_level_is_as_the_design_says():
    assert {path.relative_to(ROOT).parts[0] for path in tracked_files()} <= TOP_LEVEL


def test_loading_the_plugin_imports_nothing_heavy():
    code = f"""
import sys
sys.path.insert(0, {str(ROOT / "tests")!r})
import conftest
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
from oresight import classFactory
plugin = classFactory(None)
plugin.initProcessing()
loaded = sorted(set(sys.modules) & {HEAVY | {"pyqtgraph"}!r})
plugin.unload()
assert not loaded, loaded
assert not [name for name in sys.modules if name.startswith("oresight.ui")]
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
