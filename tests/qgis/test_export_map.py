"""Maps as files: read back with pdftotext, as an image and as XML."""

from __future__ import annotations

import getpass
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from datetime import datetime
from pathlib import Path

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor, QImage

from territoires_plugin.exports import map_layers, map_layout, map_page
from territoires_plugin.exports.map_layers import KIND_PROJECTS, copy_layer
from territoires_plugin.exports.map_layout import export_map
from territoires_plugin.layers.personal_marks import mark_personal
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import CallbackProgress, Cancelled, Silent
from territoires_plugin.model.taxonomy import load_taxonomy
from territoires_plugin.territories.names import vintage

EMAIL, PHONE = "jeanne.martin@mairie-exemple.fr", "03 80 12 34 56"
PROJECT_FIELDS = ("project_id", "call", "title", "description", "themes", "status", "source")
OPPORTUNITY_FIELDS = ("themes", "project_ids", "epci_names", "title")

HAS_PDFTOTEXT = shutil.which("pdftotext") is not None
needs_pdftotext = pytest.mark.skipif(not HAS_PDFTOTEXT, reason="poppler-utils is not installed")


def layer_of(geometry, name, fields, rows, extra=""):
    """Rows of attributes followed by a geometry, in Lambert 93."""
    query = "&".join(f"field={field}:string" for field in fields)
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:2154&{query}{extra}", name, "memory")
    features = []
    for *values, shape in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        if shape is not None:
            feature.setGeometry(shape)
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    layer.updateExtents()
    return layer


def at(x, y):
    return QgsGeometry.fromPointXY(QgsPointXY(x, y))


def box(x, y, side):
    return QgsGeometry.fromRect(QgsRectangle(x, y, x + side, y + side))


@pytest.fixture
def projects(qgis_app):
    values = [
        ("energie", "accepted", "projets.csv"),
        ("energie;mobilite", "accepted", "projets.csv"),
        ("mobilite", "submitted", "/home/jdupont/appel/projets.csv"),
        ("gouvernance", "rejected", "projets.csv"),
        ("energie", None, "projets.csv"),
    ]
    contact = f"{EMAIL} {PHONE}"
    rows = [
        (f"P{i:02}", "Appel d'essai", f"Projet {i}", contact, *row, at(850_000 + 9_000 * i, 6_690_000 + 5_000 * i))
        for i, row in enumerate(values)
    ]
    return layer_of("Point", "projets", PROJECT_FIELDS, rows)


@pytest.fixture
def epci(qgis_app):
    rows = [
        ("CC du Premier Territoire", "2024", box(830_000, 6_670_000, 30_000)),
        ("CA du Deuxième", "2024", box(860_000, 6_670_000, 40_000)),
    ]
    return layer_of("Polygon", "epci", ("name", "vintage"), rows)


@pytest.fixture
def opportunities(qgis_app):
    names = "CA du Deuxième;CC du Premier Territoire"
    rows = [
        ("energie", "P00;P01", names, "Chaufferies bois partagées", 1, box(848_000, 6_688_000, 13_000)),
        ("mobilite", "P01;P02", names, "Navettes à la demande", 2, box(857_000, 6_693_000, 13_000)),
    ]
    return layer_of("Polygon", "pistes", OPPORTUNITY_FIELDS, rows, "&field=rank:integer")


@pytest.fixture
def export(tmp_path, projects, epci, opportunities):
    """``export("map.pdf", profile="public")``: the path of the map of our three layers."""

    def write(name, **choices):
        layers = {"projects": projects, "epci": epci, "opportunities": opportunities}
        layers.update({key: choices.pop(key) for key in list(choices) if key in layers})
        options = {"taxonomy": load_taxonomy(), "language": "fr", "progress": Silent(), **choices}
        export_map(tmp_path / name, *layers.values(), **options)
        return tmp_path / name

    return write


def text_of(pdf):
    read = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    return " ".join(read.stdout.decode().replace("\u00a0", " ").split())


def change(layer, project_id, field, value):
    for feature in layer.getFeatures():
        if feature["project_id"] == project_id:
            index = layer.fields().indexFromName(field)
            assert layer.dataProvider().changeAttributeValues({feature.id(): {index: value}})


