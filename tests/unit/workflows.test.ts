import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { workflowFaults } from "./workflow-faults";

const root = resolve(__dirname, "../..");
// New ones too, before they are committed.
const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" });
const workflows = listed.split("\n").filter((file) => /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(file));
const textOf = (file: string) => readFileSync(join(root, file), "utf8");

const checkout = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1";
const sound = `on: { push: { branches: [main] }, pull_request: {} }
permissions: { contents: read }
jobs:
  preview:
    environment: preview
    steps:
      - uses: ${checkout} # v7.0.1
        with: { persist-credentials: false }
      - run: npm ci
      - run: pulumi preview
        env: { KEY: "\${{ secrets.PREVIEW_KEY }}" }
  up:
    if: github.event_name != 'pull_request'
    environment: training
    steps:
      - run: pulumi up
        env: { KEY: "\${{ secrets.KEY }}" }
`;

const attacks: readonly [what: string, from: string, to: string, fault: RegExp][] = [
  ["an action by tag", `${checkout} # v7.0.1`, "actions/checkout@v7", /checkout@v7 is not pinned/],
  ["an action by a shortened commit", checkout, "actions/checkout@3d3c42e", /is not pinned/],
  ["an action of another repository by branch", checkout, "someone/nice@main", /nice@main is not pinned/],
  ["a commit without its release", " # v7.0.1", "", /does not say its release/],
  ["a checkout that leaves its token on disk", "persist-credentials: false", "depth: 1", /keeps its token/],
  ["a title inside a script", "npm ci", 'echo "${{ github.event.pull_request.title }}"', /expression inside a script/],
  ["a branch's name inside a script", "npm ci", "git log ${{ github.head_ref }}", /expression inside a script/],
  ["a key for all jobs", "jobs:", 'env: { KEY: "${{ secrets.KEY }}" }\njobs:', /secrets for all jobs/],
  ["a key for all steps", "    steps:", '    env: { K: "${{ secrets.K }}" }\n    steps:', /secrets for all steps/],
  ["a key while packages are installed", "pulumi preview", "npm install", /a secret before all is installed/],
  [
    "a key before packages are installed",
    "- run: npm ci",
    `- run: ./x\n        env: { K: "\${{ secrets.K }}" }\n      - run: npm ci`,
    /a secret before all/,
  ],
  ["a key for an action", "run: pulumi preview", `uses: ${checkout} # v7.0.1`, /a secret for actions\/checkout/],
  ["a key for pull requests", "    environment: preview\n", "", /preview: secrets for pull requests/],
  ["the key that trains for pull requests", "PREVIEW_KEY", "KEY", /KEY for pull requests is that of another job/],
  ["an `up` on pull requests", "    if: github.event_name != 'pull_request'\n", "", /up for pull requests/],
  ["an `up` that nobody protects", "    environment: training\n", "", /up without an environment/],
  ["runs for strangers", "pull_request: {}", "pull_request_target: {}", /runs on pull_request_target/],
  ["runs for whoever comments", "pull_request: {}", "issue_comment: {}", /runs on issue_comment/],
  ["no word on permissions", "permissions: { contents: read }\n", "", /not read-only/],
  ["permissions to write", "contents: read", "contents: write", /not read-only/],
  ["all permissions for a job", "  up:\n", "  up:\n    permissions: write-all\n", /up: permissions to write/],
];

const publishing = `on: { push: { tags: ["v*"] } }
permissions: { contents: read }
jobs:
  publish:
    environment: release
    permissions: { id-token: write }
    steps:
      - run: npm publish ./package.tgz --provenance
`;

const publishingAttacks: readonly [what: string, from: string, to: string][] = [
  ["that nobody lets run", "    environment: release\n", ""],
  ["that branches start, too", '{ tags: ["v*"] }', '{ tags: ["v*"] }, workflow_dispatch: {}'],
  ["from a branch", 'tags: ["v*"]', "branches: [main]"],
  ["for rights that it does not need", "id-token: write", "packages: write"],
  ["beside what a registry brings", "npm publish", "npm ci && npm publish"],
  ["beside the repository's own code", "- run: npm", `- uses: ${checkout} # v7.0.1\n      - run: npm`],
];

describe("every workflow of the repository, a new one too,", () => {
  for (const file of workflows) {
    it(`gives nothing to strangers: ${file}`, () => assert.deepEqual(workflowFaults(textOf(file)), []));
  }

  it("is found: ours, and the one that is there to be copied", () => {
    for (const file of [
      ".github/workflows/ci.yml",
      ".github/workflows/release.yml",
      "examples/pipeline/.github/workflows/training.yml",
    ]) {
      assert.ok(workflows.includes(file), file);
    }
  });

  it("has one commit for each action", () => {
    const pins = new Map<string, Set<string>>();
    for (const [, name = "", pin = ""] of workflows
      .map(textOf)
      .join("\n")
      .matchAll(/uses: ([\w./-]+)@(.*)/g)) {
      pins.set(name, (pins.get(name) ?? new Set()).add(pin));
    }
    assert.ok(pins.size >= 5);
    for (const [name, found] of pins) assert.equal(found.size, 1, name);
  });

  it("asks for advisories on every change and once a week", () => {
    const ci = textOf(".github/workflows/ci.yml");
    for (const asked of [/^ {2}schedule:\n/m, /run: npm audit/, /osv-scanner/]) assert.match(ci, asked);
  });
});

describe("the check of workflows", () => {
  it("finds nothing in a sound one", () => {
    assert.deepEqual(workflowFaults(sound), []);
    assert.deepEqual(workflowFaults(publishing), []);
  });

  for (const [what, from, to] of publishingAttacks) {
    it(`finds publishing ${what}`, () => {
      const changed = publishing.replace(from, to);
      assert.notEqual(changed, publishing);
      assert.match(workflowFaults(changed).join("\n"), /publish: permissions to write/);
    });
  }

  for (const [what, from, to, fault] of attacks) {
    it(`finds ${what}`, () => {
      const changed = sound.replace(from, to);
      assert.notEqual(changed, sound);
      assert.match(workflowFaults(changed).join("\n"), fault);
    });
  }
});
