import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectral from '@stoplight/spectral-core';
import { oas } from '@stoplight/spectral-rulesets';
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';

let document: string;

beforeAll(async () => {
  const file = new URL('../../examples/quickstart/generated/openapi.json', import.meta.url);
  document = await readFile(file, 'utf8');
});

it('has no finding of redocly recommended-strict', async () => {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const problems = await lintFromString({ source: document, absoluteRef: 'openapi.json', config });
  expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
});

it('has no finding of spectral:oas', async () => {
  const linter = new spectral.Spectral();
  linter.setRuleset(oas as spectral.RulesetDefinition);
  const findings = await linter.run(document);
  expect(
    findings.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`),
  ).toEqual([]);
});
