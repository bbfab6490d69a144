import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { diagnosticOf, type Complaint, type Diagnostic } from '../../diagnostics/diagnostic.js';
import type { ImportedPackage } from '../bundle/packages-outside.js';
import { shownPath } from '../source/shown-path.js';
import { packageOf } from './package-of.js';

const require = createRequire(import.meta.url);

/** The range of valibot versions that the generator and its output support. */
export const SUPPORTED: string = supported();

/** Complains about models that use another copy of valibot: its schemas may have other rules. */
export function valibotVersions(packages: readonly ImportedPackage[], root: string): Diagnostic[] {
  const own = ownCopy();
  return packages.flatMap(({ name, module, importer }) => {
    const copy = name === 'valibot' ? copyOf(module) : undefined;
    if (copy === undefined || own === undefined) return [];
    const location = { file: shownPath(importer, root) };
    if (!satisfies(copy.version, SUPPORTED)) return [diagnosticOf(unsupported(copy), location)];
    if (copy.version === own.version) return [];
    return [diagnosticOf(another(copy, { ...own, folder: shownPath(own.folder, root) }), location)];
  });
}

/** Complains about a valibot that is missing or has another version: the generator can't load it. */
export function unusableValibot(): Diagnostic[] {
  const own = ownCopy();
  if (own !== undefined && satisfies(own.version, SUPPORTED)) return [];
  const message =
    own === undefined
      ? `valibot is not installed, but gen-dtos needs ${SUPPORTED}.`
      : `gen-dtos finds valibot ${own.version}, but needs ${SUPPORTED}.`;
  return [diagnosticOf({ code: 'valibot-version', message, help: INSTALL })];
}

/** Whether a version is in a range such as `^1.5.0`. Other forms of range are not supported. */
export function satisfies(version: string, range: string): boolean {
  const [major = 0, minor = 0, patch = 0] = numbersIn(version);
  const [sameMajor = 0, leastMinor = 0, leastPatch = 0] = numbersIn(range);
  if (major !== sameMajor || minor < leastMinor) return false;
  return minor > leastMinor || patch >= leastPatch;
}

const INSTALL = `Install a version that fits: npm install valibot@${SUPPORTED}`;

function unsupported({ version }: Copy): Complaint {
  return {
    code: 'valibot-version',
    message: `The models import valibot ${version}, but gen-dtos needs ${SUPPORTED}.`,
    help: INSTALL,
  };
}

function another(copy: Copy, own: Copy): Complaint {
  return {
    code: 'valibot-copies',
    message: `The models import valibot ${copy.version}, but gen-dtos has its own copy, ${own.version} in ${own.folder}.`,
    help: 'Let them share one copy: run npm dedupe, or use the same version in every package.json. Schemas that differ between the two are called in your model files.',
  };
}

interface Copy {
  readonly version: string;
  readonly folder: string;
}

/** The copy that the generator imports. */
function ownCopy(): Copy | undefined {
  try {
    return copyOf(require.resolve('valibot'));
  } catch {
    return undefined;
  }
}

/** The copy of valibot that a module belongs to; `undefined` if it belongs to another package. */
function copyOf(module: string): Copy | undefined {
  const found = packageOf(path.dirname(realpathSync(module)));
  return found?.name === 'valibot'
    ? { folder: found.folder, version: found.version ?? '0.0.0' }
    : undefined;
}

function supported(): string {
  const { peerDependencies } = require('gen-dtos/package.json') as {
    readonly peerDependencies?: Readonly<Record<string, string>>;
  };
  return peerDependencies?.['valibot'] ?? '';
}

const numbersIn = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);
