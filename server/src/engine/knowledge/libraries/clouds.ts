/** Clients of cloud services, chat platforms, containers and browsers whose calls wait for the other side. */
import { defineLibrary, type Library } from "../library.js";

// They make something or compute, and send nothing.
const botoLocal = ["can_paginate", "close", "generate_presigned_post", "generate_presigned_url", "get_paginator", "get_waiter"];

export const clouds: readonly Library[] = [
  defineLibrary({
    module: "boto3",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["client.*", "session.Session.client.*", "Session.client.*"],
        except: botoLocal,
        thread: "ok",
        instead: "aioboto3",
      },
      { rule: "blocking-sdk", names: ["client.get_waiter.wait", "Session.client.get_waiter.wait"], thread: "ok", instead: "aioboto3" },
      {
        rule: "blocking-sdk",
        names: ["client.get_paginator.paginate", "Session.client.get_paginator.paginate"],
        lazy: true,
        instead: "aioboto3",
      },
      // Resources are not thread-safe.
      {
        rule: "blocking-sdk",
        names: [
          "resource.Table.{get_item,put_item,update_item,delete_item,query,scan,load}",
          "resource.Bucket.{upload_file,upload_fileobj,download_file,download_fileobj,put_object,delete_objects,create,load}",
          "resource.Object.{get,put,delete,upload_file,upload_fileobj,download_file,download_fileobj,load}",
          "resource.Queue.{send_message,receive_messages,delete_messages,purge}",
        ],
        instead: "aioboto3",
      },
    ],
  }),
  // Its connections are not thread-safe.
  defineLibrary({
    module: "googleapiclient",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["discovery.Resource.{execute,next_chunk}", "http.{HttpRequest,BatchHttpRequest}.execute"],
        instead: "aiogoogle",
      },
      { rule: "blocking-sdk", names: ["http.HttpRequest.next_chunk", "http.MediaIoBaseDownload.next_chunk"], instead: "aiogoogle" },
    ],
    stubs: {
      googleapiclient: "",
      "googleapiclient.http": `from typing import Any
class HttpRequest:
    def execute(self, http: Any = ..., num_retries: int = ...) -> Any: ...
    def next_chunk(self, http: Any = ..., num_retries: int = ...) -> Any: ...
class BatchHttpRequest:
    def __init__(self, callback: Any = ..., batch_uri: str | None = ...) -> None: ...
    def add(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None: ...
    def execute(self, http: Any = ...) -> None: ...
class MediaIoBaseDownload:
    def __init__(self, fd: Any, request: Any, chunksize: int = ...) -> None: ...
    def next_chunk(self, num_retries: int = ...) -> Any: ...
class MediaFileUpload:
    def __init__(self, filename: str, *args: Any, **kwargs: Any) -> None: ...
class MediaIoBaseUpload:
    def __init__(self, fd: Any, *args: Any, **kwargs: Any) -> None: ...
`,
      "googleapiclient.discovery": `from typing import Any, Callable, Self
# What an API offers is read at run time: \`service.files().list(..)\` may be more of it, or a request.
class Resource:
    def __enter__(self) -> Self: ...
    def __exit__(self, *args: object) -> None: ...
    def __getattr__(self, name: str) -> Callable[..., Resource]: ...
    def close(self) -> None: ...
    def execute(self, http: Any = ..., num_retries: int = ...) -> Any: ...
    def next_chunk(self, http: Any = ..., num_retries: int = ...) -> Any: ...
def build(serviceName: str, version: str, *args: Any, **kwargs: Any) -> Resource: ...
def build_from_document(service: Any, *args: Any, **kwargs: Any) -> Resource: ...
`,
    },
  }),
  defineLibrary({
    module: "google.cloud.storage",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "Client.{get_bucket,create_bucket,lookup_bucket}",
          "Client.{bucket,get_bucket}.{get_blob,delete_blob,delete_blobs,copy_blob,exists,reload}",
          "Client.{bucket,get_bucket}.{blob,get_blob}.{upload_from_filename,upload_from_file,upload_from_string,delete,exists,reload}",
          "Client.{bucket,get_bucket}.{blob,get_blob}.{download_to_filename,download_to_file,download_as_bytes,download_as_text,download_as_string}",
        ],
        thread: "ok",
        instead: "gcloud.aio.storage",
      },
    ],
  }),
  defineLibrary({
    module: "google.cloud.bigquery",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "Client.{query,query_and_wait,get_table,create_table,delete_table,insert_rows,insert_rows_json,load_table_from_dataframe}",
          "Client.query.{result,to_dataframe}",
        ],
        thread: "ok",
      },
    ],
  }),
  defineLibrary({
    module: "google.cloud.firestore",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "Client.collection.document.{get,set,update,delete,create}",
          "Client.document.{get,set,update,delete,create}",
          "Client.collection.{add,get}",
        ],
        thread: "ok",
        instead: "google.cloud.firestore.AsyncClient",
      },
    ],
  }),
  defineLibrary({
    module: "google.cloud.pubsub_v1",
    blocking: [{ rule: "blocking-sdk", names: ["SubscriberClient.{pull,acknowledge}", "PublisherClient.publish.result"], thread: "ok" }],
  }),
  defineLibrary({
    module: "google.cloud.secretmanager",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["SecretManagerServiceClient.{access_secret_version,create_secret,add_secret_version}"],
        thread: "ok",
        instead: "SecretManagerServiceAsyncClient",
      },
    ],
  }),
  defineLibrary({
    module: "gspread",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["service_account.{open,open_by_key,open_by_url,create}", "authorize.{open,open_by_key,open_by_url,create}"],
        thread: "ok",
        instead: "gspread_asyncio",
      },
    ],
  }),
  defineLibrary({
    module: "azure.storage.blob",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "BlobServiceClient.get_blob_client.{upload_blob,download_blob,delete_blob,exists,get_blob_properties}",
          "BlobClient.{upload_blob,download_blob,delete_blob,exists,get_blob_properties}",
          "ContainerClient.{upload_blob,download_blob,delete_blob,create_container,delete_container,exists}",
        ],
        thread: "ok",
        instead: "azure.storage.blob.aio",
      },
    ],
  }),
  defineLibrary({
    module: "azure.cosmos",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "CosmosClient.{create_database,create_database_if_not_exists}",
          "ContainerProxy.{create_item,read_item,upsert_item,replace_item,delete_item}",
        ],
        thread: "ok",
        instead: "azure.cosmos.aio",
      },
    ],
  }),
  defineLibrary({
    module: "azure.keyvault.secrets",
    blocking: [
      { rule: "blocking-sdk", names: ["SecretClient.{get_secret,set_secret}"], thread: "ok", instead: "azure.keyvault.secrets.aio" },
    ],
  }),
  defineLibrary({
    module: "azure.identity",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["{DefaultAzureCredential,ClientSecretCredential,ManagedIdentityCredential}.get_token"],
        thread: "ok",
        instead: "azure.identity.aio",
      },
    ],
  }),
  defineLibrary({
    module: "kubernetes.client",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["{CoreV1Api,AppsV1Api,BatchV1Api,NetworkingV1Api,CustomObjectsApi}.*"],
        thread: "ok",
        instead: "kubernetes_asyncio",
      },
    ],
  }),
  defineLibrary({
    module: "kubernetes.watch",
    blocking: [{ rule: "blocking-sdk", names: ["Watch.stream"], lazy: true, instead: "kubernetes_asyncio.watch" }],
  }),
  defineLibrary({
    module: "docker",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "{from_env,DockerClient}.{ping,info,version,df}",
          "{from_env,DockerClient}.containers.{run,list,get,create,prune}",
          "{from_env,DockerClient}.containers.{get,run,create}.{start,stop,kill,remove,restart,wait,logs,exec_run,reload,stats,put_archive}",
          "{from_env,DockerClient}.images.{pull,build,list,get,push,remove,prune}",
          "{from_env,DockerClient}.{networks,volumes}.{create,list,get,prune}",
        ],
        thread: "ok",
        instead: "aiodocker",
      },
    ],
  }),
  defineLibrary({
    module: "slack_sdk",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["WebClient.*", "web.WebClient.*", "WebhookClient.send", "webhook.WebhookClient.send"],
        thread: "ok",
        instead: "slack_sdk.web.async_client.AsyncWebClient",
      },
    ],
  }),
  defineLibrary({
    module: "telebot",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["TeleBot.*"],
        except: ["message_handler", "callback_query_handler", "inline_handler", "register_message_handler", "add_custom_filter"],
        thread: "ok",
        instead: "telebot.async_telebot.AsyncTeleBot",
      },
    ],
  }),
  defineLibrary({
    module: "praw",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["Reddit.{submission,comment,redditor}.reply", "Reddit.subreddit.{submit,random}", "Reddit.user.me"],
        thread: "ok",
        instead: "asyncpraw",
      },
      { rule: "blocking-sdk", names: ["Reddit.subreddit.{hot,new,top,rising,search}"], lazy: true, instead: "asyncpraw" },
    ],
  }),
  defineLibrary({
    module: "tweepy",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "Client.{create_tweet,delete_tweet,get_tweet,get_user,get_users_tweets,search_recent_tweets}",
          "API.{update_status,media_upload}",
        ],
        thread: "ok",
        instead: "tweepy.asynchronous.AsyncClient",
      },
    ],
  }),
  defineLibrary({
    module: "twilio.rest",
    blocking: [{ rule: "blocking-sdk", names: ["Client.{messages,calls}.{create,list}"], thread: "ok", instead: "create_async" }],
  }),
  defineLibrary({
    module: "sendgrid",
    blocking: [{ rule: "blocking-sdk", names: ["SendGridAPIClient.send"], thread: "ok" }],
  }),
  defineLibrary({
    module: "stripe",
    blocking: ["create", "retrieve", "modify", "list", "delete"].map((method) => ({
      rule: "blocking-sdk",
      names: [
        `{Account,Charge,Coupon,Customer,Event,Invoice,PaymentIntent,PaymentMethod,Price,Product,Refund,SetupIntent,Subscription}.${method}`,
        `{checkout.Session,billing_portal.Session}.${method}`,
      ],
      thread: "ok",
      instead: `${method}_async`,
    })),
  }),
  defineLibrary({
    module: "github",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["Github.{get_repo,get_user,get_organization,search_repositories,search_issues,search_code}"],
        thread: "ok",
        instead: "githubkit",
      },
    ],
  }),
  defineLibrary({
    module: "firebase_admin.auth",
    blocking: [{ rule: "blocking-sdk", names: ["verify_id_token", "get_user", "create_user", "update_user", "delete_user"], thread: "ok" }],
  }),
  defineLibrary({
    module: "firebase_admin.messaging",
    blocking: [{ rule: "blocking-sdk", names: ["send", "send_each", "send_each_for_multicast"], thread: "ok", instead: "send_each_async" }],
  }),
  defineLibrary({
    module: "supabase",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "{create_client,Client}.auth.{get_user,sign_up,sign_in_with_password,refresh_session}",
          "{create_client,Client}.table.{select,insert,update,upsert,delete}.execute",
          "{create_client,Client}.table.{select,update,delete}.eq.execute",
          "{create_client,Client}.rpc.execute",
        ],
        thread: "ok",
        instead: "supabase.create_async_client",
      },
    ],
  }),
  defineLibrary({
    module: "selenium.webdriver",
    blocking: [
      { rule: "blocking-sdk", names: ["Chrome", "Firefox", "Edge", "Safari", "Remote"], thread: "ok", instead: "playwright.async_api" },
      {
        rule: "blocking-sdk",
        names: ["{Chrome,Firefox,Edge,Safari,Remote}.{get,find_element,find_elements,execute_script,save_screenshot,refresh,quit}"],
        thread: "ok",
        instead: "playwright.async_api",
      },
    ],
  }),
  defineLibrary({
    module: "playwright.sync_api",
    // Bound to the thread that started it; it refuses to run under an event loop at all.
    blocking: [{ rule: "blocking-sdk", names: ["sync_playwright"], instead: "playwright.async_api.async_playwright" }],
  }),
  defineLibrary({
    module: "yt_dlp",
    blocking: [{ rule: "blocking-sdk", names: ["YoutubeDL.{extract_info,download}"], thread: "ok" }],
  }),
  defineLibrary({
    module: "youtube_dl",
    blocking: [{ rule: "blocking-sdk", names: ["YoutubeDL.{extract_info,download}"], thread: "ok" }],
  }),
];
