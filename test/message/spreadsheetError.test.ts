import { expect, it } from 'vitest';
import { spreadsheetError, withoutErrors } from '../../src/message/spreadsheetError.ts';
import { printed } from '../support/command.ts';

it.each([
  ['#N/A', '#N/A'],
  ['#n/a', '#n/a'],
  ['#DIV/0!', '#DIV/0!'],
  ['#NAME?;0.5', '#NAME?'],
  ['#NULL!', '#NULL!'],
  ['#GETTING_DATA', '#GETTING_DATA'],
  ['#NV', '#NV'],
  ['#NA', '#NA'],
  ['#NUM!', '#NUM!'],
  ['#NOM?', '#NOM?'],
  ['Err:502', 'Err:502'],
])('%j begins with %s, which the filter turns into nan', (text, error) => {
  expect(spreadsheetError(text)).toBe(error);
  expect(printed(withoutErrors(error), `0.5,${error} ${error}`)).toBe('0.5,nan nan');
});

it.each(['', '#', '# N/A', '#1', '#x', '#name', 'N/A', 'Error', 'Err:', '1#N/A'])(
  '%j begins with none',
  (text) => expect(spreadsheetError(text)).toBeUndefined(),
);
