/** Multiplies the cases of a search: more where it may take its time, fewer in the quick lane. */
export const THOROUGH = Number(process.env['THOROUGH'] ?? 1);
