# SPDX-License-Identifier: GPL-2.0-or-later
"""Algorithms that take results from a finished block model."""
