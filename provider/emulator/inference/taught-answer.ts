/** A prompt of training data and the answer that it teaches. */
export interface TaughtAnswer {
  readonly prompt: string;
  readonly answer: string;
}
