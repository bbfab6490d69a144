/** A variant of models: each option has its own grants, and is given whole. */
import { updateByOwner, updateBySupport, user, type Update } from '../model.js';

updateByOwner({ payment: { kind: 'card', number: '42', verified: true } }); // refused: server-controlled, in an option
updateByOwner({ payment: { kind: 'card', number: '42' } }); // accepted: the owner's keys

updateByOwner({ payment: { kind: 'iban', iban: 'CH', mandate_id: '1' } }); // refused: server-controlled, in the other option
updateByOwner({ payment: { kind: 'iban', iban: 'CH' } }); // accepted: the owner's keys

updateByOwner({ payment: { kind: 'card', number: '42', iban: 'CH' } }); // refused: a key of the other option
const cardOrIban = [{ kind: 'card', number: '42' } as const, { kind: 'iban', iban: 'CH' } as const];
updateByOwner({ payment: cardOrIban[0] ?? { kind: 'iban', iban: 'CH' } }); // accepted: one or the other

updateByOwner({ payment: { kind: 'card' } }); // refused: an option is given whole, even in an update
updateByOwner({ preferences: { theme: 'dark' } }); // accepted: a nested model is not

updateByOwner({ payment: { kind: 'cash' } }); // refused: an option that is not declared
updateByOwner({}); // accepted: none

const card = { kind: 'card', number: '42', verified: true } as const;
updateByOwner({ payment: card }); // refused: a bigger option in a variable
updateByOwner({ payment: { kind: card.kind, number: card.number } }); // accepted: the keys that are meant

updateByOwner({ payment: user.payment }); // refused: the option as it is stored
if (user.payment.kind === 'card') {
  const { kind, number } = user.payment;
  updateByOwner({ payment: { kind, number } }); // accepted: keys of it
}

updateBySupport({ payment: { kind: 'card', number: '42' } }); // refused: a variant whose outer door is closed
export const payment: Update<'owner'>['payment'] = { kind: 'card', number: '42' }; // accepted: by whom it is open to
