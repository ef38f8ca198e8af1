import { own } from "../base/own";
import { InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { functions } from "../contract/kinds";
import type { Property } from "../contract/kinds/declaration";
import type { Running } from "../front/host";
import { FailedCall } from "../front/kind-calls";
import { stateToWire } from "../front/wire";
import { checkAnswer } from "./resources";
import { nativePrefix } from "../contract/type-tokens";
import { secretIfGiven } from "./marked-values";
import { marked, message, plain, type Methods, type Properties } from "./protocol";

type Read = (running: Running, args: Properties) => Promise<object | undefined>;

/** What each function reads, by its name. */
const reads: Readonly<Record<string, Read>> = {
  getFineTuneJob: ({ sessions }, { id }) => reading().readJobById(sessions.open, String(id)),
  getModelDeployment: ({ sessions }, { id }) => reading().readDeploymentById(sessions.open, String(id)),
  listFineTuneJobs: async ({ sessions }, filter) => {
    const jobs: object[] = [];
    for await (const job of reading().listJobs(sessions.open, filter)) jobs.push(job);
    return { jobs };
  },
  listBaseModels: ({ settings }, filter) => {
    const { listBaseModels } = require("../front/list-models") as typeof import("../front/list-models");
    return Promise.resolve({ models: listBaseModels(settings, filter) });
  },
};

/** Loaded with the first function. */
function reading(): typeof import("../front/read-clouds") {
  return require("../front/read-clouds") as typeof import("../front/read-clouds");
}

/** The functions that read without managing. */
export function invokeMethod(current: () => Running): Required<Pick<Methods, "invoke">> {
  return {
    invoke: async (request) => {
      const name = request.getTok().slice(nativePrefix.length);
      const read = own(reads, name);
      if (read === undefined) throw new FailedCall(`finetune has no function ${request.getTok()}`);
      const args = plain(request.getArgs());
      const response = new InvokeResponse();
      const declared = functions.find((fn) => fn.name === name)?.arguments ?? {};
      const failures = refusals(name, declared, args);
      if (failures.length > 0) {
        response.setFailuresList(checkAnswer({ inputs: {}, failures }).getFailuresList());
        return response;
      }
      const found = await read(current(), args);
      if (found === undefined) throw new FailedCall(`the cloud does not know ${String(args["id"])} for this account`);
      response.setReturn(message(secretIfGiven(stateToWire(found), marked(request.getArgs()))));
      return response;
    },
  };
}

/** Arguments that the declaration does not have, or that it misses. */
export function refusals(
  name: string,
  declared: Readonly<Record<string, Property>>,
  args: Properties,
): { property: string; reason: string }[] {
  const unknown = Object.keys(args).filter((argument) => !Object.hasOwn(declared, argument));
  const missing = Object.keys(declared).filter((argument) => {
    const isText = typeof args[argument] === "string" && args[argument] !== "";
    return declared[argument]?.required === true && !isText;
  });
  return [
    ...unknown.map((property) => ({ property, reason: `\`${property}\` is no argument of ${name}` })),
    ...missing.map((property) => ({ property, reason: `\`${property}\` is required; it takes a text` })),
  ];
}
