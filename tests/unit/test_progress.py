import os

import pytest

from mesoent.run.progress import line


@pytest.fixture
def chunks(tmp_path):
    """Ten chunks, of which the first `done` were written ten seconds apart."""

    def make(done):
        paths = [tmp_path / f"{number}.h5" for number in range(10)]
        for number, path in enumerate(paths[:done]):
            path.touch()
            os.utime(path, (1000 + 10 * number,) * 2)
        return paths

    return make


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (0, "phases: 0 of 10 chunks, 0%"),
        (1, "phases: 1 of 10 chunks, 10%"),
        (4, "phases: 4 of 10 chunks, 40%, about 60 s left"),
        (10, "phases: 10 of 10 chunks, 100%"),
    ],
)
def test_the_pace_of_the_last_chunks_tells_the_time_left(chunks, done, words):
    assert line("phases", chunks(done)) == words
