import assert from "node:assert/strict";
import { inspect } from "node:util";
import { createBailianClient } from "../../../provider/clouds/bailian/client";
import { createRedactor } from "../../../provider/clouds/http/redactor";
import { createQianfanClient } from "../../../provider/clouds/qianfan/client";
import type { CloudError } from "../../../provider/contract/cloud-error";
import { failureOf } from "../failing-call";
import { createRecordingClock } from "../recording-clock";
import { startScriptedServer, type ScriptedServer, type Step } from "../scripted-server";

const apiKey = "dashscope+key/with=signs&2f9c1b7a";
/** Set as the workspace, where it does not belong. */
const misplacedKey = "4f1c7a90d2b84e55";
const secretAccessKey = "qianfan secret+/=key 7d1e0c55";
const accessKeyId = "ALTAKplanted0000000000001";
const sessionToken = "c2Vzc2lvbi10b2tlbi1wbGFudGVk";

const encodings: ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => Buffer.from(secret).toString("base64"),
  (secret) => Buffer.from(secret).toString("base64url"),
  // Inside a longer text, at each of the three offsets that base64 knows.
  (secret) => Buffer.from(`u:${secret}:`).toString("base64"),
  (secret) => Buffer.from(`us:${secret}:`).toString("base64"),
  (secret) => Buffer.from(`usr:${secret}:`).toString("base64"),
  (secret) => encodeURIComponent(secret),
  (secret) => encodeURIComponent(secret).toLowerCase(),
  (secret) => new URLSearchParams({ secret }).toString(),
];

/** Everything that a person or a log could be shown of an error. */
function everyView(error: CloudError): string {
  const own = Object.fromEntries(Object.getOwnPropertyNames(error).map((name) => [name, Reflect.get(error, name)]));
  const views = [
    inspect(error, { depth: Infinity, showHidden: true }),
    JSON.stringify(error),
    inspect(own),
    error.stack,
  ];
  return [...views, JSON.stringify(own), String(error.cause)].join("\n");
}

function assertSilent(error: CloudError, secrets: readonly string[]): void {
  const shown = everyView(error);
  for (const secret of secrets) {
    for (const encode of encodings) assert.ok(!shown.includes(encode(secret)), `leaked ${encode(secret)} in ${shown}`);
  }
}

/** Tells the caller back all that it was told, as a careless gateway does. */
const echo =
  (status: number, secrets: readonly string[]): Step =>
  (request, response) => {
    const told = secrets.flatMap((secret) => encodings.map((encode) => encode(secret))).join(" | ");
    const message = `${told} ${JSON.stringify(request.headers)}`;
    response.writeHead(status, { "Content-Type": "application/json", "x-bce-request-id": secrets[0] ?? "" });
    response.end(JSON.stringify({ code: "InvalidParameter", message, request_id: secrets[0], requestId: secrets[0] }));
  };

const endings: { name: string; step: (secrets: readonly string[]) => Step }[] = [
  { name: "an error that repeats the request", step: (secrets) => echo(400, secrets) },
  { name: "a server error that repeats the request", step: (secrets) => echo(500, secrets) },
  { name: "a success of a wrong shape", step: (secrets) => echo(200, secrets) },
  { name: "a redirect to the secret", step: ([secret]) => ({ status: 302, headers: { Location: `/?${secret}` } }) },
  { name: "an HTML page with the secret", step: ([secret]) => ({ text: `<html>${secret}</html>` }) },
  { name: "a reset", step: () => (request) => request.socket.resetAndDestroy() },
  { name: "a timeout", step: () => () => undefined },
];

describe("no credential in any error", () => {
  let server: ScriptedServer | undefined;
  afterEach(async () => server?.close());

  for (const { name, step } of endings) {
    it(`Bailian: ${name}`, async () => {
      server = await startScriptedServer(step([apiKey, misplacedKey]));
      const client = createBailianClient({
        baseUrl: server.url,
        apiKey,
        workspace: misplacedKey,
        clock: createRecordingClock(),
        timeoutMs: 200,
      });
      assertSilent(await failureOf(client.createFineTune({ model: "qwen3-8b" })), [apiKey, misplacedKey]);
    });

    it(`Qianfan: ${name}`, async () => {
      const secrets = [secretAccessKey, sessionToken, accessKeyId];
      server = await startScriptedServer(step(secrets));
      const keys = { accessKeyId, secretAccessKey, sessionToken };
      const client = createQianfanClient({
        baseUrl: server.url,
        ...keys,
        clock: createRecordingClock(),
        timeoutMs: 200,
      });
      assertSilent(await failureOf(client.createFineTuningJob({ name: "a", model: "m", trainMode: "SFT" })), secrets);
    });
  }

  it("a client shows no credential when it is inspected", () => {
    const bailian = createBailianClient({ baseUrl: "http://127.0.0.1:1", apiKey });
    const qianfan = createQianfanClient({ baseUrl: "http://127.0.0.1:1", accessKeyId, secretAccessKey, sessionToken });
    const shown = inspect([bailian, qianfan], { depth: Infinity, showHidden: true });
    for (const secret of [apiKey, accessKeyId, secretAccessKey, sessionToken]) assert.ok(!shown.includes(secret));
  });
});

describe("redactor", () => {
  it("takes out what looks like a credential even when it is not ours", () => {
    const redact = createRedactor([]);
    const texts = [
      "Authorization: Bearer sk-0123456789abcdef0123",
      '{"authorization":"bce-auth-v1/ALTAKsomeone/2024-01-16T09:48:35Z/1800/host;x-bce-date/0123abcd"}',
      "the key sk-0123456789abcdef0123 is not valid",
      "signed as bce-auth-v1/ALTAKsomeone/2024-01-16T09:48:35Z/1800/host/0123abcd, refused",
      "x-bce-security-token: 0123abcd-ALTAKsomeone",
      "Proxy-Authorization: Basic dXNlcjowMTIzYWJjZA==",
    ];
    for (const text of texts) {
      assert.match(redact(text), /\[redacted\]/);
      assert.doesNotMatch(redact(text), /0123|ALTAKsomeone|dXNlcj/, text);
    }
  });

  it("leaves ordinary text alone", () => {
    const redact = createRedactor(["sk-real-secret-value", "", "abc"]);
    const text = "Missing training files for job ft-202608141007-3be9 of task-0tgmn4a7h4i6; abc, bearer token missing";
    assert.equal(redact(text), text);
  });

  it("leaves a command alone in which a variable stands for the key", () => {
    const redact = createRedactor(["sk-real-secret-value"]);
    const command =
      "curl https://host/v1 -H \"Authorization: Bearer $DASHSCOPE_API_KEY\" -H 'Content-Type: text/plain'";
    assert.equal(redact(command), command);
    assert.doesNotMatch(redact('-H "Authorization: Bearer $0123abcd.and-more"'), /0123abcd/);
  });

  it("takes out a secret that holds characters special to patterns", () => {
    const secret = "a.b*c(d)[e]{f}^g$h|i\\j+k?l/m";
    assert.equal(createRedactor([secret])(`<${secret}> a-b-c`), "<[redacted]> a-b-c");
  });
});
