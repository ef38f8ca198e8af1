import assert from "node:assert/strict";
import { bailian } from "../engine/rig/job-program";
import { filesLoadedByCheck, neededLater } from "./rig/files-loaded-by-check";
import { jobInputs } from "./rig/job-inputs";

describe("the dynamic provider's start", () => {
  it("loads for a check rules and lifecycle, and neither a client nor a package", async () => {
    const loaded = await filesLoadedByCheck(jobInputs("bot", { bailian }));
    assert.ok(loaded.some((file) => file.includes("/provider/lifecycle/")));
    assert.deepEqual(
      loaded.filter((file) => neededLater.test(file)),
      [],
    );
  });
});
