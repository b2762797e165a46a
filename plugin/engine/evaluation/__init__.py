# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores of predictions against known labels."""
