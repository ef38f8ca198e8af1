import { z } from "zod";
import type * as wire from "../contract";

/** The contract as schemas: what the description of the interface is made of, and what tests hold every answer against. */
const text = z.string();
const optionalText = text.optional();
const optionalNumber = z.number().optional();

const problem = z.strictObject({
  code: text,
  message: text,
  nextStep: optionalText,
  cloud: optionalText,
}) satisfies z.ZodType<wire.Problem>;

const money = z.strictObject({ amount: z.number(), currency: text }) satisfies z.ZodType<wire.Money>;

const clock = z.strictObject({ now: text, speed: z.number() }) satisfies z.ZodType<wire.PageClock>;

const info = z.strictObject({
  version: text,
  simulated: z.boolean(),
  controllable: z.boolean(),
  clouds: z.array(z.strictObject({ name: text, title: text, endpoint: text })),
  stacks: z.array(text),
  clock,
}) satisfies z.ZodType<wire.PageInfo>;

const status = z.enum(["queued", "running", "cancelling", "succeeded", "failed", "cancelled"]);

const runRow = z.strictObject({
  id: text,
  cloud: text,
  name: text,
  status,
  cloudStatus: text,
  progress: z.number().min(0).max(100).optional(),
  baseModel: optionalText,
  finetunedOutput: optionalText,
  createdAt: optionalText,
  finishedAt: optionalText,
  losses: z.array(z.number()).max(40).optional(),
  loss: optionalNumber,
  bestValidationLoss: optionalNumber,
  trainedTokens: optionalNumber,
  estimatedCost: money.optional(),
  billedCost: money.optional(),
  stack: optionalText,
  urn: optionalText,
  orphan: z.boolean().optional(),
}) satisfies z.ZodType<wire.RunRow>;

const runList = z.strictObject({
  runs: z.array(runRow),
  problems: z.array(problem),
  asOf: text,
  isReading: z.boolean().optional(),
}) satisfies z.ZodType<wire.RunList>;

const deploymentRow = z.strictObject({
  id: text,
  cloud: text,
  name: text,
  status: text,
  cloudStatus: text,
  model: optionalText,
  servedAs: optionalText,
  baseModel: optionalText,
  runId: optionalText,
  since: optionalText,
  ready: optionalNumber,
  wanted: optionalNumber,
  pricePerHour: money.optional(),
  stack: optionalText,
}) satisfies z.ZodType<wire.DeploymentRow>;

const deploymentList = z.strictObject({
  deployments: z.array(deploymentRow),
  problems: z.array(problem),
}) satisfies z.ZodType<wire.DeploymentList>;

const curvePoint = z.strictObject({
  step: z.number(),
  epoch: optionalNumber,
  tokens: optionalNumber,
  time: optionalText,
  loss: optionalNumber,
  validationLoss: optionalNumber,
  perplexity: optionalNumber,
  learningRate: optionalNumber,
}) satisfies z.ZodType<wire.CurvePoint>;

const runDetail = z.strictObject({
  ...runRow.shape,
  curve: z.array(curvePoint),
  checkpoints: z.array(
    z.strictObject({
      name: text,
      step: optionalNumber,
      epoch: optionalNumber,
      loss: optionalNumber,
      validationLoss: optionalNumber,
      modelId: optionalText,
      chosen: optionalText,
    }),
  ),
  metrics: z.record(text, z.union([z.number(), text])),
  hyperParameters: z.record(text, z.union([z.number(), text, z.boolean()])),
  arguments: z.record(text, z.unknown()),
  data: z.array(
    z.strictObject({
      id: text,
      role: z.enum(["training", "validation"]),
      name: optionalText,
      rows: optionalNumber,
      bytes: optionalNumber,
      tokens: optionalNumber,
      hash: optionalText,
    }),
  ),
  timeline: z.array(
    z.strictObject({
      time: text,
      what: z.enum([
        "submitted",
        "queued",
        "running",
        "adopted",
        "retried",
        "cancelled",
        "succeeded",
        "failed",
        "published",
        "deployed",
      ]),
      detail: optionalText,
    }),
  ),
  error: problem.optional(),
  dashboardUrl: optionalText,
  deployments: z.array(deploymentRow),
  snippets: z.strictObject({ get: text, import: text, curl: optionalText }),
}) satisfies z.ZodType<wire.RunDetail>;

const journalLine = z.looseObject({ seq: z.number() }) satisfies z.ZodType<wire.JournalLine>;

const faultList = z.strictObject({
  faults: z.array(z.looseObject({ id: z.number() })),
}) satisfies z.ZodType<wire.FaultList>;

const askRequest = z.strictObject({
  cloud: text,
  targets: z.array(text.min(1).max(300)).min(1).max(2),
  message: text.min(1).max(100_000),
}) satisfies z.ZodType<wire.AskRequest>;

const yes = z.literal(true);

/** By the names that the contract gives them. */
export const schemas = {
  Problem: problem,
  PageClock: clock,
  PageInfo: info,
  RunList: runList,
  RunDetail: runDetail,
  RunLog: z.strictObject({ lines: z.array(text) }) satisfies z.ZodType<wire.RunLog>,
  LossesById: z.record(text, z.array(z.number())) satisfies z.ZodType<wire.LossesById>,
  DeploymentList: deploymentList,
  AskRequest: askRequest,
  ClockChange: z.union([z.strictObject({ speed: z.number() }), z.strictObject({ advanceMs: z.number() })]),
  Journal: z.array(journalLine),
  FaultList: faultList,
  Fault: z.looseObject({ id: z.number() }),
  FaultRule: z.looseObject({ action: z.looseObject({ kind: text }) }),
  RunFateRequest: z.union([
    z.strictObject({ fail: z.strictObject({ code: text, message: text }) }),
    z.strictObject({ stall: yes }),
    z.strictObject({ finish: yes }),
    z.strictObject({ vanish: yes }),
  ]) satisfies z.ZodType<wire.RunFateRequest>,
  RunFate: z.looseObject({ id: text, status: text }),
} as const;

/** Name of a schema. */
export type SchemaName = keyof typeof schemas;
