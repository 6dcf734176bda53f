/** The tables as the generator writes them: file names and texts, and the numbers in them. */
export const room = new URL('../../../src/kernel/function/', import.meta.url);

const generator = new URL('generate-tables.mjs', room).href;
export const { tables } = (await import(generator)) as { tables: Record<string, string> };
const text = Object.values(tables).join('\n');

export function constant(name: string): number {
  return Number(new RegExp(`const ${name}: f64 = ([^;]+);`).exec(text)?.[1]);
}

export function numbers(name: string): number[] {
  const list = new RegExp(`const ${name}: usize = memory.data<f64>\\(\\[([^\\]]+)\\]`).exec(text)?.[1] ?? '';
  return list
    .split(',')
    .filter((item) => item.trim() !== '')
    .map(Number);
}
