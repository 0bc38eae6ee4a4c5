import type { ChangeException } from '../../generated/contract';
import { personOf, vaultOf } from './people';
import { isFrozen, keysIn, levelsByName } from './reach';
import { NOBODY } from './seed';
import { checkPassword, record, refuse, whoIs, type FakeState, type Handlers } from './state';

/** Whose customers they are; `NOBODY` for the pool, which only a vault of several people has. */
function ownerOf(state: FakeState, { person_id: personId, of }: ChangeException): string {
  if (of === personId) throw refuse('bad_request');
  if (of !== null) return personOf(state, of).id;
  if (vaultOf(state).people.length < 2) throw refuse('wrong_state');
  return NOBODY;
}

function checkHolds(state: FakeState, owner: string, { level }: ChangeException) {
  if (!keysIn(state, whoIs(state), owner).includes(level)) throw refuse('keys_missing');
}

type Names = 'exception_list' | 'exception_give' | 'exception_take';

export const exceptionHandlers: Handlers<Names> = {
  exception_list: (state) => ({
    rows: state.exceptions.filter(({ person_id: id, of, level }) =>
      levelsByName(state, personOf(state, id), of ?? NOBODY).includes(level),
    ),
  }),
  exception_give(state, request) {
    checkPassword(state, request.password);
    const owner = ownerOf(state, request);
    const { person_id: personId, of, level, history_from } = request;
    const person = personOf(state, personId);
    if (isFrozen(person, state.now())) throw refuse('person_unknown');
    if (keysIn(state, person, owner).includes(level)) throw refuse('wrong_state');
    checkHolds(state, owner, request);
    state.exceptions.push({ person_id: personId, of, level, history_from });
    record(state, 'exception.give', { text: person.name, level, history_from });
    return {};
  },
  exception_take(state, request) {
    checkPassword(state, request.password);
    const owner = ownerOf(state, request);
    const { person_id: personId, of, level } = request;
    const person = personOf(state, personId);
    if (!levelsByName(state, person, owner).includes(level)) throw refuse('wrong_state');
    checkHolds(state, owner, request);
    state.exceptions = state.exceptions.filter(
      (one) => one.person_id !== personId || one.of !== of || one.level !== level,
    );
    record(state, 'exception.take', { text: person.name, level });
    record(state, 'keys.renew');
    return {};
  },
};
