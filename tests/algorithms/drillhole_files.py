# SPDX-License-Identifier: GPL-2.0-or-later
"""Small drillhole tables as files."""

from __future__ import annotations

from pathlib import Path

TABLES = {
    "COLLARS": "hole_id,x,y,z,max_depth\n001,500000,4400000,500,30\n1,500100,4400000,510,30\nC,500000,4400100,505,30",
    "SURVEYS": "hole_id,depth,azimuth,dip\n001,0,0,-90\n1,0,90,-60\nC,0,180,-45",
    "ASSAYS": "hole_id,from,to,Cu_pct,Au (g/t)\n001,0,2,1.0,<0.01\n001,2,4,3.0,0.5\n1,0,4,NS,0.2\nC,0,4,0.1,0.1\n"
    "C,4,3,9,9\nX,0,4,9,9",
    "LITHOLOGY": "hole_id,from,to,rock\n001,0,3,PORPHYRY\n001,3,4,DYKE\n1,0,4,PORPHYRY\nC,0,4,LIMESTONE",
}


def write_tables(folder: Path, **changed: str) -> dict[str, str]:
    """Write the tables, some of them changed, as CSV and return their paths by parameter."""
    folder.mkdir(exist_ok=True)
    paths = {}
    for name, text in {**TABLES, **changed}.items():
        path = folder / f"{name.lower()}.csv"
        path.write_text(text + "\n", encoding="utf-8")
        paths[name] = str(path)
    return paths
