"""One question to one host: the HTTP client under geopy's online geocoders.

geopy's own clients follow a redirect to any host, with the name asked about in it, and read a body of any length for
as long as it keeps coming. This one does neither, and says in a few words what went wrong.
"""

from __future__ import annotations

import json
from http.client import HTTPException
from math import inf
from time import monotonic
from typing import IO, TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut, GeocoderUnavailable

if TYPE_CHECKING:
    import ssl
    from http.client import HTTPMessage

__all__ = ["OneHostAdapter"]

_LONGEST_BODY = 8_000_000  # bytes; fifty answers of Nominatim with all their names have a tenth of it
_PIECE = 65_536


class OneHostAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """A client for geopy's geocoders that asks the host it is told to, and no other.

    A proxy is used where the environment or `proxies` names one, as by geopy's other clients.
    """

    def __init__(self, *, proxies: dict[str, str] | None, ssl_context: ssl.SSLContext | None) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._opener = build_opener(ProxyHandler(proxies), HTTPSHandler(context=ssl_context), _StayingHere())

    def get_json(self, url: str, *, timeout: float | None, headers: dict[str, str]) -> Any:
        """Return what the answer's JSON says; see `get_text`."""
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            return json.loads(text)
        except (RecursionError, ValueError):
            raise GeocoderParseError(f"the answer is not JSON: it begins {text[:40]!r}") from None

    def get_text(self, url: str, *, timeout: float | None, headers: dict[str, str]) -> str:
        """Return the body of the answer to GET `url`.

        Parameters
        ----------
        timeout : seconds for the whole answer, None for as long as it takes.

        Raises
        ------
        geopy.adapters.AdapterHTTPError
            Where the host answers that it cannot: geopy makes its own error of the status code.
        geopy.exc.GeocoderServiceError
            Where nothing that can be read comes back; its children say why.
        """
        deadline = monotonic() + timeout if timeout else inf
        try:
            with self._opener.open(Request(url, headers=headers), timeout=timeout) as page:  # noqa: S310 (geopy: http, https)
                return _read(page, deadline)
        except HTTPError as error:
            with error:
                text = _read_what_there_is(error, deadline)
            told = {name.lower(): value for name, value in error.headers.items()}
            words = f"status {error.code} {error.reason}".strip()
            raise AdapterHTTPError(words, status_code=error.code, headers=told, text=text) from None
        except URLError as error:
            raise _plain(error.reason) from None
        except (HTTPException, OSError) as error:
            raise _plain(error) from None


class _StayingHere(HTTPRedirectHandler):
    """Follows a redirect within one host, or up to https on it; any other is an error."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        here, there = urlsplit(req.full_url), urlsplit(newurl)
        raised = (here.scheme, there.scheme) == ("http", "https") and here.hostname == there.hostname
        if not raised and (here.scheme, here.netloc) != (there.scheme, there.netloc):
            fp.close()
            raise GeocoderServiceError(
                f"the host sends on to {there.scheme}://{there.netloc}, which is not asked; name that as the domain"
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _read(page: Any, deadline: float) -> str:
    pieces, length = [], 0
    while piece := page.read1(_PIECE):
        pieces.append(piece)
        length += len(piece)
        if length > _LONGEST_BODY:
            raise GeocoderServiceError(f"the answer does not end: {_LONGEST_BODY:,} bytes were read of it")
        if monotonic() > deadline:
            raise GeocoderTimedOut("the answer took too long")
    try:
        return b"".join(pieces).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise GeocoderParseError("the answer is not text in UTF-8") from None


def _read_what_there_is(error: HTTPError, deadline: float) -> str:
    """Return the body of an error, which geopy puts into its log and nothing depends on."""
    try:
        return _read(error, deadline)
    except (GeocoderServiceError, HTTPException, OSError):
        return ""


def _plain(error: object) -> GeocoderServiceError:
    if isinstance(error, TimeoutError):
        return GeocoderTimedOut("no answer came in time")
    words = getattr(error, "verify_message", "")
    if words:
        return GeocoderServiceError(f"the host's certificate is not valid: {words}")
    return GeocoderUnavailable(str(getattr(error, "strerror", None) or error or type(error).__name__))
