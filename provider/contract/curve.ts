/** What a cloud tells of a training at one step. A value that is not told is absent. */
export interface CurvePoint {
  readonly step: number;
  readonly epoch?: number;
  /** Trained until then. */
  readonly tokens?: number;
  /** RFC 3339 with offset. */
  readonly time?: string;
  /** On the training data. */
  readonly loss?: number;
  readonly validationLoss?: number;
  readonly perplexity?: number;
  readonly learningRate?: number;
}

/** The course of one training, as far as its cloud tells it. */
export interface Curve {
  /** In the order of their steps, none twice. */
  readonly points: readonly CurvePoint[];
  /** Steps of the whole training. */
  readonly totalSteps?: number;
  /** Tokens of the whole training, as its cloud expects them before it bills them. */
  readonly estimatedTokens?: number;
  /** How much of what tells it is read: a later reading of the same job goes on behind that. */
  readonly read?: number;
}
