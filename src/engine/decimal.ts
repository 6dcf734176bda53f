/** Exact decimals of finite doubles, for what prints outside the kernel. */
export { exponential, fixed, significant } from '../exact/decimal.ts';
