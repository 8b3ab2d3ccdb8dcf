"""Run by a Python that has PyQGIS: what QGIS makes of styles and of a project, as JSON.

usage: styled_in_qgis.py FOLDER PICTURE

FOLDER holds geostrike.gpkg, geostrike.qgz and layers/NAME.geojson with layers/NAME.qml. The project is drawn into
PICTURE.
"""

import json
import os
import sys
from datetime import date, timedelta
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsDateTimeRange,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRenderContext,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QSize

DAYS = ("2024-01-28", "2024-02-02", "2024-02-03", "2024-02-04")
SCALE = 1_000_000


def expression_context(layer, feature=None):
    context = QgsExpressionContext()
    context.appendScopes(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFields(layer.fields())
    if feature:
        context.setFeature(feature)
    return context


def drawn(layer):
    """How many features some rule draws."""
    renderer = layer.renderer().clone()
    context = QgsRenderContext.fromMapSettings(QgsMapSettings())
    context.setRendererScale(SCALE)
    context.setExpressionContext(expression_context(layer))
    renderer.startRender(context, layer.fields())
    count = 0
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        count += renderer.willRenderFeature(feature, context)
    renderer.stopRender(context)
    return count


def shown_on(layer, day):
    """The titles of what a layer shows while the temporal controller stands on a day."""
    first, next_ = QDate.fromString(day, "yyyy-MM-dd"), date.fromisoformat(day) + timedelta(days=1)
    frame = QgsDateTimeRange(
        QDateTime(first), QDateTime(QDate.fromString(next_.isoformat(), "yyyy-MM-dd")), True, False
    )
    asked = QgsVectorLayerTemporalContext()
    asked.setLayer(layer)
    wanted = QgsExpression(layer.temporalProperties().createFilterString(asked, frame))
    titles = []
    for feature in layer.getFeatures():
        context = expression_context(layer, feature)
        context.lastScope().setVariable("map_start_time", frame.begin())
        context.lastScope().setVariable("map_end_time", frame.end())
        if wanted.evaluate(context):
            titles.append(feature["title"])
    return titles


def rules(root):
    return [] if root is None else [rule for child in root.children() for rule in [child, *rules(child)]]


def described(layer):
    if layer.renderer() is None:
        # GeoJSON without a feature does not say of which kind its geometries are.
        return {"valid": layer.isValid(), "styled": False, "features": layer.featureCount(), "broken": []}
    found = {"valid": layer.isValid(), "styled": layer.loadDefaultStyle()[1]}
    renderer = layer.renderer()
    ruled = rules(renderer.rootRule()) if renderer.type() == "RuleRenderer" else []
    labelling = layer.labeling() if layer.labeling() and layer.labeling().type() == "rule-based" else None
    features = list(layer.getFeatures())
    broken = [
        rule.filterExpression() for rule in ruled if QgsExpression(rule.filterExpression() or "1").hasParserError()
    ]
    titled = "title" in layer.fields().names()
    shown = QgsExpression(layer.displayExpression())
    return found | {
        "renderer": renderer.type(),
        "rules": [rule.label() for rule in ruled],
        "broken": broken,
        "labels": layer.labelsEnabled(),
        "label_rules": [rule.description() for rule in rules(labelling.rootRule())] if labelling else [],
        "temporal": layer.temporalProperties().isActive(),
        "fields": {field.name(): field.typeName() for field in layer.fields()},
        "aliases": {field.name(): field.alias() for field in layer.fields() if field.alias()},
        "features": len(features),
        "drawn": drawn(layer),
        "tips": [
            QgsExpression.replaceExpressionText(layer.mapTipTemplate(), expression_context(layer, feature))
            for feature in features[:20]
        ],
        "notes": layer.customProperty("userNotes"),
        "displayed": [shown.evaluate(expression_context(layer, feature)) for feature in features[:20]],
        "days": {day: shown_on(layer, day) for day in DAYS} if titled and layer.temporalProperties().isActive() else {},
    }


def picture(project, layers, path):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(project.crs())
    settings.setBackgroundColor(project.backgroundColor())
    settings.setOutputSize(QSize(1400, 900))
    settings.setExtent(project.viewSettings().defaultViewExtent())
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    image.save(path)
    colours = {}
    for x in range(0, image.width(), 2):
        for y in range(0, image.height(), 2):
            name = image.pixelColor(x, y).name()
            colours[name] = colours.get(name, 0) + 1
    return {name: count for name, count in colours.items() if count > 5}


def opened(path, out):
    project = QgsProject.instance()
    read = project.read(str(path))
    tree = project.layerTreeRoot()
    layers = tree.layerOrder()
    visible = [layer for layer in layers if tree.findLayer(layer.id()).isVisible()]
    times = project.timeSettings().temporalRange()
    return {
        "read": read,
        "error": project.error(),
        "title": project.title(),
        "crs": project.crs().authid(),
        "background": project.backgroundColor().name(),
        "groups": {group.name(): [node.name() for node in group.children()] for group in tree.children()},
        "order": [layer.id() for layer in layers],
        "valid": [layer.isValid() for layer in layers],
        "crs_of": sorted({layer.crs().authid() for layer in layers}),
        "visible": [layer.id() for layer in visible],
        "renderers": {layer.id(): layer.renderer().type() for layer in layers},
        "temporal": [layer.id() for layer in layers if layer.temporalProperties().isActive()],
        "attribution": {layer.id(): layer.attribution() for layer in layers},
        "abstracts": {layer.id(): layer.metadata().abstract() for layer in layers},
        "times": [times.begin().toString("yyyy-MM-dd"), times.end().toString("yyyy-MM-dd")],
        "view": project.viewSettings().defaultViewExtent().toString(0),
        "colours": picture(project, visible, out),
    }


folder, out = Path(sys.argv[1]), sys.argv[2]
app = QgsApplication([], False)
app.initQgis()
package = folder / "geostrike.gpkg"
package_layer = QgsVectorLayer(str(package), "all", "ogr")  # lives as long as its provider is asked
tables = package_layer.dataProvider().subLayers()
names = [table.split("!!::!!")[1] for table in tables]
report = {
    "package": {
        name: described(QgsVectorLayer(f"{package}|layername={name}", name, "ogr"))
        for name in names
        if name not in ("layer_styles", "claims")
    },
    "sidecars": {
        path.stem: described(QgsVectorLayer(str(path), path.stem, "ogr"))
        for path in sorted((folder / "layers").glob("*.geojson"))
    },
    "project": opened(folder / "geostrike.qgz", out),
}
print(json.dumps(report, default=str))
sys.stdout.flush()
# Leaving by the front door makes some builds of QGIS crash while they take themselves apart.
os._exit(0)
