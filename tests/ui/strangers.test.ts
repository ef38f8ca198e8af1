import assert from "node:assert/strict";
import { request } from "node:http";
import { startEmulatorServer, type EmulatorServer } from "../../provider/emulator/server";
import { createGate } from "../../provider/ui/server/gate";
import { servePage, type PageServer } from "../../provider/ui/server/serve-page";
import { rawExchange } from "../robustness/rig/raw-exchange";
import { openPage, type OpenPage } from "./rig/open-page";

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string | undefined;
  readonly headers: string;
}

function call(url: string, headers: Record<string, string> = {}, method = "GET", body = ""): Promise<Answer> {
  return new Promise((done, fail) => {
    request(url, { method, headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () =>
        done({
          status: response.statusCode ?? 0,
          text,
          location: response.headers.location,
          headers: JSON.stringify(response.headers),
        }),
      );
    })
      .on("error", fail)
      .end(body);
  });
}

const json = { "Content-Type": "application/json" };
/** What a browser sends when somebody types an address or follows a link of a terminal. */
const typed = { "Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" };

describe("finetune ui and callers that have no business there", () => {
  let place: OpenPage;
  let server: PageServer;
  let origin: string;
  let word: string;
  before(async () => {
    place = openPage();
    server = await servePage(() => place.page, 0);
    origin = new URL(server.url).origin;
    word = new URL(server.url).pathname.replaceAll("/", "");
  });
  after(async () => {
    await server.close();
    place.close();
  });

  it("tell nothing to who does not know the word, and never the word", async () => {
    const guesses = [
      "",
      "api/info",
      `${word.slice(0, -1)}/api/info`,
      `${word}x/api/info`,
      `x${word}/`,
      "%00/",
      "..%2f/",
      "api/../api/info",
    ];
    for (const guess of guesses) {
      const callers: Record<string, string>[] = [{}, typed, { "Sec-Fetch-Site": "same-origin" }];
      for (const headers of callers) {
        const { status, text, headers: sent } = await call(`${origin}/${guess}`, headers);
        assert.equal(status, 404, guess);
        assert.ok(!`${text}${sent}`.includes(word));
      }
    }
    assert.ok(word.length >= 32, "a word that nobody guesses");
  });

  it("answer under the address that was printed and as localhost, and under no other name", async () => {
    const port = new URL(origin).port;
    for (const Host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      assert.equal((await call(`${server.url}api/info`, { Host })).status, 200, Host);
    }
    const rebound = [
      "evil.example",
      `evil.example:${port}`,
      `127.0.0.1.evil.example:${port}`,
      "127.0.0.1:1",
      `10.0.0.7:${port}`,
      `[::1]:${port}`,
    ];
    for (const Host of rebound) assert.equal((await call(`${server.url}api/info`, { Host })).status, 403, Host);
    const target = `http://evil.example/${word}/api/info`;
    const { status } = await rawExchange(
      Number(port),
      Buffer.from(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`),
    );
    assert.ok(status === 403 || status === 400, String(status));
  });

  it("refuse other origins and other sites even with the word, and offer them nothing by CORS", async () => {
    const strangers: Record<string, string>[] = [
      { Origin: "http://evil.example" },
      { Origin: "null" },
      { Origin: "http://127.0.0.1:1" },
      { "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site" },
      { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe" },
    ];
    for (const headers of strangers) {
      for (const method of ["GET", "POST", "OPTIONS", "DELETE"]) {
        const answer = await call(
          `${server.url}api/clock`,
          { ...json, ...headers },
          method,
          method === "POST" ? "{}" : "",
        );
        assert.equal(answer.status, 403, JSON.stringify(headers));
        assert.ok(!/access-control/i.test(answer.headers));
      }
    }
    const before = place.emulator.clock().speed;
    // A form of another page can send text alone.
    assert.equal(
      (await call(`${server.url}api/clock`, { "Content-Type": "text/plain" }, "POST", '{"speed":9}')).status,
      415,
    );
    assert.equal(place.emulator.clock().speed, before);
    const own = await call(`${server.url}api/clock`, { ...json, Origin: origin }, "POST", '{"speed":2}');
    assert.equal(own.status, 200, own.text);
  });

  it("end within a second with a live connection open", async () => {
    const other = openPage();
    const second = await servePage(() => other.page, 0);
    const live = await fetch(`${second.url}api/events`);
    const reading = live.text().catch(() => "");
    const startedAt = Date.now();
    await second.close();
    assert.ok(Date.now() - startedAt < 1_000);
    await reading;
    other.close();
  });
});

describe("the simulated clouds' page and callers that have no business there", () => {
  let place: OpenPage;
  let server: EmulatorServer;
  let page: string;
  let word: string;
  before(async () => {
    place = openPage();
    server = await startEmulatorServer({
      port: 0,
      page: () => createGate(() => place.page, "/_emulator/ui/", { isOpenToPeople: true }),
    });
    page = server.pageUrl ?? "";
    word = new URL(page).pathname.split("/")[3] ?? "";
  });
  after(async () => {
    await server.close();
    place.close();
  });
  const entrance = () => `${server.url}/_emulator/ui/`;

  it("lead in who types the address", async () => {
    for (const address of [entrance(), entrance().slice(0, -1)]) {
      const { status, location } = await call(address, typed);
      assert.deepEqual([status, location], [302, new URL(page).pathname]);
    }
    assert.equal((await call(`${page}api/info`, { "Sec-Fetch-Site": "same-origin" })).status, 200);
    const own = { ...json, Origin: server.url, "Sec-Fetch-Site": "same-origin" };
    assert.equal((await call(`${page}api/clock`, own, "POST", '{"advanceMs":1}')).status, 200);
  });

  it("lead in no page, not even one of the same origin such as an object that somebody stored", async () => {
    const pages: Record<string, string>[] = [
      {},
      { "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty" },
      { "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" },
      { "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe" },
      { ...typed, "Sec-Fetch-Dest": "iframe" },
      { ...typed, "Sec-Fetch-Site": "cross-site" },
      { ...typed, Origin: "http://evil.example" },
    ];
    for (const headers of pages) {
      const answer = await call(entrance(), headers);
      assert.ok(answer.status === 404 || answer.status === 403, `${answer.status} ${JSON.stringify(headers)}`);
      assert.ok(!`${answer.text}${answer.headers}`.includes(word));
    }
    for (const path of ["api/info", "api/clock", "x/api/info", `${word}x/api/info`]) {
      assert.equal((await call(`${entrance()}${path}`, { "Sec-Fetch-Site": "same-origin" })).status, 404, path);
    }
  });

  it("keep the control calls for programs: the page's own way opens no other", async () => {
    const sent: Record<string, string>[] = [
      { Origin: server.url },
      { "Sec-Fetch-Site": "same-origin" },
      { Referer: page },
    ];
    for (const headers of sent) {
      for (const path of ["clock", "faults", "reset", `ui/${word}/../../reset`, `ui/%2e%2e/reset`]) {
        const { status } = await call(`${server.url}/_emulator/${path}`, { ...json, ...headers }, "POST", "{}");
        assert.ok(status === 403 || status === 404, `${path} ${status}`);
      }
    }
    assert.equal((await fetch(`${server.url}/_emulator/health`)).status, 200);
  });

  it("stay on this machine and under its own names", async () => {
    for (const Host of ["emulator:8791", "evil.example", "10.0.0.7:8791"]) {
      assert.equal((await call(page, { Host })).status, 403, Host);
      assert.equal((await call(entrance(), { ...typed, Host })).status, 403, Host);
    }
  });
});
