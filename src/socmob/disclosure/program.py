"""Linear programs over the counts of a release, asked again and again with another aim."""

from __future__ import annotations

import highspy
import numpy as np

from socmob.disclosure.effort import Effort, TooHard
from socmob.disclosure.matrix import Matrix
from socmob.errors import DefectError
from socmob.values.cells import Floats, Integers

NEARLY = 1e-6
"""By so little may a number that a program finds miss a whole one."""


class _Quiet(highspy.Highs):
    """A solver that says nothing: highspy prints its banner when it enables callbacks, of which there are none here."""

    def enableCallbacks(self) -> None:  # noqa: N802  # the name is highspy's
        """Turn output off in place of what highspy does here."""
        self.silent()


class Program:
    """All x with 0 <= x <= upper and matrix @ x = right; the least of a sum of costs is asked for."""

    def __init__(self, matrix: Matrix, right: Integers | Floats, upper: Integers, effort: Effort) -> None:
        self.matrix, self.right, self.effort = matrix, right, effort
        self.columns = np.arange(matrix.shape[1], dtype=np.int32)
        self.demanded = False
        self.upper = upper.astype(np.float64)
        self.lower = np.zeros(len(self.columns))
        self.solver = _Quiet()  # type: ignore[no-untyped-call]  # as above
        # In whole numbers any table will do: the first that is found.
        for option, value in (("threads", 1), ("mip_max_nodes", effort.steps), ("mip_max_improving_sols", 1)):
            self.solver.setOptionValue(option, value)
        self._pass(matrix, right.astype(np.float64))

    def _pass(self, matrix: Matrix, right: Floats) -> None:
        """Hand the program over in arrays: by column, as the solver holds it."""
        by_column = matrix.transposed()
        self.solver.passModel(
            matrix.shape[1],
            matrix.shape[0],
            len(by_column.values),
            int(highspy.MatrixFormat.kColwise),
            int(highspy.ObjSense.kMinimize),
            0.0,
            np.zeros(matrix.shape[1]),
            self.lower,
            self.upper,
            right,
            right,
            by_column.starts.astype(np.int32),
            by_column.columns.astype(np.int32),
            by_column.values.astype(np.float64),
            np.zeros(matrix.shape[1], dtype=np.int32),
        )

    def aim(self, costs: Floats) -> None:
        """Set what is to be least."""
        self.solver.changeColsCost(len(self.columns), self.columns, costs.astype(np.float64))

    def bound(self, columns: Integers, upper: Integers) -> None:
        """Set how great some variables may be."""
        self.upper[columns] = upper
        self._bound(self.lower, self.upper)

    def least(self, columns: Integers, lower: Integers) -> None:
        """Set how small some variables may be."""
        self.lower[columns] = lower
        self._bound(self.lower, self.upper)

    def demand(self, weights: Integers, least: float) -> None:
        """Ask also that a weighted sum of x is no less; a further demand takes the place of the last."""
        row = self.matrix.shape[0]
        if self.demanded:
            self.solver.deleteRows(1, np.array([row], dtype=np.int32))
        columns = np.flatnonzero(weights).astype(np.int32)
        values = weights[columns].astype(np.float64)
        self.solver.addRow(float(least), highspy.kHighsInf, len(columns), columns, values)
        self.demanded = True

    def solve(self) -> Floats | None:
        """A point where the aim is least; None where there is no point."""
        self.solver.setOptionValue("presolve", "off")
        return self._run()

    def multipliers(self) -> Floats:
        """By how much the least sum of costs of the last point would grow with each right hand side."""
        return np.array(self.solver.getSolution().row_dual)

    def dive(self) -> Floats | None:
        """A point in whole numbers, by settling one part after the other upwards; None where that leads nowhere.

        Where no point has a part settled so it is kept below; a second time in a row, or after many such turns, no
        more is tried.
        """
        lower, upper = self.lower.copy(), self.upper.copy()
        turned: int | None = None
        wrong = 0
        while wrong < self.effort.steps:
            self._bound(lower, upper)
            point = self.solve()
            if point is None:
                if turned is None:
                    return None
                lower[turned], upper[turned] = self.lower[turned], lower[turned] - 1
                turned, wrong = None, wrong + 1
                continue
            parts = np.where(np.abs(point - np.rint(point)) > NEARLY, point - np.floor(point), 0)
            turned = int(np.argmax(parts))
            if not parts[turned]:
                return point
            lower[turned] = np.ceil(point[turned])
        return None

    def solve_whole(self) -> Floats | None:
        """A point in whole numbers; None where none is found in so many steps."""
        self._bound(self.lower, self.upper)
        self._restrict(highspy.HighsVarType.kInteger)
        self.solver.setOptionValue("presolve", "on")
        point = self._run()
        self._restrict(highspy.HighsVarType.kContinuous)
        return point

    def whole(self, point: Floats | None) -> Integers | None:
        """A point in whole numbers, None where it does not then hold exactly."""
        if point is None or np.abs(point - np.rint(point)).max(initial=0) > 1e-4:
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

    def _bound(self, low: Floats, high: Floats) -> None:
        self.solver.changeColsBounds(len(self.columns), self.columns, low, high)

    def _restrict(self, kind: highspy.HighsVarType) -> None:
        kinds = np.full(len(self.columns), int(kind), dtype=np.uint8)
        self.solver.changeColsIntegrality(len(self.columns), self.columns, kinds)
