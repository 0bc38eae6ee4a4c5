import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { toCallError, type CallError } from '../../../api/errors';
import { commandQuery, useCommand } from '../../../api/queries';
import type { CustomerCard, Saved } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { usePlatform } from '../../../platform/context';
import { toast } from '../../../shared/toast';
import type { Duplicates } from './useDuplicates';
import { changedInputs, createInputs, formOf, mainField, valuesOf, type FormState } from './formState';
import { problemOf, type Problem } from './refusal';

interface Saving {
  readonly state: FormState;
  readonly stored: FormState;
  /** What the edit is based on; absent for a new customer. */
  readonly base: CustomerCard | undefined;
  readonly duplicates: Duplicates;
  /** A field has to be put right: show it and go there. */
  readonly onProblem: (problem: Problem) => void;
  readonly onSaved: (saved: Saved) => void;
  /** The newest version of the record, with what has been typed on top of it. */
  readonly onReloaded: (card: CustomerCard, state: FormState) => void;
}

export interface CustomerSave {
  readonly save: () => Promise<void>;
  /** Takes the newest versions as the base; what was typed stays. */
  readonly reload: () => Promise<void>;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  /** A refusal that is about no single field. */
  readonly error: CallError | undefined;
  readonly conflict: boolean;
  /** Something was typed: what the last attempt said no longer holds. */
  readonly forget: () => void;
}

/** Creates or changes the customer and says what came of it. */
export function useCustomerSave(saving: Saving): CustomerSave {
  const { state, stored, base, duplicates } = saving;
  const { t } = useI18n();
  const platform = usePlatform();
  const client = useQueryClient();
  const create = useCommand('customer_create');
  const update = useCommand('customer_update');
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [error, setError] = useState<CallError | undefined>(undefined);
  const [conflict, setConflict] = useState(false);
  const busy = create.pending || update.pending;

  const point = (next: Problem) => {
    setProblem(next);
    saving.onProblem(next);
  };
  const fail = (reason: unknown) => {
    const failure = toCallError(reason);
    const wrong = problemOf(t, failure, mainField(state.kind));
    if (wrong !== undefined) point(wrong);
    else if (failure.code === 'conflict') setConflict(true);
    else if (failure.code === 'duplicate') duplicates.check();
    else setError(failure);
  };
  const forget = () => {
    setProblem(undefined);
    setError(undefined);
  };

  const send = (): Promise<Saved> =>
    base === undefined
      ? create.run({
          kind: state.kind,
          fields: createInputs(state),
          company_link: state.link?.recordId ?? null,
          accept_duplicate: duplicates.shown,
        })
      : update.run({
          record_id: base.row.record_id,
          versions: base.versions,
          fields: changedInputs(state, stored),
          company_link:
            state.link !== null && state.link.recordId !== stored.link?.recordId ? state.link.recordId : null,
          unlink_company: state.link === null && stored.link !== null,
        });

  const save = async () => {
    if (busy) return;
    forget();
    if (!isNamed(state)) {
      point({ field: mainField(state.kind), text: t.customers.form.nameNeeded });
      return;
    }
    try {
      const saved = await send();
      const done = base === undefined ? t.customers.done.created : t.customers.done.saved;
      const warnings = [...new Set(saved.warnings.map(({ code }) => t.customers.warning[code]))];
      toast({
        text: [done, ...warnings].join(t.customers.form.join),
        tone: warnings.length > 0 ? 'warning' : 'plain',
      });
      saving.onSaved(saved);
    } catch (reason) {
      fail(reason);
    }
  };

  const reload = async () => {
    if (base === undefined) return;
    try {
      const fresh = await client.query({
        ...commandQuery(platform, 'customer_show', { record_id: base.row.record_id }),
        staleTime: 0,
      });
      const typed = changedInputs(state, stored).map(({ field }) => field);
      const values = Object.fromEntries(typed.map((field) => [field, valuesOf(state, field)]));
      const next = formOf(fresh);
      saving.onReloaded(fresh, { ...next, link: state.link, values: { ...next.values, ...values } });
      setConflict(false);
    } catch (reason) {
      setError(toCallError(reason));
    }
  };

  return { save, reload, busy, problem, error, conflict, forget };
}

function isNamed(state: FormState): boolean {
  return (['company', 'name'] as const).some((field) =>
    valuesOf(state, field).some((value) => value.kind === 'keep' || value.text.trim() !== ''),
  );
}
