/** What the readers of unsigned text give for bytes that are not a number; a magnitude is never negative. */
export const NO_NUMBER: f64 = -1;
