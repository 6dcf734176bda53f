import type { Check } from '../case.ts';
import { appendsOnly } from './append.ts';
import { atBlockEnds } from './blocks.ts';
import { asCommand } from './command.ts';
import { likeModel } from './model.ts';
import { anyOptions } from './arguments.ts';
import { asAsked } from './options.ts';
import { inParts } from './parts.ts';
import { thereAndBack } from './return.ts';
import { untouched } from './untouched.ts';

/** What is looked for, and in one case of how many: the dear ones seldom. */
export const CHECKS: readonly (readonly [check: Check, oneIn: number])[] = [
  [likeModel, 1],
  [asAsked, 1],
  [anyOptions, 2],
  [atBlockEnds, 2],
  [untouched, 4],
  [appendsOnly, 4],
  [inParts, 6],
  [thereAndBack, 6],
  [asCommand, 100],
];
