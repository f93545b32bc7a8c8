/** Decorators that keep the very object a function returned and hand it out again: data, no logic. */
export const resultCaches: ReadonlySet<string> = new Set([
  "cachetools.cached",
  "cachetools.cachedmethod",
  "cachetools.func.fifo_cache",
  "cachetools.func.lfu_cache",
  "cachetools.func.lru_cache",
  "cachetools.func.rr_cache",
  "cachetools.func.ttl_cache",
  "django.utils.functional.cached_property",
  "functools.cache",
  "functools.cached_property",
  "functools.lru_cache",
  "propcache.api.cached_property",
  "propcache.api.under_cached_property",
  "propcache.cached_property",
  "propcache.under_cached_property",
  "werkzeug.utils.cached_property",
]);
