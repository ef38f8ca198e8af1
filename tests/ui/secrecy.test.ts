import assert from "node:assert/strict";
import { createRedactor, secretForms } from "../../provider/clouds/http/redactor";
import { instead, listed, path, run } from "./rig/hostile-cloud";
import { openPage, type OpenPage } from "./rig/open-page";
import { readEvents } from "./rig/read-events";

describe("the run page and keys", () => {
  let place: OpenPage;
  afterEach(() => place.close());

  it("repeats no key that a cloud sends back, in none of its answers", async () => {
    const key = "sk-0123456789abcdef0123456789abcdef";
    const seen = run("ft-key", {
      jobName: key,
      status: "failed",
      finetunedOutput: key,
      error: { code: key, message: `Incorrect API key provided: ${key}` },
      details: { key },
    });
    place = openPage(([session]) => ({
      redact: createRedactor([key]),
      sessions: instead(session, {
        list: () => listed([seen]),
        observe: async () => seen,
        curve: async () => ({ points: [{ step: 1, loss: 1, time: key }] }),
        told: async () => ({ model: key, hyperParameters: { key } }),
        logTail: async () => [`Authorization: Bearer ${key}`, Buffer.from(`user:${key}`).toString("base64")],
      }),
      chat: async () => {
        throw new Error(key);
      },
    }));
    const addresses = [
      "/api/info",
      "/api/runs",
      path("bailian/ft-key"),
      `${path("bailian/ft-key")}/log`,
      "/api/deployments",
    ];
    const texts: string[] = [];
    for (const address of addresses) texts.push(await (await place.ask(address)).text());
    const live = readEvents(await place.ask(`/api/events?run=${encodeURIComponent("bailian/ft-key")}`));
    await live.next("runs");
    await live.next("curve");
    texts.push(JSON.stringify(live.all));
    await live.close();
    texts.push(await (await place.post("/api/ask", { cloud: "bailian", targets: [key], message: "hello" })).text());
    const forms = secretForms(key);
    for (const text of texts) {
      assert.ok(text.length > 20);
      for (const form of forms) assert.ok(!text.includes(form), `${form} in ${text.slice(0, 300)}`);
    }
  });
});
