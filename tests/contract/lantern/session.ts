import { z } from "zod";
import type { JsonObject } from "../../../provider/base/json";
import type { JobStatus, Observation } from "../../../provider/contract/observation";
import type { Candidate, CloudSession } from "../../../provider/contract/session";
import { differencesOf } from "../../../provider/clouds/compare-values";
import type { Call } from "../../../provider/clouds/http/call";
import type { Dialect } from "../../../provider/clouds/http/dialect";
import { member } from "../../../provider/clouds/http/member";
import { createTransport } from "../../../provider/clouds/http/transport";
import { keyFingerprint } from "../../../provider/clouds/key-fingerprint";
import { missingCredentials } from "../../../provider/clouds/missing-credentials";
import type { SessionOptions } from "../../../provider/clouds/session-options";
import { shareListing } from "../../../provider/clouds/share-listing";
import { absentAsUndefined, toleratedKind } from "../../../provider/clouds/tolerated-kind";

const statuses: Readonly<Record<string, JobStatus>> = {
  waiting: "queued",
  burning: "running",
  burnt: "succeeded",
  blown_out: "cancelled",
  drowned: "failed",
};

const flameSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  percent: z.number(),
  lit_at: z.string(),
  asked: z.object({ model: z.string(), data: z.string(), settings: z.record(z.string(), z.unknown()) }),
  result: z.string().optional(),
});
type Flame = z.infer<typeof flameSchema>;
const listSchema = z.object({ flames: z.array(flameSchema) });

function dialectOf(token: string): Dialect {
  return {
    cloud: "lantern",
    title: "Lantern",
    errorTable: [
      {
        code: "NOT_THERE",
        status: 404,
        kind: "not-found",
        nextStep: "Check the ID.",
        source: "our choice: this cloud is made up",
      },
    ],
    authorize: () => Promise.resolve({ authorization: `Lantern ${token}` }),
    readRequestId: ({ headers }) => headers["x-request-id"],
    readError: ({ body }) => {
      const code = member(body, "refused");
      return code === undefined ? undefined : { code, message: member(body, "why") ?? code };
    },
  };
}

/** How to reach one account on Lantern. */
export interface LanternSessionOptions extends SessionOptions {
  readonly token?: string;
}

/**
 * Opens a session on Lantern. Sends nothing by itself.
 * @throws FineTuneError `missing-credentials`
 */
export function openLanternSession(options: LanternSessionOptions): CloudSession {
  const { token } = options;
  if (token === undefined) throw missingCredentials("Lantern", "LANTERN_TOKEN is", ["lanternToken"]);
  const transport = createTransport({ ...options, dialect: dialectOf(token), secrets: [token] });
  const get = <T>(operation: string, path: string, schema: z.ZodType<T>, signal?: AbortSignal) =>
    transport.call({ operation, method: "GET", path, repeat: "safe", ...(signal && { signal }) }, schema);
  const change = (call: Omit<Call, "repeat">) => transport.call({ ...call, repeat: "safe" }, z.unknown());
  const find = (id: string, signal?: AbortSignal) =>
    absentAsUndefined(get("GetFlame", `/flames/${id}`, flameSchema, signal));
  const listAll = shareListing((signal) => get("ListFlames", "/flames", listSchema, signal), options.clock);
  const sentNames = new Set<string>();

  const named = async (isWanted: (name: string) => boolean, fresh: boolean, signal?: AbortSignal) => {
    const { flames } = await listAll({ fresh: fresh || [...sentNames].some(isWanted), ...(signal && { signal }) });
    return flames.filter(({ name }) => isWanted(name));
  };

  return {
    cloud: "lantern",
    endpoint: options.endpoint ?? options.baseUrl,
    keyFingerprint: keyFingerprint(token),
    ownsAccount: () => Promise.resolve(undefined),
    find: async (isWanted, block, signal) =>
      (await named(isWanted, false, signal)).map((flame) => ({
        name: flame.name,
        candidates: [candidateOf(flame, block)],
      })),
    reserve: async ({ name, block }, { fresh }, signal) => ({
      isNew: false,
      candidates: (await named((each) => each === name, fresh, signal)).map((flame) => candidateOf(flame, block)),
    }),
    submit: async ({ name, block }) => {
      sentNames.add(name);
      const json = { name, model: block["model"] ?? "", data: block["data"] ?? "", settings: block["settings"] ?? {} };
      const call: Call = { operation: "LightFlame", method: "POST", path: "/flames", json, repeat: "never" };
      return { cloud: "lantern", jobId: (await transport.call(call, flameSchema)).id };
    },
    release: () => Promise.resolve(),
    observe: async ({ jobId }, signal) => {
      const flame = await find(jobId, signal);
      return flame && observationOf(flame);
    },
    list: async function* (signal) {
      for (const flame of (await get("ListFlames", "/flames", listSchema, signal)).flames) yield observationOf(flame);
    },
    inspect: async ({ jobId }, block, signal) => {
      const flame = await find(jobId, signal);
      return flame && candidateOf(flame, block);
    },
    cancel: async ({ jobId }, signal) => {
      const path = `/flames/${jobId}/out`;
      await toleratedKind(change({ operation: "BlowOut", method: "POST", path, ...(signal && { signal }) }), [
        "not-found",
      ]);
    },
    remove: async ({ jobId }, _options, signal) => {
      const path = `/flames/${jobId}`;
      const refused = await toleratedKind(
        change({ operation: "ForgetFlame", method: "DELETE", path, ...(signal && { signal }) }),
        ["not-found"],
      );
      return refused === undefined ? "removed" : "gone";
    },
    logTail: () => Promise.resolve([]),
    curve: () => Promise.resolve({ points: [] }),
  };
}

function observationOf({ id, name, state, percent, lit_at, asked, result }: Flame): Observation {
  return {
    jobId: id,
    jobName: name,
    status: statuses[state] ?? "running",
    cloudStatus: state,
    ...(state in statuses ? {} : { isUnknownStatus: true }),
    progress: percent,
    baseModel: asked.model,
    createdAt: lit_at,
    ...(result === undefined ? {} : { finetunedOutput: result }),
  };
}

function candidateOf(flame: Flame, block: JsonObject): Candidate {
  const names = ["model", "data", "settings"] as const;
  return {
    key: { cloud: "lantern", jobId: flame.id },
    observation: observationOf(flame),
    differences: differencesOf(names.map((name) => ({ name, there: flame.asked[name], here: block[name] }))),
  };
}
