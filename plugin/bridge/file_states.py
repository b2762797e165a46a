# SPDX-License-Identifier: GPL-2.0-or-later
"""What a file holds, as hashes: how a run knows what it need not do again.

The bytes of a GeoPackage change when it is only opened, so that its content is what its rows say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from .records import file_record


@dataclass(frozen=True)
class FileState:
    """A file at a moment."""

    bytes: int
    """Size."""
    modified_ns: int
    """When it was written, in nanoseconds; with the size it says whether the file must be read again."""
    sha256: str
    """Of its bytes."""
    content: str
    """Of what it holds: the rows of a GeoPackage without its styles, the bytes of anything else."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> FileState:
        """Return what `to_dict` gave."""
        return cls(
            int(values["bytes"]), int(values["modified_ns"]), str(values["sha256"]), str(values.get("content", ""))
        )


def file_state(path: Path, known: FileState | None = None) -> FileState:
    """Return the state of a file; where size and time are the known ones, the known state.

    Raises
    ------
    OSError
        It cannot be read.
    """
    status = path.stat()
    if known is not None and (status.st_size, status.st_mtime_ns) == (known.bytes, known.modified_ns):
        return known
    digest = file_record("", path)["sha256"]
    if known is not None and digest == known.sha256:
        content = known.content
    else:
        content = layer_content(path) if path.suffix.lower() == ".gpkg" else digest
    return FileState(status.st_size, status.st_mtime_ns, digest, content)


def is_same(path: Path, known: FileState) -> bool:
    """Return whether a file is there and holds what it held."""
    try:
        return file_state(path, known).content == known.content
    except OSError:
        return False


def layer_content(path: Path, fields: Collection[str] | None = None) -> str:
    """Return the hash of the rows of a GeoPackage: its layers, their geometry, CRS, fields and aliases.

    Parameters
    ----------
    fields : collection of str, optional
        Fields that count; all by default. Geometry always counts, and the styles within never.
    """
    digest = sha256()
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            for row in _rows(database, fields):
                digest.update(repr(row).encode())
    except sqlite3.Error:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _rows(database: sqlite3.Connection, fields: Collection[str] | None) -> Iterator[Any]:
    """Yield what defines the content of a GeoPackage, in a fixed order."""
    for table, kind in database.execute("select table_name, data_type from gpkg_contents order by 1").fetchall():
        if table == "layer_styles":
            continue
        geometry = database.execute(
            "select column_name, geometry_type_name, z, m, definition from gpkg_geometry_columns g "
            "join gpkg_spatial_ref_sys s on s.srs_id = g.srs_id where table_name = ?",
            (table,),
        ).fetchall()
        always = {str(row[0]) for row in geometry}
        columns = [
            (name, kind_of)
            for _, name, kind_of, *_ in database.execute(f"pragma table_info({_quoted(table)})")
            if fields is None or name in always or name in fields
        ]
        yield table, kind, geometry, columns
        yield _aliases(database, table, {name for name, _ in columns})
        if columns:
            names = ", ".join(_quoted(name) for name, _ in columns)
            yield from database.execute(f"select {names} from {_quoted(table)} order by rowid")  # noqa: S608 - quoted


def _aliases(database: sqlite3.Connection, table: str, names: set[str]) -> list[Any]:
    """Return the names shown to the user."""
    has_any = database.execute("select 1 from sqlite_master where name = 'gpkg_data_columns'").fetchone()
    if not has_any:
        return []
    rows = database.execute("select column_name, name from gpkg_data_columns where table_name = ? order by 1", (table,))
    return [row for row in rows if row[0] in names]


def _quoted(name: str) -> str:
    """Return a name as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'
