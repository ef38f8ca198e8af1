import assert from "node:assert/strict";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import fc from "fast-check";
import { CloudError } from "../../provider/contract/cloud-error";
import { createRecordingClock } from "../clouds/recording-clock";
import { answerSamples } from "./rig/answer-samples";
import { checkProperty } from "./rig/check-property";
import { clientCalls, fixedAnswer } from "./rig/client-calls";
import { mutate, mutations } from "./rig/mutate";

const names = Object.keys(clientCalls({ baseUrl: "http://127.0.0.1:1" }));

/** A call ends in a value or a `CloudError` with a readable text, whatever came back. */
async function endsWell(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    assert.ok(error instanceof CloudError, `${error instanceof Error ? error.stack : String(error)}`);
    assert.ok(error.message !== "" && error.message.length < 100_000);
    assert.equal(typeof error.kind, "string");
    return false;
  }
}

describe("whatever both clients are answered", function () {
  this.timeout(900_000);
  const header = fc.stringMatching(/^[\x20-\x7e]{0,40}$/);
  const headers = fc.record(
    {
      "retry-after": fc.oneof(
        header,
        fc.constantFrom("0", "99999999999999999999", "Wed, 21 Oct 2099 07:28:00 GMT", "Sun, x"),
      ),
      date: header,
      "x-request-id": header,
      "x-bce-request-id": header,
      "x-bce-error-code": header,
      "x-bce-error-message": header,
      "content-type": header,
    },
    { requiredKeys: [] },
  );
  const status = fc.oneof(
    { weight: 3, arbitrary: fc.constant(200) },
    { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
  );
  const body = fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .record({
          sample: fc.constantFrom(...answerSamples),
          changes: mutations([]),
          cut: fc.option(fc.nat(300), { freq: 8 }),
        })
        .map(({ sample, changes, cut }) => (JSON.stringify(mutate(sample, changes)) ?? "").slice(0, cut ?? undefined)),
    },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "",
        "null",
        "[]",
        "<html>",
        "\ufeff{}",
        "[".repeat(50_000),
        `{"output":${"[".repeat(3000)}${"]".repeat(3000)}}`,
      ),
    },
  );
  const answer = fc.record({ name: fc.constantFrom(...names), status, headers, body });

  it("ends in a parsed value or a CloudError", async () => {
    const parsed = new Set<string>();
    await checkProperty("clients", 0.9, answer, async ({ name, status, headers, body }) => {
      const hasNoBody = [204, 205, 304].includes(status);
      const fetch = fixedAnswer(() => new Response(hasNoBody ? null : body, { status, headers }));
      const calls = clientCalls({
        baseUrl: "http://cloud.test",
        fetch,
        clock: createRecordingClock(),
        random: () => 0.5,
        timeoutMs: 20_000,
      });
      if (await endsWell(calls[name] ?? assert.fail(name))) parsed.add(name);
    });
    // Answers that no call can read would prove nothing.
    process.stdout.write(`      ${parsed.size} of ${names.length} calls had an answer that they could read\n`);
    assert.ok(parsed.size > names.length / 4, [...parsed].join());
  });

  describe("over a real connection", () => {
    let server: Server;
    const sockets = new Set<Socket>();
    const answers = new Map<string, Buffer>();
    before(async () => {
      server = createServer((socket) => {
        sockets.add(socket);
        socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
        socket.once("data", (request) => {
          // The case travels in the path, so that several can be under way at once.
          const id = /\/case-(\d+)\//.exec(request.toString("latin1"))?.[1] ?? "";
          socket.end(answers.get(id) ?? Buffer.alloc(0));
        });
      });
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    });
    after(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });

    let cases = 0;
    it("ends in a parsed value or a CloudError too, also for bytes that are not HTTP", () => {
      const raw = fc.oneof(
        fc.uint8Array({ maxLength: 200 }).map((data) => Buffer.from(data)),
        fc
          .record({
            status: fc.integer({ min: 100, max: 999 }),
            header: fc.stringMatching(/^[\x20-\x7e\r\n:]{0,60}$/),
            length: fc.option(fc.nat(300)),
            body,
          })
          .map(({ status, header, length, body }) => {
            const framing = length === null ? "" : `Content-Length: ${length}\r\n`;
            return Buffer.from(`HTTP/1.1 ${status} X\r\n${framing}X-A: ${header}\r\n\r\n${body}`);
          }),
      );
      return checkProperty(
        "connections",
        0.1,
        fc.record({ name: fc.constantFrom(...names), raw }),
        async ({ name, raw }) => {
          const id = String((cases += 1));
          answers.set(id, raw);
          const address = server.address() as AddressInfo;
          const baseUrl = `http://127.0.0.1:${address.port}/case-${id}`;
          const calls = clientCalls({ baseUrl, clock: createRecordingClock(), random: () => 0, timeoutMs: 20_000 });
          await endsWell(calls[name] ?? assert.fail(name));
          answers.delete(id);
        },
      );
    });
  });
});
