// The allocator: an arena with free lists.
//
// Everything the parser allocates is garbage once a tree has been copied into columns, so instead of freeing a tree node by
// node the whole arena is forgotten at once. That is fast, can't fragment, can't leak, and leaves the module usable after a
// parse that ran out of memory. Within one parse, freed blocks are kept in lists by size and given out again.
//
// These functions take the place of libc's malloc, which then isn't linked at all.
#include "memory.h"

#include <stdlib.h>
#include <string.h>

// The first address after the static data and the stack; set by the linker.
extern unsigned char __heap_base;

enum {
  wasm_page_size = 65536,
  // Sizes up to this are rounded up to multiples of 8 and have a list each; larger ones are rounded up to powers of two.
  largest_small_size = 1024,
  small_list_count = largest_small_size / 8 + 1,
  large_list_count = 32,
};

// The linker caps memory at 2 GiB (--max-memory), so that addresses stay positive when JavaScript sees them as i32.
static const size_t largest_block = (size_t)1 << 30;
static const size_t least_room = (size_t)1 << 20;

// Stands before each block that malloc gives out.
typedef struct {
  uint32_t capacity;
  uint32_t unused;  // keeps the block aligned to 8
} Header;

typedef struct FreeBlock {
  struct FreeBlock *next;
} FreeBlock;

static uintptr_t top;
static uint64_t asked_for;
static FreeBlock *small_lists[small_list_count];
static FreeBlock *large_lists[large_list_count];

static size_t committed(void) { return __builtin_wasm_memory_size(0) * (size_t)wasm_page_size; }

// Makes sure that the addresses below `end` exist.
static bool commit(uint64_t end) {
  size_t have = committed();
  if (end <= have) return true;
  if (end > (uint64_t)2 * largest_block) return false;
  size_t missing = (size_t)(end - have);
  // A quarter more than asked for keeps growing rare; when that is refused, exactly what is needed may not be.
  size_t generous = missing + have / 4;
  if (__builtin_wasm_memory_grow(0, (generous + wasm_page_size - 1) / wasm_page_size) != (size_t)-1) return true;
  return __builtin_wasm_memory_grow(0, (missing + wasm_page_size - 1) / wasm_page_size) != (size_t)-1;
}

void memory_reset(void) {
  top = ((uintptr_t)&__heap_base + 7) & ~(uintptr_t)7;
  asked_for = 0;
  memset(small_lists, 0, sizeof small_lists);
  memset(large_lists, 0, sizeof large_lists);
}

void *memory_take(size_t size) {
  if (size > largest_block) return NULL;
  uint64_t end = (uint64_t)top + ((size + 7) & ~(size_t)7);
  if (!commit(end)) return NULL;
  void *block = (void *)top;
  top = (uintptr_t)end;
  return block;
}

bool memory_has_room(void) {
  // What the parser allocates in one step grows with what it holds: the arrays that double.
  return commit((uint64_t)top + least_room + top / 16);
}

uint64_t memory_asked_for(void) { return asked_for; }

static Header *header_of(void *block) { return (Header *)block - 1; }

static size_t capacity_for(size_t size) {
  if (size <= largest_small_size) return size == 0 ? 8 : (size + 7) & ~(size_t)7;
  return (size_t)1 << (32 - __builtin_clz((uint32_t)size - 1));
}

static FreeBlock **list_for(size_t capacity) {
  if (capacity <= largest_small_size) return &small_lists[capacity / 8];
  return &large_lists[31 - __builtin_clz((uint32_t)capacity)];
}

void *malloc(size_t size) {
  if (size > largest_block) return NULL;
  asked_for += size;
  size_t capacity = capacity_for(size);
  FreeBlock **list = list_for(capacity);
  if (*list) {
    FreeBlock *block = *list;
    *list = block->next;
    return block;
  }
  Header *header = memory_take(sizeof(Header) + capacity);
  if (!header) return NULL;
  header->capacity = (uint32_t)capacity;
  return header + 1;
}

void free(void *block) {
  if (!block) return;
  FreeBlock **list = list_for(header_of(block)->capacity);
  ((FreeBlock *)block)->next = *list;
  *list = block;
}

void *calloc(size_t count, size_t size) {
  uint64_t total = (uint64_t)count * size;
  if (total > largest_block) return NULL;
  void *block = malloc((size_t)total);
  // The arena is used again and again, so its memory isn't zero by itself.
  if (block) memset(block, 0, (size_t)total);
  return block;
}

void *realloc(void *block, size_t size) {
  if (!block) return malloc(size);
  size_t capacity = header_of(block)->capacity;
  if (size <= capacity) return block;
  if (size > largest_block) return NULL;
  size_t larger = capacity_for(size);
  if ((uintptr_t)block + capacity == top) {
    // The topmost block grows where it is.
    if (!memory_take(larger - capacity)) return NULL;
    header_of(block)->capacity = (uint32_t)larger;
    return block;
  }
  void *moved = malloc(size);
  if (!moved) return NULL;
  memcpy(moved, block, capacity);
  free(block);
  return moved;
}
