import type { FaceContext } from "../face-context";
import type { Store } from "../store/store";
import { createSurfaceApp, destinationsOf, routerOf, type Surface, unknownDestination } from "../surface/surface";
import { type Answer, compatibleEnvelope, type Envelope, gatewayEnvelope, nativeEnvelope } from "./answers";
import { authenticate } from "./authentication";
import type { Account, BailianCall, BailianParts } from "./call";
import { createDeploymentStore } from "./deployments/deployment-store";
import { createFileStore } from "./files/file-store";
import { createJobStore } from "./jobs/job-store";
import { createTrainingDataReader } from "./jobs/training-data";
import { missingOperations } from "./missing-operations";
import { createExportStore } from "./models/export-store";
import { createMemory } from "./models/memory";
import { createModelStore } from "./models/model-store";
import { operations } from "./operations";
import { commonRefusals } from "./refusals";

const compatibleRoot = "/compatible-mode/";
const gatewayRoot = "/cli/";

/**
 * Answers both surfaces of Bailian, which differ in their paths and their envelopes, and the console's gateway, which asks nobody
 * who calls.
 * @public loaded by `require` with the first request
 */
export function createBailianApp(context: FaceContext): ReturnType<typeof createSurfaceApp> {
  const parts = openParts(context.store);
  const isNative = (path: string) => !path.startsWith(compatibleRoot) && !path.startsWith(gatewayRoot);
  const native = surfaceOf(parts, nativeEnvelope, isNative);
  const compatible = surfaceOf(parts, compatibleEnvelope, (path) => path.startsWith(compatibleRoot));
  const open = surfaceOf(parts, gatewayEnvelope, (path) => path.startsWith(gatewayRoot));
  const gateway = { ...open, authenticate: () => undefined };
  const find = routerOf(destinationsOf(native), destinationsOf(compatible), destinationsOf(gateway));
  return createSurfaceApp(context, (asked) => {
    // HEAD is GET without the body [RFC 9110], which the server leaves out.
    const found = find(asked.method === "HEAD" ? { ...asked, method: "GET" } : asked);
    if (found !== undefined) return found;
    return { target: unknownDestination(asked.path.startsWith(compatibleRoot) ? compatible : native), params: {} };
  });
}

function surfaceOf(
  parts: BailianParts,
  envelope: Envelope,
  has: (path: string) => boolean,
): Surface<BailianCall, Answer> {
  return {
    cloud: "bailian",
    operations: operations.filter(({ routes: [{ path }] }) => has(path)),
    missing: missingOperations.filter(({ routes: [{ path }] }) => has(path)),
    authenticate,
    open: (arrival) => {
      const workspaceId = arrival.request.headers.get("x-dashscope-workspace") || parts.account.workspace_id;
      return { ...arrival, ...parts, workspaceId };
    },
    success: ({ record }, answer) => envelope.success(record.requestId, answer),
    refusal: ({ record }, refusal) => envelope.refusal(record.requestId, refusal),
    refuses: commonRefusals,
  };
}

function openParts(store: Store): BailianParts {
  const files = createFileStore(store);
  return {
    account: loadAccount(store),
    jobs: createJobStore(store),
    files,
    exports: createExportStore(store),
    models: createModelStore(store),
    memory: createMemory(store),
    deployments: createDeploymentStore(store),
    readTrainingData: createTrainingDataReader(files),
  };
}

function loadAccount(store: Store): Account {
  const account = store.prepare<Account>("SELECT user_identity, workspace_id FROM bailian_account").get();
  if (account === undefined) throw new Error("the simulated Bailian has no account");
  return account;
}
