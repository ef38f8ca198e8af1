/**
 * Measures two or more sides in turns, so that whatever else the machine does meets all of them alike. Every other round
 * runs in reverse order.
 *
 * @returns each side's value of each round, in the order of the sides
 */
export async function alternate<Sides extends readonly (() => Promise<number>)[]>(
  rounds: number,
  sides: Sides,
): Promise<{ [Side in keyof Sides]: number[] }> {
  const samples = sides.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    const turn = sides.map((measure, index) => ({ measure, index }));
    for (const { measure, index } of round % 2 === 0 ? turn : turn.reverse()) samples[index]?.push(await measure());
  }
  // One list for each side, as `sides` has them.
  return samples as { [Side in keyof Sides]: number[] };
}
