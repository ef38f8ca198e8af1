import assert from "node:assert/strict";
import { redactPath } from "../../provider/emulator/redact-path";

const planted = "planted-4c1f0a9e";

describe("a path in the journal", () => {
  const hidden = [
    `/x?token=${planted}`,
    `/x?%74oken=${planted}`,
    `/x?tok%65n=${planted}`,
    `/x?%2574oken=${planted}`,
    `/x?PassWord=${planted}`,
    `/x?pwd=${planted}&a=1`,
    `/x?a=1&API%5FKEY=${planted}`,
    `/x?X-Amz-Credential=${planted}`,
    `/x?X-Amz-Signature=${planted}`,
    `/x?a=b?token=${planted}`,
    `/x;secret=${planted}?a=1`,
    `/x?next=https%3A%2F%2Fy%3Ftoken%3D${planted}`,
    `/x?next=https%253A%252F%252Fy%253Fa%253D1%2526token%253D${planted}`,
    `/x?%${"25".repeat(60)}74oken=${planted}`,
    `/x?bce-auth-v1%2Fak=${planted}`,
  ];
  for (const path of hidden) {
    it(`hides the value in ${path.slice(0, 60)}`, () => {
      assert.ok(!redactPath(path).includes(planted), redactPath(path));
      assert.ok(redactPath(path).startsWith("/x"));
    });
  }

  it("stays as it is without a credential", () => {
    for (const path of [
      "/v2/finetuning?Action=DescribeFineTuningJobs",
      "/_bos/b/a%20b?prefix=x%2Fy&max-keys",
      "/%zz?a=%&b",
    ])
      assert.equal(redactPath(path), path);
  });

  it("takes time by its length alone", () => {
    const started = process.cpuUsage();
    redactPath(`/x${"?key".repeat(100_000)}`);
    redactPath(`/x?a=${"%25".repeat(100_000)}`);
    assert.ok(process.cpuUsage(started).user < 2_000_000);
  });
});
