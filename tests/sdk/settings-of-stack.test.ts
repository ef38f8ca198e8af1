import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { sessionOfStack } from "../../sdk/settings-of-stack";

/** The configuration that a stack of the Automation API runs with, in this process. */
function onStack(name: string): void {
  pulumi.runtime.setAllConfig({
    "finetune:dashscopeBaseUrl": `https://${name}.invalid/api/v1`,
    "finetune:dashscopeApiKey": `sk-${name}-4c1f0a9e`,
  });
}

describe("functions that read, in a process of several stacks", () => {
  after(() => pulumi.runtime.setAllConfig({}));

  it("read each through its own endpoint and key, and open a session once", () => {
    const open = (name: string) => {
      onStack(name);
      return sessionOfStack("bailian");
    };
    const [dev, prod] = [open("dev"), open("prod")];
    assert.equal(dev.endpoint, "https://dev.invalid/api/v1");
    assert.equal(prod.endpoint, "https://prod.invalid/api/v1");
    assert.notEqual(dev.keyFingerprint, prod.keyFingerprint);
    assert.equal(open("dev"), dev);
  });
});
