import type { CloudError } from "../../contract/cloud-error";
import type { LeftOut } from "../http/read-leniently";
import { mayBeNamed } from "../may-be-named";
import { sentAs, unreadableTwin } from "../unreadable-twin";

/** Members under which a list names a job (seed [000] has both). */
const nameMembers = ["job_name", "jobs_name"];

/** Whether what a list of jobs tells unreadably may be the job of a name: it has that name, or none that can be read. */
export function mayBeJob(left: LeftOut, name: string): boolean {
  return mayBeNamed(left, nameMembers, (given) => given === name);
}

/** Refuses to make what may stand already, as something in a list whose ID or name cannot be read. */
const refusalOf =
  (operation: string, kind: string, idMember: string, harm: string, nextStep: string) =>
  (name: string, left: LeftOut): CloudError =>
    unreadableTwin({
      cloud: "bailian",
      title: "Bailian",
      operation,
      says: `the account has a ${kind} whose ID or name cannot be read${sentAs(left, idMember)}, and it may be ${name}: ${harm}`,
      nextStep,
    });

const paidTwice = "a second one would be paid beside it";

/** The refusal to submit a job while one that cannot be read may be it: it would be paid a second time. */
export const unreadableJob = refusalOf(
  "ListFineTunes",
  "job",
  "job_id",
  paidTwice,
  "Look for the job in the Model Studio console (Model Tuning): where it is this one, give its ID as `adopt`; where it is another's, delete it or train from another workspace.",
);

/** The refusal to deploy while a deployment that cannot be read may be the one that an earlier try made. */
export const unreadableDeployment = refusalOf(
  "ListDeployments",
  "deployment",
  "deployed_model",
  paidTwice,
  "Look for it in the Model Studio console (Model Deployment) and delete it there, or wait until it can be read.",
);

/** The refusal to upload data while a file that cannot be read may be it. */
export const unreadableFile = refusalOf(
  "ListFiles",
  "file",
  "file_id",
  "it would be stored a second time",
  "Look for it in the Model Studio console (Data Center) and delete it there, or wait until it can be read.",
);
