import { mostPages } from "../http/transport";

/** One page of any list; `total` counts all pages. */
export interface ListedPage<Item> {
  readonly items: readonly Item[];
  readonly total: number | undefined;
}

/** Most that every edition of every list's page allows. */
const pageSize = 100;

/** Pages in a row of which nothing can be read that are passed over (our choice): an odd `total` makes no list endless. */
const mostUnreadPages = 10;

/**
 * Everything of all pages, each once. Pages shift while things come and go, so they are told apart by ID. Ends at an
 * empty page, at a page without a new item (a server that ignores `page_no`), or when all of `total` were seen; `onEndless`
 * hears of a list that does not.
 */
export async function* allPages<Item>(
  readPage: (pageNo: number, pageSize: number) => Promise<ListedPage<Item>>,
  idOf: (item: Item) => string,
  onEndless: () => void,
): AsyncGenerator<Item> {
  const seen = new Set<string>();
  for (let pageNo = 1, unread = 0; pageNo <= mostPages; pageNo += 1) {
    const { items, total } = await readPage(pageNo, pageSize);
    const fresh = items.filter((item) => !seen.has(idOf(item)));
    for (const item of fresh) {
      if (seen.has(idOf(item))) continue;
      seen.add(idOf(item));
      yield item;
    }
    unread = items.length === 0 ? unread + 1 : 0;
    // A page of nothing that can be read is not the end of a list that counts more.
    const isMiddle = unread > 0 && unread <= mostUnreadPages && total !== undefined && pageNo * pageSize < total;
    if ((fresh.length === 0 && !isMiddle) || seen.size >= (total ?? Infinity)) return;
  }
  onEndless();
}
