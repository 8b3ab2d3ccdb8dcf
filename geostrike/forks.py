"""Work done by a copy of this process, at the same time as its own."""

from __future__ import annotations

import os
import signal
import sys
from errno import EAGAIN, EIO, ENOMEM
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

__all__ = ["Fork"]


class Fork:
    """Does some work in a copy of this process, where the system can make one; leaving the context waits for it.

    The copy has all that this process has, and what it makes of that is lost: its work must be done on files.

    Parameters
    ----------
    wanted : whether there is any work.

    Attributes
    ----------
    running : whether there is a copy; where there is none, the work is the caller's.

    Raises
    ------
    OSError
        On leaving, where the copy could not do its work.
    """

    def __init__(self, work: Callable[[], object], *, wanted: bool = True) -> None:
        self._work = work
        self._wanted = wanted
        self._child = 0

    @property
    def running(self) -> bool:
        """Whether there is a copy at work."""
        return self._child > 0

    def __enter__(self) -> Self:
        if sys.platform == "linux" and self._wanted:
            try:
                self._child = os.fork()
            except OSError as error:
                if error.errno not in (EAGAIN, ENOMEM):
                    raise
            else:
                if self._child == 0:
                    self._do()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if not self.running:
            return
        if kind is not None:
            os.kill(self._child, signal.SIGKILL)
        _, status = os.waitpid(self._child, 0)
        self._child = 0
        if status and kind is None:
            code = os.waitstatus_to_exitcode(status)
            # Killed: most likely the system had no memory left.
            raise OSError(code, os.strerror(code)) if code > 0 else OSError(ENOMEM, os.strerror(ENOMEM))

    def _do(self) -> None:
        # Never back into the caller, whose files and buffers are not this copy's.
        status = EIO
        try:
            self._work()
            status = 0
        except OSError as error:
            status = error.errno or EIO
        except BaseException:
            sys.excepthook(*sys.exc_info())
        finally:
            os._exit(status)
