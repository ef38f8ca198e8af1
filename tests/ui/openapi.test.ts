import assert from "node:assert/strict";
import { openPage } from "./rig/open-page";

interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary: string }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

describe("the description of the run page's interface", () => {
  const place = openPage();
  after(() => place.close());

  it("has every call that is answered, each with what it is for, and no other", async () => {
    const { openapi, paths } = await place.get<Description>("/api/openapi.json");
    assert.match(openapi, /^3\.1\./);
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { summary }]) => ({ path, method: method.toUpperCase(), summary })),
    );
    assert.ok(calls.length >= 17, `${calls.length} calls`);
    for (const { path, method, summary } of calls) {
      assert.notEqual(summary, "", `${method} ${path}`);
      const address = path.replace("{id}", path.includes("faults") ? "1" : "bailian%2Fft-none");
      const response = await place.ask(address, { method, headers: { "Content-Type": "application/json" } });
      const text = method === "GET" && path.includes("events") ? await response.body?.cancel() : await response.text();
      assert.ok(!String(text).includes("no such address"), `${method} ${path}`);
    }
  });

  it("names only schemas that it has", async () => {
    const description = await place.get<Description>("/api/openapi.json");
    const named = [...JSON.stringify(description).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name = ""]) => name,
    );
    const { schemas } = description.components;
    assert.deepEqual([...new Set(named)].sort(), Object.keys(schemas).sort());
    assert.ok(Object.values(schemas).every((schema) => Object.keys(schema).length > 0));
  });

  it("has no call that changes anything where the clouds are real", async () => {
    const real = openPage(() => ({ isSimulated: false, control: undefined }));
    const { paths } = await real.get<Description>("/api/openapi.json");
    const changes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).flatMap((method) => (method === "get" ? [] : [`${method} ${path}`])),
    );
    assert.deepEqual(changes, ["post /api/ask"]);
    assert.equal((await real.post("/api/clock", { speed: 2 })).status, 404);
    real.close();
  });
});
