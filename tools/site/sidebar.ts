import { posix } from "node:path";
import { words, type Language } from "./languages";
import type { FrameLink } from "./home";
import type { SitePage } from "./site-pages";

/** A part of the site's menu. */
export interface MenuGroup {
  readonly text: string;
  readonly items: readonly FrameLink[];
}

/**
 * The menu of a language, in the order of its start page: a group for each heading there, in it the pages that are linked below
 * the heading, then those of the same folders that are linked nowhere on it. Other folders that have a start page of their own
 * follow as a group each, in that page's order, and what is left comes last.
 *
 * @param language whose
 * @param all every page of the site
 */
export function menu(language: Language, all: readonly SitePage[]): MenuGroup[] {
  const own = all.filter((page) => page.language === language);
  const left = new Map(own.map((page) => [page.route, page]));
  const take = (route: string): MenuGroup["items"] => {
    const page = left.get(route);
    left.delete(route);
    return page === undefined
      ? []
      : [{ text: page.title, link: `/${language}/${route.replace(/(?:index)?\.md$/, "")}` }];
  };
  const takeFolder = (isOf: (folder: string) => boolean) =>
    [...left.keys()].filter((route) => isOf(posix.dirname(route))).flatMap(take);
  const start = left.get("index.md");
  left.delete("index.md");
  const linked = headings(start?.text ?? "").map((each) => ({ ...each, items: each.routes.flatMap(take) }));
  const tasks = linked.map(({ text, routes, items }) => {
    const folders = new Set(routes.map((route) => posix.dirname(route)).filter((folder) => folder !== "."));
    return { text, items: [...items, ...takeFolder((folder) => folders.has(folder))] };
  });
  const parts = own
    .filter(({ route }) => left.has(route) && posix.basename(route) === "index.md")
    .map(({ route, title, text }) => {
      const folder = posix.dirname(route);
      const routes = [route, ...targets(text).map((target) => posix.join(folder, target))];
      const items = routes.filter((each) => each.startsWith(`${folder}/`)).flatMap(take);
      return { text: title, items: [...items, ...takeFolder((each) => `${each}/`.startsWith(`${folder}/`))] };
    });
  return [...tasks, ...parts, { text: words[language].project, items: [...left.keys()].flatMap(take) }];
}

/** The headings of a start page, and the pages that each names. */
function headings(text: string): { text: string; routes: string[] }[] {
  const [, ...parts] = `\n${text}`.split(/^## /m);
  return parts.map((part) => ({ text: part.slice(0, part.indexOf("\n")), routes: targets(part) }));
}

function targets(text: string): string[] {
  return [...text.matchAll(/\]\(([^)#]+)/g)].map(([, target = ""]) => target);
}
