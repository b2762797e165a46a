# SPDX-License-Identifier: GPL-2.0-or-later
"""Engine, worker and bridge of Oresight; imports go down only: bridge, worker, engine."""
