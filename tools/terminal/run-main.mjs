import { paint } from "./paint.mjs";
import { WayOutError } from "./way-out-error.mjs";

/**
 * Runs a script's main function: its result becomes the exit code, a failure becomes readable lines on standard error.
 *
 * @param {() => Promise<number>} main the script; answers its exit code
 * @returns {Promise<void>} settles when the script is done
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof WayOutError) {
      process.stderr.write(`${paint("red", "error:", process.stderr)} ${error.message}\n${error.wayOut}\n`);
      return;
    }
    process.stderr.write(
      `${paint("red", "error:", process.stderr)} ${error instanceof Error ? error.stack : String(error)}\n`,
    );
  }
}
