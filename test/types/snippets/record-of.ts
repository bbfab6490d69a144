/** What is stored: every field but the input-only ones. */
import type { RecordOf } from 'gen-dtos';
import * as v from 'valibot';
import { user, type Address, type Preferences, type User } from '../model.js';

export const password = user.password; // refused: an input-only field is not stored
export const hash = user.password_hash; // accepted: a server-controlled one is

export const withoutKey: RecordOf<typeof Address> = { label: 'Home', country: 'CH' }; // refused: not every field
export const whole: RecordOf<typeof Address> = { street: 'Main', country: 'CH' }; // accepted: every field that must be

declare function store(record: RecordOf<typeof User>): void;
store({ ...user, password: 's' }); // refused: an input-only field among the stored ones
store({ ...user, password_hash: 'h' }); // accepted: any stored one

export const street = user.home.street; // refused: the value may be null
export const streetIfAny = user.home?.street; // accepted: if it is not

export const verified = user.payment.verified; // refused: a field of one option of a variant
export const verifiedIfCard = user.payment.kind === 'card' && user.payment.verified; // accepted: once it is known to be that

const Plain = v.strictObject({ street: v.string() });
export type OfPlain = RecordOf<typeof Plain>; // refused: a schema that is no model
export type OfModel = RecordOf<typeof Address>; // accepted: a model

declare const address: RecordOf<typeof Address>;
export const preferences: RecordOf<typeof Preferences> = address; // refused: the record of another model
export const streetOf: { street: string } = address; // accepted: a part of the record
