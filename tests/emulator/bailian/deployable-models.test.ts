import assert from "node:assert/strict";
import { startBailian, type Answer } from "../start-bailian";
import { tunedModel } from "./deployed";

describe("deployable models of the simulated Bailian", () => {
  it("are base models with templates, and tuned ones with their plans", async () => {
    const bailian = startBailian();
    const model = await tunedModel(bailian);
    await tunedModel(bailian, { training_type: "sft" });
    const base = await bailian.call("GET", "/deployments/models?version=v1.0&model_source=base&page_size=100");
    const custom = await bailian.call("GET", "/deployments/models?version=v1.0&model_source=custom");
    const plans = (answer: Answer) =>
      (answer.output["models"] as { model_name: string; supported_plans: string[] }[]).map(
        ({ model_name: name, supported_plans: plan }) => [name, ...plan],
      );
    assert.ok(plans(base).some(([name, plan]) => name === "qwen3-8b" && plan === "mu"));
    assert.deepEqual(plans(custom)[1], [model, "lora", "mu"]);
    assert.deepEqual(plans(custom)[0]?.slice(1), ["mu"]);
    const plain = await bailian.call("GET", "/deployments/models?page_size=1");
    assert.deepEqual(plain.output["models"], [{ model_name: "qwen3.5-27b", base_capacity: 1 }]);
    bailian.emulator.close();
  });
});
