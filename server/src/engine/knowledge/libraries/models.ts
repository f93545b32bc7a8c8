/** Clients of language models that have asynchronous twins. */
import { defineLibrary, type Library } from "../library.js";

export const models: readonly Library[] = [
  defineLibrary({
    module: "openai",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "{OpenAI,Client}.chat.completions.{create,parse}",
          "{OpenAI,Client}.beta.chat.completions.parse",
          "{OpenAI,Client}.beta.{assistants,threads.messages,threads.runs}.{create,retrieve,list}",
          "{OpenAI,Client}.beta.threads.{create,retrieve}",
          "{OpenAI,Client}.beta.threads.runs.create_and_poll",
          "{OpenAI,Client}.{completions,embeddings,moderations}.create",
          "{OpenAI,Client}.responses.{create,parse,retrieve}",
          "{OpenAI,Client}.images.{generate,edit,create_variation}",
          "{OpenAI,Client}.audio.{transcriptions,translations,speech}.create",
          "{OpenAI,Client}.{files,vector_stores}.{create,retrieve,list,delete}",
          "{OpenAI,Client}.batches.{create,retrieve,list}",
          "{OpenAI,Client}.models.{retrieve,list,delete}",
        ],
        thread: "ok",
        instead: "openai.AsyncOpenAI",
      },
      {
        rule: "blocking-sdk",
        names: [
          "AzureOpenAI.chat.completions.{create,parse}",
          "AzureOpenAI.{completions,embeddings}.create",
          "AzureOpenAI.responses.{create,parse}",
          "AzureOpenAI.images.generate",
          "AzureOpenAI.audio.{transcriptions,speech}.create",
        ],
        thread: "ok",
        instead: "openai.AsyncAzureOpenAI",
      },
      {
        rule: "blocking-sdk",
        names: ["chat.completions.create", "embeddings.create", "images.generate", "responses.create"],
        thread: "ok",
        instead: "openai.AsyncOpenAI",
      },
    ],
  }),
  defineLibrary({
    module: "anthropic",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["{Anthropic,Client}.messages.{create,count_tokens}", "{Anthropic,Client}.completions.create"],
        thread: "ok",
        instead: "anthropic.AsyncAnthropic",
      },
      { rule: "blocking-sdk", names: ["AnthropicBedrock.messages.create"], thread: "ok", instead: "anthropic.AsyncAnthropicBedrock" },
      { rule: "blocking-sdk", names: ["AnthropicVertex.messages.create"], thread: "ok", instead: "anthropic.AsyncAnthropicVertex" },
    ],
  }),
  defineLibrary({
    module: "groq",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["Groq.chat.completions.create", "Groq.audio.{transcriptions,translations}.create"],
        thread: "ok",
        instead: "groq.AsyncGroq",
      },
    ],
  }),
  defineLibrary({
    module: "mistralai",
    blocking: [
      { rule: "blocking-sdk", names: ["Mistral.chat.{complete,stream}"], thread: "ok", instead: "mistralai.Mistral.chat.complete_async" },
      { rule: "blocking-sdk", names: ["Mistral.embeddings.create"], thread: "ok", instead: "mistralai.Mistral.embeddings.create_async" },
    ],
  }),
  defineLibrary({
    module: "cohere",
    blocking: [
      { rule: "blocking-sdk", names: ["Client.{chat,generate,embed,rerank,classify}"], thread: "ok", instead: "cohere.AsyncClient" },
      { rule: "blocking-sdk", names: ["ClientV2.{chat,embed,rerank}"], thread: "ok", instead: "cohere.AsyncClientV2" },
    ],
  }),
  defineLibrary({
    module: "together",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["Together.{chat.completions,completions,embeddings}.create", "Together.images.generate"],
        thread: "ok",
        instead: "together.AsyncTogether",
      },
    ],
  }),
  defineLibrary({
    module: "google.generativeai",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["GenerativeModel.{generate_content,count_tokens}"],
        thread: "ok",
        instead: "GenerativeModel.generate_content_async",
      },
      {
        rule: "blocking-sdk",
        names: ["GenerativeModel.start_chat.send_message"],
        thread: "ok",
        instead: "ChatSession.send_message_async",
      },
      { rule: "blocking-sdk", names: ["embed_content"], thread: "ok", instead: "google.generativeai.embed_content_async" },
      { rule: "blocking-sdk", names: ["upload_file"], thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "google.genai",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "Client.models.{generate_content,generate_images,embed_content,count_tokens}",
          "Client.chats.create.send_message",
          "Client.files.{upload,get,delete}",
        ],
        thread: "ok",
        instead: "google.genai.Client.aio",
      },
      {
        rule: "blocking-sdk",
        names: ["Client.models.generate_content_stream", "Client.chats.create.send_message_stream"],
        lazy: true,
        instead: "google.genai.Client.aio",
      },
    ],
  }),
  defineLibrary({
    module: "vertexai.generative_models",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["GenerativeModel.{generate_content,count_tokens}"],
        thread: "ok",
        instead: "GenerativeModel.generate_content_async",
      },
    ],
  }),
  defineLibrary({
    module: "ollama",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "{chat,generate,embed,embeddings,pull,push,create,list,show,delete}",
          "Client.{chat,generate,embed,embeddings,pull,list,show}",
        ],
        thread: "ok",
        instead: "ollama.AsyncClient",
      },
    ],
  }),
  defineLibrary({
    module: "litellm",
    blocking: [
      { rule: "blocking-sdk", names: ["completion"], thread: "ok", instead: "litellm.acompletion" },
      { rule: "blocking-sdk", names: ["embedding"], thread: "ok", instead: "litellm.aembedding" },
      { rule: "blocking-sdk", names: ["image_generation"], thread: "ok", instead: "litellm.aimage_generation" },
      { rule: "blocking-sdk", names: ["transcription"], thread: "ok", instead: "litellm.atranscription" },
    ],
  }),
  defineLibrary({
    module: "dashscope",
    blocking: [{ rule: "blocking-sdk", names: ["Generation.call", "MultiModalConversation.call"], thread: "ok" }],
  }),
  defineLibrary({
    module: "zhipuai",
    blocking: [{ rule: "blocking-sdk", names: ["ZhipuAI.chat.completions.create", "ZhipuAI.embeddings.create"], thread: "ok" }],
  }),
  defineLibrary({
    module: "replicate",
    blocking: [{ rule: "blocking-sdk", names: ["run"], thread: "ok", instead: "replicate.async_run" }],
  }),
  defineLibrary({
    module: "huggingface_hub",
    blocking: [
      {
        rule: "blocking-sdk",
        names: [
          "InferenceClient.{chat_completion,text_generation,text_to_image,feature_extraction,summarization}",
          "InferenceClient.chat.completions.create",
        ],
        thread: "ok",
        instead: "huggingface_hub.AsyncInferenceClient",
      },
      { rule: "blocking-sdk", names: ["hf_hub_download", "snapshot_download"], thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "langchain_core.runnables",
    blocking: [
      { rule: "blocking-sdk", names: ["Runnable.invoke"], thread: "ok", instead: "ainvoke" },
      { rule: "blocking-sdk", names: ["Runnable.batch"], thread: "ok", instead: "abatch" },
      { rule: "blocking-sdk", names: ["Runnable.stream"], lazy: true, instead: "astream" },
    ],
  }),
  defineLibrary({
    module: "langchain_openai",
    blocking: [
      { rule: "blocking-sdk", names: ["{ChatOpenAI,AzureChatOpenAI,OpenAI}.invoke"], thread: "ok", instead: "ainvoke" },
      { rule: "blocking-sdk", names: ["{ChatOpenAI,AzureChatOpenAI,OpenAI}.batch"], thread: "ok", instead: "abatch" },
      { rule: "blocking-sdk", names: ["{ChatOpenAI,AzureChatOpenAI,OpenAI}.stream"], lazy: true, instead: "astream" },
      { rule: "blocking-sdk", names: ["OpenAIEmbeddings.{embed_query,embed_documents}"], thread: "ok", instead: "aembed_query" },
    ],
  }),
  defineLibrary({
    module: "langchain_anthropic",
    blocking: [
      { rule: "blocking-sdk", names: ["ChatAnthropic.invoke"], thread: "ok", instead: "ainvoke" },
      { rule: "blocking-sdk", names: ["ChatAnthropic.stream"], lazy: true, instead: "astream" },
    ],
  }),
  defineLibrary({
    module: "langchain.chains",
    blocking: [
      {
        rule: "blocking-sdk",
        names: ["{LLMChain,ConversationChain,RetrievalQA,ConversationalRetrievalChain}.{invoke,run}"],
        thread: "ok",
        instead: "ainvoke",
      },
      {
        rule: "blocking-sdk",
        names: ["{RetrievalQA,ConversationalRetrievalChain}.{from_chain_type,from_llm}.{invoke,run}"],
        thread: "ok",
        instead: "ainvoke",
      },
    ],
  }),
  defineLibrary({
    module: "llama_index.core",
    blocking: [
      { rule: "blocking-sdk", names: ["VectorStoreIndex.from_documents"], thread: "ok" },
      { rule: "blocking-sdk", names: ["VectorStoreIndex.as_query_engine.query"], thread: "ok", instead: "aquery" },
    ],
  }),
  defineLibrary({
    module: "gtts",
    blocking: [{ rule: "blocking-sdk", names: ["gTTS.{save,write_to_fp}"], thread: "ok" }],
  }),
];
