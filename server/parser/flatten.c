// Parses Python and flattens the syntax tree into columns: the WebAssembly module behind server/src/engine/syntax/parser.ts.
//
// Crossing from JavaScript into WebAssembly for each node costs twenty times what the walk itself does, so the walk is done
// here, over tree-sitter's own (internal) tree, and JavaScript copies seven arrays.
//
// One round is input(units), write the text, parse(units), read the columns. Everything, the input and the columns too, lies
// in one arena that the next input() empties; so nothing is freed, and all addresses are void after the next input().
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "language.h"
#include "subtree.h"
#include "tree.h"
#include "tree_sitter/api.h"

#include "memory.h"

const TSLanguage *tree_sitter_python(void);

#define EXPORT(name) __attribute__((export_name(name)))

enum {
  // Rows nested deeper than this are left out (the root is at level 1): no program is nested so deeply, CPython stops at 200.
  deepest_level = 1000,
  most_symbols = 1024,
  first_stack_size = 256,
  // 256 MiB of UTF-16, an eighth of what memory may grow to: a longer text would run out of it anyway.
  most_units = 1 << 27,
  // Tree-sitter's decoder looks one unit past the end when the text ends with half a surrogate pair: a zero stands there.
  end_mark_size = 2,
};

// Flag in server/src/engine/syntax/tree.ts.
enum { flag_named = 1, flag_missing = 2, flag_broken = 4, flag_cut = 8 };

static const int32_t no_row = -1;

// Tree-sitter's error recovery copies lists of errors that grow: minutes of work for 100 KB of binary data or of `def f(`.
// That shows in the bytes it allocates: at most 300 for a unit of real code, broken or not, 20,000 and more in those cases.
// Past this allowance parse() gives up, after about a second. Unlike a time limit it gives the same answer every time.
static const uint64_t allowance = (uint64_t)64 << 20;
static const uint64_t allowance_per_unit = 1000;

static const TSLanguage *language;

// For each symbol, whether its nodes become rows: named ones do, keywords and operators do, punctuation does not.
static bool has_row[most_symbols];

static char *input_text;
static uint32_t input_units;

static uint32_t row_limit;
static uint32_t row_count;
static uint16_t *kinds;
static uint8_t *fields;
static uint8_t *flags;
static uint32_t *starts;
static uint32_t *ends;
static int32_t *parents;
static uint32_t *nexts;

// A subtree whose children are being walked.
typedef struct {
  const Subtree *children;
  uint32_t child_count;
  uint32_t index;
  // Where the next child's padding starts (its own start for the first child), in bytes.
  uint32_t position;
  // Counts the children that the grammar knows of: not the extras, which are comments, line continuations and errors.
  uint32_t structural_index;
  const TSSymbol *aliases;
  const TSFieldMapEntry *field_map;
  const TSFieldMapEntry *field_map_end;
  // The innermost row around the children, and how deeply they are nested.
  int32_t row;
  uint32_t level;
  // Whether the subtree is that row itself, so that the row ends with it.
  bool is_row;
  // The field a hidden subtree has: it passes to those of its children that have none.
  TSFieldId field;
} Frame;

static Frame *stack;
static uint32_t stack_size;
static uint32_t stack_capacity;

static bool is_punctuation(const char *name) { return strlen(name) == 1 && strchr("()[]{},:;.\\", name[0]) != NULL; }

// Sets the parser up; 1 when the grammar fits the library.
EXPORT("initialize") int32_t initialize(void) {
  memory_reset();
  language = tree_sitter_python();
  TSParser *parser = ts_parser_new();
  bool fits = ts_parser_set_language(parser, language);
  uint32_t symbol_count = ts_language_symbol_count(language);
  if (!fits || symbol_count > most_symbols || ts_language_field_count(language) > UINT8_MAX) return 0;
  for (uint32_t symbol = 0; symbol < symbol_count; symbol++) {
    TSSymbolMetadata metadata = ts_language_symbol_metadata(language, (TSSymbol)symbol);
    has_row[symbol] = metadata.named || !is_punctuation(ts_language_symbol_name(language, (TSSymbol)symbol));
  }
  return 1;
}

