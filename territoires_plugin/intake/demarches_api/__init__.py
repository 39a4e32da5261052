"""The dossiers of a démarche, read from the GraphQL API v2 of Démarches Simplifiées.

They are fetched page by page into a folder (``fetching``), read from there as a table whose columns bear the names of
the tabular export (``source``), and imported like any file (``importing``).
"""
