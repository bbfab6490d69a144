import { join } from 'node:path';

export const bench: string = import.meta.dirname;

/** Where everything goes that a run makes. It is ignored by git. */
export const made: string = join(bench, '.tmp');

export const repository: string = join(bench, '..');

/** The product as a project has it: see `product.ts`. */
export const installed: string = join(bench, 'node_modules/gen-dtos');
