# SPDX-License-Identifier: GPL-2.0-or-later
"""Finding the columns of drillhole tables by the names they usually have, English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..errors import InvalidInputError, Notice
from .names import header_key
from .records import TextTable

USUAL_NAMES = {
    "hole_id": """
        holeid bhid dhid drillholeid holename drillhole drillholename boreholeid borehole boreholename boreholeno hole
        holenumber holeno holenum drillholeno drillholenumber wellid wellname well dhname dhno dh bh ddh siteid collarid
        孔号 钻孔编号 钻孔号 钻孔名称 钻孔名 钻孔id 孔编号 工程号 工程编号 工程名称 钻孔 孔名 id name""",
    "x": """
        x xcollar collarx east easting xcoord coordx xcoordinate xutm utmx utme eastutm utmeast utmeasting eastingm xm
        collareast collareasting eastcollar eastingcollar xgrid gridx gride gridest mineeast mineeasting localeast
        eastlocal localx xlocal pointx 东坐标x 东坐标 东向坐标 东距 横坐标 x坐标 坐标x 孔口x 东 e""",
    "y": """
        y ycollar collary north northing ycoord coordy ycoordinate yutm utmy utmn northutm utmnorth utmnorthing
        northingm ym collarnorth collarnorthing northcollar northingcollar ygrid gridy gridn minenorth minenorthing
        localnorth northlocal localy ylocal pointy 北坐标y 北坐标 北向坐标 北距 纵坐标 y坐标 坐标y 孔口y 北 n""",
    "z": """
        z zcollar collarz elevation elev rl zcoord coordz zcoordinate collarrl rlcollar collarelevation collarelev
        elevationm elevm zm zutm utmz height altitude alt zgrid gridz minerl localz localrl pointz
        高程z 孔口高程 孔口标高 高程 标高 地面高程 海拔 z坐标 坐标z 孔口z level h""",
    "max_depth": """
        maxdepth totaldepth eoh eohdepth enddepth enddepthm endofhole td tdepth finaldepth holedepth holelength
        totallength depthmax maxdepthm totaldepthm depth depthm length lengthm
        终孔深度 终孔孔深 孔深 总深度 总孔深 钻孔深度 实际孔深 设计孔深 深度 井深""",
    "azimuth": """
        azimuth az brg bearing azi azim azimut azimuthdeg azdeg azimuthtrue trueazimuth aztrue azimuthgrid gridazimuth
        azgrid azutm azimuthutm collarazimuth azimuthcollar direction dir trend
        方位角 真方位角 坐标方位角 方位 开孔方位角""",
    "dip": """
        dip inclination incl dipangle dipdeg inc inclin plunge collardip dipcollar
        倾角 倾角度 倾斜角 钻孔倾角 开孔倾角""",
    "zenith": "zenith zenithangle driftangle 天顶角 顶角 钻孔顶角",
    "parent": """
        parent parenthole parentholeid parentid parentbhid parentdhid motherhole mother mainhole wedgeof branchof
        母孔 主孔 母孔号 主孔号 母孔编号 主孔编号""",
    "wedge_depth": """
        wedgedepth kickoff kickoffdepth kickoffpoint kop wedgefrom branchdepth parentdepth wedgestart
        分支深度 分支孔深 造斜点 造斜深度 造斜点深度 开窗深度""",
    "depth": """
        depth at surveydepth depthm surveyat atdepth depthat measureddepth md surveydepthm depthsurvey distance dist
        station stationdepth depthft 测点深度 测深 测斜深度 测量深度 孔深 深度 测点孔深 井深""",
    "depth_from": """
        from depthfrom fromdepth fromm depthfromm fromdepthm mfrom sampfrom samplefrom geolfrom intervalfrom top
        startdepth depthstart topdepth depthtop fromft 自 从 起 由 起始深度 起始孔深 起始 深度自 孔深自 起深
        取样自 采样自 样品自 自深度 从深度 起始位置 start""",
    "depth_to": """
        to depthto todepth tom depthtom todepthm mto sampto sampleto geolto intervalto bottom base enddepth depthend
        bottomdepth depthbottom basedepth stop toft 至 到 止 终止深度 终止孔深 终止 深度至 孔深至 止深
        取样至 采样至 样品至 至深度 到深度 终止位置 结束深度 end""",
}
SYNONYMS = {role: tuple(names.split()) for role, names in USUAL_NAMES.items()}
"""Header keys (see `header_key`) by role, the surest first."""

VAGUE = frozenset({"id", "name", "e", "n", "h", "level", "start", "end"})
"""Names that are taken only where nothing surer is found."""

NEEDED = {
    "collars": ("hole_id", "x", "y", "z"),
    "surveys": ("hole_id", "depth", "azimuth", "dip"),
    "assays": ("hole_id", "depth_from", "depth_to"),
    "lithology": ("hole_id", "depth_from", "depth_to"),
    "alteration": ("hole_id", "depth_from", "depth_to"),
}
"""Roles that a table must have."""

OPTIONAL = {"collars": ("max_depth", "azimuth", "dip", "parent", "wedge_depth"), "surveys": ("zenith",)}
"""Roles that a table may have."""

PASSED_OVER = """
    sampleid sample sampleno samplenumber samplenum sampid smpid sampno samplename sampletag batch batchno certificate
    certno labno length interval width intervallength samplelength sampleinterval len fid ogcfid objectid rowid project
    projectid comment comments remark remarks note notes geologist loggedby date
    样号 样品号 样品编号 送样号 样长 取样长度 样品长度 长度 厚度 备注 说明 描述 序号 编录人 日期"""
NOT_VALUES = frozenset(PASSED_OVER.split())
"""Header keys of columns in interval tables that hold neither a grade nor a category."""


@dataclass(frozen=True)
class Columns:
    """Which column of a table plays which role."""

    headers: dict[str, str]
    """Header by role; an optional role that was not found is absent."""
    values: tuple[str, ...]
    """Headers of the other columns that may hold grades or categories."""
    notices: tuple[Notice, ...] = ()
    """Choices between several columns."""


def find_columns(table: TextTable, overrides: Mapping[str, str] | None = None) -> Columns:
    """Return the columns of a table by role.

    Parameters
    ----------
    table : TextTable
        One of the five tables.
    overrides : mapping, optional
        Header by role, for columns that have unusual names.

    Raises
    ------
    InvalidInputError
        A needed column is missing, or an override names an unknown role or column.
    """
    given = _check_overrides(table, overrides or {})
    keys = {header: header_key(header) for header in table.columns}
    found: dict[str, str] = {}
    passed_over: set[str] = set()
    notices: list[Notice] = []
    for role in (*NEEDED[table.name], *OPTIONAL.get(table.name, ())):
        taken = {*found.values(), *(header for other, header in given.items() if other != role)}
        fitting = [given[role]] if role in given else _fitting(role, keys, taken)
        if not fitting:
            continue
        found[role] = fitting[0]
        passed_over.update(fitting[1:])
        if len(fitting) > 1 and role in NEEDED[table.name]:
            notices.append(_several(table.name, role, fitting))
    if "zenith" in found and "dip" not in found:
        found["dip"] = found["zenith"]
    else:
        found.pop("zenith", None)
    _check_needed(table, found)
    others = tuple(
        header
        for header in table.columns
        if header not in found.values() and header not in passed_over and keys[header] not in NOT_VALUES
    )
    return Columns(found, others, tuple(notices))


def _fitting(role: str, keys: Mapping[str, str], taken: set[str]) -> list[str]:
    """Return the headers that fit a role, the surest first; the vaguest names only where nothing else fits."""
    fitting = [
        header for synonym in SYNONYMS[role] for header in keys if keys[header] == synonym and header not in taken
    ]
    sure = [header for header in fitting if keys[header] not in VAGUE]
    return sure or fitting[:1]


def _check_overrides(table: TextTable, overrides: Mapping[str, str]) -> dict[str, str]:
    """Return the overrides with their roles spelled out, or refuse them."""
    short = {"from": "depth_from", "to": "depth_to"} if table.name not in ("collars", "surveys") else {}
    allowed = (*NEEDED[table.name], *OPTIONAL.get(table.name, ()))
    given = {short.get(role, role): header for role, header in overrides.items() if header}
    for role, header in given.items():
        if role not in allowed:
            raise InvalidInputError(
                "The {table} have no column for {given}; what can be set is {roles}.",
                table=table.name,
                given=role,
                roles=", ".join(allowed),
            )
        if header not in table.columns:
            raise InvalidInputError(
                "The {table} have no column {given}; their columns are {columns}.",
                table=table.name,
                given=header,
                columns=", ".join(table.columns),
            )
    return given


def _check_needed(table: TextTable, found: Mapping[str, str]) -> None:
    """Raise the sentence that names the missing columns, those that are there, and what is needed."""
    missing = [role for role in NEEDED[table.name] if role not in found]
    if missing:
        raise InvalidInputError(
            "The {table} have no column for {missing}. Their columns are {columns}. Needed is a column with a usual "
            "name ({examples}), or the column set by hand.",
            table=table.name,
            missing=", ".join(missing),
            columns=", ".join(table.columns),
            examples="; ".join(f"{role}: {_examples(role)}" for role in missing),
        )


def _examples(role: str) -> str:
    """Return some usual names of a column, a Chinese one among them."""
    names: Sequence[str] = SYNONYMS[role]
    chinese = next(name for name in names if not name.isascii())
    return ", ".join((*names[:4], chinese))


def _several(table: str, role: str, fitting: list[str]) -> Notice:
    """Return the sentence that states a choice between columns."""
    return Notice(
        "The {table} have several columns that may be {role}; {taken} was taken, not {others}.",
        {"table": table, "role": role, "taken": fitting[0], "others": ", ".join(fitting[1:])},
    )
