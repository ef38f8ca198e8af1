import { own } from "../../base/own";

/** Content of an XML element: text, elements by name, or a list of the same element. */
export type Xml = string | number | boolean | { readonly [name: string]: Xml | readonly Xml[] | undefined };

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** An XML document with one root element; a list repeats its element, what is undefined is left out. */
export function xmlDocument(root: string, content: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, content)}`;
}

function element(name: string, content: Xml): string {
  return `<${name}>${inner(content)}</${name}>`;
}

function inner(content: Xml): string {
  if (typeof content !== "object") return escaped(String(content));
  return Object.entries(content)
    .flatMap(([name, value]) => (isList(value) ? value : [value]).map((one) => [name, one] as const))
    .map(([name, value]) => (value === undefined ? "" : element(name, value)))
    .join("");
}

function isList(value: Xml | readonly Xml[] | undefined): value is readonly Xml[] {
  return Array.isArray(value);
}

/** What XML 1.0 cannot hold stands as a question mark. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => own(escapes, character) ?? character)
    .replace(/\r/g, "&#13;")
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "?");
}
