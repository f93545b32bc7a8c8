#: case sockets
import socket
from socket import create_connection

async def fetch(host, listener: socket.socket):
    connection, address = listener.accept()
#                         ^^^^^^^^^^^^^^^ blocking-network [warning]: `socket.socket.accept` stops every task until the network answers; `asyncio.open_connection` does not
    data = connection.recv(1024)
#          ^^^^^^^^^^^^^^^ blocking-network [warning]: `socket.socket.recv` stops every task until the network answers; `asyncio.open_connection` does not
    other = create_connection((host, 80))
#           ^^^^^^^^^^^^^^^^^ blocking-network [warning]: `socket.create_connection` stops every task until the network answers; `asyncio.open_connection` does not
    other.sendall(data)
    return address

#: case names of hosts
import socket
import socket as s

async def lookup(host):
    socket.getaddrinfo(host, 80)
#   ^^^^^^^^^^^^^^^^^^ blocking-network [warning]: `socket.getaddrinfo` stops every task until the network answers; `asyncio.AbstractEventLoop.getaddrinfo` does not
    return s.gethostbyname(host)
#          ^^^^^^^^^^^^^^^ blocking-network [warning]: `socket.gethostbyname` stops every task until the network answers; `asyncio.AbstractEventLoop.getaddrinfo` does not

#: fix Run `socket.getaddrinfo` in a thread
import asyncio
import socket
import socket as s

async def lookup(host):
    await asyncio.to_thread(socket.getaddrinfo, host, 80)
    return s.gethostbyname(host)

#: case mail, files and shells
import ftplib
import smtplib
import ssl

import paramiko

class Mailer:
    def __init__(self):
        self.server = smtplib.SMTP("mail")

    async def send(self, message):
        self.server.send_message(message)
#       ^^^^^^^^^^^^^^^^^^^^^^^^ blocking-network [warning]: `smtplib.SMTP.send_message` stops every task until the network answers; `aiosmtplib` does not

async def upload(host, path, message):
    with smtplib.SMTP_SSL(host) as server:
#        ^^^^^^^^^^^^^^^^ blocking-network [warning]: `smtplib.SMTP_SSL` stops every task until the network answers; `aiosmtplib` does not
        server.login("user", "password")
        server.send_message(message)
    ftp = ftplib.FTP(host)
    ftp.cwd("/")
#   ^^^^^^^ blocking-network [warning]: `ftplib.FTP.cwd` stops every task until the network answers; `aioftp` does not
    ssl.get_server_certificate((host, 443))
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-network [warning]: `ssl.get_server_certificate` stops every task on this event loop until the network answers
    client = paramiko.SSHClient()
    client.connect(host)
#   ^^^^^^^^^^^^^^ blocking-network [warning]: `paramiko.SSHClient.connect` stops every task until the network answers; `asyncssh` does not

#: fix Run `smtplib.SMTP_SSL` in a thread
import asyncio
import ftplib
import smtplib
import ssl

import paramiko

class Mailer:
    def __init__(self):
        self.server = smtplib.SMTP("mail")

    async def send(self, message):
        self.server.send_message(message)

async def upload(host, path, message):
    with await asyncio.to_thread(smtplib.SMTP_SSL, host) as server:
        server.login("user", "password")
        server.send_message(message)
    ftp = ftplib.FTP(host)
    ftp.cwd("/")
    ssl.get_server_certificate((host, 443))
    client = paramiko.SSHClient()
    client.connect(host)

#: case waiting for several sockets
import select
import selectors

async def wait(sockets, selector: selectors.DefaultSelector):
    select.select(sockets, [], [])
#   ^^^^^^^^^^^^^ blocking-network [warning]: `select.select` stops every task until the network answers; `asyncio.AbstractEventLoop.add_reader` does not
    select.select(sockets, [], [], 0)
    selector.select(timeout=1)
#   ^^^^^^^^^^^^^^^ blocking-network [warning]: `selectors.DefaultSelector.select` stops every task until the network answers; `asyncio.AbstractEventLoop.add_reader` does not
    selector.select(timeout=0)

#: case every method of a proxy
import xmlrpc.client

proxy = xmlrpc.client.ServerProxy("http://server")

async def add(a, b):
    return proxy.add(a, b)

#: case sockets that do not block
import asyncio
import socket

async def read(host):
    connection = socket.socket()
    connection.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(connection, (host, 80))
    try:
        return connection.recv(1024)
    except BlockingIOError:
        return await loop.sock_recv(connection, 1024)

#: case a socket that only is made ready
import socket

async def listen(port):
    server = socket.socket()
    server.bind(("", port))
    server.listen()
    socket.gethostname()
    return server, socket.inet_aton("127.0.0.1")

#: case asyncio's own
import asyncio

async def lookup(host):
    loop = asyncio.get_running_loop()
    await loop.getaddrinfo(host, 80)
    reader, writer = await asyncio.open_connection(host, 80)
    writer.write(b"")
    return await reader.read()

#: case given to a thread
import asyncio
import socket

async def lookup(host):
    await asyncio.to_thread(socket.getaddrinfo, host, 80)
    return await asyncio.get_running_loop().run_in_executor(None, lambda: socket.gethostbyname(host))

#: case names that only look like it
async def fetch(socket, smtplib, server):
    socket.getaddrinfo("host", 80)
    smtplib.SMTP("host")
    server.recv(1024)
    server.send_message("hello")

#: case a sync function
import socket

def lookup(host):
    return socket.gethostbyname(host)

#: case code for both, which says in which it blocks
import asyncio
import socket

_IS_SYNC = False

async def lookup(host):
    if _IS_SYNC:
        return socket.getaddrinfo(host, 80)
    return await asyncio.get_running_loop().getaddrinfo(host, 80)

async def lookup_either(host):
    if not _IS_SYNC:
        return await asyncio.get_running_loop().getaddrinfo(host, 80)
    else:
        return socket.getaddrinfo(host, 80)

async def lookup_if(host, ready):
    if ready:
        return socket.getaddrinfo(host, 80)
#              ^^^^^^^^^^^^^^^^^^ blocking-network: `socket.getaddrinfo` stops every task until the network answers; `asyncio.AbstractEventLoop.getaddrinfo` does not

#: case by default it only looks
import select

async def is_ready(peer, timeout=0):
    return select.select([peer], [], [], timeout)

async def is_soon_ready(peer, timeout=1):
    return select.select([peer], [], [], timeout)
#          ^^^^^^^^^^^^^ blocking-network: `select.select` stops every task until the network answers; `asyncio.AbstractEventLoop.add_reader` does not

#: case a datagram socket only notes the address
import socket

def own_address():
    found = None
    try:
        found = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        found.connect(("10.255.255.255", 1))
        return found.getsockname()[0]
    finally:
        if found is not None:
            found.close()

class Probe:
    def __init__(self):
        self.udp = socket.socket(family=socket.AF_INET, type=socket.SOCK_DGRAM)
        self.tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)

    async def reach(self, address):
        self.udp.connect(address)
        self.tcp.connect(address)
#       ^^^^^^^^^^^^^^^^ blocking-network

async def main():
    return own_address()
