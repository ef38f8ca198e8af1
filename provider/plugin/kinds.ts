import { nativePrefix } from "../contract/type-tokens";
import type { KindDeclaration } from "../contract/kinds/declaration";
import { fineTuneJob } from "../contract/kinds/fine-tune-job";
import { modelDeployment } from "../contract/kinds/model-deployment";
import { modelVersion } from "../contract/kinds/model-version";
import { trainingDataset } from "../contract/kinds/training-dataset";
import { createHost, type Host, type Running } from "../front/host";
import { createKindCalls, type KindCalls } from "../front/kind-calls";

/** A kind of resource as the plugin serves it. */
export interface ServedKind {
  readonly declaration: KindDeclaration;
  /** Its calls, loaded with the first. */
  calls(): KindCalls;
}

/** The kinds by their type tokens, in one configured process. */
export function servedKinds(current: () => Running): ReadonlyMap<string, ServedKind> {
  const host = createHost(current);
  const served = [
    lazily(fineTuneJob, host, (of) => {
      const { jobKind } = require("../front/job-kind") as typeof import("../front/job-kind");
      return createKindCalls(of, jobKind);
    }),
    lazily(trainingDataset, host, (of) => {
      const { loadDatasetKind } = require("../front/load-dataset-kind") as typeof import("../front/load-dataset-kind");
      return createKindCalls(of, loadDatasetKind(current));
    }),
    lazily(modelVersion, host, (of) => {
      const { versionKind } = require("../front/version-kind") as typeof import("../front/version-kind");
      return createKindCalls(of, versionKind);
    }),
    lazily(modelDeployment, host, (of) => {
      const { deploymentKind } = require("../front/deployment-kind") as typeof import("../front/deployment-kind");
      return createKindCalls(of, deploymentKind);
    }),
  ];
  return new Map(served.map((kind) => [`${nativePrefix}${kind.declaration.name}`, kind]));
}

function lazily(declaration: KindDeclaration, host: Host, load: (host: Host) => KindCalls): ServedKind {
  let made: KindCalls | undefined;
  return { declaration, calls: () => (made ??= load(host)) };
}
