import { pathToFileURL } from 'node:url';
import type * as valibot from 'valibot';
import { diagnosticOf, type Diagnostic } from '../../diagnostics/diagnostic.js';
import type { ImportedPackage } from '../bundle/packages-outside.js';
import { locate } from '../source/locate.js';

/** Complains about global valibot settings that models make: generated code does not know them. */
export async function valibotGlobals(
  packages: readonly ImportedPackage[],
  files: readonly string[],
  root: string,
): Promise<Diagnostic[]> {
  return (await globalSetters(packages)).map((setter) => {
    const complaint = {
      code: 'valibot-global' as const,
      message: `v.${setter}() is called while models are loaded, but generated parsers ignore it.`,
      help: setter === 'setGlobalConfig' ? OF_CONFIG : OF_MESSAGE,
    };
    const location = locate({ call: setter }, files, root);
    return diagnosticOf(complaint, location?.line === undefined ? undefined : location);
  });
}

const OF_CONFIG =
  'Call it in a file that no model file imports. Generated parsers check every rule, and know no languages.';

const OF_MESSAGE =
  "Give the message to the schema, as in v.string('No text'), or call it in a file that no model file imports.";

type Setter = Extract<keyof typeof valibot, `set${'Global' | 'Schema' | 'Specific'}${string}`>;

type Reference = Parameters<typeof valibot.getSpecificMessage>[0];

/** The functions that changed global settings in the models' copy of valibot. */
export async function globalSetters(packages: readonly ImportedPackage[]): Promise<Setter[]> {
  const copy = packages.find(({ name, isFirst }) => name === 'valibot' && isFirst);
  if (copy === undefined) return [];
  const v = (await import(pathToFileURL(copy.module).href)) as typeof valibot; // it has been run
  const config = v.getGlobalConfig();
  const languages = [undefined, config.lang];
  const isSaid = (messageIn: (lang?: string) => unknown): boolean =>
    languages.some((lang) => messageIn(lang) !== undefined);
  const isSet: Readonly<Record<Setter, boolean>> = {
    setGlobalConfig: Object.values(config).some(Boolean),
    setGlobalMessage: isSaid(v.getGlobalMessage),
    setSchemaMessage: isSaid(v.getSchemaMessage),
    setSpecificMessage: Object.values(v).some((one) =>
      isSaid((lang) => v.getSpecificMessage(one as Reference, lang)),
    ),
  };
  return (Object.keys(isSet) as Setter[]).filter((setter) => isSet[setter]);
}
