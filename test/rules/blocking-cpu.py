#: case passwords
import hashlib

import bcrypt
from passlib.context import CryptContext

passwords = CryptContext(schemes=["bcrypt"])

async def register(password, salt):
    bcrypt.hashpw(password, bcrypt.gensalt())
#   ^^^^^^^^^^^^^ blocking-cpu [hint]: `bcrypt.hashpw` stops every task on this event loop while it computes
    hashlib.scrypt(password, salt=salt, n=16384, r=8, p=1)
#   ^^^^^^^^^^^^^^ blocking-cpu [hint]: `hashlib.scrypt` stops every task on this event loop while it computes
    return passwords.verify(password, salt)
#          ^^^^^^^^^^^^^^^^ blocking-cpu [hint]: `passlib.context.CryptContext.verify` stops every task on this event loop while it computes

#: fix Run `hashlib.scrypt` in a thread
import asyncio
import hashlib

import bcrypt
from passlib.context import CryptContext

passwords = CryptContext(schemes=["bcrypt"])

async def register(password, salt):
    bcrypt.hashpw(password, bcrypt.gensalt())
    await asyncio.to_thread(hashlib.scrypt, password, salt=salt, n=16384, r=8, p=1)
    return passwords.verify(password, salt)

#: case compression
import gzip
import zlib

async def pack(data):
    return zlib.compress(data), gzip.decompress(data)
#          ^^^^^^^^^^^^^ blocking-cpu [hint]: `zlib.compress` stops every task on this event loop while it computes
#                               ^^^^^^^^^^^^^^^ blocking-cpu [hint]: `gzip.decompress` stops every task on this event loop while it computes

#: case models
from sentence_transformers import SentenceTransformer
from sklearn.linear_model import LinearRegression

model = SentenceTransformer("all")

async def embed(texts, rows):
    regression = LinearRegression()
    regression.fit(rows, texts)
#   ^^^^^^^^^^^^^^ blocking-cpu [hint]: `sklearn.linear_model.LinearRegression.fit` stops every task on this event loop while it computes
    return model.encode(texts)
#          ^^^^^^^^^^^^ blocking-cpu [warning]: `sentence_transformers.SentenceTransformer.encode` stops every task on this event loop while it computes

#: fix Run `sentence_transformers.SentenceTransformer.encode` in a thread
import asyncio
from sentence_transformers import SentenceTransformer
from sklearn.linear_model import LinearRegression

model = SentenceTransformer("all")

async def embed(texts, rows):
    regression = LinearRegression()
    regression.fit(rows, texts)
    return await asyncio.to_thread(model.encode, texts)

#: case short computations
import hashlib
import secrets
import zlib

async def sign(data):
    return hashlib.sha256(data).hexdigest(), zlib.crc32(data), secrets.token_hex(), zlib.compressobj()

#: case given to a thread
import asyncio
import bcrypt

async def register(password):
    return await asyncio.to_thread(bcrypt.hashpw, password, bcrypt.gensalt())

#: case tests
#: config {"isTest": true}
import zlib

async def test_it():
    zlib.compress(b"a")

#: case names that only look like it
async def register(bcrypt, model, passwords):
    bcrypt.hashpw("a", "b")
    model.fit([])
    return passwords.verify("a", "b")
