import { NoRoom } from '../engine/memories.ts';
import { errorSentence } from '../message/describe.ts';
import { LogitError } from '../message/error.ts';
import type { Sentence } from '../message/sentence.ts';
import type { Message } from './messages.ts';

/** The message for an error that stopped a run. */
export function failure(error: unknown): Message {
  if (!(error instanceof LogitError)) return { level: 'error', code: 'failure', ...unexpected(error) };
  const { detail } = error;
  return {
    level: 'error',
    code: detail.kind,
    ...errorSentence(detail),
    location: 'place' in detail ? detail.place : undefined,
    value: 'place' in detail && 'text' in detail ? detail.text : undefined,
  };
}

/** The sentence for an unexpected error, which neither the data nor the command caused. */
function unexpected(error: unknown): Sentence {
  if (!(error instanceof Error)) return { fault: String(error) };
  // For each memory, V8 reserves gigabytes of addresses that it does not use, but `ulimit -v` counts them.
  const fix = 'with ulimit -v, set NODE_OPTIONS=--disable-wasm-trap-handler';
  return { fault: error.message, fix: error instanceof NoRoom ? fix : undefined };
}
