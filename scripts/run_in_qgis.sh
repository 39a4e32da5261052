#!/usr/bin/env bash
# run_in_qgis.sh SCRIPT [ARG …]: run a PyQGIS script without a screen, in a QGIS profile of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
export QGIS_CUSTOM_CONFIG_PATH
QGIS_CUSTOM_CONFIG_PATH=$(mktemp -d)
trap 'rm -rf "$QGIS_CUSTOM_CONFIG_PATH"' EXIT
export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$QGIS_CUSTOM_CONFIG_PATH}
.venv/bin/python "$@"
