import assert from "node:assert/strict";
import { BceSigner } from "../../../provider/clouds/qianfan/bce-signer";
import { startQianfan, type TestQianfan } from "./start-qianfan";

const v1Path = "/rpc/2.0/ai_custom/v1/wenxinworkshop/chat/ernie_speed";
const body = JSON.stringify({ model: "ernie-speed-8k", messages: [{ role: "user", content: "hello" }] });

interface Answer {
  readonly error_code?: number;
  readonly error?: string | { readonly code: string };
  readonly access_token: string;
  readonly expires_in: number;
  readonly token: string;
  readonly createTime: string;
  readonly expireTime: string;
}

describe("keys of inference on the simulated Qianfan", () => {
  let qianfan: TestQianfan;
  beforeEach(() => (qianfan = startQianfan({ authenticate: true })));
  afterEach(() => qianfan.emulator.close());

  const send = async (path: string, init: RequestInit = {}) => {
    const response = await qianfan.emulator.fetch(new Request(`http://qianfan.test${path}`, init));
    return { status: response.status, body: (await response.json()) as Answer };
  };
  const v2 = (key: string | undefined) =>
    send("/v2/chat/completions", {
      method: "POST",
      body,
      headers: key === undefined ? {} : { Authorization: `Bearer ${key}` },
    });
  const v1 = (query: string, headers: Record<string, string> = {}) =>
    send(`${v1Path}${query}`, { method: "POST", body, headers });
  const signed = async (method: string, path: string, query: Record<string, string> = {}, secret?: string) => {
    const { qianfanAccessKey: accessKeyId, qianfanSecretKey } = qianfan.emulator.credentials;
    const signer = new BceSigner({ accessKeyId, secretAccessKey: secret ?? qianfanSecretKey });
    const request = {
      method,
      protocol: "http:",
      hostname: "qianfan.test",
      path,
      query,
      headers: { Host: "qianfan.test" },
    };
    const { headers } = await signer.sign(request, { signingDate: new Date(Date.UTC(2026, 0, 1)) });
    return { Authorization: String(headers["Authorization"]) };
  };
  const bearer = async (expireInSeconds: string) =>
    send(`/v1/BCE-BEARER/token?expireInSeconds=${expireInSeconds}`, {
      headers: await signed("GET", "/v1/BCE-BEARER/token", { expireInSeconds }),
    });
  const oauth = (id: string, secret: string) =>
    send(`/oauth/2.0/token?grant_type=client_credentials&client_id=${id}&client_secret=${secret}`, { method: "POST" });

  it("the API key has the form of the real cloud's and opens V2", async () => {
    const { qianfanApiKey } = qianfan.emulator.credentials;
    assert.match(qianfanApiKey, /^bce-v3\/ALTAK-[A-Za-z0-9]{21}\/[0-9a-f]{40}$/);
    assert.equal((await v2(qianfanApiKey)).status, 200);
  });

  it("any other key is refused by V2 with 401 invalid_iam_token", async () => {
    const { qianfanApiKey, dashscopeApiKey } = qianfan.emulator.credentials;
    for (const key of [undefined, "", dashscopeApiKey, qianfanApiKey.slice(0, -1), `${qianfanApiKey}0`]) {
      const { status, body: answer } = await v2(key);
      assert.equal(status, 401);
      assert.equal(typeof answer.error === "object" && answer.error.code, "invalid_iam_token");
    }
  });

  it("another method than a route's is refused before anybody is asked for a key", async () => {
    const { status, body: answer } = await send("/v2/chat/completions");
    assert.deepEqual([status, typeof answer.error === "object" && answer.error.code], [405, "method_not_allowed"]);
    const v1Answer = await send(v1Path);
    assert.deepEqual([v1Answer.status, v1Answer.body.error_code], [200, 336101]);
    assert.equal((await send("/v1/BCE-BEARER/token", { method: "POST" })).status, 405);
  });

  it("a token for a while opens V2 until it ends", async () => {
    const { status, body: answer } = await bearer("600");
    assert.equal(status, 200);
    assert.equal(Date.parse(answer.expireTime) - Date.parse(answer.createTime), 600_000);
    assert.equal((await v2(answer.token)).status, 200);
    const end = answer.token.slice(-40, -32);
    const longer = answer.token.replace(end, (Number.parseInt(end, 16) + 1).toString(16));
    assert.equal((await v2(longer)).status, 401, "its end is signed");
    qianfan.advanceMinutes(11);
    assert.equal((await v2(answer.token)).status, 401);
  });

  it("such a token is for who signs, and for a number of seconds", async () => {
    assert.equal((await send("/v1/BCE-BEARER/token?expireInSeconds=600")).status, 403);
    for (const expireInSeconds of ["0", "soon", ""]) assert.equal((await bearer(expireInSeconds)).status, 400);
  });

  it("V1 takes a signature as the console does, else 14", async () => {
    assert.equal((await v1("", await signed("POST", v1Path))).body.error_code, undefined);
    assert.equal((await v1("", await signed("POST", v1Path, {}, "wrong"))).body.error_code, 14);
  });

  it("V1 takes an access token until it ends, else 110 or 111", async () => {
    const { qianfanAccessKey, qianfanSecretKey } = qianfan.emulator.credentials;
    const { body: answer } = await oauth(qianfanAccessKey, qianfanSecretKey);
    assert.equal(answer.expires_in, 30 * 24 * 3600);
    const use = async (token: string) => (await v1(`?access_token=${token}`)).body.error_code;
    assert.equal(await use(answer.access_token), undefined);
    assert.equal(await use(answer.access_token.replace(/^24\../, "24.x")), 110);
    assert.equal((await v1("")).body.error_code, 110);
    qianfan.advanceMinutes(31 * 24 * 60);
    assert.equal(await use(answer.access_token), 111);
  });

  it("no access token is given for wrong keys", async () => {
    const { qianfanAccessKey } = qianfan.emulator.credentials;
    for (const [id, secret] of [
      ["unknown", "x"],
      [qianfanAccessKey, "x"],
    ] as const) {
      const { status, body: answer } = await oauth(id, secret);
      assert.deepEqual([status, answer.error], [401, "invalid_client"]);
    }
  });

  it("tokens of one kind are none of the other", async () => {
    const { qianfanAccessKey, qianfanSecretKey } = qianfan.emulator.credentials;
    const { access_token: access } = (await oauth(qianfanAccessKey, qianfanSecretKey)).body;
    const [, proof = "", , end = ""] = access.split(".");
    const forged = `bce-v3/${qianfanAccessKey}/${Number(end).toString(16).padStart(8, "0")}${proof}`;
    assert.equal((await v2(forged)).status, 401);
  });
});
