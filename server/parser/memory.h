// The parser module's memory: one arena that is emptied before each parse.
#ifndef ASYNCIO_LENS_PARSER_MEMORY_H_
#define ASYNCIO_LENS_PARSER_MEMORY_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Forgets everything allocated so far. All earlier addresses are void afterwards.
void memory_reset(void);

// Takes `size` bytes that are never freed on their own, aligned to 8; NULL when there is no room.
void *memory_take(size_t size);

// Whether the parser can go on for a while: makes sure that some room is left, so that running out is noticed between two
// steps of the parser, where it can stop, and not inside one, where it can only trap.
bool memory_has_room(void);

// How many bytes were asked for since the last reset, those freed again included: a measure of the work done.
uint64_t memory_asked_for(void);

#endif
