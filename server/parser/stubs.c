// The C library's functions that tree-sitter names but that are of no use here: what writes debug logs and graphs, and what
// reads the clock for a time limit nobody sets. With the real ones the module would import a file system and a clock;
// with these it imports nothing. None of them is reached, except abort() when memory runs out within one parser step.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

FILE *const stderr = NULL;

_Noreturn void abort(void) { __builtin_trap(); }

int fprintf(FILE *restrict file, const char *restrict format, ...) { return 0; }
int fputs(const char *restrict text, FILE *restrict file) { return 0; }
int fputc(int character, FILE *file) { return 0; }
int fclose(FILE *file) { return 0; }
size_t fwrite(const void *restrict data, size_t size, size_t count, FILE *restrict file) { return 0; }
FILE *fdopen(int descriptor, const char *mode) { return NULL; }
int dup(int descriptor) { return -1; }

int snprintf(char *restrict buffer, size_t size, const char *restrict format, ...) {
  if (size > 0) buffer[0] = '\0';
  return 0;
}

int vsnprintf(char *restrict buffer, size_t size, const char *restrict format, va_list arguments) {
  if (size > 0) buffer[0] = '\0';
  return 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  *now = (struct timespec){0};
  return 0;
}
