/** V1's `internal server error` (seed 003). */
const INTERNAL_SERVER_ERROR = 500000;

/** Words of the training engine that V1 has a number for (seed 003). */
const numbers: Readonly<Record<string, number>> = { InvalidTrainingData: 510102 };

/**
 * `errorCode` of a failed task is a number (seed 001) but no list of them exists. Our choice: a run that failed with a
 * number keeps it, a word that V1 has a number for gets that, any other becomes V1's internal server error.
 */
export function failureCode(code: string): number {
  return /^\d{1,9}$/.test(code) ? Number(code) : (numbers[code] ?? INTERNAL_SERVER_ERROR);
}
