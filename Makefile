# SPDX-License-Identifier: GPL-2.0-or-later
# The commands of the project; CONTRIBUTING.md says more.
PYTHON := .venv/bin/python
export QT_QPA_PLATFORM ?= offscreen

.PHONY: demo pictures test check bench package process desktop setup format translations

setup:
	@.ci/setup

demo: setup
	@.ci/demo

pictures: setup
	@.ci/pictures

test:
	@.ci/setup test
	@$(PYTHON) -m pytest $(PYTEST)

check:
	@.ci/setup test
	@$(PYTHON) -m ruff format --check --quiet . || { echo "make check: run 'make format'"; exit 1; }
	@$(PYTHON) -m ruff check --quiet .
	@cd .dev && "$(CURDIR)/$(PYTHON)" -m mypy --config-file oresight/pyproject.toml --cache-dir oresight/.mypy_cache --no-error-summary -p oresight.plugin -p oresight.algorithms -p oresight.ui

format: setup
	@$(PYTHON) -m ruff check --quiet --fix . ; $(PYTHON) -m ruff format --quiet .

translations:
	@.ci/translate

bench: setup
	@$(PYTHON) tests/bench/run.py

package:
	@mkdir -p dist
	@git archive --prefix=oresight/ --format=zip -o dist/oresight.zip HEAD
	@echo dist/oresight.zip

process: setup
	@.ci/qgis process $(ARGS)

desktop: setup
	@QT_QPA_PLATFORM= .ci/qgis desktop
