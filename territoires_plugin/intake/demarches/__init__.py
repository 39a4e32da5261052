"""The exports of Démarches Simplifiées: recognised by their columns, their linked sheets joined to the dossiers."""
