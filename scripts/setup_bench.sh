#!/usr/bin/env bash
# Installs what `make bench` needs on top of `make setup`: PostGIS from Debian, the peers of requirements-bench.txt into .venv.
# Does nothing when all is there; can be run again after a failure. Without PostGIS the benchmarks skip it and say so.
set -euo pipefail
cd "$(dirname "$0")/.."

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

if ! compgen -G '/usr/share/postgresql/*/extension/postgis.control' >/dev/null; then
  echo "setup: installing PostgreSQL and PostGIS (their service is not used: the benchmarks start a server of their own)"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    postgresql postgresql-postgis >/dev/null || echo "setup: PostGIS cannot be installed here, its rows will be skipped"
fi

wanted=$(sha256sum requirements-bench.txt .venv/.ready | sha256sum | cut -d' ' -f1)
if [ "$(cat .venv/.ready-bench 2>/dev/null || true)" != "$wanted" ]; then
  echo "setup: adding the peers of the benchmarks to .venv"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
  echo "$wanted" > .venv/.ready-bench
fi
