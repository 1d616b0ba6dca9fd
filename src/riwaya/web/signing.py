"""Signing in and out, and the owner's page of accounts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from riwaya.errors import AccountError
from riwaya.store.users import ROLES
from riwaya.views.labels import label
from riwaya.web.forms import SESSION, fields_of, keep_visitor, local, secure, visitor_of
from riwaya.web.rendering import sentence_html
from riwaya.web.site import Site, account_of


class Signing:
    """The handlers of accounts over one story; `clock` gives the ISO time of a request."""

    def __init__(self, site: Site, clock: Callable[[], str]) -> None:
        self.site = site
        self.clock = clock

    def page(self, request: Request) -> Response:
        """The form: ``/sign-in?back=/accounts``."""
        if not self.site.door.access.accounts:
            raise HTTPException(404)
        return self._form(request, local(request.query_params.get("back", "/")))

    def _form(self, request: Request, back: str, problem: str = "", status: int = 200, seconds: int = 0) -> Response:
        visitor = visitor_of(request)
        look = self.site.look(request, visitor)
        html = sentence_html(problem, self.site.links(request), look, back=back, form=True)
        answer = HTMLResponse(html, status_code=status, headers={"cache-control": "no-store"})
        if seconds:
            answer.headers["retry-after"] = str(seconds)
        return keep_visitor(request, answer, visitor)

    async def enter(self, request: Request) -> Response:
        """Take a name and a password."""
        if not self.site.door.access.accounts:
            raise HTTPException(404)
        given = await fields_of(request)
        self.site.tokens.check(request, given.get("token", ""))
        return await run_in_threadpool(self._enter, request, given)

    def _enter(self, request: Request, given: Mapping[str, str]) -> Response:
        door, back = self.site.door, local(given.get("back", "/"))
        language = self.site.look(request).language
        host = request.client.host if request.client else ""
        name = " ".join(given.get("name", "")[:100].casefold().split())
        seconds = max(door.tries.wait(f"{host} {name}"), door.guesses.wait(host))
        if seconds:
            return self._form(request, back, label("too_many_tries", language), 429, seconds)
        door.tries.count(f"{host} {name}")  # counted before the password is looked at: many at once are many
        door.guesses.count(host)
        account = door.users.signed_in(given.get("name", ""), given.get("password", ""))
        if account is None:
            return self._form(request, back, label("wrong_password", language), 401)
        door.tries.forget(f"{host} {name}")
        door.sessions.end(request.cookies.get(SESSION, ""))
        answer = RedirectResponse(back, status_code=303)
        secret = door.sessions.begin(account)
        answer.set_cookie(SESSION, secret, httponly=True, samesite="lax", path="/", secure=secure(request))
        return answer

    async def leave(self, request: Request) -> Response:
        """Sign out."""
        given = await fields_of(request)
        self.site.tokens.check(request, given.get("token", ""))
        self.site.door.sessions.end(request.cookies.get(SESSION, ""))
        answer = RedirectResponse(self.site.links(request).view("sign-in"), status_code=303)
        answer.delete_cookie(SESSION, path="/", httponly=True, samesite="lax", secure=secure(request))
        return answer

    def people(self, request: Request) -> Response:
        """Who has an account: ``/people``, for owners."""
        if not self.site.door.access.accounts:
            raise HTTPException(404)
        return self._people(request)

    def own(self, request: Request) -> Response:
        """The form for one's own password: ``/people/password``."""
        if account_of(request) is None:
            raise HTTPException(404)
        return self._people(request)

    def _people(self, request: Request, problem: str = "", status: int = 200) -> Response:
        account = account_of(request)
        people = self.site.door.users.all() if account is not None and account.owns else ()
        done = request.query_params.get("done", "")
        more = {"problem": problem, "done": done == "1", "roles": ROLES}
        return self.site.page(request, "people_page", people, status=status, **more)

    async def change(self, request: Request) -> Response:
        """Take a change of accounts: ``POST /people/add``, ``role``, ``remove``, ``reset``, ``password``."""
        if not self.site.door.access.accounts:
            raise HTTPException(404)
        given = await fields_of(request)
        self.site.tokens.check(request, given.get("token", ""))
        return await run_in_threadpool(self._change, request, given)

    def _change(self, request: Request, given: Mapping[str, str]) -> Response:
        users, what = self.site.door.users, request.path_params["what"]
        name, password = given.get("name", ""), given.get("password", "")
        try:
            if what == "add":
                users.add(name, given.get("role", ""), password, self.clock()[:10])
            elif what == "role":
                users.set_role(name, given.get("role", ""))
            elif what == "remove":
                users.remove(name)
            elif what == "reset":
                users.set_password(name, password)
            elif what == "password":
                return self._own(request, given)
            else:
                raise HTTPException(404)
        except AccountError as error:
            return self._people(request, str(error), 422)
        return RedirectResponse(self.site.links(request).view("people") + "?done=1", status_code=303)

    def _own(self, request: Request, given: Mapping[str, str]) -> Response:
        """One's own password: the old one is asked for, and a new session begins."""
        account, door = account_of(request), self.site.door
        language = self.site.look(request).language
        if account is None:
            raise HTTPException(403)
        seconds = door.tries.wait(account.name)
        if seconds:
            return self._people(request, label("too_many_tries", language), 429)
        door.tries.count(account.name)
        if door.users.signed_in(account.name, given.get("old", "")) is None:
            return self._people(request, label("wrong_password", language), 422)
        door.users.set_password(account.name, given.get("password", ""))
        door.tries.forget(account.name)
        answer = RedirectResponse(self.site.links(request).view("people/password") + "?done=1", status_code=303)
        fresh = door.users.of(account.name)
        if fresh is not None:
            secret = door.sessions.begin(fresh)
            answer.set_cookie(SESSION, secret, httponly=True, samesite="lax", path="/", secure=secure(request))
        return answer
