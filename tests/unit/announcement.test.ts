import assert from "node:assert/strict";
import { createHost, startRunning } from "../../provider/front/host";

/** What a process says before its first jobs, with these settings. */
async function announced(configuration: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const lines: string[] = [];
  const log = (_urn: string, _severity: string, message: string) => Promise.resolve(void lines.push(message));
  const sources = {
    config: (key: string) => configuration[key.replace("finetune:", "")],
    environment: { DASHSCOPE_API_KEY: "sk-0123456789abcdef" },
    programDirectory: "/srv/models",
  };
  const host = createHost(() => running);
  const running = startRunning(sources, { log }, new AbortController().signal);
  for (const urn of ["urn:bot", "urn:faq", "urn:third"]) await host.announce(urn);
  return lines;
}

describe("what is said once in an operation", () => {
  it("names the command that shows the runs where the clouds are embedded, once for all jobs", async () => {
    const [line = "", ...more] = await announced({ endpoint: "embedded", dataDir: "my clouds" });
    assert.match(
      line,
      /^simulated clouds, embedded .*; `finetune ui --data-dir "my clouds"` shows the runs in a browser$/,
    );
    assert.deepEqual(more, []);
  });

  it("leaves the command out where outputs lead to the pages of a server", async () => {
    const lines = await announced({ endpoint: "http://127.0.0.1:8791" });
    assert.deepEqual(lines, ["simulated clouds at http://127.0.0.1:8791: nothing is trained or paid"]);
  });

  it("is nothing on real accounts", async () => {
    assert.deepEqual(await announced({}), []);
  });
});