@needs_pdftotext
def test_a_pdf_says_all_that_a_reader_needs_in_french(export):
    text = text_of(export("map.pdf", title="Ma carte"))
    today = datetime.now()
    months = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]
    for words in (
        "Ma carte",
        "Tous les thèmes – 5 projets, 2 opportunités de mutualisation",
        "Légende",
        "Énergie et environnement (3)",
        "Mobilité et logistique (2)",
        "Gouvernance et citoyenneté (1)",
        "Opportunité de mutualisation, avec son rang (2)",
        "Chaufferies bois partagées",
        "CA du Deuxième, CC du Premier Territoire",
        "Appel d'essai",
        "EPCI : couche fournie, millésime 2024",
        "km",
        "en A3",
        "Usage interne – ne pas diffuser",
        f"{today.day} {months[today.month - 1]} {today.year}",
    ):
        assert words in text
    assert "Attractivité" not in text  # no project has this theme: no legend entry


@needs_pdftotext
def test_a_pdf_in_english(export):
    text = text_of(export("map.pdf", language="en", themes="energie"))
    for words in (
        "Projects and pooling opportunities",
        "Theme: Energy and environment – 3 projects, 1 pooling opportunity",
        "Legend",
        "Mobility and logistics (1)",
        "Pooling opportunity, with its rank (1)",
        "Scale 1:",
        "Internal use",
        f"{datetime.now():%B %Y}",
    ):
        assert words in text
    assert "Légende" not in text and "Navettes" not in text


@needs_pdftotext
def test_themes_keep_the_projects_and_opportunities_that_hold_one(export):
    text = text_of(export("map.pdf", themes="gouvernance; mobilite"))
    assert "Thèmes : Mobilité et logistique, Gouvernance et citoyenneté – 3 projets, 1 opportunité" in text
    assert "Navettes à la demande" in text
    assert "Chaufferies" not in text


@needs_pdftotext
def test_public_shows_accepted_projects_and_opportunities_made_of_them_alone(export):
    text = text_of(export("map.pdf", profile="public"))
    assert "2 projets, 1 opportunité" in text
    assert "Chaufferies bois partagées" in text and "Navettes" not in text
    assert "Gouvernance" not in text
    assert "Projets acceptés uniquement" in text and "Usage interne" not in text


@needs_pdftotext
def test_public_leaves_out_an_opportunity_without_known_members(export, opportunities):
    index = opportunities.fields().indexFromName("project_ids")
    first, second = (feature.id() for feature in opportunities.getFeatures())
    opportunities.dataProvider().changeAttributeValues({first: {index: None}, second: {index: "P00;P99"}})
    assert "opportunité" not in text_of(export("map.pdf", profile="public"))


@pytest.fixture
def drawn(monkeypatch):
    """All texts that the last map was made of: labels, variables, attributes and sources of layers."""
    texts = []
    compose = map_layout._compose

    def record(*arguments):
        project, layout = compose(*arguments)
        texts[:] = [item.text() for item in layout.items() if hasattr(item, "text")]
        texts.extend(str(layout.customProperty(name)) for name in layout.customProperties())
        texts.extend(str(value) for value in project.customVariables().values())
        for layer in project.mapLayers().values():
            texts.extend([layer.name(), layer.source(), layer.metadata().abstract()])
            texts.extend(str(value) for feature in layer.getFeatures() for value in feature.attributes())
        return project, layout

    monkeypatch.setattr(map_layout, "_compose", record)
    return texts


@pytest.fixture
def plant(projects, opportunities):
    """Contacts and a path in what a map prints."""
    change(projects, "P00", "call", f"Appel ({EMAIL}, {PHONE})")
    change(projects, "P01", "call", "/home/jdupont/appel/projets.csv")
    index = opportunities.fields().indexFromName("title")
    first = next(opportunities.getFeatures()).id()
    opportunities.dataProvider().changeAttributeValues({first: {index: f"Écrire à {EMAIL} ou {PHONE}"}})


def test_a_public_map_is_made_of_nothing_personal(export, plant, drawn):
    export("map.png", profile="public", title=f"Carte {EMAIL} {PHONE}")
    words = "\n".join(drawn)
    assert "Carte [e-mail masqué] [téléphone masqué]" in words
    assert "Écrire à [e-mail masqué] ou [téléphone masqué]" in words
    for secret in (EMAIL, "jeanne.martin", PHONE):
        assert secret not in words


