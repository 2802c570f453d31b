"""The contract type that import-linter lacks: forbidden imports between rooms, some of them not built yet."""

from grimp import ImportGraph
from importlinter import ContractCheck
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.domain.imports import ModuleExpression


class ForbiddenRoomsContract(ForbiddenContract):
    """A forbidden contract that names the whole architecture and holds for as much of it as is built.

    import-linter refuses a forbidden contract that names a missing module. Naming only what stands today
    would leave a new room free until somebody remembered the contract.
    """

    type_name = "forbidden_rooms"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """The check of a forbidden contract, over the rooms that exist."""
        for field in ("source_modules", "forbidden_modules"):
            named: set[ModuleExpression] = getattr(self, field)
            setattr(self, field, {room for room in named if _is_built(room, graph)})
        return super().check(graph, verbose)


def _is_built(room: ModuleExpression, graph: ImportGraph) -> bool:
    return room.has_wildcard_expression() or room.expression in graph.modules
