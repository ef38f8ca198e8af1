import { jobPrograms, type FrontEnd } from "../../engine/rig/front-ends";
import { bailian, qianfan } from "../../engine/rig/job-program";

/** Arguments of `count` fine-tuning jobs by name, half of them on each cloud. */
function jobs(count: number): Record<string, object> {
  const named = Array.from({ length: count }, (_, n) => [`job-${n}`, n % 2 === 0 ? { bailian } : { qianfan }] as const);
  return Object.fromEntries(named);
}

/** A program of `count` fine-tuning jobs by a front end. */
export function jobsProgram(front: FrontEnd, count: number): string {
  return jobPrograms[front](jobs(count));
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
