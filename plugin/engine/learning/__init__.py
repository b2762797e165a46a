# SPDX-License-Identifier: GPL-2.0-or-later
"""Learning from composites with features that never use their own hole, and predicting at blocks."""
