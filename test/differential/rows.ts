/** Former counterexamples: the quick tests ask them first. New ones are printed ready to paste. */
import type { Case } from './hunt.js';

export const ROWS: readonly Case[] = [];
