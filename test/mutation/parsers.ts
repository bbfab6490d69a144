/**
 * The comparison of `test/differential`, fast enough for a thousand mutants: with fixed programs,
 * and for a mutant only with those whose code it changes. The others would answer what they did
 * before.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { afterAll, expect, test } from 'vitest';
import { lower } from '../../generator/3-lower/lower.js';
import { diagnosticOf } from '../../generator/diagnostics/diagnostic.js';
import type { ProgramIr } from '../../generator/ir/program-ir.js';
import { definitionOf } from '../../src/model/model.js';
import { modelModule } from '../../templates/typescript/model-module.js';
import { agreement } from '../differential/answers.js';
import { compileIn, type Compiled } from '../differential/compile.js';
import type { Program } from '../differential/description.js';
import { everyKind } from '../differential/every-kind.js';
import { firstIn } from '../differential/hunt.js';
import { programs } from '../differential/programs.js';
import { sample } from '../differential/sample.js';
import { namesOf } from '../differential/source.js';
import { sameWords } from '../differential/words.js';
import { isMutated } from './mutant.js';

const SEED = 1;
const BATCH = { seed: SEED, askers: 6, inputs: 15 };
const PROGRAMS = [...everyKind, ...sample(programs, SEED, 30)];

const TMP = path.resolve(import.meta.dirname, '../../.tmp');
/** The output of the unchanged sources for the programs. */
const UNCHANGED = path.join(TMP, 'mutation');
const CHANGED = `${UNCHANGED}-${process.pid}`;

afterAll(() => rmSync(CHANGED, { recursive: true, force: true }));

test('parsers answer as the reference does', async () => {
  if (!isMutated()) {
    rmSync(UNCHANGED, { recursive: true, force: true });
    for (const one of await compileIn(UNCHANGED, PROGRAMS)) expectAgreement(one, isHidden);
    keep();
    return;
  }
  let asked = 0;
  for await (const few of changedPrograms()) {
    // A new folder, because a module that was loaded once is not read again.
    const folder = path.join(CHANGED, String(asked++));
    for (const one of await compileIn(folder, few)) expectAgreement(one, () => false);
  }
});

/** How many programs to bundle at first. They catch most mutants, and bundling takes time. */
const FEW = 8;

function expectAgreement(compiled: Compiled, isAllowed: (error: string) => boolean): void {
  if ('errors' in compiled) expect(compiled.errors.filter((one) => !isAllowed(one))).toEqual([]);
  else
    for (const question of [agreement, sameWords])
      expect(firstIn(compiled, BATCH, question)).toBeUndefined();
}

/** As in the differential tests. */
const isHidden = (error: string): boolean => error.startsWith('model-hidden');

/** Batches of the programs whose code has changed, or that are refused now but were not before. */
async function* changedPrograms(): AsyncGenerator<Program[]> {
  const loaded = loadedModels();
  let changed: Program[] = [];
  let few = FEW;
  for (const [index, program] of PROGRAMS.entries()) {
    if (isChanged(program, index, loaded)) changed.push(program);
    if (changed.length < few) continue;
    yield changed;
    changed = [];
    few *= 3;
  }
  if (changed.length > 0) yield changed;
}

interface Loaded {
  readonly [program: string]: Readonly<Record<string, object>>;
}

/**
 * Whether a program is lowered or its parsers are printed differently: nothing else is under test.
 */
function isChanged(program: Program, index: number, loaded: Loaded): boolean {
  const ir = lowered(program, index, loaded);
  if (ir === undefined) return known(`p${index}.ir`) !== undefined;
  const before = known(`p${index}.ir`);
  if (before === undefined || !isDeepStrictEqual(deserialize(before), ir)) return true;
  return ir.models.some((model) => {
    const text = modelModule(model, ir, 'generated');
    return text !== known(`generated/${model.moduleName}.ts`)?.toString();
  });
}

function lowered(program: Program, index: number, loaded: Loaded): ProgramIr | undefined {
  const refused: string[] = [];
  const models = [...namesOf(program, `P${index}`).values()].map((exportName) => {
    const schema = loaded[`p${index}`]![exportName]!;
    return { definition: definitionOf(schema)!, schema, file: `p${index}.model.ts`, exportName };
  });
  const ir = lower(models, (complaint) => {
    if (diagnosticOf(complaint).severity === 'error') refused.push(complaint.code);
  });
  return refused.length > 0 ? undefined : ir;
}

/** Keeps how programs are lowered, beside what was printed of them. */
function keep(): void {
  const loaded = loadedModels();
  for (const [index, program] of PROGRAMS.entries()) {
    const ir = lowered(program, index, loaded);
    if (ir) writeFileSync(path.join(UNCHANGED, `p${index}.ir`), serialize(ir));
  }
}

const loadedModels = (): Loaded =>
  createRequire(import.meta.url)(path.join(UNCHANGED, 'models.mjs')) as Loaded;

function known(name: string): Buffer | undefined {
  try {
    return readFileSync(path.join(UNCHANGED, name));
  } catch {
    return undefined;
  }
}
