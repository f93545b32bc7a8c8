#: case psycopg2, from connecting to closing
import psycopg2

async def load(url):
    connection = psycopg2.connect(url)
#                ^^^^^^^^^^^^^^^^ blocking-database [warning]: `psycopg2.connect` stops every task until the database answers; `asyncpg` does not
    cursor = connection.cursor()
    cursor.execute("SELECT 1")
    rows = cursor.fetchall()
    connection.commit()
    return rows

#: fix Run `psycopg2.connect` in a thread
import asyncio
import psycopg2

async def load(url):
    connection = await asyncio.to_thread(psycopg2.connect, url)
    cursor = connection.cursor()
    cursor.execute("SELECT 1")
    rows = cursor.fetchall()
    connection.commit()
    return rows

#: case a connection from elsewhere
import sqlite3
from sqlite3 import Connection

class Store:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)

    async def add(self, key, value):
        self.connection.execute("INSERT INTO items VALUES (?, ?)", (key, value))
#       ^^^^^^^^^^^^^^^^^^^^^^^ blocking-database [warning]: `sqlite3.Connection.execute` stops every task until the database answers; `aiosqlite` does not
        self.connection.commit()
#       ^^^^^^^^^^^^^^^^^^^^^^ blocking-database [warning]: `sqlite3.Connection.commit` stops every task until the database answers; `aiosqlite` does not

    async def all(self):
        return self.connection.cursor().execute("SELECT * FROM items").fetchall()
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-database [warning]: `sqlite3.Cursor.execute` stops every task until the database answers; `aiosqlite` does not

async def names(connection: Connection, cursor: sqlite3.Cursor):
    for row in connection.execute("SELECT name FROM items"):
#              ^^^^^^^^^^^^^^^^^^ blocking-database [warning]: `sqlite3.Connection.execute` stops every task until the database answers; `aiosqlite` does not
        print(row)
    cursor.executemany("DELETE FROM items WHERE name = ?", [("a",), ("b",)])
#   ^^^^^^^^^^^^^^^^^^ blocking-database [warning]: `sqlite3.Cursor.executemany` stops every task until the database answers; `aiosqlite` does not

#: case one finding for a connection made here
import sqlite3
from contextlib import closing

async def load(path):
    with sqlite3.connect(path) as connection:
#        ^^^^^^^^^^^^^^^ blocking-database [warning]: `sqlite3.connect` stops every task until the database answers; `aiosqlite` does not
        connection.execute("DELETE FROM items")
        connection.commit()
    with closing(sqlite3.connect(path)) as other:
#                ^^^^^^^^^^^^^^^ blocking-database [warning]: `sqlite3.connect` stops every task until the database answers; `aiosqlite` does not
        return other.execute("SELECT * FROM items").fetchall()

#: case across files
#: file app/db.py
import pymysql

connection = pymysql.connect(host="db")

def cursor():
    return connection.cursor()

#: file main.py
from app import db

async def load():
    db.connection.commit()
#   ^^^^^^^^^^^^^^^^^^^^ blocking-database [warning]: `pymysql.connections.Connection.commit` stops every task until the database answers; `aiomysql` does not
    with db.cursor() as cursor:
        cursor.execute("SELECT 1")
#       ^^^^^^^^^^^^^^ blocking-database [warning]: `pymysql.cursors.Cursor.execute` stops every task until the database answers; `aiomysql` does not
        return cursor.fetchone()

#: case sessions and engines of SQLAlchemy
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

engine = create_engine("postgresql://db")
SessionLocal = sessionmaker(bind=engine)

async def load(session: Session, user):
    session.add(user)
    session.commit()
#   ^^^^^^^^^^^^^^ blocking-database [warning]: `sqlalchemy.orm.Session.commit` stops every task until the database answers; `sqlalchemy.ext.asyncio.AsyncSession` does not
    first = session.query(User).filter(User.id == 1).first()
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-database [warning]: `sqlalchemy.orm.Query.first` stops every task until the database answers; `sqlalchemy.ext.asyncio.AsyncSession` does not
    with SessionLocal() as local:
        local.execute(text("SELECT 1"))
#       ^^^^^^^^^^^^^ blocking-database [warning]: `sqlalchemy.orm.Session.execute` stops every task until the database answers; `sqlalchemy.ext.asyncio.AsyncSession` does not
    with engine.connect() as connection:
#        ^^^^^^^^^^^^^^ blocking-database [warning]: `sqlalchemy.Engine.connect` stops every task until the database answers; `sqlalchemy.ext.asyncio.create_async_engine` does not
        connection.execute(text("SELECT 1"))
    return first

#: case an SQLModel session
from sqlmodel import Session, create_engine, select

engine = create_engine("sqlite:///app.db")

async def heroes():
    with Session(engine) as session:
        return session.exec(select(Hero)).all()
#              ^^^^^^^^^^^^ blocking-database [warning]: `sqlmodel.Session.exec` stops every task until the database answers; `sqlmodel.ext.asyncio.session.AsyncSession` does not

#: case documents
import pymongo
from pymongo import MongoClient

client = MongoClient()
users = client.app.users

async def load(name):
    user = users.find_one({"name": name})
