import { Hono } from "hono";
import { bosRoot } from "../bos/bos-address";
import { bosOperations, findBosDestination } from "../bos/bos-surface";
import type { FaceContext } from "../face-context";
import { answerImportReport, importReport, isImportReport } from "./datasets/import-report";
import { inferenceOperations } from "./inference/inference-operations";
import { createQianfanCloud } from "./cloud";
import { answerRequest } from "./answer-request";
import { operations } from "./operations";
import { createSurfaceApp } from "../surface/surface";
import { v1Operations } from "./v1/v1-operations";

/**
 * Answers both versions of Qianfan's API, its inference, and the object storage.
 * @public loaded by `require` with the first request
 */
export function createQianfanApp(context: FaceContext): Hono {
  const cloud = createQianfanCloud(context);
  const storage = createSurfaceApp(context, findBosDestination(context));
  return new Hono()
    .all(`${bosRoot}/*`, ({ req }) =>
      isImportReport(req.path) ? answerImportReport(context, cloud, req.raw) : storage.fetch(req.raw),
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
