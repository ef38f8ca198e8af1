import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";

const root = join(__dirname, "../..");
const skipped = new Set(["node_modules", "dist", "bin"]);

/** A file of the repository. */
export interface RepositoryFile {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** A comment: lines that follow each other, joined. */
export interface Comment {
  /** Path and line, as an editor opens it. */
  readonly place: string;
  /** Without code spans, the types of JSDoc and the marks that make it a comment. */
  readonly text: string;
}

/** Programs and modules below a folder. */
export function codeBelow(folder: string): readonly RepositoryFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry): readonly RepositoryFile[] => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) || entry.name.startsWith(".") ? [] : codeBelow(path);
    if (![".ts", ".mjs", ".py", ".go"].includes(extname(entry.name))) return [];
    return [
      { path: relative(root, join(root, path)).replaceAll("\\", "/"), text: readFileSync(join(root, path), "utf8") },
    ];
  });
}

/** The comments of a file, each once. */
export function commentsIn({ path, text }: RepositoryFile): readonly Comment[] {
  const words = path.endsWith(".py") ? /^\s*#\s?(.*)$|\s# (.*)$/ : /^\s*(?:\/\*\*?|\*(?!\/)|\/\/)(.*)$|\s\/\/ (.*)$/;
  const comments: { line: number; last: number; text: string }[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const found = words.exec(line);
    if (found === null) continue;
    const said = plain(found[1] ?? found[2] ?? "");
    const before = comments.at(-1);
    const isNext = before?.last === index - 1 && !/^\s*\/\*/.test(line);
    if (before !== undefined && isNext) Object.assign(before, { last: index, text: `${before.text} ${said}` });
    else comments.push({ line: index + 1, last: index, text: said });
  }
  return comments.map((comment) => ({
    place: `${path}:${comment.line}`,
    text: comment.text.replace(/`[^`]*`/g, "``").replace(/\s+/g, " "),
  }));
}

/** Types and optional parameters of JSDoc have brackets of their own. */
function plain(line: string): string {
  return line
    .replace(/\*\/\s*$/, "")
    .replace(/@\w+ \{.*\}( \[[^\]]*\])?/, "")
    .replace(/^\s*\*?\s*[A-Za-z]+\?: .*$/, "");
}
