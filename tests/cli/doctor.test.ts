import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import { companyCa, startCompanyNetwork } from "../clouds/http/company-network";
import { startScriptedServer } from "../clouds/scripted-server";
import { endedWith } from "../engine/rig/ended-with";
import { finetune, finetuneOnTerminal } from "./rig/finetune";
import { withClouds } from "./rig/with-clouds";

const clone = resolve(__dirname, "../..");
const printed = z.array(
  z.object({ subject: z.string(), level: z.string(), says: z.string(), wayOut: z.string().optional() }),
);
const hourMs = 3_600_000;

/** Findings by subject; where one has several, the last. */
async function findings(environment: NodeJS.ProcessEnv, code: number) {
  const { stdout } = await endedWith(code, finetune(["doctor", "--json"], { environment, folder: clone }));
  return new Map(printed.parse(JSON.parse(stdout)).map((finding) => [finding.subject, finding]));
}

describe("finetune doctor", function () {
  this.timeout(180_000);

  it("finds everything in order: versions, keys by presence, reachability, clocks, accounts", () =>
    withClouds(async (clouds) => {
      const { stdout } = await endedWith(0, finetune(["doctor"], { environment: clouds.environment, folder: clone }));
      const subjects = stdout
        .trimEnd()
        .split("\n")
        .filter((line) => !line.startsWith("      "))
        .map((line) => line.split(/ {2,}/).slice(0, 2).join(" "));
      const each = ["credentials", "reachable", "clock", "account"];
      // How old the tables are depends on the day.
      const isAge = (subject: string) =>
        /^(ok|!!) (models of (bailian|qianfan)|hourly prices of bailian)$/.test(subject);
      assert.equal(subjects.filter(isAge).length, 3);
      assert.deepEqual(
        subjects.filter((subject) => !isAge(subject)),
        [
          ...["ok pulumi-finetune", "ok Node.js", "ok Pulumi CLI", "ok @pulumi/pulumi", "!! endpoint"],
          ...["bailian", "qianfan"].flatMap((cloud) => each.map((subject) => `ok ${cloud} ${subject}`)),
        ],
      );
      assert.match(stdout, /bailian credentials +DASHSCOPE_API_KEY is set\n/);
      assert.match(stdout, /simulated clouds at http:\S+: nothing is trained or paid/);
    }));

  it("names the tools that are missing, each with the way out", async () => {
    const { stdout } = await endedWith(
      1,
      finetune(["doctor"], { environment: { PATH: "/nowhere", FINETUNE_ENDPOINT: "http://127.0.0.1:9" }, folder: "/" }),
    );
    assert.match(stdout, /^xx {2}Pulumi CLI +not found\n {6}Install a current Pulumi CLI and put it on PATH\.$/m);
    assert.match(stdout, /^xx {2}@pulumi\/pulumi +not found\n {6}Run this in the folder of a Pulumi program/m);
  });

  it("tells a missing key from a refused one, and does not mind the keys of a cloud that is not used", () =>
    withClouds(async ({ environment }) => {
      const onlyBailian = await findings({ ...environment, QIANFAN_SECRET_KEY: "" }, 0);
      assert.equal(onlyBailian.get("qianfan credentials")?.level, "warning");
      assert.equal(onlyBailian.get("qianfan credentials")?.says, "QIANFAN_SECRET_KEY not set");
      assert.match(
        onlyBailian.get("qianfan credentials")?.wayOut ?? "",
        /`pulumi config set --secret finetune:qianfanSecretKey`/,
      );
      assert.equal(onlyBailian.get("qianfan account"), undefined);
      assert.equal(onlyBailian.get("bailian account")?.level, "ok");

      const refused = await findings({ ...environment, DASHSCOPE_API_KEY: "sk-of-nobody" }, 1);
      assert.equal(refused.get("bailian credentials")?.level, "ok", "it is there");
      assert.equal(refused.get("bailian account")?.level, "problem");
      assert.match(refused.get("bailian account")?.wayOut ?? "", /DASHSCOPE_API_KEY/);
      assert.equal(refused.get("qianfan account")?.level, "ok");

      const none = await findings({ FINETUNE_ENDPOINT: environment["FINETUNE_ENDPOINT"] }, 1);
      assert.equal(none.get("bailian credentials")?.level, "problem");
      assert.equal(none.get("qianfan credentials")?.level, "problem");
      assert.equal(none.get("bailian reachable")?.level, "ok");
    }));

  it("says that keys would travel unencrypted, and that they do where that is allowed", async () => {
    const open = { FINETUNE_ENDPOINT: "http://clouds.invalid:9", DASHSCOPE_API_KEY: "sk-any" };
    const refused = (await findings(open, 1)).get("configuration");
    assert.equal(refused?.level, "problem");
    assert.match(
      refused.says,
      /FINETUNE_ENDPOINT\) is http:\/\/clouds\.invalid:9: whoever is on the way reads the keys/,
    );
    assert.match(refused.wayOut ?? "", /finetune:allowInsecureEndpoint/);
    const allowed = await findings({ ...open, FINETUNE_ALLOW_INSECURE_ENDPOINT: "true" }, 1);
    for (const cloud of ["bailian", "qianfan"]) {
      assert.equal(allowed.get(`${cloud} address`)?.level, "warning");
      assert.match(allowed.get(`${cloud} address`)?.says ?? "", /unencrypted/);
    }
  });

  it("says which host cannot be reached", async () => {
    const found = await findings({ FINETUNE_ENDPOINT: "http://127.0.0.1:9", DASHSCOPE_API_KEY: "sk-any" }, 1);
    const finding = found.get("bailian reachable");
    assert.equal(finding?.level, "problem");
    assert.match(finding.says, /http:\/\/127\.0\.0\.1:9\/api\/v1: .*ECONNREFUSED/);
    assert.match(finding.wayOut ?? "", /Check the network, the proxy environment and the base URL/);
    assert.equal(found.get("bailian account"), undefined, "one problem is told once");
  });

  const page = "<html>sign in</html>";
  const company = {
    DASHSCOPE_HTTP_BASE_URL: "https://dashscope.acme.internal/api/v1",
    QIANFAN_CONSOLE_API_BASE_URL: "https://qianfan.acme.internal",
    BOS_ENDPOINT: "https://storage.acme.internal",
    DASHSCOPE_API_KEY: "sk-any",
  };

  it("says that a company's CA is not known, and what to set", async () => {
    const network = await startCompanyNetwork({});
    try {
      const found = await findings({ ...company, https_proxy: `http://${network.proxy}` }, 1);
      for (const cloud of ["bailian", "qianfan"]) {
        const finding = found.get(`${cloud} reachable`);
        assert.equal(finding?.level, "problem");
        assert.match(finding.wayOut ?? "", /NODE_EXTRA_CA_CERTS/);
      }
      const known = { ...company, https_proxy: `http://${network.proxy}`, NODE_EXTRA_CA_CERTS: companyCa };
      const reached = (await findings(known, 1)).get("qianfan reachable");
      assert.equal(reached?.level, "ok");
      assert.equal(reached.says, `https://qianfan.acme.internal, through the proxy http://${network.proxy}`);
    } finally {
      await network.close();
    }
  });

  it("says that the proxy wants a password, and repeats none", async () => {
    const network = await startCompanyNetwork({}, { status: 407, text: page });
    try {
      const found = await findings({ ...company, https_proxy: `http://jdoe:p%40ss@${network.proxy}` }, 1);
      const finding = found.get("bailian reachable");
      assert.equal(finding?.level, "problem");
      assert.match(finding.says, /the proxy http:\S+ did not let the request through: it answered HTTP 407/);
      assert.match(finding.wayOut ?? "", /https_proxy/);
      assert.doesNotMatch(JSON.stringify([...found.values()]), /p%40ss|p@ss/);
    } finally {
      await network.close();
    }
  });

  it("tells a key that was pasted with something else from one that the cloud refuses", () =>
    withClouds(async ({ environment }) => {
      const found = await findings({ ...environment, DASHSCOPE_API_KEY: "sk-of\u200bnobody" }, 1);
      assert.match(found.get("bailian account")?.says ?? "", /zero-width space \(U\+200B\) as character 6/);
    }));

  const skews = [
    { skewMs: 0, code: 0, level: "ok", says: /^0 s apart$/ },
    { skewMs: 0.1 * hourMs, code: 0, level: "warning", says: /clock is \d+ s behind the cloud's$/ },
    { skewMs: -2 * hourMs, code: 1, level: "problem", says: /clock is 7\d\d\d s ahead of the cloud's$/ },
  ];
  for (const { skewMs, code, level, says } of skews) {
    it(`judges a cloud's clock that differs by ${skewMs / 1000} s as ${level}`, async () => {
      const server = await startScriptedServer((_request, response) => {
        response.setHeader("Date", new Date(Date.now() + skewMs).toUTCString());
        response.end(JSON.stringify({ output: { jobs: [], total: 0 } }));
      });
      try {
        const found = await findings({ DASHSCOPE_HTTP_BASE_URL: `${server.url}/api/v1`, ...offline(server.url) }, code);
        const clock = found.get("bailian clock");
        assert.equal(clock?.level, level);
        assert.match(clock.says, says);
        assert.equal(clock.wayOut !== undefined, level !== "ok");
        assert.equal(found.get("endpoint")?.says, "the real clouds");
      } finally {
        await server.close();
      }
    });
  }

  it("tells of a wrong setting beside everything that can be told without it", async () => {
    const found = await findings({ FINETUNE_ENDPOINT: "127.0.0.1:8791" }, 1);
    assert.match(found.get("configuration")?.says ?? "", /FINETUNE_ENDPOINT/);
    assert.ok(found.has("Node.js"));
  });

  it("looks at embedded clouds without asking for keys", async () => {
    const folder = mkdtempSync(join(tmpdir(), "finetune-doctor-"));
    try {
      const found = await findings({ FINETUNE_ENDPOINT: "embedded", FINETUNE_DATA_DIR: folder }, 0);
      assert.equal(found.get("bailian account")?.level, "ok");
      assert.equal(found.get("bailian credentials"), undefined);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("paints on a terminal, but not with NO_COLOR and never into a pipe", () =>
    withClouds(async ({ environment }) => {
      const green = "\u001b[32m";
      const onTerminal = await finetuneOnTerminal(["doctor"], 120, { environment, folder: clone });
      assert.ok(onTerminal.stdout.includes(green));
      const asked = await finetuneOnTerminal(["doctor"], 120, {
        environment: { ...environment, NO_COLOR: "1" },
        folder: clone,
      });
      const piped = await finetune(["doctor"], { environment: { ...environment, CI: "1" }, folder: clone });
      for (const { stdout } of [asked, piped]) {
        assert.match(stdout, /ok {2}Node\.js/);
        assert.ok(!stdout.includes("\u001b"), stdout);
      }
    }));
});

/** A key, and the other cloud at the same place, so that nothing leaves this machine. */
function offline(url: string): NodeJS.ProcessEnv {
  return { DASHSCOPE_API_KEY: "sk-any", QIANFAN_CONSOLE_API_BASE_URL: url, BOS_ENDPOINT: `${url}/_bos` };
}
