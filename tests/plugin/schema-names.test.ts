import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { mark } from "../../provider/base/mark";
import { marks } from "../../provider/plugin/marked-values";
import { withSchemaNames } from "../../provider/plugin/schema-names";

const component = "finetune:index:FineTunedModel";
const job = "finetune:index:FineTuneJob";
const secret = (value: unknown) => ({ [mark]: marks.secret, value });
const output = (value: unknown) => ({ [mark]: marks.output, value, dependencies: [] });

/** Members of a class of the generated SDK of Python: the schema's name and the program's. */
function membersInPython(name: string): (readonly [schema: string, python: string])[] {
  const source = readFileSync(join(resolve(__dirname, "../.."), "sdk/python/pulumi_finetune/_inputs.py"), "utf8");
  const [, body = ""] = source.split(`class ${name}:\n`);
  const [own = ""] = body.split("\nclass ");
  const pairs = own.matchAll(/@pulumi\.getter(?:\(name="(\w+)"\))?\n {4}def (\w+)/g);
  return [...pairs].map(([, schema, python = ""]) => [schema ?? python, python] as const);
}

describe("arguments of a program in Python", () => {
  for (const [argument, name] of [
    ["deployment", "ModelDeploymentPartArgs"],
    ["dataset", "TrainingDatasetPartArgs"],
  ] as const) {
    it(`get the names of the schema where the SDK leaves them, in \`${argument}\``, () => {
      const pairs = membersInPython(name);
      assert.ok(pairs.some(([schema, python]) => schema !== python));
      const left = Object.fromEntries(pairs.map(([, python]) => [python, 1]));
      const named = Object.fromEntries(pairs.map(([schema]) => [schema, 1]));
      assert.deepEqual(withSchemaNames(component, { [argument]: left }), { [argument]: named });
    });
  }

  const cases: Readonly<Record<string, readonly [kind: string, left: object, named: object]>> = {
    "get them however deep": [
      component,
      { deployment: { qianfan: { resource_config: { replicas_count: 1 } } } },
      { deployment: { qianfan: { resourceConfig: { replicasCount: 1 } } } },
    ],
    "get them around secrets and what the engine marks": [
      job,
      { qianfan: output({ publish: secret({ model_name: "faq" }) }) },
      { qianfan: output({ publish: secret({ modelName: "faq" }) }) },
    ],
    "get them in what is a choice alone": [
      job,
      { qianfan: { train_mode: "SFT", publish: { delete_with_job: true } } },
      { qianfan: { train_mode: "SFT", publish: { deleteWithJob: true } } },
    ],
    "keep what a cloud calls so": [
      component,
      { deployment: { bailian: { extra_parameters: { new_member: 1 } } }, dataset: { path: "a_b" } },
      { deployment: { bailian: { extraParameters: { new_member: 1 } } }, dataset: { path: "a_b" } },
    ],
    "keep what nobody knows": [component, { deployment: { plan_b: 1 } }, { deployment: { plan_b: 1 } }],
    "keep a name that stands beside the schema's": [
      component,
      { deployment: { max_hourly_cost: 1, maxHourlyCost: 2 } },
      { deployment: { max_hourly_cost: 1, maxHourlyCost: 2 } },
    ],
  };
  for (const [title, [kind, left, named]] of Object.entries(cases)) {
    it(title, () => assert.deepEqual(withSchemaNames(kind, left as Record<string, unknown>), named));
  }
});
