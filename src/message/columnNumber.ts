/**
 * The column numbers that other programs write differently: 0 for the first, -1 for the last or for all but the first.
 * @param flag the option that takes one; undefined: -c, which takes several
 */
export function columnNumber(text: string, cells: number, flag?: string): string | undefined {
  const option = flag ?? '-c';
  if (/^0+$/.test(text)) return 'columns are numbered from 1';
  if (/^[1-9]\d*$/.test(text) && Number(text) > cells) return `the last column is ${option} ${cells}`;
  const [, number] = /^-([1-9]\d*)$/.exec(text) ?? [];
  if (number === undefined || Number(number) > cells) return undefined;
  const place = `counted from the end: ${option} ${cells + 1 - Number(number)}`;
  return flag === undefined ? `${place}; all except column ${number}: -c '!${number}'` : place;
}
