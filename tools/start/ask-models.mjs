import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CLONE } from "../clone.mjs";
import { paint } from "../terminal/paint.mjs";

/**
 * @typedef {{ messages: { role: string, content: string }[] } & { prompt: string }[]} Row a row of either file
 */
/**
 * @typedef {{ title: string, cloud: string, route: string, data: string, base: string, prompt: (row: Row) => string }} Service
 *   how to ask one cloud: its OpenAI-compatible route, the file that its model was trained on, the base model
 */

/** @type {Readonly<Record<string, Service>>} */
const SERVICES = {
  supportBot: {
    title: "Bailian",
    cloud: "bailian",
    route: "/compatible-mode/v1",
    data: "support.chat.jsonl",
    base: "qwen3-8b",
    prompt: (row) => row.messages.find(({ role }) => role === "user")?.content ?? "",
  },
  faqBot: {
    title: "Qianfan",
    cloud: "qianfan",
    route: "/v2",
    data: "support.prompt-response.jsonl",
    base: "ernie-speed-8k",
    prompt: (row) => row[0]?.prompt ?? "",
  },
};

/**
 * Asks each deployed model, and its base model beside it, a question that it was trained on, through the official client of
 * OpenAI. The simulated clouds answer in this process, so there is no address to call.
 *
 * @param {Readonly<Record<string, { deployedModel: string }>>} models what the serving stack knows
 * @returns {Promise<void>} settles when the answers are printed
 */
export async function askModels(models) {
  const { default: OpenAI } = await import("openai");
  /** @type {typeof import("../../provider/emulator/index.ts")} */
  const { createEmulator } = await import(pathToFileURL(join(CLONE.root, "dist/provider/emulator/index.js")).href);
  const clouds = createEmulator({ dataDir: CLONE.clouds });
  try {
    for (const [name, { title, route, data, base, prompt }] of Object.entries(SERVICES)) {
      const deployed = models[name]?.deployedModel;
      if (deployed === undefined) continue;
      const client = new OpenAI({
        baseURL: `http://embedded${route}`,
        apiKey: "embedded-clouds-need-no-key",
        fetch: (url, init) => clouds.fetch(new Request(url, init)),
      });
      /** @param {string} model @param {string} content */
      const ask = async (model, content) => {
        const answer = await client.chat.completions.create({ model, messages: [{ role: "user", content }] });
        return answer.choices[0]?.message.content ?? "";
      };
      const question = prompt(firstRow(data));
      process.stdout.write(`\n${paint("bold", `Asked on ${title}`)}: ${question}\n`);
      process.stdout.write(`  base model:  ${await ask(base, question)}\n`);
      process.stdout.write(`  tuned model: ${paint("green", await ask(deployed, question))}\n`);
    }
  } finally {
    clouds.close();
  }
}

/** @param {string} file @returns {Row} */
function firstRow(file) {
  const path = join(CLONE.root, "examples", "quickstart", "data", file);
  return JSON.parse(readFileSync(path, "utf8").split("\n", 1)[0] ?? "");
}
