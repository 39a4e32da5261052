<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Territoires</name>
    <message>
        <location filename="../../territoires_plugin/gui/background.py"/>
        <source>Unexpected error ({error}). The details are in the log messages, under “Territoires”.</source>
        <translation>Erreur imprévue ({error}). Le détail est dans le journal des messages, onglet « Territoires ».</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/dock.py"/>
        <source>Territoires</source>
        <translation>Territoires</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/layer_choice.py"/>
        <source>Choose a layer of projects, or begin with the sample call.</source>
        <translation>Choisissez une couche de projets, ou commencez par l'appel d'exemple.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/layer_choice.py"/>
        <source>&amp;Load the sample call</source>
        <translation>&amp;Charger l'appel d'exemple</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/layer_choice.py"/>
        <location filename="../../territoires_plugin/gui/sample.py"/>
        <source>Load the sample call</source>
        <translation>Charger l'appel d'exemple</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/layer_choice.py"/>
        <source>No layer</source>
        <translation>Aucune couche</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/layer_choice.py"/>
        <source>Layer of projects</source>
        <translation>Couche des projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/layer_choice.py"/>
        <source>Embedded boundaries</source>
        <translation>Contours fournis</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/layer_choice.py"/>
        <source>Layer of EPCI boundaries</source>
        <translation>Couche des contours d'EPCI</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/layer_choice.py"/>
        <source>&amp;Projects</source>
        <translation>&amp;Projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/layer_choice.py"/>
        <source>&amp;EPCI</source>
        <translation>&amp;EPCI</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>Sample call: {projects} projects loaded, {rejected} rows rejected.</source>
        <translation>Appel d'exemple : {projects} projets chargés, {rejected} lignes rejetées.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>No opportunity (allow a larger distance or a lower score, or tick more themes)</source>
        <translation>Aucune opportunité (augmentez la distance, baissez le score ou cochez d'autres thèmes)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>{opportunities}; {projects} took no part: no place, EPCI or theme.</source>
        <translation>{opportunities} ; {projects} hors du calcul, faute de lieu, d'EPCI ou de thème.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>Layer “{layer}” cannot be filtered by theme now. If it is being edited, save the edits and end editing.</source>
        <translation>La couche « {layer} » ne peut pas être filtrée par thème pour l'instant. Si elle est en cours d'édition, enregistrez les modifications et quittez le mode édition.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>1 opportunity</source>
        <translation>1 opportunité</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>{count} opportunities</source>
        <translation>{count} opportunités</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>1 project</source>
        <translation>1 projet</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>{count} projects</source>
        <translation>{count} projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/opportunity_list.py"/>
        <location filename="../../territoires_plugin/processing/export_map.py"/>
        <source>Pooling opportunities</source>
        <translation>Opportunités de mutualisation</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/opportunity_list.py"/>
        <source>Why this opportunity</source>
        <translation>Raisons de cette opportunité</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/opportunity_list.py"/>
        <source>Select an opportunity to see it on the map.</source>
        <translation>Sélectionnez une opportunité pour la voir sur la carte.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/opportunity_model.py"/>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/opportunity_model.py"/>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/opportunity_model.py"/>
        <source>Themes</source>
        <translation>Thèmes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/opportunity_model.py"/>
        <source>EPCI</source>
        <translation>EPCI</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/opportunity_model.py"/>
        <location filename="../../territoires_plugin/processing/export_map.py"/>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>Projects</source>
        <translation>Projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/opportunity_model.py"/>
        <source>Distance (km)</source>
        <translation>Distance (km)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/opportunity_model.py"/>
        <source>Budget (€)</source>
        <translation>Budget (€)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pooling_choice.py"/>
        <source> km</source>
        <translation> km</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pooling_choice.py"/>
        <source>Maximum &amp;distance</source>
        <translation>&amp;Distance maximale</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pooling_choice.py"/>
        <source>Maximum &amp;members</source>
        <translation>&amp;Membres au maximum</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pooling_choice.py"/>
        <source>Minimum sc&amp;ore</source>
        <translation>Sc&amp;ore minimal</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/result_layers.py"/>
        <source>Projects (sample call)</source>
        <translation>Projets (appel d'exemple)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/result_layers.py"/>
        <source>EPCI boundaries</source>
        <translation>Contours des EPCI</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/result_layers.py"/>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>Opportunities</source>
        <translation>Opportunités</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/result_layers.py"/>
        <source>Links between members</source>
        <translation>Liens entre membres</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/suggest_task.py"/>
        <location filename="../../territoires_plugin/gui/work_bar.py"/>
        <source>Suggest pooling opportunities</source>
        <translation>Suggérer des opportunités de mutualisation</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/theme_choice.py"/>
        <source>&amp;Themes</source>
        <translation>&amp;Thèmes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/theme_choice.py"/>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/theme_choice.py"/>
        <source>Tick all themes</source>
        <translation>Cocher tous les thèmes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/theme_choice.py"/>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/theme_choice.py"/>
        <source>Untick all themes</source>
        <translation>Décocher tous les thèmes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/theme_counts.py"/>
        <source>Count the projects of each theme</source>
        <translation>Compter les projets de chaque thème</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/theme_list.py"/>
        <source>Themes shown on the map</source>
        <translation>Thèmes affichés sur la carte</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/theme_list.py"/>
        <source>{theme} ({count})</source>
        <translation>{theme} ({count})</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/work_bar.py"/>
        <source>&amp;Suggest opportunities</source>
        <translation>&amp;Suggérer des opportunités</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/work_bar.py"/>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/work_bar.py"/>
        <source>&amp;Cancel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/work_bar.py"/>
        <source>Cancel the work under way</source>
        <translation>Annuler le traitement en cours</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/plugin.py"/>
        <source>Territoires Panel</source>
        <translation>Panneau Territoires</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/plugin.py"/>
        <source>Territoires: projects by theme and pooling opportunities</source>
        <translation>Territoires : projets par thème et opportunités de mutualisation</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/plugin.py"/>
        <source>Load the Sample Call</source>
        <translation>Charger l'appel d'exemple</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/base.py"/>
        <source>Cancelled: nothing was written.</source>
        <translation>Annulé : rien n'a été écrit.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/export_map.py"/>
        <source>Export a map</source>
        <translation>Exporter une carte</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/export_map.py"/>
        <source>Draws projects, EPCI and opportunities on an A3 page in landscape and writes it as PDF, PNG (300 dpi) or SVG, by the ending of the file's name. The profile public shows accepted projects and the opportunities made of them alone, and masks e-mail addresses and telephone numbers.</source>
        <translation>Dessine les projets, les EPCI et les opportunités sur une page A3 en paysage, et l'écrit en PDF, PNG (300 ppp) ou SVG selon l'extension du fichier. Le profil public ne montre que les projets acceptés et les opportunités faites d'eux seuls, et masque les adresses électroniques et les numéros de téléphone.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/export_map.py"/>
        <source>EPCI (the embedded ones when empty)</source>
        <translation>EPCI (contours fournis si vide)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/export_map.py"/>
        <source>Themes (codes joined by ;, all when empty)</source>
        <translation>Thèmes (codes séparés par « ; », tous si vide)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/export_map.py"/>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/export_map.py"/>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/export_map.py"/>
        <source>Format where the file's name has no ending</source>
        <translation>Format si le nom du fichier n'a pas d'extension</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/export_map.py"/>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>Import projects</source>
        <translation>Importer des projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>Reads the applications to a call (CSV, TSV, or anything that QGIS opens) into the projects table.

Columns that bear the names of the projects table are taken as they are; otherwise a mapping file (TOML) says which column is which.

A place is found from coordinates or geometry, else the commune code, the EPCI code, the SIREN or SIRET, else the département. The EPCI is derived. Rows that cannot be used go to the rejected table with the reason: every row of the source is in one of the two.

Columns that are not mapped, names and addresses of people among them, are not kept.</source>
        <translation>Lit les candidatures à un appel (CSV, TSV ou tout format que QGIS ouvre) et en fait la table des projets.

Les colonnes qui portent les noms de la table des projets sont reprises telles quelles ; sinon, un fichier de correspondance (TOML) indique le rôle de chaque colonne.

Le lieu vient des coordonnées ou de la géométrie, à défaut du code commune, du code EPCI, du SIREN ou du SIRET, à défaut du département. L'EPCI en est déduit. Les lignes inutilisables vont dans la table des rejets avec leur motif : chaque ligne de la source est dans l'une des deux tables.

Les colonnes sans correspondance, dont les noms et adresses de personnes, ne sont pas conservées.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>Applications (CSV, XLSX, ODS, GeoJSON, GeoPackage, Shapefile …)</source>
        <translation>Candidatures (CSV, XLSX, ODS, GeoJSON, GeoPackage, Shapefile…)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>Geometries (GeoJSON of the Démarches export)</source>
        <translation>Géométries (GeoJSON de l'export Démarches)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>Mapping of columns (TOML)</source>
        <translation>Correspondance des colonnes (TOML)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>Taxonomy (TOML)</source>
        <translation>Taxonomie (TOML)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>Name of the call, for rows without one</source>
        <translation>Nom de l'appel, pour les lignes qui n'en ont pas</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>CRS of the result</source>
        <translation>SCR du résultat</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>Rejected rows</source>
        <translation>Lignes rejetées</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>Projects imported</source>
        <translation>Projets importés</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>Rows rejected</source>
        <translation>Nombre de lignes rejetées</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>CRS: unknown coordinate reference system.</source>
        <translation>CRS : système de coordonnées de référence inconnu.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>{rows} rows read: {imported} projects, {rejected} rejected.</source>
        <translation>{rows} lignes lues : {imported} projets, {rejected} rejets.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>… and {count} more.</source>
        <translation>… et {count} autres.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/load_territories.py"/>
        <source>Load territories</source>
        <translation>Charger les territoires</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/load_territories.py"/>
        <source>Loads the boundaries of the intercommunalities (EPCI): those that come with the plugin, or a layer of ADMIN EXPRESS (version 3 or 4).

Choose by codes joined by “;”: regions (27), départements (21;71) or EPCI (242100410). An EPCI with at least one commune there is taken, and stays whole across a border. Without a choice all are loaded.</source>
        <translation>Charge les contours des intercommunalités (EPCI) : ceux fournis avec l'extension, ou une couche d'ADMIN EXPRESS (version 3 ou 4).

Choisissez par codes séparés par « ; » : régions (27), départements (21;71) ou EPCI (242100410). Un EPCI qui y compte au moins une commune est retenu, et reste entier par-delà les limites. Sans choix, tous sont chargés.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/load_territories.py"/>
        <source>ADMIN EXPRESS layer (embedded boundaries when empty)</source>
        <translation>Couche ADMIN EXPRESS (contours fournis si vide)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/load_territories.py"/>
        <source>Codes of regions, joined by “;”</source>
        <translation>Codes de régions, séparés par « ; »</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/load_territories.py"/>
        <source>Codes of départements, joined by “;”</source>
        <translation>Codes de départements, séparés par « ; »</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/load_territories.py"/>
        <source>Codes (SIREN) of EPCI, joined by “;”</source>
        <translation>Codes (SIREN) d'EPCI, séparés par « ; »</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/load_territories.py"/>
        <source>Territories</source>
        <translation>Territoires</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/load_territories.py"/>
        <source>Embedded boundaries, vintage {vintage}.</source>
        <translation>Contours fournis, millésime {vintage}.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/load_territories.py"/>
        <source>{count} EPCI loaded.</source>
        <translation>{count} EPCI chargés.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>Suggest pooling</source>
        <translation>Suggérer des mutualisations</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>Suggests pools of projects: near each other, sharing at least one theme, carried by different EPCI.

Each pair of projects gets a score from 0 to 100, the weighted mean of what is known of its components: proximity, theme, contiguity of the EPCI, text (title and description), time (calendar), cooperation (optional table) and, off by default, maturity and balance of population. Pools are chosen so that the sum of (members - 1) x mean score is as large as possible; a project is in at most one of them.

Distances are measured in metres in the legal projected CRS (Lambert-93 in metropolitan France), whatever the CRS of the layer. Projects without EPCI or theme, and those placed at their département only, take no part.

Suggestions are leads to be examined, never legal advice.</source>
        <translation>Propose des groupes de projets à mutualiser : proches les uns des autres, partageant au moins un thème, portés par des EPCI différents.

Chaque paire de projets reçoit un score de 0 à 100, moyenne pondérée de ce que l'on sait de ses critères : proximité (proximity), thèmes (theme), contiguïté des EPCI (contiguity), sujet d'après le titre et la description (text), calendrier (time), coopération (cooperation, table facultative) et, désactivés par défaut, maturité (maturity) et équilibre des populations (balance). Les groupes sont choisis pour que la somme des (membres - 1) x score moyen soit la plus grande possible ; un projet est dans un groupe au plus.

Les distances sont mesurées en mètres dans la projection légale (Lambert-93 en métropole), quel que soit le système de coordonnées de la couche. Les projets sans EPCI ou sans thème, et ceux placés seulement à leur département, ne participent pas.

Les suggestions sont des pistes à expertiser, jamais un avis juridique.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>EPCI boundaries (embedded when empty)</source>
        <translation>Contours des EPCI (contours fournis si vide)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>Largest distance between two members (m)</source>
        <translation>Distance maximale entre deux membres (m)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>Themes, codes joined by “;” (all when empty)</source>
        <translation>Thèmes, codes séparés par « ; » (tous si vide)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>Most members</source>
        <translation>Nombre maximal de membres</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>Least score of a pair (0 to 100)</source>
        <translation>Score minimal d'une paire (0 à 100)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>Weights, such as proximity=3;theme=2;contiguity=1</source>
        <translation>Poids, par exemple proximity=3;theme=2;contiguity=1</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>EPCI that work together already (table: epci_code, body)</source>
        <translation>EPCI qui coopèrent déjà (table : epci_code, body)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>Travel times (table: from_commune, to_commune, minutes)</source>
        <translation>Temps de trajet (table : from_commune, to_commune, minutes)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>Effort: how many projects may be handed to exact solves</source>
        <translation>Effort : combien de projets peuvent passer par une résolution exacte</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>Links</source>
        <translation>Liens</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>Number of opportunities</source>
        <translation>Nombre d'opportunités</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>{count} projects take no part: no place, no EPCI or no theme.</source>
        <translation>{count} projets hors du calcul, faute de lieu, d'EPCI ou de thème.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>EPCI of projects that the boundaries do not hold: {codes}.</source>
        <translation>EPCI de projets absents des contours : {codes}.</translation>
    </message>
</context>
</TS>
