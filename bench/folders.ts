import { join } from 'node:path';

export const bench: string = import.meta.dirname;

/** The folder for everything that a run makes. Git ignores it. */
export const made: string = join(bench, '.tmp');

export const repository: string = join(bench, '..');

/** The product, installed as in a project: see `product.ts`. */
export const installed: string = join(bench, 'node_modules/gen-dtos');
