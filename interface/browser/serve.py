"""Start the server of the page and open it."""

import socket
import threading
import webbrowser

import uvicorn

from experiments.text.errors import InputError
from interface.browser.application import make_app
from interface.browser.guard import Door
from interface.browser.messages import LARGEST


def serve(host: str, port: int, *, show: bool) -> None:
    """Serve the page until Ctrl-C; `show` opens it in the browser.

    Raises:
        InputError: the port is taken, or the address is not one of this machine.
    """
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    door = Door.of(host, port)
    name = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    address = f"http://{f'[{name}]' if ':' in name else name}:{port}/"
    if door.token is not None:
        address += f"?token={door.token}"
    print(address, flush=True)
    config = uvicorn.Config(
        make_app(door),
        log_level="warning",
        ws_max_size=2 * LARGEST,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=2,
        lifespan="on",
    )
    if show:
        threading.Timer(0.5, webbrowser.open, [address]).start()
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise InputError(
            f"cannot listen on {host}, port {port} ({error.strerror}): give another --port, or stop what"
            " uses it"
        ) from None
    listening.listen(128)
    return listening
