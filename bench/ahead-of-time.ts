import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type Options } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { Validator } from 'ata-validator';
import { toStandaloneModule } from 'ata-validator/aot';
import { buildSync } from 'esbuild';
import { bench, made } from './folders.js';
import { runOrThrow } from './product.js';
import { dataSchema } from './workloads/data-schema.js';
import { userSchema } from './workloads/user-schema.js';

const outDir = join(made, 'ahead-of-time');

/** Runs the peers' ahead-of-time compilers, each as its own documentation says. */
export function compilePeersAheadOfTime(): void {
  mkdirSync(outDir, { recursive: true });
  compileWithAjv('user', userSchema, { allErrors: true });
  compileWithAjv('user-first', userSchema);
  compileWithAjv('data', dataSchema);
  compileWithAta('user', userSchema);
  compileWithAta('data', dataSchema);
  compileWithTypia();
}

/**
 * `unicode: false` counts characters as the other peers do. ajv warns that the option is
 * deprecated.
 */
const options = { unicode: false, logger: false } as const;

function compileWithAjv(name: string, schema: object, more: Options = {}): void {
  const ajv = new Ajv({ ...options, ...more, code: { source: true, esm: true } });
  // Even as an ES module, ajv's output calls `require`, so it has to be bundled.
  buildSync({
    stdin: { contents: standalone.default(ajv, ajv.compile(schema)), resolveDir: bench },
    bundle: true,
    format: 'esm',
    outfile: join(outDir, `ajv-${name}.mjs`),
  });
}

function compileWithAta(name: string, schema: object): void {
  writeFileSync(join(outDir, `ata-${name}.mjs`), toStandaloneModule(new Validator(schema)));
}

/** `typia generate` needs no patched compiler. Newer majors need a Go compiler on the machine. */
function compileWithTypia(): void {
  const project = {
    compilerOptions: {
      target: 'es2022',
      module: 'esnext',
      moduleResolution: 'bundler',
      strict: true,
      skipLibCheck: true,
      types: [],
    },
    include: [join(bench, 'peers/typia')],
  };
  const projectFile = join(outDir, 'typia.tsconfig.json');
  writeFileSync(projectFile, JSON.stringify(project));
  const typia = join(bench, 'node_modules/typia/lib/executable/typia.js');
  const places = ['--input', 'peers/typia', '--output', join(outDir, 'typia')];
  runOrThrow(process.execPath, [typia, 'generate', ...places, '--project', projectFile], bench);
}
