import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";

/**
 * Fails where a link or an image of the built pages leads nowhere, its anchor included.
 *
 * @param folder of the site
 * @param base path that the site stands under, with a slash at both ends
 */
export function checkLinks(folder: string, base: string): void {
  const dead = deadLinks(folder, base);
  if (dead.length > 0) throw new Error(`these links lead nowhere:\n${dead.join("\n")}`);
}

/**
 * The links of a built site that lead nowhere.
 *
 * @param folder of the site
 * @param base path that the site stands under, with a slash at both ends
 * @returns page and link of each
 */
export function deadLinks(folder: string, base: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
  const pages = new Map(
    files.filter((name) => name.endsWith(".html")).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
  const anchors = new Map([...pages].map(([name, html]) => [name, new Set(attributes(html, "id"))]));
  const isDead = (page: string, link: string): boolean => {
    const [path = "", fragment = ""] = link.split("#");
    if (path.startsWith("/") && !path.startsWith(base)) return true;
    const file = pathOn(page, decodeURI(path), base);
    const at =
      existsSync(join(folder, file)) && statSync(join(folder, file)).isDirectory() ? join(file, "index.html") : file;
    if (!existsSync(join(folder, at))) return true;
    return fragment !== "" && anchors.get(at)?.has(decodeURIComponent(fragment)) !== true;
  };
  return [...pages].flatMap(([page, html]) =>
    [...new Set([...attributes(html, "href"), ...attributes(html, "src")])]
      .filter((link) => !/^(?:[a-z]+:|$)/.test(link))
      .filter((link) => isDead(page, link))
      .map((link) => `${page}: ${link}`),
  );
}

/** Where a path leads, below the site's folder. */
function pathOn(page: string, path: string, base: string): string {
  if (path === "") return page;
  return path.startsWith("/") ? path.slice(base.length) : posix.join(posix.dirname(page), path);
}

/** The values of an attribute in a page that a generator wrote, with double quotes. */
function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value = ""]) =>
    value.replaceAll("&amp;", "&"),
  );
}
