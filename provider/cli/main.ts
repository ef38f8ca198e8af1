#!/usr/bin/env node
import { fail, program } from "./program";

// `finetune watch … | head -1`: whoever read has read enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

program.parseAsync().catch((error: unknown) => fail(error, 1));
