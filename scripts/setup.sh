#!/usr/bin/env bash
# Installs what the other targets need: Debian packages and the virtual environment .venv.
# Does nothing when all is there; can be run again after a failure.
set -euo pipefail
cd "$(dirname "$0")/.."

debian_packages=(
  qgis python3-qgis qgis-providers        # QGIS itself, its Python, its providers
  python3-venv python3-dev gcc libgeos-dev # shapely is built against the GEOS that QGIS uses
  python3-numpy python3-scipy python3-pyproj # Debian's builds share PROJ and BLAS with QGIS
  xvfb xauth xdotool imagemagick           # a real window without a screen
  poppler-utils                            # tests read the exported PDF
  fonts-dejavu-core fonts-open-sans        # maps and windows need a font
  pyqt5-dev-tools qttools5-dev-tools       # pylupdate5 and lrelease
  ca-certificates git make unzip
)

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

missing=()
for package in "${debian_packages[@]}"; do
  dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
  echo "setup: installing ${#missing[@]} Debian packages (QGIS takes about two minutes)"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

wanted=$(sha256sum requirements-dev.txt scripts/setup.sh | sha256sum | cut -d' ' -f1)
if [ "$(cat .venv/.ready 2>/dev/null || true)" != "$wanted" ]; then
  echo "setup: building .venv (shapely is compiled, about one minute)"
  rm -rf .venv
  /usr/bin/python3 -m venv --system-site-packages .venv
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-binary shapely -r requirements-dev.txt
  echo "$wanted" > .venv/.ready
fi
