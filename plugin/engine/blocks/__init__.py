# SPDX-License-Identifier: GPL-2.0-or-later
"""The block model: its grid, what belongs to it, its labels and its variables."""
