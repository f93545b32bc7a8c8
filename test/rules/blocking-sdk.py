#: case language models
import anthropic
import litellm
from openai import OpenAI

client = OpenAI()

class Agent:
    def __init__(self):
        self.claude = anthropic.Anthropic()

    async def ask(self, messages):
        return self.claude.messages.create(model="claude", messages=messages, max_tokens=10)
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-sdk [warning]: `anthropic.Anthropic.messages.create` stops every task until the service answers; `anthropic.AsyncAnthropic` does not

async def ask(messages):
    client.chat.completions.create(model="gpt-5", messages=messages)
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-sdk [warning]: `openai.OpenAI.chat.completions.create` stops every task until the service answers; `openai.AsyncOpenAI` does not
    return litellm.completion(model="gpt-5", messages=messages)
#          ^^^^^^^^^^^^^^^^^^ blocking-sdk [warning]: `litellm.completion` stops every task until the service answers; `litellm.acompletion` does not

#: fix Run `litellm.completion` in a thread
import anthropic
import asyncio
import litellm
from openai import OpenAI

client = OpenAI()

class Agent:
    def __init__(self):
        self.claude = anthropic.Anthropic()

    async def ask(self, messages):
        return self.claude.messages.create(model="claude", messages=messages, max_tokens=10)

async def ask(messages):
    client.chat.completions.create(model="gpt-5", messages=messages)
    return await asyncio.to_thread(litellm.completion, model="gpt-5", messages=messages)

#: case every command of redis
import redis
from redis import Redis

cache = redis.Redis()

async def load(key, other: Redis | None = None):
    value = cache.get(key)
#           ^^^^^^^^^ blocking-sdk [warning]: `redis.Redis.get` stops every task until the service answers; `redis.asyncio.Redis` does not
    if other is not None:
        other.hset("seen", key, 1)
#       ^^^^^^^^^^ blocking-sdk [warning]: `redis.Redis.hset` stops every task until the service answers; `redis.asyncio.Redis` does not
    for name in cache.scan_iter("user:*"):
#               ^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-sdk [warning]: Each step through `cache.scan_iter("user:*")` stops every task until the service answers
        print(name)
    return value, cache.pipeline()

#: fix Run `redis.Redis.get` in a thread
import asyncio
import redis
from redis import Redis

cache = redis.Redis()

async def load(key, other: Redis | None = None):
    value = await asyncio.to_thread(cache.get, key)
    if other is not None:
        other.hset("seen", key, 1)
    for name in cache.scan_iter("user:*"):
        print(name)
    return value, cache.pipeline()

#: case clouds and containers
import boto3
import docker
import stripe
from slack_sdk import WebClient

s3 = boto3.client("s3")
slack = WebClient()
containers = docker.from_env()

async def deploy(body, session_id):
    s3.put_object(Bucket="b", Key="k", Body=body)
#   ^^^^^^^^^^^^^ blocking-sdk [warning]: `boto3.client.put_object` stops every task until the service answers; `aioboto3` does not
    slack.chat_postMessage(channel="#ops", text="done")
#   ^^^^^^^^^^^^^^^^^^^^^^ blocking-sdk [warning]: `slack_sdk.WebClient.chat_postMessage` stops every task until the service answers; `slack_sdk.web.async_client.AsyncWebClient` does not
    containers.containers.get("web").restart()
#   ^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-sdk [warning]: `docker.from_env.containers.get` stops every task until the service answers; `aiodocker` does not
    return stripe.checkout.Session.retrieve(session_id)
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-sdk [warning]: `stripe.checkout.Session.retrieve` stops every task until the service answers; `retrieve_async` does not

#: fix Run `boto3.client.put_object` in a thread
import asyncio
import boto3
import docker
import stripe
from slack_sdk import WebClient

s3 = boto3.client("s3")
slack = WebClient()
containers = docker.from_env()

async def deploy(body, session_id):
    await asyncio.to_thread(s3.put_object, Bucket="b", Key="k", Body=body)
    slack.chat_postMessage(channel="#ops", text="done")
    containers.containers.get("web").restart()
    return stripe.checkout.Session.retrieve(session_id)

#: case brokers and browsers
from kafka import KafkaConsumer, KafkaProducer
from playwright.sync_api import sync_playwright
from selenium import webdriver

