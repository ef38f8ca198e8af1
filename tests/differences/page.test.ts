import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { missingOperations as missingBailianOperations } from "../../provider/emulator/bailian/missing-operations";
import { operations as bailianOperations } from "../../provider/emulator/bailian/operations";
import { errorTable as bailianErrors } from "../../provider/emulator/bailian/refusals";
import { bosErrorTable } from "../../provider/emulator/bos/errors";
import { bosOperations } from "../../provider/emulator/bos/bos-surface";
import { missingBosOperations } from "../../provider/emulator/bos/missing-operations";
import { optionMarks } from "../../provider/emulator/provenance/option-marks";
import { errorTable } from "../../provider/emulator/qianfan/refusals";
import { v1InferenceErrors, v2InferenceErrors } from "../../provider/emulator/qianfan/inference/inference-errors";
import { inferenceOperations } from "../../provider/emulator/qianfan/inference/inference-surfaces";
import { missingOperations } from "../../provider/emulator/qianfan/missing-operations";
import { operations as v2Operations } from "../../provider/emulator/qianfan/operations";
import { v1ErrorTable } from "../../provider/emulator/qianfan/v1/v1-errors";
import { v1Operations } from "../../provider/emulator/qianfan/v1/v1-operations";
import { clients, seeds, sources } from "../../provider/sources";
import { citedKeys } from "../../tools/differences/cited-sources";
import { renderDifferences } from "../../tools/differences/render-differences";
import { everySource } from "./every-source";

const page = readFileSync(join(__dirname, "../../provider/emulator/DIFFERENCES.md"), "utf8");

describe("the page of differences", () => {
  it("is what the marks beside the code say: writing it anew changes nothing (npm run differences)", async () => {
    assert.equal(page, await renderDifferences());
  });

  it("has every operation with a source, fields where it has any, and at least one rule", () => {
    const operations = [
      ...bailianOperations.map((operation) => ({ ...operation, title: `Bailian: ${operation.name}` })),
      ...v2Operations.map((operation) => ({ ...operation, title: `Qianfan V2: ${operation.name}` })),
      ...v1Operations.map((operation) => ({ ...operation, title: `Qianfan V1: ${operation.name}` })),
      ...bosOperations.map((operation) => ({ ...operation, title: `BOS: ${operation.name}` })),
      ...inferenceOperations.map((operation) => ({ ...operation, title: `Qianfan inference: ${operation.name}` })),
    ];
    for (const { title, source, rules } of operations) {
      assert.ok(page.includes(`\n### ${title}\n`), title);
      assert.ok(source.reference.length > 0, title);
      assert.ok(Object.keys(rules).length > 0, title);
    }
  });

  it("has every error code of both clouds", () => {
    const codes = [
      ...Object.keys(errorTable),
      ...Object.keys(bosErrorTable),
      ...[bailianErrors, v1ErrorTable, v1InferenceErrors, v2InferenceErrors].flatMap((table) =>
        Object.values(table).map(({ code }) => String(code)),
      ),
    ];
    for (const code of codes) assert.ok(page.includes(`\`${code}\``), code);
  });

  it("has every route that answers 501", () => {
    for (const { name } of missingBosOperations) assert.ok(page.includes(`${name}: `), name);
    for (const { name, routes } of missingBailianOperations) {
      for (const { path } of routes) assert.ok(page.includes(name) && page.includes(`${path}\``), name);
    }
    for (const { path, actions = [] } of missingOperations) {
      assert.ok(page.includes(`\`${path}\``), path);
      for (const action of actions) assert.ok(page.includes(action), action);
    }
  });

  it("has every option of createEmulator; switches with their readings and their default", () => {
    const text = readFileSync(join(__dirname, "../../provider/emulator/emulator-options.ts"), "utf8");
    const options = [...text.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name]) => name ?? "");
    assert.ok(options.length > 5);
    assert.deepEqual(Object.keys(optionMarks).sort(), [...options].sort());
    for (const [option, mark] of Object.entries(optionMarks)) {
      assert.ok(page.includes(`| \`${option}\``), option);
      assert.ok(!mark.isSwitch || (mark.default !== "" && Object.keys(mark.readings).length > 0), option);
    }
  });
});

describe("sources beside the code of the simulated clouds", () => {
  it("name a document or client of the table of sources, unless they are our choice", () => {
    for (const { kind, reference } of everySource()) {
      assert.ok(reference.length > 0);
      if (kind !== "our choice") assert.ok(citedKeys(reference).length > 0, `${kind}: ${reference}`);
    }
  });

  it("name a document by its kind", () => {
    const ofSeeds = new Set<string>(seeds.map(({ key }) => key));
    const ofClients = new Set<string>(clients.map(({ key }) => key));
    for (const { kind, reference } of everySource()) {
      const [first = ""] = citedKeys(reference);
      if (kind === "seed") assert.ok(ofSeeds.has(first), reference);
      if (kind === "document") assert.ok(!ofSeeds.has(first) && !ofClients.has(first), reference);
      if (kind === "client") assert.ok(ofClients.has(first), reference);
    }
  });

  it("have their addresses at the end of the page, and nothing else has", () => {
    const cited = new Set(everySource().flatMap(({ reference }) => citedKeys(reference)));
    assert.deepEqual(
      sources.filter(({ key, url }) => page.includes(`\n[${key}]: ${url}\n`)).map(({ key }) => key),
      sources.map(({ key }) => key).filter((key) => cited.has(key)),
    );
  });
});
