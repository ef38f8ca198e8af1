import type { Wanted } from "../rig/convert-text";
import { assistant, tool, user } from "./messages";

/** Rows that are left out, and why. */
export const refusedRows: readonly (readonly [row: unknown, wanted: Wanted, reason: RegExp])[] = [
  [{ instruction: "a", output: "" }, { to: "chat" }, /output is empty or missing/],
  [{ instruction: "a", output: "b" }, { to: "dpo", cloud: "bailian" }, /one answer, and the format asks for a better/],
  [{ instruction: "a", output: "b" }, { to: "text" }, /a conversation, and the format is plain text/],
  [{ instruction: "a", output: "b" }, { to: "kto" }, /nothing says whether its answer is good/],
  [{ text: "a" }, { to: "chat" }, /plain text without a question/],
  [{ instruction: "a", output: "b", kto_tag: false }, { to: "chat" }, /judged bad, and the format would teach it/],
  [{ messages: [user("a"), assistant("b")], images: ["a.png"] }, { to: "chat" }, /has images/],
  [{ messages: [{ role: "user", content: [{ image: "a.png" }] }] }, { to: "chat" }, /part that is no text/],
  [{ messages: [user("a"), { role: "robot", content: "b" }] }, { to: "chat" }, /messages\[1\] has the role "robot"/],
  [{ messages: [user("a")] }, { to: "chat" }, /no message of the assistant/],
  [{ messages: [user("a"), assistant("b", { weight: 0 })] }, { to: "chat" }, /name one with --cloud/],
  [{ messages: [user("a"), assistant("b", { weight: 0 })] }, { to: "chat", cloud: "bailian" }, /not to be learnt/],
  [
    { messages: [user("a"), assistant("b", { loss_weight: 0.5 })] },
    { to: "chat", cloud: "qianfan" },
    /neither 0 nor 1/,
  ],
  [{ messages: [user("a"), user("b"), assistant("c")] }, { to: "prompt-response" }, /user is out of place/],
  [{ messages: [user("a"), assistant("b")], tools: [tool] }, { to: "prompt-response" }, /lists tools/],
  [[{ prompt: "a", response: [["b", "c"]] }], { to: "chat" }, /has 2 answers/],
  [[{ prompt: "a" }, { prompt: "b", response: "c" }], { to: "prompt-response" }, /user is out of place/],
  [{ src: ["a", "b"], tgt: ["c"] }, { to: "chat" }, /2 questions and 1 answers/],
  [
    { chosen: [user("a"), assistant("b")], rejected: [user("x"), assistant("c")] },
    { to: "kto" },
    /different conversations/,
  ],
  [{ prompt: "a", label: 1 }, { to: "chat" }, /its shape is not known/],
  [{ toString: "a", constructor: "b" }, { to: "chat" }, /its shape is not known/],
];
