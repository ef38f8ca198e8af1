import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const folder = resolve(__dirname, "../../examples/pipeline");
const read = (name: string) => readFileSync(join(folder, name), "utf8");

const image = /^pulumi\/pulumi-nodejs:\d+\.\d+\.\d+(?:@sha256:[0-9a-f]{64})?$/;
const commandsIn = (text: string) => (text.match(/pulumi (?:preview|up|cancel|refresh) [^\n']*/g) ?? []).sort();
/** What people run on every system; the workflow of GitHub is held by `workflows.test.ts`. */
const commands = commandsIn(read(".github/workflows/training.yml"));

const gitlabJob = z.looseObject({
  script: z.array(z.string()),
  rules: z.array(z.object({ if: z.string(), when: z.string().optional(), allow_failure: z.boolean().optional() })),
  environment: z.object({ name: z.string(), action: z.string().optional() }).optional(),
  resource_group: z.string().optional(),
  interruptible: z.boolean().optional(),
});

describe("the pipeline of GitLab", () => {
  const {
    image: imageName,
    variables,
    stages,
    ...rest
  } = z.record(z.string(), z.unknown()).parse(parse(read(".gitlab-ci.yml")));
  const jobs = Object.entries(rest).map(([name, job]) => [name, gitlabJob.parse(job)] as const);
  const job = (name: string) => {
    const found = jobs.find(([candidate]) => candidate === name)?.[1];
    assert.ok(found, name);
    return found;
  };
  const runs = (name: string) => job(name).script.join("\n");

  it("runs what the other ones run, of one release of the image", () => {
    assert.deepEqual(commandsIn(jobs.map(([name]) => runs(name)).join("\n")), commands);
    assert.match(String(imageName), image);
    assert.deepEqual(variables, { STACK: "prod" });
    assert.deepEqual(stages, ["install", "preview", "up"]);
  });

  it("gives no key to what installs packages, and to a merge request those of another environment", () => {
    for (const [name, { script, environment }] of jobs) {
      assert.equal(environment === undefined, script.includes("npm ci"), name);
    }
    const forOthers = jobs.filter(([, { rules }]) => rules.some(({ if: when }) => when.includes('== "merge_request')));
    assert.deepEqual(
      forOthers.map(([name, { environment }]) => [name, environment?.name]),
      [
        ["install", undefined],
        ["preview", "training-preview"],
      ],
    );
    assert.equal(job("up").environment?.name, "training");
  });

  it("runs one `up` at a time, and never ends it for another", () => {
    assert.equal(typeof job("up").resource_group, "string");
    assert.equal(job("up").interruptible, false);
    assert.equal(job("unlock").rules[0]?.when, "manual");
  });
});

describe("the pipeline of Jenkins", () => {
  const text = read("Jenkinsfile").replace(/^\s*\/\/.*$/gm, "");
  const stage = (name: string) => {
    const [, body = ""] = new RegExp(`stage\\('${name}'\\) \\{([\\s\\S]*?)\\n    \\}`).exec(text) ?? [];
    assert.notEqual(body, "", name);
    return body;
  };

  it("closes what it opens, and quotes what it runs", () => {
    const code = text.replace(/'[^'\n]*'/g, "''");
    assert.doesNotMatch(code, /'(?!')(?<!'')/);
    const open: string[] = [];
    for (const mark of code.match(/[(){}]/g) ?? []) {
      if ("({".includes(mark)) open.push(mark);
      else assert.equal(open.pop(), mark === ")" ? "(" : "{");
    }
    assert.deepEqual(open, []);
  });

  it("runs what the other ones run, of one release of the image", () => {
    assert.deepEqual(commandsIn(text), commands);
    assert.match(/image '([^']+)'/.exec(text)?.[1] ?? "", image);
  });

  it("gives no key to what installs packages, and to a pull request keys of its own", () => {
    const keys = (name: string) => [...stage(name).matchAll(/credentials\('([^']+)'\)/g)].map(([, key]) => key ?? "");
    assert.ok(stage("install").includes("npm ci"));
    assert.deepEqual(keys("install"), []);
    assert.ok(keys("preview").length === 2 && keys("preview").every((key) => !keys("up").includes(key)));
    assert.deepEqual(keys("unlock"), keys("up"));
    assert.match(stage("preview"), /when \{ changeRequest\(\) \}/);
    for (const name of ["unlock", "up"]) assert.match(stage(name), /branch 'main'/);
  });

  it("runs one build at a time, and never ends it for another", () => {
    assert.match(text, /disableConcurrentBuilds\(abortPrevious: false\)/);
    assert.match(text, /booleanParam\([^)]*name: 'UNLOCK',\s+defaultValue: false/);
  });
});
