#!/usr/bin/env bash
# The tests in headless QGIS under Debian 13 (must pass) and Debian testing (a moving suite: skipped where it cannot be
# installed). Each suite is installed once, as root, into a folder of its own (2 GB each).
set -euo pipefail
cd "$(dirname "$0")/.."
root=${TERRITOIRES_CHROOTS:-/var/tmp/territoires-chroots}
command -v mmdebstrap >/dev/null || { apt-get update -qq; apt-get install -y -qq --no-install-recommends mmdebstrap >/dev/null; }

build() { # build SUITE: a Debian of that suite with its QGIS
  local suite=$1 folder=$root/$1 mirror
  [ -e "$folder/.ready" ] && return
  rm -rf --one-file-system "$folder"
  mkdir -p "$root"
  mirror=$(awk '/^URIs:/{print $2; exit}' /etc/apt/sources.list.d/*.sources 2>/dev/null || true)
  mmdebstrap --quiet --variant=apt --keyring=/usr/share/keyrings/debian-archive-keyring.gpg \
    --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' \
    --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='Acquire::Check-Date "false"' \
    --include=qgis,python3-qgis,qgis-providers,python3-geopandas,python3-scipy,python3-pytest,python3-pytestqt,python3-pytest-xdist,python3-hypothesis,python3-graphql-core,poppler-utils,fonts-dejavu-core,fonts-open-sans \
    "$suite" "$folder" ${mirror:+"$mirror"}
  .venv/bin/python -m pip install --quiet --no-deps --target "$folder/opt/pytest-qgis" pytest-qgis==5.0.2
  touch "$folder/.ready"
}

run_tests() { # run_tests SUITE: a copy of the tree at /src, no network, no home
  local copy
  copy=$(mktemp -d)
  git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t "$copy"
  unshare --mount --propagation private bash -euc '
    mount -t proc proc "$1/proc"; mount --bind /dev "$1/dev"; mount -t tmpfs tmpfs "$1/tmp"
    mkdir -p "$1/src"; mount --bind "$2" "$1/src"; mkdir -m 700 "$1/tmp/run"
    exec chroot "$1" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen \
      XDG_RUNTIME_DIR=/tmp/run PYTHONPATH=/opt/pytest-qgis:/src PYTHONDONTWRITEBYTECODE=1 bash -ec "
        cd /src
        python3 -m pytest -q -n 2 -p no:pytest_qgis -p no:pytest-qt tests/unit
        python3 -m pytest -q -n 2 tests/qgis"' _ "$root/$1" "$copy"
  rm -rf "$copy"
}

for suite in trixie forky; do
  echo "test-matrix: $suite"
  if ! build "$suite"; then
    [ "$suite" = forky ] && { echo "test-matrix: forky cannot be installed today, skipped"; continue; }
    exit 1
  fi
  run_tests "$suite"
done
