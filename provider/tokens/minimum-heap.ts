/** Numbers of which the least comes out first. */
export interface MinimumHeap {
  push(value: number): void;
  pop(): number | undefined;
}

/** A binary heap: the children of the entry at `i` stand at `2i + 1` and `2i + 2`. */
export function createMinimumHeap(): MinimumHeap {
  const entries: number[] = [];
  const at = (index: number) => entries[index] ?? Infinity;
  return {
    push: (value) => {
      let index = entries.push(value) - 1;
      while (index > 0) {
        const parent = (index - 1) >> 1;
        if (at(parent) <= value) break;
        entries[index] = at(parent);
        index = parent;
      }
      entries[index] = value;
    },
    pop: () => {
      const least = entries[0];
      const last = entries.pop();
      if (last === undefined || entries.length === 0) return least;
      let index = 0;
      for (;;) {
        const left = 2 * index + 1;
        const child = at(left + 1) < at(left) ? left + 1 : left;
        if (at(child) >= last) break;
        entries[index] = at(child);
        index = child;
      }
      entries[index] = last;
      return least;
    },
  };
}
