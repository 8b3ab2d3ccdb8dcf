"""Run by a Python that has PyQGIS: open the layers named and print, as JSON, what QGIS makes of each."""

import json
import os
import sys

from qgis.core import QgsApplication, QgsVectorLayer

app = QgsApplication([], False)
app.initQgis()
rows = []
for path in sys.argv[1:]:
    layer = QgsVectorLayer(path, os.path.basename(path), "ogr")
    rows.append(
        {
            "name": layer.name(),
            "valid": layer.isValid(),
            "crs": layer.crs().authid(),
            "features": layer.featureCount(),
            "without_geometry": sum(1 for feature in layer.getFeatures() if not feature.hasGeometry()),
            "fields": {field.name(): field.typeName() for field in layer.fields()},
        }
    )
print(json.dumps(rows))
sys.stdout.flush()
# Leaving by the front door makes some builds of QGIS crash while they take themselves apart.
os._exit(0)
