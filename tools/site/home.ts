import type { MenuGroup } from "./sidebar";
import type { SitePage } from "./site-pages";

/**
 * What stands at the top of a language's start page: the first words of the read-me and its picture, and where one
 * begins.
 *
 * @param overview the read-me in this language
 * @param menu the menu, whose first pages are where one begins
 * @returns front matter for the start page
 */
export function homeFrontMatter(overview: SitePage, menu: readonly MenuGroup[]): string {
  const tagline = overview.text.split(/\n{2,}/).find((block) => /^[^#[\s]/.test(block)) ?? "";
  const [, alt = "", picture = ""] = /!\[([^\]]*)\]\(docs\/([^)]+)\)/.exec(overview.text) ?? [];
  const begin = menu.slice(0, 3).flatMap(({ items }) => items.slice(0, 1));
  const actions = begin.map((item, index) => ({ theme: index === 0 ? "brand" : "alt", ...item }));
  const hero = { name: overview.title, tagline: joined(tagline), actions, image: { src: `/${picture}`, alt } };
  // JSON is YAML.
  return `---\n${JSON.stringify({ layout: "home", hero })}\n---\n\n`;
}

/** A paragraph on one line; Chinese has no space where a line was broken. */
function joined(paragraph: string): string {
  return paragraph.replace(/(\p{Script=Han}|[，。：；])\n(?=\p{Script=Han})/gu, "$1").replaceAll("\n", " ");
}
