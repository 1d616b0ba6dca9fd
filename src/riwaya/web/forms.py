"""Forms that only our own pages can send: a token tied to a cookie, and a check of where the request comes from."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

COOKIE, NAME_COOKIE, SESSION = "riwaya", "reviewer", "session"
_LARGEST = 256 * 1024
_FIELDS = 100


class Tokens:
    """Makes and checks tokens with a secret that lives as long as the server runs."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def of(self, visitor: str) -> str:
        """A token for the visitor whom cookies name: another one each time, so that compressed pages give none away."""
        salt = secrets.token_hex(8)
        return salt + self._signed(salt, visitor)

    def check(self, request: Request, given: str) -> None:
        """Refuse (403) a form that does not come from a page of ours."""
        visitor = request.cookies.get(COOKIE, "")
        wanted = self._signed(given[:16], anchor_of(request, visitor)).encode("ascii")
        good = hmac.compare_digest(wanted, given[16:].encode("utf-8", "surrogatepass"))
        if not same_origin(request) or not visitor or not good:
            raise HTTPException(403)

    def _signed(self, salt: str, visitor: str) -> str:
        text = f"{salt} {visitor}".encode("utf-8", "surrogatepass")
        return hmac.new(self._secret, text, sha256).hexdigest()


def anchor_of(request: Request, visitor: str) -> str:
    """What a token holds for: one visitor, and one session where somebody is signed in."""
    return f"{visitor} {request.cookies.get(SESSION, '')}"


def same_origin(request: Request) -> bool:
    """True when the browser says the request comes from this very address, or it is no browser that would say so."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("origin")
    if origin is None:
        return site is not None or "referer" not in request.headers
    here = urlsplit(str(request.base_url))
    there = urlsplit(origin)
    return (there.scheme, there.netloc) == (here.scheme, here.netloc)


def visitor_of(request: Request) -> str:
    """The visitor's name for tokens: from the cookie, or a new one."""
    known = request.cookies.get(COOKIE, "")
    return known if len(known) == 32 and known.isalnum() else secrets.token_hex(16)


def keep_visitor(request: Request, response: Response, visitor: str) -> Response:
    """Give the visitor the cookie where there is none yet."""
    if request.cookies.get(COOKIE) != visitor:
        response.set_cookie(COOKIE, visitor, httponly=True, samesite="strict", path="/", secure=secure(request))
    return response


def reviewer_of(request: Request) -> str:
    """The name that was last given in a form, "" when none was."""
    return unquote(request.cookies.get(NAME_COOKIE, ""))[:100]


def keep_reviewer(request: Request, response: Response, name: str) -> Response:
    """Remember the reviewer's name for the next form."""
    value = quote(name.strip()[:100])
    encrypted = secure(request)
    response.set_cookie(
        NAME_COOKIE, value, httponly=True, samesite="strict", path="/", max_age=31_536_000, secure=encrypted
    )
    return response


async def fields_of(request: Request) -> dict[str, str]:
    """The fields of a sent form; 413 when it is too large, 415 when it is no form, 400 when it cannot be read."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise HTTPException(415)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            raise HTTPException(413)
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_FIELDS, errors="strict")
    except ValueError:
        raise HTTPException(400) from None
    # Browsers send line breaks as CR LF; articles hold LF.
    return {name: value.replace("\r\n", "\n") for name, value in pairs}


def local(path: str, otherwise: str = "/") -> str:
    """`path` when it is one of ours, else `otherwise`: no form leads a reader to another site."""
    parts = urlsplit(path)
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.netloc and path.isprintable()
    return path if ours and "\\" not in path else otherwise


def secure(request: Request) -> bool:
    """Whether cookies can be kept to encrypted connections."""
    return request.url.scheme == "https"
