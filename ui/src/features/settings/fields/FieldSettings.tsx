import { useState } from 'react';

import { useCommand, useCommandQuery } from '../../../api/queries';
import type { CatalogueField, FieldCatalogue } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { useSayError } from '../../../shared/errors/useSayError';
import { toast } from '../../../shared/toast';
import { Button } from '../../../shared/ui/Button';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { Notice } from '../../../shared/ui/Notice';
import { useShown } from '../shown';
import { FieldDialog } from './FieldDialog';
import { FieldHistory } from './FieldHistory';
import classes from './fields.module.css';
import { FieldTable } from './FieldTable';
import { LevelDialog, Working } from './LevelDialog';

const GROUPS = ['basic', 'contact', 'deal', 'billing', 'identity', 'custom'] as const;

type Open = { kind: 'level' | 'edit'; field: CatalogueField } | { kind: 'add' } | null;

/** 字段目录: how each field is protected, and the fields the vault has of its own. */
export function FieldSettings() {
  const { t } = useI18n();
  const words = t.fields;
  const shown = useShown('fields');
  const { data, error } = useCommandQuery('field_catalogue', {}, { enabled: shown });
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  if (!shown) return null;
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  const inGroup = (group: (typeof GROUPS)[number]) => data.fields.filter((field) => field.group === group);
  const hasOwn = inGroup('custom').length > 0;

  return (
    <div data-testid="settings-fields">
      <p className={classes['text']}>{words.text}</p>
      {!data.may_raise && !data.may_save && <p className={classes['text']}>{words.onlyLook}</p>}
      {data.resealing && <Resealing mayGoOn={data.may_raise} />}
      {GROUPS.map((group) => (
        <FieldTable
          key={group}
          catalogue={data}
          fields={inGroup(group)}
          onLevel={(field) => setOpen({ kind: 'level', field })}
          onEdit={(field) => setOpen({ kind: 'edit', field })}
        />
      ))}
      {!hasOwn && (
        <div className={classes['group']} data-testid="fields-none">
          <h3>{words.none}</h3>
          <p className={classes['text']}>{words.noneText}</p>
        </div>
      )}
      {data.may_save && (
        <div className={classes['foot']}>
          <Button
            disabled={data.slots_left === 0}
            data-testid="field-add"
            onClick={() => setOpen({ kind: 'add' })}
          >
            {words.add}
          </Button>
          {data.slots_left === 0 && <span className={classes['muted']}>{words.addNone}</span>}
        </div>
      )}
      <FieldHistory changes={data.history} />
      <Dialogs open={open} catalogue={data} onClose={close} />
    </div>
  );
}

function Dialogs({
  open,
  catalogue,
  onClose,
}: {
  open: Open;
  catalogue: FieldCatalogue;
  onClose: () => void;
}) {
  if (open === null) return null;
  if (open.kind === 'level') {
    return <LevelDialog field={open.field} mayLower={catalogue.may_lower} onClose={onClose} />;
  }
  return (
    <FieldDialog catalogue={catalogue} field={open.kind === 'edit' ? open.field : null} onClose={onClose} />
  );
}

/** Customers that wait to be sealed by the new level. */
function Resealing({ mayGoOn }: { mayGoOn: boolean }) {
  const { t } = useI18n();
  const words = t.fields;
  const command = useCommand('field_reseal');
  const cancel = useCommand('field_reseal_cancel');
  const sayError = useSayError();
  async function run() {
    try {
      const { moved, left, cancelled } = await command.run({});
      toast({ text: (left > 0 || cancelled ? words.doneLeft : words.done)({ moved }) });
    } catch (reason) {
      sayError(reason);
    }
  }
  return (
    <Notice
      tone="warning"
      role="status"
      testId="fields-resealing"
      actions={
        mayGoOn &&
        (command.pending ? (
          <Button size="small" onClick={() => void cancel.run({})}>
            {words.stop}
          </Button>
        ) : (
          <Button size="small" data-testid="fields-go-on" onClick={() => void run()}>
            {words.goOn}
          </Button>
        ))
      }
    >
      <p>{words.resealing}</p>
      <p className={classes['text']}>{words.resealingText}</p>
      {command.pending && <Working />}
    </Notice>
  );
}
