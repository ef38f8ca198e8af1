/** A message of the user. */
export const user = (content: string) => ({ role: "user", content });
/** A message of the assistant, with what else it has. */
export const assistant = (content: string, more: object = {}) => ({ role: "assistant", content, ...more });
/** Words of the system. */
export const system = (content: string) => ({ role: "system", content });
/** The only row that comes of messages. */
export const chat = (...messages: object[]) => [{ messages }];
/** A call of a tool. */
export const call = (id: string, given: string) => ({
  id,
  type: "function",
  function: { name: "stock", arguments: given },
});
/** A tool. */
export const tool = { type: "function", function: { name: "stock" } };
