/** Words for the state of a deployment (get-deployment-api). */
export type DeploymentStatus =
  | "PENDING"
  | "RUNNING"
  | "UPDATING"
  | "UPDATING_FAILED"
  | "STOPPED"
  | "DELETING"
  | "DELETED"
  | "FAILED"
  | "ARREARS_DOWN"
  | "ARREARS_RECOVERING"
  | "OFFLINING";

/** States in which a deployment answers; that one which changes goes on serving is our choice. */
export const servingStatuses: ReadonlySet<DeploymentStatus> = new Set(["RUNNING", "UPDATING", "UPDATING_FAILED"]);