def test_a_public_map_masks_in_the_language_of_its_reader(export, plant, drawn):
    export("map.svg", profile="public", language="en")
    assert "Écrire à [e-mail address masked] ou [telephone masked]" in "\n".join(drawn)


def test_a_field_marked_as_personal_is_on_no_public_map(export, projects, drawn):
    mark_personal(projects, ["call"])
    export("map.svg", profile="public")
    assert "Appel d'essai" not in "\n".join(drawn)
    export("map.svg")
    assert "Appel d'essai" in "\n".join(drawn)


def test_the_planted_contacts_are_drawn_in_the_internal_profile(export, plant, drawn):
    export("map.png", title=f"Carte {EMAIL} {PHONE}")
    words = "\n".join(drawn)
    assert f"Carte {EMAIL} {PHONE}" in words and f"Appel ({EMAIL}, {PHONE})" in words


@pytest.mark.parametrize("ending", [pytest.param("pdf", marks=needs_pdftotext), "png", "svg"])
def test_a_public_file_holds_nothing_personal(export, projects, plant, ending):
    """In a PNG this is about metadata alone: what it draws is compressed."""
    change(projects, "P01", "call", "Appel")
    change(projects, "P01", "source", "/home/jdupont/appel/projets.csv")
    path = export(f"map.{ending}", profile="public", title=f"Carte {EMAIL} {PHONE}")
    content = path.read_bytes() + (text_of(path).encode() if ending == "pdf" else b"")
    for secret in (EMAIL, "jeanne.martin", PHONE, "jdupont", "/home/", str(path.parent), str(Path.home()) + "/"):
        assert secret.encode() not in content
    user = getpass.getuser().encode()
    assert b"/Author" not in content and b"(" + user + b")" not in content
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_public_map_numbers_its_opportunities_without_gaps(export, opportunities, drawn):
    features = list(opportunities.getFeatures())
    fields = opportunities.fields()
    members, rank = fields.indexFromName("project_ids"), fields.indexFromName("rank")
    values = {feature.id(): {members: "P00;P01", rank: 26 - 15 * i} for i, feature in enumerate(features)}
    opportunities.dataProvider().changeAttributeValues(values)
    export("map.svg", profile="public")
    assert "26" not in drawn and "11" not in drawn and {"1", "2"} <= set(drawn)
    export("map.svg")
    assert {"11", "26"} <= set(drawn)


def own_epci(years, fields=("name", "vintage")):
    rows = [
        (*(["x"] * (len(fields) - 2)), f"Territoire {i}", year, box(830_000 + 30_000 * i, 6_670_000, 30_000))
        for i, year in enumerate(years)
    ]
    return layer_of("Polygon", "epci", (*fields[2:], "name", "vintage"), rows)


@pytest.mark.parametrize(
    ("years", "words", "english"),
    [
        ((None, None), "millésime non renseigné", "vintage not given"),
        (("2020", None), "millésime non renseigné", "vintage not given"),
        (("2020", "2019"), "millésime 2019, 2020", "vintage 2019, 2020"),
        (("2020", "2020"), "millésime 2020", "vintage 2020"),
        ((vintage(), vintage()), f"millésime {vintage()}", f"vintage {vintage()}"),
    ],
)
def test_a_layer_of_the_user_is_credited_to_nobody(export, drawn, years, words, english):
    export("map.svg", epci=own_epci(years))
    assert any(f"EPCI : couche fournie, {words}." in text for text in drawn)
    assert not any("Licence" in text or "IGN" in text for text in drawn)
    export("map.svg", epci=own_epci(years), language="en")
    assert any(f"EPCI: layer supplied, {english}." in text for text in drawn)


def test_our_own_boundaries_given_as_a_layer_keep_their_source(export, drawn):
    others = ("epci_code", "kind", "population", "commune_count", "departements")
    export("map.svg", epci=own_epci((vintage(), vintage()), ("name", "vintage", *others)))
    assert any("IGN" in text and "Licence Ouverte 2.0" in text for text in drawn)


