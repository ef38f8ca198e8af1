import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
const printed = (format: string) =>
  execFileSync(process.execPath, [join(root, "tools/sbom.mjs"), format], { cwd: root, encoding: "utf8" });
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Licences that ask of whoever uses the package no more than to keep a notice. Our choice. */
const allowed = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT"];

describe("what the package brings along", function () {
  // npm reads the whole lockfile each time.
  this.timeout(120_000);

  it("is told as CycloneDX: all that is installed with it, with hashes, and nothing of development", () => {
    const bill = JSON.parse(printed("cyclonedx"));
    assert.equal(bill.bomFormat, "CycloneDX");
    assert.equal(bill.metadata.component.name, "pulumi-finetune");
    const names = bill.components.map(({ name }: { name: string }) => name);
    for (const name of Object.keys(dependencies)) assert.ok(names.includes(name), name);
    const insidePage = ["preact", "uplot"];
    for (const name of insidePage) assert.ok(names.includes(name), `${name} is inside the run page`);
    const development = Object.keys(devDependencies).filter((name) => !insidePage.includes(name));
    for (const name of development) assert.ok(!names.includes(name), name);
    for (const { name, properties = [] } of bill.components)
      assert.ok(!JSON.stringify(properties).includes("development"), name);
    for (const { name, hashes } of bill.components) assert.equal(hashes?.[0]?.alg, "SHA-512", name);
    // A dependency of a dependency.
    assert.ok(names.includes("sonic-boom"));
  });

  it("has licences that are allowed, each", () => {
    const lines = printed("list").trimEnd().split("\n");
    assert.ok(lines.length > Object.keys(dependencies).length);
    for (const line of lines) assert.ok(allowed.includes(line.split("\t")[0] ?? ""), line);
    for (const name of ["hono", "preact", "uplot"])
      assert.ok(
        lines.some((line) => line.startsWith(`MIT\t${name}\t`)),
        name,
      );
  });
});
