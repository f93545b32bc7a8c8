"""What the programs wait for: each helper arranges that something happens only after DELAY seconds, in another thread."""

import os
import socket
import subprocess
import sys
import tempfile
import threading

DELAY = 0.4
SLEEPER = [sys.executable, "-c", f"import time; time.sleep({DELAY})"]


def later(work, *arguments):
    """Calls a function after the delay."""
    timer = threading.Timer(DELAY, work, arguments)
    timer.daemon = True
    timer.start()
    return timer


def fifo(text=b"{}"):
    """A named pipe that somebody opens and writes to after the delay."""
    path = os.path.join(tempfile.mkdtemp(), "fifo")
    os.mkfifo(path)

    def write():
        with open(path, "wb") as file:
            file.write(text)

    later(write)
    return path


def pipe(text=b"line\n"):
    """The reading end of a pipe that is written to after the delay."""
    reader, writer = os.pipe()

    def write():
        os.write(writer, text)
        os.close(writer)

    later(write)
    return reader


def socket_pair():
    """A connected socket whose other side sends after the delay."""
    here, there = socket.socketpair()
    later(lambda: (there.sendall(b"x" * 4096), there.close()))
    return here


def full_socket():
    """A connected socket whose buffers are full; the other side reads after the delay."""
    here, there = socket.socketpair()
    here.settimeout(0)
    try:
        while True:
            here.send(b"x" * 65536)
    except BlockingIOError:
        here.settimeout(None)

    def drain():
        while there.recv(1 << 16):
            pass

    later(drain)
    return here


def listener():
    """A listening socket that somebody connects to after the delay."""
    server = socket.create_server(("127.0.0.1", 0))
    later(lambda: socket.create_connection(server.getsockname()))
    return server


def slow_server(answer):
    """The port of a server on this machine that answers each connection after the delay."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            connection, _ = server.accept()
            later(lambda: connection.sendall(answer) or connection.close())

    threading.Thread(target=serve, daemon=True).start()
    return server.getsockname()[1]


def http_server():
    return slow_server(b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}")


def process():
    return subprocess.Popen(SLEEPER)


def tree(files=3000):
    """A folder of many small files."""
    folder = tempfile.mkdtemp()
    for number in range(files):
        with open(os.path.join(folder, f"{number}.txt"), "w") as file:
            file.write("x")
    return folder


def locked_database():
    """A database that another connection writes to: who wants to write waits, for as long as its timeout says."""
    import sqlite3

    path = os.path.join(tempfile.mkdtemp(), "app.db")
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("CREATE TABLE items (name)")
    holder.execute("BEGIN EXCLUSIVE")
    later(holder.execute, "COMMIT")
    return path