def project_layer(*places, geometry="Point"):
    query = "&".join(f"field={field}:string" for field in PROJECT_FIELDS)
    crs = "" if geometry == "None" else "crs=EPSG:4326&"
    layer = QgsVectorLayer(f"{geometry}?{crs}{query}", "degrés", "memory")
    for i, place in enumerate(places):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"P{i}", "Appel", "t", "", "energie", "accepted", "s"])
        feature.setGeometry(at(*place))
        assert layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer


def test_a_place_off_the_earth_is_told_and_not_drawn(export, drawn):
    export("map.svg", projects=project_layer((5, 47), (900, 4700)), epci=None, opportunities=None)
    assert any("1 projet, 1 sans localisation" in text for text in drawn)


def test_a_geometry_that_cannot_be_projected_is_left_out(projects, monkeypatch):
    """QGIS 3.22 keeps no hold on the function that it calls back for it, and crashes: it must outlive the request."""
    held = []

    class Request(QgsFeatureRequest):
        def setTransformErrorCallback(self, callback):  # noqa: N802  (QGIS names it)
            held.append(callback)
            return super().setTransformErrorCallback(callback)

    monkeypatch.setattr(map_layers, "QgsFeatureRequest", Request)
    layer = project_layer((5, 47), (900, 4700))
    copied = copy_layer(layer, KIND_PROJECTS, projects.crs(), keep=lambda row: True, clean=str, progress=Silent())
    assert copied.featureCount() == 1
    assert [getattr(map_layers, callback.__name__, None) for callback in held] == held != []


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([(5, 47), (5.2, 47.1), (55.5, -21.1)], "2 projets, 1 dans une autre partie de la France"),
        ([(5, 47), (55.4, -21.2), (55.5, -21.1)], "2 projets, 1 dans une autre partie de la France"),
        ([(5, 47), (55.5, -21.1)], "1 projet, 1 dans une autre partie de la France"),
    ],
)
def test_the_part_of_france_with_most_projects_is_drawn(export, drawn, places, words):
    export("map.svg", projects=project_layer(*places), epci=None, opportunities=None)
    assert any(words in text for text in drawn)
    scales = re.findall(r"Échelle 1\s*:\s*(\d[\d\s]*) en A3", "\n".join(drawn))
    assert scales and all(int("".join(scale.split())) < 1_000_000 for scale in scales)


