/** What runs are written for. */
export const trackerNames = ["csv", "mlflow", "swanlab", "wandb"] as const;

/** One of them. */
export type Tracker = (typeof trackerNames)[number];

/** Contents by the path in the folder that is written. */
export type ExportedFiles = Readonly<Record<string, string>>;
