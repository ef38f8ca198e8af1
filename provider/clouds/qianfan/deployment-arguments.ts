/** Compute units that a service buys for itself (`resourceConfig` of CreateService). */
export interface QianfanResourceConfig {
  /** Hardware of a replica: `CPU-1-1`, `GPU-1-1`, `GPU-1-2`, `GPU-1-4`, `GPU-1-8`, `GPU-5-1`, … */
  type: string;
  /** `bj` (Beijing) or `bd` (Baoding). Default: the cloud's choice. */
  region?: "bj" | "bd" | (string & {});
  /** Requests a second that the service takes, above 0 to 50 in steps of 0.01. */
  qps?: number;
  /** How many replicas serve; at least 1. Default: the cloud's choice, 1. */
  replicasCount?: number;
}

/** Compute units that are there already (`deploymentConfig` of CreateService). They are yours: destroy leaves them alone. */
export interface QianfanDeploymentConfig {
  /** The units, and how many replicas go onto each. */
  deploymentComputeUnitList: {
    /** ID of the compute unit, `unit-…`. */
    instanceId: string;
    /** Replicas on this unit; at least 1. */
    deploymentReplicasCount: number;
  }[];
  /** Replicas in all; at least 1. */
  replicasCount?: number;
  /** Requests a second, above 0 to 50 in steps of 0.01. */
  qps?: number;
  /** Compute units that one replica takes; at least 1. */
  replicaComputeUnitCount?: number;
}

/** How the compute units of `resourceConfig` are paid. */
export interface QianfanBilling {
  /** `Postpaid`: by use, and destroy gives them back; `Prepaid`: for months, which no call gives back. */
  paymentTiming: "Postpaid" | "Prepaid";
  /** Needed with `Prepaid`, and only there. */
  reservation?: {
    /** `Month`. */
    reservationTimeUnit: "Month" | (string & {});
    /** 1 to 12 months. */
    reservationLength: number;
  };
  /** With `Postpaid`: by compute unit, or by token, where nothing is reserved. Default: the cloud's choice, `ComputingUnit`. */
  chargeType?: "ComputingUnit" | "Tokens";
}

/**
 * Block `qianfan` of a model deployment: the members of CreateService (https://cloud.baidu.com/doc/qianfan-api/s/kmm2wd9z1). The model version changes in place
 * (ModifyService); any other change makes a new service first.
 */
export interface QianfanDeploymentArguments {
  /** Name of the service, 2 to 20 characters. Default: one made of the resource's name and its token. */
  name?: string;
  /**
   * End of the service's address, 2 to 20 lower-case letters, digits, `_` and `-`, with a letter or digit at both ends.
   * Default: derived from the token.
   */
  urlSuffix?: string;
  /** Description of the service, at most 500 characters. */
  description?: string;
  /** Compute units that are bought with the service; not beside `deploymentConfig`. Needs `billing`. */
  resourceConfig?: QianfanResourceConfig & Record<string, unknown>;
  /** Compute units that are there; not beside `resourceConfig`. */
  deploymentConfig?: QianfanDeploymentConfig & Record<string, unknown>;
  /** How the units of `resourceConfig` are paid. */
  billing?: QianfanBilling & Record<string, unknown>;
  /** Version of the inference API: 2 is compatible with OpenAI's, 1 has an address for each service. Default: 2. */
  protocolVersion?: 1 | 2;
  /** Members of CreateService that this version does not know, sent as given, never judged. */
  extraParameters?: Record<string, unknown>;
}
