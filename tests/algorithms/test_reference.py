# SPDX-License-Identifier: GPL-2.0-or-later
"""The published reference of all algorithms says what the algorithms say."""

from __future__ import annotations

import re

import pytest
from oresight.algorithms.provider import ALGORITHMS
from oresight.algorithms.reference import REFERENCE, reference_text

pytestmark = pytest.mark.usefixtures("provider")


def test_the_published_reference_is_that_of_the_algorithms() -> None:
    assert REFERENCE.read_text("utf-8") == reference_text(), "write it anew with .ci/reference"


def test_every_algorithm_parameter_and_output_has_its_row() -> None:
    sections = re.split(r"^### .*: `(\w+)`$", REFERENCE.read_text("utf-8"), flags=re.MULTILINE)
    found = dict(zip(sections[1::2], sections[2::2]))
    assert set(found) == {one.ID for one in ALGORITHMS}
    for kind in ALGORITHMS:
        algorithm = kind().create()
        names = {one.name() for one in (*algorithm.parameterDefinitions(), *algorithm.outputDefinitions())}
        assert set(re.findall(r"^\| `(\w+)` \|", found[kind.ID], flags=re.MULTILINE)) == names
