# SPDX-License-Identifier: GPL-2.0-or-later
"""The only code that knows QGIS and arrays."""
