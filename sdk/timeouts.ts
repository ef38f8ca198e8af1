import type { Input } from "@pulumi/pulumi";

/** How long operations wait, as Go-style durations such as `90m`. */
export interface Timeouts {
  readonly create?: Input<string>;
  readonly update?: Input<string>;
  readonly delete?: Input<string>;
}
