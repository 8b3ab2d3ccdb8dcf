"""A file of places as it comes from its publisher: plain or in a zip, read line by line and never whole."""

from __future__ import annotations

import codecs
import io
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from geostrike.errors import GazetteerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    Report = Callable[[GazetteerError], None]

__all__ = ["Source", "stop"]

_BLOCK = 1 << 20
_HEAD = 1 << 16
_LONGEST_LINE = 1 << 20  # bytes; the longest lines of GeoNames have 20,000
_TICK = 5_000  # lines
# Tables of places pack to a fifth or so, mostly empty ones to much less; what unpacks to more than this is no table.
_MOST_UNPACKED = 200
_ALWAYS_UNPACKED = 64 << 20
_PAPERS = ("readme", "disclaimer", "iso-languagecodes", "license", "licence")
_TABLES = (".txt", ".csv", ".tsv", ".json", ".geojson", ".jsonl", ".jsonld")


def stop(error: GazetteerError) -> None:
    """Raise the error: what a reader does with a wrong row where nothing else is asked of it."""
    raise error


class Source:
    """A file, or the one table in a zip.

    Parameters
    ----------
    path : of the file.
    tick : is told of every few thousand lines read how many they are.

    Attributes
    ----------
    where : how errors name it: its path, and that of the table in a zip.
    cut : whether the line read last has no line end; a file that was not fetched whole ends so.

    Raises
    ------
    GazetteerError
        Where the file is missing, is a folder, or is a zip that is damaged or does not hold one table.
    """

    def __init__(self, path: Path, tick: Callable[[int], None] = lambda _: None) -> None:
        self.path = path
        self.where = str(path)
        self.cut = False
        self._tick = tick
        self._member: zipfile.ZipInfo | None = None
        with self._reading():
            with path.open("rb") as stream:
                start = stream.read(4)
            if start == b"PK\3\4" or path.suffix.lower() == ".zip":
                with zipfile.ZipFile(path) as archive:
                    self._member = self._table(archive)
                self.where = f"{path}/{self._member.filename}"
        self._check_encoding()

    def fault(self, at: int | str, words: str) -> GazetteerError:
        """Return an error that names the line, or a place in the file where lines say nothing; ``0`` for the file."""
        if not at:
            return GazetteerError(f"{self.where}: {words}")
        return GazetteerError(f"{self.where}:{at}: {words}" if isinstance(at, int) else f"{self.where}: {at}: {words}")

    def head(self) -> str:
        """Return the beginning of the text, without a byte order mark."""
        with self.opened() as stream:
            payload = stream.read(_HEAD)
        return payload.decode("utf-8", "replace").removeprefix("\ufeff")

    def lines(self, report: Report = stop, *, longest: int = _LONGEST_LINE) -> Iterator[tuple[int, str]]:
        """Yield the lines, numbered from 1, without their ends.

        Parameters
        ----------
        report : is given the error for a line that is not UTF-8 or holds a NUL byte; the line is then passed over.
        longest : bytes a line may have.
        """
        number = read = weighed = 0
        with self.opened() as stream:
            while line := stream.readline(longest + 1):
                number += 1
                read += len(line)
                if number % _TICK == 0:
                    self._tick(number)
                if read - weighed > _BLOCK:
                    weighed = read
                    self._check_unpacked(read, number)
                self.cut = line[-1:] != b"\n"
                if len(line) > longest:
                    raise self.fault(number, f"the line has more than {longest:,} bytes; is this a table of places?")
                try:
                    text = line.decode("utf-8").rstrip("\r\n")
                except UnicodeDecodeError as error:
                    byte = f"byte 0x{line[error.start]:02x} at position {error.start + 1}"
                    report(self.fault(number, f"{byte} is not UTF-8; save the file as UTF-8"))
                    continue
                if "\0" in text:
                    report(self.fault(number, "a NUL byte; the file is damaged or no text: fetch it again"))
                    continue
                yield number, text.removeprefix("\ufeff") if number == 1 else text

    def text(self) -> Iterator[str]:
        """Yield the whole text in pieces of any length."""
        decode = codecs.getincrementaldecoder("utf-8-sig")().decode
        read = lines = 0
        with self.opened() as stream:
            while True:
                block = stream.read(_BLOCK)
                read += len(block)
                self._check_unpacked(read, lines + 1)
                try:
                    piece = decode(block, final=not block)
                except UnicodeDecodeError as error:
                    lines += bytes(error.object).count(b"\n", 0, error.start)
                    byte = f"byte 0x{error.object[error.start]:02x}"
                    raise self.fault(lines + 1, f"{byte} is not UTF-8; save the file as UTF-8") from None
                lines += piece.count("\n")
                if piece:
                    yield piece
                if not block:
                    return

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Open the bytes of the table; errors of reading become ours."""
        with self._reading():
            if self._member is None:
                with self.path.open("rb", buffering=_BLOCK) as stream:
                    yield stream
            else:
                with zipfile.ZipFile(self.path) as archive, archive.open(self._member) as packed:
                    yield io.BufferedReader(packed, _BLOCK)  # type: ignore[type-var]

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise self.fault(0, "no such file; give the path of a file of places") from None
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise self.fault(0, f"the zip is damaged or cut off ({error}); fetch it again") from None
        except (NotImplementedError, RuntimeError) as error:  # packed in an unusual way, or encrypted
            if isinstance(error, RecursionError):
                raise
            raise self.fault(0, f"the zip cannot be unpacked ({error}); unpack it, and give the table") from None
        except OSError as error:
            raise self.fault(0, f"cannot be read: {error.strerror or error}") from None

    def _table(self, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
        held = [info for info in archive.infolist() if not info.is_dir() and not info.filename.startswith("__MACOSX")]
        if any(info.filename == "xl/workbook.xml" for info in held):
            raise self.fault(0, "an Excel workbook; save its sheet as CSV in UTF-8, and give that")
        tables = [
            info
            for info in held
            if info.filename.lower().endswith(_TABLES)
            and not PurePosixPath(info.filename).name.lower().startswith(_PAPERS)
        ]
        named = [info for info in tables if PurePosixPath(info.filename).stem.lower() == self.path.stem.lower()]
        if len(tables) != 1 and len(named) != 1:
            names = ", ".join(info.filename for info in (tables or held)[:8]) or "nothing"
            raise self.fault(0, f"the zip holds {names}; unpack it, and give the one table to import")
        return tables[0] if len(tables) == 1 else named[0]

    def _check_unpacked(self, read: int, line: int) -> None:
        packed = self._member.compress_size if self._member else read
        if read > _ALWAYS_UNPACKED and read > _MOST_UNPACKED * packed:
            raise self.fault(
                line, f"{packed:,} bytes of the zip unpack to more than {read:,}; this is no table of places"
            )

    def _check_encoding(self) -> None:
        with self.opened() as stream:
            start = stream.read(64)
        if not start:
            raise self.fault(1, "the file is empty")
        # A text of the Latin script has a NUL for every second byte in UTF-16, and no other text has any.
        if start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in start[:4]:
            raise self.fault(1, f"byte 0x{start[0]:02x}: the file is UTF-16 or no text; save it as UTF-8")
