#: case a handler
import json

async def lambda_handler(event, context):
#         ^^^^^^^^^^^^^^ async-lambda-handler [warning]: AWS Lambda does not run `lambda_handler`: its runtime never awaits a handler
    return json.dumps(event)

#: fix Make `lambda_handler` a plain function that runs it with `asyncio.run`
import asyncio
import json

def lambda_handler(event, context):
    return asyncio.run(_lambda_handler(event, context))


async def _lambda_handler(event, context):
    return json.dumps(event)

#: case with annotations
async def lambda_handler(event: dict, context: object) -> dict:
#         ^^^^^^^^^^^^^^ async-lambda-handler
    return event

#: case a sync handler
import asyncio

async def respond(event):
    return event

def lambda_handler(event, context):
    return asyncio.run(respond(event))

#: case called by the real handler
import asyncio

async def lambda_handler(event, context):
    return event

def handler(event, context):
    return asyncio.run(lambda_handler(event, context))

#: case a decorator, a method, another signature
from own import run_async

@run_async
async def lambda_handler(event, context):
    return event

class Handler:
    async def lambda_handler(self, event, context):
        return event

#: case another function of that name
async def lambda_handler(request):
    return request

#: case named in template.yaml or serverless.yml
#: config {"lambdaHandlers": ["functions/users.py:get"]}
#: file functions/users.py
async def get(request, _):
#         ^^^ async-lambda-handler: AWS Lambda does not run `get`: its runtime never awaits a handler
    return request

async def put(request, _):
    return request

#: case a handler of another file, and one that is a plain function
#: config {"lambdaHandlers": ["functions/users.py:get", "main.py:put"]}
import asyncio

async def get(request, _):
    return request

def put(request, _):
    return asyncio.run(get(request, _))
