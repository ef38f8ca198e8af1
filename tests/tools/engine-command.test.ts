import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { runTool } from "./run-tool";
import { type TemporaryClone, temporaryClone } from "./temporary-clone";
import { writeProgram } from "./write-program";

// Prints a line for each SIGINT and ends a while after the first.
const COUNT_SIGINTS = `process.on("SIGINT", () => {
  console.log("SIGINT");
  setTimeout(() => process.exit(5), 700);
});
setInterval(() => undefined, 1000);
console.log("ready");`;

describe("a command under npm run engine", () => {
  let clone: TemporaryClone;
  beforeEach(() => {
    clone = temporaryClone();
    writeProgram(join(clone.bin, "pulumi"), "echo v3.259.0");
    writeProgram(join(clone.bin, "pulumi-language-nodejs"), "");
  });
  afterEach(() => clone.remove());

  it("gives its exit code", async () => {
    assert.equal((await runTool(clone, "engine.mjs", ["sh", "-c", "exit 42"])).code, 42);
  });

  it("gives the signal that ended it", async () => {
    assert.equal((await runTool(clone, "engine.mjs", ["sh", "-c", "kill -TERM $$"])).signal, "SIGTERM");
  });

  it("has the caller's standard input, output and error", async () => {
    const run = await runTool(clone, "engine.mjs", ["sh", "-c", "cat; echo oops >&2"], { stdin: "hello" });
    assert.deepEqual([run.stdout, run.stderr], ["hello", "oops\n"]);
  });

  it("gets its arguments as they are", async () => {
    const args = ["a b", "$HOME", "", "--help", "'"];
    const print = ["node", "-p", "JSON.stringify(process.argv.slice(1))", "--", ...args];
    assert.deepEqual(JSON.parse((await runTool(clone, "engine.mjs", print)).stdout), args);
  });

  it("that does not exist ends with 127", async () => {
    assert.equal((await runTool(clone, "engine.mjs", ["no-such-program"])).code, 127);
  });

  it("is asked for when it is missing", async () => {
    const { code, stderr } = await runTool(clone, "engine.mjs", []);
    assert.equal(code, 2);
    assert.match(stderr, /^Usage: npm run --silent engine -- <command>/);
  });

  const senders: readonly [title: string, send: (child: ChildProcess) => void][] = [
    ["the process", ({ pid }) => process.kill(pid ?? NaN, "SIGINT")],
    ["the whole process group", ({ pid }) => process.kill(-(pid ?? NaN), "SIGINT")],
    [
      "the group, with npm's copy of it a moment later",
      ({ pid }) => {
        process.kill(-(pid ?? NaN), "SIGINT");
        setTimeout(() => process.kill(pid ?? NaN, "SIGINT"), 250);
      },
    ],
  ];
  for (const [title, send] of senders) {
    it(`gets one SIGINT when one is sent to ${title}`, async () => {
      let isSent = false;
      const run = await runTool(clone, "engine.mjs", ["node", "-e", COUNT_SIGINTS], {
        detached: true,
        onOutput: (child, stdout) => {
          if (isSent || !stdout.includes("ready")) return;
          isSent = true;
          send(child);
        },
      });
      assert.deepEqual([run.stdout, run.code], ["ready\nSIGINT\n", 5]);
    });
  }
});