// Address of an input buffer of at least `units` UTF-16 units; 0 when there is no memory for it.
EXPORT("input") char *input(uint32_t units) {
  memory_reset();
  input_text = NULL;
  input_units = 0;
  row_count = 0;
  if (units > most_units) return NULL;
  input_text = memory_take((size_t)units * 2 + end_mark_size);
  if (input_text) input_units = units;
  return input_text;
}

static const char *read_input(void *payload, uint32_t byte, TSPoint point, uint32_t *bytes_read) {
  const uint32_t byte_count = *(const uint32_t *)payload;
  if (byte >= byte_count) {
    *bytes_read = 0;
    return "";
  }
  *bytes_read = byte_count - byte;
  return input_text + byte;
}

// Called by the parser every hundred steps; true makes it give up.
static bool must_stop(TSParseState *state) {
  return !memory_has_room() || memory_asked_for() > allowance + allowance_per_unit * input_units;
}

static bool take_columns(uint32_t limit) {
  row_limit = limit;
  row_count = 0;
  kinds = memory_take((size_t)limit * sizeof *kinds);
  fields = memory_take((size_t)limit * sizeof *fields);
  flags = memory_take((size_t)limit * sizeof *flags);
  starts = memory_take((size_t)limit * sizeof *starts);
  ends = memory_take((size_t)limit * sizeof *ends);
  parents = memory_take((size_t)limit * sizeof *parents);
  nexts = memory_take((size_t)limit * sizeof *nexts);
  return kinds && fields && flags && starts && ends && parents && nexts;
}

// An ERROR without children costs nothing itself, only its parent says so.
static bool is_broken(Subtree subtree) { return ts_subtree_error_cost(subtree) > 0 || ts_subtree_is_error(subtree); }

static bool symbol_has_row(TSSymbol symbol) { return symbol == ts_builtin_sym_error || has_row[symbol]; }

// Adds the row of a node that starts at `start` (bytes); its `nexts` is right if the node turns out to be a leaf.
static int32_t add_row(Subtree subtree, TSSymbol symbol, bool is_named, TSFieldId field, uint32_t start, int32_t parent) {
  uint32_t row = row_count++;
  kinds[row] = ts_language_public_symbol(language, symbol);
  fields[row] = (uint8_t)field;
  flags[row] = (uint8_t)((is_named ? flag_named : 0) | (ts_subtree_missing(subtree) ? flag_missing : 0) |
                         (is_broken(subtree) ? flag_broken : 0));
  starts[row] = start / 2;
  ends[row] = (start + ts_subtree_size(subtree).bytes) / 2;
  parents[row] = parent;
  nexts[row] = row + 1;
  return (int32_t)row;
}

// Opens a subtree that has children; false when memory ran out.
static bool push(Subtree subtree, uint32_t start, int32_t row, uint32_t level, bool is_row, TSFieldId field) {
  if (stack_size == stack_capacity) {
    uint32_t capacity = stack_capacity ? stack_capacity * 2 : first_stack_size;
    Frame *larger = realloc(stack, capacity * sizeof *stack);
    if (!larger) return false;
    stack = larger;
    stack_capacity = capacity;
  }
  Frame *frame = &stack[stack_size++];
  frame->children = ts_subtree_children(subtree);
  frame->child_count = subtree.ptr->child_count;
  frame->index = 0;
  frame->position = start;
  frame->structural_index = 0;
  frame->aliases = ts_language_alias_sequence(language, subtree.ptr->production_id);
  ts_language_field_map(language, subtree.ptr->production_id, &frame->field_map, &frame->field_map_end);
  frame->row = row;
  frame->level = level;
  frame->is_row = is_row;
  frame->field = field;
  return true;
}

