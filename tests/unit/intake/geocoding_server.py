"""A service on this machine that answers as the national geocoder does, and misbehaves when told to."""

from __future__ import annotations

import csv
import email
import io
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ADDED = ("longitude", "latitude", "result_score", "result_type", "result_citycode", "result_label", "result_status")
Row = dict[str, str]
NOT_FOUND: Row = {"result_status": "not-found"}


def found(longitude: float, latitude: float, citycode: str, score: float = 0.95, kind: str = "housenumber") -> Row:
    return {
        "longitude": str(longitude),
        "latitude": str(latitude),
        "result_score": str(score),
        "result_type": kind,
        "result_citycode": citycode,
        "result_status": "ok",
    }


@dataclass
class Asked:
    """One request: its form fields by name, and the rows of its table."""

    path: str
    fields: dict[str, list[str]]
    rows: list[Row]


@dataclass
class GeocodingServer:
    """Args:
    answers: by address, what is added to its row.
    misdeeds: what the next requests meet instead of an answer, first to last.
    asked: the requests so far.
    """

    answers: dict[str, Row] = field(default_factory=dict)
    misdeeds: list[Callable[[BaseHTTPRequestHandler, bytes], None]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    url: str = ""

    def start(self) -> ThreadingHTTPServer:
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                asked = read_form(self.path, self.headers["Content-Type"], body)
                service.asked.append(asked)
                answer = service.table(asked.rows)
                if service.misdeeds:
                    service.misdeeds.pop(0)(self, answer)
                else:
                    reply(self, 200, answer)

            def log_message(self, *arguments: object) -> None:
                return None

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        self.url = f"http://127.0.0.1:{server.server_address[1]}/geocodage"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return server

    def table(self, rows: list[Row]) -> bytes:
        text = io.StringIO()
        writer = csv.DictWriter(text, [*rows[0], *ADDED], restval="")
        writer.writeheader()
        writer.writerows({**row, **self.answers.get(row["address"], NOT_FOUND)} for row in rows)
        return text.getvalue().encode("utf-8")


def read_form(path: str, content_type: str, body: bytes) -> Asked:
    message: Message = email.message_from_bytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body)
    asked = Asked(path, {}, [])
    for part in message.get_payload():
        name = part.get_param("name", header="Content-Disposition")
        text = part.get_payload(decode=True).decode("utf-8")
        if name == "data":
            asked.rows = list(csv.DictReader(io.StringIO(text)))
        else:
            asked.fields.setdefault(name, []).append(text.strip())
    return asked


def reply(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def status(code: int, **headers: str) -> Callable[[BaseHTTPRequestHandler, bytes], None]:
    return lambda handler, answer: reply(handler, code, b"busy", **headers)


def cut_off(handler: BaseHTTPRequestHandler, answer: bytes) -> None:
    """Fewer bytes than announced."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(answer)))
    handler.end_headers()
    handler.wfile.write(answer[: len(answer) // 2])


def no_answer(handler: BaseHTTPRequestHandler, answer: bytes) -> None:
    handler.connection.close()


def rows_missing(handler: BaseHTTPRequestHandler, answer: bytes) -> None:
    reply(handler, 200, b"\r\n".join(answer.split(b"\r\n")[:-2]))


def another_page(handler: BaseHTTPRequestHandler, answer: bytes) -> None:
    reply(handler, 200, b"<html>Identifiez-vous</html>")


def not_text(handler: BaseHTTPRequestHandler, answer: bytes) -> None:
    reply(handler, 200, b"\xff\x00" + answer)


def silent(handler: BaseHTTPRequestHandler, answer: bytes) -> None:
    time.sleep(30)
