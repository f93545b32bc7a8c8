/** Caches, search engines and message brokers whose clients have asynchronous twins. */
import { defineLibrary, type Library } from "../library.js";

export const stores: readonly Library[] = [
  defineLibrary({
    module: "redis",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "{Redis,StrictRedis,RedisCluster,from_url,client.Redis,client.StrictRedis,cluster.RedisCluster}.*",
          "{Redis,StrictRedis}.from_url.*",
        ],
        // They send nothing by themselves.
        except: [
          "from_pool",
          "from_url",
          "pipeline",
          "pubsub",
          "lock",
          "monitor",
          "register_script",
          "client",
          "json",
          "ft",
          "ts",
          "bf",
          "scan_iter",
          "hscan_iter",
          "sscan_iter",
          "zscan_iter",
          "get_encoder",
          "get_connection_kwargs",
          "set_response_callback",
          "close",
        ],
        thread: "ok",
        instead: "redis.asyncio.Redis",
      },
      {
        rule: "blocking-sdk",
        names: [
          "{Redis,StrictRedis,from_url}.pipeline.execute",
          "{Redis,StrictRedis,from_url}.pubsub.{subscribe,psubscribe,unsubscribe,get_message}",
          "{Redis,StrictRedis,from_url}.lock.{acquire,release}",
        ],
        instead: "redis.asyncio.Redis",
      },
      {
        rule: "blocking-sdk",
        names: ["{Redis,StrictRedis,from_url}.{scan_iter,hscan_iter,sscan_iter,zscan_iter}", "{Redis,StrictRedis,from_url}.pubsub.listen"],
        lazy: true,
        instead: "redis.asyncio.Redis",
      },
    ],
  }),
  defineLibrary({
    module: "pymemcache.client.base",
    blocking: [{ rule: "blocking-sdk", names: ["Client.{get,get_many,set,set_many,add,delete,incr,decr,touch,flush_all}"], thread: "ok" }],
  }),
  defineLibrary({
    module: "elasticsearch",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "Elasticsearch.{search,get,index,create,update,delete,bulk,count,exists,info,ping,mget,msearch,reindex,scroll}",
          "Elasticsearch.{delete_by_query,update_by_query,open_point_in_time,close_point_in_time}",
          "Elasticsearch.indices.{create,delete,exists,get,get_mapping,put_mapping,refresh,stats}",
          "Elasticsearch.cluster.health",
        ],
        thread: "ok",
        instead: "elasticsearch.AsyncElasticsearch",
      },
      { rule: "blocking-sdk", names: ["helpers.bulk", "helpers.reindex"], thread: "ok", instead: "elasticsearch.helpers.async_bulk" },
      { rule: "blocking-sdk", names: ["helpers.scan", "helpers.streaming_bulk"], lazy: true, instead: "elasticsearch.helpers.async_scan" },
    ],
  }),
  defineLibrary({
    module: "opensearchpy",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "OpenSearch.{search,get,index,create,update,delete,bulk,count,exists,info,ping,mget,msearch,scroll,delete_by_query}",
          "OpenSearch.indices.{create,delete,exists,get,get_mapping,put_mapping,refresh}",
        ],
        thread: "ok",
        instead: "opensearchpy.AsyncOpenSearch",
      },
    ],
  }),
  defineLibrary({
    module: "qdrant_client",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "QdrantClient.{search,query_points,scroll,upsert,upload_points,retrieve,delete,count,recommend}",
          "QdrantClient.{create_collection,recreate_collection,delete_collection,get_collection,get_collections,collection_exists}",
        ],
        thread: "ok",
        instead: "qdrant_client.AsyncQdrantClient",
      },
    ],
  }),
  defineLibrary({
    module: "pika",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "BlockingConnection",
          "BlockingConnection.{process_data_events,sleep,close}",
          "BlockingConnection.channel.{basic_publish,basic_get,start_consuming,queue_declare,exchange_declare,queue_bind}",
        ],
        instead: "aio_pika.connect_robust",
      },
    ],
  }),
  defineLibrary({
    module: "kafka",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["KafkaProducer", "KafkaProducer.flush", "KafkaProducer.send.get"],
        instead: "aiokafka.AIOKafkaProducer",
      },
      { rule: "blocking-sdk", names: ["KafkaConsumer.{poll,commit}"], instead: "aiokafka.AIOKafkaConsumer" },
      { rule: "blocking-sdk", names: ["KafkaConsumer"], lazy: true, instead: "aiokafka.AIOKafkaConsumer" },
    ],
  }),
  defineLibrary({
    module: "confluent_kafka",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["Consumer.{poll,consume,commit}"],
        unless: [{ index: 0, name: "timeout", is: ["0", "0.0"] }],
        instead: "confluent_kafka.aio.AIOConsumer",
      },
      { rule: "blocking-sdk", names: ["Producer.flush"], thread: "ok", instead: "confluent_kafka.aio.AIOProducer" },
    ],
  }),
  defineLibrary({
    module: "paho.mqtt.client",
    blocking: [{ rule: "blocking-sdk", names: ["Client.{connect,loop_forever,reconnect}"], thread: "ok", instead: "aiomqtt.Client" }],
  }),
  defineLibrary({
    module: "paho.mqtt.publish",
    blocking: [{ rule: "blocking-sdk", names: ["single", "multiple"], thread: "ok", instead: "aiomqtt.Client" }],
  }),
  defineLibrary({
    module: "paho.mqtt.subscribe",
    blocking: [{ rule: "blocking-sdk", names: ["simple", "callback"], thread: "ok", instead: "aiomqtt.Client" }],
  }),
  defineLibrary({
    module: "stomp",
    blocking: [{ rule: "blocking-sdk", names: ["Connection.{connect,send,subscribe,disconnect}"], thread: "ok" }],
  }),
  defineLibrary({
    module: "celery.result",
    blocking: [{ rule: "blocking-sdk", names: ["AsyncResult.{get,wait}", "GroupResult.{get,join}"], thread: "ok" }],
  }),
];
