import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import type { Size } from './bundle-size.js';

/** The code emitted for one model: as written, and as it runs, without types and comments. */
export interface Emitted {
  readonly typescript: Size;
  readonly javascript: Size;
}

export function measureEmitted(folder: string): Emitted {
  const generated = join(folder, 'generated');
  const texts = readdirSync(generated)
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .map((name) => readFileSync(join(generated, name), 'utf8'));
  const stripped = texts.map((text) => transformSync(text, { loader: 'ts' }).code);
  return { typescript: sizeOf(texts.join('')), javascript: sizeOf(stripped.join('')) };
}

function sizeOf(text: string): Size {
  return { bytes: Buffer.byteLength(text), gzipped: gzipSync(text, { level: 9 }).length };
}
