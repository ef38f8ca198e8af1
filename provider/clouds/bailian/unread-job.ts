import { isRecord } from "../../base/is-record";
import { CloudError } from "../../contract/cloud-error";
import type { LeftOut } from "../http/read-leniently";

/** Members under which a list names a job (seed [000] has both). */
const nameMembers = ["job_name", "jobs_name"];

/** Whether what a list of jobs tells unreadably may be the job of a name: it has that name, or none that can be read. */
export function mayBeJob({ path, isItem, item }: LeftOut, name: string): boolean {
  if (!isItem && !nameMembers.includes(String(path.at(-1)))) return false;
  if (!isRecord(item)) return true;
  const names = nameMembers.map((member) => item[member]).filter((given) => typeof given === "string" && given !== "");
  return names.length === 0 || names.includes(name);
}

/** The refusal to submit a job while one that cannot be read may be it: it would be paid a second time. */
export function unreadableJob(name: string): CloudError {
  return new CloudError(
    `Bailian ListFineTunes: the account has a job whose ID or name cannot be read, and it may be ${name}: a second one would be paid beside it`,
    {
      cloud: "bailian",
      operation: "ListFineTunes",
      code: "unreadable",
      kind: "unreadable",
      isRetryable: false,
      nextStep:
        "Look for the job in the Model Studio console (Model Tuning): where it is this one, give its ID as `adopt`; where it is another's, delete it or train from another workspace.",
    },
  );
}
