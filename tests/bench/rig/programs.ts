import { bailian, jobProgram, qianfan } from "../../engine/rig/job-program";

/** A program of `count` fine-tuning jobs, half of them on each cloud. */
export function jobsProgram(count: number): string {
  const jobs = Array.from({ length: count }, (_, n) => [`job-${n}`, n % 2 === 0 ? { bailian } : { qianfan }] as const);
  return jobProgram(Object.fromEntries(jobs));
}

/** A program of `count` dynamic resources that do nothing, written as Pulumi's documentation shows it. */
export function emptyProgram(count: number): string {
  return `const pulumi = require("@pulumi/pulumi");

class EmptyProvider {
  async create(inputs) {
    return { id: "empty", outs: inputs };
  }
}

class Empty extends pulumi.dynamic.Resource {
  constructor(name, args, opts) {
    super(new EmptyProvider(), name, args, opts);
  }
}

for (let n = 0; n < ${count}; n += 1) new Empty(\`empty-\${n}\`, {});
`;
}
