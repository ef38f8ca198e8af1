import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { findSecrets } from "../engine/rig/find-secrets";
import { startEcho } from "../engine/rig/start-echo";
import { finetune } from "./rig/finetune";
import { submitJob } from "./rig/submit-job";
import { withClouds } from "./rig/with-clouds";

/** With characters that encodings change. */
const keys = {
  DASHSCOPE_API_KEY: "sk-planted+dash/scope=key&1",
  QIANFAN_ACCESS_KEY: "ALTAKplanted/access+key",
  QIANFAN_SECRET_KEY: "planted secret/with+signs&=2",
};
const planted = "planted-in+the/wrong=place";
const nobody = "http://127.0.0.1:9";

/** A place with nobody behind it, or one that misuses what it is told; keys where they belong and where they do not. */
const misfortunes: Readonly<Record<string, (echo: string) => NodeJS.ProcessEnv>> = {
  "an unreachable host": () => ({ FINETUNE_ENDPOINT: nobody }),
  "a server that tells back what it was told": (echo) => ({ FINETUNE_ENDPOINT: echo }),
  "a key in the user information of the endpoint": () => ({
    FINETUNE_ENDPOINT: `http://user:${encodeURIComponent(planted)}@127.0.0.1:9`,
  }),
  "a key in the user information of both base URLs": () => ({
    DASHSCOPE_HTTP_BASE_URL: `http://${encodeURIComponent(planted)}@127.0.0.1:9/api/v1`,
    QIANFAN_CONSOLE_API_BASE_URL: `http://user:${encodeURIComponent(planted)}@127.0.0.1:9`,
  }),
  "a key in the query of the endpoint": () => ({
    FINETUNE_ENDPOINT: `${nobody}?key=${encodeURIComponent(planted)}`,
  }),
  "a key in place of the endpoint": () => ({ FINETUNE_ENDPOINT: planted }),
  "a key in place of the workspace": (echo) => ({ FINETUNE_ENDPOINT: echo, DASHSCOPE_WORKSPACE_ID: planted }),
  "a proxy that needs a password": () => ({
    DASHSCOPE_HTTP_BASE_URL: "http://bailian.invalid/api/v1",
    QIANFAN_CONSOLE_API_BASE_URL: "http://qianfan.invalid",
    BOS_ENDPOINT: "http://bos.invalid",
    FINETUNE_ALLOW_INSECURE_ENDPOINT: "true",
    HTTP_PROXY: `http://user:${encodeURIComponent(planted)}@127.0.0.1:9`,
  }),
};

const commands: readonly (readonly string[])[] = [
  ["jobs"],
  ["jobs", "--json"],
  ["watch", "ft-202608141007-3be9"],
  ["watch", "qianfan/job-abcdefghijkl/task-abcdefghijkl"],
  ["cancel", "ft-202608141007-3be9"],
  ["doctor"],
  ["doctor", "--json"],
];

describe("no credential in what finetune prints", function () {
  this.timeout(300_000);

  for (const [misfortune, settings] of Object.entries(misfortunes)) {
    it(`with ${misfortune}`, async () => {
      const echo = await startEcho(400);
      try {
        const environment = { ...keys, ...settings(echo.url) };
        const runs = await Promise.all(commands.map((args) => finetune(args, { environment, folder: tmpdir() })));
        const places = runs.map(({ output }, index) => ({ path: commands[index]?.join(" ") ?? "", text: output }));
        assert.deepEqual(findSecrets([...Object.values(keys), planted], places), []);
        for (const [index, { code, output }] of runs.entries()) {
          assert.ok(code === 1 || code === 2, `${places[index]?.path}: ${code}`);
          assert.notEqual(output, "", "a failure says why");
        }
      } finally {
        await echo.close();
      }
    });
  }

  it("with keys that are right, wrong, or those of another account", () =>
    withClouds(async (clouds) => {
      const id = await submitJob(clouds, "bailian", "support");
      const right = clouds.environment;
      const settings = [right, { ...right, ...keys }, { ...right, QIANFAN_SECRET_KEY: keys.QIANFAN_SECRET_KEY }];
      const all = settings.flatMap((environment) =>
        [["watch", id], ...commands].map((args) => ({ args, environment })),
      );
      const places = [];
      for (const { args, environment } of all) {
        places.push({ path: args.join(" "), text: (await finetune(args, { environment })).output });
      }
      places.push({ path: "journal", text: clouds.emulator.journal().join("\n") });
      const { DASHSCOPE_API_KEY = "", QIANFAN_ACCESS_KEY = "", QIANFAN_SECRET_KEY = "" } = right;
      const secrets = [...Object.values(keys), DASHSCOPE_API_KEY, QIANFAN_ACCESS_KEY, QIANFAN_SECRET_KEY];
      assert.deepEqual(findSecrets(secrets, places), []);
      assert.ok(places.some(({ text }) => text.includes(id)));
    }));
});
