import os
import signal
import subprocess
import sys

from mesoent.atomic import sweep, write_bytes

#: Begins to write a file, and stops before its content is there.
WRITER = """
import os, signal
from pathlib import Path
from mesoent import atomic
atomic.os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGSTOP)
atomic.write_bytes("data.txt", b"whole")
"""


def test_only_files_of_the_dead_are_swept(tmp_path):
    writer = subprocess.Popen([sys.executable, "-c", WRITER], cwd=tmp_path)
    try:
        os.waitpid(writer.pid, os.WUNTRACED)
        (partial,) = tmp_path.iterdir()
        sweep(tmp_path)
        assert partial.exists()
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        sweep(tmp_path)
        assert not partial.exists()
    finally:
        writer.kill()


def test_finished_files_are_not_swept(tmp_path):
    write_bytes(tmp_path / "data.txt", b"whole")
    sweep(tmp_path)
    assert (tmp_path / "data.txt").read_text() == "whole"


def test_files_obey_the_umask(tmp_path):
    before = os.umask(0o027)
    try:
        write_bytes(tmp_path / "data.txt", b"for the group")
    finally:
        os.umask(before)
    assert (tmp_path / "data.txt").stat().st_mode & 0o777 == 0o640
