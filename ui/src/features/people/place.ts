/** What the page of people shows; the address holds it. */
export interface PeoplePlace {
  /** The person beside the table. */
  readonly open?: string | undefined;
  /** The form for a new person is open. */
  readonly add?: true | undefined;
}

export function readPeoplePlace(raw: Record<string, unknown>): PeoplePlace {
  const place: PeoplePlace = {
    open: typeof raw['open'] === 'string' ? raw['open'] : undefined,
    add: raw['add'] === true ? true : undefined,
  };
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}

/** Whom the page of a handover is about. */
export function readPersonId(raw: Record<string, unknown>): string {
  return typeof raw['personId'] === 'string' ? raw['personId'] : '';
}
