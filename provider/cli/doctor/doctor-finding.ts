/** One thing that was looked at. */
export interface DoctorFinding {
  readonly subject: string;
  /** `warning`: works, but not as well as it could; `problem`: something will fail. */
  readonly level: "ok" | "warning" | "problem";
  readonly says: string;
  readonly wayOut?: string;
}
