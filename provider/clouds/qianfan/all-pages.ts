import { mostPages } from "../http/transport";
import type { PageRequest } from "./requests";
import type { PageInfo } from "./schemas";

/** Most that a page holds; it also keeps an inclusive marker from giving one known item for ever. */
const maxKeys = 100;

/**
 * Every item of all pages once. The documents leave open whether a marker names the last item seen or the next one
 * (seed [002] has an example of each), so items are told apart by ID. Ends when the cloud says that nothing is left, or
 * at a page without a new item; `onEndless` hears of a list that does not.
 */
export async function* allPages<Item>(
  readPage: (page: PageRequest) => Promise<{ readonly items: readonly Item[]; readonly pageInfo: PageInfo }>,
  idOf: (item: Item) => string,
  onEndless: () => void,
): AsyncGenerator<Item> {
  const seen = new Set<string>();
  let marker: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const { items, pageInfo } = await readPage({ maxKeys, ...(marker && { marker }) });
    const known = seen.size;
    for (const item of items) {
      if (seen.has(idOf(item))) continue;
      seen.add(idOf(item));
      yield item;
    }
    marker = pageInfo.nextMarker;
    if (seen.size === known || !pageInfo.isTruncated || marker === undefined) return;
  }
  onEndless();
}
