# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of the rasters of labels, classes and features: each its own, and one that every file system takes."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import numpy as np
import pytest
from oresight.plugin.bridge.block_table import BlockTable
from oresight.plugin.bridge.category_files import CategoryPaths, class_names, write_categories
from oresight.plugin.bridge.file_names import distinct_names, forbidden_signs, plain_name, shown
from oresight.plugin.bridge.prediction_files import output_fields, write_predictions
from oresight.plugin.bridge.rasters import BlockRaster, write_block_raster
from oresight.plugin.bridge.sample_codes import SampleCodes
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.network.targets import Target
from qgis.core import QgsCoordinateReferenceSystem


def labels(*names: str) -> list[str]:
    """Return the fields of a network of several labels."""
    return output_fields(Target("multi_label", tuple(f"{name}:label" for name in names)))


def classes(variable: str, **names: str) -> list[str]:
    """Return the fields of a network of classes, whose codes stand behind a `c`."""
    return output_fields(
        Target("multi_class", (variable,), tuple(int(code[1:]) for code in names), tuple(names.values()))
    )


def rocks(**names: str) -> SampleCodes:
    """Return a codebook of rocks, whose codes stand behind a `c`, without samples."""
    codes = [int(code[1:]) for code in names]
    colors = ["#0072b2"] * len(codes)
    book = {"version": 1, "variable": "rock", "codes": codes, "names": list(names.values()), "colors": colors}
    return SampleCodes(np.zeros(0, dtype=np.int32), book, ())


def kriged(**names: str) -> list[str]:
    """Return the fields of kriged classes of rocks."""
    codes = rocks(**names)
    return class_names("rock", codes.codebook["codes"], codes)


def test_each_kriged_class_keeps_its_own_name_in_any_script():
    assert kriged(c1="花岗岩", c2="角砾岩 (氧化)", c3="Гнейс", c4="skarn") == [
        "rock_花岗岩",
        "rock_角砾岩_氧化",
        "rock_гнейс",
        "rock_skarn",
    ]


def test_kriged_classes_of_latin_names_are_small_letters_or_their_code():
    assert kriged(c1="Tuff-breccia", c2=" K feldspar__(altered) ", c7="12") == [
        "rock_tuff_breccia",
        "rock_k_feldspar_altered",
        "rock_12",
    ]
    assert kriged(c1="Skarn", c2="SKARN", c3="+", c4="schist") == ["rock_1", "rock_2", "rock_3", "rock_schist"]


@pytest.mark.parametrize(
    "names",
    [
        {"c3": "+", "c5": "3"},  # the code of one is the name of the other
        {"c1": "straße", "c2": "strasse"},
        {"c1": "长" * 200 + "一", "c2": "长" * 200 + "二"},
        {"c1": "au_2", "c2": "+", "c3": "2"},
    ],
)
def test_no_two_kriged_classes_have_one_name(names):
    assert len({name.casefold() for name in kriged(**names)}) == len(names)


def test_a_folder_of_kriged_classes_holds_all_its_rasters_with_their_own_values(qgis_app, tmp_path):
    grid = BlockGrid((0.0, 0.0, 0.0), (10.0, 10.0, 10.0), (1, 2, 2))
    crs = QgsCoordinateReferenceSystem("EPSG:32648")
    model = BlockRaster.open(
        write_block_raster(tmp_path / "m.tif", grid, np.ones(grid.shape, np.int8), Variable("b", "domain"), crs)
    )
    codes = rocks(c3="../角砾岩", c4="花岗岩", c5="skarn")
    codes.codebook["variable"] = "rock/type"
    found = {"probability": np.tile(np.array([0.1, 0.2, 0.7], dtype=np.float32), (4, 1))}
    folder = tmp_path / "each"
    given = (CategoryPaths("", "", str(folder)), model, np.ones(grid.shape, bool), found, [3, 4, 5], codes)
    paths = write_categories(*given)
    assert [Path(path).name for path in paths] == [
        "rock_type_角砾岩.tif",
        "rock_type_花岗岩.tif",
        "rock_type_skarn.tif",
    ]
    assert {Path(path).parent for path in paths} == {folder}
    assert [BlockRaster.open(path).variable.field for path in paths][1:] == ["rock/type_花岗岩", "rock/type_skarn"]
    assert [float(BlockRaster.open(path).read().max()) for path in paths] == pytest.approx([0.1, 0.2, 0.7])


def test_each_label_keeps_its_own_name_in_any_script():
    assert labels("金", "铜") == ["金_predicted", "铜_predicted"]
    assert labels("金", "cu") == ["金_predicted", "cu_predicted"]
    assert labels("золото", "铜Cu") == ["золото_predicted", "铜cu_predicted"]
    assert classes("岩性:category", c1="花岗岩", c2="skarn") == ["岩性_花岗岩_predicted", "岩性_skarn_predicted"]


