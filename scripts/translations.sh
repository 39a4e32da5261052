#!/usr/bin/env bash
# Brings territoires_fr.ts up to date with the code and compiles it into the .qm that QGIS loads. Fails on a text that
# has no French yet (edit the .ts by hand or with Qt Linguist, and run it again).
set -euo pipefail
cd "$(dirname "$0")/.."
missing=0
.venv/bin/python scripts/translations.py || missing=$?
lrelease -silent resources/translations/territoires_fr.ts -qm resources/translations/territoires_fr.qm
exit "$missing"
