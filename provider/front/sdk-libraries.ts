import { createRequire } from "node:module";

/** From the libraries of the Pulumi SDK: a strict install (pnpm) shows them to the SDK alone, and two copies do not mix. */
export const requireLikeSdk = createRequire(require.resolve("@pulumi/pulumi"));
