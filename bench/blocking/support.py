"""What the programs wait for: each helper arranges that something happens only after DELAY seconds, in another thread."""

import os
import socket
import subprocess
import sys
import tempfile
import threading

DELAY = 0.4
# What has to live as long as the program.
kept = []
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


def full_pipe():
    """The writing end of a pipe that is full; somebody reads from it after the delay."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    try:
        while True:
            os.write(writer, b"x" * 65536)
    except BlockingIOError:
        os.set_blocking(writer, True)

    def drain():
        while os.read(reader, 1 << 16):
            pass

    later(drain)
    return writer


def full_datagrams():
    """A datagram socket and the address of one that takes no more until somebody reads after the delay."""
    address = os.path.join(tempfile.mkdtemp(), "socket")
    there = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    there.bind(address)
    here = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    here.setblocking(False)
    try:
        while True:
            here.sendto(b"x", address)
    except BlockingIOError:
        here.setblocking(True)
    kept.append(there)
    later(there.recv, 1)
    return here, address


def busy_server():
    """The address of a server that lets nobody else in until it accepts after the delay."""
    address = os.path.join(tempfile.mkdtemp(), "socket")
    server = socket.socket(socket.AF_UNIX)
    server.bind(address)
    server.listen(0)
    waiting = socket.socket(socket.AF_UNIX)
    waiting.connect(address)
    later(lambda: kept.extend([server, waiting, server.accept()]))
    return address


def secure_pair(is_full=False):
    """A socket with TLS whose other side sends, or reads what fills it, after the delay. Without certificates: both ends are here."""
    import ssl

    def context(side):
        made = ssl.SSLContext(side)
        made.check_hostname = False
        made.verify_mode = ssl.CERT_NONE
        made.maximum_version = ssl.TLSVersion.TLSv1_2
        made.set_ciphers("AECDH-AES256-SHA:@SECLEVEL=0")
        return made

    here, there = socket.socketpair()
    ends = []
    server = threading.Thread(
        target=lambda: ends.append(context(ssl.PROTOCOL_TLS_SERVER).wrap_socket(there, server_side=True)), daemon=True
    )
    server.start()
    secure = context(ssl.PROTOCOL_TLS_CLIENT).wrap_socket(here)
    server.join()
    (other,) = ends
    if is_full:
        later(lambda: [other.recv(1 << 16) for _ in range(1 << 16)])
    else:
        later(other.sendall, b"x" * 4096)
    return secure


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


def slow_path():
    """A file on the slow disk of slow_disk.c."""
    path = os.path.join(tempfile.mkdtemp(prefix="slow-disk"), "file.txt")
    with open(path, "w") as file:
        file.write("x")
    return path


def locked_database():
    """A database that another connection writes to: who wants to write waits, for as long as its timeout says."""
    import sqlite3

    path = os.path.join(tempfile.mkdtemp(), "app.db")
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("CREATE TABLE items (name)")
    holder.execute("BEGIN EXCLUSIVE")
    later(holder.execute, "COMMIT")
    return path


def read_database():
    """A database that another connection reads from: who wants to write waits with the commit."""
    import sqlite3

    path = os.path.join(tempfile.mkdtemp(), "app.db")
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE items (name)")
        connection.executemany("INSERT INTO items VALUES (?)", [["a"], ["b"]])
    reader = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    reader.execute("BEGIN")
    reader.execute("SELECT name FROM items").fetchone()
    later(reader.execute, "COMMIT")
    return path


def changed_database():
    """A database with much in it to change, and to change back."""
    import sqlite3

    path = os.path.join(tempfile.mkdtemp(), "app.db")
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE items (name)")
        connection.executemany("INSERT INTO items VALUES (?)", (["x" * 1000] for _ in range(200_000)))
    return path
