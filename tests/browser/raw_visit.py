"""A visit without a browser: one websocket, opened by hand, that says whatever a test wants it to say."""

from __future__ import annotations

import base64
import os
import socket
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg

_BYTES, _CLOSE = 2, 8
STREAM = "/_stcore/stream"


class RawVisit:
    """One connection to a server's websocket, asked for under a host and from an origin of one's choice."""

    def __init__(self, port: int, *, host: str | None = None, origin: str | None = None) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        headers = {
            "Host": host or f"127.0.0.1:{port}",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
            "Sec-WebSocket-Protocol": "streamlit",
        }
        if origin:
            headers["Origin"] = origin
        lines = [f"GET {STREAM} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        self.socket.sendall("\r\n".join([*lines, "", ""]).encode())
        answer = self.socket.recv(4096).decode("latin-1")
        self.status = int(answer.split(" ")[1]) if answer else 0

    def __enter__(self) -> RawVisit:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, where: TracebackType | None) -> None:
        if self.status == 101:
            self._send(_CLOSE, (1000).to_bytes(2, "big"))
        self.socket.close()

    def run(self) -> None:
        """Ask for a page, as a browser does, and wait for the first of it."""
        message = BackMsg()
        message.rerun_script.query_string = ""
        self._send(_BYTES, message.SerializeToString())
        assert self.socket.recv(1024)

    def _send(self, kind: int, data: bytes) -> None:
        assert len(data) < 126
        mask = os.urandom(4)
        hidden = bytes(byte ^ mask[place % 4] for place, byte in enumerate(data))
        self.socket.sendall(bytes([0x80 | kind, 0x80 | len(data)]) + mask + hidden)
