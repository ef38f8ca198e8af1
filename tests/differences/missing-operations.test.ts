import assert from "node:assert/strict";
import { createEmulator } from "../../provider/emulator";
import { missingOperations as missingBailianOperations } from "../../provider/emulator/bailian/missing-operations";
import { missingOperations } from "../../provider/emulator/qianfan/missing-operations";

const bailian = missingBailianOperations.map(({ name, routes: [{ method = "POST", path }] }) => ({
  name,
  method,
  path: path.replace("/*", "/something").replace(/:\w+/g, "some-id"),
}));
const qianfan = missingOperations.flatMap(({ path, actions }) =>
  (actions ?? [undefined]).map((action) => ({
    name: action ?? path,
    method: "POST",
    path: action === undefined ? `${path}${path.endsWith("/") ? "completions/model" : ""}` : `${path}?Action=${action}`,
  })),
);

describe("operations that the clouds have and the simulated ones have not", () => {
  const emulator = createEmulator();
  after(() => emulator.close());

  for (const [cloud, operations] of Object.entries({ Bailian: bailian, Qianfan: qianfan })) {
    it(`answer 501 with their name on ${cloud}, never a success`, async () => {
      for (const { name, method, path } of operations) {
        const answer = await emulator.fetch(new Request(`http://localhost${path}`, { method }));
        const text = await answer.text();
        assert.equal(answer.status, 501, `${method} ${path}: ${text}`);
        assert.ok(text.includes("NotImplemented") && text.includes(name), `${method} ${path}: ${text}`);
      }
    });
  }
});
