import assert from "node:assert/strict";
import fc from "fast-check";
import { checkProperty } from "./rig/check-property";
import { startFuzzedServer, type FuzzedServer } from "./rig/fuzzed-server";
import { httpMessage } from "./rig/http-message";
import type { RawAnswer } from "./rig/raw-exchange";
import { shapeProblem } from "./rig/vendor-shape";

describe("whatever reaches the port of the simulated clouds", function () {
  this.timeout(900_000);
  let server: FuzzedServer;
  before(async () => (server = await startFuzzedServer()));
  after(() => server.finish());

  it("gets a vendor's answer for any method, path, query, header and body that Node's parser lets through", () => {
    const roots = [
      "/api/v1/",
      "/compatible-mode/v1/",
      "/v2/",
      "/wenxinworkshop/",
      "/rpc/2.0/",
      "/_emulator/",
      "/",
      "*",
      "http://x/",
    ];
    const method = fc.constantFrom(
      "GET",
      "POST",
      "PUT",
      "DELETE",
      "PATCH",
      "HEAD",
      "OPTIONS",
      "TRACE",
      "PROPFIND",
      "M-SEARCH",
      "QUERY",
    );
    // Visible ASCII, and the bytes above it, which the parser lets through in targets and header values.
    const visible = fc.stringMatching(/^[\x21-\x7e]{0,40}$/);
    const value = fc.oneof(
      fc.stringMatching(/^[\x20-\x7e\x80-\xff]{0,60}$/),
      fc.constantFrom("bytes=0-", "gzip", "Bearer x", "application/json"),
    );
    const name = fc.oneof(
      fc.constantFrom(
        "Authorization",
        "Content-Type",
        "x-bce-date",
        "X-DashScope-WorkSpace",
        "Expect",
        "Range",
        "Cookie",
        "__proto__",
        "Accept",
        "Upgrade",
      ),
      fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,20}$/),
    );
    const banned =
      /^(host|content-length|transfer-encoding|connection|trailer|te|keep-alive|upgrade|origin|sec-fetch-site)$/i;
    const headers = fc
      .dictionary(name, value, { maxKeys: 5 })
      .map((all) => Object.fromEntries(Object.entries(all).filter(([key]) => !banned.test(key))));
    return checkProperty(
      "anything",
      0.25,
      fc.record({
        method,
        root: fc.constantFrom(...roots),
        rest: visible,
        headers,
        body: fc.uint8Array({ maxLength: 200 }),
        isChunked: fc.boolean(),
      }),
      async ({ method, root, rest, headers, body, isChunked }) => {
        const message = {
          method,
          target: `${root}${rest}`,
          headers: { Host: `127.0.0.1:${server.port}`, ...headers },
          body: Buffer.from(body),
          isChunked,
        };
        const answer = await server.exchange(httpMessage(message));
        if (isParserRefusal(answer)) return;
        const problem = shapeProblem(method, "", answer);
        assert.equal(
          problem,
          undefined,
          `${problem}: ${answer.head}\n${answer.body.slice(0, 500)}\n${server.log().slice(-2000)}`,
        );
      },
    );
  });

  it("gets a plain 400 for what is not HTTP, and never a 500", () =>
    checkProperty(
      "malformed",
      0.1,
      fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
        fc.record({ at: fc.nat(120), bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }) }).map(({ at, bytes }) => {
          const whole = httpMessage({
            method: "POST",
            target: "/v2/finetuning?Action=X",
            headers: { Host: "localhost" },
            body: Buffer.from("{}"),
          });
          return Buffer.concat([whole.subarray(0, at), Buffer.from(bytes), whole.subarray(at)]);
        }),
      ),
      async (bytes) => {
        const answer = await server.exchange(bytes);
        // Nothing but line breaks is no request at all; the connection just ends.
        if (answer.status === undefined) return;
        assert.ok(
          answer.status < 500 || answer.status === 501 || answer.status === 505,
          `${answer.head}\n${answer.body}`,
        );
        if (!isParserRefusal(answer)) assert.notEqual(answer.body, "");
      },
    ));
});

/** Node refuses by itself what is not HTTP: a status and nothing else. */
function isParserRefusal({ status, body }: RawAnswer): boolean {
  return (status === 400 || status === 431) && body === "";
}
