import { definitionOfDto } from '../runtime/definition-of-dto.js';
import type { Dto, FormNotation } from '../runtime/index.js';
import { pointerOf } from '../runtime/pointer.js';
import type { Attack, AttackClass, Carrier, JsonObject, Surface, Target } from './attack.js';
import { ATTACK_CLASSES } from './attack-classes.js';
import { placeNamed } from './named-place.js';
import { requestsOf } from './requests-of.js';
import { targetsIn, type Targets } from './targets.js';
import { inputSchemaOf, validBodyFor } from './valid-body.js';

/** The options of `attacksFor`: values that can't be made from the Dto alone. */
export interface AttackOptions {
  /** Valid values for fields whose JSON Schema is not enough to make one, in the form of a body. */
  readonly sample?: JsonObject;
  /**
   * The values that an attacker would want, in the form of a body:
   * `{ balance: 1_000_000, preferences: { beta: true }, addresses: [{ verified: true }] }`. A
   * vulnerable handler stores values of the right type, so attacks with these show more. The first
   * one is tried in most spellings.
   */
  readonly wants?: JsonObject;
  /** Values that may not be written, in fields that may: `{ scope: 'admin' }`. */
  readonly forbidden?: JsonObject;
  /**
   * How your server reads names of forms and queries, as for `parseForm`. It changes how the valid
   * part of a form is written, and where a refusal is expected. By default, names are taken
   * literally, and forms hold nothing nested.
   */
  readonly notation?: FormNotation;
}

/**
 * Makes attacks on a Dto: requests that try to write what its roles may not (CWE-915, OWASP
 * API3:2023), of every class in `ATTACK_CLASSES` and in every content type that can carry it. They
 * are made from what the Dto says about itself: its fields at each depth, its roles, its shape and
 * its JSON Schema.
 *
 * @param dto A generated Dto object, such as `updateUserByOwner`.
 * @param options Valid values for fields where none can be made, and what an attacker would want.
 *
 * @returns A generator of attacks. Every run yields the same ones.
 *
 * @throws {TypeError} If no valid body could be made. The message names the fields that `sample`
 * has to provide.
 *
 * @example
 * ```ts
 * import type { Dto } from 'gen-dtos/runtime';
 * import { attacksFor } from 'gen-dtos/testing';
 *
 * declare const updateUserByOwner: Dto<{ email?: string; is_admin?: never }>;
 * for (const attack of attacksFor(updateUserByOwner, { sample: { email: 'a@b.test' } })) {
 *   attack.body; // '{"email":"a@b.test","is_admin":true}', to be sent as attack.contentType
 *   attack.expected.pointer; // '/is_admin'
 * }
 * ```
 */
export function* attacksFor(
  dto: Dto<object, unknown>,
  { sample = {}, wants = {}, forbidden = {}, notation }: AttackOptions = {},
): Generator<Attack, void, undefined> {
  const definition = definitionOfDto(dto);
  const { model, shape } = definition;
  const base = validBodyFor(dto, sample);
  const surface: Surface = { model, shape, base, schema: inputSchemaOf(dto), notation };
  const targets = targetsIn(surface, definition, { wants, forbidden });
  for (const attackClass of ATTACK_CLASSES) {
    const times = new Map<string, number>();
    for (const target of aimedAt(attackClass, targets)) {
      for (const attack of attacksOf(attackClass, target, times)) yield placed(attack, notation);
    }
  }
}

function aimedAt({ aim }: AttackClass, { fields, narrowed, keyed }: Targets): readonly Target[] {
  switch (aim) {
    case 'field':
      return fields;
    case 'narrowed':
      return narrowed;
    case 'keyed':
      return keyed;
    case 'model':
      return firstOfEachModel(fields);
    case 'body':
      return fields.filter(({ place }) => place.length === 0).slice(0, 1);
  }
}

function firstOfEachModel(fields: readonly Target[]): Target[] {
  const first = new Map<string, Target>();
  for (const field of fields) {
    const model = pointerOf(field.place);
    if (!first.has(model)) first.set(model, field);
  }
  return [...first.values()];
}

/**
 * Makes the attacks of one class on one target.
 *
 * @param times How often each name was used so far: several options may have fields of the same
 * name.
 */
function* attacksOf(
  attackClass: AttackClass,
  target: Target,
  times: Map<string, number>,
): Generator<Attack, void, undefined> {
  const { name, why } = attackClass;
  const { surface, place, key, wants } = target;
  const inOption = target.option && pointerOf(target.option);
  const pointer = pointerOf([...place, key]);
  for (const made of requestsOf(attackClass, target)) {
    const { pointer: named, option = inOption, status = 'refused', ...request } = made;
    const title = `${name} ${request.carrier} ${pointer}`;
    const time = (times.get(title) ?? 0) + 1;
    times.set(title, time);
    yield {
      name: time === 1 ? title : `${title} #${time}`,
      class: name,
      method: METHODS[surface.shape],
      headers: {},
      query: '',
      ...request,
      target: pointer,
      wants,
      expected: { status, pointer: named, option },
      why,
    };
  }
}

/** The attack, with the place where a server that reads names in this notation refuses it. */
function placed(attack: Attack, notation: FormNotation | undefined): Attack {
  const { carrier, expected } = attack;
  const { pointer } = expected;
  const isNamed = WITH_NAMES.includes(carrier) && pointer !== undefined;
  if (notation === undefined || !isNamed) return attack;
  return { ...attack, expected: { ...expected, ...placeNamed(pointer, notation) } };
}

const WITH_NAMES: readonly Carrier[] = ['form', 'multipart', 'query'];

const METHODS = { create: 'POST', update: 'PATCH', replace: 'PUT' } as const;
