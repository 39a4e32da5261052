#!/usr/bin/env bash
# Static checks; stops at the first tool that finds something.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
run() { echo "lint: $1"; shift; "$@"; }

run "ruff" $bin/ruff check --quiet .
run "ruff format" $bin/ruff format --check --quiet .
run "mypy --strict on model, territories, intake, engine" $bin/mypy
run "flake8-qgis" $bin/flake8 territoires_plugin scripts tests
run "import-linter" $bin/lint-imports --no-cache
run "bandit" $bin/bandit --quiet --recursive territoires_plugin
run "detect-secrets" bash -c "git ls-files -z --cached --others --exclude-standard territoires_plugin metadata.txt resources | xargs -0 $bin/detect-secrets-hook"
