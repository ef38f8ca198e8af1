import assert from "node:assert/strict";
import { z } from "zod";
import { readLeniently } from "../../provider/clouds/http/read-leniently";
import { createEmulator, type Emulator } from "../../provider/emulator";
import { renderChat } from "../../provider/tokens/render-chat";
import { superLinear } from "./rig/linear-time";

describe("a great number of things takes no more than linear time:", function () {
  this.timeout(120_000);
  let open: Emulator;
  before(() => (open = createEmulator({ seed: "time", instant: true })));
  after(() => open.close());
  const post = async (path: string, init: RequestInit): Promise<string> =>
    (await open.fetch(new Request(`http://localhost${path}`, { method: "POST", ...init }))).text();

  const counts: Readonly<Record<string, (count: number) => unknown>> = {
    "parts of a form": (count) => {
      const part = '--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nx\r\n';
      const headers = { "content-type": "multipart/form-data; boundary=b" };
      return post("/api/v1/files", { body: `${part.repeat(count / 10)}--b--\r\n`, headers });
    },
    "files of a job": (count) => {
      const training_file_ids: string[] = Array<string>(count / 10).fill("file-ft-sample0000000001");
      return post("/api/v1/fine-tunes", {
        method: "POST",
        body: JSON.stringify({ model: "a", training_file_ids }),
      });
    },
    "members of one item that cannot be read": (count) => {
      const item = z.object({ id: z.string(), of: z.record(z.string(), z.string().nullish()) });
      const of = Object.fromEntries(Array.from({ length: count / 10 }, (_, index) => [`m${index}`, index]));
      return readLeniently(z.object({ jobs: z.array(item) }), { jobs: [{ id: "a", of }] });
    },
    "turns that a tool answers": (count) =>
      renderChat(
        Array.from({ length: count }, (_, index) => ({ role: index % 2 === 0 ? "tool" : "user", content: "a" })),
      ),
    "events of a stream that repeats what it has said": (count) => {
      const input = { messages: [{ role: "user", content: "ab ".repeat(count * 4) }] };
      const headers = { "x-dashscope-sse": "enable" };
      const body = JSON.stringify({ model: "qwen3-8b", input });
      return post("/api/v1/services/aigc/text-generation/generation", { body, headers });
    },
  };
  for (const [what, make] of Object.entries(counts)) {
    it(what, async () => {
      const found = await superLinear(
        (text) => make(text.length),
        (length) => "x".repeat(length),
      );
      assert.equal(found, undefined);
    });
  }
});
