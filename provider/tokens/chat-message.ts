/** One message of a chat row, as training files spell it. */
export interface ChatMessage {
  readonly role: string;
  /** Null or absent where an assistant only calls tools. */
  readonly content?: string | null;
  readonly reasoning_content?: string | null;
  readonly tool_calls?: readonly ToolCall[] | null;
}

/** OpenAI's form, or its `function` member alone. */
export type ToolCall = FunctionCall | { readonly function: FunctionCall };

export interface FunctionCall {
  readonly name: string;
  /** JSON text, or the value itself. */
  readonly arguments: unknown;
}
