import { utf8Bytes } from '../text/encoding.ts';
import type { Job } from '../job/job.ts';
import type { Kernel } from '../engine/kernel.ts';
import { SCALES, type ScaleName } from '../job/scale.ts';
import { TensorText } from '../output/tensor.ts';

/** The tensors that a run prints: the results, or with `--inverse` the input, the results and the recovered values. */
export class Tensors {
  readonly #labels: readonly string[];
  readonly #texts: readonly TensorText[];

  /** @param columns how many values make a row; undefined: the tensor has one dimension, or the shape of an array */
  constructor({ conversion, digits, input }: Job, columns: number | undefined) {
    const { dtype, from, to, inverse } = conversion;
    const style = {
      dtype,
      ...(digits.kind === 'fixed' && { precision: digits.count }),
      ...(digits.kind === 'significant' && { significant: digits.count }),
      ...(columns !== undefined && { columns }),
      ...(input.kind === 'array' && { shape: input.shape }),
    };
    const [given, result] = [SCALES[from].label, SCALES[to].label];
    this.#labels = inverse ? [`${given}: `, `${result}: `, `${inverseName(from, to)}(${result}): `] : [''];
    this.#texts = this.#labels.map(() => new TensorText(style));
  }

  /** Appends the current batch of the kernel. */
  take(kernel: Kernel): void {
    const count = kernel.valueCount.value;
    const arrays =
      this.#texts.length === 1 ? [kernel.results] : [kernel.values, kernel.results, kernel.recovered];
    for (const [i, array] of arrays.entries()) {
      this.#texts[i]!.push(new Float64Array(kernel.memory.buffer, array.value, count));
    }
  }

  /** The text of all tensors, each with a line end. */
  toBytes(): Uint8Array {
    return utf8Bytes(this.#texts.map((text, i) => `${this.#labels[i]}${text.toString()}\n`).join(''));
  }
}

/** The label of the inverse function: `sigmoid` for logit, otherwise the name of the scale that it returns to. */
function inverseName(from: ScaleName, to: ScaleName): string {
  return from === 'prob' && to === 'logit' ? 'sigmoid' : from;
}
