const normal = (name: string): string => name.toLowerCase().replace(/[_\-.\s]/g, "");

/** How many characters were typed wrongly, missed, added or swapped with their neighbour. */
function distance(left: string, right: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwapped = row > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current[column] = Math.min(
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        isSwapped ? (before[column - 2] ?? Infinity) + 1 : Infinity,
      );
    }
    [before, previous] = [previous, current];
  }
  return previous[right.length] ?? 0;
}

/** The known name that was probably meant, whatever its case and separators; `undefined` when none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const wanted = normal(name);
  // Our choice: a third of the characters may differ. Very long texts are no misspelt names.
  if (wanted.length === 0 || wanted.length > 80) return undefined;
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(wanted, normal(candidate)) }))
    .filter(({ candidate, edits }) => edits <= Math.floor(Math.max(wanted.length, normal(candidate).length) / 3))
    .sort((left, right) => left.edits - right.edits);
  return ranked[0]?.candidate;
}
