import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { errorText } from "../../base/error-text";
import type { FaceContext } from "../face-context";
import type { CallRecord } from "../journal";
import { type BailianCall, type BailianParts, loadAccount, type Operation } from "./call";
import { compatibleAnswer, nativeAnswer } from "./answers";
import { injectedRefusal, Refusal, refusals } from "./refusals";
import { authenticate } from "./authentication";
import { createTrainingDataReader } from "./jobs/training-data";
import { createDeploymentStore } from "./deployments/deployment-store";
import { createExportStore } from "./models/export-store";
import { createFileStore } from "./files/file-store";
import { createJobStore } from "./jobs/job-store";
import { createMemory } from "./models/memory";
import { createModelStore } from "./models/model-store";
import { notSimulated } from "./not-simulated";
import { operations } from "./operations";

const roots = { native: "/api/v1", compatible: "/compatible-mode/v1" } as const;

/** JSON bodies are small; files may fill their limit and a little more for the other parts. */
const jsonBodyLimit = 4 * 2 ** 20;

/**
 * Answers both surfaces of Bailian.
 * @public loaded by `require` with the first request
 */
export function createBailianApp(context: FaceContext): Hono {
  const { store } = context;
  const files = createFileStore(store);
  const parts: BailianParts = {
    context,
    account: loadAccount(store),
    jobs: createJobStore(store),
    files,
    exports: createExportStore(store),
    models: createModelStore(store),
    memory: createMemory(store),
    deployments: createDeploymentStore(store),
    readTrainingData: createTrainingDataReader(files),
  };
  const app = new Hono();
  const limitBody = (maxSize: number) => bodyLimit({ maxSize, onError: () => tooLarge(context.newRequestId()) });
  const limitForm = limitBody(context.settings.fileLimits.fileBytes + jsonBodyLimit);
  const limitJson = limitBody(jsonBodyLimit);
  app.post("*", (c, next) => (c.req.path.endsWith("/files") ? limitForm : limitJson)(c, next));
  const refuse = ({ name, method, path, surface }: (typeof notSimulated)[number]) => {
    const answer: Operation["answer"] = () => {
      throw refusals.notSimulated(name);
    };
    app.on(method === undefined ? allMethods : [method], [roots[surface] + path], (c) =>
      perform(parts, c, { name, surface, answer }),
    );
  };
  notSimulated.filter(({ isRest }) => !isRest).forEach(refuse);
  for (const operation of operations) {
    app.on([operation.method], [roots[operation.surface] + operation.path], (c) => perform(parts, c, operation));
  }
  notSimulated.filter(({ isRest }) => isRest).forEach(refuse);
  app.notFound((c) => {
    const surface = c.req.path.startsWith(roots.compatible) ? "compatible" : "native";
    const answer: Operation["answer"] = () => {
      throw refusals.pathNotFound();
    };
    return perform(parts, c, { name: "unknown", surface, answer });
  });
  return app;
}

/** What is left of the body is not read, so the connection cannot carry another request. */
function tooLarge(requestId: string): Response {
  const answer = nativeAnswer.refusal(requestId, refusals.bodyTooLarge());
  answer.headers.set("Connection", "close");
  return answer;
}

const allMethods = ["GET", "POST", "PUT", "DELETE"];

async function perform(
  parts: BailianParts,
  c: Context,
  operation: Pick<Operation, "name" | "surface" | "answer">,
): Promise<Response> {
  const { context } = parts;
  const requestId = context.newRequestId();
  const record: CallRecord = { cloud: "bailian", operation: operation.name, requestId };
  const answers = operation.surface === "native" ? nativeAnswer : compatibleAnswer;
  const handle = async (): Promise<Response> => {
    try {
      authenticate(c.req.raw, context);
      const call: BailianCall = {
        ...parts,
        request: c.req.raw,
        requestId,
        record,
        workspaceId: c.req.header("x-dashscope-workspace") || parts.account.workspace_id,
        param: (name) => c.req.param(name) ?? "",
        query: (name) => c.req.query(name),
      };
      return await operation.answer(call);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : refusals.internalError(errorText(error));
      if (refusal !== error) context.reportFault(error);
      record.errorCode = refusal.code;
      return answers.refusal(requestId, refusal);
    }
  };
  return context.perform(record, c.req.raw, handle, (error) => answers.refusal(requestId, injectedRefusal(error)));
}
