import type { Relation } from "../../rules/value-rule";
import { cite } from "../../../sources";

const supportTable = cite("clwgbz367");

interface Row {
  readonly members: readonly string[];
  readonly of: string;
  readonly value: string;
  /** What the cloud takes when the deciding hyperparameter is absent. */
  readonly absentMeans: string;
}

const rows: readonly Row[] = [
  { members: ["numCycles"], of: "lrSchedulerType", value: "cosine", absentMeans: "linear" },
  { members: ["lrEnd", "power"], of: "lrSchedulerType", value: "polynomial", absentMeans: "linear" },
  { members: ["saveStep", "earlyStopping"], of: "checkpointSaveStrategy", value: "step", absentMeans: "step" },
  {
    members: ["earlyStopMetric", "earlyStoppingThreshold", "earlyStoppingPatience"],
    of: "earlyStopping",
    value: "True",
    absentMeans: "False",
  },
];

/** Hyperparameters of Qianfan that have no effect without another one. */
export const parameterRelations: readonly Relation[] = rows.flatMap(({ members, of, value, absentMeans }) =>
  members.map((member): Relation => ({
    kind: "only-when",
    member,
    when: [{ at: `.${of}`, oneOf: [value], absentMeans }],
    says: `with ${of} ${value}`,
    severity: "warning",
    source: supportTable,
  })),
);
