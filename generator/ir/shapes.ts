import type { ShapeIr } from './program-ir.js';

/** Every shape, in the order in which generated code lists them. */
export const SHAPES: readonly ShapeIr[] = ['create', 'update', 'replace'];
