"""The applications of a démarche, fetched from the API of Démarches Simplifiées."""
