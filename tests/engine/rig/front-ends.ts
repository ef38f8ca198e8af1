import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { TestStack } from "./create-stack";
import { jobProgram } from "./job-program";

const nativeType = "finetune:index:FineTuneJob";
const dynamicType = "pulumi-nodejs:dynamic/finetune:FineTuneJob";

/** Folder that a project names for the engine to find the plugin. */
export const pluginFolder = resolve(__dirname, "../../../plugin");

/** A program that declares one job, `bot`, by front end; with the alias by which a stack moves from one to the other. */
export const frontEnds = {
  dynamic: (args: object) => jobProgram({ bot: args }, { aliases: [{ type: nativeType }] }),
  plugin: (args: object) => `
    const { CustomResource } = require("@pulumi/pulumi");
    const aliases = [{ type: "${dynamicType}" }];
    new CustomResource("${nativeType}", "bot", ${JSON.stringify(args)}, { aliases });
  `,
} as const satisfies Readonly<Record<string, (args: object) => string>>;

/** Name of a front end. */
export type FrontEnd = keyof typeof frontEnds;

/** Writes a project file of a JavaScript program in which both front ends are at hand. */
export function writeProject({ folder, project }: TestStack): void {
  const runtime = { name: "nodejs", options: { typescript: false } };
  const plugins = { providers: [{ name: "finetune", path: pluginFolder }] };
  const settings = { name: project, runtime, main: "index.js", plugins };
  writeFileSync(join(folder, "Pulumi.yaml"), JSON.stringify(settings));
}
