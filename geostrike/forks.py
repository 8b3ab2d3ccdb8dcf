"""Work done by a copy of this process, at the same time as its own."""

from __future__ import annotations

import os
import signal
import sys
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
    done : after the context, whether the copy has done its work; False where it failed, or could not be made.
    """

    def __init__(self, work: Callable[[], object], *, wanted: bool = True) -> None:
        self._work = work
        self._wanted = wanted
        self._child = 0
        self.done = False

    def __enter__(self) -> Self:
        if sys.platform == "linux" and self._wanted:
            self._child = os.fork()
            if self._child == 0:
                self._do()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._child:
            if kind is not None:
                os.kill(self._child, signal.SIGKILL)
            _, status = os.waitpid(self._child, 0)
            self.done = status == 0

    def _do(self) -> None:
        # Never back into the caller, whose files and buffers are not this copy's.
        status = 1
        try:
            self._work()
            status = 0
        finally:
            os._exit(status)
