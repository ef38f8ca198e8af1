import assert from "node:assert/strict";
import { prepareSdk } from "../frontends/rig/prepare-sdk";
import { sdkVersions } from "../frontends/rig/sdk-versions";
import { endedWith } from "./rig/ended-with";
import { bailian, jobProgram, qianfan } from "./rig/job-program";
import { withScene } from "./rig/with-scene";

describe("a program on another Pulumi SDK than the one of the clone", function () {
  this.timeout(240_000);
  for (const version of [sdkVersions[0], sdkVersions[2]]) {
    it(`goes up, stays and goes down with @pulumi/pulumi ${version}`, async function () {
      const sdk = await prepareSdk(this, version);
      try {
        await withScene(
          jobProgram({ bot: { bailian }, faq: { qianfan } }),
          async ({ clouds, stack }) => {
            await endedWith(0, stack.up());
            assert.match((await endedWith(0, stack.up())).output, /3 unchanged/);
            await endedWith(0, stack.destroy());
            assert.equal(clouds.runs().length, 2);
          },
          { stack: { folder: sdk.project } },
        );
      } finally {
        sdk.remove();
      }
    });
  }
});
