import { Hono } from "hono";
import { FineTuneError } from "../../base/fine-tune-error";
import type { Faults } from "../faults/create-faults";
import type { FaultRuleInput } from "../faults/fault-rule";

/** `/_emulator/faults` over HTTP. `readJson` gives undefined for what is no JSON. */
export function faultRoutes(faults: Faults, readJson: (request: Request) => Promise<unknown>): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json({ faults: faults.list() }));
  app.post("/", async (c) => {
    try {
      // Checked by `add`, which is there for callers in the same process too.
      return c.json(faults.add((await readJson(c.req.raw)) as FaultRuleInput), 201);
    } catch (error) {
      if (!(error instanceof FineTuneError) || error.code !== "emulator-fault-invalid") throw error;
      return c.json({ message: error.message }, 400);
    }
  });
  app.delete("/", (c) => {
    faults.clear();
    return c.json({ faults: [] });
  });
  app.delete("/:id", (c) => {
    const id = c.req.param("id");
    return faults.remove(Number(id)) ? c.json({ faults: faults.list() }) : c.json({ message: `no rule ${id}` }, 404);
  });
  return app;
}
