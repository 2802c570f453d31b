"""Raw tables: estimates set out in rows and columns, each cell with its definition; the input of the gate."""

from socmob.measures.tables.bridged import BridgedWaves, bridged_table
from socmob.measures.tables.building import Joined
from socmob.measures.tables.by import by_table
from socmob.measures.tables.change import Pairing, Waves, change_table, estimate_changes
from socmob.measures.tables.composition import Against, composition_table
from socmob.measures.tables.declaration import declaration_by_table, declaration_table
from socmob.measures.tables.joining import joining_table
from socmob.measures.tables.trend import trend_table
from socmob.measures.tables.view import OriginClass, View, mask

__all__ = [
    "Against",
    "BridgedWaves",
    "Joined",
    "OriginClass",
    "Pairing",
    "View",
    "Waves",
    "bridged_table",
    "by_table",
    "change_table",
    "composition_table",
    "declaration_by_table",
    "declaration_table",
    "estimate_changes",
    "joining_table",
    "mask",
    "trend_table",
]
