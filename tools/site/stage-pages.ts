import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { homeFrontMatter } from "./home";
import { menus } from "./sidebar";
import { siteText, type LinkSpace } from "./site-pages";

/**
 * Lays the pages out as the generator reads them: their routes are their paths.
 *
 * @param root folder of the clone
 * @param folder where they are laid out; what is there goes
 * @param space all pages, and where everything else is
 */
export function stagePages(root: string, folder: string, space: LinkSpace): void {
  rmSync(folder, { recursive: true, force: true });
  const menuOf = menus(space.pages);
  for (const page of space.pages) {
    const file = join(folder, page.language, page.route);
    mkdirSync(dirname(file), { recursive: true });
    const overview = space.pages.find(
      ({ language, route }) => language === page.language && route === "project/overview.md",
    );
    const isHome = page.route === "index.md" && overview !== undefined;
    const before = isHome ? homeFrontMatter(overview, menuOf[page.language]) : "";
    writeFileSync(file, `${before}${siteText(page, space)}`);
  }
  cpSync(join(root, "docs", "pictures"), join(folder, "pictures"), { recursive: true });
  // Once beside the pages, where links are relative, and once for the start page, where they are not.
  cpSync(join(root, "docs", "pictures"), join(folder, "public", "pictures"), { recursive: true });
  cpSync(join(root, "tools", "site", "public"), join(folder, "public"), { recursive: true });
}
