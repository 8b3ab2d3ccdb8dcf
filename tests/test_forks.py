import os
import sys

import pytest

from geostrike.forks import Fork

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked to fork")


@linux
def test_the_work_is_done_by_another_process(tmp_path):
    told = tmp_path / "told"
    with Fork(lambda: told.write_text(str(os.getpid()))) as fork:
        pass
    assert fork.done
    assert int(told.read_text()) != os.getpid()


@linux
def test_work_that_fails_is_not_done(capfd):
    def fail():
        raise OSError("no room")

    with Fork(fail) as fork:
        pass
    assert not fork.done


def test_where_no_work_is_wanted_none_is_done(tmp_path):
    with Fork(lambda: (tmp_path / "told").write_text(""), wanted=False) as fork:
        pass
    assert not fork.done
    assert not list(tmp_path.iterdir())


@linux
def test_an_error_ends_the_other_process(tmp_path):
    import time

    with pytest.raises(ZeroDivisionError), Fork(lambda: time.sleep(60)) as fork:
        raise ZeroDivisionError
    assert not fork.done
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
