import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { displayWidth } from "../../provider/cli/display-width";
import { endedWith } from "../engine/rig/ended-with";
import { eventually } from "../engine/rig/eventually";
import { finetune, finetuneOnTerminal } from "./rig/finetune";
import { submitJob } from "./rig/submit-job";
import { withClouds } from "./rig/with-clouds";

const still = { speed: 0 };
const hour = 3_600_000;

describe("finetune curve", function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "finetune-curve-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("draws runs of both clouds, and writes them as picture and table", () =>
    withClouds(async (clouds) => {
      const ids = [await submitJob(clouds, "bailian", "support"), await submitJob(clouds, "qianfan", "faqbot")];
      clouds.emulator.advance(3 * hour);
      const options = { environment: clouds.environment, folder };
      const drawn = await endedWith(0, finetune(["curve", ...ids, ids[0] ?? ""], options));
      const lines = drawn.stdout.trimEnd().split("\n");
      assert.equal(lines.length, 23, "it fits a terminal that does not tell its size, with a prompt");
      for (const line of lines) assert.ok(displayWidth(line) < 80, line);
      assert.match(drawn.stdout, new RegExp(`\\nA ${ids[0] ?? ""} training loss \\d.*\\na ${ids[0] ?? ""} validation`));
      assert.match(drawn.stdout, new RegExp(`\\nB ${ids[1] ?? ""} training loss \\d`));
      for (const name of ["both.svg", "both.png", "new/both.csv"]) {
        await endedWith(0, finetune(["curve", ...ids, "-o", name], options));
      }
      assert.match(readFileSync(join(folder, "both.svg"), "utf8"), /^<svg [\s\S]*<polyline[\s\S]*<\/svg>\n$/);
      assert.deepEqual(
        [...readFileSync(join(folder, "both.png")).subarray(1, 4)].map((byte) => String.fromCharCode(byte)),
        [..."PNG"],
      );
      const [json, csv] = [
        JSON.parse((await endedWith(0, finetune(["curve", ...ids, "--json"], options))).stdout) as {
          id: string;
          points: { step: number; loss?: number }[];
        }[],
        readFileSync(join(folder, "new/both.csv"), "utf8").trimEnd().split("\n").slice(1),
      ];
      assert.deepEqual(
        csv.map((row) => row.split(",")).map(([id, step, , , , loss]) => `${id ?? ""} ${step ?? ""} ${loss ?? ""}`),
        json.flatMap(({ id, points }) => points.map(({ step, loss }) => `${id} ${step} ${loss ?? ""}`)),
      );
      const again = await endedWith(1, finetune(["curve", ...ids, "-o", "both.svg"], options));
      assert.match(again.stderr, /both\.svg is there already\nGive another name with -o, or --force/);
      await endedWith(0, finetune(["curve", ...ids, "-o", "both.svg", "--force"], options));
    }, still));

  it("says what it cannot draw, and how to go on", () =>
    withClouds(async (clouds) => {
      const { environment } = clouds;
      const queued = await submitJob(clouds, "bailian", "support");
      const options = { environment, folder };
      assert.match((await endedWith(1, finetune(["curve", queued], options))).stderr, /has no losses .* yet\n$/);
      const wrong = await endedWith(1, finetune(["curve", queued, "-o", "a.gif"], options));
      assert.match(wrong.stderr, /error: a\.gif has no ending .*\nGive a name that ends in \.svg, \.png or \.csv\.\n$/);
      const unknown = await endedWith(1, finetune(["curve", "ft-202608141007-3be9"], options));
      assert.match(unknown.stderr, /ft-202608141007-3be9 is not found .*\nCheck the ID with `finetune jobs`/);
      assert.match((await endedWith(1, finetune(["curve", "x"], options))).stderr, /`x…?` is no job ID\nIDs look like/);
      assert.ok(!existsSync(join(folder, "a.gif")));
    }, still));
});

describe("finetune watch --chart", function () {
  this.timeout(120_000);

  it("draws on a screen of its own that it leaves, and leaves the last chart; in a pipe one follows at the end", () =>
    withClouds(async (clouds) => {
      const { environment } = clouds;
      const id = await submitJob(clouds, "bailian", "support");
      clouds.emulator.advance(240_000);
      const watch = finetuneOnTerminal(["watch", id, "--chart"], 70, { environment });
      const looks = () => clouds.calls().filter((call) => call === "GetFineTuneLogs").length;
      await eventually("it is looked at and drawn", () => looks() > 3);
      clouds.emulator.setSpeed(1_200);
      const { stdout } = await endedWith(0, watch);
      const [before = "", own = "", after = ""] = stdout
        .replace("\u001b[?1049l", "\u001b[?1049h")
        .split("\u001b[?1049h");
      assert.match(before, /^simulated clouds at .*\r\n$/);
      const screens = own.split("\u001b[H\u001b[J").slice(1);
      assert.ok(screens.length > 1 && screens.some((screen) => /┤[\s\S]*\d+% loss \d/.test(screen)), stdout);
      assert.match(after, /┤[\s\S]*training loss[\s\S]*succeeded · model/);
      const piped = await endedWith(0, finetune(["watch", id, "--chart"], { environment }));
      assert.match(piped.stdout, /^[^]* ┤[\s\S]*training loss[\s\S]*succeeded · model/);
      assert.ok(!piped.stdout.includes("\u001b"), piped.stdout);
    }, still));
});
