# SPDX-License-Identifier: GPL-2.0-or-later
"""Algorithms around the others: the Python environment, the whole chain at once."""
