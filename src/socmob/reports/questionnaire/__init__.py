"""A questionnaire for use elsewhere: to print, to put into a survey program, to be read by a machine."""

from socmob.reports.questionnaire.asked import Answer, Asked, Form, form_in, untranslated
from socmob.reports.questionnaire.page import Host, page
from socmob.reports.questionnaire.records import as_records
from socmob.reports.questionnaire.xlsform import write_xlsform

__all__ = ["Answer", "Asked", "Form", "Host", "as_records", "form_in", "page", "untranslated", "write_xlsform"]