@pytest.mark.parametrize("geometry", ["LineString", "None"])
def test_projects_without_points_or_polygons_are_refused(export, run, tmp_path, geometry):
    layer = project_layer(geometry=geometry)
    with pytest.raises(TerritoiresError) as raised:
        export("map.pdf", projects=layer)
    assert raised.value.code == "map_geometry"
    for language, remedy in (("fr", "choisissez une couche"), ("en", "choose a layer")):
        assert "PROJECTS" in raised.value.text(language) and remedy in raised.value.text(language)
    with pytest.raises(QgsProcessingException, match="PROJECTS"):
        run("exportmap", PROJECTS=layer, MAP=str(tmp_path / "a.pdf"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_replaced_is_told_in_french_alone(export, tmp_path):
    (tmp_path / "map.svg").mkdir()
    with pytest.raises(TerritoiresError) as raised:
        export("map.svg")
    assert raised.value.code == "map_unwritable"
    assert "directory" not in raised.value.text("fr").replace(str(tmp_path), "")
    assert [file.name for file in tmp_path.iterdir()] == ["map.svg"]


@needs_pdftotext
def test_the_planted_words_are_there_in_the_internal_profile(export):
    """Without this the test above could pass because nothing is printed at all."""
    text = text_of(export("map.pdf", title=f"Carte {EMAIL} {PHONE}"))
    assert EMAIL in text and PHONE in text
    assert "/home/" not in text and "projets.csv" in text


@needs_pdftotext
@pytest.mark.parametrize("hostile", ["<b>gras</b> & [% 40 + 2 %]", "[% now() %] \"'", "{{ x }} %1 \\n $HOME"])
def test_hostile_text_is_printed_as_it_stands(export, projects, opportunities, hostile):
    change(projects, "P00", "call", hostile)
    index = opportunities.fields().indexFromName("title")
    first = next(opportunities.getFeatures()).id()
    opportunities.dataProvider().changeAttributeValues({first: {index: hostile}})
    assert text_of(export("map.pdf", title=hostile)).count(hostile) == 3


@needs_pdftotext
def test_ten_thousand_characters_are_cut_and_stay_in_the_header(export):
    pdf = export("map.pdf", title="Mot " * 2_500)
    boxes = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    root = ElementTree.fromstring(boxes[boxes.index("<html") :].replace(' xmlns="http://www.w3.org/1999/xhtml"', ""))
    words = [word for word in root.iter("word") if word.text.startswith("Mot")]
    assert 20 < len(words) < 400
    millimetre = 72 / 25.4
    assert max(float(word.get("yMax")) for word in words) < 22.5 * millimetre
    assert max(float(word.get("xMax")) for word in words) <= 411 * millimetre
    assert any(word.text.endswith("…") for word in root.iter("word"))


def test_a_png_is_a3_at_300_dpi_and_not_blank(export):
    image = QImage(str(export("map.png")))
    assert (image.width(), image.height()) == (4961, 3508)
    assert abs(image.dotsPerMeterX() * 0.0254 - 300) < 0.5
    seen = {image.pixelColor(x, y).name() for x in range(0, 4961, 6) for y in range(0, 3508, 6)}
    for color in ("#0072b2", "#009e73", "#d55e00", "#1f2a44"):
        assert color in seen


def test_the_legend_is_not_blank(export):
    image = QImage(str(export("map.png")))
    scale = 300 / 25.4
    legend = image.copy(int(314 * scale), int(33 * scale), int(96 * scale), int(40 * scale))
    seen = {legend.pixelColor(x, y).name() for x in range(0, legend.width(), 3) for y in range(0, legend.height(), 3)}
    assert {QColor("#0072B2").name(), QColor("#009E73").name(), QColor("#D55E00").name()} <= seen


def test_an_svg_keeps_its_text(export):
    root = ElementTree.parse(export("map.svg")).getroot()
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert any("Énergie et environnement (3)" in (text or "") for text in texts)


@needs_pdftotext
def test_fonts_are_embedded_and_letters_are_not_joined(export):
    pdf = export("map.pdf", title="Financer l'efficacité : fictif, fluide")
    fonts = subprocess.run(["pdffonts", str(pdf)], capture_output=True, check=True).stdout.decode().splitlines()[2:]
    assert fonts and all(line.split()[-5] == "yes" for line in fonts)
    assert "Financer l'efficacité : fictif, fluide" in text_of(pdf)


@needs_pdftotext
def test_a_map_without_epci_and_opportunities_shows_the_embedded_epci(export):
    text = text_of(export("map.pdf", epci=None, opportunities=None))
    assert "Projets des territoires" in text
    assert "Dijon Métropole" in text and "Premier Territoire" not in text
    assert "Licence Ouverte 2.0" in text and "opportunité" not in text.lower()


@needs_pdftotext
@pytest.mark.parametrize("item", ["title", "legend", "legend_note", "scale_bar", "opportunity_title", "notice"])
def test_an_office_may_take_items_out_of_the_template(export, monkeypatch, tmp_path, item):
    template = map_page.resource_path("layouts", "a3_landscape.qpt").read_text(encoding="utf-8")
    assert f'id="{item}"' in template
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "a3_landscape.qpt").write_text(template.replace(f'id="{item}"', 'id="mine"'), encoding="utf-8")
    monkeypatch.setattr(map_page, "resource_path", lambda *parts: folder / parts[-1])
    assert "5 projets" in text_of(export("map.pdf"))


@needs_pdftotext
def test_a_project_without_a_place_is_told_and_not_counted(export, projects):
    feature = QgsFeature(projects.fields())
    feature.setAttributes(["P99", "x", "t", "", "energie", "accepted", "s"])
    projects.dataProvider().addFeatures([feature])
    assert "5 projets, 2 opportunités de mutualisation, 1 sans localisation" in text_of(export("map.pdf"))


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857"])
def test_layers_in_any_crs_meet_on_the_map(export, projects, crs):
    moved = QgsVectorLayer(f"Point?crs={crs}", "moved", "memory")
    moved.dataProvider().addAttributes(projects.fields().toList())
    moved.updateFields()
    transform = QgsCoordinateTransform(
        projects.crs(), QgsCoordinateReferenceSystem(crs), QgsProject.instance().transformContext()
    )
    features = list(projects.getFeatures())
    for feature in features:
        geometry = feature.geometry()
        geometry.transform(transform)
        feature.setGeometry(geometry)
    moved.dataProvider().addFeatures(features)
    here, there = QImage(str(export("here.png"))), QImage(str(export("there.png", projects=moved)))
    blue = QColor("#0072B2")
    spots = [
        {(x, y) for x in range(120, 3600, 8) for y in range(400, 3200, 8) if image.pixelColor(x, y) == blue}
        for image in (here, there)
    ]
    assert len(spots[0]) > 5
    assert len(spots[0] ^ spots[1]) <= len(spots[0]) // 4  # a pixel of rounding at the edges


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ({"name": "map.jpg"}, "map_format"),
        ({"name": "map"}, "map_format"),
        ({"themes": "inconnu"}, "theme_unknown"),
        ({"themes": "attractivite"}, "map_no_project"),
        ({"profile": "secret"}, "map_profile"),
        ({"name": "nowhere/map.pdf"}, "map_unwritable"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_one_sentence_and_nothing_is_written(export, tmp_path, choices, code):
    with pytest.raises(TerritoiresError) as raised:
        export(choices.pop("name", "map.pdf"), **choices)
    assert raised.value.code == code
    for language in ("fr", "en"):
        assert len(raised.value.text(language)) > 30
    assert list(tmp_path.iterdir()) == []


def test_public_without_any_accepted_project_is_refused(export, projects, tmp_path):
    for name in ("P00", "P01"):
        change(projects, name, "status", "submitted")
    with pytest.raises(TerritoiresError, match="accepted"):
        export("map.pdf", profile="public")
    assert list(tmp_path.iterdir()) == []


@needs_pdftotext
def test_an_id_that_also_stands_for_a_refused_project_is_not_public(export, projects):
    change(projects, "P03", "project_id", "P00")
    assert "– 1 projet Légende" in text_of(export("map.pdf", profile="public"))


def test_a_field_that_is_missing_is_named(export, epci):
    with pytest.raises(TerritoiresError, match="project_id"):
        export("map.pdf", projects=epci)


def test_a_cancelled_export_leaves_the_old_file_alone(export, tmp_path):
    old = tmp_path / "map.pdf"
    old.write_bytes(b"old")
    for steps in range(6):
        calls = iter([False] * steps)
        progress = CallbackProgress(lambda percent: None, lambda calls=calls: next(calls, True))
        with pytest.raises(Cancelled):
            export("map.pdf", progress=progress)
        assert old.read_bytes() == b"old"
        assert [file.name for file in tmp_path.iterdir()] == ["map.pdf"]


def test_the_users_layers_and_project_stay_as_they_are(export, projects, opportunities):
    before = (QgsProject.instance().mapLayers(), projects.renderer().dump(), projects.featureCount())
    export("map.pdf", profile="public", themes="energie")
    assert (QgsProject.instance().mapLayers(), projects.renderer().dump(), projects.featureCount()) == before
    assert opportunities.labeling() is None


def test_the_algorithm_writes_by_the_ending_or_by_the_format(run, tmp_path, projects, epci, opportunities):
    layers = {"PROJECTS": projects, "EPCI": epci, "OPPORTUNITIES": opportunities}
    result = run("exportmap", **layers, MAP=str(tmp_path / "a.svg"), PROFILE="public", TITLE="Carte", FORMAT="pdf")
    assert result == {"MAP": str(tmp_path / "a.svg")} and (tmp_path / "a.svg").read_bytes().startswith(b"<?xml")
    assert run("exportmap", **layers, MAP=str(tmp_path / "b"), FORMAT="pdf")["MAP"].endswith("b.pdf")
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")
    assert run("exportmap", **layers, MAP=str(tmp_path / "carte.v2"), FORMAT="svg")["MAP"].endswith("carte.v2.svg")


def test_the_algorithm_fails_with_our_sentence(run, tmp_path, projects):
    with pytest.raises(QgsProcessingException, match=r"\.pdf, \.png"):
        run("exportmap", PROJECTS=projects, MAP=str(tmp_path / "a.docx"))
    assert list(tmp_path.iterdir()) == []
