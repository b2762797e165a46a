# SPDX-License-Identifier: GPL-2.0-or-later
"""Algorithms from drillhole tables to composites."""
