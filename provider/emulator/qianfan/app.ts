import { bosRoot } from "../bos/bos-address";
import { bosOperations, findBosDestination } from "../bos/bos-surface";
import type { FaceContext } from "../face-context";
import { createSurfaceApp, destinationsOf, routerOf, unknownDestination, type Destination } from "../surface/surface";
import { createQianfanCloud } from "./cloud";
import { answerImportReport, importReport, isImportReport } from "./datasets/import-report";
import { inferenceOperations, inferenceSurfaces } from "./inference/inference-surfaces";
import { operations } from "./operations";
import { qianfanSurface, unsignedSurface } from "./surface";
import { v1Operations } from "./v1/v1-operations";
import { v1Surfaces } from "./v1/v1-surface";

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
    ...v1Surfaces(cloud).map((each) => destinationsOf(each)),
    ...inferenceSurfaces(cloud).map((each) => destinationsOf(each)),
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
