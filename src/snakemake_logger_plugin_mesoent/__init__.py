"""One line for each stage of the workflow: snakemake --logger mesoent

On a terminal a bar tells how far the run is and how long it may still take; errors are shown in
full. Snakemake finds the package by its name.
"""

import logging
import sys
import time
from collections import Counter

from snakemake_interface_logger_plugins.base import LogHandlerBase
from snakemake_interface_logger_plugins.common import LogEvent

_WIDTH = 30


class LogHandler(LogHandlerBase):
    """Counts jobs, and says little."""

    writes_to_stream = True
    writes_to_file = False
    has_filter = True
    has_formatter = True
    needs_rulegraph = False

    def __post_init__(self):
        self.asked, self.done, self.rules = Counter(), Counter(), {}
        self.begun, self.out = time.monotonic(), sys.stderr

    def emit(self, record):
        """Take note of an event, and show what a reader waits for."""
        event = getattr(record, "event", None)
        if event == LogEvent.RUN_INFO:
            self.asked = Counter(record.stats)
            self.asked.pop("total", None)
        elif event == LogEvent.JOB_INFO:
            self.rules[record.jobid] = record.rule_name
        elif event == LogEvent.JOB_FINISHED:
            self.finish(self.rules.get(record.job_id))
        elif event == LogEvent.JOB_ERROR:
            logs = ", ".join(map(str, getattr(record, "log", None) or []))
            self.say(f"{record.rule_name} failed; the traceback is in {logs or 'no log'}")
        elif record.levelno >= logging.WARNING:
            self.say(record.getMessage())

    def finish(self, rule):
        """Count a job; a stage that is complete gets its line."""
        self.done[rule] += 1
        if rule != "all" and self.done[rule] == self.asked[rule]:
            self.say(f"{rule:12} {self.done[rule]:5} done")
        self.draw()

    def say(self, text):
        """Write a line, in place of the bar."""
        print(f"\r\033[K{text}" if self.out.isatty() else text, file=self.out, flush=True)

    def draw(self):
        """The bar, and what remains at the pace so far."""
        done, asked = self.done.total(), self.asked.total()
        if not self.out.isatty() or not 0 < done < asked:
            return
        bar = "#" * round(_WIDTH * done / asked)
        left = (time.monotonic() - self.begun) * (asked - done) / done
        text = f"[{bar:.<{_WIDTH}}] {done} of {asked} jobs, about {left:.0f} s left"
        print(f"\r\033[K{text}", end="", file=self.out, flush=True)
