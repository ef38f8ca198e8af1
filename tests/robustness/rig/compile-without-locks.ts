import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** `fcntl` as it answers on a network folder without a lock service (fcntl(2): ENOLCK). */
const source = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>

static int refuse(const char *name, int fd, int command, void *argument) {
  if (command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK) { errno = ENOLCK; return -1; }
  int (*real)(int, int, ...) = (int (*)(int, int, ...))dlsym(RTLD_NEXT, name);
  return real(fd, command, argument);
}

int fcntl(int fd, int command, ...) {
  va_list list; va_start(list, command); void *argument = va_arg(list, void *); va_end(list);
  return refuse("fcntl", fd, command, argument);
}

int fcntl64(int fd, int command, ...) {
  va_list list; va_start(list, command); void *argument = va_arg(list, void *); va_end(list);
  return refuse("fcntl64", fd, command, argument);
}
`;

/** A library that takes file locks away from a process which preloads it; undefined where none can be made. */
export function compileWithoutLocks(folder: string): string | undefined {
  if (process.platform !== "linux") return undefined;
  const [from, to] = [join(folder, "locks.c"), join(folder, "locks.so")];
  writeFileSync(from, source);
  const made = spawnSync("cc", ["-shared", "-fPIC", "-o", to, from, "-ldl"], { stdio: "ignore" });
  return made.status === 0 ? to : undefined;
}
