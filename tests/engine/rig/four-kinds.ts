import { bailian } from "./job-program";
import type { FrontEnd } from "./front-ends";

/** A part of the program, by the name of its resource. */
export type Part = "data" | "job" | "version" | "service";

/** What a story changes in the program. */
export interface FourKinds {
  /** Pulumi's resource options of a part. */
  readonly options?: Partial<Readonly<Record<Part, object>>>;
  /** Arguments of a part beside its own; members of its block in `bailian`. */
  readonly args?: Partial<Readonly<Record<Part, Readonly<Record<string, unknown>>>>>;
  /** Other names of resources than their parts'. */
  readonly names?: Partial<Readonly<Record<Part, string>>>;
  /** JavaScript of resource options that all parts have. */
  readonly all?: string;
}

const classes = {
  dynamic: `
const classes = require("pulumi-finetune");
const make = (kind, name, args, options) => new classes[kind](name, args, options);`,
  // As a program declares what has no SDK in its language: members without a value become outputs.
  plugin: `
const make = (kind, name, args, options) =>
  new pulumi.CustomResource("finetune:index:" + kind, name, { fileId: undefined, modelId: undefined, ...args }, options);`,
} as const satisfies Readonly<Record<FrontEnd, string>>;

/**
 * One program for both front ends that goes from the file `train.jsonl` beside it to a model that answers: with IDs from one part to
 * the next, as every language has them.
 */
export function fourKinds(
  front: FrontEnd,
  { options = {}, args = {}, names = {}, all = "{}" }: FourKinds = {},
): string {
  return `const pulumi = require("@pulumi/pulumi");
const { options, args, names } = ${JSON.stringify({ options, args, names })};
${classes[front]}
const part = (kind, name, { bailian, ...own }) => {
  const { bailian: more, ...others } = args[name] ?? {};
  const block = bailian === undefined ? {} : { bailian: { ...bailian, ...more } };
  return make(kind, names[name] ?? name, { ...own, ...others, ...block }, { ...options[name], ...${all} });
};
const data = part("TrainingDataset", "data", { path: "train.jsonl", format: "chat", bailian: {} });
const job = part("FineTuneJob", "job", { bailian: { ...${JSON.stringify(bailian)}, trainingFileIds: [data.fileId] } });
const version = part("ModelVersion", "version", { job: job.id });
part("ModelDeployment", "service", { model: version.modelId, bailian: { plan: "mu", deploySpec: "MU1", capacity: 4 } });
`;
}
