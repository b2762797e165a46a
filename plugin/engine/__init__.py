# SPDX-License-Identifier: GPL-2.0-or-later
"""Numpy in, numpy out: no QGIS, no Qt, no GDAL."""
