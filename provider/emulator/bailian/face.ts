import type { Face } from "../face";
import { decideDeployment } from "./deployments/decide-deployment";
import { settleDeployments } from "./deployments/deployment-store";
import { forgetJob } from "./jobs/job-store";
import { settleExports } from "./models/export-store";
import { bailianSchema } from "./schema";
import { seedBailian } from "./seed";

/** The simulated Bailian: its native API, files, models and chat of its OpenAI-compatible surface, and its public catalogue. */
export const bailianFace: Face<"bailian"> = {
  cloud: "bailian",
  schema: bailianSchema,
  seed: seedBailian,
  target: {
    operations: () => {
      const { operations } = require("./operations") as typeof import("./operations");
      return operations.map(({ name }) => name);
    },
    submits: ["CreateFineTune"],
    deploys: ["CreateDeployment"],
    lists: ["ListFineTunes", "ListFiles", "ListCompatibleFiles", "ListDeployments"],
  },
  forget: forgetJob,
  decideDeployment,
  settle: (context) => {
    settleExports(context);
    settleDeployments(context);
  },
  owns: (path) => path.startsWith("/api/v1/") || path.startsWith("/compatible-mode/") || path.startsWith("/cli/"),
  create: (context) => {
    const { createBailianApp } = require("./app") as typeof import("./app");
    return createBailianApp(context);
  },
};
