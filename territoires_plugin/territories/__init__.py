"""EPCI and communes: the embedded reference, where a point lies, which EPCI touch, metric projections (no QGIS)."""
