/** An object with its `undefined` members left out; each of them is optional then. */
export type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The members of an object that are there: a value that is not known is absent, never `undefined`. */
export function present<T extends object>(members: T): Present<T> {
  // Same members, fewer of them.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}
