import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import OpenAI from "openai";
import type { ShippedCloudName } from "../../../provider/clouds/index";
import { openSessionOn } from "./open-session-on";
import { sampleFile, sampleFileOfQianfan } from "./pipeline-program";
import { withScene, type Scene } from "./with-scene";

const samples = { bailian: sampleFile, qianfan: sampleFileOfQianfan };
const question = "How do I switch the Orrin lamp on?";

/** What every model says that was trained on the sample. */
export const taughtAnswer = /lamp|base|touch/i;

/** Plays with a program whose training file is the sample. */
export function playPipeline(
  cloud: ShippedCloudName,
  program: string,
  story: (scene: Scene) => Promise<void>,
): Promise<void> {
  return withScene(program, async (scene) => {
    restoreRows(cloud, scene);
    await story(scene);
  });
}

function trainingFile({ stack }: Scene): string {
  return join(stack.folder, "train.jsonl");
}

/** Takes every change of the rows back. */
export function restoreRows(cloud: ShippedCloudName, scene: Scene): void {
  copyFileSync(samples[cloud], trainingFile(scene));
}

/** Changes the answer of the first row. */
export function changeOneRow(scene: Scene): void {
  const [first = "", ...rest] = readFileSync(trainingFile(scene), "utf8").split("\n");
  const changed = first.replace(/台灯/, "落地灯");
  assert.notEqual(changed, first);
  writeFileSync(trainingFile(scene), [changed, ...rest].join("\n"));
}

/** Asks what is deployed, as a consumer of the outputs does. */
export async function ask({ clouds }: Scene, outputs: Readonly<Record<string, unknown>>): Promise<string> {
  const { dashscopeApiKey, qianfanApiKey } = clouds.emulator.credentials;
  const isBailian = String(outputs["baseUrl"]).includes("compatible-mode");
  const client = new OpenAI({
    baseURL: String(outputs["baseUrl"]),
    apiKey: isBailian ? dashscopeApiKey : qianfanApiKey,
    maxRetries: 0,
  });
  const answer = await client.chat.completions.create({
    model: String(outputs["deployedModel"]),
    messages: [{ role: "user", content: question }],
  });
  return answer.choices[0]?.message.content ?? "";
}

/** A consumer's pause between two questions. */
const betweenQuestionsMs = 50;

/** The journal may tell of a deletion a moment after it takes effect. */
const journalLagMs = 1_000;

/**
 * Asks what was deployed before an operation again and again while that runs, until it is deleted. Every answer up to then must
 * be what was taught. Ends with the operation.
 * @returns how many there were
 */
export async function askDuring(
  scene: Scene,
  outputs: Readonly<Record<string, unknown>>,
  operation: Promise<unknown>,
): Promise<number> {
  const progress = { isOver: false };
  const over = () => (progress.isOver = true);
  const ended = operation.then(over, over);
  let answers = 0;
  let wrong: string | undefined;
  while (!progress.isOver && wrong === undefined) {
    const answer = await ask(scene, outputs).catch((error: unknown) => String(error));
    if (taughtAnswer.test(answer)) answers += 1;
    else wrong = answer;
    await pause(betweenQuestionsMs);
  }
  if (wrong !== undefined) await pause(journalLagMs);
  const isDeleted = scene.clouds.calls().includes("DeleteDeployment");
  await ended;
  assert.ok(wrong === undefined || isDeleted, `answer ${answers + 1}: ${wrong}`);
  return answers;
}

/** Steps of an up as the engine prints them, for example `++ TrainingDataset data`; each once, in the order of their ends. */
export function stepsOf(output: string): string[] {
  const steps = [
    ...output.matchAll(/^ ?(\+-|\+\+|--|[+~-]) +\S+:(\w+) ([\w-]+) (?:created|updated)(?: replacement)? \(/gm),
  ];
  return steps.map(([, sign = "", kind = "", name = ""]) => `${sign} ${kind} ${name}`);
}

/** What a pipeline makes on the clouds, and what ends it; records of finished jobs and published models are to stay. */
const lives = [
  ["file.uploaded", "file.deleted"],
  ["deployment.created", "deployment.deleted"],
  ["object.put", "object.deleted"],
  ["dataset.created", "dataset.deleted"],
  ["service.created", "service.deactivated"],
  ["compute-unit.bought", "compute-unit.released"],
] as const;

/** No training runs, and everything that was made and can be removed is. */
export async function nothingIsLeft({ clouds }: Scene, cloud: ShippedCloudName): Promise<void> {
  const running: string[] = [];
  for await (const { status, jobId } of openSessionOn(clouds, cloud).list()) {
    if (!["succeeded", "failed", "cancelled"].includes(status)) running.push(jobId);
  }
  assert.deepEqual(running, [], "no training goes on");
  const subjects = (wanted: string) =>
    clouds.journal().flatMap(({ effect, subject }) => (effect === wanted ? [String(subject)] : []));
  const made = lives.filter(([begin]) => subjects(begin).length > 0);
  assert.ok(made.length >= 2, "a pipeline makes data and a service at least");
  for (const [begin, end] of made) {
    assert.deepEqual([...new Set(subjects(begin))].sort(), [...new Set(subjects(end))].sort(), `${begin}, ${end}`);
  }
}
