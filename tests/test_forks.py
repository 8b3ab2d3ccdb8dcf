import errno
import os
import re
import signal
import sys

import pytest

from geostrike.forks import Fork

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked to fork")


@linux
def test_the_work_is_done_by_another_process(tmp_path):
    told = tmp_path / "told"
    with Fork(lambda: told.write_text(str(os.getpid()))) as fork:
        assert fork.running
    assert not fork.running
    assert int(told.read_text()) != os.getpid()


@linux
@pytest.mark.parametrize(
    ("error", "number"),
    [(OSError(errno.ENOSPC, "full"), errno.ENOSPC), (OSError("odd"), errno.EIO), (ValueError("a slip"), errno.EIO)],
)
def test_work_that_fails_is_an_error_here(error, number, capfd):
    def fail():
        raise error

    with pytest.raises(OSError, match=re.escape(os.strerror(number))) as raised, Fork(fail):
        pass
    assert raised.value.errno == number
    assert ("ValueError: a slip" in capfd.readouterr().err) == isinstance(error, ValueError)


@linux
def test_work_that_is_killed_is_an_error_here():
    with pytest.raises(OSError, match="memory"), Fork(lambda: os.kill(os.getpid(), signal.SIGKILL)):
        pass


@linux
def test_where_no_copy_can_be_made_the_work_is_the_callers(monkeypatch):
    def none():
        raise OSError(errno.ENOMEM, "none")

    monkeypatch.setattr(os, "fork", none)
    with Fork(lambda: 1) as fork:
        assert not fork.running


def test_where_no_work_is_wanted_none_is_done(tmp_path):
    with Fork(lambda: (tmp_path / "told").write_text(""), wanted=False) as fork:
        assert not fork.running
    assert not list(tmp_path.iterdir())


@linux
def test_an_error_ends_the_other_process(tmp_path):
    import time

    with pytest.raises(ZeroDivisionError), Fork(lambda: time.sleep(60)) as fork:
        child = fork._child
        raise ZeroDivisionError
    assert not fork.running
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)
