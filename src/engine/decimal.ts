/** Exact decimals of finite doubles, for modules that print numbers without the kernel. */
export { exponential, fixed, significant } from '../exact/decimal.ts';
