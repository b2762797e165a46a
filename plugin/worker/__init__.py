# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs engine jobs in a separate Python process."""
