# SPDX-License-Identifier: GPL-2.0-or-later
"""The deep network: features, splits, model, training and inference."""
