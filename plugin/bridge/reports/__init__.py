# SPDX-License-Identifier: GPL-2.0-or-later
"""Reports: one self-contained HTML file per run, made from the results of the engine."""