// The field of the child at the frame's structural index: its own, else that of the hidden subtree it stands in.
static TSFieldId field_in(const Frame *frame) {
  for (const TSFieldMapEntry *entry = frame->field_map; entry < frame->field_map_end; entry++) {
    if (!entry->inherited && entry->child_index == frame->structural_index) return entry->field_id;
  }
  return frame->field;
}

// Writes the tree's rows in preorder; false when memory ran out. The walk keeps its own stack, so depth costs memory only.
static bool flatten(Subtree root) {
  if (!take_columns(ts_subtree_visible_descendant_count(root) + 1)) return false;
  stack = NULL;
  stack_size = stack_capacity = 0;
  uint32_t root_start = ts_subtree_padding(root).bytes;
  int32_t root_row = add_row(root, ts_subtree_symbol(root), ts_subtree_named(root), 0, root_start, no_row);
  if (ts_subtree_child_count(root) > 0 && !push(root, root_start, root_row, 2, true, 0)) return false;

  while (stack_size > 0) {
    Frame *frame = &stack[stack_size - 1];
    if (frame->index == frame->child_count) {
      if (frame->is_row) nexts[frame->row] = row_count;
      stack_size--;
      continue;
    }
    Subtree child = frame->children[frame->index];
    uint32_t start = frame->position + (frame->index > 0 ? ts_subtree_padding(child).bytes : 0);
    frame->index++;
    frame->position = start + ts_subtree_size(child).bytes;

    TSSymbol alias = 0;
    TSFieldId field = 0;
    bool is_visible = ts_subtree_visible(child);
    if (!ts_subtree_extra(child)) {
      if (frame->aliases) alias = frame->aliases[frame->structural_index];
      if (alias) is_visible = true;
      if (is_visible || ts_subtree_visible_child_count(child) > 0) field = field_in(frame);
      frame->structural_index++;
    }

    int32_t row = frame->row;
    uint32_t level = frame->level;
    bool is_row = false;
    if (is_visible) {
      TSSymbol symbol = alias ? alias : ts_subtree_symbol(child);
      if (symbol_has_row(symbol)) {
        if (level > deepest_level) {
          flags[row] |= flag_cut;
          frame->index = frame->child_count;
          continue;
        }
        if (row_count == row_limit) return false;
        bool is_named = alias ? ts_language_symbol_metadata(language, alias).named : ts_subtree_named(child);
        row = add_row(child, symbol, is_named, field, start, row);
        level++;
        is_row = true;
      }
      field = 0;
    }
    if (ts_subtree_visible_child_count(child) > 0 && !push(child, start, row, level, is_row, field)) return false;
  }
  return true;
}

// Parses the input buffer's first `units` units and flattens the tree; the number of rows, or -1 when memory
// ran out or the text is such a mess that parsing it would take too long.
EXPORT("parse") int32_t parse(uint32_t units) {
  row_count = 0;
  if (!input_text || units > input_units) return -1;
  memset(input_text + (size_t)units * 2, 0, end_mark_size);
  TSParser *parser = ts_parser_new();
  if (!ts_parser_set_language(parser, language)) return -1;
  uint32_t byte_count = units * 2;
  TSInput text = {.payload = &byte_count, .read = read_input, .encoding = TSInputEncodingUTF16LE};
  TSTree *tree = ts_parser_parse_with_options(parser, NULL, text, (TSParseOptions){.progress_callback = must_stop});
  if (!tree || !flatten(tree->root)) return -1;
  return (int32_t)row_count;
}

// Address of a column of the last tree: 0 kinds, 1 fields, 2 flags, 3 starts, 4 ends, 5 parents, 6 nexts.
EXPORT("column") void *column(uint32_t index) {
  switch (index) {
    case 0: return kinds;
    case 1: return fields;
    case 2: return flags;
    case 3: return starts;
    case 4: return ends;
    case 5: return parents;
    case 6: return nexts;
    default: return NULL;
  }
}
