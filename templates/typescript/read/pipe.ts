import { RULE_TRAITS } from '../../../generator/ir/rule-traits.js';
import type {
  ActionIr,
  PipeIr,
  RuleIr,
  SchemaIr,
  TypeName,
} from '../../../generator/ir/schema-ir.js';
import { isPassage } from '../../../generator/ir/walk.js';
import { call, type Expression } from '../../expression.js';
import { line, when, type Statement } from '../../statement.js';
import { nameFor } from '../module/names.js';
import { actionOf } from '../schema/valibot.js';
import { BEFORE, liveName, wrongValue, type Emitter, type Place } from './emitter.js';
import { messageOfRule } from './message.js';
import { ruleTest, transformationOf } from './rule.js';
import { isScalar, scalar } from './scalar.js';

/**
 * A schema followed by rules and transformations. As in valibot, all rules are checked if the value
 * has the right type, but a transformation runs only if there are no issues so far.
 */
export function pipe(schema: PipeIr, place: Place, emitter: Emitter): readonly Statement[] {
  const shape = isPassage(schema) ? place.shape : 'create';
  const steps = new Steps({ ...place, shape }, emitter);
  const statements = steps.from(schema.schema, schema.actions);
  return steps.looksBack ? [BEFORE, ...statements] : statements;
}

/** The types whose rules are checked in place, as conditions. */
export const ASKABLE: ReadonlySet<string> = new Set(['string', 'number', 'bigint', 'date']);

class Steps {
  readonly #place: Place;
  readonly #emitter: Emitter;
  /** Whether the code needs to know how many issues there were before. */
  looksBack = false;
  #texts = 0;

  constructor(place: Place, emitter: Emitter) {
    this.#place = place;
    this.#emitter = emitter;
  }

  /** A schema and the steps after it. */
  from(schema: SchemaIr, actions: readonly ActionIr[]): readonly Statement[] {
    const { variable } = this.#place;
    if (isScalar(schema)) {
      const type = schema.kind === 'type' && ASKABLE.has(schema.type) ? schema.type : undefined;
      const otherwise = this.#behind(actions, { variable, type, isDoubtful: false });
      return scalar(schema, this.#place, this.#emitter, otherwise);
    }
    if (schema.kind === 'array') {
      const own = leadingRules(actions, this.#emitter);
      if (own.length > 0) {
        return this.#checked({ kind: 'pipe', schema, actions: own }, actions.slice(own.length));
      }
    }
    return this.#checked(schema, actions);
  }

  #checked(schema: SchemaIr, actions: readonly ActionIr[]): readonly Statement[] {
    const checked = this.#emitter.statements(schema, this.#place);
    return [...checked, ...this.#typed(actions)];
  }

  /** Steps after a check that may have found that the value has the wrong type. */
  #typed(actions: readonly ActionIr[]): readonly Statement[] {
    const { variable } = this.#place;
    const behind = this.#behind(actions, { variable, type: undefined, isDoubtful: true });
    const [first] = actions;
    if (first === undefined || transforms(first)) return behind;
    this.looksBack = true;
    return [when('isTyped(report, before)', behind)];
  }

  #behind(actions: readonly ActionIr[], state: State): readonly Statement[] {
    const [action, ...rest] = actions;
    if (action === undefined) return [];
    if (isSilent(action)) return this.#passed(rest, state);
    if (action.kind === 'then' || transforms(action)) {
      const statements = this.#transformed(actions, state);
      if (!state.isDoubtful) return statements;
      this.looksBack = true;
      return [when('goesOn(report, before)', statements)];
    }
    return [this.#asked(action, state), ...this.#behind(rest, { ...state, isDoubtful: true })];
  }

  /**
   * Steps after a transformation that changes nothing. Like any other, it ends a pipe with issues.
   */
  #passed(rest: readonly ActionIr[], state: State): readonly Statement[] {
    if (!state.isDoubtful) return this.#behind(rest, state);
    this.looksBack = true;
    const behind = this.#behind(rest, { ...state, isDoubtful: false });
    if (behind.length === 0) return ['goesOn(report, before);'];
    return [when('goesOn(report, before)', behind)];
  }

  #asked(action: Asked, { variable, type }: State): Statement {
    const place = { ...this.#place, variable };
    if (action.kind === 'rule' && type !== undefined) {
      const test = ruleTest(action, { ...place, type }, this.#emitter);
      if (test)
        return when(test.fails, [wrongValue(place, messageOfRule(action, place, this.#emitter))]);
    }
    return line('', this.#called(action, variable));
  }

  #transformed(actions: readonly ActionIr[], state: State): readonly Statement[] {
    const target = this.#place.variable;
    const methods = state.type === undefined ? '' : methodsOf(actions);
    if (methods !== '') {
      const rest = actions.slice(methods.split('.').length - 1);
      const made = `${state.variable}${methods}`;
      if (rest.length === 0) return [`${target} = ${made};`];
      // A new variable, so that the compiler knows its type.
      const text = `text${this.#texts++ || ''}`;
      const behind = this.#behind(rest, { variable: text, type: 'string', isDoubtful: false });
      const stays = !rest.some((one) => transforms(one) && !isSilent(one));
      return [`const ${text} = ${made};`, ...behind, ...(stays ? [`${target} = ${text};`] : [])];
    }
    const [action, ...rest] = actions;
    if (action === undefined) return [];
    if (action.kind === 'then') {
      const moved = state.variable === target ? [] : [`${target} = ${state.variable};`];
      return [...moved, ...this.from(action.schema, rest)];
    }
    return [line(`${target} = `, this.#called(action, state.variable)), ...this.#typed(rest)];
  }

  #called(action: Asked, variable: string): Expression {
    const { key, called } = this.#place;
    const given = [variable, 'report', ...(key === undefined ? [] : [key])];
    return action.kind === 'rule'
      ? call(
          'attempt',
          this.#emitter.constant(actionOf(action), nameFor('actionOf', called)),
          ...given,
        )
      : call('act', this.#emitter.constant(actionOf(action), liveName(action.source)), ...given);
  }
}

type Asked = Exclude<ActionIr, { readonly kind: 'then' }>;

/** What is known about the value before a step. */
interface State {
  readonly variable: string;
  /** Its type, if the compiler knows it. */
  readonly type: TypeName | undefined;
  /** Whether there may be issues about it. */
  readonly isDoubtful: boolean;
}

/** The first steps as calls of string methods, if they are such: `.trim().toLowerCase()`. */
function methodsOf(actions: readonly ActionIr[]): string {
  const [action, ...rest] = actions;
  const method = action?.kind === 'rule' ? transformationOf(action) : undefined;
  return method === undefined ? '' : `${method}${methodsOf(rest)}`;
}

/** Whether a step does nothing at run time. */
export const isSilent = (action: ActionIr): boolean =>
  action.kind === 'rule' && RULE_TRAITS[action.name].does === 'names';

/** Whether valibot treats a step as a transformation, even if it changes nothing. */
function transforms(action: ActionIr): boolean {
  if (action.kind === 'then') return true;
  return action.kind === 'island' ? action.transforms : RULE_TRAITS[action.name].does !== 'asks';
}

/** The first rules about a list that the function reading the list can check itself. */
export function leadingRules(actions: readonly ActionIr[], emitter: Emitter): readonly RuleIr[] {
  const asked = (action: ActionIr): action is RuleIr =>
    action.kind === 'rule' &&
    ruleTest(action, { variable: 'output', called: '' }, emitter) !== undefined;
  const end = actions.findIndex((action) => !asked(action));
  return (end === -1 ? actions : actions.slice(0, end)).filter(asked);
}
