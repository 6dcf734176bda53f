/** What the readers of unsigned text give for bytes that are no number; a magnitude is never negative. */
export const NO_NUMBER: f64 = -1;
