import { bosRoot } from "../bos/bos-address";
import { bosOperations, findBosDestination } from "../bos/bos-surface";
import type { FaceContext } from "../face-context";
import type { CallRecord } from "../journal";
import { createSurfaceApp, destinationsOf, routerOf, unknownDestination, type Destination } from "../surface/surface";
import { createQianfanCloud, type QianfanCloud } from "./cloud";
import { answerImportReport, importReport, isImportReport } from "./datasets/import-report";
import { answerInferenceRequest, injectedInferenceAnswer } from "./inference/answer-inference-request";
import { inferenceOperations } from "./inference/inference-operations";
import { operations } from "./operations";
import { qianfanSurface, unsignedSurface } from "./surface";
import { answerV1Request, v1InjectedAnswer } from "./v1/answer-v1-request";
import { v1Operations } from "./v1/v1-operations";

/**
 * Answers both versions of Qianfan's API, its inference, and the object storage.
 * @public loaded by `require` with the first request
 */
export function createQianfanApp(context: FaceContext): { fetch(request: Request): Promise<Response> } {
  const cloud = createQianfanCloud(context);
  const findInStorage = findBosDestination(context);
  const surface = qianfanSurface(cloud);
  const find = routerOf(
    destinationsOf(surface),
    v1Operations.map((operation) => ({ route: { path: operation.path }, target: v1Destination(cloud, operation) })),
    inferenceOperations.map((operation) => ({
      route: { path: operation.path.endsWith("/") ? `${operation.path}:rest+` : operation.path },
      target: inferenceDestination(cloud, operation),
    })),
    destinationsOf(unsignedSurface(cloud)),
  );
  const unknown = unknownDestination(surface);
  const report: Destination = {
    name: importReport,
    answer: (_context, request) => answerImportReport(context, cloud, request),
  };
  return createSurfaceApp(context, (asked) => {
    const found = find(asked);
    if (found !== undefined) return found;
    if (isImportReport(asked.path)) return { target: report, params: {} };
    const isOfStorage = asked.path === bosRoot || asked.path.startsWith(`${bosRoot}/`);
    return isOfStorage ? findInStorage(asked) : { target: unknown, params: {} };
  });
}

function v1Destination(cloud: QianfanCloud, operation: (typeof v1Operations)[number]): Destination {
  return {
    name: operation.name,
    answer: (context, request) => {
      const record: CallRecord = { cloud: "qianfan", operation: operation.name, requestId: context.newRequestId() };
      return context.perform(
        record,
        request,
        () => answerV1Request(context, cloud, operation, record, request),
        (error) => v1InjectedAnswer(record.requestId, operation, error),
      );
    },
  };
}

function inferenceDestination(cloud: QianfanCloud, operation: (typeof inferenceOperations)[number]): Destination {
  return {
    name: operation.name,
    answer: (context, request, { rest = "" }) => {
      const record: CallRecord = { cloud: "qianfan", operation: operation.name, requestId: context.newRequestId() };
      return context.perform(
        record,
        request,
        () => answerInferenceRequest(operation, { context, cloud, request, record, rest }),
        (error) => injectedInferenceAnswer(operation, record.requestId, error),
      );
    },
  };
}

/**
 * Names of everything that it answers.
 * @public loaded by `require` when a fault rule names an operation
 */
export function qianfanOperationNames(): readonly string[] {
  return [
    ...[...operations, ...v1Operations, ...inferenceOperations, ...bosOperations].map(({ name }) => name),
    importReport,
  ];
}