def test_plain_latin_titles_are_small_letters_joined_by_underscores():
    assert labels("ore", "Au ppm") == ["ore_predicted", "au_ppm_predicted"]
    fields = classes("Lithology:category", c1="Quartz monzonite", c2="K-feldspar (altered)", c3="skarn")
    assert fields == [
        "Lithology_quartz_monzonite_predicted",
        "Lithology_k_feldspar_altered_predicted",
        "Lithology_skarn_predicted",
    ]


def test_equal_names_have_a_number_behind_their_own_name_and_others_have_none():
    assert labels("Au", "au", "cu") == ["Au_1_predicted", "au_2_predicted", "cu_predicted"]
    assert labels("Cu+", "Cu-") == ["Cu+_predicted", "Cu-_predicted"]
    assert classes("zone:category", c5="Skarn", c9="skarn", c12="schist") == [
        "zone_Skarn_5_predicted",
        "zone_skarn_9_predicted",
        "zone_schist_predicted",
    ]


def test_a_number_never_makes_the_name_of_another():
    assert distinct_names(["au", "AU", "au_1"]) == ["au_1_1", "AU_2", "au_1_3"]
    assert distinct_names(["straße", "STRASSE", "au"]) == ["straße_1", "STRASSE_2", "au"]


@pytest.mark.parametrize("name", ["../a/b", "..", "C:\\a", "/etc/a", 'x\ny<b>*?"|', "金\u202ea\x7f\ud800", "长" * 300])
def test_rasters_of_any_variable_stay_in_their_folder(name):
    variables = (f"{name}:label", "cu:label")
    fields = [*output_fields(Target("multi_label", variables)), *classes(name, c1=name), *distinct_names([name])]
    for field in fields:
        assert PurePosixPath(field).name == PureWindowsPath(field).name == field
        assert not set('\\/:*?"<>|\n\x7f\u202e') & set(field)
        assert not field.startswith(".")
        assert len(f".{field}_calibrated.01234567.tif.aux.xml".encode()) <= 255


def test_a_folder_of_predictions_holds_all_its_rasters_with_their_own_values(qgis_app, tmp_path):
    grid = BlockGrid((0.0, 0.0, 0.0), (10.0, 10.0, 10.0), (1, 2, 2))
    mask = np.ones(grid.shape, dtype=bool)
    blocks = BlockTable(grid, QgsCoordinateReferenceSystem("EPSG:32648"), mask, (), np.zeros((4, 0)), {}, {}, ())
    target = Target("multi_label", ("../金/b:label", "铜:label", "Au:label", "au:label"))
    arrays = {"probabilities": np.tile(np.array([0.1, 0.2, 0.3, 0.4], dtype=np.float32), (4, 1))}
    folder = tmp_path / "each"
    paths = write_predictions({"PROBABILITIES": str(folder)}, target, arrays, {}, blocks)["PROBABILITIES"]
    assert [Path(path).parent for path in paths] == [folder] * 4
    assert sorted(tmp_path.iterdir()) == [folder]
    names = [BlockRaster.open(path).variable.field for path in paths]
    assert names == ["金_b_predicted", "铜_predicted", "Au_3_predicted", "au_4_predicted"]
    assert [float(BlockRaster.open(path).read().max()) for path in paths] == pytest.approx([0.1, 0.2, 0.3, 0.4])


def test_long_names_that_begin_alike_are_told_apart():
    first, second = distinct_names(["长" * 299 + "一", "长" * 299 + "二"])
    assert first != second


def test_attributions_of_features_of_nearly_one_name_have_files_of_their_own():
    assert distinct_names(["cu_pct:estimate", "Au:estimate"]) == ["cu_pct_estimate", "Au_estimate"]
    fields = distinct_names(["cu_pct:estimate", "cu_pct_estimate", "CU_pct:estimate", "mag/rtp:measure"])
    assert fields == ["cu_pct_estimate_1", "cu_pct_estimate_2", "CU_pct_estimate_3", "mag_rtp_measure"]


def test_signs_that_no_file_may_have_are_named_once_and_can_be_seen():
    assert forbidden_signs("a/b/c:\n") == ["/", ":", "\\n"]
    assert forbidden_signs("金 (氧化) +Cu.1") == []
    assert shown("金\u202ea\n") == "金\\u202ea\\n"


def test_accents_as_signs_of_their_own_and_signs_without_width_make_no_second_name_that_looks_the_same():
    composed, apart = "gr\u00e8s", "gre\u0300s"
    assert distinct_names([composed, apart]) == [f"{composed}_1", f"{composed}_2"]
    assert distinct_names(["金", "金\u200b"]) == ["金", "金_"]
    assert plain_name(apart) == composed
