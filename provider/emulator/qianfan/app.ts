import { Hono } from "hono";
import { bosRoot } from "../bos/bos-address";
import { createBosCloud } from "../bos/bos-cloud";
import { answerBosRequest } from "../bos/routing/answer-bos-request";
import { bosOperations } from "../bos/routing/bos-operations";
import type { FaceContext } from "../face-context";
import { answerImportReport, importReport, isImportReport } from "./datasets/import-report";
import { inferenceOperations } from "./inference/inference-operations";
import { createQianfanCloud } from "./cloud";
import { answerRequest } from "./answer-request";
import { operations } from "./operations";
import { v1Operations } from "./v1/v1-operations";

/**
 * Answers both versions of Qianfan's API, its inference, and the object storage.
 * @public loaded by `require` with the first request
 */
export function createQianfanApp(context: FaceContext): Hono {
  const cloud = createQianfanCloud(context);
  const storage = createBosCloud(context);
  return new Hono()
    .all(`${bosRoot}/*`, ({ req }) =>
      isImportReport(req.path) ? answerImportReport(context, cloud, req.raw) : answerBosRequest(storage, req.raw),
    )
    .all("*", ({ req }) => answerRequest(context, cloud, req.raw));
}

/**
 * Names of everything that it answers.
 * @public loaded by `require` when a fault rule names an operation
 */
export function qianfanOperationNames(): readonly string[] {
  return [
    ...operations.map(({ action }) => action),
    ...[...v1Operations, ...inferenceOperations, ...bosOperations].map(({ name }) => name),
    importReport,
  ];
}
