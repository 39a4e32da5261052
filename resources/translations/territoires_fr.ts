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
        <location filename="../../territoires_plugin/gui/boundaries.py"/>
        <source>Load the boundaries</source>
        <translation>Charger les contours</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/call_loading.py"/>
        <source>sample call</source>
        <translation>appel d'exemple</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_desk.py"/>
        <source>Nothing is suggested yet: begin with the page Pool.</source>
        <translation>Rien n'est encore suggéré : commencez par la page Mutualiser.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_desk.py"/>
        <source>themes: {themes}</source>
        <translation>thèmes : {themes}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_desk.py"/>
        <source>among {count} projects</source>
        <translation>parmi {count} projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_desk.py"/>
        <source>{distance} km, {members} members at most, score {score} at least, weights: {weights}</source>
        <translation>{distance} km, {members} membres au plus, score d'au moins {score}, poids : {weights}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_page.py"/>
        <source>Take the present settings as A, then change some on the page Pool: what they change is told here.</source>
        <translation>Prenez les réglages actuels comme A, puis changez-en sur la page Mutualiser : ce que cela change est dit ici.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_page.py"/>
        <source>&amp;Take the present settings as A</source>
        <translation>&amp;Prendre les réglages actuels comme A</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_page.py"/>
        <source>Take the present settings as A</source>
        <translation>Prendre les réglages actuels comme A</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_page.py"/>
        <source>Show those that &amp;stay the same</source>
        <translation>Montrer &amp;celles qui ne changent pas</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_page.py"/>
        <source>Both settings side by side</source>
        <translation>Les deux réglages côte à côte</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_page.py"/>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_page.py"/>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_page.py"/>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_page.py"/>
        <source>appears</source>
        <translation>apparaît</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_page.py"/>
        <source>disappears</source>
        <translation>disparaît</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_page.py"/>
        <source>the same</source>
        <translation>inchangée</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_page.py"/>
        <source>≠ changes (+{coming} −{going})</source>
        <translation>≠ change (+{coming} −{going})</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/compare/compare_page.py"/>
        <source>{appears} appear, {disappears} disappear, {changes} change, {same} stay the same.</source>
        <translation>{appears} apparaissent, {disappears} disparaissent, {changes} changent, {same} restent inchangées.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decide_desk.py"/>
        <source>An opportunity has two projects at least: reject it instead.</source>
        <translation>Une opportunité a au moins deux projets : rejetez-la plutôt.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decision_bar.py"/>
        <source>Comment (why?)</source>
        <translation>Commentaire (pourquoi ?)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decision_bar.py"/>
        <source>Comment on the decision</source>
        <translation>Commentaire de la décision</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decision_bar.py"/>
        <source>The comment is stored with a decision: keep, examine or reject.</source>
        <translation>Le commentaire s'enregistre avec une décision : garder, expertiser ou rejeter.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decision_bar.py"/>
        <source>Keep: stays together in every new run</source>
        <translation>Garder : reste ensemble à chaque nouveau calcul</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decision_bar.py"/>
        <source>To be examined: a mark, without effect on a new run</source>
        <translation>À expertiser : une marque, sans effet sur un nouveau calcul</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decision_bar.py"/>
        <source>Reject: these projects are not suggested together again</source>
        <translation>Rejeter : ces projets ne sont plus suggérés ensemble</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <source>Decisions are signed by</source>
        <translation>Les décisions sont signées par</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <location filename="../../territoires_plugin/gui/pages.py"/>
        <source>Decisions</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <source>&amp;Withdraw the decision</source>
        <translation>&amp;Lever la décision</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <source>Withdraw the decision</source>
        <translation>Lever la décision</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <source>The file that decisions are kept in</source>
        <translation>Le fichier où sont gardées les décisions</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <location filename="../../territoires_plugin/gui/pools/opportunity_model.py"/>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <location filename="../../territoires_plugin/gui/pools/opportunity_model.py"/>
        <location filename="../../territoires_plugin/processing/export_map.py"/>
        <location filename="../../territoires_plugin/processing/import_table.py"/>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <location filename="../../territoires_plugin/processing/suggest_themes.py"/>
        <source>Projects</source>
        <translation>Projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <source>Signed &amp;by</source>
        <translation>Signé &amp;par</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <source>Kept &amp;in</source>
        <translation>Gardées &amp;dans</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <source>De&amp;cisions</source>
        <translation>&amp;Décisions</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <source>&amp;Journal</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/decisions_page.py"/>
        <source>{action}: {state}</source>
        <translation>{action} : {state}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/desk_decisions.py"/>
        <source>Read the decisions</source>
        <translation>Lire les décisions</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/desk_decisions.py"/>
        <source>decision withdrawn</source>
        <translation>décision retirée</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/states.py"/>
        <source>kept</source>
        <translation>gardée</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/states.py"/>
        <source>to be examined</source>
        <translation>à expertiser</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/states.py"/>
        <source>rejected</source>
        <translation>rejetée</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/states.py"/>
        <source>&amp;Keep</source>
        <translation>&amp;Garder</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/states.py"/>
        <source>&amp;Examine</source>
        <translation>&amp;Expertiser</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/states.py"/>
        <source>Re&amp;ject</source>
        <translation>Re&amp;jeter</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/states.py"/>
        <source>decided</source>
        <translation>décidée</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/states.py"/>
        <source>withdrawn</source>
        <translation>retirée</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/states.py"/>
        <source>members changed by hand</source>
        <translation>membres changés à la main</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/states.py"/>
        <source>undone</source>
        <translation>annulée</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/states.py"/>
        <source>redone</source>
        <translation>rétablie</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/states.py"/>
        <source>K</source>
        <translation>G</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/states.py"/>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/decide/states.py"/>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/marks.py"/>
        <source>To be checked</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/marks.py"/>
        <source>Condition met</source>
        <translation>Condition remplie</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/marks.py"/>
        <source>Condition not met</source>
        <translation>Condition non remplie</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/marks.py"/>
        <source>Retained</source>
        <translation>Retenu</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/marks.py"/>
        <source>To be examined</source>
        <translation>À examiner</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/marks.py"/>
        <source>Below</source>
        <translation>En dessous</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/marks.py"/>
        <source>Same EPCI</source>
        <translation>Même EPCI</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/member_cards.py"/>
        <source>Mean score {score}; {without}.</source>
        <translation>Score moyen {score} ; {without}.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/member_cards.py"/>
        <source>Show “{title}”</source>
        <translation>Voir « {title} »</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/member_cards.py"/>
        <source>Remove “{title}” from this pool</source>
        <translation>Retirer « {title} » de l'opportunité</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/near_miss_list.py"/>
        <source>Near misses</source>
        <translation>Projets proches non retenus</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/near_miss_list.py"/>
        <source>No project came near to this pool.</source>
        <translation>Aucun projet n'est passé près de cette opportunité.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/near_miss_list.py"/>
        <source>&amp;Add to this pool</source>
        <translation>&amp;Ajouter à l'opportunité</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>Select an opportunity to read why it is suggested.</source>
        <translation>Sélectionnez une opportunité pour lire pourquoi elle est suggérée.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>Title of the opportunity</source>
        <translation>Titre de l'opportunité</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>Settings that this opportunity does not keep</source>
        <translation>Réglages que cette opportunité ne respecte pas</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>Why this opportunity</source>
        <translation>Raisons de cette opportunité</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>What the opportunity is worth</source>
        <translation>Valeur de l'opportunité</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>Weakest pair</source>
        <translation>Paire la plus faible</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>Pairs of members</source>
        <translation>Paires de membres</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>Lead candidates</source>
        <translation>Chefs de file possibles</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>Forms of pooling</source>
        <translation>Formes de mutualisation</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>Pairs ({count})</source>
        <translation>Paires ({count})</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>Members ({count})</source>
        <translation>Membres ({count})</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>Near misses ({count})</source>
        <translation>Projets proches non retenus ({count})</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>Kept by decision, outside the present settings:</source>
        <translation>Gardée par décision, hors des réglages actuels :</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>Value {value} {sign} {times} × {score} (members less one, times score). It makes the order of the list.</source>
        <translation>Valeur {value} {sign} {times} × {score} (membres moins un, multiplié par le score). Elle donne l'ordre de la liste.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <location filename="../../territoires_plugin/gui/doors/rejected_rows.py"/>
        <location filename="../../territoires_plugin/gui/pages.py"/>
        <source>Project</source>
        <translation>Projet</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>With</source>
        <translation>Avec</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>km</source>
        <translation>km</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <location filename="../../territoires_plugin/gui/details/waterfall.py"/>
        <location filename="../../territoires_plugin/gui/pools/opportunity_model.py"/>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/opportunity_details.py"/>
        <source>Words in common</source>
        <translation>Mots communs</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/origin_bar.py"/>
        <source>&amp;Accept the themes</source>
        <translation>&amp;Accepter les thèmes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/origin_bar.py"/>
        <source>The suggested themes are right: take them as given, in the layer's edits</source>
        <translation>Les thèmes suggérés sont justes : les prendre comme saisis, dans les modifications de la couche</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/origin_bar.py"/>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/origin_bar.py"/>
        <source>Choose the right theme: it takes the place of those suggested</source>
        <translation>Choisir le bon thème : il remplace ceux qui sont suggérés</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>Select a project to see its partners.</source>
        <translation>Sélectionnez un projet pour voir ses partenaires.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>Where the project stands</source>
        <translation>Situation du projet</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>Show the &amp;opportunity</source>
        <translation>Voir l'&amp;opportunité</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>Show the &amp;nearest project</source>
        <translation>Voir le projet le plus p&amp;roche</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>Why there are no partners</source>
        <translation>Pourquoi il n'y a pas de partenaires</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>Possible partners</source>
        <translation>Partenaires possibles</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>Why there is no experience</source>
        <translation>Pourquoi il n'y a pas de retour d'expérience</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>Who has already done it</source>
        <translation>Qui l'a déjà fait</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>No project of this call within the maximum distance shares a theme with it.</source>
        <translation>Aucun projet de cet appel, dans la distance maximale, n'a de thème commun avec lui.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>No project that is in operation or done is like this one.</source>
        <translation>Aucun projet en opération ou réalisé ne ressemble à celui-ci.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>Opportunity</source>
        <translation>Opportunité</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <location filename="../../territoires_plugin/gui/pools/opportunity_model.py"/>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <location filename="../../territoires_plugin/gui/filter/filter_panel.py"/>
        <location filename="../../territoires_plugin/gui/pools/opportunity_model.py"/>
        <source>EPCI</source>
        <translation>EPCI</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>Verdict</source>
        <translation>Avis</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>everywhere</source>
        <translation>partout</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <location filename="../../territoires_plugin/gui/filter/filter_panel.py"/>
        <source>Stage</source>
        <translation>Stade</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>Likeness</source>
        <translation>Ressemblance</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_details.py"/>
        <source>Call</source>
        <translation>Appel</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_text.py"/>
        <source>Text of “{title}”</source>
        <translation>Texte de « {title} »</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_text.py"/>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/project_text.py"/>
        <source>Show the text of “{title}”</source>
        <translation>Afficher le texte de « {title} »</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/sections.py"/>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/waterfall.py"/>
        <source>What the score is made of</source>
        <translation>De quoi le score est fait</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/waterfall.py"/>
        <source>{name}: {points} of {most} points</source>
        <translation>{name} : {points} points sur {most}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/details/waterfall.py"/>
        <source>Score: {score} of 100</source>
        <translation>Score : {score} sur 100</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/dock.py"/>
        <source>Territoires</source>
        <translation>Territoires</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <source>Fetch from Démarches Simplifiées</source>
        <translation>Récupérer depuis Démarches Simplifiées</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <source>&amp;Fetch</source>
        <translation>&amp;Récupérer</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <source>Type the number of the démarche; it stands in its administration page and its address.</source>
        <translation>Saisissez le numéro de la démarche ; il figure sur sa page d'administration et dans son adresse.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <source>Paste the token of the API: it is made in your profile on the site of the démarches, and opens those that you administer. QGIS keeps it encrypted.</source>
        <translation>Collez le jeton de l'API : il se crée dans votre profil sur le site des démarches, et ouvre celles que vous administrez. QGIS le garde chiffré.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>{field}: there is no such file.</source>
        <translation>{field} : ce fichier n'existe pas.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>Choose the CRS of the layer, such as EPSG:2154.</source>
        <translation>Choisissez le SCR de la couche, par exemple EPSG:2154.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_dialog.py"/>
        <source>TOML files (*.toml)</source>
        <translation>Fichiers TOML (*.toml)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <location filename="../../territoires_plugin/processing/import_demarche.py"/>
        <source>Number of the démarche</source>
        <translation>Numéro de la démarche</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <source>Token of the API</source>
        <translation>Jeton de l'API</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>Mapping of columns</source>
        <translation>Correspondance des colonnes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>Detected from column names</source>
        <translation>Détectée d'après les noms de colonnes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>File of the taxonomy</source>
        <translation>Fichier de la taxonomie</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>That of the plugin</source>
        <translation>Celle de l'extension</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <source>Fetch &amp;everything again</source>
        <translation>&amp;Tout récupérer à nouveau</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <source>Otherwise only what has changed since the last time. Applications that were deleted on the server go once everything is fetched again.</source>
        <translation>Sinon, seulement ce qui a changé depuis la dernière fois. Les dossiers supprimés sur le serveur disparaissent une fois que tout est récupéré à nouveau.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <location filename="../../territoires_plugin/processing/import_demarche.py"/>
        <source>Address of the API</source>
        <translation>Adresse de l'API</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <source>&amp;Number of the démarche</source>
        <translation>N&amp;uméro de la démarche</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <source>&amp;Token</source>
        <translation>&amp;Jeton</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>Column &amp;mapping</source>
        <translation>&amp;Correspondance</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>Name of the &amp;call</source>
        <translation>&amp;Nom de l'appel</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>&amp;Save to</source>
        <translation>&amp;Enregistrer dans</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <source>&amp;Address of the API</source>
        <translation>A&amp;dresse de l'API</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>Ta&amp;xonomy</source>
        <translation>Ta&amp;xonomie</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>C&amp;RS</source>
        <translation>&amp;SCR</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>More options</source>
        <translation>Autres options</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/demarche_dialog.py"/>
        <source>Kept by QGIS; paste another one to replace it</source>
        <translation>Gardé par QGIS ; collez-en un autre pour le remplacer</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/demarche/fetch_task.py"/>
        <source>Fetch a démarche</source>
        <translation>Récupérer une démarche</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/doors.py"/>
        <source>Try the sample call</source>
        <translation>Essayer l'appel d'exemple</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/doors.py"/>
        <source>Fictional projects in Bourgogne-Franche-Comté, to see what the plugin does.</source>
        <translation>Des projets fictifs en Bourgogne-Franche-Comté, pour voir ce que fait l'extension.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/doors.py"/>
        <location filename="../../territoires_plugin/gui/pages.py"/>
        <source>Import applications…</source>
        <translation>Importer des candidatures…</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/doors.py"/>
        <source>The export of your call: CSV, Excel, ODS, GeoJSON, GeoPackage or Shapefile.</source>
        <translation>L'export de votre appel à projets : CSV, Excel, ODS, GeoJSON, GeoPackage ou Shapefile.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/doors.py"/>
        <location filename="../../territoires_plugin/gui/pages.py"/>
        <source>Fetch from Démarches Simplifiées…</source>
        <translation>Récupérer depuis Démarches Simplifiées…</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/doors.py"/>
        <source>The applications of a démarche, by its number and a token; later what changed.</source>
        <translation>Les dossiers d'une démarche, par son numéro et un jeton ; ensuite, ce qui a changé.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/doors.py"/>
        <source>Boundaries: embedded reference, situation on 1 January {year}. Nothing to load.</source>
        <translation>Contours : référentiel fourni, situation au 1er janvier {year}. Rien à charger.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/doors.py"/>
        <source>Which projects do you want to work with?</source>
        <translation>Avec quels projets voulez-vous travailler ?</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/file_field.py"/>
        <source>Browse: {name}</source>
        <translation>Parcourir : {name}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/form_parts.py"/>
        <location filename="../../territoires_plugin/processing/import_table.py"/>
        <source>Name of the call, for rows without one</source>
        <translation>Nom de l'appel, pour les lignes qui n'en ont pas</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/form_parts.py"/>
        <source>CRS of the layer</source>
        <translation>SCR de la couche</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/form_parts.py"/>
        <source>Choose the CRS of the layer</source>
        <translation>Choisir le SCR de la couche</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/gathered_rows.py"/>
        <source>{count} rows such as this one ({rows}).</source>
        <translation>{count} lignes comme celle-ci ({rows}).</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/gathered_rows.py"/>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>{count} projects</source>
        <translation>{count} projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>Import Applications</source>
        <translation>Importer des candidatures</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_dialog.py"/>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>Choose the file of applications, or drop it here.</source>
        <translation>Choisissez le fichier des candidatures, ou déposez-le ici.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>File of applications</source>
        <translation>Fichier des candidatures</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>Applications ({endings})</source>
        <translation>Candidatures ({endings})</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>Geometries of the Démarches export</source>
        <translation>Géométries de l'export Démarches</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>GeoJSON files (*.geojson *.json)</source>
        <translation>Fichiers GeoJSON (*.geojson *.json)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>No file</source>
        <translation>Aucun fichier</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/import_dialog.py"/>
        <source>&amp;Geometries</source>
        <translation>&amp;Géométries</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/import_task.py"/>
        <source>Import applications</source>
        <translation>Importer des candidatures</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/column_model.py"/>
        <source>(not used)</source>
        <translation>(non utilisé)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/column_model.py"/>
        <source>(personal) {name}</source>
        <translation>(personnel) {name}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/columns_line.py"/>
        <source>C&amp;olumns…</source>
        <translation>C&amp;olonnes…</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/columns_line.py"/>
        <source>See what was taken for what, and correct it by choosing</source>
        <translation>Voir ce qui a été pris pour quoi, et le corriger en choisissant</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/columns_line.py"/>
        <source>Looking at the columns…</source>
        <translation>Examen des colonnes…</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/columns_tab.py"/>
        <source>&amp;Keep personal data: offer columns that hold some</source>
        <translation>&amp;Garder des données personnelles : proposer les colonnes qui en contiennent</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/columns_tab.py"/>
        <location filename="../../territoires_plugin/gui/doors/rejected_rows.py"/>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/columns_tab.py"/>
        <source>Column of the file</source>
        <translation>Colonne du fichier</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/columns_tab.py"/>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/columns_tab.py"/>
        <source>First values</source>
        <translation>Premières valeurs</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/first_projects.py"/>
        <location filename="../../territoires_plugin/gui/doors/rejected_rows.py"/>
        <source>Identifier</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/first_projects.py"/>
        <source>Commune</source>
        <translation>Commune</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/first_projects.py"/>
        <source>SIRET</source>
        <translation>SIRET</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/first_projects.py"/>
        <source>Grant (€)</source>
        <translation>Subvention (€)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/first_projects.py"/>
        <source>First projects as they would be imported</source>
        <translation>Premiers projets, tels qu'ils seraient importés</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/look_task.py"/>
        <source>Look at the columns</source>
        <translation>Examen des colonnes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_dialog.py"/>
        <source>Columns of {file}</source>
        <translation>Colonnes de {file}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_dialog.py"/>
        <source>Save Mapping</source>
        <translation>Enregistrer la correspondance</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_dialog.py"/>
        <source>&amp;Save as…</source>
        <translation>&amp;Enregistrer sous…</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_dialog.py"/>
        <source>Parts of the mapping</source>
        <translation>Parties de la correspondance</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_dialog.py"/>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_dialog.py"/>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_dialog.py"/>
        <source>First projects</source>
        <translation>Premiers projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/rejected_table.py"/>
        <source>Rejected rows and remarks</source>
        <translation>Lignes rejetées et remarques</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_dialog.py"/>
        <source>Trying the first rows…</source>
        <translation>Essai des premières lignes…</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_dialog.py"/>
        <source>Words ({count} to be decided)</source>
        <translation>Mots ({count} à décider)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_dialog.py"/>
        <location filename="../../territoires_plugin/gui/doors/rejected_report.py"/>
        <source>Saved: {file}</source>
        <translation>Enregistré : {file}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>Its only row: {projects} imported ({remarked} with remarks), {rejected} rejected.</source>
        <translation>Sur la seule ligne : {projects} importée ({remarked} avec remarque), {rejected} rejetée.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>Of all {rows} rows: {projects} imported ({remarked} with remarks), {rejected} rejected.</source>
        <translation>Sur les {rows} lignes du fichier : {projects} importées (dont {remarked} avec remarque), {rejected} rejetées.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>Of the first {rows} rows: {projects} imported ({remarked} with remarks), {rejected} rejected.</source>
        <translation>Sur les {rows} premières lignes : {projects} importées (dont {remarked} avec remarque), {rejected} rejetées.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>Columns named as in the projects table</source>
        <translation>Colonnes nommées comme dans la table des projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>Démarches Simplifiées export recognised</source>
        <translation>Export de Démarches Simplifiées reconnu</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>Exchange schema of projects recognised</source>
        <translation>Schéma d'échange des projets reconnu</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>SCDL grants recognised</source>
        <translation>Subventions SCDL reconnues</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>Columns looked at</source>
        <translation>Colonnes examinées</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>{recognised}: {used} of {count} columns used.</source>
        <translation>{recognised} : {used} utilisées sur {count}.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>1 field could not be decided.</source>
        <translation>1 champ reste à décider.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>{count} fields could not be decided.</source>
        <translation>{count} champs restent à décider.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>1 word stands for no known code.</source>
        <translation>1 mot ne correspond à aucun code connu.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>{count} words stand for no known code.</source>
        <translation>{count} mots ne correspondent à aucun code connu.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>The mapping saved for this kind of file is used ({file}): {used} columns.</source>
        <translation>La correspondance enregistrée pour ce type de fichier est utilisée ({file}) : {used} colonnes.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>The mapping chosen is used: {used} columns.</source>
        <translation>La correspondance choisie est utilisée : {used} colonnes.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/mapping_words.py"/>
        <source>The mapping saved for this kind of file no longer fits: {reason}</source>
        <translation>La correspondance enregistrée pour ce type de fichier ne convient plus : {reason}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/open_questions.py"/>
        <source>Choose the column that identifies each project: one value for each row.</source>
        <translation>Choisissez la colonne qui identifie chaque projet : une valeur propre à chaque ligne.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/open_questions.py"/>
        <source>{field}: several columns fit nearly as well: {columns}.</source>
        <translation>{field} : plusieurs colonnes conviennent presque autant : {columns}.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/open_questions.py"/>
        <source>{field}: one column fits both: {columns}.</source>
        <translation>{field} : une même colonne convient aux deux : {columns}.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/open_questions.py"/>
        <source>No column surely tells where the projects are. Nearest: {columns}.</source>
        <translation>Aucune colonne ne dit sûrement où sont les projets. La plus proche : {columns}.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/open_questions.py"/>
        <source>No column tells where the projects are: choose one under “Where”.</source>
        <translation>Aucune colonne ne dit où sont les projets : choisissez-en une sous « Où ».</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/open_questions.py"/>
        <source>No column surely tells one project from another. Nearest: {columns}.</source>
        <translation>Aucune colonne ne distingue sûrement un projet d'un autre. La plus proche : {columns}.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/open_questions.py"/>
        <source>No column surely tells one project from another.</source>
        <translation>Aucune colonne ne distingue sûrement un projet d'un autre.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/open_questions.py"/>
        <source>“{column}” ({percent} %)</source>
        <translation>« {column} » ({percent} %)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/preview_task.py"/>
        <source>Try the first rows</source>
        <translation>Essai des premières lignes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/save_mapping.py"/>
        <source>Save mapping</source>
        <translation>Enregistrement de la correspondance</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/sureness.py"/>
        <source>This column holds {kind}. It is left out unless you keep personal data.</source>
        <translation>Cette colonne contient {kind}. Elle n'est pas reprise, sauf si vous gardez les données personnelles.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/sureness.py"/>
        <source>personal: left out</source>
        <translation>personnel : écarté</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/sureness.py"/>
        <source>from the mapping</source>
        <translation>de la correspondance</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/sureness.py"/>
        <source>your choice</source>
        <translation>votre choix</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/sureness.py"/>
        <source>all rows: {text}</source>
        <translation>toutes les lignes : {text}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/sureness.py"/>
        <source>to be decided</source>
        <translation>à décider</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/sureness.py"/>
        <source>certain ({percent} %)</source>
        <translation>certain ({percent} %)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/sureness.py"/>
        <source>likely ({percent} %)</source>
        <translation>probable ({percent} %)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/sureness.py"/>
        <source>unsure ({percent} %)</source>
        <translation>incertain ({percent} %)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/target_row.py"/>
        <source>Column for: {name}</source>
        <translation>Colonne pour : {name}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/target_row.py"/>
        <source>First values: {values}</source>
        <translation>Premières valeurs : {values}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Identifier (required)</source>
        <translation>Identifiant (obligatoire)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Call for projects</source>
        <translation>Appel à projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Applicant</source>
        <translation>Porteur</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>SIREN or SIRET of the applicant</source>
        <translation>SIREN ou SIRET du porteur</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Origin of the row</source>
        <translation>Provenance de la ligne</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Title of the project</source>
        <translation>Intitulé du projet</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>INSEE code of the commune</source>
        <translation>Code INSEE de la commune</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Name of the commune or EPCI</source>
        <translation>Nom de commune ou d'EPCI</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Postcode</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Address of the project</source>
        <translation>Adresse du projet</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>SIREN of the EPCI</source>
        <translation>SIREN de l'EPCI</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Code of any place</source>
        <translation>Code de lieu, quel qu'il soit</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Département</source>
        <translation>Département</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Longitude or x</source>
        <translation>Longitude ou x</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Latitude or y</source>
        <translation>Latitude ou y</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Geometry (WKT)</source>
        <translation>Géométrie (WKT)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <location filename="../../territoires_plugin/gui/pools/opportunity_model.py"/>
        <source>Budget (€)</source>
        <translation>Budget (€)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Grant requested (€)</source>
        <translation>Subvention demandée (€)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Start of the work</source>
        <translation>Début des travaux</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>End of the work</source>
        <translation>Fin des travaux</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <location filename="../../territoires_plugin/gui/filter/filter_panel.py"/>
        <location filename="../../territoires_plugin/gui/pools/opportunity_model.py"/>
        <source>Themes</source>
        <translation>Thèmes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <location filename="../../territoires_plugin/gui/filter/filter_panel.py"/>
        <source>Pillars</source>
        <translation>Piliers</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <location filename="../../territoires_plugin/gui/filter/filter_panel.py"/>
        <source>Stakes</source>
        <translation>Enjeux</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <location filename="../../territoires_plugin/gui/filter/filter_panel.py"/>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Identity</source>
        <translation>Identité</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Money and dates</source>
        <translation>Montants et dates</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/targets.py"/>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/word_box.py"/>
        <source>{count} more words: this column seems to hold free text.</source>
        <translation>{count} autres mots : cette colonne semble contenir du texte libre.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/word_box.py"/>
        <source>{field}: what “{word}” stands for</source>
        <translation>{field} : ce que « {word} » veut dire</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/word_box.py"/>
        <source>(to be decided)</source>
        <translation>(à décider)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/word_box.py"/>
        <source>(none)</source>
        <translation>(aucun)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/word_box.py"/>
        <source>{field}: {count} to be decided, left out until then</source>
        <translation>{field} : {count} à décider, non repris d'ici là</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/word_box.py"/>
        <source>1 row</source>
        <translation>1 ligne</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/word_box.py"/>
        <source>{count} rows</source>
        <translation>{count} lignes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/mapping/words_tab.py"/>
        <source>No column of themes, pillars, stakes, stages or statuses is chosen.</source>
        <translation>Aucune colonne de thèmes, piliers, enjeux, stades ou statuts n'est choisie.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/open_layer.py"/>
        <source>Use an open layer</source>
        <translation>Utiliser une couche ouverte</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/open_layer.py"/>
        <source>A layer of projects that is already in this QGIS project.</source>
        <translation>Une couche de projets déjà présente dans ce projet QGIS.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/open_layer.py"/>
        <source>Layer to use</source>
        <translation>Couche à utiliser</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/open_layer.py"/>
        <source>This project has no layer of points or polygons yet.</source>
        <translation>Ce projet n'a pas encore de couche de points ou de polygones.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/open_layer.py"/>
        <source>Layer “{layer}” has no field {fields}. Choose another one, or let “Import applications…” read its file: a mapping tells which column is which.</source>
        <translation>La couche « {layer} » n'a pas de champ {fields}. Choisissez-en une autre, ou passez par « Importer des candidatures… » : une correspondance y dit quelle colonne est laquelle.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/reason_text.py"/>
        <source>Reason in full</source>
        <translation>Raison complète</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_report.py"/>
        <source>Import Report</source>
        <translation>Compte rendu de l'import</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_report.py"/>
        <source>{file} - import report.csv</source>
        <translation>{file} - compte rendu de l'import.csv</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_report.py"/>
        <source>Save Import Report</source>
        <translation>Enregistrer le compte rendu de l'import</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_report.py"/>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_report.py"/>
        <source>Copied: paste it into a spreadsheet or a message.</source>
        <translation>Copié : collez-le dans un tableur ou un message.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_report.py"/>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_report.py"/>
        <source>&amp;Save as CSV…</source>
        <translation>&amp;Enregistrer en CSV…</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_report.py"/>
        <source>Copy import report</source>
        <translation>Copier le compte rendu de l'import</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_report.py"/>
        <source>Save import report</source>
        <translation>Enregistrer le compte rendu de l'import</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_report.py"/>
        <source>1 row: {imported} imported ({remarked} with a remark), {rejected} rejected.</source>
        <translation>1 ligne : import de {imported} (dont {remarked} avec remarque), rejet de {rejected}.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_report.py"/>
        <source>1 row: {imported} imported, {rejected} rejected.</source>
        <translation>1 ligne : import de {imported}, rejet de {rejected}.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_report.py"/>
        <source>{rows} rows: {imported} imported ({remarked} with a remark), {rejected} rejected.</source>
        <translation>{rows} lignes : import de {imported} (dont {remarked} avec remarque), rejet de {rejected}.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_report.py"/>
        <source>{rows} rows: {imported} imported, {rejected} rejected.</source>
        <translation>{rows} lignes : import de {imported}, rejet de {rejected}.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_rows.py"/>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_rows.py"/>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_rows.py"/>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_rows.py"/>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_rows.py"/>
        <source>Rejected row</source>
        <translation>Ligne rejetée</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/rejected_rows.py"/>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/save_field.py"/>
        <source>GeoPackage to save to</source>
        <translation>GeoPackage où enregistrer</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/save_field.py"/>
        <source>GeoPackage files (*.gpkg)</source>
        <translation>Fichiers GeoPackage (*.gpkg)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/save_field.py"/>
        <source>Choose the GeoPackage to save to; it may be a new one.</source>
        <translation>Choisissez le GeoPackage où enregistrer ; il peut être nouveau.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/save_field.py"/>
        <source>The file to save to must be a GeoPackage: a name that ends in .gpkg.</source>
        <translation>Le fichier où enregistrer doit être un GeoPackage : son nom finit par .gpkg.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/save_field.py"/>
        <source>The folder to save to does not exist.</source>
        <translation>Le dossier où enregistrer n'existe pas.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/doors/save_field.py"/>
        <source>The projects in this GeoPackage are updated; corrections by hand and decisions stay.</source>
        <translation>Les projets de ce GeoPackage sont mis à jour ; les corrections manuelles et les décisions restent.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/budget_range.py"/>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/budget_range.py"/>
        <source>Budget at least</source>
        <translation>Budget d'au moins</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/budget_range.py"/>
        <source>Budget at most</source>
        <translation>Budget d'au plus</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/budget_range.py"/>
        <source>At least</source>
        <translation>Au moins</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/budget_range.py"/>
        <source>At most</source>
        <translation>Au plus</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/budget_range.py"/>
        <source>The projects reach {euros} €</source>
        <translation>Les projets vont jusqu'à {euros} €</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/budget_range.py"/>
        <source>{facet}: chosen</source>
        <translation>{facet} : choisi</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/budget_range.py"/>
        <source>no limit</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/facet_box.py"/>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/facet_box.py"/>
        <source>Search in: {facet}</source>
        <translation>Chercher dans : {facet}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/facet_box.py"/>
        <source>{facet}: {count} chosen</source>
        <translation>{facet} : {count} au choix</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/facet_list.py"/>
        <source>{name} ({count})</source>
        <translation>{name} ({count})</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/filter_bar.py"/>
        <source>The filter in words</source>
        <translation>Le filtre en toutes lettres</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/filter_bar.py"/>
        <source>Saved filters</source>
        <translation>Filtres enregistrés</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/filter_bar.py"/>
        <source>Show all projects again</source>
        <translation>Montrer de nouveau tous les projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/filter_desk.py"/>
        <source>Save this filter…</source>
        <translation>Enregistrer ce filtre…</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/filter_desk.py"/>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/filter_desk.py"/>
        <source>Save this filter</source>
        <translation>Enregistrer ce filtre</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/filter_desk.py"/>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/filter_panel.py"/>
        <source>Départements</source>
        <translation>Départements</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/filter_panel.py"/>
        <source>Title, description or applicant</source>
        <translation>Titre, description ou porteur</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/filter_panel.py"/>
        <source>Words in title, description or applicant</source>
        <translation>Mots du titre, de la description ou du porteur</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/load_projects.py"/>
        <source>Read the projects to filter</source>
        <translation>Lire les projets à filtrer</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/filter/run_filter.py"/>
        <source>Filter the projects</source>
        <translation>Filtrer les projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/layer_choice.py"/>
        <source>Layers</source>
        <translation>Couches</translation>
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
        <source>Show more</source>
        <translation>Tout voir</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>Sample call: {projects} projects loaded, {rejected} rows rejected.</source>
        <translation>Appel d'exemple : {projects} projets chargés, {rejected} lignes rejetées.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>{rows} rows: {projects} projects imported, {rejected} rejected.</source>
        <translation>{rows} lignes : {projects} projets importés, {rejected} rejetées.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>{new} new, {changed} changed, {unchanged} unchanged, {gone} gone; corrections by hand kept: {kept}.</source>
        <translation>{new} nouveaux, {changed} modifiés, {unchanged} inchangés, {gone} disparus ; corrections manuelles conservées : {kept}.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>No project could be imported: all {rows} rows are rejected. What was there before is unchanged.</source>
        <translation>Aucun projet n'a pu être importé : les {rows} lignes sont rejetées. Ce qui était là avant n'a pas changé.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>No suggestion is sure enough: {without} stay without a theme. Allow a lower confidence.</source>
        <translation>Aucune suggestion n'est assez sûre : {without} sans thème. Admettez une confiance plus basse.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>{filled} with suggested themes, to be confirmed; {without} without. Save the layer's edits to keep them.</source>
        <translation>{filled} avec thèmes suggérés, à confirmer ; {without} sans thème. Enregistrez les modifications de la couche pour les garder.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>{opportunities}; {projects} took no part: no place, EPCI or theme.</source>
        <translation>{opportunities} ; {projects} hors du calcul, faute de lieu, d'EPCI ou de thème.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>First answer, being refined…</source>
        <translation>Première réponse, en cours d'affinage…</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>Score {before} → {after} ({difference}).</source>
        <translation>Score {before} → {after} ({difference}).</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>Layer “{layer}” cannot be filtered now. If it is being edited, save the edits and end editing.</source>
        <translation>La couche « {layer} » ne peut pas être filtrée maintenant. Si elle est en cours de modification, enregistrez et quittez le mode édition.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>Layer “{layer}” has a whole SELECT statement as its own filter: write it as a condition, or take it away.</source>
        <translation>La couche « {layer} » a pour filtre une instruction SELECT entière : écrivez-le comme une condition, ou retirez-le.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>Layer “{layer}” is being edited: save the edits and end editing, then try again.</source>
        <translation>La couche « {layer} » est en cours de modification : enregistrez vos modifications et quittez le mode édition, puis réessayez.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>most often what fits lies beyond the maximum distance</source>
        <translation>le plus souvent, ce qui conviendrait est au-delà de la distance maximale</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>most often the score is below the minimum</source>
        <translation>le plus souvent, le score est sous le minimum</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>most often the projects in reach lie in the same EPCI</source>
        <translation>le plus souvent, les projets à portée sont dans le même EPCI</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>most often the projects in reach share no theme</source>
        <translation>le plus souvent, les projets à portée n'ont aucun thème en commun</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>most often the projects were rejected together</source>
        <translation>le plus souvent, les projets ont été rejetés ensemble</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>the filter leaves too few projects</source>
        <translation>le filtre laisse trop peu de projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>allow a larger distance or a lower score, or filter less</source>
        <translation>permettez une distance plus grande ou un score plus bas, ou filtrez moins</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/messages.py"/>
        <source>No opportunity ({reason})</source>
        <translation>Aucune opportunité ({reason})</translation>
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
        <location filename="../../territoires_plugin/gui/one_project/project_desk.py"/>
        <source>Themes of a project</source>
        <translation>Thèmes d'un projet</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/one_project/project_page.py"/>
        <source>Projects shown</source>
        <translation>Projets montrés</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/one_project/project_page.py"/>
        <source>Search in the titles</source>
        <translation>Chercher dans les titres</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/one_project/project_page.py"/>
        <source>Search in the titles of the projects</source>
        <translation>Chercher dans les titres des projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/one_project/project_page.py"/>
        <source>Choose a &amp;project, here or by selecting it on the map</source>
        <translation>Choisissez un &amp;projet, ici ou en le sélectionnant sur la carte</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pages.py"/>
        <source>Pages of the desk</source>
        <translation>Pages du bureau</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pages.py"/>
        <source>Undo:</source>
        <translation>Annuler :</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pages.py"/>
        <source>Redo:</source>
        <translation>Rétablir :</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pages.py"/>
        <source>Workshop mode (for a projector)</source>
        <translation>Mode atelier (pour vidéoprojecteur)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pages.py"/>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pages.py"/>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pages.py"/>
        <source>Pool</source>
        <translation>Mutualiser</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pages.py"/>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/opportunity_list.py"/>
        <source>Search in the list</source>
        <translation>Chercher dans la liste</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/opportunity_list.py"/>
        <source>Search in the list of opportunities</source>
        <translation>Chercher dans la liste des opportunités</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/opportunity_list.py"/>
        <location filename="../../territoires_plugin/processing/export_map.py"/>
        <source>Pooling opportunities</source>
        <translation>Opportunités de mutualisation</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/opportunity_model.py"/>
        <source>Distance (km)</source>
        <translation>Distance (km)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/opportunity_model.py"/>
        <source>Robustness (%)</source>
        <translation>Robustesse (%)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/opportunity_model.py"/>
        <source>By value: members less one, times score. Large pools that fit well come first.</source>
        <translation>Par valeur : membres moins un, fois le score. Les grands groupes bien assortis viennent d'abord.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/opportunity_model.py"/>
        <source>Out of 100: how well the projects fit, the mean of all pairs.</source>
        <translation>Sur 100 : combien les projets s'accordent, en moyenne de toutes les paires.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/opportunity_model.py"/>
        <source>Between the two members farthest apart, as the crow flies.</source>
        <translation>Entre les deux membres les plus éloignés, en ligne droite.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/opportunity_model.py"/>
        <source>The sum of the budgets that are known.</source>
        <translation>La somme des budgets connus.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/opportunity_model.py"/>
        <source>In how many of 100 new runs, with slightly different weights, the group comes out the same.</source>
        <translation>Dans combien de nouveaux calculs sur 100, avec des poids un peu différents, le groupe ressort tel quel.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/pooling_choice.py"/>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/pooling_choice.py"/>
        <source>Advanced: one by one</source>
        <translation>Avancé : un par un</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/pooling_choice.py"/>
        <source>&amp;Live (up to 5,000 projects)</source>
        <translation>En &amp;direct (jusqu'à 5 000 projets)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/pooling_choice.py"/>
        <source>Suggest &amp;rejected pairs again</source>
        <translation>Suggérer de nouveau les paires &amp;rejetées</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/pooling_choice.py"/>
        <source> km</source>
        <translation> km</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/pooling_choice.py"/>
        <source>Suggest anew by itself when a setting changes</source>
        <translation>Suggère de nouveau dès qu'un réglage change</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/pooling_choice.py"/>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/pooling_choice.py"/>
        <source>My own weights</source>
        <translation>Mes propres poids</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/pooling_choice.py"/>
        <source>Settings: {distance}, {members} projects at most, {weights}</source>
        <translation>Réglages : {distance}, {members} projets au plus, {weights}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/pooling_choice.py"/>
        <source>Maximum &amp;distance</source>
        <translation>&amp;Distance maximale</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/pooling_choice.py"/>
        <source>Maximum &amp;members</source>
        <translation>&amp;Membres au maximum</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/pooling_choice.py"/>
        <source>Minimum sc&amp;ore</source>
        <translation>Sc&amp;ore minimal</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/pooling_choice.py"/>
        <source>&amp;Weights</source>
        <translation>&amp;Poids</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/presets.py"/>
        <source>Balanced</source>
        <translation>Équilibré</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/presets.py"/>
        <source>A little of everything: the weights of the manual</source>
        <translation>Un peu de tout : les poids du manuel</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/presets.py"/>
        <source>Neighbours first</source>
        <translation>Voisins d'abord</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/presets.py"/>
        <source>Short distances and EPCI that touch count most</source>
        <translation>Les courtes distances et les EPCI qui se touchent comptent le plus</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/presets.py"/>
        <source>Same subject first</source>
        <translation>Même sujet d'abord</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/presets.py"/>
        <source>Shared themes and words count most, distance little</source>
        <translation>Les thèmes et les mots communs comptent le plus, la distance peu</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/result_layers.py"/>
        <source>Projects ({call})</source>
        <translation>Projets ({call})</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/result_layers.py"/>
        <source>EPCI boundaries ({vintage})</source>
        <translation>Contours des EPCI ({vintage})</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/result_layers.py"/>
        <location filename="../../territoires_plugin/processing/suggest_pooling.py"/>
        <source>Opportunities</source>
        <translation>Opportunités</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/result_layers.py"/>
        <source>Links between members</source>
        <translation>Liens entre membres</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/result_store.py"/>
        <source>Store the opportunities</source>
        <translation>Enregistrer les opportunités</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/suggest_task.py"/>
        <location filename="../../territoires_plugin/gui/pools/work_bar.py"/>
        <source>Suggest pooling opportunities</source>
        <translation>Suggérer des opportunités de mutualisation</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/weight_sliders.py"/>
        <source>Weight: {component}</source>
        <translation>Poids : {component}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/pools/work_bar.py"/>
        <source>&amp;Suggest opportunities</source>
        <translation>&amp;Suggérer des opportunités</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/sample.py"/>
        <source>Load the sample call</source>
        <translation>Charger l'appel d'exemple</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/task_bar.py"/>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/task_bar.py"/>
        <source>&amp;Cancel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/task_bar.py"/>
        <source>Cancel the work under way</source>
        <translation>Annuler le traitement en cours</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/teller.py"/>
        <source>Explain</source>
        <translation>Expliquer</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/suggest_terms_task.py"/>
        <location filename="../../territoires_plugin/processing/suggest_themes.py"/>
        <source>Suggest themes</source>
        <translation>Suggérer des thèmes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/theme_counts.py"/>
        <source>Count the projects without theme</source>
        <translation>Compter les projets sans thème</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_bar.py"/>
        <source>Suggest themes…</source>
        <translation>Suggérer des thèmes…</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_bar.py"/>
        <source>For the projects shown that have none, from their titles and descriptions</source>
        <translation>Pour les projets affichés qui n'en ont pas, d'après leurs titres et descriptions</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_bar.py"/>
        <source>Accept all</source>
        <translation>Tout accepter</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_bar.py"/>
        <source>Take the suggested themes of all projects shown as given, in the layer's edits</source>
        <translation>Tenir pour donnés les thèmes suggérés de tous les projets affichés, dans les modifications de la couche</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_bar.py"/>
        <source>1 project has no theme</source>
        <translation>1 projet n'a pas de thème</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_bar.py"/>
        <source>{count} projects have no theme</source>
        <translation>{count} projets n'ont pas de thème</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_bar.py"/>
        <source>1 project has suggested themes, to be confirmed</source>
        <translation>1 projet a des thèmes suggérés, à confirmer</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_bar.py"/>
        <source>{count} projects have suggested themes, to be confirmed</source>
        <translation>{count} projets ont des thèmes suggérés, à confirmer</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_desk.py"/>
        <source>Themes of projects</source>
        <translation>Thèmes des projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_dialog.py"/>
        <source>Suggest Themes</source>
        <translation>Suggérer des thèmes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_dialog.py"/>
        <source>%</source>
        <translation> %</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_dialog.py"/>
        <source>Least confidence of what is written</source>
        <translation>Confiance minimale de ce qui est écrit</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_dialog.py"/>
        <source>&amp;Suggest</source>
        <translation>&amp;Suggérer</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_dialog.py"/>
        <source>&amp;Least confidence</source>
        <translation>&amp;Confiance minimale</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_dialog.py"/>
        <source>Themes, pillars and stakes are suggested from titles and descriptions: by the keywords of the taxonomy, and by the most similar projects among those that have some.</source>
        <translation>Thèmes, piliers et enjeux sont suggérés d'après les titres et les descriptions : par les mots-clés de la taxonomie, et par les projets les plus semblables parmi ceux qui en ont.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_dialog.py"/>
        <source>The confidence says how often such a suggestion is right. What is less sure is not written, and pooling does not see it.</source>
        <translation>La confiance dit combien de fois une telle suggestion est juste. Ce qui est moins sûr n'est pas écrit, et la mutualisation ne le voit pas.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/themes/themes_dialog.py"/>
        <source>What is written is marked as suggested and stands in the layer's edits: undo them, or save them to keep it. Themes that were suggested before and not accepted are suggested anew.</source>
        <translation>Ce qui est écrit est marqué comme suggéré et figure dans les modifications de la couche : annulez-les, ou enregistrez-les pour le garder. Les thèmes suggérés auparavant et non acceptés le sont à nouveau.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/workshop/workshop_desk.py"/>
        <source>Score {score} · {projects} projects · {distance} km · {epci}</source>
        <translation>Score {score} · {projects} projets · {distance} km · {epci}</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/workshop/workshop_window.py"/>
        <source>Territoires: workshop</source>
        <translation>Territoires : atelier</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/workshop/workshop_window.py"/>
        <location filename="../../territoires_plugin/processing/export_map.py"/>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/workshop/workshop_window.py"/>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/workshop/workshop_window.py"/>
        <source>Previous</source>
        <translation>Précédente</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/workshop/workshop_window.py"/>
        <source>Next</source>
        <translation>Suivante</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/workshop/workshop_window.py"/>
        <source>All themes</source>
        <translation>Tous les thèmes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/workshop/workshop_window.py"/>
        <source>No opportunity here</source>
        <translation>Aucune opportunité ici</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/workshop/workshop_window.py"/>
        <source>Not decided yet</source>
        <translation>Pas encore décidé</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/workshop/workshop_window.py"/>
        <source>About this opportunity</source>
        <translation>À propos de cette opportunité</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/gui/workshop/workshop_window.py"/>
        <source>Arrow keys: previous and next. F11: full screen. Esc: back to QGIS.</source>
        <translation>Flèches : précédente et suivante. F11 : plein écran. Échap : retour à QGIS.</translation>
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
        <location filename="../../territoires_plugin/processing/import_demarche.py"/>
        <source>Import a démarche</source>
        <translation>Importer une démarche</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_demarche.py"/>
        <source>Reads the applications of a démarche from the API of Démarches Simplifiées into the projects table.

The token of the API is kept in the authentication store of QGIS: create a configuration with the method Basic, any user name, and the token as its password. It is written nowhere else.

Columns are named as in the tabular export of the démarche, so that the same mapping file (TOML) serves both; identifier, state and applicant need none. What was drawn on a map comes along.

What was fetched is kept in the profile of QGIS: an interrupted import goes on where it stopped, and the next one asks only for what has changed. Applications deleted since then are forgotten once everything is fetched again.

Names, e-mails and telephone numbers of the people who apply, annotations, messages and attached files are not asked for.</source>
        <translation>Lit les dossiers d'une démarche dans l'API de Démarches Simplifiées et en fait la table des projets.

Le jeton de l'API est gardé dans la base d'authentification de QGIS : créez une configuration avec la méthode Basic, un nom d'utilisateur quelconque et le jeton comme mot de passe. Il n'est écrit nulle part ailleurs.

Les colonnes portent les noms de l'export tabulaire de la démarche, de sorte que la même correspondance (TOML) sert aux deux ; l'identifiant, l'état et le porteur n'en demandent pas. Ce qui a été dessiné sur une carte est repris.

Ce qui a été récupéré est gardé dans le profil de QGIS : un import interrompu reprend où il s'est arrêté, et le suivant ne demande que ce qui a changé. Les dossiers supprimés depuis sont oubliés quand tout est récupéré à nouveau.

Les noms, adresses électroniques et téléphones des personnes qui déposent, les annotations, les messages et les pièces jointes ne sont pas demandés.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_demarche.py"/>
        <source>Fetch everything again</source>
        <translation>Tout récupérer à nouveau</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_demarche.py"/>
        <source>Token (authentication configuration)</source>
        <translation>Jeton (configuration d'authentification)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_demarche.py"/>
        <source>Only what changed since</source>
        <translation>Seulement ce qui a changé depuis</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_log.py"/>
        <source>… and {count} more.</source>
        <translation>… et {count} autres.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_log.py"/>
        <source>{rows} rows read: {imported} projects, {rejected} rejected.</source>
        <translation>{rows} lignes lues : {imported} projets, {rejected} rejets.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>Import projects</source>
        <translation>Importer des projets</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>Reads the applications to a call (CSV, TSV, or anything that QGIS opens) into the projects table.

Exports of Démarches Simplifiées, the exchange schema of projects, SCDL subventions and tables with the columns of the projects table are recognised. Other columns are recognised where that is certain; else the import stops and says what it could not decide, and a mapping file (TOML) says which column is which.

A place is found from what was drawn, coordinates, an address (only if the national geocoder is asked for), the codes of commune, EPCI, SIREN or SIRET, a name with its postcode or département, else the département. The EPCI is derived. Rows that cannot be used go to the rejected table with the reason: every row of the source is in one of the two.

Columns that are not mapped, names and addresses of people among them, are not kept. Personal ones that are mapped (names, e-mails, telephones, births, sole traders) stay out as well, unless the mapping names them under [personal].</source>
        <translation>Lit les candidatures à un appel (CSV, TSV ou tout format que QGIS ouvre) et en fait la table des projets.

Les exports de Démarches Simplifiées, le schéma d'échange des projets, les subventions SCDL et les tables qui ont les colonnes de la table des projets sont reconnus. Les autres colonnes le sont quand c'est certain ; sinon, l'import s'arrête et dit ce qu'il n'a pu décider, et un fichier de correspondance (TOML) indique le rôle de chaque colonne.

Le lieu vient de ce qui a été dessiné, des coordonnées, d'une adresse (seulement si le géocodeur national est demandé), des codes commune, EPCI, SIREN ou SIRET, d'un nom avec son code postal ou son département, à défaut du département. L'EPCI en est déduit. Les lignes inutilisables vont dans la table des rejets avec leur motif : chaque ligne de la source est dans l'une des deux tables.

Les colonnes sans correspondance, dont les noms et adresses de personnes, ne sont pas conservées. Celles qui en ont une mais sont personnelles (noms, adresses électroniques, téléphones, naissances, entrepreneurs individuels) restent aussi à l'écart, sauf si la correspondance les nomme sous [personal].</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>Applications (CSV, XLSX, ODS, GeoJSON, GeoPackage, Shapefile …, or a layer)</source>
        <translation>Candidatures (CSV, XLSX, ODS, GeoJSON, GeoPackage, Shapefile…, ou une couche)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>Geometries (GeoJSON of the Démarches export)</source>
        <translation>Géométries (GeoJSON de l'export Démarches)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_projects.py"/>
        <source>Look up addresses with the national geocoder (they are sent over the network)</source>
        <translation>Chercher les adresses auprès du géocodeur national (elles sont envoyées par le réseau)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_table.py"/>
        <source>Mapping of columns (TOML)</source>
        <translation>Correspondance des colonnes (TOML)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_table.py"/>
        <location filename="../../territoires_plugin/processing/suggest_themes.py"/>
        <source>Taxonomy (TOML)</source>
        <translation>Taxonomie (TOML)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_table.py"/>
        <source>CRS of the result</source>
        <translation>SCR du résultat</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_table.py"/>
        <source>Rejected rows</source>
        <translation>Lignes rejetées</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_table.py"/>
        <source>Projects imported</source>
        <translation>Projets importés</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_table.py"/>
        <source>Rows rejected</source>
        <translation>Nombre de lignes rejetées</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_table.py"/>
        <source>Columns with personal data that the mapping keeps</source>
        <translation>Colonnes à données personnelles que la correspondance garde</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/import_table.py"/>
        <source>CRS: unknown coordinate reference system.</source>
        <translation>CRS : système de coordonnées de référence inconnu.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/load_territories.py"/>
        <source>Load territories</source>
        <translation>Charger les territoires</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/load_territories.py"/>
        <source>Loads the boundaries of the intercommunalities (EPCI): those that come with the plugin, or those of ADMIN EXPRESS (version 3 or 4: a layer, a file, the folder of a delivery, or the WFS of the Géoplateforme, https://data.geopf.fr/wfs/ows) or of geo.api.gouv.fr (GeoJSON). From communes alone the EPCI are put together. The vintage is told, and so are codes that differ from the embedded ones.

Choose by codes joined by “;”: regions (27), départements (21;71) or EPCI (242100410). An EPCI with at least one commune there is taken, and stays whole across a border. Without a choice all are loaded.</source>
        <translation>Charge les limites des intercommunalités (EPCI) : celles fournies avec l'extension, ou celles d'ADMIN EXPRESS (version 3 ou 4 : une couche, un fichier, le dossier d'une livraison, ou le WFS de la Géoplateforme, https://data.geopf.fr/wfs/ows) ou de geo.api.gouv.fr (GeoJSON). À partir des seules communes, les EPCI sont reconstitués. Le millésime est indiqué, ainsi que les codes qui diffèrent de ceux embarqués.

Choisissez par codes séparés par « ; » : régions (27), départements (21;71) ou EPCI (242100410). Un EPCI dont au moins une commune s'y trouve est pris, et reste entier au-delà d'une limite. Sans choix, tous sont chargés.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/load_territories.py"/>
        <source>ADMIN EXPRESS: layer, file, folder or address (embedded when empty)</source>
        <translation>ADMIN EXPRESS : couche, fichier, dossier ou adresse (limites embarquées si vide)</translation>
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
        <location filename="../../territoires_plugin/processing/suggest_themes.py"/>
        <source>Suggests themes, pillars and stakes for the projects that came without, from their title and description: by the keywords of the taxonomy and by the most similar projects among those that have some.

Each suggestion has a confidence from 0 to 1 (how often such a suggestion is right), the words that decided and the similar projects. What is less sure than the least confidence stands in the table of suggestions only: it is not written into the projects, and pooling does not see it.

Projects with given themes stay as they are. What is written is marked: theme_origin = suggested. Themes that were only suggested are suggested anew.</source>
        <translation>Suggère des thèmes, piliers et enjeux aux projets qui n'en ont pas, d'après leur titre et leur description : par les mots-clés de la taxonomie et par les projets les plus semblables parmi ceux qui en ont.

Chaque suggestion porte une confiance de 0 à 1 (la fréquence à laquelle une telle suggestion est juste), les mots qui ont décidé et les projets semblables. Ce qui est moins sûr que la confiance minimale figure seulement dans la table des suggestions : rien n'en est écrit dans les projets, et la mutualisation ne le voit pas.

Les projets dont les thèmes sont saisis restent tels quels. Ce qui est écrit est marqué : theme_origin = suggested. Les thèmes qui n'étaient que suggérés sont suggérés à nouveau.</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_themes.py"/>
        <source>Further projects with themes, to learn from</source>
        <translation>Autres projets avec thèmes, dont apprendre</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_themes.py"/>
        <source>Least confidence of what is written (0 to 1)</source>
        <translation>Confiance minimale de ce qui est écrit (0 à 1)</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_themes.py"/>
        <source>Projects with themes</source>
        <translation>Projets avec thèmes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_themes.py"/>
        <source>Suggested terms</source>
        <translation>Termes suggérés</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_themes.py"/>
        <source>Number of projects that got themes</source>
        <translation>Nombre de projets qui ont reçu des thèmes</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_themes.py"/>
        <source>Number of projects that stay without themes</source>
        <translation>Nombre de projets qui restent sans thème</translation>
    </message>
    <message>
        <location filename="../../territoires_plugin/processing/suggest_themes.py"/>
        <source>{filled} projects got themes, {without} stay without.</source>
        <translation>{filled} projets ont reçu des thèmes, {without} restent sans thème.</translation>
    </message>
</context>
</TS>
