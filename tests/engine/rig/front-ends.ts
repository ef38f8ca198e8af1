import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { TestStack } from "./create-stack";
import { jobProgram } from "./job-program";

const nativeType = "finetune:index:FineTuneJob";
const dynamicType = "pulumi-nodejs:dynamic/finetune:FineTuneJob";

/** Folder that a project names for the engine to find the plugin. */
export const pluginFolder = resolve(__dirname, "../../../plugin");

/** Jobs by name, and Pulumi's resource options, as a program that declares them by a front end and exports each one's model. */
export const jobPrograms = {
  dynamic: jobProgram,
  plugin: (jobs: Readonly<Record<string, object>>, options: object = {}) => `
const { CustomResource } = require("@pulumi/pulumi");
for (const [name, args] of Object.entries(${JSON.stringify(jobs)})) {
  // A member without a value becomes an output.
  const outputs = { finetunedOutput: undefined };
  const job = new CustomResource("${nativeType}", name, { ...args, ...outputs }, ${JSON.stringify(options)});
  exports[name] = job.finetunedOutput;
}
`,
} as const satisfies Readonly<Record<string, typeof jobProgram>>;

/** Name of a front end. */
export type FrontEnd = keyof typeof jobPrograms;

/** Resource options by which a stack moves to a front end from the other one. */
export const movedTo = {
  dynamic: { aliases: [{ type: nativeType }] },
  plugin: { aliases: [{ type: dynamicType }] },
} as const satisfies Readonly<Record<FrontEnd, object>>;

/** A program that declares one job, `bot`, by front end; with the alias by which a stack moves from one to the other. */
export const frontEnds: Readonly<Record<FrontEnd, (args: object) => string>> = {
  dynamic: (args) => jobPrograms.dynamic({ bot: args }, movedTo.dynamic),
  plugin: (args) => jobPrograms.plugin({ bot: args }, movedTo.plugin),
};

/** Writes a project file of a JavaScript program in which both front ends are at hand. */
export function writeProject({ folder, project }: TestStack): void {
  const runtime = { name: "nodejs", options: { typescript: false } };
  const plugins = { providers: [{ name: "finetune", path: pluginFolder }] };
  const settings = { name: project, runtime, main: "index.js", plugins };
  writeFileSync(join(folder, "Pulumi.yaml"), JSON.stringify(settings));
}
