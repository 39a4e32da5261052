"""A server that answers in the schema of the API v2, over HTTP, and misbehaves on demand."""

from __future__ import annotations

import base64
import json
import sys
import time
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from graphql import (
    FragmentDefinitionNode,
    GraphQLError,
    InlineFragmentNode,
    Visitor,
    build_schema,
    graphql_sync,
    parse,
    visit,
)

NUMBER = 12345
TOKEN = "SECRET-8f2b7c61d0e94aa3"
SCHEMA = Path(__file__).with_name("schema.graphql")
# These get a type of their own only where the query asks for it.
_ON_DEMAND = ("AddressChamp", "CommuneChamp", "DatetimeChamp", "DepartementChamp", "DropDownListChamp", "PaysChamp",
              "RegionChamp", "YesNoChamp")  # fmt: skip
_WITHOUT_OWN_TYPE = {"DatetimeChamp": "DateChamp", "YesNoChamp": "CheckboxChamp"}


def load_schema():
    schema = build_schema(SCHEMA.read_text(encoding="utf-8"))
    schema.type_map["Champ"].resolve_type = _champ_type
    return schema


def _champ_type(value, info, _):
    kind = value["__typename"]
    if kind in _ON_DEMAND and kind not in info.context["fragments"]:
        return _WITHOUT_OWN_TYPE.get(kind, "TextChamp")
    return kind


def fragments_of(query):
    """The types for which a query has fragments."""
    found = set()

    class Fragments(Visitor):
        def enter(self, node, *_):
            if isinstance(node, (InlineFragmentNode, FragmentDefinitionNode)):
                found.add(node.type_condition.name.value)

    visit(parse(query), Fragments())
    return found


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], ConnectionError):  # whoever asked has gone
            super().handle_error(request, client_address)


class DemarcheServer:
    """``with DemarcheServer(dossiers) as server:`` … ``server.faults`` are done to the next requests, one each.

    Args:
        dossiers: None among them are those that the server would not give.
        page_size: the most that it gives at once.
    """

    def __init__(self, dossiers=(), page_size=100):
        self.dossiers = list(dossiers)
        self.page_size = page_size
        self.faults = deque()
        self.requests = []
        self.first_cursor = 0  # older ones have expired
        self.schema = load_schema()
        self._http = _Http(("127.0.0.1", 0), _handler(self))

    @property
    def url(self):
        return f"http://127.0.0.1:{self._http.server_port}/api/v2/graphql"

    def __enter__(self):
        Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._http.shutdown()
        self._http.server_close()

    @property
    def asked(self):
        """The variables of every request."""
        return [body["variables"] for _, body in self.requests]

    def execute(self, body):
        context = {"fragments": fragments_of(body["query"])}
        root = {"demarche": self._demarche}
        result = graphql_sync(
            self.schema, body["query"], root, context, body["variables"], operation_name=body.get("operationName")
        )
        return result.formatted

    def _demarche(self, info, number):
        if number != NUMBER:
            raise GraphQLError("Demarche not found", extensions={"code": "not_found"})
        return {"id": "P", "number": number, "title": "Appel", "dossiers": self._dossiers}

    def _dossiers(self, info, first=100, after=None, updatedSince=None):  # noqa: N803
        known = [one for one in self.dossiers if one is None or _is_since(one, updatedSince)]
        if updatedSince is not None:
            known.sort(key=lambda one: one["dateDerniereModification"])
        start = 0 if after is None else self._place(after)
        end = start + min(first, self.page_size)
        cursor = base64.b64encode(str(end).encode()).decode()
        return {
            "nodes": known[start:end],
            "pageInfo": {"hasNextPage": end < len(known), "hasPreviousPage": start > 0, "endCursor": cursor},
        }

    def _place(self, cursor):
        place = int(base64.b64decode(cursor))
        if place < self.first_cursor:
            raise GraphQLError("Invalid cursor", extensions={"code": "bad_request"})
        return place


def _is_since(dossier, moment):
    return moment is None or dossier["dateDerniereModification"][:10] >= moment[:10]


def _handler(server):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            length = int(self.headers["Content-Length"])
            body = json.loads(self.rfile.read(length))
            server.requests.append((dict(self.headers), body))
            if server.faults:
                fault = server.faults.popleft()
                if fault(self, body) is not ANSWER:
                    return
            if self.headers["Authorization"] != f"Bearer {TOKEN}":
                self.reply(401, {"errors": [{"message": "Without authentication"}]})
            else:
                self.reply(200, server.execute(body))

        def reply(self, status, content, **headers):
            body = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            for name, text in headers.items():
                self.send_header(name.replace("_", "-"), text)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    return Handler


ANSWER = object()  # a fault that lets the request through afterwards


def status(number, content=b"", **headers):
    """Answers with a status."""
    return lambda handler, body: handler.reply(number, content, **headers)


def errors(message="Boom", code=None, data=None):
    """Answers 200 with errors."""
    extensions = {"extensions": {"code": code}} if code else {}
    return status(200, {"data": data, "errors": [{"message": message, **extensions}]})


def cut(handler, body):
    """Ends the connection in the middle of the answer."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b'{"data": {"demarche": {"dossiers"')
    handler.wfile.flush()
    handler.close_connection = True


def slow(seconds):
    def wait(handler, body):
        time.sleep(seconds)
        return ANSWER

    return wait


def truncated(handler, body):
    """Ends in the middle of the answer, and says that it was whole."""
    handler.reply(200, b'{"data": {"demarche": {"dossiers"')
