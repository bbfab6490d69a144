import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bundle, BundleError } from './bundle.js';
import { bundleDiagnostics } from './bundle-diagnostics.js';

test.each(['config', 'models'] as const)(
  'a temporary folder that cannot be written is at fault, not the files of %s',
  async (of) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'unwritable-'));
    const file = path.join(folder, 'user.model.ts');
    writeFileSync(file, 'export {};');
    try {
      const error: unknown = await bundle([file], { cwd: folder, into: file }).catch((one) => one);
      expect(error).toBeInstanceOf(BundleError);
      expect(bundleDiagnostics(error as BundleError, folder, of)).toMatchObject([
        { code: 'output-unwritable', help: expect.stringContaining('TMPDIR') },
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
