import assert from "node:assert/strict";
import fc from "fast-check";
import { qianfanCalls } from "./rig/bodies";
import { checkProperty } from "./rig/check-property";
import { startFuzzedServer, type FuzzedServer } from "./rig/fuzzed-server";
import { mutate } from "./rig/mutate";
import { anyQuery, bodyForm, bodyOf, wellFormed } from "./rig/request-forms";
import { signTarget } from "./rig/sign-target";

describe("whatever reaches the simulated Qianfan on a port", function () {
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

  it("gets Qianfan's answer behind a valid signature: every Action and V1 call, mutated bodies", () =>
    checkProperty(
      "Qianfan",
      0.3,
      fc.record({
        call: fc.constantFrom(...qianfanCalls),
        ids: fc.array(fc.nat(10_000), { minLength: 1, maxLength: 3 }),
        query: anyQuery,
        form: bodyForm,
      }),
      async ({ call: [path, action, body], ids, query: items, form }) => {
        const more = form.isChunked ? {} : wellFormed(items);
        const search = { ...more, ...(action === undefined ? {} : { Action: action }) };
        const encoded = Object.entries(search).map((pair) => pair.map(encodeURIComponent).join("="));
        const withIds = ids.reduce<unknown>(
          (value, at) => mutate(value, [{ at: at * 7, becomes: server.idAt(at) }]),
          body,
        );
        statuses.push(
          await server.answersWell({
            method: "POST",
            target: `${path}${encoded.length === 0 ? "" : `?${encoded.join("&")}`}`,
            headers: await signTarget(server, path, search),
            body: bodyOf(ids.length > 1 ? withIds : body, form),
            isChunked: form.isChunked,
          }),
        );
      },
    ));
});
