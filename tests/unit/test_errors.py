import signal

import pytest

from mesoent.errors import StoreError, one_sentence


@pytest.fixture(autouse=True)
def _signals():
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (StoreError("it is damaged"), "StoreError: it is damaged"),
        (ZeroDivisionError("no\nnumber"), "ZeroDivisionError: no number; this was not foreseen"),
        (MemoryError(), "MemoryError: ; this was not foreseen"),
    ],
)
def test_every_exception_leaves_its_traceback_in_the_log(tmp_path, error, sentence):
    log = tmp_path / "log"
    with pytest.raises(SystemExit, match=sentence), one_sentence(log):
        raise error
    text = log.read_text(encoding="utf-8")
    assert text.startswith("Traceback")
    assert "test_errors.py" in text


def test_a_log_of_a_job_that_went_well_is_empty(tmp_path):
    log = tmp_path / "log"
    log.write_text("Traceback of an earlier try")
    with one_sentence(log):
        pass
    assert log.read_text() == ""
