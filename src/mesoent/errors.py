"""The errors of mesoent: each says what, where, the value, the bound and the next step."""

import signal
import sys
import traceback
from contextlib import contextmanager, suppress
from pathlib import Path


class MesoentError(Exception):
    """Base of all errors that a user can cause and cure."""


class ConfigError(MesoentError, ValueError):
    """config.yaml asks for something that is not allowed."""


class ModelError(MesoentError, ValueError):
    """A parameter of a model lies outside physics."""


class InputError(MesoentError, ValueError):
    """An array has the wrong shape, type or values."""


class UnphysicalStateError(MesoentError, ValueError):
    """A matrix is not the covariance of a quantum state."""


class StoreError(MesoentError):
    """A results file is missing, damaged, foreign or from another version."""


class KernelError(MesoentError, ImportError):
    """The compiled kernels are absent or older than their sources."""


class RunError(MesoentError):
    """A run cannot begin here: another is at work, or the folder cannot be written."""


class AgreementError(MesoentError):
    """Two independent routes to the same number disagree."""


class AuditError(MesoentError):
    """The verdict on a statement of the paper is not the recorded one."""


class CertificationError(MesoentError, ArithmeticError):
    """An enclosure is not proven."""


@contextmanager
def one_sentence(log):
    """Keep the traceback in `log` and end with one sentence on the terminal.

    A job starts deaf to Ctrl-C, which would end Python's start and imports in a traceback; from
    here on it listens.
    """
    _keep(log, "")
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        yield
    except MesoentError as error:
        _keep(log, traceback.format_exc())
        sys.exit(f"{type(error).__name__}: {error}")
    except Exception as error:
        _keep(log, traceback.format_exc())
        text = " ".join(str(error).split())
        sys.exit(f"{type(error).__name__}: {text}; this was not foreseen: see {log}")
    except KeyboardInterrupt:
        sys.exit("Interrupted: nothing half-written is left; run again to go on")
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _keep(log, text):
    """Write a log; where that cannot be, the sentence on the terminal has to do."""
    with suppress(OSError):
        Path(log).write_text(text, encoding="utf-8")
