import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { noticeEvents } from "../../provider/contract/notice";
import { messageOf } from "../../provider/notices/message";
import { robotNames, robots } from "../../provider/notices/robots";
import { readTargets } from "../../provider/notices/targets";
import { temporaryFolder } from "../rig/temporary-folder";
import { codeBlocks, codeWords, page, sectionIn, tableRows } from "./pages";

const text = page("guides/notifications.md");
const firstColumn = (heading: string) =>
  tableRows(sectionIn(text, heading)).map(([name = ""]) => codeWords(name)[0] ?? "");

type Verify = (headers: object, body: string, secret: string, now?: number) => unknown;

/** The page's code, as a reader keeps it. */
async function pageVerify(folder: string): Promise<Verify> {
  const [code = ""] = codeBlocks(text, "js");
  const file = join(folder, "verify.mjs");
  writeFileSync(file, code);
  const { verify } = (await import(file)) as { readonly verify: Verify };
  return verify;
}

describe("the page on notifications", () => {
  const temporary = temporaryFolder();

  it("has every robot and every event, and no other", () => {
    assert.deepEqual(firstColumn("## Whom"), [...robotNames]);
    assert.deepEqual(firstColumn("## Of what"), [...noticeEvents]);
  });

  it("has a list of targets that is taken as it stands", () => {
    const [yaml = ""] = codeBlocks(text, "yaml");
    const list = yaml
      .split("\n")
      .filter((line) => /^ {4}( |-)/.test(line))
      .map((line) => line.replace(/(\w+): (?=[{["\w])/g, '"$1": ').replace(/: (\d+h)/, ': "$1"'));
    const json = `[${list
      .join(",")
      .replace(/,?\s*- /g, "},{")
      .slice(2)}}]`.replace(/\[([\w, ]+)\]/g, (_, words: string) => JSON.stringify(words.split(", ")));
    const [feishu, slack] = readTargets(json, false);
    assert.deepEqual([feishu?.name, feishu?.secret], ["feishu FEISHU_URL", "env:FEISHU_SECRET"]);
    assert.deepEqual([...(slack?.events ?? [])], ["failed", "gateMissed", "deploymentFailed", "waiting"]);
  });

  it("names every member of a webhook's body", () => {
    const facts = {
      ...{ kind: "FineTuneJob", id: "bailian/ft-1", cloud: "bailian", status: "failed", reason: "why", baseModel: "m" },
      ...{ model: "n", trainedTokens: 1, cost: { amount: 1, currency: "CNY" }, bestLoss: 1, createdAt: "t" },
      ...{ finishedAt: "t", waited: "1h", link: "https://example.com" },
    };
    const { json } = messageOf(
      { event: "failed", about: [], facts },
      { urn: "urn", name: "bot", isSimulated: false },
      new Date(),
    );
    const told = codeWords(sectionIn(text, "## The webhook"));
    const names = (value: unknown, before = ""): string[] =>
      Object.entries(z.record(z.string(), z.unknown()).parse(value)).flatMap(([name, member]) =>
        typeof member === "object" && member !== null ? names(member, `${before}${name}.`) : [`${before}${name}`],
      );
    assert.deepEqual(
      names(JSON.parse(json)).filter((name) => !told.includes(name)),
      [],
    );
  });

  it("has code that knows a message of ours, and no other", async () => {
    const verify = await pageVerify(temporary());
    const message = messageOf(
      { event: "ended", about: ["x"], facts: { kind: "FineTuneJob" } },
      { urn: "", name: "bot", isSimulated: true },
      new Date(),
    );
    for (const secret of ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "any text"]) {
      const { headers = {}, body } = robots.webhook.call(message, secret, new Date());
      assert.deepEqual(verify(headers, body, secret), JSON.parse(body));
      assert.equal(verify(headers, body.replace("bot", "bat"), secret), undefined);
      assert.equal(verify(headers, body, `${secret.slice(0, -1)}x`), undefined);
      assert.equal(verify({ ...headers, "webhook-id": "evt_other" }, body, secret), undefined);
      assert.equal(verify(headers, body, secret, Date.now() + 400_000), undefined);
      assert.equal(verify({}, body, secret), undefined);
    }
  });
});
