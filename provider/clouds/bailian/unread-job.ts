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

/** The refusal to submit a job while one that cannot be read may be it: it would be paid a second time. */
export function unreadableJob(name: string, left: LeftOut): CloudError {
  return unreadableTwin({
    cloud: "bailian",
    title: "Bailian",
    operation: "ListFineTunes",
    says: `the account has a job whose ID or name cannot be read${sentAs(left, "job_id")}, and it may be ${name}: a second one would be paid beside it`,
    nextStep:
      "Look for the job in the Model Studio console (Model Tuning): where it is this one, give its ID as `adopt`; where it is another's, delete it or train from another workspace.",
  });
}

/** The refusal to deploy while a deployment that cannot be read may be the one that an earlier try made. */
export function unreadableDeployment(name: string, left: LeftOut): CloudError {
  return unreadableTwin({
    cloud: "bailian",
    title: "Bailian",
    operation: "ListDeployments",
    says: `the account has a deployment whose ID or name cannot be read${sentAs(left, "deployed_model")}, and it may be ${name}: a second one would be paid beside it`,
    nextStep:
      "Look for it in the Model Studio console (Model Deployment) and delete it there, or wait until it can be read.",
  });
}

/** The refusal to upload data while a file that cannot be read may be it. */
export function unreadableFile(name: string, left: LeftOut): CloudError {
  return unreadableTwin({
    cloud: "bailian",
    title: "Bailian",
    operation: "ListFiles",
    says: `the account has a file whose ID or name cannot be read${sentAs(left, "file_id")}, and it may be ${name}: it would be stored a second time`,
    nextStep:
      "Look for it in the Model Studio console (Data Center) and delete it there, or wait until it can be read.",
  });
}
