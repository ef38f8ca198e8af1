import { createStack, type StackOptions, type TestStack } from "../../engine/rig/create-stack";
import { writeProject } from "../../engine/rig/front-ends";
import { embeddedEnvironment } from "./embedded-environment";
import { emptyProgram, jobsProgram } from "./programs";

/** Makes a stack of as many resources, which nothing has brought up yet. */
type MakeStack = (resources: number, environment?: Readonly<Record<string, string>>) => Promise<TestStack>;

/** What a stack's resources are: jobs by either front end, or nothing at all. */
export const stackSides = {
  dynamic: (resources, environment = {}) =>
    createStack(jobsProgram("dynamic", resources), onEmbeddedClouds(environment)),
  plugin: async (resources, environment = {}) => {
    const stack = await createStack(jobsProgram("plugin", resources), onEmbeddedClouds(environment));
    writeProject(stack);
    return stack;
  },
  empty: (resources, environment = {}) => createStack(emptyProgram(resources), { environment }),
} as const satisfies Readonly<Record<string, MakeStack>>;

/** Name of a side. */
export type StackSide = keyof typeof stackSides;

function onEmbeddedClouds(environment: Readonly<Record<string, string>>): StackOptions {
  return { environment: { ...embeddedEnvironment, ...environment } };
}
