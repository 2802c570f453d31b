"""Reports: the page, the data and the answers that a release gives; nothing here reaches behind the gate."""

from socmob.reports.explaining import explain
from socmob.reports.look import Look
from socmob.reports.opening import headlines
from socmob.reports.write import NUMBERS, ReportFiles, write_report

__all__ = ["NUMBERS", "Look", "ReportFiles", "explain", "headlines", "write_report"]
