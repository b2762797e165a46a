# SPDX-License-Identifier: GPL-2.0-or-later
"""What is taken from a finished block model: plans, sections, voxels."""
