"""Linear programs over the counts of a release, asked again and again with another aim."""

from __future__ import annotations

from collections.abc import Mapping

import highspy
import numpy as np

from socmob.disclosure.effort import Effort, TooHard
from socmob.disclosure.matrix import Matrix
from socmob.errors import DefectError
from socmob.values.cells import Floats, Integers


class _Quiet(highspy.Highs):
    """A solver that says nothing: highspy prints its banner when it enables callbacks, of which there are none here."""

    def enableCallbacks(self) -> None:  # noqa: N802  # the name is highspy's
        """Turn output off in place of what highspy does here."""
        self.silent()


class Program:
    """All x with 0 <= x <= upper and matrix @ x = right; the least of a sum of costs is asked for."""

    def __init__(self, matrix: Matrix, right: Integers, upper: Integers, effort: Effort) -> None:
        self.matrix, self.right, self.effort = matrix, right, effort
        self.columns = np.arange(matrix.shape[1], dtype=np.int32)
        self.demanded: tuple[int, ...] = ()
        self.solver = _Quiet()  # type: ignore[no-untyped-call]  # as above
        for option, value in (("threads", 1), ("presolve", "off"), ("mip_max_nodes", effort.steps)):
            self.solver.setOptionValue(option, value)
        self.solver.passModel(_model(matrix, right, upper))

    def aim(self, costs: Floats) -> None:
        """Set what is to be least."""
        self.solver.changeColsCost(len(self.columns), self.columns, costs.astype(np.float64))

    def bound(self, columns: Integers, upper: Integers) -> None:
        """Set how great some variables may be."""
        low = np.zeros(len(columns))
        self.solver.changeColsBounds(len(columns), columns.astype(np.int32), low, upper.astype(np.float64))

    def demand(self, weights: Mapping[int, int], total: int) -> None:
        """Ask also that a weighted sum of x is a total; a further demand takes the place of the last."""
        row = self.matrix.shape[0]
        if not self.demanded:
            self.solver.addRow(float(total), float(total), 0, [], [])
        for column in (*self.demanded, *weights):
            self.solver.changeCoeff(row, column, float(weights.get(column, 0)))
        self.demanded = tuple(weights)

    def solve(self) -> Floats | None:
        """A point where the aim is least; None where there is no point."""
        return self._run()

    def solve_whole(self) -> Floats | None:
        """The same in whole numbers; None where none was found in as many steps as there may be."""
        self._restrict(highspy.HighsVarType.kInteger)
        point = self._run()
        self._restrict(highspy.HighsVarType.kContinuous)
        return point

    def whole(self, point: Floats | None) -> Integers | None:
        """A point in whole numbers, None where it does not then hold exactly."""
        if point is None:
            return None
        table = np.rint(point).astype(np.int64)
        return table if table.min(initial=0) >= 0 and np.array_equal(self.matrix @ table, self.right) else None

    def _run(self) -> Floats | None:
        status = self._solved()
        if status == highspy.HighsModelStatus.kUnknown:
            self.solver.clearSolver()  # it can lose its way from where the last aim left it: then it starts afresh
            status = self._solved()
        if status == highspy.HighsModelStatus.kTimeLimit:
            raise TooHard
        if status == highspy.HighsModelStatus.kInfeasible or self._stopped_early(status):
            return None
        if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kSolutionLimit):
            raise DefectError(f"the release could not be checked ({self.solver.modelStatusToString(status)})")
        return np.array(self.solver.getSolution().col_value)

    def _solved(self) -> highspy.HighsModelStatus:
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + self.effort.seconds_left())
        self.solver.run()
        return self.solver.getModelStatus()

    def _stopped_early(self, status: highspy.HighsModelStatus) -> bool:
        """Whether the steps were over before any point was found."""
        found = self.solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        return status == highspy.HighsModelStatus.kSolutionLimit and not found

    def _restrict(self, kind: highspy.HighsVarType) -> None:
        kinds = np.full(len(self.columns), int(kind), dtype=np.uint8)
        self.solver.changeColsIntegrality(len(self.columns), self.columns, kinds)


def _model(matrix: Matrix, right: Integers, upper: Integers) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = matrix.shape
    model.col_cost_ = np.zeros(matrix.shape[1])
    model.col_lower_ = np.zeros(matrix.shape[1])
    model.col_upper_ = upper.astype(np.float64)
    model.row_lower_ = model.row_upper_ = right.astype(np.float64)
    by_column = matrix.transposed()  # as the solver holds it: it would turn rows into columns again and again
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = by_column.starts.astype(np.int32)
    model.a_matrix_.index_ = by_column.columns.astype(np.int32)
    model.a_matrix_.value_ = by_column.values.astype(np.float64)
    return model
