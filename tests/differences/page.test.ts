import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { refusalMarks, refusals } from "../../provider/emulator/bailian/refusals";
import { notSimulated } from "../../provider/emulator/bailian/not-simulated";
import { operations as bailianOperations } from "../../provider/emulator/bailian/operations";
import { bosErrorTable } from "../../provider/emulator/bos/errors";
import { bosOperations } from "../../provider/emulator/bos/bos-surface";
import { missingBosOperations } from "../../provider/emulator/bos/missing-operations";
import { citedClients } from "../../provider/emulator/marks/cited-clients";
import { optionMarks } from "../../provider/emulator/marks/option-marks";
import { seedDocuments } from "../../provider/emulator/marks/seed-documents";
import { errorTable } from "../../provider/emulator/qianfan/refusals";
import { v1InferenceErrors, v2InferenceErrors } from "../../provider/emulator/qianfan/inference/inference-errors";
import { inferenceOperations } from "../../provider/emulator/qianfan/inference/inference-surfaces";
import { missingOperations } from "../../provider/emulator/qianfan/missing-operations";
import { operations as v2Operations } from "../../provider/emulator/qianfan/operations";
import { v1ErrorTable } from "../../provider/emulator/qianfan/v1/v1-errors";
import { v1Operations } from "../../provider/emulator/qianfan/v1/v1-operations";
import { citedDocuments } from "../../tools/differences/cited-documents";
import { renderDifferences } from "../../tools/differences/render-differences";
import { citedKeys } from "../../tools/differences/source-text";
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
    const bailianCodes = Object.values(refusals).map((refusal) => (refusal as (word: string) => Error)("x"));
    assert.deepEqual(Object.keys(refusals).sort(), Object.keys(refusalMarks).sort());
    const codes = [
      ...bailianCodes.map((refusal) => ("code" in refusal ? String(refusal.code) : "")),
      ...Object.keys(errorTable),
      ...Object.keys(bosErrorTable),
      ...[v1ErrorTable, v1InferenceErrors, v2InferenceErrors].flatMap((table) =>
        Object.values(table).map(({ code }) => String(code)),
      ),
    ];
    for (const code of codes) assert.ok(page.includes(`\`${code}\``), code);
  });

  it("has every route that answers 501", () => {
    for (const { name } of missingBosOperations) assert.ok(page.includes(`${name}: `), name);
    for (const { name, path } of notSimulated) assert.ok(page.includes(name) && page.includes(`${path}\``), name);
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
  it("name a document or client of the legend, unless they are our choice", () => {
    for (const { kind, reference } of everySource()) {
      assert.ok(reference.length > 0);
      if (kind !== "our choice") assert.ok(citedKeys(reference).length > 0, `${kind}: ${reference}`);
    }
  });

  it("name a document by its kind", () => {
    const seeds = new Set(seedDocuments.map(({ key }) => key));
    const clients = new Set(citedClients.map(({ key }) => key));
    for (const { kind, reference } of everySource()) {
      const [first = ""] = citedKeys(reference);
      if (kind === "seed") assert.ok(seeds.has(first), reference);
      if (kind === "document") assert.ok(!seeds.has(first) && !clients.has(first), reference);
      if (kind === "client") assert.ok(clients.has(first), reference);
    }
  });

  it("use everything that the legend explains", () => {
    const cited = new Set(everySource().flatMap(({ reference }) => citedKeys(reference)));
    assert.deepEqual(
      citedDocuments.map(({ key }) => key).filter((key) => !cited.has(key)),
      [],
    );
  });
});
