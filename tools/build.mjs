import { ensureBuild } from "./setup/ensure-build.mjs";
import { runMain } from "./terminal/run-main.mjs";

// Compiles the package where its sources are newer than its build: what a test that is run by itself needs.
void runMain(async () => {
  await ensureBuild();
  return 0;
});
