/** One message of a conversation, its content as plain text. */
export interface ChatMessage {
  /** `system`, `user`, `assistant`, … */
  readonly role: string;
  readonly content: string;
}
