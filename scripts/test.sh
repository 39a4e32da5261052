#!/usr/bin/env bash
# Every test that needs nothing but this machine: first without QGIS, then in headless QGIS, then in the real programs.
set -euo pipefail
cd "$(dirname "$0")/.."
export QGIS_CUSTOM_CONFIG_PATH
QGIS_CUSTOM_CONFIG_PATH=$(mktemp -d)
trap 'rm -rf "$QGIS_CUSTOM_CONFIG_PATH"' EXIT
python=.venv/bin/python

echo "test: without QGIS"
$python -m pytest -q -n 2 -p no:pytest_qgis -p no:pytest-qt tests/unit tests/real
echo "test: in headless QGIS"
$python -m pytest -q -n 2 tests/qgis
echo "test: in the real programs qgis_process.bin and qgis.bin"
$python -m pytest -q -p no:pytest_qgis -p no:pytest-qt tests/programs
