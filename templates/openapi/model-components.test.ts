import * as v from 'valibot';
import { expect, test } from 'vitest';
import { lower } from '../../generator/3-lower/lower.js';
import { defineRoles } from '../../src/model/roles.js';
import { loadedModels } from '../../test/loaded-models.js';
import { modelComponents } from './model-components.js';

const { field, model } = defineRoles({ owner: 'Whose it is' });

const Home = model('Home', {
  street: field(v.string(), { writableBy: ['owner'] }),
  floor: field(v.number(), { writableBy: ['owner'] }),
});
const User = model('User', { home: field(Home, { writableBy: ['owner'] }) });

test('the components of a model are kept until a model in it changes', () => {
  const program = lower(loadedModels([Home, User]), () => undefined);
  const [home, user] = program.models;
  if (home === undefined || user === undefined) throw new Error('There are two');
  const components = modelComponents(user, program);
  expect(modelComponents(user, program)).toBe(components);
  const models = [{ ...home, properties: home.properties.slice(0, 1) }, user];
  const others = modelComponents(user, { ...program, models });
  const fresh = modelComponents({ ...user }, { ...program, models });
  expect(others).toEqual(fresh);
  expect(others).not.toEqual(components);
});
