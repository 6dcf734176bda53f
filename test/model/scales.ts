/** The two functions that the contract begins with, as the scales and the suffix of a conversion. */
import type { Conversion } from '../../src/job/job.ts';

type Scales = Pick<Conversion, 'from' | 'to' | 'suffix'>;

export const LOGIT: Scales = { from: 'prob', to: 'logit', suffix: 'logit' };
export const SIGMOID: Scales = { from: 'logit', to: 'prob', suffix: 'sigmoid' };
