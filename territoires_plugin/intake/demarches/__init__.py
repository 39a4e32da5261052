"""The exports of Démarches Simplifiées: recognised by their columns, their linked sheets joined to the dossiers."""

from .champs import ChampGroup, champ_groups
from .choices import Options, learn_options, value_kind
from .columns import FIXED_COLUMNS, NEVER_READ, fixed_columns, never_read, recognise
from .source import DemarchesSource, with_linked_sheets

__all__ = [
    "FIXED_COLUMNS",
    "NEVER_READ",
    "ChampGroup",
    "DemarchesSource",
    "Options",
    "champ_groups",
    "fixed_columns",
    "learn_options",
    "never_read",
    "recognise",
    "value_kind",
    "with_linked_sheets",
]
