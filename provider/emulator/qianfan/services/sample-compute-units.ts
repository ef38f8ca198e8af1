/** A compute unit that is there from the start, for services that bring none. */
export interface SampleComputeUnit {
  readonly instanceId: string;
  /** How many replicas of one unit each fit. */
  readonly units: number;
}

/** One, so that `deploymentConfig` can be tried: the calls that buy one without a service are not simulated (our choice). */
export const sampleComputeUnits: readonly SampleComputeUnit[] = [{ instanceId: "unit-sample01", units: 4 }];
