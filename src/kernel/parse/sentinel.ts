/** What the readers of unsigned text return for bytes that are not a number; a magnitude is never negative. */
export const NO_NUMBER: f64 = -1;
