/** The column numbers that other programs write differently: 0 for the first, -1 for the last or for all but the first. */
export function columnNumber(text: string, cells: number): string | undefined {
  if (/^0+$/.test(text)) return 'columns are numbered from 1';
  if (/^[1-9]\d*$/.test(text) && Number(text) > cells) return `the last column is -c ${cells}`;
  const [, number] = /^-([1-9]\d*)$/.exec(text) ?? [];
  if (number === undefined || Number(number) > cells) return undefined;
  const place = cells + 1 - Number(number);
  return `counted from the end: -c ${place}; all except column ${number}: -c '!${number}'`;
}
