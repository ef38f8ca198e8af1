/** Where an operation, field or rule of a simulated cloud comes from; `our choice` where no document decides. */
export interface Source {
  readonly kind: "seed" | "document" | "client" | "our choice";
  /** A document or client by its key in the legend, and what of it; for our choice, what was chosen and why. */
  readonly reference: string;
}
