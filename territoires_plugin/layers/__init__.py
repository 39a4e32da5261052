"""GeoDataFrames as QGIS layers and back, their styles and their storage."""
