"""The parts of the page on which people bring files, confirm what they mean, and load them."""

from equity.ui.bring.again import room_without_numbers
from equity.ui.bring.columns import file_tabs
from equity.ui.bring.confirm import check_and_confirm
from equity.ui.bring.desk import facilitator_or_stop
from equity.ui.bring.report import report_and_stop
from equity.ui.bring.upload import ask_before_leaving, files_table, uploader

__all__ = [
    "ask_before_leaving",
    "check_and_confirm",
    "facilitator_or_stop",
    "file_tabs",
    "files_table",
    "report_and_stop",
    "room_without_numbers",
    "uploader",
]