consumer = KafkaConsumer("topic")

async def consume():
    producer = KafkaProducer()
#              ^^^^^^^^^^^^^ blocking-sdk [warning]: `kafka.KafkaProducer` stops every task until the service answers; `aiokafka.AIOKafkaProducer` does not
    producer.flush()
    for message in consumer:
#                  ^^^^^^^^ blocking-sdk [warning]: Each step through `consumer` stops every task until the service answers
        print(message)
    with sync_playwright() as playwright:
#        ^^^^^^^^^^^^^^^ blocking-sdk [warning]: `playwright.sync_api.sync_playwright` stops every task until the service answers; `playwright.async_api.async_playwright` does not
        print(playwright)
    driver = webdriver.Chrome()
#            ^^^^^^^^^^^^^^^^ blocking-sdk [warning]: `selenium.webdriver.Chrome` stops every task until the service answers; `playwright.async_api` does not
    driver.get("https://example.org")

#: case answers that come in pieces
from langchain_openai import ChatOpenAI

model = ChatOpenAI()

async def ask(question):
    print(model.invoke(question))
#         ^^^^^^^^^^^^ blocking-sdk [warning]: `langchain_openai.ChatOpenAI.invoke` stops every task until the service answers; `ainvoke` does not
    for piece in model.stream(question):
#                ^^^^^^^^^^^^^^^^^^^^^^ blocking-sdk [warning]: Each step through `model.stream(question)` stops every task until the service answers
        print(piece)

#: case across files
#: file clients.py
from openai import OpenAI

def make():
    return OpenAI()

openai_client = make()

#: file main.py
from clients import openai_client

async def embed(text):
    return openai_client.embeddings.create(model="m", input=text)
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-sdk [warning]: `openai.OpenAI.embeddings.create` stops every task until the service answers; `openai.AsyncOpenAI` does not

#: case the asynchronous twins
import redis.asyncio as redis
from anthropic import AsyncAnthropic
from openai import AsyncOpenAI

cache = redis.Redis()
client = AsyncOpenAI()
claude = AsyncAnthropic()

async def ask(messages):
    await cache.get("key")
    await claude.messages.create(model="claude", messages=messages, max_tokens=10)
    return await client.chat.completions.create(model="gpt-5", messages=messages)

#: case what sends nothing
import boto3
import redis
from openai import OpenAI

async def prepare():
    client = boto3.client("s3")
    url = client.generate_presigned_url("get_object")
    cache = redis.Redis()
    pipeline = cache.pipeline()
    pipeline.set("a", 1)
    return OpenAI(), url, cache.scan_iter("a"), client.get_paginator("list_objects_v2")

#: case given to a thread
import asyncio
import boto3
from openai import OpenAI

client = OpenAI()
s3 = boto3.client("s3")

async def ask(messages):
    await asyncio.to_thread(s3.put_object, Bucket="b", Key="k")
    return await asyncio.get_running_loop().run_in_executor(
        None, lambda: client.chat.completions.create(model="m", messages=messages)
    )

#: case names that only look like it
async def ask(client, redis, openai):
    client.chat.completions.create(model="m")
    redis.Redis().get("a")
    openai.OpenAI().chat.completions.create(model="m")

#: case a wrapper of the project
#: file openai.py
class OpenAI:
    class chat:
        class completions:
            @staticmethod
            def create(**options): ...

#: file main.py
from openai import OpenAI

async def ask():
    OpenAI.chat.completions.create(model="m")

#: case sync code
from openai import OpenAI

client = OpenAI()

def ask(messages):
    return client.chat.completions.create(model="m", messages=messages)

async def main(messages):
    def later():
        return client.chat.completions.create(model="m", messages=messages)

    return later

#: case the API client of Google
from googleapiclient.discovery import build

async def show():
    service = build("drive", "v3")
    request = service.files().list(pageSize=10)
    found = request.execute()
#           ^^^^^^^^^^^^^^^ blocking-sdk
    return service.users().messages().get(id="x").execute(), found
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ blocking-sdk

#: case requests to Google that are only made, or made by a client of one's own
from googleapiclient.discovery import build
from own import Client

async def make():
    with build("drive", "v3") as service:
        return service.files().list(pageSize=10), Client().files().list().execute()
