/** Whether a file is named as NumPy names its arrays; compressed or not. */
export function isArrayName(file: string): boolean {
  return /\.npy(?:\.(?:gz|zst))?$/i.test(file);
}
