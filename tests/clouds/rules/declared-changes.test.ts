import assert from "node:assert/strict";
import { clouds } from "../../../provider/clouds";
import { declaredBlocks } from "../../../provider/clouds/declared-blocks";
import type { ValueRule } from "../../../provider/clouds/rules/value-rule";

/** A value that is none of the defaults. */
function sample(rule: ValueRule): unknown {
  switch (rule.kind) {
    case "list":
      return ["sample"];
    case "object":
      return { sample: 7 };
    case "number":
      return 7;
    default:
      return "sample";
  }
}

/** Paths of the members that are declared to change in place. */
function changedInPlace(rule: ValueRule): string[] {
  if (rule.kind !== "object") return [];
  return Object.entries(rule.members).flatMap(([member, { change, rule: inner }]) => {
    if (change === "in place") return [member];
    if (inner.kind === "list") return changedInPlace(inner.items).map((path) => `${member}[].${path}`);
    return changedInPlace(inner).map((path) => `${member}.${path}`);
  });
}

describe("what a change is declared to do", () => {
  for (const { name, job, deployment } of clouds.all) {
    const { FineTuneJob, ModelDeployment } =
      Object.entries(declaredBlocks).find(([cloud]) => cloud === name)?.[1] ?? {};

    for (const { rule } of FineTuneJob?.shapes ?? []) {
      const version = rule.members["apiVersion"]?.type;
      const base =
        version?.type === "text" || rule.name?.includes("V1") === true
          ? { apiVersion: rule.name?.includes("V1") === true ? "v1" : "v2" }
          : {};
      const trainedOn = (block: Record<string, unknown>) => JSON.stringify(job.rules().trainedOn(block));

      it(`is what the rules of ${rule.name} train anew for`, () => {
        const members = Object.entries(rule.members).filter(([member]) => member !== "apiVersion");
        assert.ok(members.length > 5);
        for (const [member, { rule: inner, change = "trains anew" }] of members) {
          const isOther = trainedOn({ ...base, [member]: sample(inner) }) !== trainedOn(base);
          assert.equal(isOther, change === "trains anew", `${member}: ${change}`);
        }
      });
    }

    for (const { rule } of ModelDeployment?.shapes ?? []) {
      it(`is what the rules of ${rule.name} change in place`, () => {
        const declared = changedInPlace(rule);
        const inPlace = deployment?.rules().inPlace.filter((member) => member !== "model");
        assert.deepEqual(inPlace, declared);
      });
    }
  }
});