#          ^^^^^^^^^^^^^^ blocking-database [warning]: `pymongo.collection.Collection.find_one` stops every task until the database answers; `pymongo.AsyncMongoClient` does not
    client["app"]["log"].insert_one({"name": name})
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-database [warning]: `pymongo.collection.Collection.insert_one` stops every task until the database answers; `pymongo.AsyncMongoClient` does not
    for other in users.find({"group": 1}):
#                ^^^^^^^^^^^^^^^^^^^^^^^^ blocking-database [warning]: Each step through `users.find({"group": 1})` stops every task until the database answers
        print(other)
    return user, list(users.find({}))
#                     ^^^^^^^^^^^^^^ blocking-database [warning]: Each step through `users.find({})` stops every task until the database answers

#: fix Run `pymongo.collection.Collection.find_one` in a thread
import asyncio
import pymongo
from pymongo import MongoClient

client = MongoClient()
users = client.app.users

async def load(name):
    user = await asyncio.to_thread(users.find_one, {"name": name})
    client["app"]["log"].insert_one({"name": name})
    for other in users.find({"group": 1}):
        print(other)
    return user, list(users.find({}))

#: case other databases
import duckdb
import oracledb
import peewee
from kazoo.client import KazooClient

zookeeper = KazooClient()

class User(peewee.Model):
    pass

async def load(url, name):
    duckdb.sql("SELECT 42")
#   ^^^^^^^^^^ blocking-database [warning]: `duckdb.sql` stops every task on this event loop until the database answers
    oracledb.connect(url)
#   ^^^^^^^^^^^^^^^^ blocking-database [warning]: `oracledb.connect` stops every task until the database answers; `oracledb.connect_async` does not
    User.get_or_none(User.name == name)
#   ^^^^^^^^^^^^^^^^ blocking-database [warning]: `peewee.Model.get_or_none` stops every task until the database answers; `peewee-async` does not
    return zookeeper.get(name)
#          ^^^^^^^^^^^^^ blocking-database [warning]: `kazoo.client.KazooClient.get` stops every task on this event loop until the database answers

#: case sync functions
import sqlite3

def load(path):
    return sqlite3.connect(path).execute("SELECT 1").fetchall()

async def main(path):
    def inner():
        sqlite3.connect(path)

    return lambda: sqlite3.connect(path)

#: case a database in memory
import sqlite3
from contextlib import closing

async def count(rows):
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (a)")
    with closing(sqlite3.connect(database="file::memory:?cache=shared", uri=True)) as other:
        return other.execute("SELECT 1").fetchone()

#: case asynchronous drivers
import aiosqlite
import asyncpg
import psycopg
from pymongo import AsyncMongoClient
from sqlalchemy.ext.asyncio import AsyncSession

async def load(url, session: AsyncSession, client: AsyncMongoClient):
    async with aiosqlite.connect(url) as db:
        await db.execute("SELECT 1")
        await db.commit()
    pool = await asyncpg.connect(url)
    await pool.execute("SELECT 1")
    async with await psycopg.AsyncConnection.connect(url) as connection:
        await connection.execute("SELECT 1")
    await session.execute("SELECT 1")
    await session.commit()
    await client.app.users.find_one({})

#: case given to a thread
import asyncio
import psycopg2
import sqlite3

async def load(url, connection: sqlite3.Connection):
    await asyncio.to_thread(psycopg2.connect, url)
    await asyncio.get_running_loop().run_in_executor(None, connection.execute, "SELECT 1")

#: case run by a synchronous session of an asynchronous one
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import Session

async def load(connection: AsyncConnection):
    def work(session: Session):
        session.execute("SELECT 1")

    await connection.run_sync(work)

#: case names that only look like it
async def load(sqlite3, cursor, session, psycopg2):
    sqlite3.connect("app.db")
    cursor.execute("SELECT 1")
    session.commit()
    psycopg2.connect("")

#: case a module of the project called like a driver
#: file duckdb.py
def sql(text): ...

#: file main.py
import duckdb

async def load():
    duckdb.sql("SELECT 1")

#: case what waits for nothing
import psycopg2
import sqlite3
from pymongo import MongoClient
from psycopg2.extensions import cursor as Cursor
from sqlalchemy.orm import Session

async def prepare(cursor: Cursor, session: Session, connection: sqlite3.Connection, client: MongoClient):
    session.add(object())
    connection.cursor()
    client.get_database("app").users.find({"a": 1})
    rows = cursor.fetchall()
    return session.query(object).filter_by(id=1), rows

#: case a database in memory that a class keeps
import sqlite3

class Pool:
    connection: sqlite3.Connection

    def __init__(self):
        self.connection = sqlite3.connect(":memory:")

    def size(self):
        return self.connection.execute("SELECT COUNT(*) FROM items").fetchone()[0]

    def add(self, item):
        with self.connection as connection:
            cursor = connection.cursor()
            cursor.execute("INSERT INTO items VALUES (?)", item)
            return cursor.fetchall()

async def main(pool: Pool):
    pool.add((1,))
    pool.connection.commit()
    return pool.size()

#: case a database on a disk that a class keeps
import sqlite3

class Store:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)

    def size(self):
        return self.connection.execute("SELECT COUNT(*) FROM items").fetchone()[0]

async def main(store: Store):
    store.connection.commit()
#   ^^^^^^^^^^^^^^^^^^^^^^^ blocking-database
    store.size()
#   ^^^^^^^^^^ blocking-call
