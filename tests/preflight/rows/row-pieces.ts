/** Formats as the tables of rows name them. */
export const chat = { cloud: "bailian", format: "chat" } as const;
export const dpo = { cloud: "bailian", format: "dpo" } as const;
export const text = { cloud: "bailian", format: "text" } as const;
export const role = { cloud: "qianfan", format: "chat" } as const;
export const response = { cloud: "qianfan", format: "prompt-response" } as const;
export const prompts = { ...response, block: { dataFormat: "Prompt" } } as const;
export const sorted = { ...response, block: { dataFormat: "PromptSortedresponses" } } as const;
export const pair = { cloud: "qianfan", format: "dpo" } as const;
export const judged = { cloud: "qianfan", format: "kto" } as const;

/** Pieces that the rows are made of, as JSON. */
export const messages = (list: string, more = "") => `{"messages":[${list}]${more}}`;
export const user = '{"role":"user","content":"Hi"}';
export const answer = '{"role":"assistant","content":"Hello"}';
export const call =
  '{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]}';
export const tools = ',"tools":[{"type":"function","function":{"name":"f"}}]';
export const turns = (count: number, one: string) => Array.from({ length: count }, () => one).join(",");
