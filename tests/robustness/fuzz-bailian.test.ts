import assert from "node:assert/strict";
import fc from "fast-check";
import { bailianCalls } from "./rig/bodies";
import { checkProperty } from "./rig/check-property";
import { startFuzzedServer, type FuzzedServer } from "./rig/fuzzed-server";
import { anyQuery, anyText, bodyForm, bodyOf, wellFormed } from "./rig/request-forms";

describe("whatever reaches the simulated Bailian on a port", function () {
  this.timeout(900_000);
  let server: FuzzedServer;
  before(async () => (server = await startFuzzedServer()));
  after(() => server.finish());

  /** Random requests that were all refused at the door would prove nothing. */
  const statuses: number[] = [];
  afterEach(() => {
    const accepted = statuses.filter((status) => status === 200).length;
    process.stdout.write(`      ${accepted} of ${statuses.length} succeeded\n`);
    assert.ok(statuses.length < 300 || accepted > statuses.length / 50);
    assert.ok(!statuses.includes(401) && !statuses.includes(403), "a request did not get past authentication");
    statuses.length = 0;
  });

  it("gets Bailian's answer behind a valid key: every route, mutated bodies, any query", () =>
    checkProperty(
      "Bailian",
      0.3,
      fc.record({
        call: fc.constantFrom(...bailianCalls),
        id: fc.nat(10_000),
        query: anyQuery,
        form: bodyForm,
        isCompatible: fc.boolean(),
      }),
      async ({ call: [method, path, body], id, query: items, form, isCompatible }) => {
        const root = isCompatible && path.startsWith("/files") ? "/compatible-mode/v1" : "/api/v1";
        const search = new URLSearchParams(wellFormed(items)).toString();
        statuses.push(
          await server.answersWell({
            method,
            target: `${root}${path.replace("{id}", encodeURI(server.idAt(id)))}${search === "" ? "" : `?${search}`}`,
            headers: {
              Host: `127.0.0.1:${server.port}`,
              Authorization: `Bearer ${server.dashscopeApiKey}`,
              "Content-Type": "application/json",
            },
            body: body === undefined ? Buffer.alloc(0) : bodyOf(body, form),
            isChunked: form.isChunked && body !== undefined,
          }),
        );
      },
    ));

  it("gets Bailian's answer to any file upload", () => {
    const part = fc.record({
      name: fc.constantFrom("files", "files", "file", "purpose", "descriptions", "x"),
      filename: fc.option(anyText),
      content: fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constant('{"messages":[]}\n')),
    });
    return checkProperty(
      "uploads",
      0.05,
      fc.record({
        parts: fc.array(part, { maxLength: 4 }),
        cut: fc.option(fc.nat(300), { freq: 5 }),
        isCompatible: fc.boolean(),
      }),
      async ({ parts, cut, isCompatible }) => {
        const lines = parts.map(
          ({ name, filename, content }) =>
            `--b\r\nContent-Disposition: form-data; name="${name}"${filename === null ? "" : `; filename="${filename}"`}\r\n\r\n${content}\r\n`,
        );
        const whole = Buffer.from(`${lines.join("")}--b--\r\n`);
        statuses.push(
          await server.answersWell({
            method: "POST",
            target: isCompatible ? "/compatible-mode/v1/files" : "/api/v1/files",
            headers: {
              Host: `127.0.0.1:${server.port}`,
              Authorization: `Bearer ${server.dashscopeApiKey}`,
              "Content-Type": "multipart/form-data; boundary=b",
            },
            body: cut === null ? whole : whole.subarray(0, cut),
          }),
        );
      },
    );
  });
});
