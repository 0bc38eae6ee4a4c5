import { createHashHistory, type RouterHistory } from '@tanstack/react-router';

/** Places of the person who is logged in, and of those who were before, by the keys the router gives them. */
let own = new Set<string>();
let others = new Set<string>();

function keyOf({ location }: RouterHistory): string {
  return location.state.__TSR_key ?? '';
}

/**
 * Places by the address after `#`. The window's history cannot be emptied: for the next person, going back ends at
 * the start instead of at what somebody else has filtered or searched for.
 */
export function ownHistory(atStart: boolean): RouterHistory {
  if (atStart) {
    window.history.replaceState(null, '', '#/');
    others = new Set([...others, ...own]);
    own = new Set();
  }
  const history = createHashHistory();
  own.add(keyOf(history));
  history.subscribe(({ action }) => {
    const key = keyOf(history);
    if (action.type !== 'PUSH' && action.type !== 'REPLACE' && others.has(key)) history.replace('/');
    else own.add(key);
  });
  return history;
}
