"""What a run says, from the events that Snakemake sends."""

import io
import logging

import pytest
from snakemake_interface_logger_plugins.common import LogEvent

from snakemake_logger_plugin_mesoent import LogHandler


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def handler():
    handler = LogHandler(None, None)
    handler.out = io.StringIO()
    send(handler, LogEvent.RUN_INFO, stats={"scan": 2, "all": 1, "total": 3})
    for number, rule in enumerate(("scan", "scan", "all")):
        send(handler, LogEvent.JOB_INFO, jobid=number, rule_name=rule)
    return handler


def send(handler, event, level=logging.INFO, text="", **content):
    record = logging.LogRecord("snakemake", level, "", 0, text, (), None)
    record.__dict__.update(content | {"event": event})
    handler.emit(record)


def test_one_line_a_stage_where_there_is_no_terminal(handler):
    for number in range(3):
        send(handler, LogEvent.JOB_FINISHED, job_id=number)
    assert handler.out.getvalue() == "scan             2 done\n"


def test_a_bar_and_what_remains_on_a_terminal(handler):
    handler.out = Terminal()
    send(handler, LogEvent.JOB_FINISHED, job_id=0)
    assert "[##########....................] 1 of 3 jobs, about" in handler.out.getvalue()


def test_errors_are_shown(handler):
    send(handler, LogEvent.JOB_ERROR, rule_name="scan", log=["results/logs/scan/a.log"])
    send(handler, None, level=logging.ERROR, text="Exiting because a job failed.")
    send(handler, None, text="Select jobs to execute...")
    assert handler.out.getvalue() == (
        "scan failed; the traceback is in results/logs/scan/a.log\nExiting because a job failed.\n"
    )
