#!/usr/bin/env bash
# Fuzzes the readers with atheris: scripts/fuzz.sh [SECONDS [TARGET…]], 90 seconds for each target by default.
#
# The targets are those of tests/fuzz/targets.py; all when none is named. atheris is installed into build/fuzz/site on
# first use, for it is no part of what the tests need. The search starts from tests/corpus/<target>, keeps what it learns
# in build/fuzz/corpus/<target>, writes an input that breaks a reader to build/fuzz/crashes/<target>-… and its traceback
# to build/fuzz/<target>.log, then goes on with the next target. Such an input, made small, belongs into
# tests/corpus/<target> together with the repair: tests/unit/intake/test_arbitrary_input.py replays what lies there.
set -euo pipefail
cd "$(dirname "$0")/.."
export PROJ_DATA="${PROJ_DATA:-/usr/share/proj}" PYTHONDONTWRITEBYTECODE=1
export PYTHONPATH="$PWD:$PWD/build/fuzz/site"
python=.venv/bin/python
seconds=${1:-90}
shift || true

if [ ! -d build/fuzz/site/atheris ]; then
  echo "fuzz: installing atheris into build/fuzz/site"
  $python -m pip install --quiet --disable-pip-version-check --only-binary :all: --no-deps \
    --target build/fuzz/site 'atheris>=3,<4'
fi

targets=("$@")
[ "${#targets[@]}" -gt 0 ] || mapfile -t targets < <(find tests/corpus -mindepth 1 -maxdepth 1 -type d -printf "%f\n" | sort)
mkdir -p build/fuzz/crashes
broken=0
for target in "${targets[@]}"; do
  mkdir -p "build/fuzz/corpus/$target"
  if nice -n 15 $python -m tests.fuzz.run "$target" "build/fuzz/corpus/$target" "tests/corpus/$target" \
      -max_total_time="$seconds" -timeout=30 -rss_limit_mb=3000 -max_len=4096 -print_final_stats=1 \
      -artifact_prefix="build/fuzz/crashes/$target-" >"build/fuzz/$target.log" 2>&1; then
    outcome="nothing found"
  else
    outcome="BROKEN, see build/fuzz/$target.log" broken=1
  fi
  runs=$(grep -oE 'number_of_executed_units: [0-9]+' "build/fuzz/$target.log" | grep -oE '[0-9]+$' || echo '?')
  echo "fuzz: $target: $runs executions: $outcome"
done
exit $broken
