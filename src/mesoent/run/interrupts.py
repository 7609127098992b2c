"""SIGTERM: at first the jobs at work may end; a second one ends them and the run."""

import signal

import psutil


def heed_sigterm(tell):
    """Let a second SIGTERM end what the first one waits for.

    To be called once Snakemake has set its own handler, which begins no further job.

    Parameters
    ----------
    tell : callable
        Is given a sentence at the first signal.
    """
    begin_no_more = signal.getsignal(signal.SIGTERM)

    def first(*signal_and_frame):
        signal.signal(signal.SIGTERM, _second)
        tell("SIGTERM: no further job begins, those at work may end. Send it again to end them.")
        begin_no_more(*signal_and_frame)

    signal.signal(signal.SIGTERM, first)


def _second(*_):
    """As Ctrl-C, which a whole process group hears: Snakemake cancels jobs of a cluster."""
    for child in psutil.Process().children(recursive=True):
        child.terminate()
    raise KeyboardInterrupt
