# SPDX-License-Identifier: GPL-2.0-or-later
"""Algorithms that make and label block models."""
