import assert from "node:assert/strict";
import { generalRules } from "../../../provider/emulator/qianfan/general-rules";
import { trainingOptions } from "../../../provider/emulator/qianfan/jobs/training-options";
import { missingOperations } from "../../../provider/emulator/qianfan/missing-operations";
import { operations } from "../../../provider/emulator/qianfan/operations";
import { errorTable } from "../../../provider/emulator/qianfan/refusals";
import { trainTypes } from "../../../provider/emulator/qianfan/v1/jobs/train-types";
import { v1ErrorTable } from "../../../provider/emulator/qianfan/v1/v1-errors";
import { v1GeneralRules, v1Operations } from "../../../provider/emulator/qianfan/v1/v1-operations";

describe("sources of what the simulated Qianfan does", () => {
  const every = [...operations, ...v1Operations];
  for (const { name, rules, source } of every) {
    it(`names the source of ${name} and of each of its rules`, () => {
      assert.ok(source.reference.length > 0);
      assert.ok(Object.keys(rules).length > 0);
      for (const [rule, own] of Object.entries(rules)) assert.ok(rule.length > 0 && own.reference.length > 0, rule);
    });
  }

  it("names the source of every error, of every missing operation and of every table row", () => {
    const errors = [...Object.values(errorTable), ...Object.values(v1ErrorTable)].map((row) => row.source);
    const rows = [...missingOperations, ...trainingOptions, ...trainTypes].map((row) => row.source);
    const rules = [generalRules, v1GeneralRules].flatMap((each) => Object.values(each));
    for (const { reference } of [...errors, ...rows, ...rules]) {
      assert.ok(reference.length > 0);
    }
  });

  it("answers every route by one operation only", () => {
    const routes = [
      ...operations.flatMap(({ routes }) => routes.map(({ path, query = [] }) => `${path}?${query.join("&")}`)),
      ...v1Operations.map(({ routes }): string => routes[0].path),
      ...missingOperations.flatMap(
        ({ path, actions }) => actions?.map((action) => `${path}?Action=${action}`) ?? [path],
      ),
    ];
    assert.equal(new Set(routes).size, routes.length);
  });
});
