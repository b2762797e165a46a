# SPDX-License-Identifier: GPL-2.0-or-later
"""More blocks than memory holds are refused with the numbers."""

from __future__ import annotations

import pytest
from oresight.plugin.engine.errors import MemoryLimitError
from oresight.plugin.engine.network.capacity import check_training_memory


def test_what_fits_passes_and_unknown_memory_is_not_guessed():
    check_training_memory(1000, 8, 8, 4 * 1000 * 32)
    check_training_memory(10**12, 8, 8, None)


def test_what_does_not_fit_is_a_sentence_with_both_numbers():
    with pytest.raises(
        MemoryLimitError, match=r"100000000 blocks with 8 features needs about 12208 MB.*8192 MB are free"
    ):
        check_training_memory(10**8, 8, 8, 8 * 2**30)
