/** A request that the simulated Bailian refuses. Thrown before anything was changed. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
