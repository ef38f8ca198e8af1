import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { faultAction } from "../../../provider/emulator/faults/fault-rule";
import { startEmulatorServer } from "../../../provider/emulator/server";

const main = join(__dirname, "../../../provider/cli/main.ts");

describe("finetune emulator --help", () => {
  let help: string;
  before(async () => {
    const command = ["--require", "tsx/cjs", main, "emulator", "--help"];
    help = (await promisify(execFile)(process.execPath, command)).stdout;
  });

  it("lists every control path and every action of fault rules", () => {
    for (const path of ["health", "clock", "jobs", "deployments", "faults", "journal", "reset"]) {
      assert.match(help, new RegExp(`(GET|POST|DELETE) +/_emulator/${path}`), path);
    }
    const [, actions = ""] = help.split('Actions, by "kind":');
    for (const { shape } of faultAction.options) {
      const [kind = ""] = shape.kind.values;
      // Two columns: name, members, two spaces or more, the other column.
      const [, members = ""] =
        new RegExp(`\\n?  ${kind}(?: +(\\S[^\\n]*?))?(?: {2,}|\\n)`).exec(actions) ?? assert.fail(kind);
      for (const member of Object.keys(shape).filter((name) => name !== "kind")) {
        assert.ok(members.includes(member), `${kind}: ${member}`);
      }
    }
  });

  it("shows a curl line that adds a rule", async () => {
    const [, path = "", rule = ""] =
      /curl -X POST http:\/\/127\.0\.0\.1:8791(\S+) \\\n +-d '(.*)'/.exec(help) ?? assert.fail(help);
    const server = await startEmulatorServer({ port: 0 });
    const response = await fetch(server.url + path, { method: "POST", body: rule });
    assert.equal(response.status, 201);
    await server.close();
  });
}).timeout(30_000);
