import assert from "node:assert/strict";
import { createEmulator } from "../../provider/emulator";
import { notSimulated } from "../../provider/emulator/bailian/not-simulated";
import { missingOperations } from "../../provider/emulator/qianfan/missing-operations";

const roots = { native: "/api/v1", compatible: "/compatible-mode/v1" } as const;

const bailian = notSimulated.map(({ name, method = "POST", path, surface }) => {
  const concrete = path.replace("/*", "/something").replace(/:\w+/g, "some-id");
  return { name, method, path: `${roots[surface]}${concrete}` };
});
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
