/** A model that answers on a simulated cloud. */
export interface AnsweringModel {
  /** The name by which it was called: a base model's, or a deployment's. */
  readonly name: string;
  /** What tuning taught it; absent for a base model. */
  readonly tuning?: {
    readonly baseModel: string;
    /** The trained answer to a prompt of the training data; prompts come without white space at their ends. */
    answerTo(prompt: string): string | undefined;
  };
}
