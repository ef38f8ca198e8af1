import { posix } from "node:path";
import { languages, words, type Language } from "./languages";
import type { SitePage } from "./site-pages";

/** A part of the site's menu. */
export interface MenuGroup {
  readonly text: string;
  readonly items: readonly { readonly text: string; readonly link: string }[];
}

/**
 * The menu of a language, in the order of its start page: a group for each heading there, in it the pages that are linked below
 * the heading, then those of the same folders that are linked nowhere on it. What belongs to no heading comes last.
 *
 * @param language whose
 * @param all every page of the site
 */
export function menu(language: Language, all: readonly SitePage[]): MenuGroup[] {
  const pages = new Map(all.filter((page) => page.language === language).map((page) => [page.route, page]));
  const start = pages.get("index.md");
  pages.delete("index.md");
  const take = (route: string): MenuGroup["items"] => {
    const page = pages.get(route);
    pages.delete(route);
    return page === undefined ? [] : [{ text: page.title, link: `/${language}/${route.replace(/\.md$/, "")}` }];
  };
  const [, ...parts] = `\n${start?.text ?? ""}`.split(/^## /m);
  const linked = parts.map((part) => ({
    text: part.slice(0, part.indexOf("\n")),
    routes: [...part.matchAll(/\]\(([^)#]+)/g)].map(([, route = ""]) => route),
  }));
  const named = linked.map(({ text, routes }) => ({ text, routes, items: routes.flatMap(take) }));
  const groups = named.map(({ text, routes, items }) => {
    const folders = new Set(routes.map((route) => posix.dirname(route)).filter((folder) => folder !== "."));
    return {
      text,
      items: [...items, ...[...pages.keys()].filter((route) => folders.has(posix.dirname(route))).flatMap(take)],
    };
  });
  return [...groups, { text: words[language].project, items: [...pages.keys()].flatMap(take) }];
}

/** The menus of all languages, by the folder of their pages. */
export function menus(pages: readonly SitePage[]): Readonly<Record<Language, MenuGroup[]>> {
  const [en, zh] = languages.map((language) => menu(language, pages));
  return { en: en ?? [], zh: zh ?? [] };
}
